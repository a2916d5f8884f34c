"""The page on the gap between training and validation, against SciPy, scikit-learn, PyTorch and exact fractions."""

from fractions import Fraction

import numpy as np
import pytest
import torch
from scipy import stats
from sklearn.datasets import make_moons
from sklearn.dummy import DummyClassifier
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from support import book, solved, started

from nnref import MLP, moons


def values(name):
    """What the program left, lists as arrays."""
    left = book().runs[f"failing/{name}"].values
    return {name: np.array(value) if isinstance(value, list) else value for name, value in left.items()}


def test_the_training_accuracies_and_validation_accuracies_are_those_of_torch():
    known = values("gap_curves")
    rng = np.random.default_rng(0)
    drawn = []
    for n in (100, 200):
        pairs = [moons(n, noise=0.25, rng=rng) for _ in range(10)]
        points, y = np.stack([x for x, _ in pairs]), np.stack([y for _, y in pairs])
        noise = rng.normal(size=(10, n, 3))
        drawn.append((torch.from_numpy(np.concatenate([points, noise], axis=2)), torch.from_numpy(y[..., None]).double()))
    (x, y), (new, y_new) = drawn
    moved = new + torch.tensor([0, 0.75, 0, 0, 0])  # 1.5 in units that are twice as fine
    deviation, mean = torch.std_mean(x, dim=1, correction=0, keepdim=True)
    inputs = (x - mean) / deviation
    net = MLP([5, 8, 1], "tanh", rng=0, replicas=10)
    W1, W2 = (torch.from_numpy(W.copy()) for W in net.weights)
    parts = [W1, torch.zeros(10, 1, 8).double(), W2, torch.zeros(10, 1, 1).double()]
    for part in parts:
        part.requires_grad_()

    def output(a):
        return torch.tanh(a @ parts[0] + parts[1]) @ parts[2] + parts[3]

    m, v = [torch.zeros_like(part) for part in parts], [torch.zeros_like(part) for part in parts]
    for t in range(1, 41):
        z = output(inputs)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none").mean(dim=(1, 2)).sum()
        slopes = torch.autograd.grad(loss, parts)
        with torch.no_grad():
            for k, g in enumerate(slopes):
                m[k], v[k] = 0.9 * m[k] + 0.1 * g, 0.999 * v[k] + 0.001 * g**2
                parts[k] -= 0.1 * (m[k] / (1 - 0.9**t)) / (torch.sqrt(v[k] / (1 - 0.999**t)) + 1e-8)

    def middle(a, labels):
        return np.median(((output(a) > 0) == (labels > 0)).double().mean(dim=(1, 2)).numpy())

    held = [(new - mean) / deviation, 2 + 2 * new, (moved - mean) / deviation]
    assert known["results"][0][0] == pytest.approx(middle(inputs, y), abs=0.011)
    for case, a in zip((0, 1, 3), held, strict=True):
        assert known["results"][case][1] == pytest.approx(middle(a, y_new), abs=0.011)


def test_in_every_case_training_is_much_better_than_validation():
    results = values("gap_curves")["results"]
    assert (results[:, 0] > 0.94).all() and (results[:, 0] - results[:, 1] > 0.1).all()


def test_the_distances_of_the_means_are_the_statistics_of_welch():
    known = values("gap_columns")
    cases = ("x", "new"), ("scaled", "new"), ("told", "empty"), ("x", "moved")
    for z, (a, b) in zip(known["table"], cases, strict=True):
        welch = stats.ttest_ind(known[b], known[a], equal_var=False).statistic
        assert z == pytest.approx(welch, rel=0.011, abs=0.01)  # divides by n - 1
    inside = abs(known["table"]) < 3
    assert inside.tolist() == [[True] * 5, [False] * 5, [True] * 4 + [False], [True, False, True, True, True]]


def test_a_classifier_that_guesses_stays_below_the_limit_in_about_97_of_100_cases():
    limit = values("gap_tests")["limit"]
    assert limit == pytest.approx(0.5 + stats.norm.ppf(0.975) * 0.05, abs=1e-4)
    assert stats.binom.cdf(np.floor(100 * limit), 100, 0.5) == pytest.approx(0.975, abs=0.005)


def test_nearest_neighbors_tell_the_moved_set_apart_and_not_the_other():
    known = values("gap_columns")
    which = np.repeat([0, 1], 100)
    shares = []
    for b in ("new", "moved"):
        rows = np.vstack([known["x"], known[b][:100]])
        shares.append(cross_val_score(KNeighborsClassifier(15), rows, which, cv=5).mean())
    assert shares[0] < values("gap_tests")["limit"] < shares[1]


def test_validation_rows_teach_better_only_where_the_sets_differ():
    table = values("gap_tests")["table"]
    assert abs(table[0][0] - table[0][1]) < 0.03 and table[0][2] < 8
    assert (table[1:, 2] == 10).all() and (table[1:, 1] - table[1:, 0] > 0.09).all()
    assert table[:, 4].tolist() == [0, 10, 7, 10]


def test_only_the_gap_of_few_samples_nearly_closes():
    gaps = values("gap_rows")["gaps"]
    assert gaps[0][3] < 0.03 < 0.1 < gaps[1:, 3].min()
    assert (np.diff(gaps[0]) < 0).all()


def test_each_cure_raises_the_validation_accuracy():
    before, known = values("gap_curves")["results"][:, 1], values("gap_cures")
    assert (known["after"] > before[[0, 1, 2, 3, 3, 3]] + 0.02).all()
    assert (abs(known["after"][1:3] - before[0]) < 0.015).all()
    assert stats.binomtest(known["better"], 10, alternative="greater").pvalue < 0.05


def test_with_a_moved_sensor_the_old_rows_hold_back_what_the_new_rows_teach():
    known, before = values("gap_cures"), values("gap_tests")["table"]
    undone, added, alone = known["after"][3:]
    assert undone == pytest.approx(before[0][0], abs=0.011) and abs(alone - undone) < 0.025
    assert before[3][0] + 0.07 < added < alone - 0.03
    draws = known["shares"][4] - known["shares"][5]
    signs = (draws < 0).sum(), (draws != 0).sum()
    assert known["alone"] == signs[0] and stats.binomtest(*signs, alternative="greater").pvalue < 0.05


def test_nearest_neighbors_too_learn_the_moved_sensor_better_without_the_old_rows():
    source, right = np.random.default_rng(5), []
    for _ in range(20):
        pairs = [make_moons(100, noise=0.25, random_state=int(source.integers(10**6))) for _ in range(3)]
        (x, y), (first, u), (rest, v) = pairs
        for a in (first, rest):
            a[:, 1] += 0.75
        added = KNeighborsClassifier(9).fit(np.vstack([x, first]), np.hstack([y, u])).score(rest, v)
        right.append((added, KNeighborsClassifier(9).fit(first, u).score(rest, v)))
    added, alone = np.transpose(right)
    assert (alone > added).sum() > 15


def test_twice_as_many_rows_of_a_set_make_two_thirds_without_looking():
    assert DummyClassifier().fit(np.zeros((300, 1)), np.repeat([0, 0, 1], 100)).score(
        np.zeros((150, 1)), np.repeat([0, 0, 1], 50)
    ) == pytest.approx(2 / 3)


def test_masks_alone_lift_the_training_loss():
    known = values("gap_dropout")
    plain, dropped = known["table"]
    assert np.ptp(plain) < 0.005
    assert dropped[0] > dropped[1] + 0.02 and abs(dropped[1] - dropped[2]) < 0.005
    net = MLP([2, 12, 12, 1], "tanh", rng=3)
    x, y = moons(200, noise=0.25, rng=0)
    x, y = torch.from_numpy(x), torch.from_numpy(y[:, None]).double()
    source = torch.Generator().manual_seed(0)

    def loss(p):
        a = x
        for W, b in zip(net.weights[:-1], net.biases[:-1], strict=True):
            a = torch.tanh(a @ torch.tensor(3 * W) + torch.tensor(b))
            a = a * (torch.rand(a.shape, generator=source) >= p) / (1 - p)
        z = a @ torch.tensor(3 * net.weights[-1])
        return torch.nn.functional.binary_cross_entropy_with_logits(z, y).item()

    assert np.mean([loss(0.5) for _ in range(50)]) > loss(0.0)


def test_the_numbers_by_hand_are_exact():
    known = values("exercises/gap_by_hand")
    assert known["se"] ** 2 == pytest.approx(float(Fraction(9, 10) * Fraction(1, 10) / 100))
    assert known["distance"] ** 2 == pytest.approx(float(Fraction(6, 10) ** 2 / (2 * Fraction(4, 100))))
    assert known["limit"] == pytest.approx(float(Fraction(1, 2) + Fraction(196, 100) * Fraction(1, 40)))


def test_the_cured_nearest_row_leaves_the_row_itself_out():
    cured, broken = solved("failing/gap_own_rows"), started("failing/gap_own_rows")
    a, b = cured["a"], cured["b"]
    rows, which = np.vstack([a, b]), np.repeat([0, 1], 200)
    nearest = KNeighborsClassifier(1).fit(rows, which).kneighbors(return_distance=False)[:, 0]  # without the row itself
    oracle = (which[nearest] == which).mean()
    assert cured["told_apart"](a, b) == pytest.approx(oracle)
    assert broken["told_apart"](a, b) == 1
