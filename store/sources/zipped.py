"""Documents that are ZIP files of XML: Word (.docx, ECMA-376) and electronic books (.epub, EPUB 3)."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from lxml.etree import XMLParser, XMLSyntaxError, _Element, fromstring

from store.errors import SourceUnreadable
from store.model import Document, text_digest
from store.sources.dates import published_date
from store.sources.text import LARGEST, check_size, title_of

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TERMS = "{http://purl.org/dc/terms/}"
_CORE = "{http://purl.org/dc/elements/1.1/}"
_PACKAGE = "{http://www.idpf.org/2007/opf}"
_UNFOLDED = 10 * LARGEST
"""Bytes that the parts of a file may have together when they are unpacked."""
_MOST = 5_000
_CHAPTER = 2_000_000
"""Bytes of a chapter that are read."""
_UNREADABLE = (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, zlib.error)
"""What zipfile raises for parts that are not there, broken, encrypted, or packed in ways that it does not know."""
_DAMAGED = "it is a damaged document: it cannot be unpacked"


class _Parts:
    """The parts of a ZIP file, unpacked one at a time, and no more of them than one may."""

    def __init__(self, content: bytes, source: str) -> None:
        check_size(len(content), source)
        self._source, self._left = source, _UNFOLDED
        try:
            self._file = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise SourceUnreadable(source, _DAMAGED) from error
        if len(self._file.infolist()) > _MOST:
            raise SourceUnreadable(source, f"it has more than {_MOST:,} parts")

    def names(self) -> set[str]:
        return set(self._file.namelist())

    def xml(self, name: str) -> _Element:
        """The tree of a part; nothing outside of it is looked up."""
        parser = XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
        try:
            tree = fromstring(self.content(name), parser)
        except XMLSyntaxError as error:
            raise SourceUnreadable(self._source, _DAMAGED) from error
        if tree is None:
            raise SourceUnreadable(self._source, _DAMAGED)
        return tree

    def chapter(self, name: str) -> bytes | None:
        """A part that may be missing, as long as an article may be."""
        return self.content(name)[:_CHAPTER] if name in self.names() else None

    def content(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            with self._file.open(name) as part:
                held = part.read(self._left + 1)  # what the file says of its size may not be so
        except _UNREADABLE as error:
            raise SourceUnreadable(self._source, _DAMAGED) from error
        self._left -= len(held)
        if self._left < 0:
            raise SourceUnreadable(self._source, f"it unpacks to more than {_UNFOLDED / 1e6:.0f} MB")
        return held


def read_zipped(content: bytes, source: str) -> Document:
    """The article in a Word document or a book. Raises SourceUnreadable, also for any other ZIP file."""
    parts = _Parts(content, source)
    names = parts.names()
    if "word/document.xml" in names:
        title, day, text = _word(parts, names)
    elif "META-INF/container.xml" in names:
        title, day, text = _book(parts, source)
    else:
        raise SourceUnreadable(source, "it is a ZIP file and no document; unpack it, and add what is in it")
    check_size(len(text), source)
    if not text.strip():
        raise SourceUnreadable(source, "it is empty")
    return Document(
        id=text_digest(text),
        text=text,
        title=title or title_of(text, source),
        source=source,
        published=day,
        media_type="application/zip",
        reader="zipped",
    )


Told = tuple[str | None, str | None, str]
"""Title, day and text."""


def _word(parts: _Parts, names: set[str]) -> Told:
    body = parts.xml("word/document.xml").find(f"{_WORD}body")
    text = "\n\n".join(_blocks(body)) + "\n" if body is not None else ""
    if "docProps/core.xml" not in names:
        return None, None, text
    core = parts.xml("docProps/core.xml")
    return _said(core, f"{_CORE}title"), published_date(_said(core, f"{_TERMS}created") or ""), text


def _blocks(body: _Element) -> Iterator[str]:
    """Paragraphs, lists of them as lines together, and tables by rows."""
    listed: list[str] = []
    for element in body.iter(f"{_WORD}p", f"{_WORD}tbl"):
        if any(above.tag in (f"{_WORD}tbl", _BOX) for above in element.iterancestors()):
            continue  # a table is told as a whole; a box beside the text is none of it
        words = _table(element) if element.tag == f"{_WORD}tbl" else _words(element)
        if element.find(f"{_WORD}pPr/{_WORD}numPr") is not None:
            listed += [words] if words else []
            continue
        if listed:
            yield "\n".join(listed)
            listed = []
        if words:
            yield words
    if listed:
        yield "\n".join(listed)


def _table(table: _Element) -> str:
    rows = ([_cell(cell) for cell in row.findall(f"{_WORD}tc")] for row in table.findall(f"{_WORD}tr"))
    return "\n".join("\t".join(row) for row in rows if any(row))


def _cell(cell: _Element) -> str:
    return " ".join(map(_words, cell.iter(f"{_WORD}p")))


_BOX = f"{_WORD}txbxContent"
_GONE = (_BOX, f"{_WORD}moveFrom", f"{_WORD}del")
_SIGNS = {f"{_WORD}tab": " ", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}


def _words(paragraph: _Element) -> str:
    """The words of a paragraph as they are now: what was struck out under review is gone."""
    said = []
    for one in paragraph.iter(f"{_WORD}t", *_SIGNS):
        if not any(above.tag in _GONE for above in _up_to(one, paragraph)):
            said.append(one.text or "" if one.tag == f"{_WORD}t" else _SIGNS[one.tag])
    return "".join(said).strip()


def _up_to(element: _Element, above: _Element) -> Iterator[_Element]:
    for one in element.iterancestors():
        if one is above:
            return
        yield one


def _book(parts: _Parts, source: str) -> Told:
    from store.sources.html.page import chapter  # late: what it needs is loaded for pages alone

    package = next((one.get("full-path") for one in parts.xml("META-INF/container.xml").iter("{*}rootfile")), None)
    if not package:
        raise SourceUnreadable(source, _DAMAGED)
    book = parts.xml(package)
    files = {one.get("id"): unquote(one.get("href") or "") for one in book.iter(f"{_PACKAGE}item")}
    spine = [files[name] for one in book.iter(f"{_PACKAGE}itemref") if (name := one.get("idref")) in files]
    folder = posixpath.dirname(package)
    names = [posixpath.normpath(posixpath.join(folder, file.partition("#")[0])).lstrip("/") for file in spine]
    texts = [chapter(content) for name in dict.fromkeys(names) if (content := parts.chapter(name))]
    text = "\f\n".join(text for text in texts if text)
    return _said(book, f"{_CORE}title"), published_date(_said(book, f"{_CORE}date") or ""), text


def _said(tree: _Element, tag: str) -> str | None:
    found = next(tree.iter(tag), None)
    return " ".join((found.text or "").split()) or None if found is not None else None
