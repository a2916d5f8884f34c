"""The plane of two inputs in figures that move: the same geometry as docs/theme/scripts/moving/plane.js."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

LOW, HIGH = -0.6, 1.6  # what is seen of each axis
VIEW, LEFT, TOP, SIZE = 300, 30, 4, 266  # of the drawing, and where the window into the plane lies in it

Point = Sequence[float]


class Cut(NamedTuple):
    area: list[Point]  # the corners of what fires
    line: list[Point]  # the ends of the boundary


def drawn(point: Point) -> tuple[float, float]:
    """From the plane to the drawing."""
    scale = SIZE / (HIGH - LOW)
    return round(LEFT + (point[0] - LOW) * scale, 2), round(TOP + (HIGH - point[1]) * scale, 2)


def cut(w: Point, b: float) -> Cut:
    """What x w + b > 0 cuts from the window."""
    corners = [(LOW, LOW), (HIGH, LOW), (HIGH, HIGH), (LOW, HIGH)]
    found = Cut([], [])
    for corner, following in zip(corners, [*corners[1:], corners[0]]):
        here, there = (w[0] * point[0] + w[1] * point[1] + b for point in (corner, following))
        if here > 0:
            found.area.append(corner)
        if (here > 0) != (there > 0):
            share = here / (here - there)
            crossing = [value + share * (other - value) for value, other in zip(corner, following)]
            found.area.append(crossing)
            found.line.append(crossing)
    return found


def path(points: Iterable[Point]) -> str:
    return " ".join("{:.2f},{:.2f}".format(*drawn(point)) for point in points)
