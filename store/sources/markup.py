"""HTML that was left in plain text: entities become what they stand for, tags of paragraphs become breaks, others go."""

from __future__ import annotations

import re
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BREAKING = re.compile(
    r"(?:\s*</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article)(?:\s[^<>\n]{0,300})?/?>)+\s*", re.I
)
_INLINE = re.compile(r"</?(?:b|i|em|strong|a|span|u|sup|sub|small|td|th|font)(?:\s[^<>\n]{0,300})?/?>", re.I)


def without_markup(text: str) -> str:
    """The text without what is HTML's; one that holds none comes back as it is."""
    if not (_ENTITY.search(text) or _BREAKING.search(text) or _INLINE.search(text)):
        return text
    plain = _INLINE.sub("", _BREAKING.sub("\n\n", text))
    return _ENTITY.sub(lambda found: unescape(found.group()), plain).strip("\n") + ("\n" if text.endswith("\n") else "")
