"""Numbers on the pages about one unit, against exact fractions, linear programming and plane geometry."""

from __future__ import annotations

from fractions import Fraction as F
from itertools import permutations, product

import numpy as np
import pytest
from scipy.optimize import linprog
from support import book

from nnref.site.exercise_files import load
from nnref.site.values import look_up

ROWS = [(0, 0), (1, 0), (0, 1), (1, 1)]
AND, OR, XOR, NAND = [0, 0, 0, 1], [0, 1, 1, 1], [0, 1, 1, 0], [1, 1, 1, 0]


def value(target: str):
    return look_up(f"perceptron/{target}", book().runs)


def learn(y, w=(0, 0), b=0, eta=1, rows=ROWS, epochs=60, fit_bias=True):
    """The rule in fractions: no rounding. Mistakes of each epoch up to the first without one, and what was passed."""
    w, b, eta = [F(str(v)) for v in w], F(str(b)), F(str(eta))
    mistakes, passed = [], [(*w, b)]
    for _ in range(epochs):
        mistakes.append(0)
        for x, label in zip(rows, y):
            error = label - (sum(p * q for p, q in zip(x, w)) + b > 0)
            if error:
                w = [q + eta * error * p for p, q in zip(x, w)]
                b += eta * error * fit_bias
                mistakes[-1] += 1
                passed.append((*w, b))
        if not mistakes[-1]:
            break
    return mistakes, passed


def separable(y) -> bool:
    """Whether a line exists, by linear programming: (2y - 1)(x w + b) >= 1 for every row."""
    sign = [2 * label - 1 for label in y]
    constraints = [[-s * p for p in (*x, 1)] for x, s in zip(ROWS, sign)]
    return linprog([0, 0, 0], A_ub=constraints, b_ub=[-1] * 4, bounds=(None, None)).status == 0


def test_fourteen_of_sixteen_tables_have_a_line():
    tables = list(product([0, 1], repeat=4))
    assert value("exercises/count_gates.total") == len(tables)
    assert value("exercises/count_gates.count") == sum(map(separable, tables))
    assert not separable(XOR)


def test_the_map_of_gates_counts_pairs_by_the_conditions():
    grid = [F(-58, 100) + k * F(5, 100) for k in range(39)]
    half = F(1, 2)
    pairs = list(product(grid, grid))
    assert value("gate_map.pairs") == len(pairs)
    assert value("gate_map.counts[1]") == sum(a <= half and b <= half and a + b > half for a, b in pairs)
    assert value("gate_map.kinds") == len({(a > half, b > half, a + b > half) for a, b in pairs})


def test_the_boundary_is_as_far_as_the_area_of_its_triangle_says():
    """The triangle between the axes and the boundary, once by its legs and once by its base and height."""
    w, theta = (0.3, 0.4), 0.5
    legs = theta / w[0], theta / w[1]
    assert value("boundary.distance") == pytest.approx(legs[0] * legs[1] / np.hypot(*legs))


def test_a_forgotten_sign_lets_every_row_fire():
    sums = [F(3, 10) * p + F(4, 10) * q for p, q in ROWS]
    assert value("bias_sign.fired[0]") == sum(s - F(1, 2) > 0 for s in sums)
    assert value("bias_sign.fired[1]") == sum(s + F(1, 2) > 0 for s in sums)


def test_the_table_with_one_mistake_ends_after_two_corrections():
    mistakes, passed = learn(AND, (0.7, 0.4), -0.5, 0.1, fit_bias=False)
    assert value("fixed_threshold.updates") == sum(mistakes)
    assert value("fixed_threshold.epochs") == len(mistakes)
    assert value("fixed_threshold.w[0]") == pytest.approx(float(passed[-1][0]))


def test_and_is_learned_in_the_steps_that_the_figure_shows():
    mistakes, passed = learn(AND, (0.7, 0.4), -0.5, 0.35)
    assert value("and_learned.updates") == sum(mistakes)
    drawn = book().runs["perceptron/and_learned"].values["history"]
    assert np.array([[*w, b] for w, b in drawn]) == pytest.approx(np.array(passed, dtype=float))


def test_the_limit_of_the_rate_is_exact():
    start = (0.7, 0.4), -0.5
    ends = {k: learn(AND, *start, F(k, 100), fit_bias=False)[0][-1] == 0 for k in range(1, 201)}
    assert value("rates.last_end") == max(k for k in ends if ends[k]) / 100
    assert value("rates.first_never") == min(k for k in ends if not ends[k]) / 100
    assert [k for k in ends if not ends[k]] == list(range(60, 201))


@pytest.mark.parametrize(("panel", "eta"), [(0, F(1, 10)), (1, F(8, 10))])
def test_the_grid_has_as_many_points_in_the_triangle_as_drawn(panel, eta):
    steps = range(-15, 16)
    points = [(F(7, 10) + i * eta, F(4, 10) + j * eta) for i in steps for j in steps]
    half = F(1, 2)
    assert value(f"weight_plane.inside[{panel}]") == sum(a <= half and b <= half and a + b > half for a, b in points)


@pytest.mark.parametrize("column", ["fixed", "trained"])
def test_each_rate_takes_as_many_corrections_as_listed(column):
    for k, eta in enumerate(["0.05", "0.1", "0.2", "0.5", "0.6", "1", "10"]):
        assert value(f"rates.rates[{k}]") == float(eta)
        mistakes, _ = learn(AND, (0.7, 0.4), -0.5, eta, fit_bias=column == "trained", epochs=200)
        assert value(f"rates.{column}[{k}]") == (sum(mistakes) if mistakes[-1] == 0 else -1)


def test_every_order_of_the_rows_ends():
    counts = [sum(learn([AND[k] for k in order], rows=[ROWS[k] for k in order])[0]) for order in permutations(range(4))]
    assert value("row_order.count") == len(counts)
    assert (value("row_order.fewest"), value("row_order.most")) == (min(counts), max(counts))


def test_without_rounding_nand_takes_the_larger_number_of_corrections():
    mistakes, _ = learn(NAND)
    assert value("ties.updates[0]") == value("ties.updates[1]") == sum(mistakes)
    assert value("ties.updates[2]") < sum(mistakes)


def test_xor_comes_back_to_the_weights_it_had():
    mistakes, passed = learn(XOR, epochs=12)
    assert book().runs["perceptron/xor_cycles"].values["mistakes"][1] == mistakes
    assert value("xor_cycles.per_cycle") == mistakes[-1]
    ends = [passed[sum(mistakes[: k])] for k in range(len(mistakes) + 1)]  # after 0, 1, 2, ... epochs
    epoch = next(k for k in range(len(ends)) if ends[k] in ends[:k])
    assert (value("more_epochs.epoch"), value("more_epochs.first")) == (epoch, ends.index(ends[epoch]))


def test_or_is_learned_by_hand_as_listed():
    mistakes, _ = learn(OR)
    assert (value("exercises/or_by_hand.updates"), value("exercises/or_by_hand.epochs")) == (sum(mistakes), len(mistakes))


def test_one_correction_moves_the_sum_of_its_row_as_derived():
    z = [F(11, 10) - F(15, 10) + k * F(1, 10) * 3 for k in range(3)]
    assert book().runs["perceptron/exercises/one_update"].values["z"] == pytest.approx([float(v) for v in z])
    assert value("exercises/one_update.move") == pytest.approx(0.3)


@pytest.mark.parametrize(("k", "distance"), [(0, F(10, 5)), (1, F(10, 10)), (2, F(20, 10))])
def test_distances_come_from_the_triangle_three_four_five(k, distance):
    assert value(f"exercises/distance.distances[{k}]") == distance


def test_one_of_eight_inputs_fires():
    w = F(6, 10), F(-4, 10), F(3, 10)
    sums = [sum(p * q for p, q in zip(x, w)) for x in product([0, 1], repeat=3)]
    assert value("exercises/by_hand.fires") == sum(total > F(8, 10) for total in sums)
    assert value("exercises/by_hand.largest") == pytest.approx(float(max(sums)))
    assert value("exercises/by_hand.b") == -0.8


@pytest.mark.parametrize(("k", "eta"), list(enumerate(["0.1", "0.25", "0.3", "0.5"])))
def test_updates_from_zero_with_a_fixed_threshold(k, eta):
    mistakes, _ = learn(AND, b="-0.5", eta=eta, fit_bias=False)
    assert not mistakes[-1]
    assert value(f"exercises/rates_from_zero.updates[{k}]") == sum(mistakes)


def test_from_zero_learning_ends_up_to_the_threshold_and_no_further():
    assert value("exercises/rates_from_zero.largest") == 0.5
    assert learn(AND, b="-0.5", eta="0.501", fit_bias=False)[0][-1]


def test_a_negative_threshold_has_weights_for_nand_and_the_program_of_the_exercise_prints_them():
    fires = [int(F(-4, 10) * (p + q) > F(-5, 10)) for p, q in product([0, 1], repeat=2)]
    assert fires == NAND
    assert book().runs["perceptron/exercises/nand_fixed"].output.splitlines()[-1].endswith("[1 1 1 0]")


@pytest.mark.parametrize(
    ("inputs", "y", "answer"), [(2, [0, 0, 0, 1], ("ends", 6)), (2, [0, 1, 1, 0], ("repeats", 3)), (3, [0, 0, 1, 1, 1, 0, 0, 0], ("repeats", 8))]
)
def test_the_exercise_wants_the_epoch_in_which_learning_repeats_itself(inputs, y, answer):
    """From the updates in fractions: what stood at the end of each epoch."""
    mistakes, passed = learn(y, [0] * inputs, rows=list(product([0, 1], repeat=inputs)))
    ends, seen = 0, {passed[0]}
    for epoch, count in enumerate(mistakes, start=1):
        ends += count
        if not count or passed[ends] in seen:
            break
        seen.add(passed[ends])
    assert ("repeats" if count else "ends", epoch) == answer
    assert repr(answer).replace("'", '"') in {check["wanted"] for check in load("perceptron/comes_back").checks}


def test_as_many_random_starts_are_and_as_the_conditions_say():
    """The share of all starts is the volume of the solutions in the cube, here by a fine grid."""
    before, starts = value("from_any_start.before"), value("from_any_start.starts")
    step = np.linspace(-5, 5, 201)[:-1] + 0.025
    w1, w2, theta = np.meshgrid(step, step, step, sparse=True)
    share = ((theta >= 0) & (w1 <= theta) & (w2 <= theta) & (w1 + w2 > theta)).mean()
    assert abs(before - share * starts) < 3 * np.sqrt(starts * share * (1 - share))
    assert value("from_any_start.after") == starts
