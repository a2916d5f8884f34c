"""The mutants of a module: its source with one small change each, by the operators of mutmut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import ndiff

import libcst as cst
from libcst.metadata import MetadataWrapper, WhitespaceInclusivePositionProvider
from mutmut.mutation.mutators import mutation_operators


@dataclass(frozen=True)
class Mutant:
    module: str
    within: str  # the function, or "" at the top level
    line: int
    source: str
    diff: str  # the lines that change, as in a diff

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when the rest of the module changes; two changes of two equal lines share it."""
        return self.module, self.within, self.diff


def mutants(module: str, source: str, left_out: list[tuple[int, int]]) -> Iterator[Mutant]:
    """Every mutant of a module, but for those whose change lies within one of the parts left out."""
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    places = wrapper.resolve(WhitespaceInclusivePositionProvider)
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    seen = {source}
    for node, within in _nodes(wrapper.module, ""):
        for kind, operator in mutation_operators:
            for changed in operator(node) if isinstance(node, kind) else ():
                begin, end = places[node].start, places[node].end
                start, stop = starts[begin.line - 1] + begin.column, starts[end.line - 1] + end.column
                assert source[start:stop] == wrapper.module.code_for_node(node)
                mutated = source[:start] + wrapper.module.code_for_node(changed) + source[stop:]
                if mutated not in seen and not _lies_in(left_out, source.encode(), mutated.encode()):
                    seen.add(mutated)
                    diff = [row for row in ndiff(source.splitlines(), mutated.splitlines()) if row[0] in "-+"]
                    yield Mutant(module, within, begin.line, mutated, "\n".join(row[0] + " " + row[1:].strip() for row in diff))


def _nodes(node: cst.CSTNode, within: str) -> Iterator[tuple[cst.CSTNode, str]]:
    yield node, within
    inside = f"{within}.{node.name.value}".lstrip(".") if isinstance(node, cst.FunctionDef | cst.ClassDef) else within
    for child in node.children:
        yield from _nodes(child, within if isinstance(child, cst.Decorator) else inside)


def _lies_in(parts: list[tuple[int, int]], source: bytes, mutated: bytes) -> bool:
    length = min(len(source), len(mutated))
    start = next((i for i in range(length) if source[i] != mutated[i]), length)
    left = next((i for i in range(length - start) if source[-1 - i] != mutated[-1 - i]), length - start)
    change = source[start : len(source) - left]
    start += len(change) - len(change.lstrip(b", \n"))
    stop = start + len(change.strip(b", \n"))
    return any(first <= start and stop <= last for first, last in parts)
