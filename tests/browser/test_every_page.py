"""Every page that is written or made for readers, in both languages: on a phone, on a laptop, light and dark."""

from __future__ import annotations

from page_walk import addresses, modules, walking


def test_every_page_is_accessible_fits_keeps_still_and_keeps_to_its_host(browser, hosted):
    address, folder = hosted
    paths = [path for path in addresses(folder) if path not in modules()]
    assert {"", "404.html", "ko/", "en/404.html", "en/perceptron/learning-rule/", "ko/labs/and-to-xor/", "en/reference/"} <= set(paths)
    with walking(browser, address) as walk:
        assert [what for path in paths for what in walk.visit(path)] == []
