"""A query's text in pieces."""

from __future__ import annotations

import re

from store.frozen import Frozen

_TOKEN = re.compile(
    r"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | (?P<minus>-(?=\S))
      | (?P<field>[A-Za-z]+):(?=\S) | (?P<phrase>"[^"]*"?) | (?P<word>[^\s()"]+)""",
    re.VERBOSE,
)


class Token(Frozen):
    """A piece of a query: a bracket, a minus sign, a field's name, a phrase with its quotation marks, or a word."""

    kind: str
    text: str
    position: int

    @property
    def is_closed(self) -> bool:
        """Whether a phrase has both its quotation marks."""
        return len(self.text) > 1 and self.text.endswith('"')


def tokens_of(text: str) -> list[Token]:
    """The pieces of a query, in order; every character but the spaces is in one of them."""
    return [
        Token(match.lastgroup or "", match[match.lastgroup or 0], match.start())
        for match in _TOKEN.finditer(text)
        if match.lastgroup != "space"
    ]
