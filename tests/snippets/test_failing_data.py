"""The page on faulty data, against PyTorch, SciPy, scikit-learn, exact fractions and closed forms."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy import stats
from sklearn.datasets import load_digits
from sklearn.impute import SimpleImputer
from support import book, solved, started


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"failing/{name}"].values
    return {name: np.array(value) if isinstance(value, list) else value for name, value in left.items()}


def test_the_losses_of_the_sorted_run_are_those_of_torch():
    known = values("data_order")
    x, y = load_digits(return_X_y=True)
    x, y = torch.from_numpy(x[:600] / 16), torch.from_numpy(y[:600])
    W = torch.from_numpy(0.01 * np.random.default_rng(0).normal(size=(64, 10))).requires_grad_()
    b = torch.zeros(10, dtype=torch.float64, requires_grad=True)
    cross_entropy = torch.nn.functional.cross_entropy
    order, losses, batches = torch.argsort(y, stable=True), [], []
    for _ in range(4):
        for rows in order.reshape(20, 30):
            loss = cross_entropy(x[rows] @ W + b, y[rows])
            slopes = torch.autograd.grad(loss, (W, b))
            with torch.no_grad():
                W -= 0.5 * slopes[0]
                b -= 0.5 * slopes[1]
                losses.append(cross_entropy(x @ W + b, y).item())
            batches.append(loss.item())
    assert known["curves"][0] == pytest.approx(losses, rel=1e-6)
    assert known["running"][0] == pytest.approx(np.mean(batches[-20:]), rel=1e-6)
    label = (x @ W + b).argmax(dim=1)
    assert known["final"][0] == pytest.approx((label == y).double().mean().item())
    assert known["nines"][0] == pytest.approx((label == 9).double().mean().item())


def test_sorted_batches_swing_and_look_better_than_they_are():
    known = values("data_order")
    rises = (np.diff(known["curves"], axis=1) > 0).sum(axis=1)
    assert rises[0] > 2 * rises[1]
    assert known["running"][0] < 0.6 * known["curves"][0][-1]
    assert known["running"][1] > known["curves"][1][-1]
    assert known["final"][1] > known["final"][0] + 0.4 and known["nines"][0] > 4 * known["nines"][1]


def test_a_batch_of_one_class_raises_its_bias_and_lowers_all_others():
    source = torch.Generator().manual_seed(0)
    x, W = (torch.randn(shape, generator=source, dtype=torch.float64) for shape in ((30, 8), (8, 5)))
    b = torch.zeros(5, dtype=torch.float64, requires_grad=True)
    z = x @ W + b
    slope = torch.autograd.grad(torch.nn.functional.cross_entropy(z, torch.full((30,), 3)), b)[0]
    mean = torch.softmax(z, dim=1).mean(dim=0)
    mean[3] -= 1
    assert torch.allclose(slope, mean)
    assert (slope > 0).tolist() == [True, True, True, False, True]


def test_the_columns_are_described_as_counted_by_hand():
    known = values("data_columns")
    columns = known["height"], known["grams"], known["told"]
    for row, column in zip(known["table"][:3], columns, strict=True):
        share = Counter(column.tolist()).most_common(1)[0][1] / 300
        assert row == pytest.approx([min(column), sum(column) / 300, max(column), share])
    unscaled, scaled = known["slopes"]
    assert unscaled[1] > 1e5 * unscaled[0] and scaled.argmin() == 2
    assert known["kappas"][0] > 1e12 and known["kappas"][1] < 1.2


def test_the_slope_of_the_grams_is_the_covariance_with_the_target():
    known = values("data_columns")
    for j, column in ((0, known["height"]), (1, known["grams"]), (2, known["told"])):
        x = torch.from_numpy(np.asarray(column, dtype=float))
        w = torch.zeros((), dtype=torch.float64, requires_grad=True)
        y = torch.from_numpy(known["y"] - known["y"].mean())
        slope = torch.autograd.grad(((x * w - y) ** 2).mean() / 2, w)[0]
        assert known["slopes"][0][j] == pytest.approx(abs(slope.item()))


def test_the_variance_with_a_code_is_that_of_the_formula():
    others, c = [Fraction(k) for k in (31, 40, 58, 39, 22, 47)], Fraction(-999)
    column = [*others, c, c]
    q, m = Fraction(2, 8), sum(others) / 6
    s2 = sum((value - m) ** 2 for value in others) / 6
    mean = sum(column) / 8
    assert mean == m + q * (c - m)
    parts = (1 - q) * (s2 + q**2 * (c - m) ** 2), q * (1 - q) ** 2 * (c - m) ** 2
    assert sum(parts) == (1 - q) * s2 + q * (1 - q) * (c - m) ** 2 * (q + 1 - q)
    assert sum((value - mean) ** 2 for value in column) / 8 == (1 - q) * s2 + q * (1 - q) * (c - m) ** 2


def test_the_mean_of_the_known_training_values_is_filled_in():
    known = values("data_missing")
    column = np.where(known["unknown"], np.nan, known["age"])[:, None]
    filled = SimpleImputer().fit(column[:60]).transform(column)[:, 0]
    assert known["filled"] == pytest.approx(filled)
    complete, code, mean, mark = known["errors"].T
    assert known["better"] == (mean < code).sum() == 200
    assert np.median(code) > 2 * np.median(mean) > 2 * np.median(complete)
    assert np.median(complete) == pytest.approx(0.04 * (1 + 3 / 60), abs=0.002)  # the noise, and the fit to 60 rows
    assert abs(np.median(mark) - np.median(mean)) < 0.003


def test_the_ranking_is_best_early_and_beats_chance():
    known = values("data_labels")
    middle = known["found"][:, 2]
    assert middle.argmax() == 2 and middle[-1] < middle[2] - 0.1
    assert stats.hypergeom(240, 24, 24).ppf(0.999) < 24 * known["found"][-1].min()


def test_without_the_ranked_samples_the_worst_draw_beats_the_best_with_them():
    known = values("data_labels")
    assert known["results"][2][-1].min() > known["before"][-1].max()
    assert known["epochs"].tolist() == list(range(5, 50, 5))


def test_training_on_all_samples_is_best_at_epoch_25_and_worse_at_the_end():
    known = values("data_labels")
    all_samples, kept = known["before"][:, 2], known["results"][2][:, 2]
    assert known["epochs"][all_samples.argmax()] == 25 and all_samples[4] > all_samples[-1] + 0.03
    assert kept[-1] > all_samples[4]


def test_unique_rows_come_sorted_and_lose_their_order():
    table = np.random.default_rng(3).integers(3, size=(40, 2))
    assert np.unique(table, axis=0).tolist() == [list(row) for row in sorted(set(map(tuple, table.tolist())))]


def test_more_wrong_labels_leave_less_accuracy_at_the_end():
    known = values("data_floor")
    clean, tenth, third = known["table"]
    assert clean[1] > tenth[1] + 0.05 > third[1] + 0.1
    assert clean[1] > clean[0] and third[1] < third[0] and known["worse"] == 5


def test_the_measured_accuracy_is_that_of_the_formula_up_to_chance():
    known = values("data_floor")
    a, q, k = Fraction(9, 10), Fraction(1, 10), 10
    pairs = [(net, label) for net in range(k) for label in range(k)]  # the right class is 0
    share = sum(
        (a if net == 0 else (1 - a) / (k - 1)) * ((1 - q) if label == 0 else q / (k - 1))
        for net, label in pairs
        if net == label
    )
    assert share == a * (1 - q) + (1 - a) * q / (k - 1)
    a = known["table"][0][1]
    assert known["floor"] == pytest.approx(0.9 * a + 0.1 * (1 - a) / 9)
    assert abs(known["measured"] - known["floor"]) < 2 * np.sqrt(0.83 * 0.17 / 300)


def test_seen_rows_are_as_frequent_as_the_split_says():
    known = values("data_twice")
    expected = Fraction(120, 560) * Fraction(448, 559)  # the row has a twin, and that is in training
    error = np.std(known["shared"]) / np.sqrt(200)
    assert known["share"] == pytest.approx(float(expected), abs=3 * error)
    assert known["repeated"] == 60 and known["counts"].sum() == 560


def test_the_numbers_by_hand_are_exact():
    known = values("exercises/data_by_hand")
    assert known["mean"] == pytest.approx(float((9 * Fraction(40) - 999) / 10))
    assert known["accuracy"] == round(float(Fraction(95 * 92, 10**4) + Fraction(5 * 8, 9 * 10**4)), 3)
    assert known["twins"] == pytest.approx(50 * stats.binom(2, 0.2).pmf(1))


def test_only_the_cured_batches_keep_the_pairs():
    for function, kept in ((solved("failing/data_two_orders"), True), (started("failing/data_two_orders"), False)):
        x = np.arange(40.0)[:, None]
        dealt = function["batches"](x, x[:, 0] ** 2, 7, np.random.default_rng(0))
        assert all((a[:, 0] ** 2 == b).all() for a, b in dealt) is kept
