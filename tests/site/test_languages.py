"""A language that is built by a process of its own: what it found comes back, and what stops it stops the build."""

from __future__ import annotations

import subprocess
import sys

import pytest
from support import CHECKOUT

SCRIPT = """\
import os
import time
from mkdocs.exceptions import Abort
from nnref.site import languages

def build_other(language, config):
    {body}

languages.build_other = build_other
apart = languages.Apart("en", None, lambda: ["found"])
{then}
"""
WAIT = """\
try:
    print(apart.wait())
except Abort as error:
    print("aborted:", error)
"""


def said(body: str, then: str = WAIT) -> str:
    script = SCRIPT.format(body=body, then=then)
    return subprocess.run([sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, timeout=60, check=True).stdout


@pytest.mark.parametrize(("body", "answer"), [
    ("pass", "['found']"),
    ("raise Abort('Aborted with 1 warnings in strict mode!')", "aborted: Aborted with 1 warnings in strict mode!"),
    ("raise LookupError('what nobody expected')", "LookupError: what nobody expected"),
    ("os._exit(9)", "aborted: the process that built en was ended"),
])
def test_what_it_found_or_why_it_stopped_comes_back(body, answer):
    assert answer in said(body)


def test_it_ends_with_a_build_that_fails():
    ended = "started = time.monotonic()\napart.end()\nprint(time.monotonic() - started < 30)"
    assert said("time.sleep(50)", ended) == "True\n"
