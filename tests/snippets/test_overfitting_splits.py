"""The numbers of the page on training, validation and test sets, against SciPy, PyTorch, fractions and closed forms."""

import tomllib
from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy.interpolate import BarycentricInterpolator
from scipy.spatial import cKDTree
from scipy.stats import binom, binomtest, norm
from support import book, solved, started

from nnref import moons, regression_curve
from nnref.site.paths import SNIPPETS


def values(name):
    return book().runs[f"overfitting/{name}"].values


def right_by_a_tree(x, y, new, wanted, ks):
    """The accuracy of a vote among the k nearest, for each of ks, which are rising."""
    nearest = y[cKDTree(x).query(new, k=list(range(1, ks[-1] + 1)))[1]]
    return [((nearest[:, :k].mean(axis=1) > 0.5) == wanted).mean() for k in ks]


def test_the_accuracies_of_nearest_neighbors_are_those_of_a_search_tree():
    (x, y), (x_new, y_new) = moons(n=100, noise=0.4, rng=0), moons(n=1000, noise=0.4, rng=1)
    seen, unseen = np.transpose(values("splits_memory")["table"])
    assert seen == pytest.approx(right_by_a_tree(x, y, x, y, [1, 15]))
    assert unseen == pytest.approx(right_by_a_tree(x, y, x_new, y_new, [1, 15]))


def test_the_validation_set_chooses_what_a_search_tree_would_choose_and_the_test_set_judges_it():
    known, (x, y) = values("splits_three"), moons(n=1500, noise=0.4, rng=0)
    rows = np.random.default_rng(0).permutation(1500)
    train, validation, test = rows[:900], rows[900:1200], rows[1200:]
    seen, held, final = (np.array(right_by_a_tree(x[train], y[train], x[part], y[part], known["ks"])) for part in (train, validation, test))
    assert known["sizes"] == [900, 300, 300]
    assert known["seen"] == pytest.approx(seen) and known["held"] == pytest.approx(held)
    assert known["best"] == known["ks"][held.argmax()] and known["final"] == pytest.approx(final[held.argmax()])
    assert seen.argmax() == 0 == held.argmin()
    around = held[known["ks"].index(31) : known["ks"].index(255) + 1]
    assert np.ptp(around) < np.sqrt(0.84 * 0.16 / 300)  # less than one standard error


def test_the_best_of_many_guessers_is_as_good_as_the_exact_binomial_says():
    known = values("splits_best_of")
    for n, expected, measured in zip((50, 200, 1000), known["expected"], known["measured"], strict=True):
        k = np.arange(n + 1)
        for m, line, dot in zip(known["models"], expected, measured, strict=True):
            chances = np.diff(binom.cdf(k, n, 0.5) ** m, prepend=0)  # that the best has exactly k right
            mean = (k * chances).sum() / n
            deviation = np.sqrt(((k / n - mean) ** 2 * chances).sum())
            assert line == pytest.approx(mean, rel=1e-9)
            assert abs(dot - mean) < 4 * deviation / 10  # of 100 draws
    assert known["seen"] == pytest.approx(known["expected"][0][5], abs=0.01)
    assert known["unseen"] == pytest.approx(0.5, abs=4 * np.sqrt(0.25 / 5000))


def test_a_small_case_of_the_best_is_that_of_counting_all_outcomes():
    outcomes = [max(a, b) for a in (0, 1, 1, 2) for b in (0, 1, 1, 2)]  # two models, two samples
    F = [Fraction(1, 4), Fraction(3, 4)]
    assert sum(1 - f**2 for f in F) == Fraction(sum(outcomes), 16)


def test_what_leaks_lifts_the_accuracy_of_coin_tosses_and_standardizing_together_does_not():
    together, columns, twice = values("splits_leaks")["means"]
    chance = 4 * np.sqrt(0.25 / (40 * 30))
    for leaked, honest in (together, columns, twice):
        assert abs(honest - 0.5) < chance
    assert abs(together[0] - together[1]) < chance / 2
    assert columns[0] > 0.5 + chance and abs(twice[0] - 0.75) < chance / np.sqrt(2)  # half is certain, half is a coin


def test_the_intervals_hold_the_share_that_the_binomial_distribution_says():
    known = values("splits_size")
    for n, (half, ratio, inside) in zip(known["sizes"], known["table"], strict=True):
        assert half == pytest.approx(norm.ppf(0.975) * binom.std(n, 0.9) / n, rel=1e-4)
        k = np.arange(n + 1)
        exact = binom.pmf(k, n, 0.9)[abs(k / n - 0.9) < half].sum()
        assert binomtest(round(inside * 20000), 20000, exact).pvalue > 0.001
        assert ratio == pytest.approx(1, abs=0.03)


def test_the_mean_of_five_folds_scatters_less_than_one_fold():
    known = values("splits_folds")
    every = np.array(known["every"])
    assert every.shape == (100, 5)
    assert known["one"] == pytest.approx(np.sqrt(((every[:, 0] - every[:, 0].mean()) ** 2).mean()))
    assert known["five"] == pytest.approx(np.sqrt(((every.sum(axis=1) / 5 - every.mean()) ** 2).mean()))
    p = every.mean()
    assert np.sqrt(p * (1 - p) / 60) * 0.8 < known["five"] < 0.75 * known["one"]
    assert known["one"] == pytest.approx(np.sqrt(p * (1 - p) / 12), rel=0.2)


def test_a_walk_is_off_by_the_number_of_days_to_the_nearest_known_one():
    known = values("splits_time")
    order = np.random.default_rng(0).permutation(300)
    held, days = order[240:], np.sort(order[:240])
    distances = [min(abs(day - other) for other in days) for day in held]
    spread = 4 * np.sqrt(2 / 500)  # of a mean of 500 squares, at most: the days of one walk depend on each other
    assert known["errors"][0] == pytest.approx(np.mean(distances), rel=spread)
    assert known["errors"][1] == pytest.approx(30.5, rel=spread)


def test_the_polynomial_through_all_samples_is_that_of_barycentric_interpolation():
    (x, y), (x_new, y_new) = regression_curve(n=12, noise=0.2, rng=0), regression_curve(n=1000, noise=0.2, rng=1)
    table = values("splits_small_error")["table"]
    through = BarycentricInterpolator(x[:, 0], y[:, 0])(x_new[:, 0])
    assert table[1][0] < 1e-12
    assert table[1][1] == pytest.approx(((through - y_new[:, 0]) ** 2).mean(), rel=1e-5)
    powers = torch.tensor(x) ** torch.arange(4)
    c = torch.linalg.lstsq(powers, torch.tensor(y)).solution
    fits = [(torch.tensor(at) ** torch.arange(4) @ c - torch.tensor(to)).pow(2).mean().item() for at, to in ((x, y), (x_new, y_new))]
    assert table[0] == pytest.approx(fits, rel=1e-9)


def test_the_best_of_several_looks_is_as_high_as_the_exact_binomial_says():
    k = np.arange(201)
    for looks, (mean, _) in zip((1, 5, 20), values("splits_few_times")["table"], strict=True):
        chances = np.diff(binom.cdf(k, 200, 0.8) ** looks, prepend=0)
        assert mean == pytest.approx((k * chances).sum() / 200, abs=1e-3)


def test_the_repaired_program_standardizes_the_test_set_by_the_training_set():
    right, wrong = solved("overfitting/splits_too_early"), started("overfitting/splits_too_early")
    assert abs(right["x_train"].mean(axis=0)).max() < 1e-12 < 0.01 < abs(wrong["x_train"].mean(axis=0)).max()
    assert abs(right["x_test"].mean(axis=0)).max() > 0.01


def test_the_completed_folds_hold_out_every_row_once():
    pairs = solved("overfitting/splits_fold_rows")["folds"](10, 4, np.random.default_rng(1))
    assert sorted(row for _, held in pairs for row in held) == list(range(10))
    assert all(set(train).isdisjoint(held) and len(train) + len(held) == 10 for train, held in pairs)


def test_folds_may_be_a_generator_as_in_the_program_of_the_page():
    with (SNIPPETS / "overfitting/exercises/splits_fold_rows.toml").open("rb") as file:
        checks = tomllib.load(file)["checks"]

    def folds(n, k, rng):
        rows = list(range(n))
        rng.shuffle(rows)
        for first in range(k):
            yield [row for row in rows if row not in rows[first::k]], rows[first::k]

    for check in checks:
        names = {"folds": folds}
        exec(check["setup"], names)
        assert eval(check["got"], names) == eval(check["wanted"], names), check["en"]
