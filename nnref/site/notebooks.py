"""What happens to a notebook inside nbconvert. Named in jupyter/jupyter_nbconvert_config.json, so that it is
loaded when a lab is executed or rendered anew, and not by a build that finds all labs in the store.
"""

from __future__ import annotations

import html
import json
import tempfile

import nbformat
from nbclient.exceptions import CellControlSignal, DeadKernelError
from nbconvert.filters.ansi import strip_ansi
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.preprocessors import ExecutePreprocessor, Preprocessor
from pygments import highlight
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.token import Name, Text, Whitespace
from pygments.util import ClassNotFound
from traitlets import Bool

from nnref.site import figures, formulas, labs, style
from nnref.site.palette import Palette
from nnref.site.paths import CACHE, ROOT


class Execute(ExecutePreprocessor):
    """Run the code cells, once for all notebooks that hold the same code: both languages' do."""

    coalesce_streams = Bool(True)  # what is printed arrives in pieces, cut differently in every run

    def preprocess(self, nb, resources, km=None):
        code = [cell for cell in nb.cells if cell.cell_type == "code"]
        program = json.dumps([[cell.source, cell.metadata.get("tags", [])] for cell in code])
        name = f"run.{resources['metadata']['name']}"
        entry = labs.folder() / f"{name}.{labs.digest(program.encode())}.json"
        stored = labs.load(entry)
        if stored is None:
            CACHE.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(dir=CACHE) as folder:  # what a notebook writes is not for docs/
                place = resources["metadata"] | {"path": folder}
                super().preprocess(nb, resources | {"metadata": place}, km)
            stored = json.dumps([[cell.execution_count, cell.outputs] for cell in code])
            labs.keep(entry, stored, name)
        for cell, (count, outputs) in zip(code, json.loads(stored), strict=True):
            cell.execution_count, cell.outputs = count, [nbformat.from_dict(output) for output in outputs]
        return nb, resources

    def preprocess_cell(self, cell, resources, index):
        try:
            return super().preprocess_cell(cell, resources, index)
        except (CellControlSignal, DeadKernelError) as error:
            trace = [line for output in cell.outputs if output.output_type == "error" for line in output.traceback]
            first, *rest = cell.source.strip().splitlines()
            kind = getattr(error, "ename", type(error).__name__)
            value = strip_ansi(getattr(error, "evalue", "") or str(error).splitlines()[0])
            raise labs.LabError(
                cell.id,
                f"cell {index + 1} of {len(self.nb.cells)} ({cell.id}: {first}{' ...' if rest else ''}) failed: {kind}: {value}",
                "run the notebook in Jupyter and correct the cell, in the notebook of each language: their code is the same",
                strip_ansi("\n".join(trace)).replace(f"{ROOT}/", ""),
            ) from error


class Render(Preprocessor):
    """Give the template functions that write cells as the site's other pages write the same things."""

    enabled = Bool(True)

    def preprocess(self, nb, resources):
        resources["nnref"] = {"markdown": markdown, "text": text, "code": code, "figure": figure, "alt": alt}
        return nb, resources


def markdown(cell) -> str:
    try:
        return text(cell.source, cell.id)
    except formulas.LatexError as error:
        raise labs.LabError(cell.id, f"cell {cell.id}: a formula cannot be read: {error}", "correct the formula") from error


def text(source: str, name: str = "") -> str:
    return MarkdownWithMath(renderer=_Markdown(name)).render(source)


class _Markdown(IPythonRenderer):
    """Formulas as MathML, code as on other pages, and headings named after their cell, alike in both languages."""

    def __init__(self, name: str):
        super().__init__(escape=False)
        self.name, self.headings = name, 0

    def heading(self, text: str, level: int, **attrs) -> str:
        self.headings += 1
        number = f"-{self.headings}" if self.headings > 1 else ""
        return f'<h{level} id="{self.name}{number}">{text}</h{level}>\n'

    def inline_math(self, body: str) -> str:
        return formulas.to_mathml(body, display=False)

    def block_math(self, body: str) -> str:
        return formulas.to_mathml(body, display=True)

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(rf"\begin{{{name}}}{body}\end{{{name}}}")

    def paragraph(self, text: str) -> str:
        alone = text.startswith('<math display="block"') and text.find("</math>") == len(text) - len("</math>")
        return f'<div class="arithmatex">{text}</div>\n' if alone else super().paragraph(text)

    def block_code(self, code: str, info: str | None = None) -> str:
        return _highlighted(code, (info or "text").split()[0])


def code(cell) -> str:
    return _highlighted(cell.source, "ipython3", "python")


class _Unmarked(Filter):
    """Plain names and white space without a <span> of their own: the theme draws both like any text in code."""

    def filter(self, lexer, stream):
        for kind, value in stream:
            yield (Text if kind in (Name, Whitespace) else kind), value


def _highlighted(source: str, language: str, name: str | None = None) -> str:
    try:
        lexer = get_lexer_by_name(language)
    except ClassNotFound:
        lexer = get_lexer_by_name("text")
    lexer.add_filter(_Unmarked())
    inner = highlight(source, lexer, HtmlFormatter(nowrap=True))
    return f'<div class="language-{name or language} highlight"><pre><span></span><code>{inner}</code></pre></div>\n'


def figure(cell, output) -> str:
    name = f"{cell.id}-figure{cell.outputs.index(output)}"
    try:
        svg = figures.inline(output.data["image/svg+xml"], name, style.variables(Palette.load()))
    except figures.FigureError as error:
        raise labs.LabError(cell.id, f"cell {cell.id}: {error}", "change it in the notebook of each language") from error
    return svg.replace("<svg ", f'<svg role="img" aria-label="{alt(cell)}" data-search-exclude="" ', 1)


def alt(cell) -> str:
    """The alternative text of a cell's figures, in its metadata because that may differ between the languages."""
    if not cell.metadata.get("alt"):
        raise labs.LabError(
            cell.id, f"cell {cell.id} draws a figure that has no alternative text",
            'add to the cell\'s metadata: "alt": "what the figure shows"',
        )
    return html.escape(cell.metadata["alt"])
