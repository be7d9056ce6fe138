"""Countries by name, adjective and code."""

from __future__ import annotations

import pytest
from babel import Locale

from store.places import country_code, country_name, resolve, world_region
from store.places.gazetteer import cities
from store.places.tables import areas, countries, territories

CONTINENTS = ("Africa", "Asia", "Europe", "North America", "Oceania", "South America")
EMPTY = "AC AQ BV CP CQ DG EA EU EZ GS HM IC QO TA TF UM UN XA XB ZZ".split()
"""Codes of CLDR that are no country: unions, placeholders, parts of a country, and land on which nobody lives."""
CODES = sorted(code for code in map(str, Locale("en").territories) if code.isalpha() and code not in EMPTY)


@pytest.mark.parametrize(
    ("text", "code"),
    [row.rsplit(" ", 1) for row in (
        "Thai TH/Hungarian HU/South Korean KR/Korean KR/North Korean KP/Dutch NL/Swiss CH/Scottish GB/Irish IE/Filipino PH/"
        "Emirati AE/Saudi SA/Kiwi NZ/Danish DK/Polish PL/Greek GR/Czech CZ/Slovak SK/Slovenian SI/Nigerian NG/Nigerien NE/"
        "Congolese CD/Ivorian CI/Malagasy MG/Peruvian PE/Argentine AR/Salvadoran SV/Costa Rican CR/Puerto Rican PR/"
        "Texan US/Taiwanese TW/Vietnamese VN/Lao LA/Burmese MM/Sri Lankan LK/Turkish TR/Georgian GE/Kazakh KZ/Omani OM/"
        "Papua New Guinean PG/Fijian FJ"
    ).split("/")],
)  # fmt: skip
def test_an_adjective_names_its_country(text: str, code: str) -> None:
    assert country_code(text) == country_code(text.lower()) == country_code(text.upper()) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [row.rsplit(" ", 1) for row in (
        "Thailand TH/Thailand's TH/the UK GB/U.K. GB/Britain GB/US US/U.S. US/the U.S.A. US/America US/South Korea KR/Korea KR/"
        "Republic of Korea KR/the Republic of Indonesia ID/People's Republic of China CN/PRC CN/Czech Republic CZ/Czechia CZ/"
        "Türkiye TR/Turkiye TR/Turkey TR/Ivory Coast CI/Côte d’Ivoire CI/UAE AE/Russia RU/Viet Nam VN/Holland NL/"
        "the Netherlands NL/the Philippines' PH/DR Congo CD/Burma MM/Trinidad & Tobago TT/St. Kitts and Nevis KN/Macao MO/TH TH"
    ).split("/")],
)  # fmt: skip
def test_a_country_has_many_names(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text", ["us", "th", "in", "Rayong", "EU", "Europe", "ZZ", "", " ", "\x00", "🇹🇭", "T" * 10_000, "the", "the "]
)
def test_other_text_names_no_country(text: str) -> None:
    assert country_code(text) is None


@pytest.mark.parametrize("code", CODES)
def test_every_country_of_cldr_has_a_name_and_a_continent(code: str) -> None:
    assert country_code(country_name(code)) == code
    assert country_code(Locale("en").territories[code].replace(" SAR China", "")) == code
    assert world_region(code) in CONTINENTS


def test_every_country_of_the_tables_is_one_of_cldr() -> None:
    assert sorted(countries().name) == CODES


@pytest.mark.parametrize("code", [code for code in CODES if code != "GE"])
def test_the_name_of_a_country_resolves_to_it(code: str) -> None:
    place = resolve(country_name(code))
    assert place is not None
    assert (place.kind, place.country, place.name) == ("country", code, country_name(code))


def test_areas_and_territories_are_made_of_countries() -> None:
    codes = set(CODES)
    assert all(members and members <= codes for members in areas().members.values())
    assert all(pair <= codes for pair in territories())


def test_no_area_is_called_like_a_large_city_elsewhere() -> None:
    named = [(city, areas().members[name]) for form, name in areas().named.items() for city in cities(form)]
    assert [city for city, members in named if city.country not in members and city.population > 50_000] == []


def test_a_code_of_no_country_is_its_own_name() -> None:
    assert (country_name("ZZ"), world_region("ZZ")) == ("ZZ", "")
