"""What `import nnref` offers, and what it loads."""

import ast
import doctest
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import nnref

PACKAGE = Path(nnref.__file__).parent
MODULES = sorted(module.name for module in pkgutil.iter_modules([str(PACKAGE)]) if not module.ispkg)
PUBLIC_MODULES = [name for name in MODULES if not name.startswith("_")]


def run(code, stream="stdout"):
    """The words that `code` prints in a fresh interpreter that finds this package first."""
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return getattr(done, stream).split()


def loaded_by(statement):
    code = f"import sys; {statement}; print(*(name for name in sys.modules if name.split('.')[0] == 'nnref'))"
    return set(run(code))


FORKS = """
import os, sys, numpy
for statement in sys.stdin.read().splitlines():
    sys.stdout.flush()
    if not os.fork():
        exec(statement)
        print(statement, *(name for name in sys.modules if name.split(".")[0] == "nnref"), sep="|", flush=True)
        os._exit(0)
    os.wait()
"""


def loaded_by_each(statements):
    """Statement -> what it loads of this package, in a fork for each: with NumPy there already, that takes no time."""
    environment = os.environ | {"PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run([sys.executable, "-c", FORKS], input="\n".join(statements), env=environment, capture_output=True, text=True, check=True)
    return {statement: set(names) for statement, *names in (line.split("|") for line in done.stdout.splitlines())}


def defined_in(module):
    """The public names that a module defines itself: those of its `__all__`, or all without an underscore."""
    members = vars(importlib.import_module(f"nnref.{module}"))
    own = {name for name, value in members.items() if getattr(value, "__module__", "") == f"nnref.{module}"}
    public = {name for name in own if not name.startswith("_")}
    assert set(members.get("__all__", public)) <= own
    return set(members.get("__all__", public))


def stub():
    return ast.parse((PACKAGE / "__init__.pyi").read_text(encoding="utf-8"))


# ---------------------------------------------------------------------------- names agree


def test_every_public_name_of_every_module_has_a_row_in_the_table():
    assert {name: module for module in PUBLIC_MODULES for name in defined_in(module)} == nnref._MODULE_OF


def test_all_lists_the_table_in_order():
    assert nnref.__all__ == list(nnref._MODULE_OF)
    assert nnref.__all__ == sorted(nnref.__all__)


def test_the_stub_imports_what_the_table_says():
    imports = {
        (node.module, alias.name) for node in stub().body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    wanted = {(f"nnref.{module}", name) for name, module in nnref._MODULE_OF.items()}
    assert imports == wanted | {("nnref", module) for module in PUBLIC_MODULES}


def test_the_stub_exports_each_import_under_its_own_name():
    aliases = [alias for node in stub().body if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert aliases
    assert all(alias.asname == alias.name for alias in aliases)


def test_the_stub_has_the_same_all():
    (wanted,) = [
        ast.literal_eval(node.value)
        for node in stub().body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert wanted == nnref.__all__


@pytest.mark.parametrize("name", nnref.__all__)
def test_a_public_name_is_the_object_that_its_module_defines(name):
    module = importlib.import_module(f"nnref.{nnref._MODULE_OF[name]}")
    assert getattr(nnref, name) is getattr(module, name)
    assert getattr(nnref, name).__module__ == module.__name__


def test_no_module_has_the_name_of_something_public():
    assert not set(MODULES) & set(nnref.__all__)


def test_dir_lists_names_and_modules():
    assert set(dir(nnref)) >= {*nnref.__all__, *PUBLIC_MODULES, "__version__", "__all__", "__doc__"}


@pytest.mark.parametrize(
    ("name", "fix"),
    [("Perceptrom", "did you mean 'Perceptron'?"), ("dta", "did you mean 'data'?"), ("zzz", "see dir(nnref)")],
)
def test_an_unknown_name_is_an_attribute_error_that_says_what_to_write(name, fix):
    with pytest.raises(AttributeError) as caught:
        getattr(nnref, name)
    assert str(caught.value) == f"module 'nnref' has no attribute {name!r}; expected a public name: {fix}"
    code = f"import nnref, sys, traceback\ntry: nnref.{name}\nexcept AttributeError: sys.excepthook(*sys.exc_info())"
    assert run(code, stream="stderr")[-len(fix.split()) :] == fix.split()  # one suggestion, not Python's as well


def test_the_package_is_marked_as_typed():
    assert (PACKAGE / "py.typed").read_bytes() == b""


def test_the_version_is_that_of_the_project_file():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert nnref.__version__ == project["project"]["version"]


# ---------------------------------------------------------------------------- laziness


def test_importing_the_package_loads_no_module_of_it_and_no_numpy():
    assert loaded_by("import nnref") == {"nnref"}
    assert run("import sys, nnref; nnref.__version__; dir(nnref); print('numpy' in sys.modules)") == ["False"]


def test_importing_one_name_loads_its_module_and_what_that_needs():
    assert loaded_by("from nnref import Perceptron") == {"nnref", "nnref.perceptron", "nnref._arrays", "nnref._validate"}
    assert loaded_by("from nnref import gate") == {"nnref", "nnref.data", "nnref._validate"}
    assert "nnref.mlp" not in loaded_by("from nnref import Adam, sigmoid, mse")


def test_a_name_loads_nothing_that_its_module_does_not():
    of_name = {name: f"from nnref import {name}" for name in nnref.__all__}
    of_module = {name: f"import nnref.{module}" for name, module in nnref._MODULE_OF.items()}
    more = "import nnref; from nnref import gate; nnref.mlp"
    loaded = loaded_by_each([more, *of_name.values(), *of_module.values(), "import nnref"])
    assert [name for name in nnref.__all__ if loaded[of_name[name]] != loaded[of_module[name]]] == []
    # Forks share nothing, and what is too much would be seen.
    assert loaded["import nnref"] == {"nnref"} and loaded[of_name["gate"]] == {"nnref", "nnref.data", "nnref._validate"} < loaded[more]


def test_a_module_is_an_attribute_without_being_imported():
    assert nnref.__getattr__("data") is importlib.import_module("nnref.data")
    assert run("import nnref; print(*nnref.data.gate('AND')[1])") == ["0", "0", "0", "1"]


def test_a_star_import_brings_every_name():
    assert run("from nnref import *; print(Perceptron.__name__, gate.__name__)") == ["Perceptron", "gate"]


def test_a_name_is_looked_up_once():
    assert run("import nnref; nnref.gate; print('gate' in vars(nnref))") == ["True"]


@pytest.mark.parametrize("module", MODULES)
def test_a_core_module_imports_only_numpy_and_the_standard_library(module):
    tree = ast.parse((PACKAGE / f"{module}.py").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    roots = {name.split(".")[0] for name in names}
    assert roots <= sys.stdlib_module_names | {"numpy", "nnref"}


# ---------------------------------------------------------------------------- docstrings


def documented():
    for name in nnref.__all__:
        value = getattr(nnref, name)
        yield name, value
        for method, function in inspect.getmembers(value, inspect.isfunction) if inspect.isclass(value) else ():
            if not method.startswith("_"):
                yield f"{name}.{method}", function


RECORDS = ("DivergenceError", "History", "PerceptronRecord", "Trace")  # made by a call, whose example shows one
NEVER_RAISE = (*(f"{name}.reset" for name in nnref.__all__), "Value.columns", "Value.tanh", "Value.relu", "digits")
NO_EQUATION = ("digits", "gate")


def text(value):
    return inspect.cleandoc(value.__doc__)


@pytest.mark.parametrize(("name", "value"), list(documented()), ids=[name for name, _ in documented()])
def test_a_docstring_has_one_line_then_equation_errors_and_an_example(name, value):
    first, *rest = text(value).splitlines()
    assert first.endswith(".")
    assert rest[:1] in ([], [""])
    own = name.split(".")[0]
    if own not in RECORDS:
        assert ">>> " in text(value)
        assert ("Raises\n------" in text(value)) == (name not in NEVER_RAISE)
        assert "$" in text(value) or own in NO_EQUATION


@pytest.mark.parametrize(("name", "value"), list(documented()), ids=[name for name, _ in documented()])
def test_the_parameters_of_a_docstring_are_those_of_the_call(name, value):
    documented_names = re.findall(r"^(?:\*{0,2}\w+(?:, \*{0,2}\w+)*)(?= :|$)", section(value, "Parameters"), re.MULTILINE)
    documented_names = [each.lstrip("*") for names in documented_names for each in names.split(", ")]
    if name.split(".")[0] in RECORDS:
        assert documented_names == []
    else:
        assert documented_names == [each for each in inspect.signature(value).parameters if each != "self"]


def section(value, title):
    match = re.search(rf"^{title}\n-+\n(.*?)(?=\n\n\w[^\n]*\n-+\n|\Z)", text(value), re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


@pytest.mark.parametrize(("name", "value"), list(documented()), ids=[name for name, _ in documented()])
def test_the_example_in_a_docstring_runs(name, value):
    module = importlib.import_module(f"nnref.{nnref._MODULE_OF[name.split('.')[0]]}")
    test = doctest.DocTestParser().get_doctest(value.__doc__, vars(module).copy(), name, None, 0)
    results = doctest.DocTestRunner(verbose=False).run(test)
    assert results.failed == 0
    assert results.attempted > 0 or name.split(".")[0] in RECORDS
