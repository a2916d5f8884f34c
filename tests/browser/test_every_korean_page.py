"""Every page in Korean that is written or made for readers, on a phone, on a laptop, light and dark; and what
its first visit costs. The others are in test_every_english_page.py: two processes walk at a time."""

from __future__ import annotations

import pytest
from page_walk import PHONE, Walked, addresses, heavy, modules, walk_through


@pytest.fixture(scope="module")
def walked(browser, hosted) -> Walked:
    return walk_through(browser, hosted, [path for path in addresses(hosted[1]) if path.startswith("ko/") and path not in modules()], PHONE)


def test_every_page_is_accessible_fits_keeps_still_and_keeps_to_its_host(walked):
    assert {"ko/", "ko/404.html", "ko/perceptron/learning-rule/", "ko/labs/and-to-xor/", "ko/reference/"} <= walked.keys()
    assert [what for wrong, _ in walked.values() for what in wrong] == []


def test_the_first_visit_to_any_page_is_light(walked):
    assert heavy(walked) == []
