"""A polynomial of any degree in a figure that moves: what is drawn and said is what NumPy's least squares give."""

from __future__ import annotations

import re

import numpy as np
import pytest
from moving_figures import Figure, words
from numpy.polynomial import Chebyshev
from support import book

PAGE_GRID = np.arange(-60, 61) / 60


def given() -> tuple[np.ndarray, np.ndarray]:
    values = book().runs["overfitting/moving/degree"].values
    return np.array(values["draws"]), np.array(values["held"])


def fitted(n: int, noise: float, draw: int) -> tuple[list[Chebyshev], np.ndarray, np.ndarray]:
    """The fit of each degree, in another basis than the page's; both errors of each; the samples."""
    draws, held = given()
    x = (2 * np.arange(n) + 1) / n - 1
    y, y_held = np.sin(np.pi * x) + noise * draws[draw, 0, :n], np.sin(np.pi * held) + noise * draws[draw, 1]
    fits = [Chebyshev.fit(x, y, degree, domain=[-1, 1]) for degree in range(16)]
    return fits, np.array([[((f(x) - y) ** 2).mean(), ((f(held) - y_held) ** 2).mean()] for f in fits]), np.column_stack([x, y])


@pytest.mark.parametrize(("n", "noise", "draw"), [(20, 0.3, 0), (16, 0.6, 3), (64, 0.1, 5), (28, 0, 1)])
def test_fits_and_errors_of_the_script_are_those_of_numpy(scripts, n, noise, draw):
    draws, held = given()
    [found] = scripts("degree", "all", [[n, noise, draws[draw].tolist(), held.tolist()]])
    fits, errors, samples = fitted(n, noise, draw)
    assert found["x"] == pytest.approx(samples[:, 0], abs=1e-15) and found["y"] == pytest.approx(samples[:, 1], abs=1e-12)
    assert np.array(found["errors"]) == pytest.approx(errors, rel=1e-8, abs=1e-16)
    for curve, fit in zip(found["curves"], fits, strict=True):
        assert curve == pytest.approx(fit(PAGE_GRID), rel=1e-8, abs=1e-9)


def test_a_degree_never_raises_the_training_error_and_16_samples_are_met_exactly(scripts):
    draws, held = given()
    [found] = scripts("degree", "all", [[16, 0.6, draws[2].tolist(), held.tolist()]])
    training = np.array(found["errors"])[:, 0]
    assert (np.diff(training) <= 1e-12).all() and training[15] < 1e-20 < training[14]


def written(value: float) -> str:
    return f"{value:.3f}" if value < 100 else f"{value:.0f}"


def numbers(figure: Figure, selector: str) -> np.ndarray:
    return np.array(re.findall(r"[-\d.]+", figure(selector).get_attribute("points")), dtype=float).reshape(-1, 2)


def degree_says(figure: Figure, language: str, draw: int) -> None:
    degree, n, noise = figure.sliders()
    fits, errors, samples = fitted(int(n), noise, draw)
    (training, validation), best, said = errors[int(degree)], int(errors[:, 1].argmin()), words("degree", language)
    assert figure("output > span").all_inner_texts() == [
        said["training"].format(error=written(training)), said["validation"].format(error=written(validation)),
        said["floor"].format(variance=f"{noise**2:.3f}"), said["best"].format(degree=best, error=written(errors[best, 1]))]
    assert figure(".nn-slide > :last-child").all_inner_texts() == [f"{degree:.0f}", f"{n:.0f}", f"{noise:.1f}"]
    curve = numbers(figure, ".nn-degree-fit")
    assert (curve[:, 0] - 30) / 128 - 1 == pytest.approx(PAGE_GRID, abs=1e-4)
    assert 2.5 - (curve[:, 1] - 6) / 51.6 == pytest.approx(fits[int(degree)](PAGE_GRID).clip(-9, 9), abs=2e-4)
    for part in (0, 1):
        drawn = numbers(figure, f".nn-degree-{part} .nn-line")
        powers = np.log10(np.maximum(errors[:, part], 1e-300)).clip(-3, 2)
        assert 2 - (drawn[:, 1] - 8) / 32 == pytest.approx(powers, abs=2e-4)
        assert (drawn[:, 0] - 50) / 16 == pytest.approx(np.arange(16))
        marks = figure(f".nn-degree-{part} rect").evaluate_all("all => all.map(one => [Number(one.getAttribute('x')) + 3, Number(one.getAttribute('y')) + 3])")
        assert np.array(marks) == pytest.approx(drawn, abs=0.011)
    assert numbers(figure, ".nn-guide")[:, 0] == pytest.approx(50 + 16 * degree)
    seen = figure(".nn-one").evaluate_all("all => all.filter(one => getComputedStyle(one).display !== 'none').map(one => [one.cx.baseVal.value, one.cy.baseVal.value])")
    across, down = np.array(seen).T
    assert np.column_stack([(across - 30) / 128 - 1, 2.5 - (down - 6) / 51.6]) == pytest.approx(samples, abs=2e-4)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_degree_samples_and_noise_are_moved_with_the_keyboard_and_new_samples_are_drawn(figure, language):
    shown = figure("degree", language)
    assert shown.sliders() == [3, 20, 0.3]
    degree_says(shown, language, 0)
    shown.press("input >> nth=0", "End")
    degree_says(shown, language, 0)
    shown.press("input >> nth=1", "Home")
    shown.press("input >> nth=2", "End")
    degree_says(shown, language, 0)
    shown.press("button", "Enter", "Space")
    degree_says(shown, language, 2)
    shown.press("input >> nth=2", "Home")
    shown.press("input >> nth=1", "End")
    shown.press("input >> nth=0", "ArrowLeft", "ArrowLeft")
    degree_says(shown, language, 2)
    shown.press("button", *["Enter"] * 4)  # the first again
    degree_says(shown, language, 0)
