"""The copy of a kept page that a browser is given: it runs nothing, loads nothing and leads nowhere by itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from store.frozen import replace
from tests.conftest import document
from tui.present.kept_page import is_shown_by_browsers, kept_page

PAGE = replace(document("The page."), original="0" * 64, media_type="text/html")


def copied(content: bytes) -> bytes:
    return Path(unquote(urlsplit(kept_page(PAGE, content)).path)).read_bytes()


def test_it_begins_with_a_policy_that_allows_nothing() -> None:
    copy = copied(b"<!doctype html><script>alert(1)</script>")
    assert copy.index(b"default-src 'none'") < copy.index(b"<script>")
    assert copy.endswith(b"<!doctype html><script>alert(1)</script>")


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_page_with_a_mark_of_its_letters_keeps_them(mark: str) -> None:
    copy = copied("<p>café €5</p>".encode(mark))
    assert copy.startswith(b"\xef\xbb\xbf<meta")
    assert copy.decode("utf-8-sig").endswith("<p>café €5</p>")


@pytest.mark.parametrize("meta", [b'<meta http-equiv="refresh" content="0;url=/b">', b"<META content=1 HTTP-EQUIV=Refresh>"])
def test_it_leads_nowhere_by_itself(meta: bytes) -> None:
    assert b"efresh" not in copied(b"<head>" + meta + b"</head>")


def test_only_what_browsers_show_is_given_to_them() -> None:
    assert is_shown_by_browsers(PAGE)
    assert not is_shown_by_browsers(replace(PAGE, original=None))
    assert not is_shown_by_browsers(replace(PAGE, media_type="message/rfc822"))
