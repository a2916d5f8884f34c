"""The network whose parts are named: where its units, weights and numbers are drawn (docs/theme/moving/parts.html).

Columns stand side by side, the inputs first. An input is a square. A neuron is a box: its left half holds its weighted
sum, its right half what it passes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 360, 524  # of the drawing
FIRST, ASIDE = 19, 132  # the middle of the first column; from one column to the next
HALF, TALL, SQUARE = 42, 13, 15  # half of a box: its width, its height; half the side of an input
TOP, FOOT = 88, 268  # the middles of the highest and the lowest unit
LABEL = 0.3  # how far from its neuron the number of a weight stands, as a share of the line
STEPS, GAP = [40, 86, 34, 98, 46], 13  # how wide the five steps of an iteration are drawn, and what is left between them

Point = tuple[float, float]


class Weight(NamedTuple):
    layer: int  # counted from 0, as in a program
    unit: int  # where it comes from
    neuron: int  # where it leads to
    line: str
    number: Point


def places(sizes: Sequence[int]) -> list[list[Point]]:
    """The middle of every unit, column by column: evenly spread, and centered on one line."""
    middle, found = (TOP + FOOT) / 2, []
    for column, size in enumerate(sizes):
        between = (FOOT - TOP) / max(size - 1, max(sizes) / 2)
        found.append([(float(FIRST + column * ASIDE), round(middle + (k - (size - 1) / 2) * between, 2)) for k in range(size)])
    return found


def weights(sizes: Sequence[int]) -> list[Weight]:
    """A line from every unit to every neuron of the next column, and where its number is written."""
    columns, drawn = places(sizes), []
    for layer, (starts, ends) in enumerate(zip(columns, columns[1:])):
        for unit, (left, high) in enumerate(starts):
            for neuron, (right, low) in enumerate(ends):
                start, end = left + (HALF if layer else SQUARE), right - HALF
                number = round(end - LABEL * (end - start), 2), round(low - LABEL * (low - high), 2)
                drawn.append(Weight(layer, unit, neuron, f"{start:g},{high:g} {end:g},{low:g}", number))
    return drawn


def steps() -> list[tuple[float, float]]:
    """Where the steps of an iteration begin, and how wide they are."""
    left = (WIDTH - sum(STEPS) - GAP * (len(STEPS) - 1)) / 2
    return [(left + sum(STEPS[:k]) + GAP * k, width) for k, width in enumerate(STEPS)]
