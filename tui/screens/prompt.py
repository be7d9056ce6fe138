"""One question at the bottom of the screen: a line to type, checked before it is taken; or one of a few things to choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.present.visible import one_line
from tui.screens.asking import Check, Choice
from tui.screens.bindings import list_bindings


class PromptScreen(ModalScreen[str | None]):
    """A line to type: Enter gives it, if `check` has nothing against it; Esc gives None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel", show=False, priority=True)]
    CSS_PATH = "prompt.tcss"

    def __init__(self, title: str, start: str = "", *, check: Check = lambda text: None, about: str = "") -> None:
        super().__init__()
        self._title, self._start, self._check, self._about = title, start, check, about

    def compose(self) -> ComposeResult:
        with Vertical(id="prompt") as box:
            yield Input(self._start, id="answer", select_on_focus=False, compact=True, max_length=2000)
            yield Static(Text(one_line(self._about), style="dim"), id="about", markup=False)
        box.border_title = Text(one_line(self._title))
        box.border_subtitle = Text("Enter takes it · Esc cancels")

    def on_mount(self) -> None:
        answer = self.query_one("#answer", Input)
        answer.cursor_blink = False
        answer.focus()
        answer.cursor_position = len(answer.value)

    def on_input_changed(self) -> None:
        self.query_one("#about", Static).update(Text(one_line(self._about), style="dim"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        wrong = self._check(event.value)
        if wrong:
            self.query_one("#about", Static).update(Text(one_line(wrong), style="bold yellow"))
        else:
            self.dismiss(event.value)

    def action_cancel(self) -> None:
        self.dismiss(None)


class MenuScreen(ModalScreen[str | None]):
    """A few things to choose from, by their key or with the cursor; Esc gives None."""

    BINDINGS: ClassVar[list[BindingType]] = list_bindings(
        {"down": "move(1)", "up": "move(-1)", "open": "take", "back": "cancel", "quit": "cancel"}
    )
    CSS_PATH = "prompt.tcss"

    def __init__(self, title: str, choices: Sequence[Choice]) -> None:
        super().__init__()
        self._title, self._choices, self._at = title, tuple(choices), 0

    def compose(self) -> ComposeResult:
        box = Static(self._text(), id="menu", markup=False)
        box.border_title = Text(one_line(self._title))
        box.border_subtitle = Text("a key or Enter takes it · Esc cancels")
        yield box

    def _text(self) -> Text:
        text = Text(no_wrap=True, overflow="ellipsis")
        widest = max((len(choice.label) for choice in self._choices), default=0)
        for at, choice in enumerate(self._choices):
            style = "reverse" if at == self._at else ""
            text.append(f"{'>' if at == self._at else ' '} {choice.key}  {choice.label:<{widest}}", style=style or "bold")
            text.append(f"  {one_line(choice.beside)}".rstrip() + "\n", style=style or "dim")
        text.right_crop(1)
        return text

    def on_key(self, event: Key) -> None:
        chosen = next((choice for choice in self._choices if choice.key == event.character), None)
        if chosen is not None:
            event.stop()
            self.dismiss(chosen.value)

    def action_move(self, step: int) -> None:
        self._at = (self._at + step) % max(1, len(self._choices))
        self.query_one("#menu", Static).update(self._text(), layout=False)

    def action_take(self) -> None:
        self.dismiss(self._choices[self._at].value if self._choices else None)

    def action_cancel(self) -> None:
        self.dismiss(None)
