"""Companies from the names that were seen: whose they are, and where from."""

from __future__ import annotations

from store.parse.facts.companies import companies
from tests.store.parse.facts.seeing import Seeing


def test_a_company_has_its_owner_home_and_all_its_names() -> None:
    seeing = Seeing("Norway's Halden Foods, a unit of Corrow AG, grew. HF is old.")
    seeing.name("Halden Foods", roles={"owner": "Corrow AG", "home": "Norway"}).name("Corrow AG", kind="fund").name("HF")
    halden, corrow = companies(seeing.setting, least=0.5)
    assert (halden.name, halden.owner, halden.home, len(halden.mentions)) == ("Halden Foods", "Corrow", "NO", 2)
    assert (corrow.name, corrow.type, corrow.owner) == ("Corrow", "fund", None)


def test_an_owner_is_a_company_that_was_seen_and_never_itself() -> None:
    seeing = Seeing("Halden is owned by its workers.").name("Halden", roles={"owner": "its workers"})
    assert [one.owner for one in companies(seeing.setting, least=0.5)] == [None]
    seeing = Seeing("Halden is Halden.").name("Halden", roles={"owner": "Halden"})
    assert [one.owner for one in companies(seeing.setting, least=0.5)] == [None]


def test_a_home_is_a_country_also_by_its_town() -> None:
    found = [
        next(companies(Seeing(f"{home} Halden grew.").name("Halden", roles={"home": home}).setting, least=0.5)).home
        for home in ("Norwegian", "Stuttgart", "Nowhereville")
    ]
    assert found == ["NO", "DE", None]


def test_a_name_that_is_doubted_is_left_out() -> None:
    assert list(companies(Seeing("Halden grew.").name("Halden").setting, least=0.99)) == []
