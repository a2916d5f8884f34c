"""What a search finds. Material's search splits pages and queries into words by one expression, the separator, and
compares their beginnings. So that 가중치를 finds 가중치 and gates finds gate, the separator takes particles and
endings; further words under which a section is looked for (docs/data/glossary.toml) stand in fields of their own,
which no result shows.
"""

from __future__ import annotations

import re
from itertools import product

from mkdocs.config.defaults import MkDocsConfig

from nnref.site import glossary_page
from nnref.site.glossary import Glossary
from nnref.site.paths import LANGUAGES

PLUGIN = "material/search"

# Where a word counts how much. A term that is one word tells most, being the whole of what was typed; compounds
# written as one word would come up for their first part, and have no rivals when they are typed out.
_FIELDS = {field: {"boost": boost} for field, boost in
           {"name": 4000.0, "phrase": 2500.0, "title": 1500.0, "alias": 1500.0, "joined": 20.0, "text": 1.0, "code": 0.5, "tags": 1.0}.items()}
_PAGE = 0.5  # Material multiplies by up to 5 what is found at the top of a page, by up to 2 what is found in a section
_GLOSSARY, _API = 0.45, 0.05  # behind the page that teaches a word

_NOTE = re.compile(r' data-search-exclude="[^"]*"')
_DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_DENSE = re.compile(r"<(pre|math)\b.*?</\1>", re.DOTALL)
_INSIDE = re.compile(r"</?(?!pre\b|code\b)[a-z][^>]*>")
_PROGRAM = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_WORD = re.compile(r"[A-Za-z_]{3,}")

_HANGUL = "[가-힣]"
_END = f"(?!{_HANGUL})"
_AFTER = rf"(?:(?<={_HANGUL}{{2}})|(?<=[A-Za-z0-9)\]]))"  # shorter words would lose their own syllables: 차이, 높이

_PARTICLES = {
    "".join(parts)
    for parts in product(
        ("", "들"),
        ("", "에", "에서", "에게", "로", "으로", "와", "과", "부터", "까지", "처럼", "보다", "마다", "끼리", "만", "이나", "이랑", "이란", "란", "이라", "라",
         "이라고", "라고", "이라는", "라는", "이라면", "라면", "뿐"),
        ("", "은", "는", "이", "가", "을", "를", "의", "도"),
    )
} - {""}
_STEM = ("다", "는", "는가", "는지", "는데", "고", "며", "면", "면서", "여", "여야", "지", "기", "게", "도록", "려면", "려고", "거나", "나", "나요", "니", "니까", "므로", "자",
         "는법", "기도", "기만", "지만", "였다", "지는", "기는")
_ENDINGS = {
    *(verb + ending for verb in ("하", "되", "시키") for ending in _STEM),
    *("한 한다 한다면 할 할까 할지 함 해 해서 해야 해도 했다 했을 했던 했는데 했더니 "
      "된 된다 된다면 될 될까 될지 됨 돼 돼서 됐다 됐을 되어 되어야 되었다 시킨 시킨다 시킬 시켜 시켰다 "
      "이다 인 인가 인가요 인지 인데 일 일까 임 이며 이고 이면 이지 이지만 이므로 이어서 이었다 였다 이에요 예요 입니다 이라서 이야 이냐").split(),
}
_AFTER_ANY_VERB = {*"는가 는지 는데 는다 나요 며 면서 지만 도록 려면 려고 거나 으면 습니다 아요 어요 았다 었다 (?<!이미|페이|패키|메시)지".split()}
_ASIDE = {  # words that say nothing of what is looked for; as beginnings of others they would find 이터레이션 and theorem
    "ko": "이 그 저 것 수 때 등 및 더 왜 안 못 잘 좀 뭐 뭐야 뭔가 뭔가요 무엇 무엇인가 무엇인가요 무엇이다 무슨 뜻 어떻게 대해 대한 위한 관한 란 이란 "
          "않다 않아 않아요 않는 않는다 않나요 않을까 않음 없다 없는 없나요 있다 있는 있나요 있을까 되나요 되는 하나요 하는 해요 알려줘 알려주세요 설명 vs",
    "en": "the a an of is are was were be been what how why does do did to in on for by with it its this that from can you i my we "
          "vs versus after before which when where who will would should could has have had than then there they them these those your our me so if at as about into",
}


def separator(language: str) -> str:
    """What stands between words, as an expression of JavaScript. No groups that capture: the page counts them."""
    aside = {form for word in _ASIDE[language].split() for form in (word, word.capitalize())}
    parts = [
        r"(?:n['’]t|['’](?:d|ll|m|re|s|t|ve))(?!\w)",  # can't, Novikoff's
        r"[\s\-,:;!?=\[\](){}\"'“”‘’「」《》`/|+*@<>·…→^~]+",
        r"\.(?!\d)",
        "&[lg]t;|&amp;",
        rf"(?<![\w가-힣])(?:{_any(aside)})(?![\w가-힣])",
    ]
    if language == "ko":
        parts += [
            f"{_AFTER}(?:{_any(_PARTICLES | _ENDINGS)}){_END}",
            f"(?<={_HANGUL}{{2}})(?:{_any(_AFTER_ANY_VERB)}){_END}",
            f"(?<=[A-Za-z0-9])(?={_HANGUL})",  # XOR문제
            f"(?<={_HANGUL})(?=[A-Za-z])",
        ]
    parts += [r"(?<=[a-z](?:ss|ias|x|ch|sh))es(?!\w)", r"(?<=[a-z]{2}[b-hj-rtv-z])s(?!\w)"]  # not of bias, axis, loss
    parts += [r"(?<=[a-z]n)ning(?!\w)", r"(?<=[a-z]t)ting(?!\w)", r"(?<=[a-z]{4})ing(?!\w)"]  # beginning, fitting, updating; not string
    return "|".join(parts)


def _any(words: set[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def lighter(content: str) -> str:
    """The same words for the plugin, which reads tag by tag: without drawings, and of programs and formulas the text only."""
    return _DENSE.sub(lambda part: _INSIDE.sub("", part[0]), _DRAWING.sub("", content))


def read(content: str) -> str:
    """The page when the plugin has read it: without what is said to it alone."""
    return _NOTE.sub("", content)


def configure(config: MkDocsConfig) -> None:
    """Before the plugin reads its configuration. Nothing is stemmed or left out after the separator: what is typed is
    the beginning of a word, which no stem need be."""
    plugin = config.plugins.get(PLUGIN)
    if plugin is not None:
        plugin.config.update(lang=["en"], separator=separator(config.theme["language"]), pipeline=[], fields=dict(_FIELDS))


def rank(config: MkDocsConfig, glossary: Glossary) -> None:
    """Before the plugin writes its index: say under which words each section is looked for, and what comes first."""
    plugin = config.plugins.get(PLUGIN)
    if plugin is None:
        return
    language = config.theme["language"]
    sections = {entry["location"]: entry for entry in plugin.search_index.entries}
    apart = [name for term in glossary.terms for name in term.names(language) if re.search("[ -]", name)]
    folder = f"{glossary_page.PAGE.removesuffix('.md')}/"
    for location, entry in sections.items():
        name = re.fullmatch(r"reference/.*#nnref\.([A-Za-z]+)", location)
        entry["boost"] = _GLOSSARY if location.startswith(folder) else _API if location.startswith("reference/") else 1.0
        entry["boost"] *= 1.0 if "#" in location else _PAGE
        _add(entry, "name", [name[1]] if name else [])
        _add(entry, "joined", compounds(entry["title"]))
        # A result would show the whole of each program: its words find the section, and are not shown.
        _add(entry, "code", [word for program in _PROGRAM.findall(entry["text"]) for word in _WORD.findall(program)])
        entry["text"] = _PROGRAM.sub("", entry["text"])
        _add(entry, "code", together(entry["text"], apart))
    for term in glossary.terms:
        own = [name for other in (language, *LANGUAGES) for name in term.names(other)]
        for location in (_location(term.page), f"{folder}#{term.id}"):
            _name(sections, location, own, [*term.banned(language), *term.also[language]])
    for find in glossary.finds:
        _name(sections, _location(find.page), [], find.words[language])
    for entry in sections.values():
        _once(entry)


def _name(sections: dict[str, dict], location: str, own: list[str], further: list[str]) -> None:
    """Let a section be found by its terms and by further words."""
    entry = sections.get(location) or sections.get(location.partition("#")[0])  # a page's first heading is the page
    if entry and location:
        if entry["boost"] < _GLOSSARY * _PAGE:  # of the API, and no page of the book has more to say on it
            entry["boost"] = 1.0
        _add(entry, "name", [word for word in own + further if " " not in word])
        _add(entry, "phrase", [word for word in own if " " in word])
        _add(entry, "alias", [word for word in further if " " in word])
        _add(entry, "joined", [joined for word in own + further for joined in compounds(word)])


def _add(entry: dict, field: str, words: list[str]) -> None:
    if words:
        entry[field] = " ".join(dict.fromkeys([*entry.get(field, "").split(), *" ".join(words).split()]))


def _once(entry: dict) -> None:
    """Leave out a word that begins another one of the section: that one is found by it, and it would count twice."""
    stronger: list[str] = []
    for field in ("name", "phrase", "alias"):
        words = entry.get(field, "").split()
        left = [word for word in words
                if not any(other.lower().startswith(word.lower()) for other in [*stronger, *(w for w in words if len(w) > len(word))])]
        stronger += left
        if words:
            entry[field] = " ".join(left)


def compounds(text: str) -> list[str]:
    """Two and three words of a text in one, as many write them: 결정 경계 as 결정경계, mini-batch as minibatch."""
    found = [hyphened.replace("-", "") for hyphened in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)+", text)]
    for run in re.findall(rf"{_HANGUL}+(?: {_HANGUL}+)+", text):
        words = run.split()
        found += ["".join(words[k : k + length]) for length in (2, 3) for k in range(len(words) - length + 1)]
    return found


def together(text: str, names: list[str]) -> list[str]:
    """Names that a text writes apart, in one word: 경사하강법 is on a page that says 경사 하강법."""
    return [joined for name in names if name in text for joined in compounds(name)]


def _location(page: str) -> str:
    name, _, anchor = page.partition("#")
    name = name.removesuffix(".md").removesuffix(".ipynb").removesuffix("index").rstrip("/")
    return f"{name}/#{anchor}" if name else ""
