"""Two ways to another source of a module: to import it anew, and, sooner, to put it into the place of what is imported."""

from __future__ import annotations

import importlib
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_loader
from pathlib import Path
from types import CodeType, FunctionType, MemberDescriptorType, ModuleType

CHECKOUT = Path(__file__).resolve().parents[1]
CHANGED = (FunctionType, type)  # what keeps its identity, because tests and other modules hold it


class Loader(SourceFileLoader):
    """Finds and loads one module of the package, from another source than that of its file."""

    def __init__(self, name: str, source: str) -> None:
        super().__init__(name, str(CHECKOUT / name.replace(".", "/")) + ".py")
        self.source = source

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name == self.name else None

    def get_code(self, name: str) -> CodeType:
        return compile(self.source, self.path, "exec", dont_inherit=True)


def forget() -> None:
    """Nothing of the package and its tests is imported any more."""
    for name, module in list(sys.modules.items()):
        file = Path(getattr(module, "__file__", None) or "/")
        if file.is_relative_to(CHECKOUT / "nnref") or file.is_relative_to(CHECKOUT / "tests"):
            del sys.modules[name]


def import_anew(name: str, source: str) -> None:
    """Forget the package and its tests, and import the package with this source of one module."""
    forget()
    sys.meta_path.insert(0, Loader(name, source))
    importlib.import_module(name)


def put_into_place(name: str, source: str) -> None:
    """Run the source, and give what comes out to all who hold what came out of the module before."""
    old = sys.modules[name]
    new = ModuleType(name)
    new.__dict__.update({key: value for key, value in vars(old).items() if key.startswith("__")})
    sys.modules[name] = new  # a class looks there for its module while it is made
    exec(Loader(name, source).get_code(name), vars(new))
    sys.modules[name] = old
    for key, value in vars(new).items():
        before = vars(old).get(key)
        setattr(old, key, value := _taken_over(before, value, name))
        if before is not None and before is not value:
            for module in list(sys.modules.values()):
                if vars(module).get(key) is before:
                    setattr(module, key, value)


def _taken_over(old: object, new: object, name: str) -> object:
    """The old object with all that is new about it, where it can have that; else the new one."""
    if type(old) is not type(new) or getattr(new, "__module__", None) != name or old is new:
        return new
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        if len(old.__code__.co_freevars) != len(new.__code__.co_freevars) or new.__closure__ and "__class__" not in new.__code__.co_freevars:
            return new
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
        return old
    if isinstance(old, type):
        for key, value in vars(new).items():
            if key not in ("__dict__", "__weakref__") and not isinstance(value, MemberDescriptorType):  # slots stay where they are
                setattr(old, key, _taken_over(vars(old).get(key), value, name))
        return old
    if hasattr(old, "__dict__"):
        for key, value in vars(new).items():
            vars(old)[key] = _taken_over(vars(old).get(key), value, name)
        return old
    return new
