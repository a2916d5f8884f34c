"""The modules that pages load: docs/theme/scripts/*.js without their comments, the texts and the list of files that they import."""

from __future__ import annotations

import json

import rjsmin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from nnref.site import runtime
from nnref.site.exercises import Exercise
from nnref.site.palette import Palette
from nnref.site.paths import DOCS

SCRIPTS = DOCS / "theme" / "scripts"
TARGET = "assets/scripts"  # of the site of a language; the runtime lies above the languages
TO_SITE = "../../../"


def add(files: Files, config: MkDocsConfig, shipped: list[runtime.File], exercises: dict[str, Exercise]) -> None:
    language, words = config.theme["language"], config.extra["nnref"]["scripts"]
    colors = [{"light": color.light, "dark": color.dark} for color in Palette.load().colors.values()]
    made = {path.relative_to(SCRIPTS).as_posix(): rjsmin.jsmin(path.read_text(encoding="utf-8")) for path in sorted(SCRIPTS.rglob("*.js"))}
    made["words.js"] = f"export const language={_json(language)};export default {_json(words)};"
    topics: dict[str, dict] = {}
    for exercise in exercises.values():
        row = topics.setdefault(exercise.topic, {"title": config.extra["nnref"]["nav"].get(exercise.topic, exercise.topic), "exercises": []})
        row["exercises"].append(exercise.name.partition("/")[2])
    said = config.extra["nnref"]["exercises"]["script"]
    made["exercise-words.js"] = f"export const topics={_json(topics)};export default {_json(said)};"
    known = runtime.manifest(shipped, TO_SITE) | {"colors": colors}
    made["manifest.js"] = "".join(f"export const {name}={_json(value)};" for name, value in known.items())
    for name, text in made.items():
        files.append(File.generated(config, f"{TARGET}/{name}", content=text))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
