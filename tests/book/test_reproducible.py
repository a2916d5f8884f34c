"""A build of one commit is the same to the byte, wherever the checkout stands and whatever ran before."""

from __future__ import annotations

from pathlib import Path

from support import EPOCH, copy_checkout


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_build_from_an_empty_cache_in_another_folder_is_byte_identical(built, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    copy = copy_checkout(tmp_path / "another/folder")
    copy.built("--strict")
    one, another = files(built), files(copy.folder / "site")
    assert one.keys() == another.keys()
    assert [name for name in one if one[name] != another[name]] == []
