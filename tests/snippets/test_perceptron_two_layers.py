"""The numbers of the page on two layers, against Python's operators and closed forms."""

from support import book

ROWS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def values(name):
    return book().runs[f"perceptron/{name}"].values


def output(name):
    return book().runs[f"perceptron/{name}"].output


def test_the_network_made_by_hand_is_or_nand_and_their_and():
    table = [list(map(int, line.split())) for line in output("two_layers").splitlines()[1:5]]
    for (x1, x2), row in zip(ROWS, table, strict=True):
        assert row == [x1, x2, x1 | x2, 1 - (x1 & x2), x1 ^ x2]
    assert output("two_layers").splitlines()[5] == "nnref: 0 1 1 0"
    assert (values("two_layers")["units"], values("two_layers")["parameters"]) == (3, 9)
    assert values("hidden_space")["points"] == len({(x1 | x2, 1 - (x1 & x2)) for x1, x2 in ROWS})


def test_two_units_are_enough_when_the_output_sees_the_inputs():
    assert (values("two_units")["units"], values("two_units")["right"]) == (2, 4)
    assert [int(x1 + x2 - 2 * int(x1 + x2 > 1.5) > 0.5) for x1, x2 in ROWS] == [x1 ^ x2 for x1, x2 in ROWS]


def test_without_a_step_between_them_two_layers_are_one_unit_blind_to_its_inputs():
    known = values("no_step_between")
    hidden = [(x1 + x2 - 0.5, -x1 - x2 + 1.5) for x1, x2 in ROWS]
    assert known["z"] == [h1 + h2 - 1.5 for h1, h2 in hidden] == [-0.5] * 4
    assert known["W"] == [[0], [0]]
    assert known["same"] and known["right"] == sum((x1 ^ x2) == 0 for x1, x2 in ROWS) == 2
