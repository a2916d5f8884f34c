"""The six steps of learning, gone through: every number is that of a run of our own with PyTorch's gradients."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
import torch
from moving_figures import Figure, words
from playwright.sync_api import expect
from support import CHECKOUT, book

from nnref.site import moving, six

X, Y = [-1.5, -1.0, -0.5, 0.5, 1.0, 1.5], [-0.3, 0.2, 0.1, 1.2, 1.0, 1.7]
ETA, GOAL = 0.2, 0.03
NAMES = {1: "# 1 initialize", 2: "# 2 forward", 3: "# 3 loss", 4: "# 4 stop test", 5: "# 5 backward", 6: "# 6 update"}


@cache
def computed() -> list[dict]:
    """Of each iteration: rows, theta = (w, b), outputs, loss, gradient."""
    x, y = (torch.tensor(values, dtype=torch.float64) for values in (X, Y))
    theta, rng, found, batches = torch.tensor([-1.0, -0.5], dtype=torch.float64), np.random.default_rng(0), [], []
    for _ in range(99):
        batches = batches or rng.permutation(6).reshape(3, 2).tolist()
        rows = batches.pop(0)
        theta = theta.detach().requires_grad_()
        outputs = x[rows] * theta[0] + theta[1]
        loss = ((outputs - y[rows]) ** 2).mean() / 2
        loss.backward()
        found.append({"rows": rows, "theta": theta.tolist(), "outputs": outputs.tolist(), "loss": loss.item(), "slopes": theta.grad.tolist()})
        if len(found) >= 3 and np.mean([one["loss"] for one in found[-3:]]) < GOAL:
            return found
        theta = theta - ETA * theta.grad
    raise AssertionError("it never stops")


@cache
def expected_steps(brief: bool) -> list[tuple[int, int]]:
    """The number of the step, and the iteration from 0; step 0 is the finished run."""
    last = len(computed()) - 1
    each = [(step, k) for k in range(last + 1) for step in (2, 3, 4, 5, 6) if k < last or step < 5]
    return [(0, last), (1, 0), *(one for one in each if not brief or one[0] == 6 or one == (4, last))]


def closed(value: float) -> str:
    written = moving.number(value)
    return f"({written})" if written.startswith("−") else written


def signed(value: float) -> str:
    return f"{'−' if value < 0 else '+'} {moving.number(abs(value))}"


def expected_lines(step: int, k: int, language: str) -> list[str]:
    run, said, n = computed(), words("six", language), moving.number
    (w, b), one = run[k]["theta"], run[k]
    head = said[f"step{step}"].format(count=len(run), epoch=k // 3 + 1, iteration=k + 1)
    if step == 0:
        return [head, said["begin"]]
    if step == 1:
        return [head, f"w = {n(w)}, b = {n(b)}", said["guess"]]
    pairs = list(zip(one["rows"], one["outputs"]))
    if step == 2:
        return [head, *(f"ŷ = {closed(X[i])} · {closed(w)} {signed(b)} = {n(out)}" for i, out in pairs), said["outputs"]]
    if step == 3:
        return [head, *(f"ŷ − y = {n(out)} − {closed(Y[i])} = {n(out - Y[i])}" for i, out in pairs), said["half"].format(loss=f"{one['loss']:.3f}")]
    if step == 4 and k < 2:
        return [head, said["early"].format(count=k + 1)]
    if step == 4:
        recent = np.mean([other["loss"] for other in run[k - 2 : k + 1]])
        return [head, said["stop" if recent < GOAL else "on"].format(recent=f"{recent:.3f}", goal=GOAL)]
    if step == 5:
        return [head, *(said["slope"].format(name=name, slope=n(slope)) for name, slope in zip("wb", one["slopes"]))]
    changes = zip("wb", (w, b), one["slopes"], run[k + 1]["theta"])
    return [head, *(f"{name} = {n(was)} − {ETA} · {closed(slope)} = {n(now)}" for name, was, slope, now in changes), said["again"]]


SEEN = """figure => {
    const all = what => [...figure.querySelectorAll(what)], shown = what => all(what).flatMap((one, k) => getComputedStyle(one).display !== "none" ? [k] : []);
    const slider = figure.querySelector("input[type=range]");
    return {
        lines: all("output > span").map(one => one.textContent), slider: [slider.value, slider.max, slider.ariaValueText],
        lit: all(".nn-six .nn-six-lit").map(one => one.textContent), cells: all(".nn-six-now td").map(one => one.textContent),
        fits: shown(".nn-line"), old: shown(".nn-line").filter(k => all(".nn-line")[k].classList.contains("nn-six-old")), errors: shown(".nn-six-error"), losses: shown(".nn-six-loss"),
        batch: all(".nn-one").flatMap((one, k) => one.classList.contains("nn-six-batch") ? [k] : []),
    };
}"""


def source_of(step: int) -> list[str]:
    """The lines between the mark of a step and what comes next, from the file as it stands."""
    lines = [line.split("  # (")[0] for line in (CHECKOUT / "snippets/ann/moving/six.py").read_text(encoding="utf-8").splitlines()]
    first = next(k for k, line in enumerate(lines) if line.strip() == NAMES[step])
    ends = [k for k, line in enumerate(lines) if k > first and (not line or line.strip() in NAMES.values())]
    return lines[first : ends[0] if ends else None]


GONE_THROUGH = f"""figure => [...Array(Number(figure.querySelector("input[type=range]").max) + 2)].map((_, k) => {{
    if (k) figure.querySelector(".nn-next").click(); // after the last step the end is the end
    return ({SEEN})(figure);
}})"""


def six_says(figure: Figure, language: str, at: int, brief: bool = False) -> None:
    says(figure.element.evaluate(SEEN), language, at, brief)


def says(seen: dict, language: str, at: int, brief: bool) -> None:
    run, steps = computed(), expected_steps(brief)
    step, k = steps[at]
    assert seen["lines"] == expected_lines(step, k, language)
    assert seen["slider"] == [str(at), str(len(steps) - 1), words("six", language)["step"].format(step=at, steps=len(steps) - 1)]
    assert seen["lit"] == (source_of(step) if step else [])
    now = k + (step == 6)
    w, b = (moving.number(value) for value in run[now]["theta"])
    begun, measured = step != 1, step == 0 or step > 2
    assert seen["cells"] == [str(k // 3 + 1) * begun, str(k + 1) * begun, w, b, f"{run[k]['loss']:.3f}" * measured]
    assert (seen["fits"], seen["old"]) == (([k, now], [k]) if step == 6 else ([now], []))
    assert seen["errors"] == ([k] if step in (3, 4, 5) else [])
    assert seen["losses"] == list(range(k + measured))
    assert seen["batch"] == (sorted(run[k]["rows"]) if step > 1 else [])


@pytest.mark.parametrize("language", ["ko", "en"])
def test_each_step_is_what_an_independent_run_computes(figure, language):
    moved = figure("six", language, reduced_motion="reduce")
    for brief in (False, True):
        if brief:
            moved.press("[name=six-which] >> nth=0", "ArrowRight")
        seen, last = moved.element.evaluate(GONE_THROUGH), len(expected_steps(brief)) - 1
        assert len(seen) == last + 2
        for at, one in enumerate(seen):
            says(one, language, min(at, last), brief)
    moved.press(".nn-first", "Enter")
    six_says(moved, language, 0, brief=True)
    moved.press(".nn-next", "Enter", "Space")
    six_says(moved, language, 2, brief=True)
    moved.press(".nn-back", "Enter")
    six_says(moved, language, 1, brief=True)
    moved.press("input[type=range]", "End", "ArrowLeft")
    six_says(moved, language, last - 1, brief=True)


def test_it_plays_by_itself_and_stops_when_asked(figure):
    moved = figure("six", "en", reduced_motion="reduce")
    play = moved(".nn-play")
    play.click()
    expect(moved("input[type=range]")).to_have_value("1")
    play.click()
    assert play.inner_text() == words("six", "en")["play"]
    six_says(moved, "en", 1)


@pytest.mark.parametrize(("width", "language"), [(390, "ko"), (1280, "en")])
def test_no_line_is_cut_off_and_the_figure_keeps_its_height(figure, width, language):
    moved = figure("six", language, width, reduced_motion="reduce")
    assert moved(".nn-six > code").evaluate("code => [...code.children].every(one => one.scrollWidth <= one.clientWidth + 1)")
    heights = """figure => [...Array(Number(figure.querySelector("input[type=range]").max) + 1)].map(() => {
        figure.querySelector(".nn-next").click();
        return figure.getBoundingClientRect().height;
    })"""
    height = moved.element.bounding_box()["height"]
    assert moved.element.evaluate(heights) == pytest.approx([height] * len(expected_steps(brief=False)), abs=0.5)


def test_the_drawing_holds_the_samples_the_fits_and_the_losses():
    values = book().runs["ann/moving/six"].values

    def back(point: str) -> tuple[float, float]:
        across, down = map(float, point.split(","))
        return six.X[0] + (across - six.FIT) / six.SIZE * (six.X[1] - six.X[0]), six.Y[1] - (down - six.TOP) / six.SIZE * (six.Y[1] - six.Y[0])

    for one, row in zip(computed(), values["forward"], strict=True):
        w, b = one["theta"]
        for point in six.fitted(*row[2:4]).split():
            x, y = back(point)
            assert y == pytest.approx(w * x + b, abs=1e-3) and six.Y[0] <= y <= six.Y[1]
        moves = six.errors(row, values["y"], values["x"]).split("M")[1:]
        for move, index, output in zip(moves, one["rows"], one["outputs"], strict=True):
            assert [back(point) for point in move.split()] == [pytest.approx((X[index], end), abs=1e-3) for end in (output, Y[index])]
    assert max(values["losses"]) < six.MOST
    assert [line for _, line in six.lines("a = 1  # (1)!\n# 1 one\nb = 2\n\nc = 3")] == ["a = 1", "# 1 one", "b = 2", "", "c = 3"]
    assert [step for step, _ in six.lines("a = 1\n# 1 one\nb = 2\n\nc = 3")] == [0, 1, 1, 0, 0]
