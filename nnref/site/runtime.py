"""Python for the reader's browser, as files of the site: fetched once, verified, kept in the cache.

docs/data/runtime.toml names each file with its sha256. The wheel of `nnref`, and what its figures are drawn with, are
made from this checkout. Without network and cache there is no runtime: the site then has no Run buttons.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from nnref.site import fetched
from nnref.site.paths import DATA, ROOT

SOURCE = DATA / "runtime.toml"
EPOCH = "315532800"  # 1980-01-01, the first day that a zip file knows: the date of the wheel's files
FOLDER = "runtime"  # of the site, above the languages: both use the same
HARNESS = ROOT / "nnref" / "site" / "in_browser.py"
DRAWING = ["__init__", "paths", "problems", "labels", "palette", "style", "drawn"]  # modules of nnref.site that drawing needs ...
DRAWING_DATA = ["docs/data/labels.toml", "docs/data/palette.toml", "nnref/site/fonts/NotoSansKR-Regular.ttf"]


@dataclass(frozen=True)
class File:
    """A file that the site ships. Its folder below FOLDER changes with its content: a browser may keep it for ever."""

    name: str
    part: str  # programs or figures
    folder: str
    path: Path  # where it lies now
    bytes: int
    sha256: str

    @property
    def address(self) -> str:
        return f"{self.folder}/{self.name}"


def files() -> list[File]:
    """All of them, fetched and made as needed. Raises fetched.Unavailable."""
    table = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    folder = f"pyodide-{table['pyodide']}"  # one for all: Pyodide finds its parts by their names
    found = [File(row["name"], row["part"], folder, path, row["bytes"], row["sha256"])
             for row, path in zip(table["file"], fetched.paths(table["file"], table["source"]), strict=True)]
    return [*found, _made("nnref.whl", "programs", _wheel()), _made("in_browser.py", "programs", HARNESS.read_bytes()),
            _made("drawing.zip", "figures", _drawing())]


def manifest(found: list[File], base: str) -> dict:
    """What the page's script has to know; `base` leads from the script to the site."""
    table = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    return {
        "base": f"{base}{FOLDER}/",
        "lock": json.dumps({"info": table["info"], "packages": {}}),
        "files": {file.name: {"address": file.address, "bytes": file.bytes, "sha256": file.sha256, "part": file.part} for file in found},
    }


def write(found: list[File], site: Path) -> None:
    """Put the files into the built site, with a note on whose they are; what lies there already is left as it is."""
    for file in found:
        target = site / FOLDER / file.address
        if target.exists() and target.stat().st_size == file.bytes:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.path, target)
    if found:
        (site / FOLDER / "NOTICE.txt").write_text(notice(), encoding="utf-8")


def notice() -> str:
    """Whose the files are, under which licenses, and where their sources are."""
    table = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    rows = "".join(f"  {row['name']}: {row['license']}\n" for row in table["file"])
    return (f"Pyodide {table['pyodide']} and packages of its distribution, unchanged. Sources: https://github.com/pyodide/pyodide,\n"
            f"and of each package on https://pypi.org. Licenses:\n\n{rows}\nThe rest is of nnref itself: MIT; its font Noto Sans KR: OFL-1.1.\n")


# Making

def _made(name: str, part: str, body: bytes) -> File:
    sha256 = hashlib.sha256(body).hexdigest()
    return File(name, part, sha256[:12], fetched.keep(sha256, body), len(body), sha256)


def _wheel() -> bytes:
    """The wheel that `pip install` would build from this checkout, byte for byte the same each time."""
    from hatchling.builders.wheel import WheelBuilder  # takes as long as the rest of a small build

    digest = hashlib.sha256(EPOCH.encode())
    for path in sorted([ROOT / "pyproject.toml", *(ROOT / "nnref").glob("*.py*"), *(ROOT / "nnref").glob("py.typed")]):
        digest.update(path.name.encode() + path.read_bytes())
    kept = fetched.cache() / f"nnref-{digest.hexdigest()}.whl"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            with mock.patch.dict(os.environ, SOURCE_DATE_EPOCH=EPOCH):  # whatever the build of the site is told
                wheel = next(WheelBuilder(str(ROOT)).build(directory=folder, versions=["standard"]))
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(wheel, kept)
    return kept.read_bytes()


def _drawing() -> bytes:
    """How the house draws, laid out as in the checkout."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in [*(f"nnref/site/{module}.py" for module in DRAWING), *DRAWING_DATA]:
            archive.writestr(zipfile.ZipInfo(name), (ROOT / name).read_bytes(), zipfile.ZIP_DEFLATED)
    return out.getvalue()
