"""A page that stays where it is while its styles and fonts come on a slow line."""

from __future__ import annotations

import pytest
from page_walk import LAPTOP, PHONE, walking
from support import free_port

from .conftest import served

SLOW = ["ko/", "en/perceptron/learning-rule/", "ko/perceptron/threshold-unit/", "en/labs/and-to-xor/", "ko/reference/mlp/", "en/404.html"]


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_nothing_moves_when_styles_and_fonts_come_late(browser, hosted, width):
    _, folder = hosted
    with served(folder, free_port(), slow=0.4) as address:
        for path in SLOW:
            with walking(browser, address) as walk:  # nothing is kept from the page before
                assert walk.moves(path, width) == [], path
