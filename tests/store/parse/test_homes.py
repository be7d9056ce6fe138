"""The country that a text gives a company."""

from __future__ import annotations

import pytest

from tests.conftest import parsed


def homes(text: str) -> dict[str, str | None]:
    return {company.name: company.home for company in parsed(text).companies}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Irish maker Norvane Group sold 500 vans.", "IE"),
        ("Finnish van maker Norvane Group sold 500 vans.", "FI"),
        ("South Korea's Norvane Group sold 500 vans.", "KR"),
        ("Norvane Group, a Danish van maker, sold 500 vans.", "DK"),
        ("Norvane Group, a van maker based in Portugal, sold 500 vans.", "PT"),
        ("Stuttgart-based Norvane Group sold 500 vans.", "DE"),
        ("Norvane Group, based in Leeds, sold 500 vans.", "GB"),
        ("Norvane Group sold 500 vans.", None),
        ("Norvane Group will build a battery plant in Hungary.", None),
        ("Norvane Group sold 500 vans in Ireland.", None),
    ],
)
def test_a_company_is_from_where_the_words_beside_its_name_say(text: str, country: str | None) -> None:
    assert homes(text)["Norvane Group"] == country


def test_each_company_of_a_sentence_is_from_a_country_of_its_own() -> None:
    found = homes("Norwegian dairy group Norvane has bought Polish cider maker Karvona Ltd from Ostrell Capital.")
    assert found == {"Norvane": "NO", "Karvona": "PL", "Ostrell Capital": None}


def test_a_home_points_at_the_words_that_it_was_read_from() -> None:
    article = parsed("Shares fell.\n\nThe Irish maker Norvane Group sold 500 vans.")
    (company,) = article.companies
    assert company.evidence["home"].of(article.document.text) == "Irish"
    assert 0 < company.confidence_of["home"] <= company.confidence
