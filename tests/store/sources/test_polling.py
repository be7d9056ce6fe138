"""Looks at feeds of a real host: what is new comes once, and each way in which a feed can fail is told."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from store.errors import SourceUnreadable
from store.model import Document
from store.model.subscription import Subscription
from store.sources.fetch import Network
from store.sources.polling import Polled, Poller
from tests.store.sources.host import SENTENCE, TEASER, Host, feed, page, served


@pytest.fixture
def host() -> Iterator[Host]:
    with served() as host:
        yield host


def poller(*, full: bool = True) -> Poller:
    return Poller(Network(private=frozenset(("localhost",)), pause=0), full=full)


def look(host: Host, known: Subscription | None = None, *, have: tuple[str, ...] = (), full: bool = True) -> Polled:
    return poller(full=full).poll(known or Subscription(address=f"{host.url}/feed"), lambda url: url in have)


def titles(polled: Polled) -> list[str]:
    return [one.title for one in polled.found if isinstance(one, Document)]


def told(polled: Polled) -> list[str]:
    return [str(one) for one in polled.found if not isinstance(one, Document)]


def test_a_teaser_leads_to_its_page_and_a_whole_article_does_not(host: Host) -> None:
    host.gives("/feed", feed(("Short", f"{host.url}/a", TEASER), ("Long", f"{host.url}/b", SENTENCE * 8)))
    host.gives("/a", page("The whole page"), Content_Type="text/html")
    polled = look(host)
    assert titles(polled) == ["The whole page", "Long"]
    assert host.asked == ["/feed", "/robots.txt", "/a"]
    first = polled.found[0]
    assert isinstance(first, Document)
    assert (first.url, first.publisher) == (f"{host.url}/a", "Trade Wire")
    assert (polled.feed.state, polled.feed.title) == ("well", "Trade Wire")


def test_pages_are_left_alone_where_feeds_are_read_as_they_are(host: Host) -> None:
    host.gives("/feed", feed(("Short", f"{host.url}/a", TEASER), ("Long", f"{host.url}/b", SENTENCE * 8)))
    assert titles(look(host, full=False)) == ["Long"]
    assert host.asked == ["/feed"]


def test_nothing_is_read_twice(host: Host) -> None:
    host.gives("/feed", feed(("One", f"{host.url}/a", SENTENCE * 8), ("Two", f"{host.url}/b", SENTENCE * 9)))
    first = look(host, have=(f"{host.url}/b",))
    assert titles(first) == ["One"]
    host.gives("/feed", feed(("Three", f"{host.url}/c", SENTENCE * 8), ("One", f"{host.url}/a", SENTENCE * 8)))
    assert titles(look(host, first.feed)) == ["Three"]


def test_a_host_that_says_nothing_changed_is_believed(host: Host) -> None:
    host.gives("/feed", feed(("One", f"{host.url}/a", SENTENCE * 8)), ETag='"1"')
    first = look(host)
    again = look(host, first.feed)
    assert (again.found, again.feed.state, again.feed.seen) == ((), "well", first.feed.seen)


def test_what_robots_txt_forbids_is_left_alone_and_told(host: Host) -> None:
    host.gives("/robots.txt", b"User-agent: factdeck\nDisallow: /private/\n")
    host.gives("/feed", feed(("A", f"{host.url}/private/a", TEASER), ("B", f"{host.url}/b", TEASER)))
    host.gives("/b", page("Open"), Content_Type="text/html")
    polled = look(host)
    assert titles(polled) == ["Open"]
    assert "its host asks programs not to read it (robots.txt)" in told(polled)[0]
    assert "/private/a" not in host.asked


def test_a_host_whose_robots_txt_fails_is_left_alone(host: Host) -> None:
    host.gives("/robots.txt", status=503)
    host.gives("/feed", feed(("A", f"{host.url}/a", TEASER)))
    first = look(host)
    assert "its host does not say what programs may read" in told(first)[0]
    assert "/a" not in host.asked
    host.gives("/robots.txt", b"")
    host.gives("/a", page("Open"), Content_Type="text/html")
    assert titles(look(host, first.feed)) == ["Open"], "it waits for better days"


def test_a_page_that_fails_for_now_is_asked_again_and_one_that_is_not_there_is_not(host: Host) -> None:
    host.gives("/feed", feed(("A", f"{host.url}/a", TEASER), ("B", f"{host.url}/b", TEASER)), ETag='"1"')
    host.gives("/a", status=500)
    first = look(host)
    assert [line.partition(": ")[2] for line in told(first)] == [
        "the host answers 500, not with a page",
        "there is no such page",
    ]
    host.gives("/a", page("Back"), Content_Type="text/html")
    again = look(host, first.feed)
    assert (titles(again), told(again)) == (["Back"], [])


def test_where_the_page_lets_nobody_in_what_the_feed_holds_is_read(host: Host) -> None:
    host.gives("/feed", feed(("A", f"{host.url}/a", SENTENCE * 3)))
    host.gives("/a", status=403)
    polled = look(host)
    assert titles(polled) == ["A"]
    assert told(polled)[0].endswith("; what the feed holds of it is read")


def test_a_feed_that_moved_for_good_is_asked_there_and_one_that_moved_for_now_is_not(host: Host) -> None:
    host.gives("/new", feed(("One", f"{host.url}/a", SENTENCE * 8)))
    for status, address in ((301, "/new"), (308, "/new"), (302, "/feed"), (307, "/feed")):
        host.gives("/feed", status=status, Location=f"{host.url}/new")
        assert look(host).feed.address == f"{host.url}{address}"


def test_what_a_feed_leads_to_for_good_is_kept_only_where_it_is_a_feed(host: Host) -> None:
    host.gives("/feed", status=301, Location=f"{host.url}/consent")
    host.gives("/consent", page("Your choices"), Content_Type="text/html")
    assert (look(host).feed.address, look(host).feed.state) == (f"{host.url}/feed", "failed")


def test_a_host_that_was_asked_too_often_is_left_alone_for_the_rest(host: Host) -> None:
    entries = [(f"N{number}", f"{host.url}/{number}", TEASER) for number in range(9)]
    host.gives("/feed", feed(*entries))
    for number in range(9):
        host.gives(f"/{number}", status=429, Retry_After="600")
    first = look(host)
    assert host.asked == ["/feed", "/robots.txt", "/0"]
    host.gives("/0", page("Back"), Content_Type="text/html")
    assert titles(look(host, first.feed))[:1] == ["Back"]


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(host: Host) -> None:
    host.gives("/robots.txt", b"User-agent: *\nDisallow: /private/\n")
    host.gives("/feed", feed(("A", f"{host.url}/a", TEASER)))
    host.gives("/a", status=302, Location=f"{host.url}/private/a")
    host.gives("/private/a", page("Private"), Content_Type="text/html")
    assert titles(look(host)) == []
    assert "/private/a" not in host.asked


def test_entries_that_lead_to_one_address_are_told_apart(host: Host) -> None:
    item = "<item><guid>{0}</guid><title>N{0}</title><link>http://a.example/news</link><description>{1}</description></item>"
    items = "".join(item.format(number, SENTENCE * (8 + number)) for number in range(3))
    host.gives("/feed", f"<rss><channel><title>T</title>{items}</channel></rss>".encode())
    first = look(host)
    assert titles(first) == ["N0", "N1", "N2"]
    assert titles(look(host, first.feed)) == []


def test_who_stops_it_does_not_wait_for_the_pages_that_are_left(host: Host) -> None:
    host.gives("/feed", feed(("A", f"{host.url}/a", TEASER), ("B", f"{host.url}/b", TEASER)))
    host.gives("/a", page("One"), Content_Type="text/html")
    host.gives("/b", page("Two", SENTENCE * 9), Content_Type="text/html")
    first = poller().poll(Subscription(address=f"{host.url}/feed"), lambda url: False, lambda: "/a" in host.asked)
    assert titles(first) == ["One"]
    assert titles(look(host, first.feed)) == ["Two"]


@pytest.mark.parametrize("link", ["https://例え.example/a", "https://ex-.-ample/a", "https://" + "a" * 80 + ".example/"])
def test_an_address_that_no_host_can_have_costs_its_entry_alone(host: Host, link: str) -> None:
    host.gives("/feed", feed(("A", link, TEASER), ("B", f"{host.url}/b", SENTENCE * 8)))
    assert titles(look(host)) == ["B"]


def test_a_json_feed_that_was_made_to_hurt_costs_itself_alone(host: Host) -> None:
    deep = (
        b'{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1","content_html":'
        + b"[" * 900
        + b"]" * 900
    )
    host.gives("/feed", deep + b"}]}")
    assert titles(look(host)) == []


def test_a_feed_that_is_gone_has_ended(host: Host) -> None:
    host.gives("/feed", status=410)
    polled = look(host)
    assert polled.feed.state == "ended"
    assert "it has ended (410), and is not asked any more" in told(polled)[0]


@pytest.mark.parametrize(("said", "waits"), [("600", True), ("Wed, 01 Jan 2098 00:00:00 GMT", True), ("soon", False)])
def test_a_host_may_say_when_to_come_again(host: Host, said: str, waits: bool) -> None:
    host.gives("/feed", status=429, Retry_After=said)
    polled = look(host)
    assert polled.feed.state == "failed"
    assert ((polled.feed.after or "") > (polled.feed.polled or "")) is waits
    assert (polled.feed.after or "") < "2090", "no host makes us wait for years"


@pytest.mark.parametrize("body", [b"", b"<html><body>Home</body></html>", b"\x00\xff" * 90])
def test_what_is_no_feed_any_more_is_told(host: Host, body: bytes) -> None:
    host.gives("/feed", body)
    polled = look(host)
    assert polled.feed.state == "failed"
    assert "it is no feed, or none that can be read" in told(polled)[0]


def test_a_page_leads_to_the_feed_that_it_names(host: Host) -> None:
    link = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Home</body></html>'
    host.gives("/", link, Content_Type="text/html")
    host.gives("/feed", feed(("One", f"{host.url}/a", TEASER)))
    found = poller().subscription(f"{host.url}/")
    assert (found.address, found.title) == (f"{host.url}/feed", "Trade Wire")


def test_a_page_without_a_feed_is_none(host: Host) -> None:
    host.gives("/", page("Home"), Content_Type="text/html")
    with pytest.raises(SourceUnreadable, match="it is no feed, and names none"):
        poller().subscription(f"{host.url}/")
