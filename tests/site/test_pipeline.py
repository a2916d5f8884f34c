"""From a snippet to a page: what a build shows."""

from __future__ import annotations

import io
import json
import re
import shutil
import signal
import subprocess
import sys
import time

import pytest

from nnref.site.paths import LANGUAGES
from nnref.site.progress import Progress


def test_a_program_is_shown_with_its_output_figure_and_numbers_in_both_languages(built_site):
    for language in ("ko", "en"):
        page = built_site.page(language)
        assert 'from</span><span class="w"> </span><span class="nn">nnref' in page
        assert re.search(r'<div class="nn-output".*?<code tabindex="0">1 of 4</code>', page)
        assert re.search(r'<figure class="nn-figure"><svg role="img" aria-label="what it shows"', page)
        assert '<data class="nn-value" title="topic/one.half[0]" value="0.5">0.5</data>' in page


def test_a_negative_number_is_shown_with_a_minus_sign_and_not_a_hyphen(site):
    site.replace("snippets/topic/one.py", "[0.5, 0.25]", "[-0.5, 0.25]")
    site.replace_in_both("topic/page.md", "[0.5](", "[-0.5](")
    site.built()
    assert 'value="-0.5">−0.5</data>' in site.page("en")


def test_a_caption_holds_numbers_and_formulas(built_site):
    caption = re.search(r"<figcaption>(.*?)</figcaption>", built_site.page("en"))[1]
    assert '<data class="nn-value" title="topic/one.count" value="1">1</data>' in caption
    assert "<math><msub>" in caption


def test_the_figure_stands_outside_of_a_paragraph(built_site):
    assert not re.search(r"<p>\s*<figure", built_site.page("ko"))


def test_figures_are_drawn_in_the_language_of_the_page(built_site):
    shapes = [re.search(r"<svg role=.*?</svg>", built_site.page(language), re.DOTALL)[0] for language in ("ko", "en")]
    assert shapes[0] != shapes[1]


def test_a_figure_that_says_the_same_in_both_languages_is_the_same(site):
    site.replace("snippets/topic/one.py", '"after update 3"', '"$x_1$"')
    site.write("docs/data/labels.toml", "")
    site.built()
    ko, en = (re.search("<figure.*?</svg>", site.page(language), re.DOTALL)[0] for language in ("ko", "en"))
    assert ko == en


def test_figures_follow_the_color_scheme_and_leave_the_page_alone(built_site):
    svg = re.search(r"<svg role=.*?</svg>", built_site.page("en"), re.DOTALL)[0]
    assert "stroke:var(--nn-blue)" in svg
    assert not re.search(r"#[0-9a-f]{6}", svg)
    assert "<style" not in svg
    identifiers = re.findall(r' id="([^"]+)"', svg)
    assert identifiers and all(name.startswith("topic-one-") for name in identifiers)


def test_the_same_figure_twice_on_a_page_shares_no_ids(site):
    site.replace_in_both("topic/page.md", "## Heading { #heading }", '![again](figure:topic/one "Again")\n\n## Heading { #heading }')
    site.built()
    identifiers = re.findall(r' id="(\w*-?topic-one-[^"]+|again[^"]+)"', site.page("en"))
    assert identifiers and len(identifiers) == len(set(identifiers))


def test_values_work_in_headings_lists_tables_admonitions_and_footnotes(site):
    number = "[1](value:topic/one.count)"
    site.replace_in_both("topic/page.md", "## Heading { #heading }", f"""## Heading {number} {{ #heading }}

- list {number}

| column |
|---|
| {number} |

!!! note "title {number}"
    body {number}

=== "tab"
    in a tab {number}

text[^1]

[^1]: footnote {number}
""")
    site.built("--strict")
    page = site.page("en")
    assert "value:topic" not in page
    assert page.count('title="topic/one.count"') == 2 + 7
    assert 'href="#heading"' in page


def test_output_comes_after_the_annotations_of_its_program(site):
    site.replace("snippets/topic/one.py", "import numpy as np", "import numpy as np  # (1)!")
    site.replace_in_both("topic/page.md", "## Heading", "1. the note\n\n## Heading")
    site.built()
    page = site.page("en")
    assert page.index('highlight">') < page.index("the note") < page.index('class="nn-output"')


def test_a_program_inside_a_container_shows_its_output_there(site):
    site.replace_in_both("topic/page.md", '``` { .python .run }\n--8<-- "topic/one.py"\n```', """\
??? question "Q"

    ``` { .python .run }
    --8<-- "topic/one.py"
    ```
""")
    site.built("--strict")
    assert re.search(r"<details.*nn-output.*</details>", site.page("en"), re.DOTALL)


def test_short_code_stays_on_one_line(site):
    site.replace_in_both("topic/page.md", "## Heading", "`z < 0`, `word.name`, `a + b + c + d + e + f + g`\n\n``` text\nz = 0\n```\n\n## Heading")
    site.built("--strict")
    assert re.findall(r'<code class="nn-join">(.*?)</code>', site.page("en")) == ["z &lt; 0"]


def test_sizes_page_ranges_and_names_with_numbers_stay_on_one_line(site):
    written = "2-4-1 (or 64-10), 2-4-1이면, not 1990-b, a-2-1, 10.1007/3-5, `2-2`, pages 315–323. LeNet-5의, Y.-W. Teh, well-known"
    site.replace_in_both("topic/page.md", "## Heading", f"{written}\n\n## Heading")
    site.built("--strict")
    for language in LANGUAGES:
        joined = re.findall(r'<span class="nn-join">(.*?)</span>', site.page(language))
        assert joined == ["2-4-1", "64-10", "2-4-1", "315–323", "LeNet-5", "Y.-W."]


def test_brackets_and_particles_stay_on_the_line_of_their_formula(site):
    written = "a ($p$ or $q$) b, $r$($s$)이다, “$t$”, [$u$, 1], $v$ ("
    site.replace_in_both("topic/page.md", "## Heading", f"{written}\n\n## Heading")
    site.built("--strict")
    for language in LANGUAGES:
        joined = re.findall(r'<span class="nn-join">(.*?</math>(?:<span[^>]*>[^<]*</span>)?[^<]*)</span>', site.page(language))
        assert [re.sub("<.*?>", "", whole) for whole in joined] == ["(p", "q)", "(s)이다,", "“t”,", "[u,"]


def test_a_korean_particle_stays_on_the_line_of_a_sign_and_of_code(site):
    site.replace_in_both("topic/page.md", "## Heading", "`f(x)`를, 95%라면, “이름”은, 100% 확실, `name`만\n\n## Heading")
    site.built("--strict")
    page = site.page("ko")
    assert re.findall(r'<span class="nn-join">(.*?)</span>', page) == ["95%라면", "“이름”은"]
    assert "</code>\N{WORD JOINER}를" in page and "<code>name</code>만" in page  # CSS holds the last one


def test_formulas_are_mathml_and_need_no_script(site):
    site.replace_in_both("topic/page.md", "## Heading", "$$\na < b \\\\\n\\frac{1}{2}\n$$\n\n## Heading")
    site.built("--strict")
    page = site.page("en")
    assert "<mfrac>" in page and "&amp;lt;" not in page and "<mo>&lt;</mo>" in page
    assert "mathjax" not in page.lower() and "katex" not in page.lower()


def test_what_a_wide_space_sets_apart_can_stand_below(site):
    formula = "$$\na = {b \\qquad c}, \\qquad d = \\left( e \\qquad f \\right) \\qquad g\n$$"
    site.replace_in_both("topic/page.md", "## Heading", formula + "\n\n## Heading")
    site.built("--strict")
    box = re.search(r'<div class="arithmatex">(.*?)</div>', site.page("en"), re.DOTALL)[1]
    assert [re.findall("<mi>(.)</mi>", part) for part in box.split("</math>")] == [["a", "b", "c"], ["d", "e", "f"], ["g"], []]


COUNTS = """\
import os
with open(os.environ["COUNT"], "a") as file:
    file.write("x")
"""


@pytest.fixture
def counting(site, monkeypatch):
    """The small site, whose snippet leaves a mark each time that it runs, and has never run."""
    shutil.rmtree(site.folder / ".cache/snippets")
    monkeypatch.setenv("COUNT", str(site.write("count", "")))
    site.write("snippets/topic/one.py", COUNTS + site.read("snippets/topic/one.py"))
    return site


def runs(site) -> int:
    """Build again, and how often the snippet has run since the last time."""
    before = len(site.read("count"))
    site.built()
    return len(site.read("count")) - before


def test_a_snippet_runs_once_per_build_and_not_once_per_language(counting):
    assert runs(counting) == 1


def test_a_result_is_kept_until_something_that_it_depends_on_changes(counting):
    site = counting
    assert runs(site) == 1
    assert runs(site) == 0
    site.replace("snippets/topic/one.py", "half = ", "third = 1 / 3\nhalf = ")
    assert runs(site) == 1
    site.write("nnref/data.py", site.read("nnref/data.py") + "\n# changed\n")
    assert runs(site) == 1, "a module that the snippet imports changed"
    site.write("nnref/perceptron.py", site.read("nnref/perceptron.py") + "\n# changed\n")
    assert runs(site) == 0, "a module that it does not import changed"
    site.replace("docs/data/labels.toml", "고친 뒤", "고친 다음")
    assert runs(site) == 1, "a label that its figure shows changed"
    site.replace("docs/data/palette.toml", "#1764ab", "#1764ac")
    assert runs(site) == 1, "the house style changed"
    assert runs(site) == 0


def test_a_label_that_a_figure_does_not_show_leaves_its_result_alone(counting):
    site = counting
    site.write("snippets/topic/two.py", 'import matplotlib.pyplot as plt\n\nplt.title("other")\n')
    site.replace_in_both("topic/page.md", "## Heading", '``` { .python .run }\n--8<-- "topic/two.py"\n```\n\n'
                         '![o](figure:topic/two "o")\n\n## Heading')
    site.write("docs/data/labels.toml", site.read("docs/data/labels.toml") + '\n[[label]]\nen = "other"\nko = "다른"\n')
    assert runs(site) == 1
    site.replace("docs/data/labels.toml", "다른", "또 다른")
    assert runs(site) == 0


def test_a_corrupt_or_foreign_cache_entry_is_computed_again(counting):
    site = counting
    assert runs(site) == 1
    entry, = (site.folder / ".cache/snippets").glob("*.json")
    whole = entry.read_text()
    for broken in ("", whole[:100], "{}", "[]", '{"sha256": "0", "run": {}}', whole.replace("1 of 4", "9 of 4")):
        entry.write_text(broken)
        assert runs(site) == 1, broken[:20]
        assert "1 of 4" in site.page("en")
    stored = json.loads(whole)
    assert stored["run"]["output"] == "1 of 4\n"


def test_an_interrupted_build_leaves_no_half_written_entry(counting):
    """Killed while a snippet runs: nothing of it is in the store, and the next build is whole."""
    site = counting
    site.replace("snippets/topic/one.py", "count = ", "import time; time.sleep(3)\ncount = ")
    process = subprocess.Popen([sys.executable, "-m", "mkdocs", "build"], cwd=site.folder, env=site.environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while site.read("count") == "" and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert not list((site.folder / ".cache").glob("snippets/*.json"))
    site.replace("snippets/topic/one.py", "time.sleep(3)", "time.sleep(0)")
    assert runs(site) == 1


def test_a_progress_line_appears_when_programs_run_for_over_two_seconds(site):
    site.replace("snippets/topic/one.py", "count = ", "import time; time.sleep(3)\ncount = ")
    assert re.search(r"running programs: 0 of 1 done after \d s", site.built())


def test_no_progress_line_appears_when_programs_are_quick():
    stream = io.StringIO()
    with Progress(2, stream) as progress:
        progress.done("topic/one")
    assert stream.getvalue() == ""


def test_the_folder_and_the_file_named_on_the_command_line_are_honored(site):
    (site.folder / "mkdocs.yml").rename(site.folder / "other.yml")
    site.built("-f", "other.yml", "-d", "elsewhere")
    assert (site.folder / "elsewhere/ko/topic/page/index.html").exists()
    assert (site.folder / "elsewhere/en/topic/page/index.html").exists()
    assert (site.folder / "elsewhere/404.html").exists()
    assert not (site.folder / "site").exists()


def test_each_language_knows_its_own_address_name_and_pages(built_site):
    ko, en = built_site.page("ko"), built_site.page("en")
    assert '<html lang="ko"' in ko and '<html lang="en"' in en
    assert "https://nnref.github.io/nnref/ko/topic/page/" in ko
    assert "https://nnref.github.io/nnref/en/topic/page/" in en
    assert "퍼셉트론" in ko and "Perceptron" in en
    assert "https://github.com/nnref/nnref/edit/main/docs/ko/topic/page.md" in ko


def test_the_root_leads_to_a_language(built_site):
    root = built_site.read("site/index.html")
    assert 'href="ko/"' in root and 'href="en/"' in root
