r"""What the reference pages need of the package beyond what griffe reads: a griffe extension, and a filter.

Everything is read from the source and nothing is imported, so building the pages needs no NumPy.

- A function under a decorator that makes an object of it is shown as that object is called. A decorator
  says so in its return annotation, as in ``def elementwise(...) -> Callable[[Kernel], Activation]``.
- ``updates: int  #: corrections made``: the comment documents the attribute.
- A name in backticks links to where it is documented; ``[1]_`` and ``.. [1]`` become a list of sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy

from griffe import (
    Alias,
    Attribute,
    Class,
    Expr,
    ExprName,
    ExprSubscript,
    ExprTuple,
    Extension,
    Function,
    GriffeError,
    Module,
    Object,
    Parameter,
    ParameterKind,
    Parameters,
    docstring_warning,
)

from nnref.site.formulas import LatexError, to_mathml

COLUMNS = 76  # of a signature in one line
EXTRA = "nnref"  # what is added to griffe's objects: "public" classes, and the "class" whose object a function becomes

_PART = re.compile(r"""
    (?P<program> ^[ ]*>>>[^\n]*(?:\n[^\n]*\S[^\n]*)* | ^[ ]*```.*?^[ ]*``` | ``.+?`` | \[[^\]]*\]\([^)]*\) )
    | \$\$(?P<display>.+?)\$\$ | \$(?P<inline>[^$\n]+)\$
    | `(?P<name>[\w.]+)`
""", re.DOTALL | re.MULTILINE | re.VERBOSE)
_SOURCE = re.compile(r"^\.\. \[(?P<number>\d+)\][ ]+(?P<text>.*(?:\n[ ]+\S.*)*)", re.MULTILINE)
_CHOICES = re.compile(r"^(?P<name>[\w, ]+ : )\{(?P<choices>[^{}]+)\}", re.MULTILINE)
_CITED = re.compile(r"[ ]?\[(?P<number>\d+)\]_")
_LATER = re.compile(r"^(?:Raises|See Also|Notes|References|Examples)\n-+$", re.MULTILINE)  # sections that stand below attributes


class PublicApi(Extension):
    """Runs once over the package, after griffe has read all of it."""

    def on_package(self, *, pkg: Module, **kwargs: object) -> None:
        self.package = pkg
        self.public = {name: f"{pkg.path}.{name}" for name in map(str, pkg.exports or ())}
        self.modules = {member.target_path.rpartition(".")[0] for name in self.public
                        if isinstance(member := pkg.members.get(name), Alias)}
        for module in [pkg, *(member for member in pkg.members.values() if isinstance(member, Module))]:
            for thing in _things(module):
                if isinstance(thing, Function):
                    self._as_called(thing)
                if isinstance(thing, Class):
                    _attributes(thing)
                if thing.docstring:
                    thing.docstring.value = self._prepared(thing)
                    if thing is module:  # the page begins with its own, in its language: docs/data/reference.toml
                        thing.docstring.value = thing.docstring.value.partition("\n\n")[2]
        for name in self.public:
            if isinstance(thing := self._find(self.public[name]), Class):
                thing.extra[EXTRA]["public"] = True
                self._take_in(thing)

    def _take_in(self, cls: Class) -> None:
        """Methods of a base that is not public are described with the class."""
        for base in cls.mro():
            for name, method in base.members.items():
                if base.name not in self.public and name not in cls.members and _documented(method):
                    cls.members[name] = own = copy(method)
                    own.parent = cls

    # What a decorator makes

    def _as_called(self, function: Function) -> None:
        made = next((cls for decorator in function.decorators if (cls := self._made_by(decorator.value))), None)
        if made is None:
            return
        call = made.members["__call__"]
        fixed = [p for p in list(call.parameters)[1:] if p.kind is not ParameterKind.var_keyword]
        free = [p for p in function.parameters if p.kind is ParameterKind.keyword_only] if len(fixed) < len(call.parameters) - 1 else []
        function.parameters = Parameters(*fixed, *(p for p in free if p.name not in call.parameters))
        function.returns = call.returns
        function.extra[EXTRA]["class"] = made

    def _made_by(self, decorator: str | Expr) -> Class | None:
        """The class whose objects the decorator returns, if that is a class of this package that is called."""
        if not isinstance(decorator, Expr):
            return None
        found = self._find(decorator.canonical_path)
        returns = found.returns if isinstance(found, Function) else None
        while isinstance(returns, ExprSubscript):  # Callable[[Kernel], Activation]
            inside = returns.slice
            returns = inside.elements[-1] if isinstance(inside, ExprTuple) else inside
        made = self._find(returns.canonical_path) if isinstance(returns, ExprName) else None
        return made if isinstance(made, Class) and "__call__" in made.members else None

    def _find(self, path: str) -> Object | None:
        head, _, rest = path.partition(".")
        if head != self.package.name or not rest:
            return None
        try:
            found = self.package[rest]
            return found.final_target if isinstance(found, Alias) else found
        except (KeyError, GriffeError):  # outside of the package, or nothing that griffe can follow
            return None

    # What a docstring says

    def _prepared(self, thing: Object) -> str:
        """The docstring with links in it; a formula that cannot be converted is named, and shown as it is written."""
        own = {parameter.name for parameter in thing.parameters} if isinstance(thing, (Function, Class)) else set()
        cls = thing if isinstance(thing, Class) else thing.parent if isinstance(thing.parent, Class) else None
        here, text = self._public_path(thing), _as_markdown(thing.docstring.value)

        def part(match: re.Match[str]) -> str:
            if formula := match["display"] or match["inline"]:
                try:
                    to_mathml(formula, display=bool(match["display"]))
                except LatexError as error:
                    line = text.count("\n", 0, match.start())
                    docstring_warning(thing.docstring, line, f"the formula {formula!r} cannot be converted: {error}")
                    return f"`{formula}`"
            target = self._target(match["name"], own, cls) if match["name"] else None
            if not target or target == here:
                return match[0]
            return f'<autoref identifier="{target}"><code>{match["name"]}</code></autoref>'

        return _PART.sub(part, text)

    def _target(self, name: str, own: set[str], cls: Class | None) -> str | None:
        """Where the name is documented. `step` in a class is its method before it is a function of that name."""
        if name in self.modules:
            return name  # the heading of its page
        first, _, rest = name.removeprefix(f"{self.package.name}.").partition(".")
        if first in own:
            return None
        if cls and not rest and first in cls.all_members:
            return self._method(cls, first)
        if not rest:
            return self.public.get(first)
        owner = self._find(self.public.get(first, ""))
        return self._method(owner, rest) if isinstance(owner, Class) else None

    def _method(self, cls: Class, name: str) -> str | None:
        """Of the class itself, or of the base that it comes from."""
        member = cls.all_members.get(name)
        method = member.final_target if isinstance(member, Alias) else member
        owner = next((owner for owner in (method.parent, cls) if owner.name in self.public), None) if _documented(method) else None
        return f"{self._public_path(owner)}.{name}" if owner else None

    def _public_path(self, thing: Object) -> str:
        if thing.name in self.public and isinstance(thing.parent, Module):
            return self.public[thing.name]
        return f"{self._public_path(thing.parent)}.{thing.name}" if isinstance(thing.parent, Class) else thing.path


def _things(module: Module) -> Iterator[Object]:
    """The module and what is defined in it, methods too."""
    yield module
    for member in module.members.values():
        if isinstance(member, (Function, Class, Attribute)):
            yield member
        if isinstance(member, Class):
            yield from (inner for inner in member.members.values() if isinstance(inner, (Function, Attribute)))


def _documented(thing: object) -> bool:
    return isinstance(thing, Function) and bool(thing.docstring) and not thing.name.startswith("_")


def _attributes(cls: Class) -> None:
    """Attributes with a comment, ``updates: int  #: corrections made``, into the section of that name."""
    rows = []
    for attribute in cls.members.values():
        if isinstance(attribute, Attribute) and attribute.docstring is None and attribute.lineno:
            _, found, text = attribute.source.partition("#: ")
            if found:
                rows += [f"{attribute.name} : {attribute.annotation}", f"    {text.strip()}"]
    if rows and cls.docstring:
        text = cls.docstring.value
        place = match.start() if (match := _LATER.search(text)) else len(text)
        section = "\n".join(["Attributes", "----------", *rows])
        cls.docstring.value = f"{text[:place].rstrip()}\n\n{section}\n\n{text[place:]}".rstrip()


def _as_markdown(text: str) -> str:
    """``.. [1] A book.`` as an item of a list, ``[1]_`` as ``[1]``, and choices as words."""
    text = _SOURCE.sub(lambda m: f"{m['number']}. " + re.sub(r"\n[ ]+", "\n    ", m["text"]), text)
    text = _CHOICES.sub(r"\g<name>one of \g<choices>", text)  # griffe takes the first of them for the default
    return _CITED.sub(lambda m: f" [{m['number']}]", text)


def default(name: str, thing: Object) -> str | None:
    """What the signature gives; griffe takes the first one's for all names of ``beta1, beta2 : float``."""
    parameters = thing.parameters if isinstance(thing, (Function, Class, Alias)) else ()
    found = next((parameter for parameter in parameters if parameter.name == name.lstrip("*")), None)
    variadic = found and found.kind in (ParameterKind.var_positional, ParameterKind.var_keyword)
    return as_written(found.default) if found and found.default is not None and not variadic else None


def as_written(expression: object) -> str:
    """With the quotes that the source has; griffe has Python's."""
    return re.sub(r"'([^'\"\\]*)'", r'"\1"', str(expression))


def inherited(cls: Class) -> list[tuple[Class, list[Function]]]:
    """The public bases, with the methods that come from each."""
    found, seen = [], set(cls.members)
    for base in cls.mro():
        if base.extra[EXTRA].get("public"):
            methods = [method for name, method in base.members.items() if _documented(method) and name not in seen]
            seen |= {method.name for method in methods}
            found.append((base, methods))
    return found


def signature(function: Function | None, name: str) -> str:
    """How it is called: in one line, or with a line for each parameter. A class may lack a function for that."""
    if function is None:
        return f"{name}()"
    parts, keyword_only, positional_only = [], False, False
    for position, parameter in enumerate(function.parameters):
        if position == 0 and parameter.name in ("self", "cls") and function.parent and function.parent.is_class:
            continue
        if positional_only and parameter.kind is not ParameterKind.positional_only:
            parts.append("/")
        positional_only = parameter.kind is ParameterKind.positional_only
        if parameter.kind is ParameterKind.keyword_only and not keyword_only:
            parts.append("*")
        keyword_only |= parameter.kind in (ParameterKind.keyword_only, ParameterKind.var_positional)
        parts.append(_parameter(parameter))
    if positional_only:
        parts.append("/")
    line = f"{name}({', '.join(parts)})"
    return line if len(line) <= COLUMNS else f"{name}(\n    " + ",\n    ".join(parts) + ",\n)"


def _parameter(parameter: Parameter) -> str:
    stars = {ParameterKind.var_positional: "*", ParameterKind.var_keyword: "**"}.get(parameter.kind, "")
    default = f"={as_written(parameter.default)}" if parameter.default is not None and not stars else ""
    return f"{stars}{parameter.name}{default}"
