"""The computational graph in a figure that moves: where its circles and arrows are drawn (docs/theme/moving/graph.html).

A graph is a list of rows, one for each value, as snippets/backprop/moving/graph.py leaves them: its column, the number of
its sign, its data and gradient, then for each parent the number of the parent's row and the slope.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 360, 390  # of the drawing
RADIUS, ASIDE, TAIL = 16, 100, 42  # of a circle; between neighbors; of the arrow that leaves the result
MOST = 92  # between one row of the drawing and the next
SIGNS = ["", "+", "−", "·", "/", "( )²", "tanh"]

Row = Sequence[float]
Point = tuple[float, float]


class Arrow(NamedTuple):
    parent: int
    child: int  # the row of the result that it leads to; -1 for the arrow that leaves the last one
    line: str
    tip: str
    value: tuple[float, float, str]  # where the value is written, and what of the text is there
    gradient: tuple[float, float, str]
    back: float  # what comes back along it


def parents(row: Row) -> list[tuple[int, float]]:
    """The parents of a value: the number of the row, and the slope."""
    return [(int(number), slope) for number, slope in zip(row[4::2], row[5::2])]


def uses(graph: Sequence[Row], number: int) -> int:
    """How many arrows leave a value for others."""
    return sum(parent == number for row in graph for parent, _ in parents(row))


def last_step(graph: Sequence[Row], names: Sequence[str]) -> int:
    """The number of the last step: the whole, what is given, each value that is computed, each gradient but that of a
    number that stands for itself."""
    return 1 + sum(bool(parents(row)) for row in graph) + sum(not name.isdigit() for name in names)


def places(graph: Sequence[Row]) -> list[Point]:
    """Where each value stands: below what it is computed from, the result at the foot. A given number that is used once
    stands beside what uses it, one that is used more often above the middle of what uses it."""
    uses: list[list[tuple[int, int]]] = [[] for _ in graph]  # (child, which operand of it)
    for child, row in enumerate(graph):
        for operand, (parent, _) in enumerate(parents(row)):
            uses[parent].append((child, operand))
    across, down = [0.0] * len(graph), [row[0] for row in graph]
    for k, row in reversed(list(enumerate(graph))):
        made = [parent for parent, _ in parents(row) if parents(graph[parent])]
        for place, parent in enumerate(made):
            across[parent] = across[k] + place - (len(made) - 1) / 2
        if not parents(row) and len(uses[k]) == 1:
            [(child, operand)] = uses[k]
            across[k], down[k] = across[child] + (1 if operand else -1), down[child]
        elif not parents(row):
            across[k] = sum(across[child] for child, _ in uses[k]) / len(uses[k])
    top, rows = min(down), max(down) - min(down)
    pitch = min(MOST, (HEIGHT - 2 * RADIUS - TAIL - 12) / rows)
    above = (HEIGHT - TAIL - rows * pitch) / 2
    return [(round(WIDTH / 2 + x * ASIDE, 2), round(above + (y - top) * pitch, 2)) for x, y in zip(across, down)]


def arrows(graph: Sequence[Row]) -> list[Arrow]:
    at = places(graph)
    drawn = [_arrow(parent, child, at[parent], at[child], graph[child][3] * slope)
             for child, row in enumerate(graph) for parent, slope in parents(row)]
    x, y = at[-1]
    return [*drawn, _arrow(len(graph) - 1, -1, (x, y), (x, y + RADIUS + TAIL), graph[-1][3])]


def _arrow(parent: int, child: int, start: Point, end: Point, back: float) -> Arrow:
    right, down = end[0] - start[0], end[1] - start[1]
    length = (right**2 + down**2) ** 0.5
    right, down = right / length, down / length

    def point(along: float, aside: float = 0.0) -> str:
        return f"{start[0] + along * right - aside * down:.2f},{start[1] + along * down + aside * right:.2f}"

    last = length - RADIUS - 1
    line, tip = f"{point(RADIUS)} {point(last - 6)}", f"{point(last)} {point(last - 9, 4.5)} {point(last - 9, -4.5)}"
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if abs(down) < 0.01:  # from the side: above and below
        places = (x, y - 6, "middle"), (x, y + 16, "middle")
    elif x == WIDTH / 2:  # straight down the middle: left and right
        places = (x - 7, y + 4, "end"), (x + 7, y + 4, "start")
    else:  # both on the outer side
        space = 14 if abs(right) > 0.01 else 7
        side, anchor = (space, "start") if x > WIDTH / 2 else (-space, "end")
        places = (x + side, y - 5, anchor), (x + side, y + 11, anchor)
    return Arrow(parent, child, line, tip, *places, back)
