"""A build of one commit is the same to the byte, wherever the checkout stands and whatever ran before."""

from __future__ import annotations

import shutil
from pathlib import Path

from support import CACHE, EPOCH, copy_checkout


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def take_over(folder: Path) -> None:
    """Two thirds of the results of programs. The names of the entries, and so the third that runs again, change with each
    program and with all that runs and draws them."""
    (folder / ".cache/snippets").mkdir(parents=True)
    for number, entry in enumerate(sorted((CACHE / "snippets").glob("*.json"))):
        if number % 3:
            shutil.copy2(entry, folder / ".cache/snippets")


def test_a_build_in_another_folder_that_runs_labs_and_a_third_of_the_programs_again_is_byte_identical(built, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    copy = copy_checkout(tmp_path / "another/folder")
    take_over(copy.folder)
    copy.built("--strict")
    one, another = files(built), files(copy.folder / "site")
    assert one.keys() == another.keys()
    assert [name for name in one if one[name] != another[name]] == []
