"""Which parts of the package only make the words of errors, or only name types: found from the code, not from a list.

What stands in a `raise` makes words of errors, and what stands in an annotation names types. From there on, as a reader would:
a variable that nothing else reads is part of it, an argument of which the function makes nothing else, a function that
nothing else calls, and an `if` with nothing else in it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

Name = tuple[str, str]  # a module, and a name at its top level


class Texts:
    """What is said above, for the modules of a package: their names and sources."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.sources = sources
        self.trees = {module: ast.parse(source) for module, source in sources.items()}
        every = [node for tree in self.trees.values() for node in ast.walk(tree)]
        self.parent = {child: node for node in every for child in ast.iter_child_nodes(node)}
        self.found: set[ast.AST] = {node for node in every if isinstance(node, ast.Raise)}
        self.found |= {node.annotation for node in every if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation}
        self.found |= {node.returns for node in every if isinstance(node, ast.FunctionDef) and node.returns}
        self.uses: dict[Name, list[ast.Name]] = defaultdict(list)  # of what stands at the top level of a module
        for module, tree in self.trees.items():
            source = {alias.asname or alias.name: (node.module.removeprefix("nnref."), alias.name)
                      for node in tree.body if isinstance(node, ast.ImportFrom) and node.module for alias in node.names}
            for node in _names(tree):
                self.uses[source.get(node.id, (module, node.id))].append(node)
        while more := {node for node in self._more() if node not in self.found}:
            self.found |= more

    def spans(self, module: str) -> list[tuple[int, int]]:
        """From where to where each of these parts reaches in the source of a module, in bytes."""
        starts = [0]
        for line in self.sources[module].encode().splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        return [(starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset)
                for node in ast.walk(self.trees[module]) if node in self.found]

    def _only(self, uses: list[ast.Name], but: ast.AST | None = None) -> bool:
        """Whether these uses, not counting those within one node, are words or types and nothing else."""
        ancestors = [set(self._ancestors(use)) for use in uses]
        return bool(uses) and all(but in above or above & self.found for above in ancestors)

    def _ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        while node in self.parent:
            yield node
            node = self.parent[node]

    def _more(self) -> Iterator[ast.AST]:
        for module, tree in self.trees.items():
            for statement in tree.body:
                if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                    for function in [statement] if isinstance(statement, ast.FunctionDef) else statement.body:
                        if isinstance(function, ast.FunctionDef):
                            yield from self._within(module, function, statement is function)
                elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
                    if self._only(self.uses[module, statement.targets[0].id]):
                        yield statement

    def _within(self, module: str, function: ast.FunctionDef, at_top: bool) -> Iterator[ast.AST]:
        uses = defaultdict(list)
        for name in _names(function):
            uses[name.id].append(name)
        calls = [self.parent[use] for use in self.uses[module, function.name]] if at_top else []
        if at_top and self._only(self.uses[module, function.name]):
            yield function
        arguments = [*function.args.posonlyargs, *function.args.args]
        for k, argument in enumerate([*arguments, *function.args.kwonlyargs]):
            if self._only(uses[argument.arg]):
                given = [call for call in calls if isinstance(call, ast.Call)]
                yield from (call.args[k] for call in given if k < len(call.args))
                yield from (keyword for call in given for keyword in call.keywords if keyword.arg == argument.arg)
        for argument, default in zip(reversed(arguments), reversed(function.args.defaults)):
            if self._only(uses[argument.arg]):
                yield default
        for node in ast.walk(function):
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                several = isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                pairs = list(zip(target.elts, node.value.elts)) if several else [(target, node.value)]
                made = [value for part, value in pairs if all(self._only(uses[name.id], node) for name in _names(part, ast.Store))
                        and list(_names(part, ast.Store))]
                yield from made
                if len(made) == len(pairs):
                    yield node
            elif isinstance(node, ast.If) and all(each in self.found and not isinstance(each, ast.Raise) for each in node.body + node.orelse):
                yield node


def _names(node: ast.AST, context: type = ast.Load) -> Iterator[ast.Name]:
    return (each for each in ast.walk(node) if isinstance(each, ast.Name) and isinstance(each.ctx, context))
