"""The application: its theme, its first screen, and what it does when the terminal goes away."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path
from typing import Any

from textual.app import App

from tui.screens.opening import OpeningScreen


class FactdeckApp(App[None]):
    """The explorer. Its screens ask the base in `folder`; it opens with `query`."""

    TITLE = "Factdeck"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, folder: Path, query: str = "") -> None:
        # Without colours Textual's own are no use: keep to the terminal's, which NO_COLOR then takes away.
        super().__init__(ansi_color=bool(os.environ.get("NO_COLOR")))
        self._folder = folder
        self._first_query = query

    def on_mount(self) -> None:
        self.animation_level = "none"
        self._leave_on(signal.SIGTERM, signal.SIGHUP)
        self.push_screen(OpeningScreen(self._folder, self._first_query))

    def action_help_quit(self) -> None:
        """Say how to quit to who presses ^c; Textual's own hint names a key that terminals eat."""
        self.notify("q quits.", timeout=2, markup=False)

    def _leave_on(self, *signals: signal.Signals) -> None:
        """Leave the alternate screen when told to stop; Textual would leave the terminal as it is."""
        loop = asyncio.get_running_loop()
        for one in signals:
            loop.add_signal_handler(one, self.exit, None, 128 + one)

    def _print_error_renderables(self) -> None:
        """A crash is told in a sentence: the traceback that Textual prints shows local variables, which are data."""
        error: Any = self._exception
        self._exit_renderables.clear()
        if error is not None:
            if os.environ.get("FACTDECK_DEBUG"):
                raise error
            self.error_console.print(
                f"factdeck: something went wrong inside ({type(error).__name__}); FACTDECK_DEBUG=1 shows where.", markup=False
            )
