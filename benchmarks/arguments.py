"""What stands behind an option on the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError


def at_least_one(text: str) -> int:
    """The number of `--rounds` or `--runs`; argparse says which of them is wrong."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"got {text!r}, wanted a whole number from 1: pass for example 7")
    return int(text)
