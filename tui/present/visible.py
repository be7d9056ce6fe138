"""Text from articles, made safe for a terminal: one visible symbol for each character that could steer it."""

from __future__ import annotations

import re

# C0 and C1 controls, marks and overrides of writing direction, invisible separators and tags.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_SAFE = re.compile(r"[\t\n]")


def visible(text: str) -> str:
    """`text` with a symbol for each control character; as long as before, so that spans still fit.

    Escape is shown as ␛, other C0 controls by their control pictures, everything else that is invisible or turns
    the writing direction as �. Tabs and line breaks are kept.
    """
    return _UNSAFE.sub(_symbol, text)


def one_line(text: str) -> str:
    """`text` made visible, with spaces for tabs and line breaks; as long as before."""
    return _LINE_SAFE.sub(" ", visible(text))


def _symbol(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code == 0x0D:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
