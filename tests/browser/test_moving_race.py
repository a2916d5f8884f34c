"""The race of the optimizers in the browser: every path is that of nnref, and what is shown of it is so."""

from __future__ import annotations

import numpy as np
import pytest
from moving_figures import Figure, words
from support import book

import nnref
from nnref import minimize

RULES = ["SGD", "Momentum", "Nesterov", "AdaGrad", "AdaDelta", "RMSProp", "Adam", "AMSGrad"]
FIELDS = [nnref.quadratic([[36.64, -47.52], [-47.52, 64.36]]), nnref.valley, nnref.rosenbrock, nnref.beale, nnref.himmelblau, nnref.saddle]
STEPS = 300


def numbers():
    return book().runs["optimizers/moving/race"].values


def test_every_path_over_every_surface_is_that_of_nnref(scripts):
    known = numbers()
    calls = [[i, k, known["starts"][i], 10 ** known["tuned"][i][k] / 2, 50] for i in range(6) for k in range(8)]
    for (i, k, start, rate, steps), path in zip(calls, scripts("descend", "descend", calls), strict=True):
        wanted = minimize(FIELDS[i], np.array(start, dtype=float), getattr(nnref, RULES[k])(rate), steps)
        assert np.isfinite(wanted).all()
        assert np.array(path) == pytest.approx(wanted, rel=1e-9, abs=1e-9), (i, RULES[k])


def test_heights_are_those_of_nnref(scripts):
    points = np.random.default_rng(0).uniform(-3, 3, (20, 2)).tolist()
    for i, f in enumerate(FIELDS):
        assert scripts("descend", "height", [[i, *point] for point in points]) == pytest.approx(f(points)[0], rel=1e-9, abs=1e-9)


def test_the_rates_are_those_that_the_race_tuned_and_the_numbers_those_of_the_surfaces():
    known = numbers()
    assert 10 ** np.array(known["tuned"]) == pytest.approx(np.array(book().runs["optimizers/race_all"].values["rate"]))
    assert known["lowest"] == [f(f.minima[0])[0] for f in FIELDS]
    shown = [f.bounds.tolist() for f in FIELDS]
    shown[2][1] = [-1.5, 2.5]  # what the paths of the first state need
    assert known["bounds"] == shown
    assert all(low < y < high for path in known["paths"] for _, y in path for low, high in shown[2][1:])
    for window, start in zip(np.array(shown), known["starts"]):  # a start is a step of the sliders
        steps = (np.array(start) - window[:, 0]) / np.ptp(window, axis=1) * 80
        assert steps == pytest.approx(steps.round(), abs=1e-9)


def test_a_contour_lies_at_its_height(scripts):
    known = numbers()
    for i, f in enumerate(FIELDS):
        [[left, right], [low, high]] = known["bounds"][i]
        for level in known["levels"][i]:
            [path] = scripts("race", "contours", [[i, known["bounds"][i], [level + known["lowest"][i]]]])
            drawn = np.array(path.replace("M", " ").replace("L", " ").split(), dtype=float).reshape(-1, 2)
            assert len(drawn) > 20
            x, y = left + (drawn[:, 0] - 30) / 266 * (right - left), high - (drawn[:, 1] - 4) / 266 * (high - low)
            value, gradient = f(np.stack([x, y], axis=-1))
            off = np.abs(value - known["lowest"][i] - level) / np.maximum(np.hypot(*gradient.T), 0.3)
            assert np.median(off) < 0.02 * (right - left)  # how far the point is from the contour, about


def shows(moved: Figure, language: str, field: int, picked: list[int], start: list[float], times: float, step: int) -> None:
    known, said = numbers(), words("race", language)
    gaps = {}
    for k in picked:
        path = minimize(FIELDS[field], np.array(start, dtype=float), getattr(nnref, RULES[k])(times * 10 ** known["tuned"][field][k]), STEPS)
        gaps[k] = FIELDS[field](path[step])[0] - known["lowest"][field]
    cells = moved("tbody td:last-child").all_inner_texts()
    for k in range(8):
        if k not in picked:
            assert cells[k] == ""
        elif not gaps[k] < 1e9:
            assert cells[k] == said["lost"]
        else:
            assert float(cells[k].replace("−", "-")) == pytest.approx(gaps[k], rel=0.06, abs=1e-12)
    names = said["names"].split(" | ")
    best = min((k for k in picked if gaps[k] < 1e9), key=lambda k: gaps[k])
    there = ", ".join(names[k] for k in picked if gaps[k] < 1e-12)
    wanted = said["there"].format(step=step, names=there) if there else said["lowest"].format(step=step, name=names[best])
    assert moved("output > span").all_inner_texts() == [wanted]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_race_is_run_with_the_keyboard_alone(figure, language):
    moved = figure("race", language, reduced_motion="reduce")
    shows(moved, language, 2, [1, 3, 6], [-1.2, 1], 1, 100)
    moved.press("input[type=range] >> nth=0", "ArrowRight", "ArrowRight")
    shows(moved, language, 2, [1, 3, 6], [-1.2, 1], 1, 102)
    moved.press("input[type=checkbox] >> nth=0", "Space")
    moved.press("input[type=range] >> nth=1", "ArrowLeft")
    moved.press("input[type=range] >> nth=2", "ArrowRight", "ArrowRight")
    shows(moved, language, 2, [0, 1, 3, 6], [-1.1, 1], 10**-0.25, 102)
    moved.press("input[type=radio] >> nth=2", "ArrowRight", "ArrowRight")  # Himmelblau
    shows(moved, language, 4, [0, 1, 3, 6], [0, -1], 10**-0.25, 102)


def test_the_start_is_dragged_and_what_diverges_is_said_to(figure):
    moved = figure("race", reduced_motion="reduce")
    moved.drag(moved(".nn-handle--ring"), 60, -30)
    _, _, x, y = moved.sliders()
    assert x > -1 and y < 1
    shows(moved, "en", 2, [1, 3, 6], [x, y], 1, 100)
    moved.press("input[type=range] >> nth=1", "End")  # ten times the rate
    shows(moved, "en", 2, [1, 3, 6], [x, y], 10, 100)
    assert words("race", "en")["lost"] in moved("tbody td:last-child").all_inner_texts()
