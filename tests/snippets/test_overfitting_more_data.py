"""The numbers of the page on more data, against expectations in closed form, SciPy, scikit-learn and fractions."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.ndimage import shift as moved_by_scipy
from sklearn.linear_model import Ridge
from support import book, solved

from nnref import digits, one_hot


def values(name):
    return book().runs[f"overfitting/{name}"].values


def test_the_floor_of_the_straight_line_is_what_it_cannot_follow_of_the_sine_plus_the_noise():
    curves, noise = np.array(values("more_curve")["curves"]), 0.09
    slope = quad(lambda x: x * np.sin(4 * x), -1, 1)[0] / quad(lambda x: x * x, -1, 1)[0]
    floor = quad(lambda x: (np.sin(4 * x) - slope * x) ** 2 / 2, -1, 1)[0] + noise
    assert curves[0, -1] == pytest.approx([floor, floor], rel=0.03)
    assert curves[0, -1, 0] < floor < curves[0, -1, 1]
    assert curves[0, 1, 1] - curves[0, -1, 1] < 0.03


def test_the_training_error_of_degree_nine_is_the_noise_times_what_the_parameters_leave():
    curves = np.array(values("more_curve")["curves"])
    expected = 0.09 * (1 - 10 / np.array(values("more_curve")["counts"]))  # of unbiased least squares, ten parameters
    assert curves[1, :, 0] == pytest.approx(expected, rel=0.12)
    assert (np.diff(curves[1, :, 0]) > 0).all() and (np.diff(curves[:, :, 1]) < 0).all()
    assert (curves[:, :, 1] > curves[:, :, 0]).all()


def test_the_gap_of_degree_nine_closes_about_like_one_over_n():
    known = values("more_curve")
    gap = np.array(known["curves"])[1, :, 1] - np.array(known["curves"])[1, :, 0]
    assert known["power"] == pytest.approx(-1.1, abs=0.1)
    assert gap[2:] == pytest.approx(2 * 0.09 * 10 / np.array(known["counts"])[2:], rel=0.25)  # its leading term


def test_the_errors_of_the_first_draw_are_those_of_ridge_in_scikit_learn():
    known, (x, y) = values("more_shifts"), digits()
    rng = np.random.default_rng(0)
    W1, b1 = 0.3 * rng.normal(size=(64, 160)), rng.normal(size=160)
    assert known["b1"] == pytest.approx(b1)

    def features(images):
        return np.maximum(0, images.reshape(len(images), 64) @ W1 + b1)

    def moved(images, down, right):
        return moved_by_scipy(images, (0, down, right), order=0, cval=0)

    images = x.reshape(-1, 8, 8) / 16
    rows = np.random.default_rng(0).permutation(600)[:100]
    sides = [(1, 0), (-1, 0), (0, 1), (0, -1)]
    for k, far in enumerate((0, 0.5, 1)):
        copies = [images[rows]] + [(1 - far) * images[rows] + far * moved(images[rows], *s) for s in sides if far]
        h, t = np.concatenate([features(each) for each in copies]), np.tile(one_hot(y[rows]), (len(copies), 1))
        fitted = Ridge(alpha=0.01 * len(h), fit_intercept=False).fit(h, t)
        for s, test in enumerate((images[900:], moved(images[900:], 1, 0))):
            wrong = (fitted.predict(features(test)).argmax(axis=1) != y[900:]).mean()
            assert known["wrong"][s][k][1][0] == pytest.approx(wrong, abs=0.0012)


def test_copies_help_where_data_is_scarce_and_where_the_test_is_moved():
    middle = np.array(values("more_shifts")["middle"])
    assert (middle[0, 1, :2] < middle[0, 0, :2] - 0.03).all()
    assert abs(middle[0, 1, 3] - middle[0, 0, 3]) < 0.01 < 0.02 < middle[0, 2, 3] - middle[0, 0, 3]
    assert (middle[1, 2] < middle[1, 1] - 0.05).all() and (middle[1, 1] < middle[1, 0] - 0.05).all()
    assert middle[0, 1, 1] > middle[0, 0, 2] > middle[0, 0, 3]  # 100 with copies, 200 and 400 without
    assert middle[1, 2, 1] < middle[1, 0, 3]


def test_noise_on_the_inputs_is_the_penalty_in_fractions():
    known = values("more_noise")
    x, w, y, s = (1, -2, 3), (Fraction(1, 2), Fraction(1), Fraction(1, 4)), 1, Fraction(1, 2)
    squares = [(y - sum((a + s * e) * b for a, e, b in zip(x, signs, w, strict=True))) ** 2 for signs in product((-1, 1), repeat=3)]
    error = (y - sum(a * b for a, b in zip(x, w, strict=True))) ** 2
    assert sum(squares) / 8 == error + s**2 * sum(b * b for b in w)
    assert known["average"] == pytest.approx(float(sum(squares) / 8), abs=1e-14)
    assert known["error"] + known["penalty"] == pytest.approx(known["average"], abs=1e-14)


def test_mirrored_and_turned_copies_hurt_the_digits_whose_meaning_they_change():
    none, mirrored, turned = values("more_mirrored")["middle"]
    assert mirrored[1] > 3 * none[1] and turned[2] > 1.5 * none[2]
    assert mirrored[0] > none[0] + 0.03 and turned[0] > none[0] + 0.03
    x = digits()[0].reshape(-1, 8, 8)
    assert (x[:, ::-1, ::-1] == np.rot90(x, 2, axes=(1, 2))).all()


def test_the_leak_makes_random_labels_look_learned():
    known = values("more_leak")
    assert known["leaky"] > 0.9
    assert known["clean"] == pytest.approx(0.1, abs=4 * (0.09 / 75) ** 0.5)
    assert sorted(set(known["y"])) == list(range(10))


def test_the_solution_that_moves_an_image_is_that_of_scipy():
    shift = solved("overfitting/more_shift")["shift"]
    image = np.random.default_rng(1).random((8, 8))
    for down, right in product((-2, 0, 1), (-1, 0, 3)):
        assert (shift(image, down, right) == moved_by_scipy(image, (down, right), order=0, cval=0)).all()


def test_the_solution_that_splits_first_keeps_each_copy_with_its_original():
    make_sets = solved("overfitting/more_split_first")["make_sets"]
    rows = 10.0 * np.arange(40)[:, None] + np.zeros((40, 3))
    inside, outside = make_sets(rows, np.random.default_rng(5))
    assert not {round(v) for v in inside[:, 0] / 10} & {round(v) for v in outside[:, 0] / 10}
    assert (len(inside), len(outside)) == (60, 10)
