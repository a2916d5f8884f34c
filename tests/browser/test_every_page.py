"""Every page that is written or made for readers, in both languages: on a phone, on a laptop, light and dark; and what
its first visit costs."""

from __future__ import annotations

import pytest
from page_walk import addresses, modules, walking

MOST_BYTES, MOST_REQUESTS = 160_000, 12


@pytest.fixture(scope="module")
def walked(browser, hosted) -> dict[str, tuple[list[str], dict[str, int]]]:
    """Address -> what is wrong with the page, and the bytes of all that it asks for."""
    address, folder = hosted
    with walking(browser, address) as walk:
        return {path: (walk.visit(path), walk.paid(folder)) for path in addresses(folder) if path not in modules()}


def test_every_page_is_accessible_fits_keeps_still_and_keeps_to_its_host(walked):
    assert {"", "404.html", "ko/", "en/404.html", "en/perceptron/learning-rule/", "ko/labs/and-to-xor/", "en/reference/"} <= walked.keys()
    assert [what for wrong, _ in walked.values() for what in wrong] == []


def test_the_first_visit_to_any_page_is_light(walked):
    """Without the index of the search, which waits until somebody searches."""
    for path, (_, paid) in walked.items():
        assert path in paid and not [asked for asked in paid if "search_index" in asked], path
        assert sum(paid.values()) <= MOST_BYTES and len(paid) <= MOST_REQUESTS, f"{path}: {sum(paid.values()):,} bytes: {paid}"
