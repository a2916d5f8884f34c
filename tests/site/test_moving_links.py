"""Links in figures that move are links of the page: a strict build stops at one that leads nowhere."""

import re

from support import CHECKOUT


def test_a_name_that_leads_nowhere_stops_the_build_and_is_named(site):
    program = (CHECKOUT / "snippets/ann/moving/parts.py").read_text(encoding="utf-8")
    site.write("snippets/topic/moving/parts.py", program)
    site.replace_in_both("topic/page.md", "## Heading", '![a](moving:topic/parts "b")\n\n``` { .python .run }\n--8<-- "topic/moving/parts.py"\n```\n\n## Heading')
    links = re.sub(r'"\.\./[^"]+"', '"../topic/page.md#heading"', site.read("docs/data/moving.toml"))
    site.write("docs/data/moving.toml", links)
    site.built("--strict")
    site.write("docs/data/moving.toml", links.replace("page.md#heading", "page.md#gone", 1))
    assert "#gone" in site.refused("--strict")
    site.write("docs/data/moving.toml", links.replace("page.md#heading", "gone.md", 1))
    assert "gone.md" in site.refused("--strict")
