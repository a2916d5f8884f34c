"""Python for the browser: from the first source that has it, verified; and what a site without it looks like."""

from __future__ import annotations

import hashlib
import json
import re
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from support import CHECKOUT, Site

from nnref.site import fetched, runtime

BODY = b"what the file holds"
ROW = {"name": "one.bin", "sha256": hashlib.sha256(BODY).hexdigest()}
NOBODY = {"url": "http://127.0.0.1:9/"}  # the port of the discard service: nothing listens


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict]:
    folder = tmp_path / "server"
    folder.mkdir()
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"url": f"http://127.0.0.1:{server.server_port}/", "folder": folder}
        server.shutdown()


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NNREF_RUNTIME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_file_comes_from_the_first_source_that_answers_and_is_kept(server):
    (server["folder"] / "one.bin").write_bytes(BODY)
    path, = fetched.paths([ROW], [NOBODY, server])
    assert path.read_bytes() == BODY
    (server["folder"] / "one.bin").unlink()
    assert fetched.paths([ROW], [NOBODY]) == [path], "it is in the cache"


def test_another_file_of_the_same_name_is_not_taken(server, cache):
    (server["folder"] / "one.bin").write_bytes(BODY + b"!")
    with pytest.raises(fetched.Unavailable) as refused:
        fetched.paths([ROW], [server, NOBODY])
    said = str(refused.value)
    assert "no source has one.bin" in said and f"wanted {ROW['sha256']}" in said and NOBODY["url"] in said
    assert not list(cache.glob("*"))


def test_a_wheel_of_an_index_is_a_source(tmp_path, monkeypatch):
    wheels = tmp_path / "wheels"
    wheels.mkdir()
    with zipfile.ZipFile(wheels / "carrier-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("carrier/inside/one.bin", BODY)
        wheel.writestr("carrier-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: carrier\nVersion: 1.0\nRequires-Python: <3\n")
        wheel.writestr("carrier-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("carrier-1.0.dist-info/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    missing = {"requirement": "no-such-carrier==1.0", "folder": "x"}
    path, = fetched.paths([ROW], [missing, {"requirement": "carrier==1.0", "folder": "carrier/inside"}])
    assert path.read_bytes() == BODY


def test_what_is_shipped_is_what_is_named(monkeypatch):
    monkeypatch.delenv("NNREF_RUNTIME")
    files = runtime.files()
    for file in files:
        body = file.path.read_bytes()
        assert (len(body), hashlib.sha256(body).hexdigest()) == (file.bytes, file.sha256), file.name
    assert runtime.manifest(files, "")["files"].keys() == {file.name for file in files}


def test_the_wheel_holds_the_package_of_this_checkout_and_no_more(monkeypatch, tmp_path):
    monkeypatch.delenv("NNREF_RUNTIME")
    wheel, = (file for file in runtime.files() if file.name == "nnref.whl")
    with zipfile.ZipFile(wheel.path) as archive:
        modules = {name: archive.read(name) for name in archive.namelist() if name.endswith(".py")}
    assert modules == {f"nnref/{path.name}": path.read_bytes() for path in (CHECKOUT / "nnref").glob("*.py")}
    monkeypatch.setenv("NNREF_RUNTIME", str(tmp_path / "other"))
    assert runtime._wheel() == wheel.path.read_bytes(), "two builds differ"


def test_a_site_without_the_runtime_says_so_and_a_strict_build_stops(tmp_path, monkeypatch):
    site = Site(tmp_path / "site")
    monkeypatch.setenv("NNREF_RUNTIME", str(tmp_path / "nothing"))
    table = site.read("docs/data/runtime.toml")
    site.write("docs/data/runtime.toml", re.sub(r"\[\[source\]\].*?(?=\[\[source|# `part`)", "", table, flags=re.DOTALL).replace(
        "# `part`", f'[[source]]\nurl = "{NOBODY["url"]}"\n\n# `part`', 1))
    said = site.built()
    assert "no Run button" in said and NOBODY["url"] in said
    page = site.page("en")
    assert '<p class="nn-note">Programs cannot be run in this copy' in page, "beside which docs/theme/scripts/main.js makes no buttons"
    assert not (site.folder / "site" / "runtime").exists()
    assert "no Run button" in site.refused("--strict")


def test_every_file_of_others_has_a_license_and_one_way_to_name_it():
    table = tomllib.loads(runtime.SOURCE.read_text(encoding="utf-8"))
    assert all(f"{row['name']}: {row['license']}\n" in runtime.notice() and re.fullmatch(r"[0-9a-f]{64}", row["sha256"]) for row in table["file"])
    assert len({row["name"] for row in table["file"]}) == len(table["file"])
    assert json.loads(runtime.manifest([], "")["lock"])["info"]["python"] == "3.14.0"
