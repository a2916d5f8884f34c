"""Python-Markdown extension: programs with their output, figures, computed numbers, and formulas.

    ``` { .python .run }
    --8<-- "perceptron/and_gate.py"
    ```
    ![what it shows](figure:perceptron/and_gate "its one message")
    ![what it shows](moving:perceptron/rule "its one message")
    [A title](exercise:perceptron/or_by_hand)
    It stops after [2](value:perceptron/and_gate.updates) updates.

Knows nothing of MkDocs. `nnref.site.book` has checked everything before a page is rendered; what is wrong
all the same (only `mkdocs serve` goes on then) is shown as a box in its place.
"""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, SubElement, fromstring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from nnref.site import formulas, moving, snippets
from nnref.site.book import Book
from nnref.site.exercise_html import Exercises, Expand
from nnref.site.paths import LANGUAGES, SNIPPETS
from nnref.site.problems import Problem, problem_box
from nnref.site.values import ValueMismatch, compare, look_up, shown

_OUTPUT = "nnref-output:"  # marks, in a paragraph of its own, where the output of a program goes
_CODE = re.compile(r"(?<!<pre>)(?<!<pre><span></span>)<code>([^<\n]*[^<\n\w.][^<\n]*)</code>")
PARTICLE = r"[^\s()\x02\x03]*[)%”’][가-힣]+"  # `클래스(class)라고`, `95%라면`: no line begins with the particle, although a sign is before it
_CODE_AND_PARTICLE = re.compile(r"(?<=[^\w.]</code>)(?=[가-힣])")
_ALONE = r"(?<![\w.)/\x02\x03-])(?:{})(?![0-9A-Za-z_\x02\x03-])"
SIZES = _ALONE.format(r"\d+(?:-\d+)+")  # of a network: 64-128-10
PAGES = _ALONE.format(r"\d+–\d+")  # of a source: 115–133
NAMES = _ALONE.format(r"[A-Z]\w*-\d+|[A-Z]\.-[A-Z]\.")  # LeNet-5, Y.-W. Teh
_VALUE_LINK = re.compile(r"\[([^\]]*)\]\(value:[^)]*\)")


class NnrefExtension(Extension):
    def __init__(self, book: Book | None = None, **kwargs):
        self._book = book
        self.config = {
            "language": [LANGUAGES[0], "the language of the page"],
            "output_label": ["Output", "what stands above the output of a program"],
        }
        super().__init__(**kwargs)

    @property
    def book(self) -> Book:
        """The book to render from; when none was given, loaded for the first page that needs it."""
        if self._book is None:
            self._book = Book.load()
        return self._book

    def extendMarkdown(self, md: Markdown) -> None:
        language = self.getConfig("language")
        expand = Expand(md, self, language)
        md.preprocessors.register(expand, "nnref_exercises", 34)
        # before pymdownx.snippets (32), which replaces the name of a program by its source
        md.preprocessors.register(MarkOutputs(md), "nnref_outputs", 33)
        # after formulas and code spans, before links: a caption may hold all of them
        md.inlinePatterns.register(FigurePattern(md), "nnref_figure", 175)
        if language == "ko":
            # after everything that a word may hold
            md.inlinePatterns.register(Whole(PARTICLE, md), "nnref_particles", 1)
        for name, pattern in {"sizes": SIZES, "pages": PAGES, "names": NAMES}.items():
            md.inlinePatterns.register(Whole(pattern, md), f"nnref_{name}", 0.5)
        # after inline patterns (20), before the table of contents (5)
        md.treeprocessors.register(Exercises(md, self, expand), "nnref_exercises", 17)
        md.treeprocessors.register(Values(md, self), "nnref_values", 16)
        md.treeprocessors.register(Figures(md, self, language), "nnref_figures", 15)
        md.treeprocessors.register(Apart(md), "nnref_apart", 13)
        md.treeprocessors.register(Outputs(md, self, self.getConfig("output_label")), "nnref_outputs", 14)
        # after raw HTML is back in place (30)
        md.postprocessors.register(Formulas(md), "nnref_formulas", 5)
        md.postprocessors.register(ShortCodes(md), "nnref_short_codes", 4)


def makeExtension(**kwargs) -> NnrefExtension:
    snippets.prepare()  # long before the first page is rendered
    return NnrefExtension(**kwargs)


class MarkOutputs(Preprocessor):
    """Leave a mark below every block that shows a snippet."""

    _open = re.compile(r"^(?P<indent>\s*)(?P<fence>`{3,}|~{3,})(?P<info>.*)$")
    _include = re.compile(r'\s*--8<-- "(?P<file>[^"]+)\.py"\s*$')

    def run(self, lines: list[str]) -> list[str]:
        out: list[str] = []
        fence, indent, name = "", "", ""
        for line in lines:
            out.append(line)
            if not fence:
                if match := self._open.match(line):
                    fence, indent, name = match["fence"], match["indent"], ""
                    python = "python" in re.findall(r"[\w-]+", match["info"])
            elif line.strip() == fence:
                if name:
                    out += ["", f"{indent}{_OUTPUT}{name}", ""]
                fence = ""
            elif python and (match := self._include.match(line)):
                name = match["file"]
        return out


class Outputs(Treeprocessor):
    """Put the output of a program under it, after its annotations if it has some."""

    def __init__(self, md: Markdown, extension: NnrefExtension, label: str):
        super().__init__(md)
        self.extension, self.label = extension, label

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            children = list(parent)
            for position, child in enumerate(children):
                if child.tag == "p" and (child.text or "").startswith(_OUTPUT):
                    following = children[position + 1] if position + 1 < len(children) else None
                    parent.remove(child)
                    place = position if position < len(parent) else len(parent)
                    if following is not None and following.tag == "ol":
                        place = list(parent).index(following) + 1
                    if block := self._block(child.text.removeprefix(_OUTPUT)):
                        child.text = self.md.htmlStash.store(block)
                        parent.insert(place, child)
                    return self.run(root)  # positions have moved

    def _block(self, name: str) -> str:
        run = self.extension.book.runs.get(name)
        if run is None:
            path = SNIPPETS / f"{name}.py"
            mine = [p for p in self.extension.book.problems if p.file.endswith(f"snippets/{name}.py")]
            problem = mine[0] if mine else Problem.at(path, 1, "does not exist", "create it, or name another")
            return problem_box(f"{problem.file}:{problem.line}: {problem.message}", problem.detail or problem.fix)
        if not run.output.strip():
            return ""
        return (
            f'<div class="nn-output" data-snippet="{name}"><span class="nn-output__label" data-search-exclude="">{html.escape(self.label)}</span>'
            f'<pre><code tabindex="0">{html.escape(run.output.rstrip())}</code></pre></div>'
        )


class FigurePattern(InlineProcessor):
    """`![alternative text](figure:topic/snippet "caption")`, or `moving:`, whose caption is Markdown of its own."""

    def __init__(self, md: Markdown):
        super().__init__(
            r'!\[(?P<alt>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<kind>figure|moving):(?P<target>[^\s)]+)(?:\s+"(?P<caption>(?:[^"\\]|\\.)*)")?\s*\)', md
        )

    def handleMatch(self, m: re.Match[str], data: str):
        figure = Element("figure", {"class": "nn-figure", f"data-{m['kind']}": m["target"]})
        figure.set("data-alt", _VALUE_LINK.sub(r"\1", self.unescape(m["alt"])))
        if m["caption"]:
            SubElement(figure, "figcaption").text = m["caption"].replace("\n", " ")
        return figure, m.start(0), m.end(0)


class Whole(InlineProcessor):
    """What stands on one line, where browsers would allow it on two."""

    def handleMatch(self, m: re.Match[str], data: str):
        word = Element("span", {"class": "nn-join"})
        word.text = AtomicString(m[0])
        return word, m.start(0), m.end(0)


class Figures(Treeprocessor):
    """Fill each figure with its SVG and lift it out of its paragraph."""

    def __init__(self, md: Markdown, extension: NnrefExtension, language: str):
        super().__init__(md)
        self.extension, self.language = extension, language

    def run(self, root: Element) -> None:
        shown: dict[str, int] = {}
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                if child.tag == "p" and len(child) == 1 and child[0].tag == "figure":
                    parent[position] = child[0]
        for figure in list(root.iter("figure")):
            if target := figure.attrib.pop("data-figure", None):
                alt = figure.attrib.pop("data-alt")
                shown[target] = shown.get(target, 0) + 1
                figure.text = self.md.htmlStash.store(self._svg(target, alt, shown[target]))
            elif target := figure.attrib.pop("data-moving", None):
                state = self._moving(figure, target, figure.attrib.pop("data-alt"))
                if "<a href" in state:  # MkDocs finds links in the tree alone: it makes addresses of them, and says which lead nowhere
                    figure[:0] = fromstring(f"<figure>{state}</figure>")
                else:
                    figure.text = self.md.htmlStash.store(state)

    def _moving(self, figure: Element, target: str, alt: str) -> str:
        try:
            run = self.extension.book.runs[moving.program(target)]
            figure.attrib |= {"class": "nn-figure nn-moving"} | moving.attributes(target, run, self.language)
        except KeyError:
            return problem_box(f"moving:{target}", "this figure could not be drawn")
        return moving.first_state(target, run, self.language, alt)

    def _svg(self, target: str, alt: str, times: int) -> str:
        try:
            svg = self.extension.book.figure(target)[self.language]
        except KeyError:
            return problem_box(f"figure:{target}", "this figure could not be drawn")
        if times > 1:  # the same figure again on one page: ids of its own
            svg = re.sub(r'(id="|"#|url\(#)', rf"\g<1>again{times}-", svg)
        return svg.replace("<svg ", f'<svg role="img" aria-label="{html.escape(alt)}" data-search-exclude="" ', 1)


class Apart(Treeprocessor):
    """A closed box with the program of a figure is no text of the page: the search does not look into it."""

    def run(self, root: Element) -> None:
        for box in root.iter("details"):
            if box.get("class") == "example":
                box.set("data-search-exclude", "")


class Values(Treeprocessor):
    """`[2](value:topic/snippet.name)` becomes the number, marked with where it comes from."""

    def __init__(self, md: Markdown, extension: NnrefExtension):
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            target = element.get("href", "")
            if not target.startswith("value:"):
                continue
            target = target.removeprefix("value:")
            written = "".join(element.itertext())
            element.tag = "data"
            try:
                value = look_up(target, self.extension.book.runs)
                written = written or shown(value)
                compare(written, value)
                element.text = written.replace("-", "−")  # a minus sign, as in formulas and figures
                element.attrib = {"class": "nn-value", "value": repr(value), "title": target}
                if written.endswith("%") and re.match("[가-힣]", element.tail or ""):  # browsers would break the line there
                    element.tail = f"\N{WORD JOINER}{element.tail}"
            except ValueMismatch as mismatch:
                element.attrib = {"class": "nn-value nn-value--wrong", "value": "", "title": f"{mismatch}; {mismatch.fix}"}


class ShortCodes(Postprocessor):
    """`x @ w` stays on one line, and `f(x)` with its Korean particle. Not a tree's work: its code spans are put aside as HTML."""

    def run(self, text: str) -> str:
        text = _CODE.sub(lambda m: f'<code class="nn-join">{m[1]}</code>' if len(html.unescape(m[1])) <= 24 else m[0], text)
        return _CODE_AND_PARTICLE.sub("\N{WORD JOINER}", text)


class Formulas(Postprocessor):
    def run(self, text: str) -> str:
        return formulas.in_html(text)
