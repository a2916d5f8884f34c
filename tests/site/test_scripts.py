"""The scripts of the pages: typed, saying only what is translated, coloring Python as the build does."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from javascript import checked, node
from pygments.lexers import PythonLexer
from pygments.token import STANDARD_TYPES
from support import book

from nnref.site.paths import DATA, LANGUAGES
from nnref.site.scripts import SCRIPTS


def test_scripts_are_typed():
    assert checked(SCRIPTS / "tsconfig.json") == ""


def test_a_wrong_type_is_found(tmp_path):
    folder = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, folder)
    (folder / "wrong.js").write_text('import { fill } from "./text.js";\nfill(1, {});\n', encoding="utf-8")
    assert "wrong.js(2,6)" in checked(folder / "tsconfig.json")


def words() -> dict[str, dict[str, str]]:
    table = tomllib.loads((DATA / "site.toml").read_text(encoding="utf-8"))
    return {language: table[language]["scripts"] for language in LANGUAGES}


def test_scripts_say_what_is_translated():
    scripts = [path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")]
    code = "\n".join(script for script in scripts if re.search(r'import words.* from "\.*/words\.js"', script))
    said = set(re.findall(r"\bwords\.(?!js\b)(\w+)", code))
    first, second = words().values()
    assert first.keys() == second.keys() >= said and len(said) > 15
    assert {key for key in first if not re.search(rf"\b{key}\b", code)} == set(), "in site.toml, and said by no script"


def test_texts_have_the_same_places_in_both_languages():
    places = [{key: sorted(re.findall(r"\{\w+\}", text)) for key, text in table.items()} for table in words().values()]
    assert places[0] == places[1]


COLORS = {"kn": "k", "k": "k", "kc": "kc", "ow": "k", "nb": "", "bp": "", "n": "", "nn": "nf", "nc": "nf", "nf": "nf", "ne": "nf", "s1": "s", "s2": "s",
          "sd": "s", "c1": "c", "mi": "m", "mf": "m", "mh": "m", "mo": "m", "mb": "m", "o": "o", "p": "o", "fm": "nf", "vm": "", "": "", "w": ""}


def colored(pairs: list[tuple[str, str]]) -> list[str]:
    """The color of each character that is not space."""
    return [color for text, color in pairs for character in text if not character.isspace()]


@pytest.fixture(scope="module")
def programs() -> dict[str, str]:
    return {name: snippet.source for name, snippet in book().snippets.items()}


def test_edited_code_has_the_colors_of_the_build(programs, tmp_path):
    """Against Pygments, which colors it then; but for what stands in the braces of f-strings, and the names of exceptions."""
    (tmp_path / "programs.json").write_text(json.dumps(programs), encoding="utf-8")
    found = json.loads(node(Path(__file__).with_name("tokens.mjs"), str(SCRIPTS / "highlight.js"), str(tmp_path / "programs.json")))
    wrong = []
    for name, source in programs.items():
        assert "".join(text for text, _ in found[name]) == source, name
        ours = colored([(text, COLORS.get(kind, kind)) for text, kind in found[name]])
        theirs, inside = [], 0
        for token, text in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source):
            kind = STANDARD_TYPES[token]
            if kind == "si":
                inside += text.count("{") - text.count("}")
            string = inside or kind in ("si", "sa", "se")
            theirs.append((text, "s" if string else COLORS[kind]))
        theirs = colored(theirs)
        at = next((k for k, (a, b) in enumerate(zip(ours, theirs)) if a != b), None)
        if at is not None or len(ours) != len(theirs):
            shown = "".join(source.split())
            wrong.append(f"{name}: {shown[at - 20 : at]}>>>{shown[at : at + 15]} {ours[at]!r}, Pygments {theirs[at]!r}")
    assert not wrong, "\n".join(wrong)
