"""Two builds of one commit are the same to the byte, wherever the checkout stands and whatever ran before."""

from __future__ import annotations

from pathlib import Path

from support import copy_checkout


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_two_builds_from_empty_caches_in_different_folders_are_byte_identical(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    copies = [copy_checkout(tmp_path / name) for name in ("one", "another/folder")]
    for copy in copies:
        copy.built("--strict")
    built = [files(copy.folder / "site") for copy in copies]
    assert built[0].keys() == built[1].keys()
    assert [name for name in built[0] if built[0][name] != built[1][name]] == []
