"""Every page in English that is written or made for readers, and those above the languages: on a phone, on a laptop, light
and dark; and what its first visit costs. See test_every_korean_page.py."""

from __future__ import annotations

import pytest
from page_walk import LAPTOP, Walked, addresses, heavy, modules, walk_through


@pytest.fixture(scope="module")
def walked(browser, hosted) -> Walked:
    return walk_through(browser, hosted, [path for path in addresses(hosted[1]) if not path.startswith("ko/") and path not in modules()], LAPTOP)


def test_every_page_is_accessible_fits_keeps_still_and_keeps_to_its_host(walked):
    assert {"", "404.html", "en/404.html", "en/perceptron/learning-rule/", "en/labs/and-to-xor/", "en/reference/"} <= walked.keys()
    assert [what for wrong, _ in walked.values() for what in wrong] == []


def test_the_first_visit_to_any_page_is_light(walked):
    assert heavy(walked) == []
