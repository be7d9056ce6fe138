"""A screen on a base that others add to meanwhile: it notices, and reads the base again when it is told to."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.worker import Worker, WorkerState

from store.base import Base
from tui.present.visible import one_line
from tui.screens.desk import Desk

_LOOK = 1.0
"""Seconds between two looks at whether another process added something."""


class LiveScreen(Screen[Any]):
    """What is slow runs in threads; `news` is how many facts are there that the screen does not show yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stamp = desk.base.stamp
        self.news = 0
        self._mending = False

    def show_base(self) -> None:
        """Show what the base holds now; for the screen to fill in."""
        raise NotImplementedError

    def show_news(self) -> None:
        """Show how much is new; for the screen to fill in."""
        raise NotImplementedError

    def watch_base(self) -> None:
        """Tell what is wrong with the base, and look for news from now on."""
        self._tell_notices()
        self.set_interval(_LOOK, self._look_for_news)

    def _tell_notices(self) -> None:
        notices = [*self._desk.notices, *self._desk.base.notices]
        if notices:
            self.app.notify("\n".join(map(one_line, notices)), severity="warning", timeout=8, markup=False)

    def _look_for_news(self) -> None:
        """Whether another process added something; what it is, is asked in a thread. A damaged index is made anew."""
        if self._desk.base.damaged and not self._mending:
            self._mending = True
            self.app.notify("The search index is damaged: it is being made anew.", severity="warning", timeout=8, markup=False)
            self.action_reload()
        stamp = self._desk.base.stamp
        if stamp != self._stamp:
            self._stamp = stamp
            self.run_worker(self._desk.base.news, name="news", group="news", thread=True, exclusive=True, exit_on_error=False)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What threads bring back: how much is new, or the base read again."""
        result = event.worker.result
        if event.worker.name == "news" and event.state == WorkerState.SUCCESS:
            self.news = int(result or 0)
            self.show_news()
        elif event.worker.name == "reload" and event.state == WorkerState.SUCCESS and isinstance(result, Base):
            self._desk.base, self._stamp, self.news, self._mending = result, result.stamp, 0, False
            self.show_base()
            self._tell_notices()
            self.app.notify("Read again.", timeout=2, markup=False)
        elif event.worker.name == "reload" and event.state == WorkerState.ERROR:
            self.app.notify(one_line(str(event.worker.error)), severity="error", timeout=8, markup=False)

    def action_reload(self) -> None:
        folder = self._desk.base.folder
        self.run_worker(
            lambda: Base.open(folder, patient=False),
            name="reload",
            group="reload",
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )
