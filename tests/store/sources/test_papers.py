"""PDFs and mails: their running text, title and day, and a sentence where there is none."""

from __future__ import annotations

import zlib
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import SourceUnreadable
from store.model import Document
from store.sources import Network, Source, expand, read
from store.sources.article import read_articles
from store.sources.pdf.lines import lines_of
from store.sources.pdf.paragraphs import text_of
from store.sources.pdf.pieces import Page, Piece
from tests.store.sources.mutated import mutated, unforeseen

PAPERS = Path(__file__).parent / "papers"
TOLD = sorted(path for path in PAPERS.iterdir() if path.suffix in (".pdf", ".eml", ".mbox"))
MAILS = [path for path in TOLD if path.suffix != ".pdf"]


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.name)
def test_a_paper_is_read_as_a_careful_person_would_copy_it(path: Path) -> None:
    words = path.with_suffix(".clean.txt").read_bytes().decode()
    said: Any = orjson.loads(path.with_suffix(".json").read_bytes())
    found = list(read_articles(path.read_bytes(), path.name))
    if not words:
        assert [type(one) for one in found] == [SourceUnreadable]
        return
    articles = [one for one in found if isinstance(one, Document)]
    wanted = [words] if path.suffix != ".mbox" else words.split("\f\n")
    assert [one.text.strip() for one in articles] == [one.strip() for one in wanted]
    told = [{"title": one.title, "published": one.published} for one in articles]
    assert told == (said if isinstance(said, list) else [said])


@pytest.mark.parametrize(
    ("name", "why"), [("encrypted.pdf", "encrypted"), ("broken.pdf", "no whole PDF"), ("scanned.pdf", "pictures of pages")]
)
def test_a_pdf_without_text_says_why(name: str, why: str) -> None:
    [found] = read_articles((PAPERS / name).read_bytes(), name)
    assert isinstance(found, SourceUnreadable)
    assert why in str(found)


def test_a_pdf_that_unfolds_to_more_than_one_may_have_is_stopped() -> None:
    held = zlib.compress(b"BT /F1 9 Tf 0 0 Td (sales rose) Tj ET\n" * 4_000_000, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(held), held),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    content = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%sendobj\n" % one for one in enumerate(parts, 1)) + b"trailer<</Root 1 0 R>>"
    [found] = read_articles(content, "bomb.pdf")
    assert isinstance(found, SourceUnreadable)


def drawn(commands: bytes) -> bytes:
    """A PDF of one page with these drawing commands; F is Helvetica."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(commands), commands),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    return b"%PDF-1.4\n" + b"".join(b"%d 0 obj%bendobj\n" % one for one in enumerate(parts, 1)) + b"trailer<</Root 1 0 R>>"


def test_lines_that_are_set_tight_keep_their_letters() -> None:
    lines = [
        "Halden Foods will buy Brisco Dairy of Norway for",
        "forty million dollars, the gypsy jury of big",
        "quality judges said on Monday.",
    ]
    commands = "BT /F 20 Tf 13 TL 40 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    [article] = read_articles(drawn(commands.encode()), "tight.pdf")
    assert isinstance(article, Document)
    assert article.text.split() == " ".join(lines).split()


def test_a_page_of_many_short_lines_takes_no_longer_than_its_letters() -> None:
    lines = "".join(f"1 0 0 1 {number % 50 * 11} {number // 50 % 80 * 10} Tm (x{number % 10}) Tj " for number in range(20_000))
    [article] = read_articles(drawn(f"BT /F 4 Tf {lines} ET".encode()), "short.pdf")
    assert isinstance(article, Document)


def page(*rows: tuple[float, float, str]) -> Page:
    """A page of lines of type 10, each with its left end, its base line, and its text of letters 5 points wide."""
    return Page(tuple(Piece(text, left, left + 5 * len(text), base, 10) for left, base, text in rows), 800)


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([(50, 700, "Sales of the maker rose by a tenth in the quar-"), (50, 688, "ter, it said, and will go on rising in the next.")],
         "Sales of the maker rose by a tenth in the quarter, it said, and will go on rising in the next."),
        ([(50, 700, "It is bought by the firm of Anne Oyelaran-"), (50, 688, "Holt, who made it.")],
         "It is bought by the firm of Anne Oyelaran-Holt, who made it."),
        ([(50, 700, "• Sales rose"), (50, 688, "• Profit fell")], "Sales rose\nProfit fell"),
        ([(50, 700, "Revenue"), (200, 700, "412.6"), (300, 700, "388.1"), (50, 688, "Profit"), (200, 688, "31.0"), (300, 688, "29.9")],
         "Revenue\t412.6\t388.1\nProfit\t31.0\t29.9"),
        ([(50, 700, "One thing was said here."), (50, 660, "And another, further down.")],
         "One thing was said here.\n\nAnd another, further down."),
    ],
)  # fmt: skip
def test_lines_become_paragraphs_bullets_and_rows(rows: list[tuple[float, float, str]], text: str) -> None:
    assert text_of(lines_of([page(*rows)])).strip() == text


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        page((50, 780, f"The Trade Weekly, {n} May"), (50, 400, f"Prose number {n} of it."), (50, 20, f"Page {n} of 2"))
        for n in (1, 2)
    ]
    assert text_of(lines_of(pages)) == "Prose number 1 of it.\n\f\nProse number 2 of it.\n"


def mail(text: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"Subject": "News", "Message-ID": "<1@a.example>", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def articles(message: EmailMessage) -> list[Document]:
    return [one for one in read_articles(message.as_bytes(), "a.eml") if isinstance(one, Document)]


def test_a_message_says_who_sent_it_when_and_which_it_is() -> None:
    sent = {"From": '"The Trade Weekly" <a@b.example>', "Date": "Tue, 5 Mar 2024 23:30:00 -0500"}
    [article] = articles(mail("Halden Foods will buy Brisco Dairy.\n", **sent))
    assert (article.publisher, article.published, article.url) == ("The Trade Weekly", "2024-03-05", "mid:1@a.example")


def test_of_a_message_forwarded_as_words_the_other_is_read() -> None:
    text = (
        "See below.\n\n---------- Forwarded message ---------\nFrom: A <a@b.example>\nDate: Mon\nSubject: x\n\n"
        "> Halden Foods will buy\n> Brisco Dairy.\n"
    )
    [article] = articles(mail(text))
    assert article.text.strip() == "Halden Foods will buy\nBrisco Dairy."


def test_only_attachments_of_kinds_that_are_read_are_opened() -> None:
    message = mail("Please find the release of our company attached to this message.\n")
    message.add_attachment(b"\x89PNG\r\n", maintype="image", subtype="png", filename="logo.png")
    message.add_attachment(b"Halden Foods will buy Brisco Dairy.", maintype="text", subtype="plain", filename="release.txt")
    assert [one.source for one in articles(message)] == ["a.eml#release.txt"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"From: " + b"(" * 500 + b"\r\n\r\nSales rose.",
        b'Content-Type: text/plain; charset="a\0b"\r\n\r\nSales rose.',
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" * 1_000,
    ],
    ids=["empty", "brackets", "charset", "parts"],
)
@pytest.mark.parametrize("name", ["a.eml", "a.mbox"])
def test_a_mail_that_was_made_to_hurt_costs_itself_alone(content: bytes, name: str) -> None:
    assert all(isinstance(one, Document | SourceUnreadable) for one in read_articles(content, name))


def test_a_signature_ends_a_message_and_an_answer_goes_before_what_it_answers() -> None:
    [article] = articles(mail("Halden will buy Brisco.\n\n-- \nThe Trade Weekly\n"))
    assert article.text.strip() == "Halden will buy Brisco."
    answer = "Halden Foods will buy Brisco Dairy, as we hear from three people who know of it. " * 5
    [article] = articles(mail(f"{answer}\n\n-----Original Message-----\nFrom: a\n\nWill it?\n"))
    assert article.text.split() == answer.split()


def test_messages_in_messages_are_followed_only_so_far() -> None:
    message = mail("Halden Foods will buy Brisco Dairy.\n")
    for _ in range(40):
        outer = mail("See there.\n")
        outer.add_attachment(message)
        message = outer
    assert [one.text for one in articles(message)] == ["See there.\n"]


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_mail_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    assert unforeseen(mutated(data, data.draw(st.sampled_from(MAILS)).read_bytes()), "a.eml") == []


@settings(max_examples=15, deadline=None)  # each starts a process
@given(st.data())
def test_a_pdf_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    assert unforeseen(mutated(data, (PAPERS / "results.pdf").read_bytes()), "a.pdf") == []


def test_what_is_attached_deep_in_a_message_or_shown_in_it_is_read() -> None:
    inner = EmailMessage()
    inner.set_content("A picture of the works.\n")
    inner.add_attachment((PAPERS / "release.pdf").read_bytes(), maintype="application", subtype="pdf", filename="release.pdf")
    outer = mail("Please find our news below.\n")
    outer.make_mixed()
    outer.attach(inner)
    outer.add_attachment("Halden Foods will buy Brisco Dairy.\n", filename="news.txt", disposition="inline")
    assert [one.source for one in articles(outer)] == ["a.eml#release.pdf", "a.eml#news.txt"]


def test_a_mailbox_may_be_larger_than_an_article(tmp_path: Path) -> None:
    path = tmp_path / "box.mbox"
    with path.open("wb") as box:
        for number in range(3):
            message = mail(f"Halden Foods will buy maker {number}.\n")
            message.add_attachment(b"0" * 2_500_000, maintype="image", subtype="png", filename="a.png")
            box.write(b"From a@b.example Tue Mar  5 10:00:00 2024\n" + message.as_bytes() + b"\n")
    [source] = expand([str(path)])
    assert isinstance(source, Source)
    found = list(read(source, BytesIO(), Network()))
    assert [one.text.strip() for one in found if isinstance(one, Document)] == [
        f"Halden Foods will buy maker {number}." for number in range(3)
    ]


def test_a_long_signature_is_cut_off_at_once() -> None:
    text = "Halden Foods will buy Brisco Dairy.\n\n-- \n" + ("a" * 60 + "\n") * 10
    [article] = articles(mail(text))
    assert article.text.strip() == "Halden Foods will buy Brisco Dairy."


def test_a_header_that_is_made_to_take_minutes_says_nothing() -> None:
    content = b"From: " + b"a@b," * 50_000 + b"\nSubject: News\n\nHalden Foods will buy Brisco Dairy.\n"
    [article] = [one for one in read_articles(content, "a.eml") if isinstance(one, Document)]
    assert (article.title, article.publisher) == ("News", None)


@pytest.mark.parametrize("separator", ["From a@b.example Tue Mar  5 10:00:00 2024", "From John Doe Tue Mar 5 10:00:00 2024"])
def test_a_mailbox_is_cut_where_messages_begin_and_nowhere_else(separator: str) -> None:
    told = "From the mill Tue Mar 5 10:00:00 2024\nhe wrote that this was it.\n"
    box = "".join(f"{separator}\nSubject: N{number}\n\nHalden will buy maker {number}.\n{told}" for number in range(3))
    found = [one for one in read_articles(b"\xef\xbb\xbf" + box.encode(), "a.mbox") if isinstance(one, Document)]
    assert [one.title for one in found] == ["N0", "N1", "N2"]
