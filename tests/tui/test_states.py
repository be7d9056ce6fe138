"""Every state of the explorer looks as it is kept in `tests/tui/screens/`; `python -m tests.tui.states` draws them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.states import SCREENS, SIZES, STATES, draw, make_base


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("states") / "base"
    make_base(folder)
    return folder


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
async def test_a_state_looks_as_it_should(folder: Path, state: str, size: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTDECK_USER", "ann")
    text = await draw(folder, STATES[state], SIZES[size])
    assert text == (SCREENS / f"{state}-{size}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
def test_every_screen_fits(size: str) -> None:
    width, height = SIZES[size]
    for path in SCREENS.glob(f"*-{size}.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= height
        assert max(map(len, lines)) <= width
        assert path.stem.removesuffix(f"-{size}") in STATES
