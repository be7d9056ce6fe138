"""Paragraphs, headlines and list items are blocks of their own; the dateline is none."""

from __future__ import annotations

import pytest

from store.parse.segment.blocks import LONGEST_BLOCK, split_blocks


def texts(text: str) -> list[str]:
    return [block.text for block in split_blocks(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("Mill to close\nThe mill shuts in May.", ["Mill to close", "The mill shuts in May."]),
        ("a line that goes on\nand on.", ["a line that goes on and on."]),
        ("Sales:\n• up 4%\n• in 2023", ["Sales:", "• up 4%", "• in 2023"]),
        ("LONDON, 5 March 2025 - Drinks sold.", ["Drinks sold."]),
        ("Ale up\n\nLONDON, March 5 (Wire) - Drinks sold.", ["Ale up", "Drinks sold."]),
        (" \n\t\n", []),
    ],
)
def test_blocks(text: str, blocks: list[str]) -> None:
    assert texts(text) == blocks


def test_a_paragraph_without_end_is_cut_and_nothing_is_lost() -> None:
    text = "word " * 10_000
    found = split_blocks(text)
    assert max(len(block.text) for block in found) <= LONGEST_BLOCK
    assert "".join(block.text for block in found).replace(" ", "") == text.replace(" ", "")
    assert all(text[block.span.start : block.span.end] == block.text for block in found)
