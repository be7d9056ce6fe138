"""`factdeck feed`: feeds are followed, polled, listed, given to other programs and left."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest

from store.base import Base
from tests.conftest import Run
from tests.store.sources.host import SENTENCE, TEASER, Host, feed, page, served

LOCAL = ("--private", "localhost")


@pytest.fixture
def host() -> Iterator[Host]:
    with served() as host:
        host.gives("/feed", feed(("Short", f"{host.url}/a", TEASER), ("Long", f"{host.url}/b", SENTENCE * 8)))
        host.gives("/a", page("The whole page", SENTENCE * 9), Content_Type="text/html")
        yield host


def test_what_is_new_in_a_feed_is_added_with_the_page_behind_it(host: Host, tmp_path: Path, factdeck: Run) -> None:
    assert factdeck("feed", "add", *LOCAL, f"{host.url}/feed").stderr == f"Following Trade Wire ({host.url}/feed).\n"
    assert "followed already" in factdeck("feed", "add", *LOCAL, f"{host.url}/feed").stderr
    first = factdeck("feed", "poll", *LOCAL)
    assert first.returncode == 0
    assert f"Trade Wire ({host.url}/feed): Stored 2 articles with" in first.stderr
    [page_] = Base.open(tmp_path / "base").facts.documents_from(f"{host.url}/a")
    assert factdeck("original", page_.id).stdout.encode() == page("The whole page", SENTENCE * 9)
    assert factdeck("feed", "poll", *LOCAL).stderr == f"Trade Wire ({host.url}/feed): nothing new\n"


def test_one_that_fails_does_not_stop_the_others(host: Host, factdeck: Run) -> None:
    opml = f'<opml version="2.0"><body><outline xmlUrl="{host.url}/no"/><outline xmlUrl="{host.url}/feed"/></body></opml>'
    assert "Following" in factdeck("feed", "add", _file(factdeck, opml)).stderr
    done = factdeck("feed", "poll", *LOCAL)
    assert done.returncode == 1
    assert f"factdeck: {host.url}/no: there is no such page" in done.stderr
    assert "Stored 2 articles" in done.stderr
    assert [orjson.loads(line)["state"] for line in factdeck("feed", "list").stdout.splitlines()] == ["failed", "well"]


def _file(factdeck: Run, content: str) -> str:
    """A list of feeds in a file."""
    path = Path(factdeck("info").args[2]).with_name("feeds.opml")
    path.write_text(content, encoding="utf-8")
    return str(path)


def test_a_list_comes_out_as_it_went_in(factdeck: Run) -> None:
    told = "".join(f'<outline text="Feed {n} &amp; more" xmlUrl="https://a.example/{n}"/>' for n in range(30))
    done = factdeck("feed", "add", _file(factdeck, f"<opml><body><outline text='Group'>{told}</outline></body></opml>"))
    assert done.stderr.endswith("Following 10 more feeds.\n")
    given = factdeck("feed", "list", "--format", "opml").stdout
    other = Path(factdeck("info").args[2]).with_name("other")
    assert factdeck("feed", "add", _file(factdeck, given), base=other).returncode == 0
    assert factdeck("feed", "list", base=other).stdout == factdeck("feed", "list").stdout


@pytest.mark.parametrize(
    "content", ["", "no xml", "<opml/>", '<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><opml>&b;</opml>']
)
def test_what_is_no_list_is_told(factdeck: Run, content: str) -> None:
    done = factdeck("feed", "add", _file(factdeck, content))
    assert done.returncode == 1
    assert "it is no list of feeds" in done.stderr or "it is a list without feeds" in done.stderr


def test_a_feed_that_is_left_is_not_asked_any_more(host: Host, factdeck: Run) -> None:
    factdeck("feed", "add", *LOCAL, f"{host.url}/feed")
    assert factdeck("feed", "remove", f"{host.url}/feed").returncode == 0
    assert factdeck("feed", "remove", f"{host.url}/feed").returncode == 1
    assert "No feed is followed" in factdeck("feed", "poll").stderr


def test_a_damaged_list_is_told_and_left(tmp_path: Path, factdeck: Run) -> None:
    factdeck("feed", "add", "https://a.example/", FACTDECK_OFFLINE="1")
    (tmp_path / "base" / "feeds.json").write_text("{")
    done = factdeck("feed", "poll")
    assert (done.returncode, "is damaged: the feeds in it cannot be read" in done.stderr) == (1, True)


def test_nothing_is_asked_without_a_network(host: Host, factdeck: Run) -> None:
    done = factdeck("feed", "add", *LOCAL, f"{host.url}/feed", FACTDECK_OFFLINE="1")
    assert (done.returncode, "the network is off" in done.stderr, host.asked) == (1, True, [])


def test_watching_feeds_ends_when_it_is_told_to(host: Host, tmp_path: Path, factdeck: Run) -> None:
    factdeck("feed", "add", *LOCAL, f"{host.url}/feed")
    command = [
        str(Path(sys.executable).with_name("factdeck")),
        "--base",
        str(tmp_path / "base"),
        "feed",
        "poll",
        "--watch",
        *LOCAL,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watching:
        assert watching.stderr is not None
        line = next(line for line in watching.stderr if line.startswith("Next look"))
        watching.send_signal(signal.SIGINT)
        assert watching.stderr.read() == "Stopped.\n"
    assert (line, watching.returncode) == ("Next look in 30 minutes; ^c ends it.\n", 0)
