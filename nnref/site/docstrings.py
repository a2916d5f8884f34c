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
)

COLUMNS = 76  # of a signature in one line
MADE = "nnref_instance_of"  # key in `extra`: path of the class whose object the decorated function becomes

_CODE = re.compile(r"(?P<keep>``.*?``|\$\$.*?\$\$|\$[^$\n]+\$|\[`[^`]+`\]|\[[^\]]*\]\([^)]*\))|`(?P<name>[\w.]+)`", re.DOTALL)
_SOURCE = re.compile(r"^\.\. \[(?P<number>\d+)\][ ]+(?P<text>.*(?:\n[ ]+\S.*)*)", re.MULTILINE)
_CITED = re.compile(r"[ ]?\[(?P<number>\d+)\]_")
_LATER = re.compile(r"^(?:Raises|See Also|Notes|References|Examples)\n-+$", re.MULTILINE)  # sections that stand below attributes
_FENCED = re.compile(r"^[ ]*(?:>>>|\.\.\.|```)")


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
                    thing.docstring.value = self._linked(thing)

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
        function.extra[MADE]["path"] = self.public.get(made.name, made.path)
        function.extra[MADE]["name"] = made.name

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

    def _linked(self, thing: Object) -> str:
        own = {parameter.name.lstrip("*") for parameter in getattr(thing, "parameters", ())}
        cls = thing if isinstance(thing, Class) else thing.parent if isinstance(thing.parent, Class) else None
        if isinstance(thing, Class) and "__init__" in thing.members:
            own |= {parameter.name for parameter in thing.members["__init__"].parameters}
        here = self._public_path(thing)

        def link(match: re.Match[str]) -> str:
            name = match["name"]
            target = self._target(name, own, cls) if name else None
            code = f"<code>{name}</code>"
            return f'<autoref identifier="{target}">{code}</autoref>' if target and target != here else match[0]

        text = _sources(thing.docstring.value)
        rows, out, run = text.split("\n"), [], []
        for row in rows:  # programs stay as they are
            if _FENCED.match(row):
                out += [_CODE.sub(link, "\n".join(run))] if run else []
                out.append(row)
                run = []
            else:
                run.append(row)
        return "\n".join(out + ([_CODE.sub(link, "\n".join(run))] if run else []))

    def _target(self, name: str, own: set[str], cls: Class | None) -> str | None:
        if name in self.modules:
            return name  # the heading of its page
        name = name.removeprefix(f"{self.package.name}.")
        first, _, rest = name.partition(".")
        if first in own or "." in rest:
            return None
        if cls and first in cls.all_members and not rest:
            shown = isinstance(cls.all_members[first], (Function, Alias)) and not first.startswith("_")
            return f"{self._public_path(cls)}.{first}" if shown and cls.name in self.public else None
        if first not in self.public:
            return None
        if not rest:
            return self.public[first]
        owner = self._find(self.public[first])
        return f"{self.public[first]}.{rest}" if isinstance(owner, Class) and rest in owner.all_members else None

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


def _sources(text: str) -> str:
    """``.. [1] A book.`` as an item of a list, and ``[1]_`` as ``[1]``."""
    text = _SOURCE.sub(lambda m: f"{m['number']}. " + re.sub(r"\n[ ]+", "\n    ", m["text"]), text)
    return _CITED.sub(lambda m: f" [{m['number']}]", text)


def default(name: str, thing: Object) -> str | None:
    """What the signature gives; griffe takes the first one's for all names of ``beta1, beta2 : float``."""
    parameters = thing.parameters if isinstance(thing, (Function, Class, Alias)) else ()
    found = next((parameter for parameter in parameters if parameter.name == name.lstrip("*")), None)
    variadic = found and found.kind in (ParameterKind.var_positional, ParameterKind.var_keyword)
    return str(found.default) if found and found.default is not None and not variadic else None


def inherited(cls: Class) -> list[tuple[Class, list[Function]]]:
    """The bases in this package, with the documented methods that come from each."""
    found, seen = [], set(cls.members)
    for base in cls.mro():
        methods = [member for name, member in base.members.items()
                   if isinstance(member, Function) and member.docstring and not name.startswith("_") and name not in seen]
        seen |= {method.name for method in methods}
        found.append((base, methods))
    return found


def signature(function: Function, name: str) -> str:
    """How it is called: in one line, or with a line for each parameter."""
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
    default = f"={parameter.default}" if parameter.default is not None and not stars else ""
    return f"{stars}{parameter.name}{default}"
