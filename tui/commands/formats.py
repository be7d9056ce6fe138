"""The formats that facts are written in."""

from __future__ import annotations

import sys
from typing import Literal

Format = Literal["table", "jsonl", "csv", "md"]
FORMATS: tuple[Format, ...] = ("table", "jsonl", "csv", "md")


def chosen_format(asked: str | None) -> Format:
    """The format asked for; else a table for a person and JSON Lines for a pipe."""
    if asked is not None:
        return next(format_ for format_ in FORMATS if format_ == asked)
    return "table" if sys.stdout.isatty() else "jsonl"
