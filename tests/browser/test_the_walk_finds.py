"""Each check of the walk, seen to fail: one fault planted in a page that has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from page_walk import LAPTOP, PHONE, Walk, walking
from support import Site, free_port

from .conftest import served

WIDE = '<table class="x"><tr><td style="min-width: 3000px">wide</td></tr></table>'
LETTER = (
    '<figure class="nn-figure"><svg role="img" aria-label="a" viewBox="0 0 20 20" width="20" height="20"><defs><path id="letter" d="M0 0h9v9z" '
    'transform="scale(0.015625)"/></defs><g transform="scale(0.09 -0.09)"><use xlink:href="#letter"/></g></svg></figure>')
PICTURE = '<svg viewBox="0 0 9 9" width="9" height="9"><path d="M0 0h9"/></svg>'


def _late(change: str) -> str:
    """The change as soon as the reader has seen something: before that, nothing moves."""
    return f"<script>new PerformanceObserver(() => {change}).observe({{type: 'paint', buffered: true}})</script>"


BESIDE = {  # faults that can stand on one page: what each is, and what is said of it
    "a picture without a text": ('<img src="../../assets/favicon.svg">', "image-alt"),
    "a heading that skips a level": ("<h5>deep</h5>", "heading-order"),
    "a fault behind a click": ("<details><summary>more</summary><button></button></details>", "button-name"),
    "pale text": ('<p style="color: #999">pale</p>', f"color-contrast: .* color: #999 .* [{PHONE}, light]"),
    "text that is pale on dark paper": (
        "<style>[data-md-color-scheme=slate] .paler { color: #555 }</style><p class=paler>pale</p>", f'color-contrast: .* "paler" .* [{PHONE}, dark]'),
    "text that is pale on a wide dark screen": (
        "<style>@media (min-width: 60em) { [data-md-color-scheme=slate] .palest { color: #555 } }</style><p class=palest>pale</p>",
        f'color-contrast: .* "palest" .* [{LAPTOP}, dark]'),
    "a figure without a name": (f"<figure>{PICTURE}</figure>", "has a picture without a text for it"),
    "small letters in a figure": (LETTER, f"letters of 9.0 pixels, less than 9.5, in a figure: a [{PHONE}]"),
    "an id that a script repeats": ("<script>document.currentScript.insertAdjacentHTML('afterend', '<p id=page>again</p>')</script>", "the id page stands twice"),
    "a part of another host": ('<img alt="a" src="http://localhost:9/a.png">', "request to another host: http://localhost:9/a.png"),
    "an error": ("<script>undefined.one</script>", "error: Cannot read properties of undefined"),
    "a warning": ('<script>console.warn("careful")</script>', "console: careful"),
    "a program of too many columns": (f"<pre><code>{'x' * 100}</code></pre>", "scrolls sideways"),
    "a part that comes late": (_late("document.querySelector('h1').insertAdjacentHTML('beforebegin', '<p style=height:90px>late</p>')"), "moves while it loads"),
    "a part that comes late on a laptop": (
        _late("innerWidth > 999 && document.querySelector('h1').insertAdjacentHTML('beforebegin', '<p style=height:95px>later</p>')"),
        f"moves while it loads: .* [{LAPTOP}]"),
    "a pale word of a program": (
        "<style>.pale-word { color: #999 }</style><pre><code><span class=n>first</span> <span class=n>second</span> <span class=pale-word>third</span></code></pre>",
        f"color-contrast: .* pale-word .* [{PHONE}, light]"),
    "a low part that is cut off": ('<div style="height: 1em; overflow: hidden">one<br>two</div>', "pixels at its foot"),
    "a wide part that is cut off": (f'<div style="overflow: hidden">{WIDE}</div>', "pixels at its side"),
}
ALONE = {  # and those that would hide others
    "a page that is too wide": (f'<div style="width: {PHONE}px">wide</div>', f"the page is .* pixels wide in a window of {PHONE}"),
    "a page that is too wide on a laptop": (
        "<style>@media (min-width: 60em) { .wide { width: 2000px } }</style><div class=wide>wide</div>", f"in a window of {LAPTOP}"),
    "a wide part in a page that hides it": (f'<style>body {{ overflow-x: clip }}</style><div style="width: 0">{WIDE}</div>', "reaches from"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory, small_site) -> Iterator[tuple[Site, str]]:
    """The small site, built for the address at which it is served."""
    site, port = Site(tmp_path_factory.mktemp("small"), warm=small_site), free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NNREF_SITE_URL", f"http://127.0.0.1:{port}/nnref/")
        site.built("--strict")
    with served(Path(site.folder / "site"), port) as address:
        yield site, address


@pytest.fixture
def walk(browser, small) -> Iterator[Walk]:
    with walking(browser, small[1]) as walk:
        yield walk


@pytest.fixture(scope="module")
def walked_before(browser, small) -> Iterator[Walk]:
    """One that knows the page without a fault, and the pages that the tests before went to."""
    with walking(browser, small[1]) as walk:
        assert walk.visit(planted(small[0], "")) == []
        yield walk


def planted(site: Site, fault: str) -> str:
    """The page with the fault in it, and without its policy, which forbids the scripts and style sheets of faults."""
    page = re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", site.page("en"))
    assert "</article>" in page
    site.write("site/en/topic/fault/index.html", page.replace("</article>", fault + "</article>"))
    return "en/topic/fault/"


def says(found: list[str], what: str) -> bool:
    return any(all(part in sentence for part in what.split(" .* ")) for sentence in found)


@pytest.fixture(scope="module")
def found_beside(browser, small) -> list[str]:
    with walking(browser, small[1]) as walk:
        return walk.visit(planted(small[0], "".join(fault for fault, _ in BESIDE.values())))


def test_the_page_without_a_fault_has_none_and_nothing_is_said_of_it(small, walk):
    found = walk.visit(planted(small[0], ""))
    assert found == [] and not any(says(found, what) for _, what in (BESIDE | ALONE).values())


@pytest.mark.parametrize("name", BESIDE)
def test_the_walk_finds(found_beside, name):
    assert says(found_beside, BESIDE[name][1]), found_beside


@pytest.mark.parametrize("name", ALONE)
def test_the_walk_finds_on_a_page_of_its_own(small, walk, name):
    found = walk.visit(planted(small[0], ALONE[name][0]))
    assert says(found, ALONE[name][1]), found


@pytest.mark.parametrize("name", [name for name, (_, what) in BESIDE.items() if what.startswith(("color-contrast", "moves"))])
def test_what_was_looked_at_on_one_page_hides_nothing_on_the_next(small, walked_before, name):
    fault, what = BESIDE[name]
    found = walked_before.visit(planted(small[0], fault))
    assert says(found, what), found


def test_text_that_is_dressed_by_other_styles_is_looked_at_again(small, walk):
    assert walk.visit(planted(small[0], ""), (PHONE,)) == []
    assert walk.visit(planted(small[0], "<style>p { color: #999 }</style>"), (PHONE,))  # dressed as before, by other styles


def test_all_that_a_page_asks_for_is_paid(small, walk):
    site, address = small
    page, noise = planted(site, '<img alt="noise" src="noise">' * 2), bytes(k * k * k % 251 for k in range(1000)) * 300
    (site.folder / "site" / page / "noise").write_bytes(noise)
    assert walk.visit(page, (PHONE,)) == []
    paid = walk.paid(site.folder / "site")
    assert {page, f"{page}noise"} < paid.keys() and any(path.endswith("nnref.css") for path in paid)
    assert 100 < paid[f"{page}noise"] < len(noise) / 100  # as compressed
    assert all(paid.values())
