"""Plain mode in real processes: what it says, through pipes and through a terminal that cannot move its cursor."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from store.base import Base, Everything, Page, Stored, parse_query
from store.base.companies import Companies
from store.base.facts import Facts
from store.errors import BaseMissing, QueryInvalid
from store.frozen import replace
from store.model import Amount, Change, Investment, Period, Span, Value, said_of
from tests.conftest import parsed
from tests.madeup import article, varied
from tests.terminal.pty_session import Session
from tests.tui.conversing import Typed, command, only, talk
from tui.commands.plain import plain
from tui.plain.conversation import COMMANDS
from tui.present import linear

SENTENCE = "Sentence 17, here: In October, Stellantis committed €1.5 billion to become a"
STELLANTIS = "1. Stellantis, equity stake, Leapmotor, 1.5 billion euros, October 2023, planned."


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base of 40 articles: 120 metrics of one maker."""
    folder = tmp_path_factory.mktemp("plain") / "crowd"
    Base.open(folder, create=True).write.add([article(1, number) for number in range(40)])
    return folder


# Finding ------------------------------------------------------------------------------------------------------------


def test_a_stranger_finds_the_sentence_behind_a_number(seed_folder: Path) -> None:
    """Search, a number, article: the three words that the opening names."""
    opening = subprocess.run(command(seed_folder), input=b"", capture_output=True, check=True).stdout.decode()
    assert opening.startswith("Factdeck: 11 companies, 8 investments and 11 metrics. Type search and a word")
    said = talk(seed_folder, "search stellantis", "1", "article")
    assert said[:3] == ['1 investment for "stellantis":', STELLANTIS, f"Investment 1 of 1: {STELLANTIS[3:]}"]
    assert 'Amount: 1.5 billion euros, read from "€1.5 billion".' in said
    assert "Target: Leapmotor, as written." in said
    assert "No other article tells of this." in said
    at = said.index(SENTENCE)
    assert said[at + 1 : at + 3] == [
        "strategic shareholder of Leapmotor, eyeing 2024 sales of Leapmotor’s distinct",
        "high-tech budget EVs in Europe.",
    ]
    assert any(line.startswith("Audi signed an MoU") for line in said[:at])


def test_a_stranger_finds_it_by_the_companies_too(seed_folder: Path) -> None:
    said = talk(seed_folder, "companies", "8", "1", "article")
    assert said[0] == "11 companies. 1 to 10:"
    assert said[4] == "4. MG, brand, no investments, 2 metrics."
    assert said[8] == "8. Stellantis, 1 investment, no metrics."
    assert said[11:13] == ["Type next for 11.", "1 investment of Stellantis:"]
    assert SENTENCE in said


def test_an_answer_begins_with_what_and_how_many(seed_folder: Path) -> None:
    assert talk(seed_folder, "search byd")[:2] == [
        '2 investments for "byd". 1 to 2:',
        "1. BYD, plant, new Hungarian plant, Hungary, December 2023, planned.",
    ]
    assert talk(seed_folder, "/saic")[0] == '4 investments and 5 metrics for "saic". 1 to 9:'
    assert talk(seed_folder, "search saic", "metrics")[10] == '5 metrics for "saic". 1 to 5:'
    assert talk(seed_folder, "metrics saic")[0] == '5 metrics for "saic". 1 to 5:'
    assert talk(seed_folder, query="saic")[0] == '4 investments and 5 metrics for "saic". 1 to 9:'


def test_words_stand_for_symbols(seed_folder: Path) -> None:
    said = "\n".join(talk(seed_folder, "search", "next", "search sales saic", "1", "search range"))
    assert "Changan, plant, factories, about 1 billion US dollars, Thailand, planned." in said
    assert "SAIC, sales, over 1.2 million vehicles, up 18.8 percent, 2023, overseas." in said
    assert "Changan upcoming model, range, 200 kilometres." in said
    assert "Volkswagen, equity stake, Xpeng, 700 million US dollars, 5 percent, completed." in said
    told = re.sub(r'Sentence: .*|read from ".*?"', "", said)
    assert not set("~<≥≤▲▼%$€–·«»✓≠|").intersection(told)


def test_facts_of_the_same_sentence_have_numbers_too(seed_folder: Path) -> None:
    said = talk(seed_folder, "search people", "1", "1")
    assert "Also in this sentence: 1." in said
    assert said[-1] == "Type article to read on."
    assert "Metric 1 of 1: New Energy Vehicles, sales, over 9.49 million units, up 37.9 percent, 2023, China." in said


def test_a_company_is_told_with_its_owner(seed_folder: Path) -> None:
    said = talk(seed_folder, "companies", "4")
    assert "2 metrics of MG. 1 to 2:" in said
    assert "Type: brand, owned by SAIC. 1 mention in seeds/china-electric-cars-2023.txt." in said
    assert any(line.startswith("First sentence: SAIC's MG brand now reaches") for line in said)
    assert "Owns MG." in talk(seed_folder, "companies", "1")
    assert any(line.startswith("Sentence 13, here: ") for line in talk(seed_folder, "companies", "4", "article"))


def test_where_says_query_company_and_position(seed_folder: Path) -> None:
    said = talk(seed_folder, "search thailand", "companies", "open 1", "where")
    assert said[-4:] == [
        "Search: thailand.",
        "Company: Changan.",
        'Here: 1 investment of Changan for "thailand".',
        "3 steps to go back.",
    ]
    assert talk(seed_folder, "where")[:3] == ["Search: everything.", "Company: all.", "Here: Nothing is listed yet."]


# Moving -------------------------------------------------------------------------------------------------------------


def test_ten_at_a_time(crowd: Path) -> None:
    said = talk(crowd, "metrics", "next", "more", "previous")
    headings = [line for line in said if line.startswith("120 metrics")]
    assert headings == [f"120 metrics. {span}:" for span in ("1 to 10", "11 to 20", "21 to 30", "11 to 20")]
    assert said[1].startswith("1. Maker 1, sales, 1 unit, 2023")
    assert said[11:14] == ["Type next for 11 to 20.", "120 metrics. 11 to 20:", said[13]]
    assert said[13].startswith("11. Maker 1, sales, ")
    assert only(crowd, "metrics", "previous") == "This is the beginning: there is nothing before it."
    assert only(crowd, "metrics", *["next"] * 12) == "This is the end: there is nothing after it."


def test_a_number_opens_what_it_stands_for_on_any_page(crowd: Path) -> None:
    listed = talk(crowd, "metrics", *["next"] * 5)
    (wanted,) = [line for line in listed if line.startswith("57. ")]
    for typed in ("57", "open 57", "57."):
        assert f"Metric 57 of 120: {wanted[4:]}" in talk(crowd, "metrics", typed)


def test_next_goes_through_the_cards_of_a_list_and_back_to_the_list(crowd: Path) -> None:
    said = talk(crowd, "metrics", "10", "next", "next", "previous", "back", "back", "back")
    cards = [line[: line.index(":")] for line in said if line.startswith("Metric ")]
    assert cards == ["Metric 10 of 120", "Metric 11 of 120", "Metric 12 of 120", "Metric 11 of 120"]
    assert said[-2:] == ["Nothing is listed yet.", "This is where you began: there is nothing to go back to."]
    assert [line for line in said if line.startswith("120 metrics")] == ["120 metrics. 1 to 10:"] * 2
    assert only(crowd, "metrics", "120", "next") == "This is the end: there is nothing after it."
    assert only(crowd, "metrics", "1", "previous") == "This is the beginning: there is nothing before it."


def test_cards_opened_from_cards_without_end_do_no_harm(seed_folder: Path) -> None:
    said = talk(seed_folder, "search people", *["1"] * 400, "where")
    assert said[-2].startswith("Here: Metric 1 of 1: New Energy Vehicles")


def test_an_article_is_told_a_page_at_a_time(seed_folder: Path) -> None:
    said = talk(seed_folder, "search byd", "1", "article", "previous", "previous", "next", "next", "next")
    headings = [line.split(". ")[-2:] for line in said if line.startswith("Article ")]
    assert [lines for lines, _ in headings] == ["34 lines"] * 4
    assert [span for _, span in headings] == ["14 to 28:", "1 to 15:", "16 to 30:", "31 to 34:"]
    assert "Sentence 9, here: In December, NEV leader BYD shared plans for a new Hungarian" in said
    assert "This is the beginning: there is nothing before it." in said
    assert said[-1] == "This is the end: there is nothing after it."
    pages = said[said.index(next(line for line in said if line.startswith("Article "))) :]
    assert max(len(line) for line in pages if not line.startswith("Article ")) <= 78


def test_no_more_is_loaded_than_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Base.open(tmp_path / "base", create=True).write.add([varied(number) for number in range(60)])
    asked: list[int] = []
    find, counts = Facts.find, Companies.counts

    def watched(self: Facts, *args: Any, **kwargs: Any) -> Page:
        page = find(self, *args, **kwargs)
        asked.append(len(page.rows))
        return page

    def watched_counts(self: Companies, query: Any, names: Any) -> Any:
        asked.append(len(names))
        return counts(self, query, names)

    monkeypatch.setattr(Facts, "find", watched)
    monkeypatch.setattr(Companies, "counts", watched_counts)
    monkeypatch.setattr("sys.stdin", Typed(["investments", "next", "175", "next", "companies", "next", "15", "search"]))
    assert plain(tmp_path / "base", "") == 0
    assert "Investment 176 of 180" in capsys.readouterr().out
    assert max(asked) <= 10


# What people and other articles say ---------------------------------------------------------------------------------


def test_the_card_says_what_others_say_and_what_people_decided(tmp_path: Path) -> None:
    texts = (
        "LONDON, 5 March 2025 - Norvane bought cider start-up Jablonka for £48 million in January.",
        "PRAGUE, 6 March 2025 - In January, Norvane bought Jablonka for £48 million.",
        "BRNO, 7 March 2025 - Norvane bought Jablonka for £52 million in January.",
    )
    base = Base.open(tmp_path / "base", create=True)
    articles = [parsed(text, f"2025-03-0{number}") for number, text in enumerate(texts, 5)]
    base.write.add([Stored(one.document, one.facts) for one in articles])
    (deal,) = [fact for fact in articles[0].facts if isinstance(fact, Investment)]
    base.review.decide(said_of([deal], "accept", user="ann", time="2025-03-08T09:30:00+00:00"))
    base.review.decide(
        said_of([deal], "correct", user="ann", time="2025-03-08T09:31:00+00:00", field="place", value="Ruritania")
    )
    said = talk(tmp_path / "base", "investments", "1", "2", "back", "article")
    assert "Place: Ruritania; corrected by a person, was nothing." in said
    assert "Decided: accepted, by ann, 8 March 2025 at 09:30." in said
    assert "Decided: corrected place “Ruritania”, by ann, 8 March 2025 at 09:31." in said
    assert "No other article tells of this." not in said
    same, other = said.index("Other articles that say the same: 1."), said.index("Other articles that say something else: 1.")
    assert said[same + 1].startswith("1. Norvane, acquisition, Jablonka, 48 million British pounds")
    assert said[other + 1].startswith("2. Norvane, acquisition, Jablonka, 52 million British pounds")
    assert any(line.startswith("Investment 2 of 2: Norvane") and "52 million" in line for line in said)


def test_doubtful_facts_are_counted_but_not_told(tmp_path: Path) -> None:
    one = parsed("Norvane Group sold 300 vans in 2023. The frobbing of Norvane Group climbed 3% in 2023.")
    Base.open(tmp_path / "base", create=True).write.add([Stored(one.document, one.facts)])
    said = talk(tmp_path / "base", "metrics", "metrics confidence:>=0")
    assert said[0] == "1 metric:"
    assert said[2] == "1 doubtful fact not told: search with confidence:>=0."
    assert said[3] == '2 metrics for "confidence:>=0". 1 to 2:'
    assert "up 3 percent" in said[5]


# What goes wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (
            ["opne 1"],
            'There is no command "opne". The nearest is open. To look for it, type search opne 1. Help tells the commands.',
        ),
        (["stellantis"], 'There is no command "stellantis". To look for it, type search stellantis. Help tells the commands.'),
        (["m"], "m could be metrics or more."),
        (["search byd", "99"], "There is no such number here: the last is 2."),
        (["search byd", "0"], "There is no such number here: the last is 2."),
        (["search byd", "9" * 5000], "There is no such number here: the last is 2."),
        (["search byd", "open hungary"], "Open needs a number from 1 to 2. To look for a name, type search and the name."),
        (["search byd", "open"], "Open needs a number from 1 to 2. To look for a name, type search and the name."),
        (["1"], "There is nothing here to open by number: search for something, or go back to a list."),
        (["search byd", "article"], "Open a fact first: type its number, then article."),
        (["back"], "This is where you began: there is nothing to go back to."),
        (["search norvane"], 'No investments and no metrics for "norvane".'),
        (["companies norvane"], 'No companies for "norvane".'),
        (
            ["search byd comany:x"],
            "There is no field 'comany'; did you mean company:?, at character 5 of the query. There it says: comany:x.",
        ),
        (["/byd OR"], "Something to look for is missing, at character 7 of the query. There it says: nothing, it is the end."),
    ],
)
def test_what_cannot_be_done_has_a_sentence(seed_folder: Path, typed: list[str], says: str) -> None:
    assert only(seed_folder, *typed) == says


def test_names_that_are_nearly_right_are_offered(seed_folder: Path) -> None:
    assert talk(seed_folder, "search stelantis")[1] == "Spelled nearly the same: Stellantis."
    assert talk(seed_folder, "investments people")[1] == "1 company for it: type companies."


def test_a_wrong_query_changes_nothing(seed_folder: Path) -> None:
    said = talk(seed_folder, "search byd", "search (", "where")
    assert said[-4:-2] == ["Search: byd.", "Company: all."]


def test_beginnings_of_commands_are_enough(seed_folder: Path) -> None:
    full, short = ("search byd", "open 1", "article", "previous", "BACK", "where"), ("s byd", "o 1", "a", "p", "b", "w")
    assert talk(seed_folder, *full) == talk(seed_folder, *short)
    assert talk(seed_folder, "search\tbyd  ", "", "   ") == talk(seed_folder, "search byd")


def test_help_tells_every_command(seed_folder: Path) -> None:
    said = talk(seed_folder, "help")
    assert [re.match(r"\w+", line)[0] for line in said[1:]] == list(COMMANDS)  # type: ignore[index]  # all begin with a word
    assert said[0].startswith(f"{len(COMMANDS)} commands")


def test_quit_ends_it_and_what_follows_is_not_answered(seed_folder: Path) -> None:
    assert talk(seed_folder, "quit", "search byd") == []
    assert talk(seed_folder, "q", "search byd") == []


def test_an_empty_base_says_so(tmp_path: Path) -> None:
    Base.open(tmp_path / "base", create=True)
    done = subprocess.run(command(tmp_path / "base"), input=b"search x\n1\nnext\n", capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == [
        "This base has no facts yet. The command factdeck add, with a file, puts some in.",
        'No investments and no metrics for "x".',
        "There is nothing here to open by number: search for something, or go back to a list.",
        "This is the end: there is nothing after it.",
    ]


def test_no_base_and_a_wrong_first_query_are_errors_of_the_command_line(seed_folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BaseMissing):
        plain(tmp_path / "nowhere", "")
    with pytest.raises(QueryInvalid):
        plain(seed_folder, "comany:x")


def test_hostile_text_only_prints(tmp_path: Path) -> None:
    name = "Jablo\x1b[31mnka\u202e\u2066 " + "x" * 900 + " " + "a\u0301\u0301" * 300
    text = f"Norvane bought\r cider maker {name} for £48 million.\x9b31m \x00 [/x] \u2028end. " + "y" * 3000
    one = parsed("Norvane bought cider maker Jablonka for £48 million.")
    (deal,) = [fact for fact in one.facts if isinstance(fact, Investment)]
    document = replace(one.document, text=text, title=f"\x1b]0;title\x07 {name}", source="\x1b[2J")
    whole = Span(0, text.index("end. ") + 4)
    hostile = replace(
        deal,
        target=name,
        document=document.id,
        source=document.source,
        span=whole,
        quote=whole.of(text),
        sentence_span=whole,
        sentence=whole.of(text),
        evidence={"target": Span(text.index(name), text.index(name) + len(name))},
    )
    Base.open(tmp_path / "base", create=True).write.add([Stored(document, (hostile,))])
    said = talk(
        tmp_path / "base", "investments", "1", "article", "next", "where", "search \x1b[31m", "\x1b[31m\x00", "companies"
    )
    assert "␛[31mnka�" in said[1]
    assert said[1].endswith(", and so on.")
    told = "\n".join(said)
    assert "[/x]" in told
    at = next(number for number, line in enumerate(said) if line.startswith("Sentence 1, here: "))
    assert max(len(line) for line in said[at : at + 14]) <= 78


def test_bytes_that_are_no_text_and_output_that_knows_few_letters(seed_folder: Path) -> None:
    said = talk(seed_folder, b"search \xff\xfebyd", b"search stellantis", b"1", PYTHONIOENCODING="ascii")
    assert any('read from "?1.5 billion"' in line for line in said)


def test_neither_textual_nor_the_network_is_loaded(seed_folder: Path) -> None:
    code = command(seed_folder)[-1].replace("sys.exit(", "(")
    check = f"{code}\nsys.exit(any(name.split('.')[0] in ('textual', 'onnxruntime', 'tokenizers') for name in sys.modules))"
    typed = b"search byd\n1\narticle\ncompanies\n1\n"
    assert subprocess.run([sys.executable, "-c", check], input=typed, capture_output=True, check=False).returncode == 0


# In a terminal ------------------------------------------------------------------------------------------------------


@pytest.fixture
def dumb(seed_folder: Path, tmp_path: Path) -> Callable[[], Session]:
    """Plain mode in a terminal that only prints."""
    shutil.copytree(seed_folder, tmp_path / "base")

    def start() -> Session:
        session = Session(command(tmp_path / "base"), (80, 24), {"TERM": "dumb"})
        session.shows("help for more")
        session.until(lambda: session.bytes.endswith(b"> "), "the prompt")
        return session

    return start


def prompted(session: Session, prompts: int) -> None:
    session.until(lambda: session.bytes.count(b"\r\n> ") == prompts and session.bytes.endswith(b"> "), f"prompt {prompts}")


def only_prints(session: Session) -> bool:
    return not {byte for byte in session.bytes.replace(b"\r\n", b"\n") if byte < 0x20} - {0x0A}


def test_in_a_dumb_terminal_it_prompts_and_only_prints(dumb: Callable[[], Session]) -> None:
    session = dumb()
    session.send("search stellantis\n")
    prompted(session, 2)
    session.send("1\n")
    prompted(session, 3)
    session.send("article\n")
    prompted(session, 4)
    assert SENTENCE.encode() in session.bytes
    session.send("\x04")
    assert session.wait() == 0
    assert session.bytes.endswith(b"> \r\n")
    assert only_prints(session)


def test_control_c_cancels_the_line_and_the_second_in_a_row_leaves(dumb: Callable[[], Session]) -> None:
    session = dumb()
    session.send("search st\x03")
    prompted(session, 2)
    assert b"Cancelled. Control C once more leaves." in session.bytes
    session.send("search byd\n")
    prompted(session, 3)
    assert b'2 investments for "byd"' in session.bytes
    session.send("\x03")
    prompted(session, 4)
    session.send("\x03")
    assert session.wait() == 130
    assert only_prints(session)
    assert b"Traceback" not in session.bytes


# Words --------------------------------------------------------------------------------------------------------------


def value(number: str, unit: str | None, high: str | None = None, qualifier: Any = "exact") -> Value:
    top = Decimal(high) if high else None
    return Value(value=Decimal(number), value_high=top, unit=unit, qualifier="range" if high else qualifier, text="")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (value("1200000", "vehicle", qualifier="over"), "over 1.2 million vehicles"),
        (value("1", "vehicle"), "1 vehicle"),
        (value("38", "km/h"), "38 kilometres per hour"),
        (value("3", "percent", "5"), "from 3 to 5 percent"),
        (value("1", "factory", "2"), "from 1 to 2 factories"),
        (value("60", "GWh", qualifier="at_least"), "at least 60 gigawatt-hours"),
        (value("1287", "USD/ounce"), "1,287 US dollars per ounce"),
        (value("-3", "percent"), "minus 3 percent"),
        (value("-4500000000", "EUR"), "minus 4.5 billion euros"),
        (value("500000", "square foot"), "500,000 square feet"),
        (value("250000", "m2"), "250,000 square metres"),
        (value("7", None), "7"),
        (value("30", "basis point", qualifier="up_to"), "up to 30 basis points"),
        (value("400", "hp"), "400 horsepower"),
    ],
)
def test_values_are_said_in_words(given: Value, words: str) -> None:
    assert linear.level(given) == words


def test_sums_are_rounded_in_lists_only() -> None:
    amount = Amount(value=Decimal("1234567891"), currency="SEK", text="", qualifier="about", shared=True)
    assert linear.money(amount) == "about 1.235 billion Swedish kronor, shared"
    assert linear.money(amount, full=True) == "about 1,234,567,891 Swedish kronor, shared"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Change(direction="up", percent=Decimal("18.8"), text=""), "up 18.8 percent"),
        (Change(direction="down", absolute=Decimal("2500000"), text=""), "down 2.5 million"),
        (Change(direction="flat", text=""), "unchanged"),
        (Change(direction="down", text=""), "down"),
    ],
)
def test_changes_are_said_in_words(given: Change, words: str) -> None:
    assert linear.change(given) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023", "2023", "2023"),
        ("2023-Q1", "2023-Q1", "first quarter of 2023"),
        ("2023-H2", "2023-H2", "second half of 2023"),
        ("2023-10", "2024-01", "October 2023 to January 2024"),
        ("2024-01-04", "2024-01-04", "4 January 2024"),
        ("2024", None, "from 2024"),
        (None, "2024-12", "until December 2024"),
        (None, None, "earlier"),
    ],
)
def test_periods_are_said_in_words(start: str | None, end: str | None, words: str) -> None:
    assert linear.when(Period(start=start, end=end, text="earlier")) == words


def test_the_number_of_a_sentence_minds_what_was_read_as_one() -> None:
    text = "A heading\n\nNorvane Co. Ltd. bought Jablonka. It was cheap. Pell did not."
    spans = [
        Span(text.index(part), text.index(part) + len(part)) for part in ("Norvane Co. Ltd. bought Jablonka.", "It was cheap.")
    ]
    assert linear.article_lines(text, spans[1], spans)[0] == [
        "A heading",
        "Norvane Co. Ltd. bought Jablonka.",
        "Sentence 3, here: It was cheap.",
        "Pell did not.",
    ]


def test_the_queries_that_are_offered_are_queries(seed_folder: Path) -> None:
    base = Base.open(seed_folder)
    assert base.facts.count(parse_query("confidence:>=0")) == base.facts.count(Everything())
