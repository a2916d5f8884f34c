"""The learning rule, stepped: each step is what Perceptron.fit does with that row."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from moving_figures import ORDER, ROWS, Figure, assert_drawn, words
from playwright.sync_api import expect
from support import book

from nnref import Perceptron, gate
from nnref.site import moving

RUNS = {"gate": ["AND", "OR", "NAND", "XOR"], "rate": [0.2, 0.35, 1.0]}


@cache
def expected_steps(name: str, eta: float) -> list[dict]:
    """The steps of a run, of Perceptron.fit on one row after the other."""
    y, unit = gate(name)[1][ORDER], Perceptron(n_inputs=2, lr=eta, w=[0.7, 0.4], b=-0.5)
    found, begun = [], []

    def add(kind: str, epoch: int = 0, row: int = -1, z: float = 0.0, output: int = 0, was: tuple | None = None) -> None:
        found.append({"kind": kind, "w": unit.w.tolist(), "b": unit.b, "was": was, "epoch": epoch, "row": row, "z": z,
                      "output": output, "count": int((unit.predict(ROWS) == y).sum())})

    add("start")
    while (weights := tuple(np.round([*unit.w, unit.b], 6))) not in begun:
        begun.append(weights)
        mistakes = 0
        for row, (x, label) in enumerate(zip(ROWS, y)):
            was, z, output = (unit.w.tolist(), unit.b), float(np.vecdot(x, unit.w) + unit.b), unit.predict(x)
            add("right" if output == label else "wrong", len(begun), row, z, output)
            updates = unit.fit([x], [label], max_epochs=1).updates
            assert updates == (output != label)
            if updates:
                mistakes += 1
                add("corrected", len(begun), row, z, output, was)
        if not mistakes:
            add("ended", len(begun))
            return found
    add("repeats", len(begun))
    found[-1]["again"] = begun.index(weights) + 1
    return found


def rule_data(language: str = "en") -> dict:
    values = book().runs["perceptron/moving/rule"].values
    return {key: values[key] for key in moving.known()["rule"]["numbers"]} | {"words": words("rule", language)}


def test_each_run_of_the_rule_is_that_of_the_perceptron(scripts):
    runs = [(g, r) for g in range(4) for r in range(3)]
    for (g, r), found in zip(runs, scripts("steps", "steps", [[rule_data(), g, r] for g, r in runs])):
        expected = expected_steps(RUNS["gate"][g], RUNS["rate"][r])
        for key in ("kind", "epoch", "row", "output", "count"):
            assert [step[key] for step in found] == [step[key] for step in expected], (g, r, key)
        for step, wanted in zip(found, expected, strict=True):
            was = wanted["was"] or (wanted["w"], wanted["b"])
            given = step.get("was") or step
            assert ("was" in step and step["was"] is not None) == (wanted["was"] is not None)
            difference = np.subtract([*step["w"], step["b"], step["z"], *given["w"], given["b"]], [*wanted["w"], wanted["b"], wanted["z"], *was[0], was[1]])
            assert np.abs(difference).max() <= 1e-12


def test_a_whole_fit_makes_the_corrections_of_the_figure():
    for g, name in enumerate(RUNS["gate"]):
        for r, eta in enumerate(RUNS["rate"]):
            data = rule_data()
            record = Perceptron(2, lr=eta, w=[0.7, 0.4], b=-0.5).fit(ROWS, gate(name)[1][ORDER], max_epochs=data["epochs"][g][r])
            made = np.array(data["corrections"][g][r])
            assert len(made) == record.updates and record.converged == (data["repeated"][g][r] == 0)
            assert np.abs(made[:, 1:] - [[*w, b] for w, b in record.history]).max() <= 1e-12
            assert np.bincount((made[:, 0] // 4).astype(int), minlength=record.epochs).tolist() == list(record.mistakes)


def rule_says(figure: Figure, language: str, name: str, eta: float, at: int) -> None:
    """The drawing and the words are those of that step."""
    steps = expected_steps(name, eta)
    step, said, n = steps[at], words("rule", language), moving.number
    y, (x1, x2) = gate(name)[1][ORDER][step["row"]], ROWS[step["row"]].astype(int)
    (w1, w2), b = step["w"], step["b"]
    weights, now = said["weights"].format(w1=n(w1), w2=n(w2), b=n(b)), said["count"].format(count=step["count"])
    where = said["where"].format(epoch=step["epoch"], row=f"{x1}{x2}", y=y)

    def signed(value: float) -> str:
        return f"{'−' if value < 0 else '+'} {n(abs(value))}"

    total = f"{n(w1)} · {x1} {signed(w2)} · {x2} {signed(b)}"
    fires = said["fires" if step["output"] else "silent"].format(sum=total, z=n(step["z"]))
    expected = {
        "start": lambda: [said["start"], weights, now],
        "right": lambda: [where, fires, said["right"], now],
        "wrong": lambda: [where, fires, said["wrong"], now],
        "corrected": lambda: [
            where, said["size"].format(eta=n(eta), y=y, output=step["output"], size=n(eta * (y - step["output"]))),
            ", ".join(said["stays" if abs(old - new) < 1e-9 else "changes"].format(**{"name": symbol, "from": n(old), "to": n(new)})
                      for symbol, old, new in zip(["w₁", "w₂", "b"], [*step["was"][0], step["was"][1]], [w1, w2, b])), now],
        "ended": lambda: [said["ended"].format(epoch=step["epoch"], count=sum(s["kind"] == "corrected" for s in steps)), weights, now],
        "repeats": lambda: [said["repeats"].format(epoch=step["again"]), weights, now],
    }[step["kind"]]()
    assert figure("output > span").all_inner_texts() == expected
    assert figure.sliders() == [at]
    slider = figure("input[type=range]")
    assert slider.get_attribute("max") == str(len(steps) - 1)
    assert slider.get_attribute("aria-valuetext") == said["step"].format(step=at, steps=len(steps) - 1)
    assert_drawn(figure, np.array(step["w"]), b)
    before = figure.points(".nn-before")
    assert len(before) == (0 if step["was"] is None else 2)
    if step["was"]:
        assert np.abs(before @ step["was"][0] + step["was"][1]).max() < 0.02
    rings = figure(".nn-wrong").evaluate_all("all => all.map(one => [...one.classList].slice(1))")
    assert rings == [(["nn-wrong--looked"] if step["kind"] == "right" else ["nn-wrong--looked", "nn-wrong--shown"]) if k == step["row"] else [] for k in range(4)]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_rule_is_stepped_with_the_keyboard_alone(figure, language):
    moved = figure("rule", language, reduced_motion="reduce")
    rule_says(moved, language, "AND", 0.35, 0)
    for at in range(1, len(expected_steps("AND", 0.35))):
        moved.press(".nn-next", "Enter" if at % 2 else "Space")
        rule_says(moved, language, "AND", 0.35, at)
    moved.press(".nn-next", "Enter")  # the end is the end
    rule_says(moved, language, "AND", 0.35, at)
    moved.press(".nn-back", "Enter", "Enter")
    rule_says(moved, language, "AND", 0.35, at - 2)
    moved.press("[name=rule-gate] >> nth=0", "ArrowLeft")  # round to the last, XOR
    rule_says(moved, language, "XOR", 0.35, 0)
    moved.press("input[type=range]", "End")
    rule_says(moved, language, "XOR", 0.35, len(expected_steps("XOR", 0.35)) - 1)
    moved.press("[name=rule-rate] >> nth=1", "ArrowRight")
    moved.press("input[type=range]", *["ArrowRight"] * 7)
    rule_says(moved, language, "XOR", 1.0, 7)
    moved.press(".nn-first", "Enter")
    rule_says(moved, language, "XOR", 1.0, 0)


def test_the_rule_is_stepped_with_the_mouse(figure):
    moved = figure("rule", reduced_motion="reduce")
    moved("fieldset >> nth=0 >> label >> nth=2").click()
    slider = moved("input[type=range]").bounding_box()
    page, y = moved.page, slider["y"] + slider["height"] / 2
    page.mouse.move(slider["x"] + 8, y)
    page.mouse.down()
    for share in (0.3, 0.5, 0.7):
        page.mouse.move(slider["x"] + share * slider["width"], y)
        rule_says(moved, "en", "NAND", 0.35, int(moved.sliders()[0]))
    page.mouse.up()
    assert moved.sliders()[0] > 10
    moved(".nn-next").click()
    rule_says(moved, "en", "NAND", 0.35, int(moved.sliders()[0]))


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_boundary_slides_to_its_new_place_unless_the_reader_wants_less_motion(figure, motion):
    moved = figure("rule", reduced_motion=motion)
    line = 'document.querySelector("[data-moving=rule] .nn-line").getAttribute("points")'
    seen = moved.page.evaluate(f"""async () => {{
        const next = document.querySelector("[data-moving=rule] .nn-next"), seen = new Set();
        next.click(), next.click(), next.click();
        for (const begun = performance.now(); performance.now() - begun < 700;) {{
            seen.add({line});
            await new Promise(requestAnimationFrame);
        }}
        return [...seen];
    }}""")
    assert len(seen) == 1 if motion == "reduce" else len(seen) > 3
    rule_says(moved, "en", "AND", 0.35, 3)


def test_playing_goes_on_by_itself_says_nothing_aloud_and_stops_when_asked(figure):
    moved = figure("rule", language="ko", reduced_motion="reduce")
    said, play = moved("output"), moved(".nn-play")
    play.click()
    assert (play.inner_text(), said.get_attribute("aria-live")) == (words("rule", "ko")["pause"], "off")
    expect(moved("input[type=range]")).to_have_value("2")
    play.click()
    assert (play.inner_text(), said.get_attribute("aria-live")) == (words("rule", "ko")["play"], "polite")
    rule_says(moved, "ko", "AND", 0.35, 2)
    moved.press("input[type=range]", "End", "ArrowLeft")
    play.click()
    expect(play).to_have_text(words("rule", "ko")["play"])
    rule_says(moved, "ko", "AND", 0.35, 16)
