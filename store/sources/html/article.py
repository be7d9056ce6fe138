"""Of the blocks of a page those of its article: without links to others, labels, credits, and what stands around the prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from store.sources.html.blocks import Block

_MOSTLY = 0.8
"""Share of a block's words in links from which on it leads elsewhere."""
_PROSE = 20
"""Words of a line from which on it is prose and no label, link or notice."""
_LABEL = 4
_SENTENCE = re.compile(r"(?:\S+ ){7,}\S+[.!?][”\"’')]*$")
_CREDITED = 12
_CREDIT = re.compile(
    r"[(\[]?\s*(?:(?:web |copy )?editors?|sources?|reporters?|photos?|images?)\s*[:/][^\n.]{0,120}"
    r"|advertisement|sponsored|promoted|anzeige",
    re.I,
)


def as_article(found: Sequence[Block], *, whole_page: bool) -> list[Block]:
    """From the first block of prose, with the headings above it; of the blocks of a whole page also only to the last."""
    said = [block for block in _unlinked(_unlabelled(found), whole_page) if not _is_credit(block)]
    if not whole_page:
        first = next((at for at, block in enumerate(said) if block.kind == "head" or block.longest > _LABEL), 0)
        return said[first:]
    told = [(at, block) for at, block in enumerate(said) if block.kind != "table"]
    prose = [at for at, block in told if block.longest >= _PROSE or _SENTENCE.search(block.text)]
    long = [at for at in prose if said[at].longest >= _PROSE]
    if not long:
        return said
    first, last = prose[0], long[-1]
    while first and said[first - 1].kind == "head":
        first -= 1
    while last + 1 < len(said) and said[last + 1].kind in ("table", "list"):
        last += 1
    return said[first : last + 1]


def _is_credit(block: Block) -> bool:
    return block.words <= _CREDITED and _CREDIT.fullmatch(block.text) is not None


def _unlinked(found: Sequence[Block], whole_page: bool) -> list[Block]:
    """The blocks without links to other pages; in a newsletter a link of some words right above prose is its heading."""
    kept = [not _leads_elsewhere(block) for block in found]
    for at, (one, other) in enumerate(pairwise(found)):
        kept[at] = kept[at] or (whole_page and one.words > 1 and kept[at + 1] and other.longest >= _PROSE)
    return [block for block, keep in zip(found, kept, strict=True) if keep]


def _leads_elsewhere(block: Block) -> bool:
    return block.linked > block.words * _MOSTLY


def _unlabelled(found: Sequence[Block]) -> list[Block]:
    """The blocks without those of a few words right above a link: "Sponsored", "Read more"."""
    labels = {at for at, (one, other) in enumerate(pairwise(found)) if one.longest <= _LABEL and _leads_elsewhere(other)}
    return [block for at, block in enumerate(found) if at not in labels]
