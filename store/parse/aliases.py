"""Which names of a document are one company: legal forms, first words, abbreviations, and parts of well-known names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.model.naming import without_legal_form
from store.parse.lexicon.business import LEGAL_FORMS, NAME_ENDINGS
from store.parse.lexicon.well_known import known_type
from store.parse.names import Name, abbreviations, fold


def by_beginning(keys: Iterable[str]) -> dict[str, list[str]]:
    """The names by each run of words that they begin with: "gallant" leads to "gallant metaliks"."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        words = key.split(" ")
        for length in range(1, len(words)):
            found[" ".join(words[:length])].append(key)
    return dict(found)


def group_aliases(text: str, names: Sequence[list[Name]], accepted: set[str]) -> list[set[str]]:
    """The accepted names (folded), those together that are one company. `text` explains abbreviations."""
    surfaces = {name.key: name.text for found in names for name in found if name.key in accepted}
    parent = {key: key for key in surfaces}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for rule in (_same_base, _first_words, _last_word, _known_parts, _initials, _own_initials):
        for short, candidates in rule(text, surfaces):
            roots = {root(other) for other in candidates} - {root(short)}
            if len(roots) == 1:
                parent[roots.pop()] = root(short)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key in surfaces:
        groups[root(key)].add(key)
    return list(groups.values())


Pairs = Iterator[tuple[str, list[str]]]


def _same_base(text: str, surfaces: Mapping[str, str]) -> Pairs:
    """ "Acme Ltd" and "Acme": the same without the legal form."""
    first: dict[str, str] = {}
    for key, surface in surfaces.items():
        base = fold(without_legal_form(surface)) or key
        yield key, [first.setdefault(base, key)]


def _first_words(text: str, surfaces: Mapping[str, str]) -> Pairs:
    """ "Norvane" for "Norvane Metals"; but "Ford" is not short for "Ford Pro", as "Volvo" is for "Volvo Cars"."""
    beginnings = by_beginning(surfaces)
    for key in surfaces:
        longer = beginnings.get(key, [])
        apart = known_type(key) is not None and not any(_only_endings(other[len(key) :]) for other in longer)
        if len(key) > 2 and not apart:
            yield key, longer


def _last_word(text: str, surfaces: Mapping[str, str]) -> Pairs:
    """ "Karvona" for "Cerveza Karvona"."""
    for key in surfaces:
        if " " not in key and len(key) > 3 and not known_type(key) and key not in NAME_ENDINGS:
            yield key, [other for other in surfaces if other.endswith(" " + key)]


def _own_initials(text: str, surfaces: Mapping[str, str]) -> Pairs:
    """ "L&T" for "Larsen & Toubro"."""
    for key, surface in surfaces.items():
        if surface.isupper() and 1 < len(surface) <= 5:
            yield key, [other for other in surfaces if "".join(word[0] for word in other.split()) == key and " " in other]


def _known_parts(text: str, surfaces: Mapping[str, str]) -> Pairs:
    """ "Lilly" for "Eli Lilly", "Geely" for "Zhejiang Geely Holding Group": well-known short forms of longer names."""
    for key in surfaces:
        if known_type(key):
            yield key, [other for other in surfaces if other.endswith(" " + key) and known_type(other)]
            yield key, [other for other in surfaces if f" {key} " in other and _only_endings(other.partition(f" {key} ")[2])]


def _initials(text: str, surfaces: Mapping[str, str]) -> Pairs:
    """ "Commercial Aircraft Corporation of China (COMAC)"."""
    for short, long_form in abbreviations(text).items():
        ends = [key for key in surfaces if key == fold(long_form) or key.endswith(" " + fold(long_form))]
        if fold(short) in surfaces and ends:
            yield fold(short), ends[:1]


def _only_endings(rest: str) -> bool:
    """Whether what a longer name adds is nothing but what names of companies end in."""
    return all(word in NAME_ENDINGS or word in LEGAL_FORMS for word in rest.split())
