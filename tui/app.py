"""The application: its theme, its first screen, and what it does when the terminal goes away."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from textual.app import App
from textual.notifications import SeverityLevel

from store.base import Base
from store.frozen import replace
from tui.screens.answers import Answers
from tui.screens.bindings import remapped
from tui.screens.desk import Desk
from tui.screens.drilling import Drilling
from tui.screens.explore import ExploreScreen
from tui.session import Views, session_file
from tui.settings import Settings, look_of, mouse_of
from tui.state import View

_THEMES = {"dark": "textual-dark", "light": "textual-light", "ansi": "ansi-dark", "none": "ansi-dark"}


class FactdeckApp(App[None]):
    """The explorer. Its screens ask the base in `folder`, opened first unless `base` is it; it begins with `view`.

    `answers` are those of `base` to the view's question, when that was asked before the app was there.
    """

    TITLE = "Factdeck"
    CSS_PATH: ClassVar = ["app.tcss", "screens/explore.tcss"]
    """The first screen's style too, for each that comes later makes Textual read all of them again."""
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        folder: Path,
        view: View | None = None,
        settings: Settings | None = None,
        views: Views | None = None,
        notices: tuple[str, ...] = (),
        base: Base | None = None,
        answers: Answers | None = None,
    ) -> None:
        settings = settings or Settings()
        self._look = look_of(settings, os.environ)
        # Textual's own colours are no use without colours, and sixteen of the terminal's own cost fewer bytes over a line.
        # The theme comes first of all: set later, every style is read a second time.
        self.set_reactive(App.theme, _THEMES[self._look])
        super().__init__(ansi_color=self._look in ("ansi", "none"))
        self._folder = folder
        self._first = view or View()
        self._settings = settings
        self._views = views or Views(session_file(os.environ), folder)
        self._notices = notices
        self._base = base
        self._answers = answers
        self._mouse = mouse_of(settings, os.environ)

    def on_mount(self) -> None:
        self.animation_level = "none"
        self.set_keymap(remapped(self._settings))
        self._leave_on(signal.SIGTERM, signal.SIGHUP)
        if self._base is not None:
            desk = Desk(self._base, self._views, self._settings, self._notices)
            self.push_screen(ExploreScreen(desk, self._first, self._answers))
        else:
            from tui.screens.opening import OpeningScreen

            self.push_screen(OpeningScreen(self._folder, self._first, self._settings, self._views, self._notices))

    def exit(self, result: None = None, return_code: int = 0, message: Any = None) -> None:
        """Leave, and remember the view that was left, so that `factdeck --resume` comes back to it."""
        stack = self.screen_stack if self._running else []
        views = [screen.view for screen in stack if isinstance(screen, ExploreScreen)]
        if views:
            places = [screen.place for screen in stack if isinstance(screen, Drilling)]
            drilled = tuple(place for place in places if place is not None)
            with suppress(OSError):  # a home that cannot be written to: nothing to come back to, and nobody to tell
                self._views.leave(replace(views[0], drilled=drilled))
        super().exit(result, return_code, message)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Tell the person something, in the place of what they were told before: a pile of messages hides the screen."""
        self.clear_notifications()
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def action_mouse(self) -> None:
        """Turn the mouse on or off: each of its moves costs bytes, and off the terminal's own selection works."""
        driver: Any = self._driver
        self._mouse = not self._mouse
        if driver is not None and hasattr(driver, "_enable_mouse_support"):
            driver._mouse = self._mouse  # noqa: SLF001  # Textual has no public way to turn the mouse on later
            (driver._enable_mouse_support if self._mouse else driver._disable_mouse_support)()  # noqa: SLF001  # nor off
        self.notify(f"Mouse {'on' if self._mouse else 'off'}.", timeout=2, markup=False)

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
