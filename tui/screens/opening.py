"""What is seen while the base opens, and what is said when it does not."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from store.base import Base
from store.errors import FactdeckError
from tui.present.visible import one_line
from tui.screens.desk import Desk
from tui.screens.explore import ExploreScreen
from tui.session import Views
from tui.settings import Settings
from tui.state import View


class OpeningScreen(Screen[None]):
    """Opens the base in a thread: usually at once, but an index may have to be built anew first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape", "quit", "quit", show=False)]
    CSS_PATH = "opening.tcss"

    def __init__(self, folder: Path, view: View, settings: Settings, views: Views, notices: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._folder, self._view, self._settings, self._views, self._notices = folder, view, settings, views, notices
        self._keys: list[Key] = []

    def compose(self) -> ComposeResult:
        yield Static(Text("Opening the base …"), id="message", markup=False)

    def on_mount(self) -> None:
        self.run_worker(
            lambda: Base.open(self._folder, patient=False), name="open", thread=True, exclusive=True, exit_on_error=False
        )

    def on_key(self, event: Key) -> None:
        """Who types before there is anything to see means what comes."""
        self._keys.append(event)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state == WorkerState.SUCCESS and isinstance(event.worker.result, Base):
            desk = Desk(event.worker.result, self._views, self._settings, self._notices)
            self.app.switch_screen(ExploreScreen(desk, self._view))
            for key in self._keys:
                self.app.post_message(Key(key.key, key.character))
        elif event.state == WorkerState.ERROR:
            self._explain(event.worker.error)

    def _explain(self, error: BaseException | None) -> None:
        if not isinstance(error, FactdeckError):
            raise error or RuntimeError("the base did not open")
        text = Text(one_line(str(error)), style="bold")
        text.append("\n\nq quits.", style="dim")
        self.query_one("#message", Static).update(text)

    def action_quit(self) -> None:
        self.app.exit(return_code=1)
