"""Every public function x every argument x every kind of bad input.

The rows are in `error_table`, the cases of each kind of argument in `error_cases`. A new public name adds its
row, and inherits every case; the first test fails until it does.
"""

import inspect
import os
import re
import sys

import numpy as np
import pytest
from error_cases import BAD
from error_checks import Told, copied, is_in_form, same, words_for
from error_table import ROWS

import nnref
from nnref._layers import Views
from nnref.schedules import Schedule

MADE_BY_A_CALL = {"DivergenceError", "History", "PerceptronRecord", "Trace"}  # users read them and do not build them

ARGUMENTS = [(subject, argument) for subject, row in ROWS.items() for argument in row.varied()]


def cases(subject, argument):
    """(case, outcome) of this argument: an error, or a check of what comes out."""
    return [(case, outcome) for case, (_, outcome, *_) in BAD[ROWS[subject].kinds[argument]].items()]


def arguments_of(function):
    return [name for name in inspect.signature(function).parameters if name != "self"]


def public_arguments():
    """(subject, argument) of every public function, constructor, method, instance and assignable property."""
    for name in nnref.__all__:
        value = getattr(nnref, name)
        if name in MADE_BY_A_CALL:
            continue
        yield from ((name, argument) for argument in arguments_of(value))
        methods = inspect.getmembers(value, inspect.isfunction if inspect.isclass(value) else inspect.ismethod)
        for method, function in methods:
            if not method.startswith("_"):
                parameters = arguments_of(function)
                if parameters[-1:] == ["params"] and not inspect.isclass(value):
                    parameters[-1:] = value.params  # of this activation
                yield from ((f"{name}.{method}", argument) for argument in parameters)
        made = ROWS[name].call(**copied(ROWS[name].good)) if name in ROWS else None
        for attribute, entry in inspect.getmembers(value, inspect.isdatadescriptor) if inspect.isclass(value) else ():
            if isinstance(entry, property) and entry.fset:
                yield f"{name}.{attribute}", attribute
            elif isinstance(entry, property) and isinstance(getattr(made, attribute), Views):
                yield f"{name}.{attribute}", "value"
        if isinstance(made, Schedule | nnref.Surface) and not inspect.isclass(value):
            yield from ((f"{name}()", argument) for argument in arguments_of(made))


def test_every_argument_of_every_public_name_is_in_the_table():
    plain = {(subject, argument) for subject, argument in ARGUMENTS if "(" not in subject[:-2]}
    assert set(public_arguments()) - plain == set(), "no row in error_table.py"
    assert plain - set(public_arguments()) == set(), "a row without such an argument"
    assert {subject.partition(".")[0] for subject in ROWS if "(" not in subject} == set(nnref.__all__) - MADE_BY_A_CALL


@pytest.mark.parametrize("subject", ROWS)
def test_the_good_arguments_raise_nothing(subject):
    ROWS[subject].call(**copied(ROWS[subject].good))


def called(subject, argument, case):
    """The bad value, and what comes of it; nothing that was passed may be modified by an error."""
    row = ROWS[subject]
    arguments = copied(row.good)
    arguments[argument] = bad = BAD[row.kinds[argument]][case][0](arguments[argument])
    before = copied(arguments)
    try:
        return before[argument], row.call(**arguments)
    except Exception as error:
        assert same(arguments, before), "an argument was modified"
        return bad, error


def refuse(subject, argument, case):
    row = ROWS[subject]
    _, wanted, *about = BAD[row.kinds[argument]][case]
    bad, error = called(subject, argument, case)
    assert type(error) is wanted, f"{type(error).__name__}: {error}"
    parts = is_in_form(str(error))
    assert parts, f"not of the form got; expected wanted: fix: {error}"
    name = about[0] if about else row.says.get(argument, argument)
    assert re.match(rf"{re.escape(name)}(?!\w)", parts["got"]), f"not about {name}: {error}"
    assert about or any(word in parts["got"] for word in words_for(bad)), f"got what? {error}"


def let_pass(subject, argument, case):
    row = ROWS[subject]
    bad, result = called(subject, argument, case)
    assert not isinstance(result, Exception), result
    without = {name: value for name, value in copied(row.good).items() if name != argument}
    usual = row.call(**copied(row.good))
    BAD[row.kinds[argument]][case][1](Told(subject, argument, bad, result, usual, lambda: row.call(**without)))


def failures(check, subject, argument, chosen):
    wrong = {}
    for case in chosen:
        try:
            check(subject, argument, case)
        except AssertionError as error:
            wrong[case] = str(error)
    return wrong


@pytest.mark.parametrize(("subject", "argument"), ARGUMENTS, ids=map(" - ".join, ARGUMENTS))
def test_bad_input_is_refused_with_got_wanted_fix_and_nothing_is_modified(subject, argument):
    refused = [case for case, outcome in cases(subject, argument) if inspect.isclass(outcome)]
    assert failures(refuse, subject, argument, refused) == {}


@pytest.mark.parametrize(("subject", "argument"), ARGUMENTS, ids=map(" - ".join, ARGUMENTS))
def test_what_is_defined_to_pass_comes_out_as_defined(subject, argument):
    passing = [case for case, outcome in cases(subject, argument) if not inspect.isclass(outcome)]
    assert failures(let_pass, subject, argument, passing) == {}


def test_no_error_leaves_a_trace_in_the_package_in_numpy_or_in_a_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    public = {name: getattr(nnref, name) for name in nnref.__all__}
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "nnref"]

    def state():
        instances = {name: copied(dict(vars(value))) for name, value in public.items() if not inspect.isclass(value)}
        classes = [{key: id(entry) for key, entry in vars(value).items() if key != "__slotnames__"}  # left by copying
                   for value in (*public.values(), *modules)]
        numpy = (np.geterr(), np.get_printoptions(), np.random.get_state())
        return instances, classes, numpy, dict(os.environ), os.listdir(tmp_path)

    before = state()
    for subject, argument in ARGUMENTS:
        for case, _ in cases(subject, argument):
            called(subject, argument, case)
    assert same(state(), before)
