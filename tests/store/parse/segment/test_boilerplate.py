"""What is no part of an article is passed over, wherever it stands, and what only looks like it is not."""

from __future__ import annotations

import pytest

from store.parse.segment.boilerplate import passed_over
from tests.conftest import parsed

NEWS = "Tarnwick Mills will spend $40 million on a mill in Leeds."
MORE = "Sales of Tarnwick Mills rose 8% to $310 million in 2023."


def left(text: str) -> str:
    """A text without what is passed over."""
    for span in reversed(passed_over(text)):
        text = text[: span.start] + text[span.end :]
    return "\n".join(line for line in text.split("\n") if line.strip())


@pytest.mark.parametrize(
    "part",
    [
        "About Tarnwick Mills\nTarnwick Mills spins wool. It employs 900 people at five sites.",
        "About the Ardley Group:\n\nArdley Group has funds of $9 billion.",
        "Forward-Looking Statements\nThe company expects sales of $500 million. It undertakes no obligation to update this.",
        "Cautionary Note Regarding Forward-Looking Statements\nSome of this may not come true.",
        "Safe harbor statement under the Private Securities Litigation Reform Act of 1995\nSales may fall by 20 percent.",
        "This press release contains forward-looking statements, such as sales of $500 million by 2030.",
        "Actual results may differ materially, and the company undertakes no obligation to say so.",
        "Media contact\nAnna Voss\n+44 20 7946 0958\npress@tarnwick.example",
        "Investor Relations Contacts:\nTom Hale, 555-0143",
        "Related stories\nArdley buys Fenwick for $2 billion\nFenwick sales fall 9 percent",
        "More on this story\nArdley to build $80 million plant",
        "We and our 840 partners use cookies. Accept all cookies",
        "This site uses cookies to count its 3 million readers.",
        "Sign up for our newsletter, read by 20,000 investors",
        "© 2024 Tarnwick Mills. All rights reserved.",
    ],
)
def test_it_is_passed_over_between_the_parts_of_an_article_and_behind_it(part: str) -> None:
    assert left(f"{NEWS}\n\n{part}") == NEWS
    assert left(f"{NEWS}\n\n{part}\n\nResults\n\n{MORE}") in (f"{NEWS}\nResults\n{MORE}", f"{NEWS}\n{MORE}")


@pytest.mark.parametrize(
    "text",
    [
        f"About Tarnwick Mills\n\n{NEWS}",
        f"{NEWS}\n\nAbout 900 people work there, and about half of them spin.",
        f"{NEWS}\n\nAnalysts asked about contacts with Ardley. The company expects a forward-looking plan in May.",
        f"{NEWS}\n\nThe mill, which is about the size of Fenwick's, opens in May.",
        f"{NEWS}\n\nTarnwick uses cookies in its canteen, 4,000 a day.",
        f"{NEWS}\n\nSafe Harbor Marinas sold for $5.65 billion\n\n{MORE}",
        f"{NEWS}\n\nImportant information: Acme bought Beta for $2 billion.\n\n{MORE}",
        f"{NEWS}\n\nRisk factors\n\n{MORE}",
        f"{NEWS}\n\nAbout The Deal\n\n{MORE}",
        f"{NEWS}\n\nAbout Tarnwick's Leeds Factory\n\n{MORE}",
        f"{NEWS}\n\nYour privacy-focused browser maker Brave bought Orion.",
        f"{NEWS}\n\nThis announcement of a forward-looking plan lifted shares.",
        "",
        "\n\n\n",
    ],
)
def test_what_only_looks_like_it_is_read(text: str) -> None:
    assert passed_over(text) == ()


def test_of_a_paragraph_only_the_sentences_that_are_no_news_are_passed_over() -> None:
    assert left(f"{NEWS}\n\n(c) 2024 Trade Wire. Acme bought Beta.") == f"{NEWS}\n Acme bought Beta."
    assert left(f"{NEWS}\n\nContacts\nAnna Voss\n{MORE}") == f"{NEWS}\n{MORE}"
    assert left(f"{NEWS}\n\nNewsletter\nAcme buys Beta\nSales rise") == f"{NEWS}\nAcme buys Beta\nSales rise"


def test_no_facts_come_of_it() -> None:
    found = parsed(f"{NEWS}\n\n{MORE}\n\nAbout Tarnwick Mills\nTarnwick Mills has 900 employees and is owned by Ardley Group.")
    assert [fact.measure for fact in found.metrics] == ["revenue"]
    assert [company.name for company in found.companies] == ["Tarnwick Mills"]
