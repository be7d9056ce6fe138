"""The palette of the explorer: its actions, companies, saved views and articles by name; and keeping views."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.base import Everything, parse_query
from store.errors import QueryInvalid
from store.frozen import replace
from tui.keymap import actions_of
from tui.present.visible import one_line
from tui.screens.asking import ask
from tui.screens.bindings import action_call
from tui.screens.viewing import ViewingScreen
from tui.settings import written_keys
from tui.state import Place

if TYPE_CHECKING:
    from tui.screens.palette import Entry

_COMPANIES, _ARTICLES = 500, 30


class Finding(ViewingScreen):
    """A view from which everything that has a name can be reached."""

    def action_palette(self) -> None:
        from tui.screens.palette import Entry, PaletteScreen

        entries = [
            *(
                Entry(f"action\t{action.id}", action.does, written_keys(action, self._desk.settings))
                for action in actions_of("explore")
            ),
            *self._saved(),
            *(
                Entry(f"company\t{name}", name, f"company, {count:,} facts")
                for name, count in self._desk.base.companies.listed(Everything(), limit=_COMPANIES)
            ),
        ]
        self.app.push_screen(PaletteScreen("Find an action, a company, a view, an article", entries, self._articles), self._go)

    def _saved(self) -> Iterator[Entry]:
        from tui.screens.palette import Entry

        for name in self._desk.views.saved():
            yield Entry(f"view\t{name}", name, "saved view")
            yield Entry(f"forget\t{name}", f"forget the view {name}", "")

    def _articles(self, wanted: str) -> Sequence[Entry]:
        """The articles whose titles have the words that are typed."""
        words = "".join(character if character.isalnum() else " " for character in wanted).split()
        if not words:
            return ()
        query = " ".join((*(f"doc:{word}" for word in words[:-1]), f"doc:{words[-1]}*"))
        try:
            rows = self._desk.base.facts.find(parse_query(query), limit=_ARTICLES * 10).rows
        except QueryInvalid:
            return ()
        from tui.screens.palette import Entry

        titles = {row.fact.document: row.title for row in rows}
        return [Entry(f"article\t{document}", title, "article") for document, title in list(titles.items())[:_ARTICLES]]

    def _go(self, value: str | None) -> None:
        kind, _, name = (value or "").partition("\t")
        if kind == "action":
            self.call_later(self.run_action, action_call(name))
        elif kind == "company":
            chosen = replace(self._view, company=name, pane="companies", faceted=False)
            self.visit(chosen.at("companies", Place(key=name)))
        elif kind == "view":
            view = self._desk.views.saved().get(name)
            if view is not None:  # another session may have forgotten it meanwhile
                self.visit(view)
        elif kind == "forget":
            self._keep(name, forget=True)
        elif kind == "article":
            document, facts = self._desk.base.facts.document(name), self._desk.base.facts.of(name)
            if document is not None and facts:
                from tui.screens.reader import ReaderScreen

                first = next((fact for fact in facts if fact.kind != "company"), facts[0])
                self.app.push_screen(ReaderScreen(self._desk, document, first))

    def action_save_view(self) -> None:
        def take(name: str | None) -> None:
            if name is not None:
                self._keep(" ".join(name.split()))

        def check(name: str) -> str | None:
            return None if name.strip() else "A name is needed."

        ask(self, "Keep this view as", take, check=check, about="The palette (:) finds it by its name.")

    def _keep(self, name: str, *, forget: bool = False) -> None:
        try:
            self._desk.views.save(name, None if forget else self._view)
        except OSError as error:
            self.app.notify(one_line(f"The view could not be kept: {error.strerror}."), severity="error", markup=False)
            return
        self.app.notify(one_line(f"{'Forgotten' if forget else 'Kept'}: {name}."), timeout=3, markup=False)
