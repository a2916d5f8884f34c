"""The pages on the convergence theorem, against exact fractions, least squares and linear programming."""

from __future__ import annotations

from fractions import Fraction as F
from itertools import permutations, product
from math import sqrt

import numpy as np
import pytest
from scipy.optimize import linprog, nnls
from support import book

from nnref.site.values import look_up

ROWS = [(0, 0), (0, 1), (1, 0), (1, 1)]
AND, OR, NAND = [0, 0, 0, 1], [0, 1, 1, 1], [1, 1, 1, 0]


def value(target: str):
    return look_up(f"perceptron/{target}", book().runs)


def values(snippet: str, name: str):
    return book().runs[f"perceptron/{snippet}"].values[name]


def signed(rows, y):
    """The rows with their 1 appended, and turned where the label is 0."""
    return [[(2 * label - 1) * p for p in (*row, 1)] for row, label in zip(rows, y)]


def dot(p, q):
    return sum(a * b for a, b in zip(p, q))


def learn(rows, y, start=None, eta=1, epochs=1000):
    """The vector after every update, by the rule in the form v + eta u and in fractions."""
    exact = [[F(str(p)) for p in row] for row in rows]
    turned, eta = signed(exact, y), F(str(eta))
    v = [F(str(p)) for p in start] if start else [F(0)] * len(turned[0])
    passed = [v]
    for _ in range(epochs):
        before = len(passed)
        for u, label in zip(turned, y):
            if dot(u, v) < 0 or (label and dot(u, v) == 0):
                v = [p + eta * q for p, q in zip(v, u)]
                passed.append(v)
        if len(passed) == before:
            return passed
    raise AssertionError(f"no clean epoch in {epochs}")


def widest(u) -> float:
    """The largest margin of any direction: 1 over the length of the shortest v with u v >= 1 in every row.

    Lawson and Hanson, *Solving Least Squares Problems*, 1974, chapter 23, problem LDP.
    """
    u = np.array(u, dtype=float)
    target = np.append(np.zeros(u.shape[1]), 1.0)
    matrix = np.vstack([u.T, np.ones(len(u))])
    residual = matrix @ nnls(matrix, target)[0] - target
    return float(-residual[-1] / np.linalg.norm(residual[:-1]))


def smallest_bound(rows, y) -> float:
    u = signed(rows, y)
    return max(dot(row, row) for row in u) / widest(u) ** 2


def test_no_direction_has_a_wider_margin_than_the_one_on_the_page():
    assert value("and_margin.gamma") == pytest.approx(widest(signed(ROWS, AND)), rel=1e-6) == pytest.approx(1 / sqrt(17))
    assert value("and_margin.bound") == pytest.approx(51)
    assert value("and_margin.best") < value("and_margin.gamma")
    turned = signed([(-1,), (0,), (2,), (3,)], [0, 0, 1, 1])
    assert value("turned_rows.gamma") == pytest.approx(widest(turned), rel=1e-6)


def test_the_corridors_are_as_wide_as_the_areas_of_their_triangles_say():
    """The distance from (0, 1) to a line: twice the area of a triangle on it, over its base."""
    for shown, (w1, w2, b) in zip(values("margin", "margins"), [(0.3, 0.4, -0.5), (2, 2, -3)]):
        p, q = (0, -b / w2), (-b / w1, 0)
        area = abs((q[0] - p[0]) * (1 - p[1]) - (0 - p[0]) * (q[1] - p[1]))
        assert shown == pytest.approx(area / np.hypot(q[0] - p[0], q[1] - p[1]))


def test_three_rows_prove_that_the_margin_of_and_is_the_widest():
    u = signed(ROWS, AND)
    assert [5 * p + 5 * q + 7 * r for p, q, r in zip(u[2], u[1], u[3])] == [2, 2, -3]
    assert {dot(row, (2, 2, -3)) for row in u[1:]} == {1}


def test_every_link_of_the_chain_holds_after_each_update_of_and():
    passed = learn(ROWS, AND)
    assert value("squeeze.updates") == len(passed) - 1
    for k, v in enumerate(passed):
        forward, square = dot(v, (2, 2, -3)), dot(v, v)  # times sqrt(17)
        assert k <= forward
        assert forward**2 <= 17 * square
        assert square <= 3 * k
    assert values("squeeze", "length") == pytest.approx([sqrt(dot(v, v)) for v in passed[1:]])
    assert values("squeeze", "progress") == pytest.approx([dot(v, (2, 2, -3)) / sqrt(17) for v in passed[1:]])


def test_the_orders_of_and_in_fractions():
    runs = [learn([ROWS[i] for i in order], [AND[i] for i in order]) for order in permutations(range(4))]
    counts, ends = [len(run) - 1 for run in runs], [tuple(run[-1]) for run in runs]
    shown = [value(f"and_orders.{name}") for name in ("fewest", "most", "orders", "different")]
    assert shown == [min(counts), max(counts), len(runs), len(set(ends))]
    assert value("and_orders.fires") == sum(dot(v, (F("0.9"), F("0.4"), 1)) > 0 for v in ends)
    assert max(counts) <= value("and_orders.bound") == pytest.approx(smallest_bound(ROWS, AND), rel=1e-6)


def test_random_tables_stay_below_the_smallest_bound():
    rng = np.random.default_rng(5)
    for d, n in [(1, 6), (2, 9), (4, 12), (8, 20)] * 5:
        rows, w = rng.integers(-9, 10, size=(n, d)), rng.normal(size=d + 1)
        y = (np.column_stack([rows, np.ones(n)]) @ w > 0).astype(int).tolist()
        if len(set(y)) == 2:
            assert len(learn(rows.tolist(), y, epochs=20_000)) - 1 <= smallest_bound(rows.tolist(), y) * (1 + 1e-6)


def test_the_tables_of_the_scatter_take_the_updates_shown():
    """The same tables, learned by jumping from one wrong row to the next; the widest margin of some of them."""
    rng, n = np.random.default_rng(0), value("bound_scatter.n")
    most, above, tables = {}, 0, 0
    for d, gamma in product([3, 10, 30], np.geomspace(0.04, 0.5, 70)):
        y = rng.permutation(np.arange(n) % 2)
        side = rng.normal(size=(n, d - 1))
        side *= np.sqrt(1 - gamma**2) / np.linalg.norm(side, axis=1)[:, None]
        u = np.column_stack([gamma * np.ones(n), (2 * y - 1)[:, None] * side, 2 * y - 1])
        v, updates, at = np.zeros(d + 1), 0, 0
        while True:
            z = np.roll(u @ v, -at)
            wrong = np.flatnonzero((z < 0) | ((z == 0) & (np.roll(y, -at) == 1)))
            if not wrong.size:
                break
            at = (at + wrong[0]) % n
            v, updates, at = v + u[at], updates + 1, (at + 1) % n
        tables, above = tables + 1, above + (updates > 2 / gamma**2)
        most[d] = max(most.get(d, 0), updates)
        if tables % 70 == 35:
            assert widest(u) >= gamma * (1 - 1e-9)
            assert updates <= 2 / widest(u) ** 2
    assert values("bound_scatter", "most") == list(most.values())
    assert (value("bound_scatter.sets"), value("bound_scatter.above")) == (tables, above) == (210, 0)


def test_the_bound_from_any_start_holds_and_needs_its_second_term():
    beyond = 0
    for y, margin in [(AND, 1 / sqrt(17)), (OR, 1 / 3)]:
        for start, eta in product([(30, -20, 10), (0, 0, 40), (-9, -9, -9), (0, 50, -50)], ["1", "0.5", "7"]):
            updates = len(learn(ROWS, y, start, eta)) - 1
            beyond += updates > 3 / margin**2
            assert updates <= 3 / margin**2 + 2 * sqrt(dot(start, start)) / (float(eta) * margin)
    assert beyond
    for (updates, bound), (far, eta) in zip(values("far_start", "table"), [(0, 1), (10, 1), (100, 1), (100, 10), (100, 100)]):
        assert updates <= bound == pytest.approx(51 + 2 * far / eta * sqrt(17))


def test_narrow_margins_in_fractions():
    for (gamma, bound, updates), delta in zip(values("narrow_margin", "table"), ["0.5", "0.1", "0.02", "0.01"]):
        rows = [(1,), (1 - F(delta),)]
        assert updates == len(learn(rows, [1, 0])) - 1 <= bound
        assert gamma == pytest.approx(widest(signed(rows, [1, 0])), rel=1e-6)
        assert bound == pytest.approx(2 / gamma**2)
    assert value("narrow_margin.different") == len({tuple(v) for v in learn(rows, [1, 0])[1:]}) == updates


def test_one_input_with_both_labels_leaves_no_line_and_yet_the_weights_stay_small():
    x, y = values("never_ends", "x"), values("never_ends", "y")
    assert x[0] == x[1] and y[0] != y[1]
    constraints = [[-p for p in u] for u in signed(x, y)]
    assert linprog([0, 0, 0], A_ub=constraints, b_ub=[-1] * len(y), bounds=(None, None)).status == 2
    assert max(values("never_ends", "longest")) < 2 * value("never_ends.R")
    farthest = max(p * p + q * q + 1 for p, q in x)
    assert values("never_ends", "limits") == pytest.approx([sqrt(k * farthest) for k in (100, 1000, 10_000)])


def test_without_the_appended_one_the_bound_is_exceeded():
    for (without, bound, updates), c in zip(values("without_one", "table"), ["1", "0.5", "0.1"]):
        rows = [tuple(F(c) * p for p in row) for row in ROWS]
        assert updates == len(learn(rows, AND)) - 1 <= bound
        assert bound == pytest.approx(smallest_bound([[float(p) for p in row] for row in rows], AND), rel=1e-6)
        assert without == pytest.approx(16)
    assert updates > without


def test_and_of_many_inputs_has_the_bound_and_the_updates_shown():
    for d, (bound, updates) in enumerate(values("and_of_many", "table"), start=1):
        rows = list(product([0, 1], repeat=d))
        y = [int(all(row)) for row in rows]
        assert updates == len(learn(rows, y)) - 1
        assert bound == pytest.approx((d + 1) * (4 * d**2 + 1)) == pytest.approx(smallest_bound(rows, y), rel=1e-6)


def test_the_rate_matters_only_away_from_zero():
    for name, start in [("from_zero", (0, 0, 0)), ("from_afar", (10, -10, 10))]:
        shown = values("rate_from_zero", name)
        assert shown == [len(learn(ROWS, AND, start, eta, epochs=10_000)) - 1 for eta in ("0.01", "1", "100")]
        assert (len(set(shown)) == 1) == (name == "from_zero")


def test_the_answers_of_the_exercises():
    assert value("exercises/or_bound.bound") == pytest.approx(smallest_bound(ROWS, OR), rel=1e-6) == pytest.approx(27)
    assert value("exercises/or_bound.updates") == len(learn(ROWS, OR)) - 1
    products = [dot(u, (F(2, 3), F(2, 3), F(-1, 3))) for u in signed(ROWS, OR)]
    assert value("exercises/or_bound.gamma") == pytest.approx(float(min(products)))
    assert value("exercises/or_bound.R2") == max(dot(u, u) for u in signed(ROWS, OR))
    for n, (bound, updates) in zip([2, 4, 8, 16], values("exercises/bound_reached", "table"), strict=True):
        assert n == updates == pytest.approx(bound)
    assert smallest_bound([(1,), (-1,)], [1, 1]) == pytest.approx(2, rel=1e-6)
    assert len(learn([(1,), (-1,)], [1, 1])) - 1 == 2
    tables = [ROWS, [(2 * p, 2 * q) for p, q in ROWS], [(2 * p - 1, 2 * q - 1) for p, q in ROWS]]
    for rows, bound, updates in zip(tables, values("exercises/scaled_inputs", "bounds"), values("exercises/scaled_inputs", "updates")):
        assert bound == pytest.approx(smallest_bound(rows, AND), rel=1e-6)
        assert updates == len(learn(rows, AND)) - 1
    assert value("exercises/scaled_inputs.doubled") == pytest.approx(smallest_bound(ROWS, AND), rel=1e-6)
    eta = value("exercises/rate_for_start.eta")
    assert 2 * 100 * sqrt(17) / eta == pytest.approx(51)
    assert value("exercises/rate_for_start.bounds[2]") == pytest.approx(102)


def test_what_the_bound_says_and_what_it_does_not():
    far = [*ROWS, (-3, -3)], [*AND, 0]
    tables = [(ROWS, AND, 1), ([*ROWS, (1, 1)], [*AND, 1], 1), (ROWS[::-1], AND[::-1], 1), (*far, 1), (ROWS, AND, 10)]
    bounds, updates = values("exercises/what_the_bound_says", "bounds"), values("exercises/what_the_bound_says", "updates")
    for (rows, y, eta), bound, count in zip(tables, bounds, updates, strict=True):
        assert bound == pytest.approx(smallest_bound(rows, y), rel=1e-6)
        assert count == len(learn(rows, y, eta=eta)) - 1
