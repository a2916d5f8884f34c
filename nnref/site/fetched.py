"""Files of others, known by their sha256: from the cache, or from the first source that has them."""

from __future__ import annotations

import hashlib
import http.client
import logging
import os
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

from nnref.site.paths import CACHE

SECONDS = 60  # that a server may stay silent

log = logging.getLogger("mkdocs.nnref")


class Unavailable(Exception):
    """Files came from no source; says what each source answered."""


def cache() -> Path:
    return Path(os.environ.get("NNREF_RUNTIME", CACHE / "runtime"))


def paths(rows: list[dict], sources: list[dict]) -> list[Path]:
    """Where the files lie that the rows name (`name`, `sha256`). Raises Unavailable."""
    answers = []
    for source in sources:
        missing = [row for row in rows if not _place(row["sha256"]).exists()]
        if not missing:
            break
        log.info(f"fetching {len(missing)} files, once, from {source.get('requirement') or source['url']}")
        try:
            for row, body in (_from_wheel if "requirement" in source else _from_server)(missing, source):
                if (got := hashlib.sha256(body).hexdigest()) != row["sha256"]:
                    raise OSError(f"{row['name']} has the sha256 {got}; wanted {row['sha256']}")
                keep(row["sha256"], body)
        except (OSError, http.client.HTTPException, zipfile.BadZipFile, KeyError) as error:
            answers.append(f"{source.get('requirement') or source['url']}: {error}")
    if missing := [row["name"] for row in rows if not _place(row["sha256"]).exists()]:
        raise Unavailable(f"no source has {', '.join(missing)}" + "".join(f"\n  {answer}" for answer in answers))
    return [_place(row["sha256"]) for row in rows]


def keep(sha256: str, body: bytes) -> Path:
    """Store it, whole or not at all."""
    path = _place(sha256)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(body)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)
    return path


def _place(sha256: str) -> Path:
    return cache() / sha256


def _from_wheel(rows: list[dict], source: dict) -> Iterator[tuple[dict, bytes]]:
    """By pip, which knows the package index, proxy and credentials of who builds."""
    with tempfile.TemporaryDirectory() as folder:
        result = subprocess.run(
            [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps", "--no-cache-dir",
             "--ignore-requires-python", "--only-binary=:all:", "--dest", folder, source["requirement"]],
            capture_output=True, text=True,
        )
        if result.returncode != 0:
            raise OSError((result.stderr.strip().splitlines() or ["pip failed"])[-1])
        wheel, = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            for row in rows:
                yield row, archive.read(f"{source['folder']}/{row['name']}")


def _from_server(rows: list[dict], source: dict) -> Iterator[tuple[dict, bytes]]:
    for row in rows:
        with urllib.request.urlopen(source["url"] + row["name"], timeout=SECONDS) as answer:
            yield row, answer.read()
