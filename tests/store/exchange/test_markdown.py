"""Markdown: a table for people, whose cells cannot break it."""

from __future__ import annotations

from store.base import markdown_lines
from tests.madeup import varied
from tests.store.base.reports import deal, facts_of, report


def test_a_table_has_a_header_a_rule_and_a_line_for_each_fact() -> None:
    facts = varied(1).facts
    header, rule, *lines = markdown_lines(facts)
    assert len(lines) == len(facts)
    width = header.count("|")
    assert {line.count("|") for line in (rule, *lines)} == {width}
    assert set(rule) == {"|", " ", "-"}
    assert header.startswith("| kind | subject | what |")
    assert "Maker 1" in lines[0]


def test_a_table_without_facts_is_only_its_head() -> None:
    assert len(list(markdown_lines([]))) == 2


def test_what_means_something_in_markdown_is_written_as_it_stands() -> None:
    text = "Alder | `Birch` *bought* <b>Cedar</b> [now](x) # 1_0\\\nand more."
    (fact,) = facts_of(report((text, deal("Alder", target="Cedar"))))
    header, _, line = markdown_lines([fact])
    assert line.replace("\\|", "").count("|") == header.count("|")
    assert r"Alder \| \`Birch\` \*bought\* \<b\>Cedar\</b\> \[now\](x) \# 1\_0\\ and more." in line


def test_what_a_terminal_would_obey_is_a_space() -> None:
    (fact,) = facts_of(report(("Alder\x1b[31m bought Cedar\u202e.", deal("Alder", target="Cedar"))))
    line = list(markdown_lines([fact]))[-1]
    assert "\x1b" not in line
    assert "\u202e" not in line
