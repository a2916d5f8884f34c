"""How lines break on Korean pages."""

from __future__ import annotations

LINES = """
    paragraph => {
        const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), starts = [];
        let last = null;
        for (let text; (text = texts.nextNode());)
            for (let k = 0; k < text.length; k++) {
                const range = document.createRange();
                range.setStart(text, k), range.setEnd(text, k + 1);
                const box = range.getBoundingClientRect();
                if (last && /\\s/.test(text.data[k])) last.sign = " "; /* what follows is a word of its own */
                if (!box.height || /\\s/.test(text.data[k])) continue;
                const word = texts.currentNode.data.slice(k, k + 6);
                if (last && box.bottom > last.bottom + 8) starts.push([last.sign, word]);
                last = {bottom: box.bottom, sign: text.data[k]};
            }
        return starts;
    }"""

# The words of an element that stand on two lines.
INSIDE = """
    element => {
        const text = element.firstChild, parted = [];
        for (const word of text.data.matchAll(/\\S+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index), range.setEnd(text, word.index + word[0].length);
            if (range.getClientRects().length > 1) parted.push(word[0]);
        }
        return parted;
    }"""


def test_no_line_begins_with_a_korean_particle(visit, address):
    """A particle stays with its word, also behind a bracket, a link, a formula or a program's name."""
    visited = visit(f"{address}ko/perceptron/when-learning-ends/", width=390)
    box = visited.page.locator("article p", has_text="퍼셉트론 수렴 정리").first
    broken = set()
    for width in range(120, 361, 8):
        box.evaluate("(e, width) => e.style.width = `${width}px`", width)
        broken |= {(sign, word) for sign, word in box.evaluate(LINES) if sign == ")" and "가" <= word[0] <= "힣"}
    assert broken == set()


def test_no_word_of_a_table_parts_on_a_phone(visit, address):
    page = visit(f"{address}ko/start/", width=390).page
    starts = [start for link in page.locator("td a").all() for start in link.evaluate(INSIDE)]
    assert page.locator("td a").count() > 6 and starts == []
