"""What a base answers of companies: which there are, under which names, what each is, how often it is told of."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.base import Base, Everything, Stored, parse_query
from store.frozen import replace
from store.model import Company, said_of, said_of_companies
from tests.madeup import varied
from tests.store.base.reports import at, base_of, deal, figure, report


def known(one: Stored, name: str, **fields: object) -> Stored:
    """The article with more said of one of its companies."""
    facts = (replace(fact, **fields) if isinstance(fact, Company) and fact.name == name else fact for fact in one.facts)
    return Stored(one.document, tuple(facts))


ALDER = report(
    ("Alder bought Birch.", deal("Alder", target="Birch")), ("Alder sold 7 cars in 2023.", figure("Alder", 7, "2023"))
)
ALDER_AG = report(("Alder AG sold 5 cars in 2022.", figure("Alder AG", 5, "2022")))
FIR = report(("Fir sold 3 cars in 2023.", figure("Fir", 3, "2023")))


@pytest.fixture
def three(tmp_path: Path) -> Base:
    """Alder under two names, Birch, and Fir."""
    return base_of(tmp_path / "base", ALDER, ALDER_AG, FIR)


def test_companies_are_listed_under_their_best_known_name_those_with_most_facts_first(three: Base) -> None:
    assert three.companies.listed(Everything()) == [("Alder", 5), ("Birch", 2), ("Fir", 2)]
    assert three.companies.listed(parse_query("kind:metric date:2022")) == [("Alder AG", 1)]
    assert three.companies.listed(Everything(), limit=1) == [("Alder", 3)]


def test_a_company_has_all_the_names_that_documents_give_it(three: Base) -> None:
    assert three.companies.names_of("Alder AG") == three.companies.names_of("alder") == ["Alder", "Alder AG"]
    assert three.companies.names_of("Nobody") == ["Nobody"]
    assert three.facts.count(Everything(), company="Alder AG") == three.facts.count(Everything(), company="Alder") == 5


def test_counts_are_of_each_kind_and_follow_the_query(three: Base) -> None:
    counted = {
        one.name: (one.investments, one.metrics, one.facts) for one in three.companies.counts(Everything(), ["Alder", "Birch"])
    }
    assert counted == {"Alder": (1, 2, 5), "Birch": (1, 0, 2)}
    (alder,) = three.companies.counts(parse_query("date:2022"), ["Alder"])
    assert (alder.investments, alder.metrics, alder.facts) == (0, 1, 1)
    assert three.companies.counts(Everything(), []) == []
    (nobody,) = three.companies.counts(Everything(), ["Nobody"])
    assert nobody.facts == 0


def test_the_counts_of_a_page_are_those_of_the_list(tmp_path: Path) -> None:
    base = Base.open(tmp_path / "base", create=True)
    base.write.add([varied(number) for number in range(30)])
    listed = dict(base.companies.listed(Everything()))
    assert {one.name: one.facts for one in base.companies.counts(Everything(), list(listed))} == listed


def test_a_company_is_what_most_documents_say_that_say_anything(tmp_path: Path) -> None:
    base = base_of(tmp_path / "base", known(FIR, "Fir", type="bank"), report(("Fir bought Elm.", deal("Fir", target="Elm"))))
    assert base.companies.types(["Fir", "Elm", "Nobody"]) == {"Fir": "bank", "Elm": "company", "Nobody": "company"}
    assert base.companies.types([]) == {}


def test_what_is_known_of_a_company_is_what_tells_most(tmp_path: Path) -> None:
    more = known(report(("Fir bought Elm.", deal("Fir", target="Elm"))), "Fir", owner="Yew", home="DE")
    base = base_of(tmp_path / "base", FIR, more)
    company = base.companies.get("fir")
    assert company is not None
    assert (company.owner, company.home) == ("Yew", "DE")
    assert base.companies.get("Nobody") is None


def test_brands_belong_to_their_owner_under_any_of_its_names(tmp_path: Path) -> None:
    brand = known(
        report(("Zephyr, a brand of Alder, sold 2 cars in 2021.", figure("Zephyr", 2, "2021"))), "Zephyr", owner="Alder"
    )
    base = base_of(tmp_path / "base", ALDER, ALDER_AG, brand)
    assert base.companies.brands("Alder") == ["Zephyr"]
    assert base.companies.brands("Fir") == []
    assert base.companies.brands(" ") == []


def test_years_count_the_facts_that_name_a_company(three: Base) -> None:
    assert three.companies.by_year(parse_query("kind:metric"), ["Alder", "Fir"]) == {"Alder": {2023: 1}, "Fir": {2023: 1}}
    assert three.companies.by_year(Everything(), []) == {}


def sellers_called(alias: str, *names: str) -> list[Stored]:
    """Articles of companies that each have the same alias."""
    sold = {name: report((f"{name} sold 2 cars in 2021.", figure(name, 2, "2021"))) for name in names}
    return [known(one, name, aliases=(alias,)) for name, one in sold.items()]


def test_an_alias_is_the_company_that_claims_it_unless_two_do(tmp_path: Path) -> None:
    first, second = "Larch Motor Works", "Linden Mill Wheels"
    one, other = sellers_called("LMW", first, second)
    base = base_of(tmp_path / "base", one)
    assert base.companies.groups.same("LMW", first)
    base.write.add([other])
    assert not base.companies.groups.same("LMW", first)
    assert not base.companies.groups.same("LMW", second)
    base.write.remove([other.document.id])
    assert base.companies.groups.same("LMW", first)


def test_names_that_are_spelled_nearly_the_same_are_offered_until_somebody_says(tmp_path: Path) -> None:
    first, second = "Hornbeam Motors", "Hornbeams Motors"
    articles = [report((f"{name} sold 2 cars in 2021.", figure(name, 2, "2021"))) for name in (first, second, "Fir")]
    base = base_of(tmp_path / "base", *articles)
    assert base.companies.lookalikes(first) == [second]
    base.review.decide([said_of_companies("merge", first, second, user="ann", time=at(1))])
    assert base.companies.lookalikes(first) == []
    assert base.companies.names_of(second) == [first, second]
    assert base.companies.groups.same(first, second)
    base.review.decide([said_of_companies("split", first, second, user="ann", time=at(2))])
    assert base.companies.names_of(second) == [second]


def test_a_company_that_a_person_rejects_is_listed_no_more(three: Base) -> None:
    company = three.companies.get("Fir")
    assert company is not None
    three.review.decide(said_of([company], "reject", user="ann", time=at(1)))
    assert "Fir" not in dict(three.companies.listed(Everything()))
