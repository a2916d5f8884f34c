"""What a reader pays for the first page: bytes, requests, and a page that stays where it is on a slow line."""

from __future__ import annotations

import gzip

import pytest
from page_walk import LAPTOP, PHONE, addresses, modules, walking
from support import free_port

from .conftest import served

MOST_BYTES, MOST_REQUESTS = 160_000, 12
SLOW = ["ko/", "en/perceptron/learning-rule/", "ko/perceptron/threshold-unit/", "en/labs/and-to-xor/", "ko/reference/mlp/", "en/404.html"]


def cost(browser, url: str) -> dict[str, int]:
    """Address -> bytes (gzip) of all that is asked for when the page is opened with nothing kept."""
    context = browser.new_context(viewport={"width": PHONE, "height": 844})
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    sizes = {answer.url: min(len(body := answer.body()), len(gzip.compress(body))) for answer in answers if answer.url.startswith("http")}
    context.close()
    return sizes


def test_the_first_visit_to_any_page_is_light(browser, hosted):
    """Without the index of the search, which waits until somebody searches."""
    address, folder = hosted
    wrong = []
    for path in addresses(folder):
        if path in modules() or not path.startswith(("ko/", "en/")):
            continue
        paid = cost(browser, address + path)
        assert not [url for url in paid if "search_index" in url], path
        if sum(paid.values()) > MOST_BYTES or len(paid) > MOST_REQUESTS:
            wrong.append(f"{path}: {sum(paid.values()):,} bytes in {len(paid)} requests: {paid}")
    assert wrong == []


def test_a_page_that_costs_too_much_would_be_found(browser, tmp_path):
    tmp_path.joinpath("index.html").write_text(f'<img src="noise">{"<img src=a>" * 3}', encoding="utf-8")
    tmp_path.joinpath("404.html").write_text("lost", encoding="utf-8")
    tmp_path.joinpath("noise").write_bytes(bytes(k * k * k % 251 for k in range(1000)) * 300)
    with served(tmp_path, free_port()) as url:
        paid = cost(browser, url)
    assert {address.removeprefix(url) for address in paid} >= {"", "noise", "a"}
    assert paid[url + "noise"] < 300_000  # as compressed


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_nothing_moves_when_styles_and_fonts_come_late(browser, hosted, width):
    _, folder = hosted
    with served(folder, free_port(), slow=0.4) as address:
        for path in SLOW:
            with walking(browser, address) as walk:  # nothing is kept from the page before
                assert walk.moves(path, width) == [], path
