"""The headings that the figures of a table stand under."""

from __future__ import annotations

import pytest

from store.parse.segment.tables import columns

RESULTS = """Halvard plc - results

                     2025      2024    Change
Turnover           £312.6m   £288.1m     +9%
Basic EPS            13.4p     15.1p    -11%

Net debt            £18.0m    £27.2m

The board was pleased.
"""


def told(text: str) -> list[tuple[str, str]]:
    return [(one.heading.of(text), one.cell.of(text)) for one in columns(text)]


def test_each_figure_stands_under_its_year() -> None:
    assert told(RESULTS)[:3] == [("2025", "£312.6m"), ("2024", "£288.1m"), ("Change", "+9%")]
    assert told(RESULTS)[-2:] == [("2025", "£18.0m"), ("2024", "£27.2m")]


@pytest.mark.parametrize(
    "text",
    [
        "item\tQ1 2025\tQ1 2024\nsales\t40\t38\n",
        "| | H1 2025 | H1 2024 |\n| sales | 40 | 38 |\n",
        "$m    FY2025    FY2024\nSales    40    38\n",
    ],
)
def test_tabs_and_bars_part_cells_too(text: str) -> None:
    assert [cell for _, cell in told(text)] == ["40", "38"]


@pytest.mark.parametrize(
    "text", ["In 2024 sales rose.  In 2023  they fell.", "A list\n\n2024\n40  38\n", "", "a  b  c\n1  2  3\n"]
)
def test_prose_and_tables_without_years_have_none(text: str) -> None:
    assert told(text) == []
