"""Run the programs of one exercise with its checks, as the reader's browser does: JSON in, JSON out."""

from __future__ import annotations

import json
import sys

from nnref.site.in_browser import run


def main() -> None:
    given = json.load(sys.stdin)
    results = [run(program, "en", lambda kind, text: None, given["checks"]) for program in given["programs"]]
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main()
