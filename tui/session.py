"""Views that outlive the program: the one that was left, and those that were given a name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import platformdirs

from store.frozen import plain_object, replace
from tui.state import EVERY_PANE, Deeper, Place, View

_DEEPER, _DEEPEST = ("company", "fact", "article"), 3
_LARGEST = 1_000_000
"""Bytes of a file of views that we still read."""
_MOST_QUERIES, _LONGEST_QUERY = 100, 300


def session_file(environ: Mapping[str, str]) -> Path:
    """Where the views are: FACTDECK_SESSION, else in the user's state directory."""
    named = environ.get("FACTDECK_SESSION")
    return Path(named) if named else platformdirs.user_state_path("factdeck", appauthor=False) / "views.json"


def view_object(view: View) -> dict[str, Any]:
    """A view as plain JSON; what was marked in it is not kept."""
    return plain_object(replace(view, marked={}))


def view_from(record: Mapping[str, Any]) -> View:
    """The view behind a record, whatever is wrong or missing in it left at its default."""
    view = View()
    places = record.get("places")
    for pane in EVERY_PANE:
        place = places.get(pane) if isinstance(places, dict) else None
        if isinstance(place, dict):
            view = view.at(pane, Place(**_like(place, Place())))
    own = _like(record, view)
    for several in ("places", "drilled", "marked"):
        own.pop(several, None)
    if own.get("pane") not in EVERY_PANE or (own.get("pane") == "facets" and not own.get("faceted")):
        own.pop("pane", None)
    return View(**own | {"places": view.places, "drilled": _drilled(record.get("drilled"))})


def _drilled(record: Any) -> tuple[Deeper, ...]:
    """What was open on top of a view, as far as the record says so."""
    found: list[Deeper] = []
    for entry in record if isinstance(record, list) else ():
        if not (isinstance(entry, dict) and entry.get("kind") in _DEEPER and isinstance(entry.get("key"), str)):
            break
        default = Deeper(kind=entry["kind"], key=entry["key"])
        found.append(Deeper(**plain_object(default) | _like(entry, default)))
    return tuple(found[:_DEEPEST])


def _like(record: Mapping[str, Any], default: Place | View | Deeper) -> dict[str, Any]:
    """The entries of a record that have the types of a value's fields."""
    fields = plain_object(default)
    texts = {name for name, value in fields.items() if value is None}
    return {
        name: value
        for name, value in record.items()
        if name in fields and (value is None or isinstance(value, str) if name in texts else type(value) is type(fields[name]))
    }


class Views:
    """The views of a file, by base: the last one, and the saved ones by name. A file that cannot be read holds none."""

    def __init__(self, path: Path, base: Path) -> None:
        self._path = path
        self._base = str(base.absolute())

    def last(self) -> View | None:
        """The view that was left last; None when none was."""
        record = self._own().get("last")
        return view_from(record) if isinstance(record, dict) else None

    def saved(self) -> dict[str, View]:
        """The saved views by name."""
        records = self._own().get("saved")
        named = records.items() if isinstance(records, dict) else ()
        return {name: view_from(record) for name, record in sorted(named) if isinstance(record, dict)}

    def leave(self, view: View) -> None:
        """Remember the view that is left. Raises OSError."""
        self._write({**self._own(), "last": view_object(view)})

    def queries(self) -> tuple[str, ...]:
        """The queries that were looked for, the newest last."""
        held = self._own().get("queries")
        found = held if isinstance(held, list) else ()
        return tuple(one for one in found if isinstance(one, str) and one.isprintable() and len(one) <= _LONGEST_QUERY)

    def remember(self, query: str) -> None:
        """Put a query at the end of those that were looked for; one that is very long is not kept. Raises OSError."""
        if len(query) > _LONGEST_QUERY:
            return
        others = [one for one in self.queries() if one != query]
        self._write({**self._own(), "queries": [*others, query][-_MOST_QUERIES:]})

    def save(self, name: str, view: View | None) -> None:
        """Keep a view under a name; None forgets that name. Raises OSError."""
        own = self._own()
        saved = {**(own["saved"] if isinstance(own.get("saved"), dict) else {})}
        saved.pop(name, None)
        if view is not None:
            saved[name] = view_object(view)
        self._write({**own, "saved": saved})

    def _all(self) -> dict[str, Any]:
        import json  # late, for most starts find no such file

        try:
            if self._path.stat().st_size > _LARGEST:
                return {}
            record = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        return record if isinstance(record, dict) else {}

    def _own(self) -> dict[str, Any]:
        record = self._all().get(self._base)
        return record if isinstance(record, dict) else {}

    def _write(self, own: dict[str, Any]) -> None:
        """Replace the file at once: a session that is killed while it writes leaves the old one."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        temporary = self._path.with_name(f".{self._path.name}.{os.getpid()}.tmp")
        import json

        temporary.write_text(json.dumps({**self._all(), self._base: own}, ensure_ascii=True), encoding="utf-8")
        temporary.replace(self._path)
