"""Which place a name stands for."""

from __future__ import annotations

import pytest

from store.places import candidates, resolve


def where(name: str, beside: str = "", others: tuple[str, ...] = ()) -> tuple[str, str | None, str | None] | None:
    place = resolve(name, beside=beside, others=others)
    return None if place is None else (place.kind, place.country, place.region)


@pytest.mark.parametrize(
    ("name", "beside", "country", "region"),
    [
        ("Lima", ", Ohio", "US", "Ohio"),
        ("Lima", ", OH, on Monday", "US", "Ohio"),
        ("Lima", ", Ohio plant", "US", "Ohio"),
        ("LIMA", ", OHIO", "US", "Ohio"),
        ("Lima", ",  , Ohio", "US", "Ohio"),
        ("Lima", " said on Monday", "PE", None),
        ("Rayong", ", Thailand", "TH", None),
        ("Rayong", ", Thailand's industrial belt", "TH", None),
        ("Paris", ", Texas", "US", "Texas"),
        ("Paris", " (Texas)", "US", "Texas"),
        ("Paris", ", US officials said", "FR", "Île-de-France"),
        ("Paris", ", London and Texas", "FR", "Île-de-France"),
        ("Athens", ", Ga.", "US", "Georgia"),
        ("Richmond", ", Va. The plant", "US", "Virginia"),
        ("Cambridge", ", Massachusetts-based", "US", "Massachusetts"),
        ("Monroe", " in Ohio", "US", "Ohio"),
        ("Hamilton", ", a town in southern Ontario, said", "CA", "Ontario"),
        ("Orange", ", Orange County, California", "US", "California"),
        ("Lebanon", ", Tennessee", "US", "Tennessee"),
        ("Panama", ", Brazil and Chile", "PA", None),
        ("Shanghai", ", Japan and India", "CN", "Shanghai"),
        ("Georgia", ", US", "US", None),
        ("Punjab", ", India", "IN", None),
        ("Vancouver", ", Washington", "US", "Washington"),
        ("Lima, Ohio", "", "US", "Ohio"),
        ("Washington, D.C.", "", "US", "District of Columbia"),
        ("Norvale", ", Ohio", "US", "Ohio"),
        ("Norvale", ", Thailand's south", "TH", None),
    ],
)
def test_what_is_written_beside_a_name_decides(name: str, beside: str, country: str, region: str | None) -> None:
    found = resolve(name, beside=beside)
    assert found is not None
    assert (found.country, found.region) == (country, region)


@pytest.mark.parametrize(
    ("name", "others", "country"),
    [
        ("Birmingham", ("Alabama",), "US"),
        ("Birmingham", ("British",), "GB"),
        ("Birmingham", (), "GB"),
        ("Valencia", ("Spanish", "Madrid"), "ES"),
        ("Valencia", ("Caracas",), "VE"),
        ("Cambridge", ("Boston",), "US"),
        ("Cambridge", ("London",), "GB"),
        ("Georgia", ("Atlanta",), "US"),
        ("Georgia", ("Tbilisi",), "GE"),
        ("Georgia", ("Tbilisi", "Atlanta"), None),
        ("Rome", ("New York",), "IT"),
        ("London", ("Kentucky", "American"), "GB"),
        ("Springfield", ("Thai",), "US"),
    ],
)
def test_other_places_decide_between_namesakes_of_about_a_size(name: str, others: tuple[str, ...], country: str | None) -> None:
    found = where(name, others=others)
    assert found is not None
    assert found[1] == country


@pytest.mark.parametrize("name", ["Cambridge", "Valencia", "Newcastle", "Georgia", "Punjab", "Richmond"])
def test_a_name_that_cannot_be_told_has_no_country(name: str) -> None:
    found = resolve(name)
    assert found is not None
    assert found.country is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Thailand", ("country", "TH", None)),
        ("the UK", ("country", "GB", None)),
        ("U.S.", ("country", "US", None)),
        ("Türkiye", ("country", "TR", None)),
        ("Singapore", ("country", "SG", None)),
        ("northern Italy", ("country", "IT", None)),
        ("Texas", ("region", "US", None)),
        ("Bavaria", ("region", "DE", None)),
        ("Bayern", ("region", "DE", None)),
        ("Guangdong", ("region", "CN", None)),
        ("New York", ("city", "US", "New York")),
        ("New York state", ("region", "US", None)),
        ("Europe", ("area", None, None)),
        ("EU", ("area", None, None)),
        ("Southeast Asia", ("area", None, None)),
        ("South-East Asia", ("area", None, None)),
        ("Midwest", ("area", "US", None)),
        ("Munster", ("city", "DE", "North Rhine-Westphalia")),
        ("Norfolk", ("city", "US", "Virginia")),
        ("Springfield", ("city", "US", None)),
        ("Portland", ("city", "US", "Oregon")),
        ("us", None),
        ("Norvale", None),
        ("Gigafactory", None),
    ],
)
def test_a_name_alone_is_the_country_or_area_or_the_place_of_most_people(
    name: str, found: tuple[str, str | None, str | None] | None
) -> None:
    assert where(name) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Győr", "Gyor"),
        ("Łódź", "Lodz"),
        ("Düsseldorf", "Duesseldorf"),
        ("Xi’an", "Xian"),
        ("Rayong Province", "Rayong"),
        ("the city of Lyon", "Lyon"),
        ("Lyon's", "Lyon"),
        ("GREATER NOIDA", "Greater Noida"),
        ("Cologne", "Köln"),
        ("Mumbai", "Bombay"),
        ("Beijing", "Peking"),
        ("Kyiv", "Kiev"),
        ("Turin", "Torino"),
        ("Haiphong", "Hai Phong"),
        ("Chon Buri", "Chonburi"),
        ("Biel", "Bienne"),
    ],
)
def test_two_writings_are_one_place(one: str, other: str) -> None:
    assert resolve(one) == resolve(other) is not None


def test_a_saint_may_be_shortened() -> None:
    assert set(candidates("St. Louis")) == set(candidates("Saint Louis"))
    assert where("St. Louis") == ("city", "US", "Missouri")


def test_greater_noida_is_not_noida() -> None:
    assert [place.name for place in candidates("Greater Noida")] == ["Greater Noida"]


def test_candidates_come_most_populous_first() -> None:
    people = [place.population for place in candidates("San José")]
    assert len(people) >= 5
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "\n\n", "🏭", "🇹🇭", "x" * 10_000, "Lima, " * 2_000, ",", ",,,", "'", "\ud800", "\t", "-"]
)
def test_what_is_no_name_is_no_place(text: str) -> None:
    assert candidates(text) == ()
    assert resolve(text) is None
    assert resolve(text, others=[text]) is None


@pytest.mark.parametrize("text", ["", "\x00", "🏭", "(" * 10_000, ", " * 10_000, ", \ud800", "(Texas" + "x" * 10_000])
def test_what_is_beside_may_be_anything(text: str) -> None:
    assert where("Rayong", beside=text, others=(text,)) == ("city", "TH", None)
