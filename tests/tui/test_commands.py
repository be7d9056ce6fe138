"""The installed command: what it writes where, and its exit codes, on good input and bad."""

from __future__ import annotations

import csv
import io
import os
import pickle
import re
import resource
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from store.errors import BaseBusy, QueryInvalid, WorkerLost
from tests.conftest import SEED, STORED, Run

ARTICLE = "LONDON, 5 March 2025 - Norvane took a 12% stake in cider start-up Jablonka for £48 million in January."


def ids(output: str) -> list[str]:
    return [orjson.loads(line)["id"] for line in output.splitlines()]


def test_parse_writes_a_fact_a_line_with_every_key(factdeck: Run) -> None:
    done = factdeck("parse", str(SEED), "--format", "jsonl")
    facts = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert done.stderr == ""
    assert {fact["kind"] for fact in facts} == {"company", "investment", "metric"}
    common = {
        "id",
        "kind",
        "document",
        "source",
        "published",
        "span",
        "quote",
        "sentence",
        "sentence_span",
        "confidence",
        "confidence_of",
        "rule",
        "evidence",
    }
    own = {
        "company": {"name", "aliases", "type", "owner", "home", "mentions"},
        "investment": {
            "investors",
            "target",
            "sellers",
            "type",
            "amount",
            "stake_percent",
            "place",
            "country",
            "date",
            "due",
            "status",
        },
        "metric": {
            "subject",
            "measure",
            "measure_words",
            "value",
            "change",
            "period",
            "place",
            "country",
            "owner",
            "outlook",
        },
    }
    for fact in facts:
        assert set(fact) == common | own[fact["kind"]]
        assert set(fact["evidence"]) <= own[fact["kind"]]


def test_annotations_say_what_the_parser_saw(factdeck: Run) -> None:
    done = factdeck("parse", str(SEED), "--annotations")
    text = SEED.read_text(encoding="utf-8")
    record = orjson.loads(done.stdout)
    assert set(record) == {"document", "sentences", "quantities", "companies", "events"}
    seen = {
        text[start:end]: (q["value"], q["unit"], q["qualifier"], q["change"])
        for q in record["quantities"]
        for start, end in [q["span"]]
    }
    assert seen["18.8%"] == (18.8, "percent", "exact", "up")
    assert seen["9.58 million"] == (9580000, "unit", "over", None)
    assert {text[start:end] for company in record["companies"] for start, end in [company["span"]]} >= {"BYD", "Xpeng", "MG"}
    for event in record["events"]:
        start, end = record["sentences"][event["sentence"]]
        assert start <= event["span"][0] < event["span"][1] <= end


def test_a_corpus_of_json_lines_keeps_the_ids_of_its_articles(factdeck: Run) -> None:
    lines = [orjson.dumps({"id": name, "text": ARTICLE, "published": "2025-03-05"}) for name in ("one", "two")]
    done = factdeck("parse", "-", "--format", "jsonl", input=b"\n".join(lines))
    facts = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert [fact["document"] for fact in facts if fact["kind"] == "investment"] == ["one", "two"]


def test_what_was_added_is_found_shown_and_counted(factdeck: Run) -> None:
    added = factdeck("add", str(SEED))
    assert (added.returncode, added.stdout) == (0, "")
    assert re.fullmatch(STORED + r"\.\n", added.stderr)
    again = factdeck("add", str(SEED))
    assert again.stderr == "Stored 0 articles with 0 facts; 1 article already there.\n"
    (found,) = factdeck("find", "kind:investment", "leapmotor").stdout.splitlines()
    fact = orjson.loads(found)
    assert fact["investors"] == ["Stellantis"]
    shown = factdeck("show", fact["id"], "--format", "table")
    assert "exact 1,500,000,000 EUR" in shown.stdout
    assert "«€1.5 billion»" in shown.stdout
    info = dict(line.split("\t") for line in factdeck("info").stdout.splitlines())
    assert f"{info['investments']} investments and {info['metrics']} metrics" in added.stderr
    assert info["documents"] == "1"


@pytest.mark.usefixtures("base")
def test_a_query_may_begin_with_a_minus(factdeck: Run) -> None:
    everything, without = factdeck("find").stdout, factdeck("find", "-kind:company").stdout
    assert len(ids(everything)) == 30
    assert len(ids(without)) == 19


@pytest.mark.usefixtures("base")
def test_csv_and_markdown_are_for_people(factdeck: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(factdeck("find", "stake:5%", "--format", "csv").stdout)))
    assert [(row["subject"], row["object"], row["value"], row["unit"]) for row in rows] == [
        ("Volkswagen", "Xpeng", "700000000", "USD")
    ]
    assert "| investment | Volkswagen |" in factdeck("find", "stake:5%", "--format", "md").stdout


@pytest.mark.usefixtures("base")
def test_a_cut_table_says_so(factdeck: Run) -> None:
    done = factdeck("find", "--format", "table", "--limit", "3")
    assert "3 of 30 facts shown" in done.stderr


@pytest.mark.usefixtures("base")
def test_a_wrong_query_is_shown_with_a_mark_under_the_character(factdeck: Run) -> None:
    done = factdeck("find", "byd comany:x")
    assert done.returncode == 2
    assert done.stderr.splitlines()[:2] == ["byd comany:x", "    ^"]
    assert "did you mean company:" in done.stderr


# Bad input -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n\n\t", "it is empty"),
        ("binary.txt", b"\x7fELF\x00\x01\x02", "binary"),
        ("latin.txt", "Café group sold".encode("latin-1"), "not UTF-8"),
        ("huge.txt", b"x" * 50_000_000, "50 MB"),
        ("lines.jsonl", b'{"id": "a"}', "no text"),
        ("broken.jsonl", b"{nope", "not JSON"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence_and_the_others_are_stored(
    factdeck: Run, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    done = factdeck("add", name, "good.txt")
    first, last = done.stderr.splitlines()
    assert done.returncode == 1
    assert first.startswith(f"factdeck: {name}")
    assert says in first
    assert last.startswith("Stored 1 article with")
    assert last.endswith("1 could not be read.")


def test_names_that_the_system_does_not_like_stop_no_other_source(factdeck: Run, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    Path(os.fsdecode(bytes(folder) + b"/bad\xff.txt")).write_text(ARTICLE.replace("12%", "13%"), encoding="utf-8")
    done = factdeck("add", "a" * 300, "folder")
    assert done.returncode == 1
    assert "name too long" in done.stderr
    assert "Stored 2 articles" in done.stderr


def test_a_device_without_an_end_is_too_large(factdeck: Run) -> None:
    done = factdeck("parse", "/dev/zero")
    assert done.returncode == 1
    assert "more than an article" in done.stderr


def test_the_same_text_twice_in_a_batch_counts_once(factdeck: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(SEED.read_bytes())
    assert re.fullmatch(STORED + r"; 1 article already there\.\n", factdeck("add", "a.txt", "b.txt").stderr)


def test_json_lines_may_begin_with_a_byte_order_mark(factdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + orjson.dumps({"id": "one", "text": ARTICLE}))
    assert '"document":"one"' in factdeck("parse", "a.jsonl").stdout


def test_errors_keep_their_sentence_between_processes() -> None:
    for error in (WorkerLost(), BaseBusy(Path("b"), 7), QueryInvalid("q", 1, "why")):
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


@pytest.mark.usefixtures("base")
def test_a_word_that_begins_like_an_option_is_a_word(factdeck: Run) -> None:
    found = factdeck("find", "byd", "-hungary").stdout.splitlines()
    assert {orjson.loads(line)["kind"] for line in found} == {"company", "investment"}
    assert all("Hungarian" not in line or '"kind":"company"' in line for line in found)


@pytest.mark.parametrize(("source", "says"), [("nowhere.txt", "no such file"), ("hollow", "nothing in it ends in")])
def test_a_source_that_is_not_there_fails(factdeck: Run, tmp_path: Path, source: str, says: str) -> None:
    (tmp_path / "hollow").mkdir()
    done = factdeck("parse", source)
    assert done.returncode == 1
    assert says in done.stderr


def test_an_article_without_a_date_has_facts_without_dates(factdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norvane bought cider maker Jablonka for £48 million last year.", encoding="utf-8")
    done = factdeck("parse", "a.txt", "--format", "jsonl")
    (fact,) = [fact for line in done.stdout.splitlines() if (fact := orjson.loads(line))["kind"] == "investment"]
    assert fact["published"] is None
    assert fact["date"] == {"start": None, "end": None, "text": "last year"}


def test_utf_16_with_its_mark_is_read(factdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode("utf-16"))
    assert "Jablonka" in factdeck("parse", "a.txt").stdout


def test_control_characters_never_reach_the_terminal(factdeck: Run, tmp_path: Path) -> None:
    hostile = ARTICLE.replace("Jablonka", "Jablo\x1b[31mnka") + " \u202eevil\u202c \x9b31m [/x] [bold]"
    (tmp_path / "a.txt").write_text(hostile, encoding="utf-8")
    for format_ in ("table", "jsonl", "csv", "md"):
        out = factdeck("parse", "a.txt", "--format", format_).stdout
        assert not {"\x1b", "\x9b", "\u202e"} & set(out), format_
    factdeck("add", "a.txt")
    for line in factdeck("find").stdout.splitlines():
        assert not {"\x1b", "\x9b", "\u202e"} & set(factdeck("show", orjson.loads(line)["id"], "--format", "table").stdout)


def test_cells_that_a_spreadsheet_would_run_are_defused(factdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("=cmd() said Norvane bought cider maker Jablonka for £48 million.", encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(factdeck("parse", "a.txt", "--format", "csv").stdout)))
    cells = [cell for row in rows for cell in row.values()]
    assert any(cell.startswith("'=cmd()") for cell in cells)
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_find_without_a_base_says_how_to_make_one(factdeck: Run) -> None:
    done = factdeck("find", "byd")
    assert done.returncode == 1
    assert "add SOURCE" in done.stderr


def test_a_folder_with_other_things_in_it_is_no_base(factdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("mine")
    done = factdeck("add", str(SEED), base=tmp_path / "mine")
    assert done.returncode == 1
    assert "holds something else" in done.stderr
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.doc"]


@pytest.mark.usefixtures("base")
def test_a_full_disk_leaves_the_base_as_it_was(factdeck: Run, tmp_path: Path) -> None:
    """The kernel refuses files over a size, as a full disk would."""
    before = factdeck("find").stdout
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("factdeck")), "--base", str(tmp_path / "base"), "add", "good.txt"]

    def small_files() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run(
        command, capture_output=True, text=True, cwd=tmp_path, preexec_fn=small_files, check=False
    )  # one thread
    assert done.returncode == 1
    assert "no room left" in done.stderr
    assert "Traceback" not in done.stderr
    assert factdeck("find").stdout == before
    assert factdeck("add", "good.txt").returncode == 0


@pytest.mark.usefixtures("base")
def test_a_read_only_base_can_be_read_but_not_written(factdeck: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    everything = [tmp_path / "base", *(tmp_path / "base").rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    # Root may write anywhere unless it gives up the right to.
    humble = ["setpriv", "--inh-caps=-all", "--bounding-set=-all"] if os.geteuid() == 0 else []
    command = [*humble, str(Path(sys.executable).with_name("factdeck")), "--base", str(tmp_path / "base")]
    found = subprocess.run([*command, "find"], capture_output=True, text=True, check=False, cwd=tmp_path)
    added = subprocess.run([*command, "add", "good.txt"], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert len(ids(found.stdout)) == 30
    assert added.returncode == 1
    assert "could not be written (permission denied)" in added.stderr
    for path in everything:
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.usefixtures("base")
def test_a_reader_that_goes_away_is_no_error(factdeck: Run, tmp_path: Path) -> None:
    command = f"{Path(sys.executable).with_name('factdeck')} --base {tmp_path / 'base'} find | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "rror" not in done.stderr


def test_the_explorer_needs_a_terminal_and_says_so(factdeck: Run) -> None:
    done = factdeck()
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr


@pytest.mark.parametrize(
    ("code", "never"),
    [
        ("import tui.cli", ("textual", "onnxruntime", "tokenizers")),
        ("from tui.cli import run; run(['--base', BASE, 'find', 'byd'])", ("textual", "onnxruntime", "tokenizers")),
        ("import tui.app", ("onnxruntime", "tokenizers")),
        ("import tui.screens.explore, store.base", ("onnxruntime", "tokenizers")),
    ],
)
def test_heavy_libraries_are_loaded_only_where_they_are_needed(seed_folder: Path, code: str, never: tuple[str, ...]) -> None:
    code = code.replace("BASE", repr(str(seed_folder)))
    check = f"{code}\nimport sys\nsys.exit(any(name.split('.')[0] in {never!r} for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", check], capture_output=True, check=False).returncode == 0


def test_doubtful_facts_are_kept_but_shown_only_when_asked_for(factdeck: Run, tmp_path: Path) -> None:
    text = "Norvane Group sold 300 vans in 2023. The frobbing of Norvane Group climbed 3% in 2023."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    factdeck("add", "a.txt")
    usual, all_ = factdeck("find", "--format", "jsonl"), factdeck("find", "confidence:>0", "--format", "jsonl")
    assert '"frobbing"' not in usual.stdout
    assert usual.stderr == "1 doubtful or rejected fact not shown; confidence:>=0 in the query shows them.\n"
    assert '"frobbing"' in all_.stdout
    assert all_.stderr == ""
    waiting = factdeck("find", "review:open", "--format", "jsonl")
    assert '"frobbing"' not in waiting.stdout
    assert waiting.stderr == usual.stderr


def test_an_article_in_another_language_is_named_and_not_parsed(factdeck: Run, tmp_path: Path) -> None:
    german = tmp_path / "werk.txt"
    german.write_text(
        "Der Konzern will im kommenden Jahr drei Milliarden Euro in ein neues Werk investieren.", encoding="utf-8"
    )
    for command in ("add", "parse"):
        done = factdeck(command, str(german), base=tmp_path / "base")
        assert done.returncode == 1
        assert f"{german}: it is in German, and only English is read" in done.stderr
        assert done.stdout == ""


def test_of_a_corpus_the_article_in_another_language_is_named_with_its_file(factdeck: Run, tmp_path: Path) -> None:
    article = {"text": "Le groupe a annoncé un investissement de 1,2 milliard d'euros dans son usine.", "source": "wire 7"}
    (tmp_path / "corpus.jsonl").write_bytes(orjson.dumps(article))
    done = factdeck("parse", "corpus.jsonl")
    assert done.stderr.strip() == "factdeck: corpus.jsonl: wire 7: it is in French, and only English is read"
