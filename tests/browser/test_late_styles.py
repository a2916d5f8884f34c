"""A page that stays where it is while its styles and fonts come on a slow line, and it itself comes in pieces."""

from __future__ import annotations

import pytest
from page_walk import LAPTOP, PHONE, walking
from support import free_port

from .conftest import served

SLOW = {
    PHONE: ["ko/", "en/perceptron/learning-rule/", "en/labs/and-to-xor/"],
    LAPTOP: ["ko/perceptron/threshold-unit/", "ko/reference/mlp/", "en/404.html"],
}


@pytest.mark.parametrize("width", SLOW)
def test_nothing_moves_when_styles_and_fonts_come_late(browser, hosted, width):
    _, folder = hosted
    with served(folder, free_port(), slow=0.4) as address:
        for path in SLOW[width]:
            with walking(browser, address) as walk:  # nothing is kept from the page before
                assert walk.moves(path, width) == [], path


@pytest.mark.parametrize("cut", [b'<form class="md-header__option"', b'<div class="md-search"', b"</header>", b"<article"])
def test_nothing_moves_when_the_page_comes_in_pieces(browser, hosted, cut):
    _, folder = hosted
    with served(folder, free_port(), slow=0.2, cut=cut) as address, walking(browser, address) as walk:
        assert [what for width in (PHONE, LAPTOP) for what in walk.moves("ko/perceptron/threshold-unit/", width)] == []
