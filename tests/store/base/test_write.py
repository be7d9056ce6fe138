"""Articles are added, take the place of older ones, and are taken out: all or nothing, each counted, the rest as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.base import Added, Base, Everything, Stored, check_base, parse_query
from store.errors import BaseBusy
from store.frozen import replace
from store.model import said_of, text_digest
from store.persist.lock import writer_lock
from store.persist.manifest import read_manifest
from tests.madeup import article, varied
from tests.store.base.reports import at, deal, facts_of, figure, ids, money, report

TOLD = report(
    ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-10"
)
AGAIN = report(
    ("Alder has bought Birch, for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), published="2024-01-12"
)
DIFFERS = report(
    ("Birch cost Alder 50 million euros.", deal("Alder", target="Birch", amount=money(50))), published="2024-01-13"
)
UNSURE = report(("Alder may have sold 7 cars in 2023.", figure("Alder", 7, "2023", confidence=0.4)))


@pytest.fixture
def base(tmp_path: Path) -> Base:
    """An empty base."""
    return Base.open(tmp_path / "base", create=True)


def in_order(base: Base) -> list[str]:
    """The ids of all facts in reading order."""
    return [row.fact.id for row in base.facts.every(Everything())]


def generation(base: Base) -> int:
    """How many times the base's manifest was written."""
    manifest = read_manifest(base.folder)
    assert manifest is not None
    return manifest.generation


# Add -----------------------------------------------------------------------------------------------------------------


def test_what_was_added_is_counted_by_kind(base: Base) -> None:
    assert base.write.add([varied(1), varied(2)]) == Added(stored=2, companies=4, investments=6, metrics=10)
    assert base.write.add([varied(2), varied(3), varied(3)]) == Added(stored=1, known=2, companies=2, investments=3, metrics=5)
    assert base.write.add([]) == Added()


def test_doubtful_facts_and_those_that_others_tell_too_are_counted(base: Base) -> None:
    assert base.write.add([TOLD]) == Added(stored=1, companies=2, investments=1)
    assert base.write.add([AGAIN]) == Added(stored=1, companies=2, investments=1, agreeing=1)
    assert base.write.add([DIFFERS]) == Added(stored=1, companies=2, investments=1, conflicting=1)
    assert base.write.add([UNSURE]) == Added(stored=1, companies=1, metrics=1, doubtful=1)


def test_counts_of_two_batches_add_up() -> None:
    both = Added(stored=1, metrics=2, doubtful=1).plus(Added(stored=2, known=1, companies=1))
    assert both == Added(stored=3, known=1, companies=1, metrics=2, doubtful=1)
    assert both.facts == 3


def test_articles_that_are_there_already_write_nothing(base: Base) -> None:
    base.write.add([TOLD])
    before, written = generation(base), (base.folder / "facts" / "0001.json").read_bytes()
    assert base.write.add([TOLD, replace(TOLD, facts=())]) == Added(known=2)
    assert (generation(base), (base.folder / "facts" / "0001.json").read_bytes()) == (before, written)


def test_one_text_is_one_article_whatever_its_source_calls_it(base: Base) -> None:
    named = replace(TOLD.document, id="wire 7", source="Reuters")
    facts = tuple(replace(fact, document="wire 7", id="") for fact in TOLD.facts)
    base.write.add([Stored(named, facts)])
    document = base.facts.document(text_digest(named.text))
    assert document is not None
    assert document.source == "Reuters (wire 7)"
    assert {fact.id for fact in base.facts.of(document.id)} == {fact.id for fact in TOLD.facts}
    assert base.write.add([TOLD]).known == 1
    assert check_base(base.folder).findings == ()


def test_articles_keep_when_they_were_added(base: Base) -> None:
    base.write.add([TOLD], time=at(1))
    base.write.add([TOLD, AGAIN], time=at(2))
    times = [document.added for one in (TOLD, AGAIN) if (document := base.facts.document(one.document.id))]
    assert times == [at(1), at(2)]
    assert base.facts.count(parse_query("added:2024")) == 6
    assert base.facts.count(parse_query("added:2023")) == 0


def test_who_waits_for_another_writer_is_told_its_process_and_stores_nothing(base: Base) -> None:
    with writer_lock(base.folder, wait=0), pytest.raises(BaseBusy):
        base.write.add([TOLD], wait=0)
    assert base.facts.count(Everything()) == 0
    assert base.write.add([TOLD]).stored == 1


def test_a_batch_larger_than_what_is_linked_at_once_is_linked_all_the_same(base: Base) -> None:
    many = [varied(number) for number in range(210)]  # 2,100 facts
    assert base.write.add([TOLD, *many, AGAIN]).agreeing == 2
    assert base.facts.get(facts_of(TOLD)[0].id).reports == 2
    assert check_base(base.folder).findings == ()


# Supersede -----------------------------------------------------------------------------------------------------------


def texts_of(base: Base, source: str) -> list[str]:
    return [document.text for document in base.facts.documents_from(source)]


OLD = report(
    ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))),
    ("Alder sold 7 cars in 2023.", figure("Alder", 7, "2023")),
    source="alder.html",
)
NEW = report(
    ("Update: it closed on Monday.", deal("Nobody", type="other")),
    ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))),
    ("Alder sold 8 cars in 2023.", figure("Alder", 8, "2023")),
    source="alder.html",
)


def test_a_newer_text_takes_the_place_of_the_older_one_of_its_source(base: Base) -> None:
    base.write.add([OLD, TOLD])
    added = base.write.supersede([NEW], "ann", at(1))
    assert (added.stored, added.facts) == (1, len(NEW.facts))
    assert texts_of(base, "alder.html") == [NEW.document.text]
    assert base.facts.document(OLD.document.id) is None
    assert in_order(base) == [fact.id for one in (TOLD, NEW) for fact in one.facts]
    assert in_order(Base.open(base.folder)) == in_order(base)
    assert check_base(base.folder).findings == ()


def test_a_newer_text_is_known_by_its_address_before_its_file(base: Base) -> None:
    url = "https://example.org/alder"
    older = replace(OLD, document=replace(OLD.document, url=url, source="monday.html"))
    newer = replace(NEW, document=replace(NEW.document, url=url, source="tuesday.html"))
    base.write.add([older])
    base.write.supersede([newer], "ann", at(1))
    assert texts_of(base, url) == [NEW.document.text]
    assert texts_of(base, "monday.html") == []


def test_what_was_decided_goes_over_where_the_new_text_says_the_same(base: Base) -> None:
    base.write.add([OLD])
    base.review.decide(said_of(facts_of(OLD), "tag", user="ann", time=at(1), value="bought"))
    base.review.decide(said_of(facts_of(OLD, "metric"), "tag", user="ann", time=at(2), value="sold"))
    base.write.supersede([NEW], "ann", at(3))
    assert ids(base, "tag:bought") == {facts_of(NEW)[1].id}
    assert ids(base, "tag:sold") == set(), "another figure is another fact"
    assert [one.value for one in base.review.lost()] == ["sold"]
    assert [one.verb for one in base.review.every()] == ["tag", "tag", "move"]
    shutil.rmtree(base.folder / "index")
    assert ids(Base.open(base.folder), "tag:bought") == {facts_of(NEW)[1].id}
    assert check_base(base.folder).findings == ()


def test_what_went_over_from_an_older_text_is_told_of_the_fact_that_has_it_now(base: Base) -> None:
    base.write.add([OLD])
    base.review.decide(said_of(facts_of(OLD), "tag", user="ann", time=at(1), value="bought"))
    base.write.supersede([NEW], "ann", at(2))
    assert [one.value for one in base.review.of(facts_of(NEW)[1]) if one.verb == "tag"] == ["bought"]


def test_what_was_decided_goes_over_from_text_to_text(base: Base) -> None:
    base.write.add([OLD])
    base.review.decide(said_of(facts_of(OLD), "tag", user="ann", time=at(1), value="bought"))
    newest = report(
        ("Alder bought Birch for 40 million euros.", deal("Alder", target="Birch", amount=money(40))), source="alder.html"
    )
    base.write.supersede([NEW], "ann", at(2))
    base.write.supersede([newest], "ann", at(3))
    base.write.reparse([newest], "ann", at(4))
    assert ids(base, "tag:bought") == {facts_of(newest)[0].id}
    assert base.review.lost() == []
    assert check_base(base.folder).findings == ()


def test_a_text_that_is_there_already_takes_no_place(base: Base) -> None:
    base.write.add([OLD])
    assert base.write.supersede([OLD], "ann", at(1)) == Added(known=1)
    assert texts_of(base, "alder.html") == [OLD.document.text]
    assert base.write.supersede([TOLD], "ann", at(1)).stored == 1, "what is the first of its source is only added"
    assert in_order(base) == [fact.id for one in (OLD, TOLD) for fact in one.facts]


def test_a_newer_text_counts_the_facts_that_only_its_older_one_told_as_new(base: Base) -> None:
    base.write.add([OLD])
    base.write.supersede([NEW], "ann", at(1))
    assert {base.facts.get(fact.id).reports for fact in facts_of(NEW)} == {1}
    assert base.facts.count(parse_query("reports:>1")) == 0


# Remove --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def six(base: Base) -> Base:
    """Six articles, each of them written on its own."""
    for number in range(6):
        base.write.add([varied(number)])
    return base


def test_articles_are_taken_out_in_one_write_and_the_rest_keeps_its_order_and_its_ids(six: Base) -> None:
    before, written = in_order(six), generation(six)
    gone = [varied(number) for number in (1, 4)]
    assert six.write.remove([one.document.id for one in gone]) == 2
    assert generation(six) == written + 1
    left = [fact_id for fact_id in before if fact_id not in {fact.id for one in gone for fact in one.facts}]
    assert in_order(six) == in_order(Base.open(six.folder)) == left
    assert all(six.facts.document(one.document.id) is None for one in gone)
    assert six.facts.summary()["documents"] == 4
    assert check_base(six.folder).findings == ()


def test_adding_goes_on_behind_what_is_left(six: Base) -> None:
    six.write.remove([varied(2).document.id, varied(5).document.id])
    six.write.add([varied(7), varied(2)])
    expected = [fact.id for number in (0, 1, 3, 4, 7, 2) for fact in varied(number).facts]
    assert in_order(six) == expected
    assert check_base(six.folder).findings == ()
    shutil.rmtree(six.folder / "index")
    assert in_order(Base.open(six.folder)) == expected


def test_what_was_decided_of_an_article_that_is_taken_out_stays_in_the_log(six: Base) -> None:
    one = varied(3)
    six.review.decide(said_of(one.facts[:2], "tag", user="ann", time=at(1), value="watch"))
    six.write.remove([one.document.id])
    assert [decision.fact for decision in six.review.lost()] == [fact.id for fact in one.facts[:2]]
    assert ids(six, "tag:watch") == set()
    assert check_base(six.folder).findings == ()
    six.write.add([one])
    assert six.review.lost() == []
    assert ids(six, "tag:watch") == {fact.id for fact in one.facts[:2]}


def test_a_deal_is_told_once_less_when_one_of_its_articles_goes(base: Base) -> None:
    for one in (TOLD, AGAIN, DIFFERS):
        base.write.add([one])
    base.write.remove([DIFFERS.document.id])
    assert {base.facts.get(facts_of(one)[0].id).reports for one in (TOLD, AGAIN)} == {2}
    assert base.facts.count(parse_query("conflict:yes")) == 0
    base.write.remove([AGAIN.document.id])
    assert base.facts.get(facts_of(TOLD)[0].id).told is None
    assert base.facts.count(Everything(), kind="investment", once=True) == 1
    assert base.deals.sum(Everything()).deals == 1
    assert check_base(base.folder).findings == ()


def test_the_last_article_of_a_base_can_be_taken_out_and_another_added(base: Base) -> None:
    base.write.add([TOLD])
    assert base.write.remove([TOLD.document.id, "0" * 16]) == 1
    assert base.facts.count(Everything()) == 0
    assert check_base(base.folder).findings == ()
    assert Base.open(base.folder).facts.count(Everything()) == 0
    base.write.add([AGAIN])
    assert in_order(Base.open(base.folder)) == [fact.id for fact in AGAIN.facts]
    assert check_base(base.folder).findings == ()


def test_what_is_not_there_is_not_taken_out(six: Base) -> None:
    written = generation(six)
    assert six.write.remove(["0" * 16]) == six.write.remove([]) == 0
    assert generation(six) == written


def test_an_article_without_facts_is_taken_out_too(base: Base) -> None:
    silent = Stored(article(1, 1).document, ())
    base.write.add([silent, TOLD])
    assert base.write.remove([silent.document.id]) == 1
    assert base.facts.document(silent.document.id) is None
    assert in_order(base) == [fact.id for fact in TOLD.facts]
    assert check_base(base.folder).findings == ()


def test_what_was_called_one_company_by_an_article_that_is_gone_is_two_again(base: Base) -> None:
    form = report(("Alder AG sold 5 cars in 2022.", figure("Alder AG", 5, "2022")))
    base.write.add([TOLD, form])
    assert base.companies.groups.same("Alder", "Alder AG")
    base.write.remove([form.document.id])
    assert base.companies.names_of("Alder") == ["Alder"]
    assert not base.companies.groups.same("Alder", "Alder AG")
