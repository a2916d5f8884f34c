"""The site that the browser is shown is the site that a build for its address makes."""

from __future__ import annotations

from pathlib import Path

from support import Site, moved

OTHER = "http://127.0.0.1:1234/nnref/"


def pages(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".gz"}


def test_a_site_that_was_moved_is_the_one_that_is_built_for_that_address(built_site, tmp_path, monkeypatch):
    moved(built_site.folder / "site", tmp_path / "moved", OTHER)
    monkeypatch.setenv("NNREF_SITE_URL", OTHER)
    site = Site(tmp_path / "for it", warm=built_site.folder)
    site.built("--strict")
    one, other = pages(tmp_path / "moved"), pages(site.folder / "site")
    assert one.keys() == other.keys() and "en/topic/page/index.html" in one
    assert [name for name in one if one[name] != other[name]] == []
