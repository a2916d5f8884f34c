"""The prose keeps to the glossary, and each way to break it is found where it stands; what is no prose is left out."""

from __future__ import annotations

import json

import pytest
from support import CHECKOUT

from nnref.site import prose
from nnref.site.glossary import Glossary
from nnref.site.paths import LANGUAGES

GLOSSARY = Glossary.load()


def words(text: str, language: str) -> list[str]:
    """What the prose check says of a page: line and word."""
    rules = prose.rules(GLOSSARY)[language]
    found = [problem for passage in prose.of_markdown(text) for problem in prose.check(passage, rules, CHECKOUT / "page.md")]
    return [f"{problem.line} {problem.message.split(' is not')[0]}: {problem.fix}" for problem in found]


def test_this_site_keeps_to_the_glossary():
    assert [str(problem) for problem in prose.problems(GLOSSARY)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("바이어스를 더한다.", ["1 '바이어스': write 편향"]),
        ("# 임계값 뉴런 { #a }", ["1 '임계값': write 임곗값"]),
        ("앞줄\n\n- 둘째\n- 러닝 레이트", ["4 '러닝 레이트': write 학습률"]),
        ("러닝\n레이트를 줄인다.", ["1 '러닝 레이트': write 학습률"]),
        ("첫 줄\n둘째 줄의 라벨", ["2 '라벨': write 레이블"]),
        ("| 웨이트 | b |\n|---|---|\n| 1 | 에포크 |", ["1 '웨이트': write 가중치", "3 '에포크': write 에폭"]),
        ("[체인룰](a.md)을 쓴다.", ["1 '체인룰': write 연쇄 법칙"]),
        ("![노드가 둘](figure:a/b \"라벨이 붙은 점\")", ["1 '노드': write 뉴런", "1 '라벨': write 레이블"]),
        ('!!! misreading "라벨은 하나다"\n    본문', ["1 '라벨': write 레이블"]),
        ("??? note \"힌트\"\n    첫 줄\n\n    오버피팅이다", ["4 '오버피팅': write 과적합"]),
        ("---\ntitle: 웨이트\ndescription: 라벨\n---\n\n본문", ["2 '웨이트': write 가중치", "3 '라벨': write 레이블"]),
        ("인용 “라벨” 뒤의 라벨", ["1 '라벨': write 레이블"]),
        ("파라미터는 하이퍼파라미터가 아니다.", ["1 '파라미터': write 매개변수"]),
        ("경사가 급하면 경사 하강법이 빠르다.", ["1 '경사': write 기울기"]),
        ("경사하강법", ["1 '경사하강': write 경사 하강법"]),
        ("정규화로 과적합을 막는다.", ["1 '정규화': write 규제"]),
        ("글[^1]\n\n[^1]: 각주의 라벨", ["3 '라벨': write 레이블"]),
    ],
)
def test_a_banned_word_is_named_with_its_line_and_the_word_to_use(text, found):
    assert words(text, "ko") == found


@pytest.mark.parametrize(
    "text",
    [
        "하이퍼파라미터를 고른다.",
        "경사 하강법으로 찾는다.",
        "경사\n하강법으로 찾는다.",
        "계산 그래프의 노드는 연산이다.",
        "배치 정규화를 쓴다. 규제(정칙화, 정규화라고도 한다)는 다르다.",
        "흔히 “바이어스”라고 한다.",
        "“앞의 바이어스\n뒤의 웨이트”",
        "「바이어스와 웨이트」를 보라.",
        "`바이어스`를 더한다.",
        "식 $\\text{바이어스}$ 이다.\n\n$$\n\\text{웨이트}\n$$",
        "``` python\n# 바이어스\n```",
        "[편향](bias.md#바이어스)",
        "## 출처 { #sources }\n\n- 홍길동, *바이어스 연구*, 2020.",
        "단추의 비용은 없다.",
    ],
)
def test_what_is_fine_all_the_same_is_not_found(text):
    assert words(text, "ko") == []


def test_italics_are_prose_outside_of_the_sources():
    text = "## 출처 { #sources }\n\n- *라벨*\n\n## 뒤 { #after }\n\n*라벨*"
    assert words(text, "ko") == ["7 '라벨': write 레이블"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The behaviour of a unit", ["1 'behaviour': write behavior"]),
        ("Optimisation is normalised", ["1 'Optimisation': write -ize, -ization", "1 'normalised': write -ize, -ization"]),
        ("A Colour.\nA minibatch.", ["1 'Colour': write color", "2 'minibatch': write mini-batch"]),
        ("A node fires.", ["1 'node': write neuron or unit"]),
        ("A multi-layer network", ["1 'multi-layer': write multilayer perceptron"]),
    ],
)
def test_english_is_spelled_in_one_way(text, found):
    assert sorted(words(text, "en")) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "An analysis with emphasis on realistic behavior",
        "The colorscale of `colour`, “behaviour”",
        "A node of the computational graph. A nodeless one.",
        "The greyhound precise, otherwise, exercise",
    ],
)
def test_american_english_is_not_found(text):
    assert words(text, "en") == []


def test_a_lab_is_read_by_its_markdown_cells():
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["# 제목\n", "\n", "웨이트를 고친다."]},
        {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": ["# 라벨"]},
        {"cell_type": "markdown", "metadata": {}, "source": ["라벨"]},
        {"cell_type": "markdown", "metadata": {}, "source": "제목\n\n바이어스"},  # a string: one line of the file
    ]
    text = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1, ensure_ascii=False)
    rows = text.split("\n")
    rules = prose.rules(GLOSSARY)["ko"]
    found = [problem for passage in prose.of_notebook(text) for problem in prose.check(passage, rules, CHECKOUT / "lab.ipynb")]
    assert [problem.message.split("'")[1] for problem in found] == ["웨이트", "라벨", "바이어스"]
    assert ["웨이트" in rows[found[0].line - 1], rows[found[1].line - 1].strip()] == [True, '"라벨"']
    assert "바이어스" in rows[found[2].line - 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lab_is_read_to_its_end(language):
    for path in (CHECKOUT / "docs" / language).rglob("*.ipynb"):
        text = path.read_text(encoding="utf-8")
        cells = [cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown" and cell["source"]]
        assert len(prose.of_notebook(text)) >= len(cells) > 0


def test_a_strict_build_refuses_banned_words_wherever_they_stand(site):
    planted = [
        ("docs/ko/topic/page.md", "한 row", "가로줄 row", ":16: '가로줄' is not a word of the glossary\n    fix: write 행"),
        ("docs/en/topic/page.md", "One row", "One tuple", ":16: 'tuple' is not a word of the glossary\n    fix: write row"),
        ("docs/data/labels.toml", "번째 고친 뒤", "번째 고친 로우", ":3: '로우' is not"),
        ("docs/data/site.toml", 'output = "출력"', 'output = "로우"', ":9: '로우' is not"),
        ("docs/data/glossary.toml", "표를 이루는 것", "가로줄무늬의 가로줄.", ":7: '가로줄' is not"),
    ]
    for file, old, new, _ in planted:
        site.replace(file, old, new)
    said = site.refused("--strict")
    assert [file + message for file, *_, message in planted if file + message not in said] == []
