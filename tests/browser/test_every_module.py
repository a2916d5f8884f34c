"""Every page of the API. One template makes them: half of them are looked at in Korean on a phone, half in English on a laptop."""

from __future__ import annotations

import pytest
from page_walk import LAPTOP, PHONE, addresses, modules, walking


@pytest.mark.parametrize(("language", "width", "first"), [("ko", PHONE, 0), ("en", LAPTOP, 1)])
def test_every_page_of_a_module_is_accessible_fits_keeps_still_and_keeps_to_its_host(browser, hosted, language, width, first):
    address, folder = hosted
    paths = [path for path in addresses(folder) if path in modules() and path.startswith(language)][first::2]
    assert len(paths) >= len(modules()) // 4 > 0
    with walking(browser, address) as walk:
        assert [what for path in paths for what in walk.visit(path, (width,))] == []
