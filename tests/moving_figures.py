"""What tests of figures that move share: one figure of a page in the browser, and what it shows."""

from __future__ import annotations

import re

import numpy as np
from playwright.sync_api import Locator, Page

from nnref import Perceptron, gate
from nnref.site import moving, plane

FIGURES = {"boundary": "perceptron/gates/", "rule": "perceptron/learning-rule/", "layers": "perceptron/two-layers/",
           "graph": "backprop/graph/", "parts": "ann/network/", "six": "ann/learning/", "curves": "activations/all/",
           "phases": "optimizers/momentum/", "race": "optimizers/race/",
           "degree": "overfitting/u-curve/"}  # figure -> the page it is on
BESIDE = {"ann": "ann/words/", "perceptron": "perceptron/threshold-unit/", "activations": "activations/smooth/",
          "backprop": "backprop/one-neuron/", "optimizers": "optimizers/why/",
          "overfitting": "overfitting/splits/"}  # topic -> a page without such a figure
ORDER = [0, 2, 1, 3]  # 00, 10, 01, 11
ROWS = gate("AND")[0][ORDER]
TIE = Perceptron(n_inputs=2).tie_tolerance


def words(name: str, language: str) -> dict[str, str]:
    return moving.known()[name][language]["said"]


def random_units(count: int, step: float = 0.05) -> list[tuple[list[float], float]]:
    """Weights and biases as sliders give them, among which sums reach 0 on paper."""
    rng = np.random.default_rng(5)
    drawn = rng.integers(-30, 31, size=(count, 3))
    return [([round(a * step, 2), round(b * step, 2)], round(c * step, 2)) for a, b, c in drawn.tolist()]

class Figure:
    """A figure that moves, with its script there."""

    def __init__(self, page: Page, name: str):
        self.page = page
        self.element = page.locator(f".nn-moving[data-moving={name}]")
        self.element.scroll_into_view_if_needed()
        page.locator(f".nn-moving[data-moving={name}][data-ready]").wait_for()

    def __call__(self, selector: str) -> Locator:
        return self.element.locator(selector)

    def said(self) -> str:
        return self("output").inner_text()

    def sliders(self) -> list[float]:
        return self("input[type=range]").evaluate_all("all => all.map(one => Number(one.value))")

    def press(self, selector: str, *keys: str) -> None:
        self(selector).focus()
        for key in keys:
            self.page.keyboard.press(key)

    def drag(self, held: Locator, right: float, up: float) -> None:
        """By so many pixels, in steps, as a hand does."""
        box = held.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y - up, steps=5)
        self.page.mouse.up()

    def points(self, selector: str) -> np.ndarray:
        """The corners of a shape, (n, 2), in the plane and not in the drawing."""
        written = re.findall(r"[-\d.]+", self(selector).get_attribute("points"))
        drawn = np.array(written, dtype=float).reshape(-1, 2)
        scale = plane.SIZE / (plane.HIGH - plane.LOW)
        return np.column_stack([plane.LOW + (drawn[:, 0] - plane.LEFT) / scale, plane.HIGH - (drawn[:, 1] - plane.TOP) / scale])


PIXEL = 0.005  # of the plane: what is drawn is rounded to a hundredth of a pixel, and a weight multiplies it


def assert_drawn(figure: Figure, w: np.ndarray, b: float, area: str = ".nn-area", line: str = ".nn-line") -> None:
    """The line is where x w + b = 0, and the shaded area, as large as it should be, is where the unit fires."""
    ends, corners = figure.points(line), figure.points(area)
    assert np.abs(ends @ w + b).max(initial=0) < PIXEL
    assert (corners @ w + b).min(initial=0) > -PIXEL
    x, y = corners.T if len(corners) else (np.zeros(1), np.zeros(1))
    shaded = 0.5 * abs(x @ np.roll(y, 1) - y @ np.roll(x, 1))
    fine = np.linspace(plane.LOW, plane.HIGH, 401)
    fires = (np.stack(np.meshgrid(fine, fine), axis=-1) @ w + b > 0).mean() * (plane.HIGH - plane.LOW) ** 2
    assert abs(shaded - fires) < 0.05
