"""Names of many documents are grouped by company: by legal form, aliases, and by what people said; in any order."""

from __future__ import annotations

import random
from typing import Any

import pytest

from store.model import Company, Decision, Span, said_of_companies
from store.model.naming import base_key
from store.search.grouping import Claim, Groups, claims_of, names_by_group, similar_names

EVIDENCE: dict[str, Any] = {
    "document": "d",
    "source": "s",
    "published": None,
    "span": Span(0, 3),
    "quote": "abc",
    "sentence_span": Span(0, 3),
    "sentence": "abc",
}


def claims(*names: tuple[str, ...]) -> list[Claim]:
    """What documents say that name companies so, each with its aliases."""
    return [
        claim
        for name, *aliases in names
        for claim in claims_of(Company(**EVIDENCE, rule="r", confidence=1, name=name, aliases=tuple(aliases)))
    ]


def said(verb: str, company: str, other: str, time: str = "2024") -> Decision:
    return said_of_companies(verb, company, other, user="ann", time=time)  # type: ignore[arg-type]  # merge or split


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Brightwater AG", "Brightwater"),
        ("BRIGHTWATER CO., LTD.", "Brightwater"),
        ("The Larch Company", "Larch"),
        ("Société Lumière SA", "Societe Lumiere"),
    ],
)
def test_legal_form_case_and_accents_do_not_part_a_company(name: str, other: str) -> None:
    assert Groups(claims((name,), (other,))).same(name, other)
    assert base_key(name) == base_key(other)


def test_an_alias_is_the_company_that_one_document_says_it_is() -> None:
    groups = Groups(claims(("Brightwater Works", "BW"), ("BW",), ("Larch",)))
    assert groups.same("BW", "Brightwater Works")
    assert not groups.same("BW", "Larch")
    assert groups.keys_of("bw") == ("brightwater works", "bw")


def test_an_alias_that_two_companies_claim_joins_neither() -> None:
    groups = Groups(claims(("Grand Mills", "GM"), ("Garnet Motors", "GM")))
    assert not groups.same("Grand Mills", "Garnet Motors")
    assert not groups.same("GM", "Garnet Motors")


def test_an_alias_that_two_names_of_one_company_claim_is_that_company() -> None:
    groups = Groups(claims(("Garnet Motors", "GM"), ("Garnet Motors Corp", "GM")))
    assert groups.same("GM", "Garnet Motors Corp")


def test_people_merge_and_split_and_the_last_word_counts() -> None:
    names = claims(("Brightwater AG",), ("Brightwater",), ("Larch",))
    assert Groups(names, [said("merge", "Larch", "Brightwater")]).same("Larch", "Brightwater AG")
    assert not Groups(names, [said("split", "Brightwater AG", "Brightwater")]).same("Brightwater AG", "Brightwater")
    both = [said("split", "Brightwater AG", "Brightwater"), said("merge", "Brightwater", "Brightwater AG", "2025")]
    assert Groups(names, both).same("Brightwater AG", "Brightwater")
    assert not Groups(names, both[::-1]).same("Brightwater AG", "Brightwater")


def test_a_split_holds_against_a_third_name_that_would_join_the_two() -> None:
    names = claims(("Alpha Steel", "Alpha"), ("Alpha Foods", "Alpha"))
    merged = [
        said("merge", "Alpha", "Alpha Steel"),
        said("merge", "Alpha", "Alpha Foods"),
        said("split", "Alpha Steel", "Alpha Foods"),
    ]
    groups = Groups(names, merged)
    assert not groups.same("Alpha Steel", "Alpha Foods")


def test_the_order_of_documents_does_not_matter() -> None:
    names = claims(
        ("Garnet Motors", "GM", "Garnet"),
        ("Garnet", "GMC"),
        ("Grand Mills", "GM"),
        ("Garnet Motors Corp", "GMC"),
        ("Larch AG", "L"),
    )  # fmt: skip
    expected = [Groups(names).keys_of(name) for name in ("Garnet", "GM", "GMC", "L", "Larch", "Grand Mills")]
    for seed in range(30):
        shuffled = random.Random(seed).sample(names, len(names))
        groups = Groups(shuffled)
        assert [groups.keys_of(name) for name in ("Garnet", "GM", "GMC", "L", "Larch", "Grand Mills")] == expected


def test_the_name_with_most_facts_stands_for_the_company() -> None:
    groups = Groups(claims(("Brightwater AG", "BW"), ("Brightwater",)))
    counts = {"BW": 2, "Brightwater": 5, "Brightwater AG": 3, "Larch": 4}
    assert names_by_group(counts, groups) == {"Brightwater": ["Brightwater", "Brightwater AG", "BW"], "Larch": ["Larch"]}


def test_names_a_letter_apart_are_offered_not_merged() -> None:
    names = ["Northwind Motor", "Northwind Motors Ltd", "Larch"]
    groups = Groups(claims(*((name,) for name in names)))
    assert not groups.same(names[0], names[1])
    assert similar_names(names[0], names, groups, limit=3) == ["Northwind Motors Ltd"]


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Merrow KGaA", "Merrow Inc.", False),
        ("Merrow Co., Ltd.", "Merrow Company Limited", True),
        ("Merrow Corp", "Merrow Corporation, Ltd.", True),
        ("Merrow AG", "Merrow", True),
    ],
)
def test_two_legal_forms_of_one_name_may_be_two_companies(name: str, other: str, one: bool) -> None:  # a table
    assert Groups(claims((name,), (other,))).same(name, other) is one


def test_the_last_word_counts_across_several_names() -> None:
    words = [said("merge", "Alder", "Birch", "1"), said("split", "Cedar", "Alder", "2"), said("split", "Cedar", "Birch", "3")]
    groups = Groups((), [*words, said("merge", "Cedar", "Birch", "4")])
    assert groups.same("Cedar", "Birch")
    assert not groups.same("Cedar", "Alder")
