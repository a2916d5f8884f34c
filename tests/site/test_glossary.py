"""docs/data/glossary.toml: what is wrong in it is said so that one can correct it, and the page made from it."""

from __future__ import annotations

import re

import pytest

from nnref.site import glossary_page, languages
from nnref.site.glossary import SOURCE, Glossary
from nnref.site.pages import read_all
from nnref.site.paths import LANGUAGES

ROW = '''[[term]]
id = "bias"
en = "bias (parameter)"
ko = "편향"
page = "perceptron/threshold-unit.md#bias"
say.en = "A number."
say.ko = "수."
not.ko = ["바이어스"]
'''


@pytest.fixture
def load(tmp_path, monkeypatch):
    """A glossary of one file's text, with what is wrong in it."""
    monkeypatch.setattr("nnref.site.problems.ROOT", tmp_path)
    path = tmp_path / "glossary.toml"
    monkeypatch.setattr("nnref.site.glossary.SOURCE", path)

    def read(text: str) -> tuple[Glossary, list[str]]:
        path.write_text(text, encoding="utf-8")
        glossary = Glossary.load(path)
        return glossary, [str(problem) for problem in glossary.problems(read_all("en"))]

    return read


def test_the_glossary_of_this_site_has_nothing_wrong():
    assert Glossary.load().problems(read_all(LANGUAGES[0])) == []


def test_a_row_as_it_should_be_is_read(load):
    glossary, wrong = load(ROW)
    assert wrong == []
    assert [(term.id, term.words["ko"], term.bans["ko"][0].match) for term in glossary.terms] == [("bias", "편향", "바이어스")]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('ko = "편향"', "", "glossary.toml:2: term 'bias' has no 'ko' word\n    fix: add ko = \"...\""),
        ('say.ko = "수."', "", "glossary.toml:2: term 'bias' does not say what it means in 'ko'\n    fix: add say.ko = \"...\""),
        ('id = "bias"', 'id = "Bias term"', "has the id 'Bias term'; expected small letters, digits and hyphens\n    fix: write id ="),
        ('id = "bias"', "", "has the id None; expected small letters"),
        ("page =", "pages =", "term 'bias' has the key 'pages'; a term has also, en, id, ko, not, page, say, symbol\n    fix: did you mean 'page'?"),
        ("#bias", "", "page is 'perceptron/threshold-unit.md'; expected a page and a section\n    fix: write page = \"perceptron/threshold-unit.md#the-heading\""),
        ("#bias", "#bais", "perceptron/threshold-unit.md has no heading 'bais'\n    fix: did you mean 'bias'?"),
        ("threshold-unit", "treshold-unit", "page is 'perceptron/treshold-unit.md', which does not exist\n    fix: did you mean 'perceptron/threshold-unit.md'?"),
        ('["바이어스"]', '"바이어스"', "not is {'ko': '바이어스'}; expected lists for ko and en\n    fix: write not.ko"),
        ('["바이어스"]', '["바이(어스"]', "not: '바이(어스' is no regular expression: missing ), unterminated subpattern"),
        ('["바이어스"]', '[{word = "바이어스"}]', "not: {'word': '바이어스'}; expected an expression, or a table of except, match, use"),
        ("not.ko", "also.ko", None),
        ('say.en = "A number."', 'symbol = 3\nsay.en = "A number."', "term 'bias': symbol is 3; expected a text"),
        ("[[term]]", '[[find]]\npage = "perceptron/xor.md"\nko = ["a"]\n\n[[term]]', "glossary.toml:2: find: page is 'perceptron/xor.md'; expected a page and a section"),
        ("[[term]]", '[[find]]\npage = "reference/adam.md#nnref.Adan"\nko = ["a"]\n\n[[term]]', "glossary.toml:2: reference/adam.md has no heading 'nnref.Adan'\n    fix: did you mean 'nnref.Adam'?"),
        ("[[term]]", '[[find]]\npage = "perceptron/xor.md#xor"\nkr = ["a"]\n\n[[term]]', "find 'perceptron/xor.md#xor' has the keys page, kr; expected page and ko and en"),
        ("[[term]]", "[term", "glossary.toml:1: is not TOML"),
        ("[[term]]", ROW + "[[term]]", "the id 'bias' stands twice\n    fix: rename one"),
    ],
)
def test_what_is_wrong_in_a_row_is_said(load, old, new, message):
    assert old in ROW
    _, wrong = load(ROW.replace(old, new, 1))
    assert message is None and wrong == [] or message in "\n".join(wrong), wrong


def page(language: str) -> str:
    words = languages.texts(language)["glossary"]
    return glossary_page.text(Glossary.load(SOURCE), language, words, read_all(language))


def test_every_term_stands_in_both_languages_under_one_id():
    ids = {language: re.findall(r"^### .* \{ #([\w-]+) \}$", page(language), re.MULTILINE) for language in LANGUAGES}
    expected = sorted(term.id for term in Glossary.load().terms)
    assert len(expected) >= 90
    assert {language: sorted(found) for language, found in ids.items()} == dict.fromkeys(LANGUAGES, expected)


def test_terms_are_sorted_as_each_language_sorts_words():
    korean = re.findall(r"^### (.*) \{", page("ko"), re.MULTILINE)
    hangul = [word for word in korean if "가" <= word[0] <= "힣"]
    assert korean[: len(hangul)] == hangul == sorted(hangul)
    assert hangul[0] == "가능도"
    english = re.findall(r"^### (.*) \{", page("en"), re.MULTILINE)
    assert english == sorted(english, key=str.casefold)
    letters = re.findall(r"^## (\S+) \{ #(\S+)", page("ko"), re.MULTILINE)
    assert letters[:3] == [("ㄱ", "letter-g"), ("ㄴ", "letter-n"), ("ㄷ", "letter-d")]


def test_a_term_has_counterpart_symbol_meaning_and_the_page_that_teaches_it():
    entry = page("ko").partition("### 편향 {")[2].partition("###")[0]
    assert '<span lang="en">bias (parameter)</span> · $b$' in entry
    assert "곱의 합에 더하는 수." in entry
    assert "[배우는 곳: 뉴런](../ann/neuron.md#bias)" in entry


def test_the_built_page_says_it_in_both_languages(built):
    for language, counterpart in (("ko", '<span lang="en">weight</span>'), ("en", '<span lang="ko">가중치</span>')):
        html = (built / language / "reference/glossary/index.html").read_text(encoding="utf-8")
        assert counterpart in html
        assert 'id="weight"' in html
        assert re.search(r'href="\.\./\.\./ann/neuron/#sum"', html)
        contents = html.partition('data-md-component="toc"')[2].partition("</nav>")[0]
        assert "#letter-" in contents and "#weight" not in contents
