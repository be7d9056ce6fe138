"""Tables that only lay a page out, as newsletters have them: their cells become blocks, and all of the page is its article."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_LONG = 400
"""Characters of a cell from which on it is no datum."""
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_ROWS = frozenset(("tbody", "thead", "tfoot", "tr", "td", "th"))
_BLOCKS = ("table", "h1", "h2", "h3", "article", "section")


_NEWSLETTER = 0.5
"""Share of a page's text that lies in tables that lay it out, from which on it is a newsletter."""
_UNSEEN = frozenset(("script", "style", "head", "title", "noscript", "template", "button", "select", "svg", "iframe"))
_AS_TEI = {f"h{level}": "head" for level in range(1, 7)} | {
    "li": "item", "ul": "list", "ol": "list", "dl": "list", "dt": "item", "dd": "item", "tr": "row", "td": "cell", "th": "cell",
    "br": "lb", "a": "ref", "blockquote": "quote", "pre": "p", "section": "div", "article": "div", "center": "div", "hr": "div",
}  # fmt: skip


def unfolded(page: HtmlElement) -> bool:
    """Turn the tables that lay a page out into blocks, in place; those of data stay. Whether it is a newsletter."""
    laid_out = dict.fromkeys(table for table in page.iter("table") if _lays_out(table))
    outermost = [table for table in laid_out if not any(above in laid_out for above in table.iterancestors("table"))]
    share = sum(len(table.text_content()) for table in outermost) / max(1, len(page.text_content()))
    for table in laid_out:
        for part in _own(table):
            part.tag = "div"
        table.tag = "div"
    return share > _NEWSLETTER


def as_blocks(page: HtmlElement) -> HtmlElement:
    """A page with the names of its elements turned, in place, into those that `blocks` knows; what nobody sees has none."""
    whole = len(page.text_content())
    for element in page.iter():
        if isinstance(element.tag, str):
            if element.tag == "a" and not element.get("href"):
                continue  # a place to lead to, not a link
            form = element.tag == "form" and len(element.text_content()) < whole * _NEWSLETTER  # some programs put all into one
            hidden = form or element.tag in _UNSEEN or _HIDDEN.search(element.get("style") or "")
            if hidden or element.tag in _AS_TEI:
                element.tag = "note" if hidden else _AS_TEI[element.tag]
    body = page.find("body")
    return page if body is None else body


def _lays_out(table: HtmlElement) -> bool:
    if (table.get("role") or "").strip().lower() in ("presentation", "none"):
        return True
    if any(next(table.iterdescendants(block), None) is not None for block in _BLOCKS):
        return True
    return any(len(cell.text_content()) > _LONG for cell in _own(table) if cell.tag in ("td", "th"))


def _own(table: HtmlElement) -> list[HtmlElement]:
    """The rows and cells of a table, not those of tables in it."""
    found: list[HtmlElement] = []
    todo = list(table)
    while todo:
        element = todo.pop()
        if element.tag in _ROWS:
            found.append(element)
            todo.extend(element)
    return found
