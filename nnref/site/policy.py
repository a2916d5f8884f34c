"""The Content-Security-Policy of the site: what a page may load and run, said in the page itself and as headers.

Scripts come from the site's own files; the few that stand in a page are named by their hash. The worker that runs readers'
programs starts from a blob and so is bound by the policy of its page: it reaches no other host.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_SCRIPT_TYPES = ("", "module", "text/javascript")

SERVING = ["'unsafe-inline'"]  # `mkdocs serve` puts a script of its own into every page, another one each time

# directive -> sources, but for scripts and style sheets
RULES = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "connect-src": "'self'",  # search index, pages, the runtime
    "font-src": "'self'",
    "form-action": "'self'",
    "img-src": "'self' blob: data:",  # figures that a reader's program draws; icons of the style sheet
    "manifest-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",  # for browsers that do not know the two below
    "style-src-attr": "'unsafe-inline'",  # every figure has them; sheets come from files: see policy()
    "worker-src": "'self' blob:",  # the search; programs
}
# What only a header can say.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


def hashes(page: str) -> set[str]:
    """The inline scripts of a page as the policy names them."""
    found = set()
    for script in _INLINE.finditer(page):
        kind = re.search(r'type="?([^\s">]*)', script["attributes"])
        if "src=" in script["attributes"] or (kind and kind[1] not in _SCRIPT_TYPES):
            continue
        found.add(_hash(script["code"]))
    return found


def styles(page: str) -> set[str]:
    """The style sheets that stand in a page, likewise."""
    return set(map(_hash, _STYLE.findall(page)))


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(inline: Iterable[str], sheets: Iterable[str] = ()) -> str:
    rules = dict(RULES)
    rules["script-src"] = " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(inline)])  # WebAssembly is what Python comes as
    rules["style-src-elem"] = " ".join(["'self'", *sorted(sheets)])
    return "; ".join(f"{name} {sources}" for name, sources in sorted(rules.items()))


def in_page(page: str, inline: Iterable[str]) -> str:
    """The page with its policy at its head, which names these inline scripts, and the style sheets that stand in the page."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(inline, styles(page))}">'
    changed, times = re.subn(r'<meta charset="utf-8">', rf"\g<0>\n{meta}", page, count=1)
    if not times:
        raise ValueError('a page has no <meta charset="utf-8">, after which its Content-Security-Policy has to stand')
    return changed


def headers(inline: Iterable[str], sheets: Iterable[str] = ()) -> str:
    """The file `_headers`, as hosts like Netlify and Cloudflare Pages read it; for others, what to set."""
    rows = {"Content-Security-Policy": f"{policy(inline, sheets)}; frame-ancestors 'none'"} | HEADERS
    text = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in rows.items())
    return text + "\n/runtime/*\n  Cache-Control: public, max-age=31536000, immutable\n"
