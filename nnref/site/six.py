"""The six steps of learning in a figure that moves: the lines of its program by their step, and where things are drawn.

The program is snippets/ann/moving/six.py itself: its comments `# 1 initialize` to `# 6 update` say where a step begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

WIDTH, HEIGHT = 352, 186  # of the drawing
TOP, SIZE = 10, 140  # of both windows
FIT, LOSS = 26, 206  # where they begin on the left
X, Y = (-1.8, 1.8), (-2.4, 2.4)  # what is seen of the plane of the samples
MOST = 4.2  # of a loss


def lines(source: str) -> Iterator[tuple[int, str]]:
    """Each line, without the marks of its remarks, and the step that it belongs to; 0 for none."""
    step = 0
    for line in source.splitlines():
        text = re.sub(r"\s*# \(\d+\)!$", "", line)
        found = re.fullmatch(r"\s*# (\d) .+", text)
        step = int(found[1]) if found else step if text else 0
        yield step, text


def fit(x: float, y: float) -> str:
    """A sample, or a point of a line, in the left window."""
    return f"{FIT + SIZE * (x - X[0]) / (X[1] - X[0]):.2f},{TOP + SIZE * (Y[1] - y) / (Y[1] - Y[0]):.2f}"


def fitted(w: float, b: float) -> str:
    return " ".join(fit(x, x * w + b) for x in X)


def errors(row: Sequence[float], y: Sequence[float], x: Sequence[float]) -> str:
    """From the outputs for a batch, a row of `forward`, up or down to the targets."""
    return "".join(f"M{fit(x[int(k)], y_hat)} {fit(x[int(k)], y[int(k)])}" for k, y_hat in zip(row[:2], row[4:]))


def loss(iteration: int, value: float, last: int) -> str:
    """A loss in the right window."""
    return f"{LOSS + SIZE * (iteration - 0.5) / last:.2f},{TOP + SIZE * (1 - value / MOST):.2f}"
