"""The numbers of the page on backpropagation in twenty lines, against PyTorch, closed forms and other draws."""

import ast
import re

import numpy as np
import pytest
import torch
from support import book, solved, started

from nnref import MLP, moons, squared_error
from nnref.site.paths import ROOT


def values(name):
    return book().runs[f"backprop/{name}"].values


def output(name):
    return book().runs[f"backprop/{name}"].output


def twenty_lines():
    """The function of the page, alone, and how many lines it has."""
    source = (ROOT / "snippets/backprop/twenty_lines.py").read_text(encoding="utf-8")
    function = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    names = {"np": np}
    exec(ast.get_source_segment(source, function), names)
    return names["loss_and_gradient"], function.end_lineno - function.lineno + 1


def tensors(arrays):
    return [torch.tensor(np.asarray(array), dtype=torch.float64, requires_grad=True) for array in arrays]


def torch_loss(x, y, W, b):
    """Half the squared error of a network with tanh in all layers but the last, averaged over the rows."""
    a = torch.as_tensor(x)
    for layer, (w, v) in enumerate(zip(W, b)):
        a = a @ w + v
        a = torch.tanh(a) if layer < len(W) - 1 else a
    return ((a - torch.as_tensor(y)) ** 2).sum() / (2 * len(x))


def descend(loss, parts, rate):
    """A step of gradient descent, in place."""
    for part, slope in zip(parts, torch.autograd.grad(loss, parts), strict=True):
        part.data -= rate * slope


@pytest.mark.parametrize("sizes", [[3, 2], [3, 4, 2], [2, 5, 3, 4]])
def test_the_function_has_twenty_lines_and_the_gradient_of_pytorch_and_of_the_package(sizes):
    function, lines = twenty_lines()
    assert lines == 20
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(7, sizes[0])), rng.normal(size=(7, sizes[-1]))
    W = [rng.normal(size=shape) for shape in zip(sizes, sizes[1:])]
    b = [rng.normal(size=k) for k in sizes[1:]]
    loss, dW, db = function(x, y, W, b)
    V, c = tensors(W), tensors(b)
    expected = torch_loss(x, y, V, c)
    expected.backward()
    assert loss == pytest.approx(expected.item(), rel=1e-12)
    for ours, theirs in zip(dW + db, V + c, strict=True):
        assert ours == pytest.approx(theirs.grad.numpy(), rel=1e-9, abs=1e-12)
    net = MLP(sizes)
    net.theta = np.concatenate([part.ravel() for pair in zip(W, b) for part in pair])
    theirs, gradient = net.loss_and_gradient(x, y, squared_error)
    assert theirs == pytest.approx(loss, rel=1e-12)
    assert np.concatenate([part.ravel() for pair in zip(dW, db) for part in pair]) == pytest.approx(gradient, rel=1e-9, abs=1e-12)


def test_pytorch_goes_down_the_moons_to_the_same_losses():
    x, y = moons(rng=0)
    rng, sizes, losses = np.random.default_rng(0), [2, 8, 8, 1], []
    W = tensors([rng.normal(0, d**-0.5, (d, k)) for d, k in zip(sizes, sizes[1:])])
    b = tensors([np.zeros(k) for k in sizes[1:]])
    for _ in range(101):
        loss = torch_loss(x, y[:, None], W, b)
        losses.append(loss.item())
        descend(loss, W + b, 0.5)
    known = values("twenty_lines")["shown"]
    assert known[:3] == pytest.approx([losses[0], losses[10], losses[100]], rel=1e-8)
    assert known[3] < 0.2 * known[2] and values("twenty_lines")["rows"] == len(x)


def test_loops_and_einsum_give_the_gradients_of_a_layer():
    known = {name: np.array(array) for name, array in values("layer_gradients").items()}
    assert known["dW"] == pytest.approx(np.einsum("im,ij->mj", known["a"], known["delta"]))
    assert known["da"] == pytest.approx(np.einsum("ij,mj->im", known["delta"], known["W"]))
    assert known["db"] == pytest.approx([sum(column) for column in known["delta"].T.tolist()])
    assert known["same"] == 1


def test_backward_takes_twice_the_multiplications_of_forward_less_those_of_one_product():
    for hidden, (forward, backward, ratio) in zip((1, 2, 8), values("multiplications")["table"], strict=True):
        first, last = 200 * 32 * 32, 200 * 32 * 10
        assert forward == hidden * first + last
        assert backward == 2 * forward - first
        assert ratio == backward / forward < 2


def test_the_numbers_kept_are_the_rows_times_the_widths():
    known = values("kept_values")
    assert known["kept"] == [n * (64 + 32 + 10) for n in known["rows"]]
    assert known["p"] == 64 * 32 + 32 + 32 * 10 + 10
    assert (known["more"] - 1) * 106 <= known["p"] < known["more"] * 106


def test_without_the_division_by_n_pytorch_diverges_in_the_same_way():
    for place, n in ((2, 20), (4, 200)):
        x, y = moons(n=n, rng=0)
        for row, factor in ((place, 1), (place + 1, n)):
            net, losses = MLP([2, 8, 1], rng=0), []
            W, b = tensors(net.weights), tensors(net.biases)
            for _ in range(4):
                loss = torch_loss(x, y[:, None], W, b)
                losses.append(loss.item())
                descend(loss, W + b, 0.1 * factor)
            assert values("without_n")["table"][row] == pytest.approx(losses, rel=1e-6)


def test_rows_put_in_twice_change_neither_the_loss_nor_its_gradient():
    function, _ = twenty_lines()
    rng = np.random.default_rng(2)
    x, y, W, b = rng.normal(size=(5, 3)), rng.normal(size=(5, 2)), [rng.normal(size=(3, 2))], [rng.normal(size=2)]
    once, twice = function(x, y, W, b), function(np.vstack([x, x]), np.vstack([y, y]), W, b)
    assert once[0] == pytest.approx(twice[0])
    assert once[1][0] == pytest.approx(twice[1][0]) and once[2][0] == pytest.approx(twice[2][0])


def test_different_sizes_refuse_two_of_the_four_mistakes_and_equal_sizes_none():
    _, *lines = output("silent_shapes").splitlines()
    apart = [("refused" in line[14:24]) for line in lines]
    assert apart == [True, True, False, False]
    assert [("refused" in line[24:]) for line in lines] == [False] * 4
    with pytest.raises(RuntimeError):
        torch.zeros(5, 4) + torch.zeros(4, 1)
    assert (torch.zeros(4, 4) + torch.zeros(4, 1)).shape == (4, 4)


def test_pytorch_gives_the_same_slopes_of_an_output_in_the_inputs():
    known = values("no_labels")
    W1, b1, W2, b2, x = tensors([known[name] for name in ("W1", "b1", "W2", "b2", "x")])
    (torch.tanh(x @ W1 + b1) @ W2 + b2).backward()
    assert known["by_input"] == pytest.approx(x.grad[0].numpy(), rel=1e-9)
    assert known["measured"] == pytest.approx(x.grad[0].numpy(), abs=1e-8)


def test_as_many_draws_solve_the_table_in_pytorch():
    rng = np.random.default_rng(0)
    for d, (found, tries, _) in zip((2, 3), values("try_again")["table"], strict=True):
        x = torch.tensor([[float(bit) for bit in f"{row:0{d}b}"] for row in range(2**d)], dtype=torch.float64)
        odd = x.sum(dim=1) % 2 == 1
        count = 0
        for _ in range(tries // 10_000):
            shapes = [(10_000, d, 4), (10_000, 1, 4), (10_000, 4, 1), (10_000, 1, 1)]
            W1, b1, W2, b2 = (torch.from_numpy(rng.normal(0, 4, shape)) for shape in shapes)
            fires = torch.baddbmm(b2, torch.tanh(x @ W1 + b1), W2)[..., 0] > 0
            count += int((fires == odd).all(dim=1).sum())
        assert count == found


def test_as_many_starts_solve_xor_in_pytorch():
    x = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
    y = torch.tensor([[0.0], [1.0], [1.0], [0.0]], dtype=torch.float64)
    net = MLP([2, 4, 1], replicas=50, rng=0)
    W1, W2 = tensors(net.weights)
    b1, b2 = tensors([bias[:, None, :] for bias in net.biases])
    for _ in range(400):
        z = torch.tanh(x @ W1 + b1) @ W2 + b2
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y.expand_as(z), reduction="sum") / len(x)
        descend(loss, [W1, b1, W2, b2], 2)
    z = torch.tanh(x @ W1 + b1) @ W2 + b2
    assert int(((z > 0) == (y > 0.5)).all(dim=1).sum()) == values("try_again")["table"][0][2]


def test_the_repaired_program_of_the_exercise_has_the_gradient_of_pytorch_and_the_starter_has_not():
    rng = np.random.default_rng(3)
    x, y, W = rng.normal(size=(5, 3)), rng.normal(size=(5, 3)), [rng.normal(size=(3, 3)) for _ in range(3)]
    V = tensors(W)
    torch_loss(x, y, V, [0, 0, 0]).backward()
    right, wrong = (names["gradients"](x, y, W) for names in (solved("backprop/equal_widths"), started("backprop/equal_widths")))
    for layer, part in enumerate(V):
        assert right[layer] == pytest.approx(part.grad.numpy(), rel=1e-9, abs=1e-12)
    assert abs(wrong[0] - V[0].grad.numpy()).max() > 0.01
    assert wrong[2] == pytest.approx(right[2])


def test_only_one_order_of_the_lines_of_the_exercise_runs_and_steps_as_pytorch_does():
    text = (ROOT / "snippets/backprop/exercises/backward_lines.toml").read_text(encoding="utf-8")
    lines = re.findall(r'^code = "(.*)"$', text, flags=re.MULTILINE)
    rng = np.random.default_rng(4)
    start = {"x": rng.normal(size=(5, 2)), "y": rng.normal(size=(5, 2)), "n": 5, "eta": 0.3, "np": np}
    start |= {"W1": rng.normal(size=(2, 2)), "W2": rng.normal(size=(2, 2))}
    V = tensors([start["W1"], start["W2"]])
    torch_loss(start["x"], start["y"], V, [0, 0]).backward()
    wanted = [(part - 0.3 * part.grad).detach().numpy() for part in V]

    def steps_right(order):
        names = dict(start)
        try:
            exec("\n".join(order), names)
        except NameError:
            return False
        return all(np.allclose(names[name], part) for name, part in zip(("W1", "W2"), wanted))

    assert steps_right(lines)
    for k in range(len(lines) - 1):
        assert not steps_right([*lines[:k], lines[k + 1], lines[k], *lines[k + 2 :]])
