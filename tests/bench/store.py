"""How long a base takes to answer, beside stock TinyDB, SQLite FTS5 and DuckDB on the same facts in the same run.

`python -m tests.bench.store 100000` prints a table in milliseconds, the best of five each; `--alone` leaves the others out.
The articles are dated; of a third of them two others tell the deals again.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

import duckdb
import orjson
from tinydb import TinyDB

from store.base import Base, Everything, Sort, Stored, parse_query
from store.frozen import replace
from store.model import Company, Investment, said_of, text_digest
from store.model.codec import fact_object
from tests.madeup import varied

_RETOLD = 3
"""Of one article in so many, two others tell the deals again: one at once, one later."""
_LATER = 99
"""Articles between the first and the third that tell a deal; of those with the same remainder as the first."""
_BATCH = 2000
_TINYDB_LIMIT = 100_000
"""Facts beyond which stock TinyDB takes minutes a question and gigabytes of memory."""
QUESTIONS = (
    "open", "first page", "a page of deals once", "key in search", "sort", "filter", "facet", "facet once", "sum once",
    "add one article", "add one that tells again", "one decision", "what others say",
)  # fmt: skip
Times = dict[str, float]


def main() -> None:
    """Make a base of so many facts and print what each question costs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("facts", type=int, nargs="?", default=100_000)
    options.add_argument("--alone", action="store_true", help="factdeck only")
    chosen = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="factdeck-bench-"))
    try:
        columns: dict[str, Times] = {"factdeck": _factdeck(folder / "base", chosen.facts)}
        if not chosen.alone:
            columns["SQLite FTS5"] = _sqlite(folder / "facts.sqlite", chosen.facts)
            columns["DuckDB"] = _duckdb(folder / "facts.duckdb", chosen.facts)
            if chosen.facts <= _TINYDB_LIMIT:
                columns["TinyDB"] = _tinydb(folder / "tiny.json", chosen.facts)
        _print(chosen.facts, columns)
        _memory(folder / "base")
    finally:
        shutil.rmtree(folder)


def _print(facts: int, columns: dict[str, Times]) -> None:
    print(f"| {facts:,} facts, ms | " + " | ".join(columns) + " |")
    print("| --- |" + " --: |" * len(columns))
    for question in QUESTIONS:
        cells = (f"{times[question] * 1000:,.1f}" if question in times else "" for times in columns.values())
        print(f"| {question} | " + " | ".join(cells) + " |")
    print("| made, s | " + " | ".join(f"{times['made']:,.1f}" for times in columns.values()) + " |")
    print("| size on disk, MB | " + " | ".join(f"{times['size'] / 1e6:,.0f}" for times in columns.values()) + " |")


_FIND = """
import sys
from tui.cli import run
run(sys.argv[1:])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _memory(folder: Path) -> None:
    """The most memory that `factdeck find` takes; a process's own, for what a parent had counts for its children too."""
    command = [sys.executable, "-c", _FIND, "--base", str(folder), "find", "maker 17 date:2015", "--limit", "5"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    print(f"memory of `factdeck find`: {int(done.stdout.split()[-1]) / 1024:,.0f} MiB")


def _articles(facts: int) -> Iterator[Stored]:
    """Articles with so many facts in all."""
    for stored in _told():
        if facts <= 0:
            return
        yield Stored(stored.document, stored.facts[:facts])
        facts -= len(stored.facts)


def _told() -> Iterator[Stored]:
    """Articles without end, and among them those that tell of the deals of earlier ones."""
    for number in count():
        yield _dated(number)
        if number % _RETOLD == 0:
            yield _again(number, 1)
            if number >= _LATER:
                yield _again(number - _LATER, 2)


def _dated(number: int, days: int = 0) -> Stored:
    """A made-up article that came out some days after the first word of what it tells, in the year that it tells of."""
    stored = varied(number)
    first = date(2005 + (number + number // 5000) % 20, 1 + number % 11, 1 + number % 27)
    published = (first + timedelta(days=days)).isoformat()
    facts = tuple(replace(fact, published=published) for fact in stored.facts)
    return Stored(replace(stored.document, published=published), facts)


def _again(number: int, time: int) -> Stored:
    """Another article that tells of the deals of a made-up one, some days later; in one of two with another sum at its end."""
    first = _dated(number, 2 * time)
    *companies, one, two, three = (fact for fact in first.facts if isinstance(fact, Company | Investment))
    deals = [fact for fact in (one, two, three) if isinstance(fact, Investment)]
    closing = f"That was in the news already, now for time {time} after the first."
    text = f"{companies[0].sentence} {' '.join(deal.sentence for deal in deals)} {closing}"
    document = replace(first.document, id=text_digest(text), text=text, source=f"{number}-{time}.txt")
    facts = [replace(fact, id="", document=document.id, source=document.source) for fact in (*companies, *deals)]
    last = facts[-1]
    if number % 2 and isinstance(last, Investment) and last.amount:
        facts[-1] = replace(last, amount=replace(last.amount, value=last.amount.value * 2))
    return Stored(document, tuple(facts))


def _records(facts: int) -> Iterator[dict[str, Any]]:
    return (fact_object(fact) for stored in _articles(facts) for fact in stored.facts)


def _best(ask: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        ask()
        taken.append(time.perf_counter() - start)
    return min(taken)


def _made(make: Callable[[], None]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def _factdeck(folder: Path, facts: int) -> Times:
    def make() -> None:
        base = Base.open(folder, create=True)
        articles = _articles(facts)
        while batch := list(islice(articles, _BATCH)):
            base.write.add(batch)

    made = _made(make)
    base = Base.open(folder)
    search, years = parse_query("mak", typing=True), parse_query("date:2015 amount:>500m")
    fresh = iter(range(10**9, 10**9 + 100))
    again = iter(range(_RETOLD, 10**9, _RETOLD))
    deal = base.facts.find(Everything(), kind="investment", limit=1).rows[0].fact
    _print_deals(base)
    return {
        "made": made,
        "size": float(sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())),
        "open": _best(lambda: Base.open(folder)),
        "first page": _best(lambda: base.facts.find(Everything(), kind="investment", limit=50)),
        "a page of deals once": _best(lambda: base.facts.find(Everything(), kind="investment", limit=50, once=True)),
        "key in search": _best(
            lambda: (base.facts.find(search, kind="metric", limit=50), base.facts.count(search, kind="investment"))
        ),
        "sort": _best(lambda: base.facts.find(Everything(), kind="investment", sort=Sort("amount", descending=True), limit=50)),
        "filter": _best(lambda: base.facts.find(years, kind="investment", limit=50)),
        "facet": _best(lambda: _facet(base)),
        "facet once": _best(lambda: base.facts.facets(Everything())),
        "sum once": _best(lambda: base.deals.sum(Everything())),
        "add one article": _best(lambda: base.write.add([_dated(next(fresh))])),
        "add one that tells again": _best(lambda: base.write.add([_again(next(again), 3)])),
        "one decision": _best(
            lambda: base.review.decide(said_of([deal], "tag", user="bench", time=str(next(fresh)), value="t"))
        ),
        "what others say": _best(lambda: base.compare.corroboration(deal)),
    }


def _print_deals(base: Base) -> None:
    deals = base.facts.count(Everything(), kind="investment", once=True)
    again = base.facts.count(parse_query("reports:>1"), kind="investment", once=True)
    disputed = base.facts.count(parse_query("conflict:yes"), kind="investment", once=True)
    print(f"{deals:,} deals, {again:,} of them told several times, {disputed:,} in dispute")


def _facet(base: Base) -> None:
    """As the explorer does: the companies in the order of their facts, and what the page on screen shows of each."""
    names = [name for name, _ in base.companies.listed(Everything(), limit=1000)]
    base.companies.counts(Everything(), names[:30])


_TABLE = "CREATE TABLE facts (id TEXT, kind TEXT, company TEXT, amount DOUBLE, year INTEGER, sentence TEXT, record TEXT)"


def _row(record: dict[str, Any]) -> tuple[object, ...]:
    amount = record.get("amount")
    company = record.get("subject") or record.get("name") or (record.get("investors") or [""])[0]
    when = record.get("date") or record.get("period")
    year = int(when["start"]) if when else None
    sentence = f"{company} {record['sentence']}"
    return (
        record["id"],
        record["kind"],
        company,
        amount["value"] if amount else None,
        year,
        sentence,
        orjson.dumps(record).decode(),
    )


def _sqlite(path: Path, facts: int) -> Times:
    def opened() -> sqlite3.Connection:
        return sqlite3.connect(path)

    def make() -> None:
        with opened() as base:
            base.execute(_TABLE)
            base.execute("CREATE VIRTUAL TABLE words USING fts5(sentence, content=facts, prefix='2 3')")
            base.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", map(_row, _records(facts)))
            base.execute("INSERT INTO words(words) VALUES ('rebuild')")
            base.execute("CREATE INDEX by_amount ON facts(kind, amount)")
            base.execute("CREATE INDEX by_company ON facts(company)")

    made = _made(make)
    base = opened()
    fresh = iter(range(10**9, 10**9 + 100))
    matching = "FROM words JOIN facts ON facts.rowid = words.rowid WHERE words MATCH 'mak*' AND kind ="

    def add() -> None:
        with base:
            for fact in varied(next(fresh)).facts:
                done = base.execute("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", _row(fact_object(fact)))
                base.execute("INSERT INTO words(rowid, sentence) VALUES (?, ?)", (done.lastrowid, fact.sentence))

    return _answers(
        made,
        path,
        lambda: opened().execute("SELECT 1 FROM facts LIMIT 1").fetchone(),
        lambda sql: base.execute(sql).fetchall(),
        (f"SELECT record {matching} 'metric' LIMIT 50", f"SELECT count(*) {matching} 'investment'"),
        add,
    )


def _duckdb(path: Path, facts: int) -> Times:
    def make() -> None:
        with duckdb.connect(str(path)) as base:
            base.execute(_TABLE)
            rows = map(_row, _records(facts))
            while batch := list(islice(rows, 20_000)):
                lines = path.with_suffix(".json")
                names = ("id", "kind", "company", "amount", "year", "sentence", "record")
                lines.write_bytes(b"\n".join(orjson.dumps(dict(zip(names, row, strict=True))) for row in batch))
                base.execute(f"INSERT INTO facts SELECT {', '.join(names)} FROM read_json_auto('{lines}')")

    made = _made(make)
    base = duckdb.connect(str(path))
    fresh = iter(range(10**9, 10**9 + 100))
    matching = "FROM facts WHERE sentence ILIKE '%mak%' AND kind ="

    def add() -> None:
        base.executemany(
            "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?)", [_row(fact_object(f)) for f in varied(next(fresh)).facts]
        )

    def reopened() -> None:
        base.cursor().execute("SELECT 1 FROM facts LIMIT 1").fetchone()

    return _answers(
        made,
        path,
        reopened,
        lambda sql: base.execute(sql).fetchall(),
        (f"SELECT record {matching} 'metric' LIMIT 50", f"SELECT count(*) {matching} 'investment'"),
        add,
    )


def _answers(
    made: float,
    path: Path,
    opening: Callable[[], object],
    ask: Callable[[str], object],
    search: tuple[str, str],
    add: Callable[[], None],
) -> Times:
    """The same questions in SQL."""
    filtered = "SELECT record FROM facts WHERE kind = 'investment' AND year = 2015 AND amount > 5e8 LIMIT 50"
    return {
        "made": made,
        "size": float(path.stat().st_size),
        "open": _best(opening),
        "first page": _best(lambda: ask("SELECT record FROM facts WHERE kind = 'investment' LIMIT 50")),
        "key in search": _best(lambda: [ask(sql) for sql in search]),
        "sort": _best(lambda: ask("SELECT record FROM facts WHERE kind = 'investment' ORDER BY amount DESC LIMIT 50")),
        "filter": _best(lambda: ask(filtered)),
        "facet": _best(lambda: ask("SELECT company, count(*) AS n FROM facts GROUP BY company ORDER BY n DESC LIMIT 1000")),
        "add one article": _best(add),
    }


def _tinydb(path: Path, facts: int) -> Times:
    made = _made(lambda: TinyDB(path).insert_multiple(_records(facts)) and None)
    base = TinyDB(path)

    def search() -> object:
        found = base.search(lambda record: "mak" in record["sentence"].lower())
        return [one for one in found if one["kind"] == "metric"][:50], sum(one["kind"] == "investment" for one in found)

    def sort() -> object:
        found = base.search(lambda record: record["kind"] == "investment")
        return sorted(found, key=lambda record: record["amount"]["value"], reverse=True)[:50]

    def filtered() -> object:
        return base.search(
            lambda record: (
                record["kind"] == "investment" and record["date"]["start"] == "2015" and record["amount"]["value"] > 5e8
            )
        )[:50]

    return {
        "made": made,
        "size": float(path.stat().st_size),
        "open": _best(lambda: len(TinyDB(path)), 2),
        "first page": _best(lambda: base.search(lambda record: record["kind"] == "investment")[:50], 2),
        "key in search": _best(search, 2),
        "sort": _best(sort, 2),
        "filter": _best(filtered, 2),
        "facet": _best(lambda: Counter(record.get("subject") for record in base.all()).most_common(1000), 2),
        "add one article": _best(lambda: base.insert_multiple([fact_object(fact) for fact in varied(10**9).facts]), 2),
    }


if __name__ == "__main__":
    main()
