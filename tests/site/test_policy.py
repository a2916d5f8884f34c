"""The Content-Security-Policy: of a page as the page says it, of a host as the file _headers says it."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from nnref.site import policy

PAGE = '<meta charset="utf-8"><script>one()</script><script type="application/json">{}</script><script src="x.js"></script>'


def test_a_script_of_the_page_is_named_by_its_hash_and_no_other():
    wanted = base64.b64encode(hashlib.sha256(b"one()").digest()).decode()
    assert policy.hashes(PAGE) == {f"'sha256-{wanted}'"}
    assert f"'sha256-{wanted}'" in policy.in_page(PAGE, policy.hashes(PAGE))


def test_a_page_without_a_place_for_it_is_an_error():
    with pytest.raises(ValueError, match="charset"):
        policy.in_page("<p>no head</p>", set())


def test_the_policy_allows_nothing_that_it_does_not_name():
    rules = dict(rule.split(" ", 1) for rule in policy.policy([]).split("; "))
    assert rules["default-src"] == "'none'" and rules["connect-src"] == "'self'"
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'" and rules["worker-src"] == "'self' blob:"
    assert "unsafe-eval'" not in policy.policy([]).replace("'wasm-unsafe-eval'", "")
    assert not re.search(r"\*|https?:", policy.policy([]))


def test_a_host_says_the_same_and_what_only_a_header_can_say():
    said = policy.headers({"'sha256-x'"})
    assert policy.policy(["'sha256-x'"]) + "; frame-ancestors 'none'" in said
    assert "X-Content-Type-Options: nosniff" in said
