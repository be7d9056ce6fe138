"""Mail: the article that a message is, those in messages that it forwards, and those in what is attached to it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice
from typing import BinaryIO

from store.errors import SourceUnreadable
from store.frozen import replace
from store.model import Document, text_digest
from store.sources.dates import published_date
from store.sources.remark import Keep, Read, nothing_kept
from store.sources.text import LARGEST, check_size, refuse_controls, title_of

MEDIA_TYPE = "message/rfc822"
_LONGEST_HEADER = 10_000
_DEEPEST, _MOST = 5, 200
"""Messages in messages, and parts of one, that are looked at."""
_COVERING = 60
"""Words below which a message with something attached is a covering note."""
_POOR = 0.6
"""Share of the words of its page below which the plain text of a message is a poor copy."""
_FORWARDED = re.compile(r"^[ >]*(?:-{3,}\s*(?:Forwarded message|Original Message).*|Begin forwarded message:)\s*$", re.I | re.M)
_HEADER = re.compile(r"^[ >*]*(?:From|Date|Sent|Subject|To|Cc|Reply-To)\s*:.*$", re.I)
_QUOTED = re.compile(r"^(?:> ?)+", re.M)
_SIGNATURE, _LINES_OF_ONE = "\n-- \n", 15
"""The line above a signature (RFC 3676, section 4.3), and lines that it has at most."""
_FLOWED = re.compile(r"(?<=\S) \n(?=\S)")
_NARROW, _WIDE, _FULL = 40, 80, 0.7
"""Characters of lines that mail programs break, and the share of the widest that a full one has."""
_SEPARATOR = re.compile(rb"From \S.{0,300}? \w{3} +\w{3} +\d{1,2} \d\d:\d\d")
_HEADER_LINE = re.compile(rb"[!-9;-~]{1,100}:|\s*$|>From ")
"""What stands below a separator: the first header of a message. In a body, prose may begin like a separator."""
_UNQUOTED = re.compile(rb"^>(>*From )", re.M)


def read_mail(content: bytes, source: str, keep: Keep = nothing_kept) -> Iterator[Read]:
    """The articles of a message."""
    check_size(len(content), source)
    found = list(_Reading(source, keep).articles(message_from_bytes(content, policy=policy.default), content))
    if not found:
        raise SourceUnreadable(source, "it is a message without a text that could be read")
    yield from found


def read_mailbox(stream: BinaryIO, source: str, keep: Keep = nothing_kept) -> Iterator[Read]:
    """The articles of the messages of a mailbox (mbox, RFC 4155), each or why it is none; one message in memory at a time."""
    from store.sources.article import netted  # late: mail is read by what reads attachments, and back

    for number, message in enumerate(_messages(stream), 1):
        place = f"{source}:{number}"
        yield from netted(read_mail(_UNQUOTED.sub(rb"\1", message), place, keep), place)


def _messages(stream: BinaryIO) -> Iterator[bytes]:
    """The messages of a mailbox; of one that is too large one byte more than may be."""
    held, begun = bytearray(), False
    line = stream.readline(LARGEST).removeprefix(codecs.BOM_UTF8)
    while line:
        following = stream.readline(LARGEST)
        if _SEPARATOR.match(line) and (_HEADER_LINE.match(following) or not following):
            if begun:
                yield bytes(held)
            begun = True
            held.clear()
        else:
            held += line[: LARGEST + 1 - len(held)]
        line = following
    if begun or held:
        yield bytes(held)


class _Reading:
    """A message on its way to articles: where it lies, and what becomes of the bytes of each."""

    def __init__(self, source: str, keep: Keep) -> None:
        self._source, self._keep = source, keep

    def articles(self, message: EmailMessage, content: bytes, depth: int = 0) -> Iterator[Read]:
        """Body, forwarded messages and attachments; a covering note above them is no article."""
        if depth > _DEEPEST:
            return
        enclosed = list(self._enclosed(message, depth))
        text = _text(message, self._source)
        if text.strip() and not (enclosed and len(text.split()) < _COVERING):
            yield replace(_document(message, text, self._source), original=self._keep(content) if content else None)
        yield from enclosed

    def _enclosed(self, message: EmailMessage, depth: int) -> Iterator[Read]:
        from store.sources.article import knows, read_articles  # late: mail is read by what reads attachments, and back

        for part in islice(_leaves(message), _MOST):
            name = part.get_filename() or ""
            if part.get_content_type() == "message/rfc822":
                for inner in _parts(part):
                    yield from self.articles(inner, _bytes_of(inner), depth + 1)
            elif name and part.get_content_disposition() in ("attachment", "inline"):
                held = part.get_payload(decode=True)
                if isinstance(held, bytes) and knows(held, name):
                    yield from read_articles(held, f"{self._source}#{name}", keep=self._keep)


def _leaves(message: EmailMessage, depth: int = 0) -> Iterator[EmailMessage]:
    """The parts of a message that hold something, also those of parts; messages in it are not looked into."""
    for part in _parts(message):
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            yield from _leaves(part, depth + 1) if depth < _DEEPEST else ()
        else:
            yield part


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    held = message.get_payload()
    return (part for part in (held if isinstance(held, list) else ()) if isinstance(part, EmailMessage))


def _bytes_of(message: EmailMessage) -> bytes:
    """A message as bytes; none for one so broken that it cannot be written."""
    try:
        return message.as_bytes()
    except (ValueError, LookupError, AttributeError, TypeError):  # what the standard library raises for broken headers
        return b""


def _document(message: EmailMessage, text: str, source: str) -> Document:
    refuse_controls(text, source)
    sent, name = published_date(_said(message, "date")), _said(message, "message-id").strip("<>")
    sender = _said(message, "from")
    return Document(
        id=text_digest(text),
        text=text,
        title=_said(message, "subject") or title_of(text, source),
        source=source,
        publisher=re.sub(r"\s*<[^<>]*>\s*$", "", sender).strip('" ') or None,
        published=sent,
        url=f"mid:{name}" if name else None,
        media_type=MEDIA_TYPE,
        reader="mail",
    )


def _said(message: EmailMessage, header: str) -> str:
    """What a header says, on one line; nothing where it cannot be read, or is so long that it would take minutes."""
    if sum(len(str(value)) for name, value in message.raw_items() if name.lower() == header) > _LONGEST_HEADER:
        return ""
    try:
        return " ".join(str(message.get(header, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError):  # what the standard library raises for broken headers
        return ""


def _text(message: EmailMessage, source: str) -> str:
    """The words of a message: its plain text, or its page where that says more."""
    plain, page = _part(message, "plain"), _part(message, "html")
    words = _unquoted(_decoded(plain)) if plain is not None else ""
    if page is None:
        return words
    try:
        shown = _page(page, source)
    except SourceUnreadable:
        return words
    return words if len(words.split()) > len(shown.split()) * _POOR else shown


def _page(part: EmailMessage, source: str) -> str:
    from store.sources.html import read_page  # late: what it needs is loaded for pages alone

    held = part.get_payload(decode=True)
    return read_page(held if isinstance(held, bytes) else b"", source, charset=part.get_content_charset()).text


def _part(message: EmailMessage, kind: str) -> EmailMessage | None:
    try:
        found = message.get_body((kind,))
    except (ValueError, AttributeError, LookupError):  # a message whose parts are not what it says
        return None
    return found if isinstance(found, EmailMessage) else None


def _decoded(part: EmailMessage) -> str:
    from store.sources.html.encoding import decoded

    held = part.get_payload(decode=True)
    text = decoded(held, part.get_content_charset()) if isinstance(held, bytes) else ""
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    text = _unsigned(text.replace("\r\n", "\n"))
    return _FLOWED.sub(" ", text) if flowed else "\n\n".join(map(_unwrapped, re.split(r"\n[ \t]*\n+", text.strip()))) + "\n"


def _unsigned(text: str) -> str:
    at = text.rfind(_SIGNATURE)
    return text[: at + 1] if at >= 0 and text.count("\n", at) <= _LINES_OF_ONE else text


def _unwrapped(paragraph: str) -> str:
    """A paragraph on one line, where its lines were broken because they were full."""
    lines = paragraph.strip("\n").split("\n")
    widest = max(map(len, lines))
    full = all(len(line) >= widest * _FULL for line in lines[:-1])
    return " ".join(line.strip() for line in lines) if full and _NARROW <= widest <= _WIDE else paragraph


def _unquoted(text: str) -> str:
    """A text that forwards another one as words: the other, without the marks of quoting and the lines about it."""
    found = _FORWARDED.search(text)
    if not found:
        return text
    if len(text[: found.start()].split()) >= _COVERING:  # an answer, and what it answers
        return text[: found.start()]
    lines = _QUOTED.sub("", text[found.end() :]).strip().splitlines()
    while lines and (_HEADER.match(lines[0]) or not lines[0].strip()):
        lines.pop(0)
    return "\n".join(lines) + "\n"
