"""Where places lie, and whether two can be one."""

from __future__ import annotations

import pytest

from store.places import Place, agree, containers, resolve


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("Rayong", ("Thailand", "Southeast Asia", "Asia")),
        ("Lima, Ohio", ("Ohio", "United States", "North America")),
        ("Texas", ("United States", "North America")),
        ("Thailand", ("Southeast Asia", "Asia")),
        ("Győr", ("Hungary", "Europe")),
        ("Munich", ("Bavaria", "Germany", "Europe")),
        ("New York City", ("New York", "United States", "North America")),
        ("São Paulo", ("Brazil", "Latin America", "South America")),
        ("Mexico", ("Latin America", "North America")),
        ("Stockholm", ("Sweden", "Nordic countries", "Europe")),
        ("Moscow", ("Russia", "Europe")),
        ("Istanbul", ("Turkey", "Middle East", "Asia")),
        ("Singapore", ("Southeast Asia", "Asia")),
        ("Midwest", ("United States", "North America")),
        ("Southeast Asia", ("Asia",)),
        ("European Union", ("Europe",)),
        ("Europe", ()),
        ("Cambridge", ()),
    ],
)
def test_a_place_lies_in(name: str, around: tuple[str, ...]) -> None:
    place = resolve(name)
    assert place is not None
    assert containers(place) == around


def test_a_place_of_no_table_lies_nowhere() -> None:
    assert containers(Place(name="\x00", kind="area", country=None, region=None, population=0)) == ()
    assert containers(Place(name="Norvale", kind="city", country="ZZ", region=None, population=0)) == ("ZZ",)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (("Rayong", "TH"), ("Rayong", "TH"), True),
        (("Rayong", "TH"), ("Thailand", "TH"), True),
        (("Rayong", "TH"), ("Thai", "TH"), True),
        (("Rayong", "TH"), ("Rayong Province", "TH"), True),
        (("Rayong", "TH"), ("Southeast Asia", None), True),
        (("Ohio", "US"), ("United States", "US"), True),
        (("Ohio", "US"), ("the U.S.", None), True),
        (("Lima", "US"), ("Ohio", "US"), True),
        (("Munich", "DE"), ("Bavaria", "DE"), True),
        (("Mumbai", "IN"), ("Bombay", "IN"), True),
        (("Győr", "HU"), ("European Union", None), True),
        (("Springfield", None), ("Ohio", "US"), True),
        (("Midwest", "US"), ("United States", "US"), True),
        (("Norvale", None), ("Norvale", None), True),
        (("Norvale", "TH"), ("Thailand", "TH"), True),
        (("Norvale", "TH"), ("Asia", None), True),
        (("Rayong", "TH"), ("Bangkok", "TH"), False),
        (("Rayong", "TH"), ("Hungary", "HU"), False),
        (("Rayong", "TH"), ("Europe", None), False),
        (("Lima", "PE"), ("Lima", "US"), False),
        (("Ohio", "US"), ("Texas", "US"), False),
        (("Lima", "US"), ("Texas", "US"), False),
        (("Hamburg", "DE"), ("Bavaria", "DE"), False),
        (("Norvale", "TH"), ("Germany", "DE"), False),
        (("Africa", None), ("Europe", None), False),
        (("Norvale", "TH"), ("Rayong", "TH"), None),
        (("Norvale", None), ("Rayong", "TH"), None),
        (("Midwest", "US"), ("Chicago", "US"), None),
        (("Midwest", "US"), ("New England", "US"), None),
        (("Greater Noida", "IN"), ("Noida", "IN"), None),
        (("Hong Kong", "HK"), ("China", "CN"), None),
        (("Europe", None), ("Asia", None), None),
        (("", None), ("", None), None),
        (("\x00", None), ("x" * 10_000, None), None),
    ],
)
def test_two_reports_name_one_place(one: tuple[str, str | None], other: tuple[str, str | None], said: bool | None) -> None:
    assert agree(*one, *other) is said
    assert agree(*other, *one) is said
