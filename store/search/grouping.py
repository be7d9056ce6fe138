"""Which names of many documents are one company: by legal form, by aliases, and by what people said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.frozen import Frozen
from store.model import Company
from store.model.decision import Decision
from store.model.naming import base_key, name_key

Pair = tuple[str, str]


class Claim(Frozen):
    """Two keys of which a document says that they are one company: by its legal form, or as an alias."""

    kind: str
    key: str
    other: str

    def __str__(self) -> str:
        return "\t".join((self.kind, self.key, self.other))

    @classmethod
    def read(cls, text: str) -> Claim:
        """The claim behind its text."""
        return cls(*text.split("\t"))


FORM, ALIAS = "form", "alias"
_SHORT_FORMS = {"company": "co", "limited": "ltd", "corporation": "corp", "incorporated": "inc"}
_LIKE = 84.0
"""rapidfuzz's ratio, in percent, from which on two names are offered as perhaps one: a letter or two apart."""
_NEAR = 70.0
"""The same for words of a query that finds nothing: more may be wrong with what somebody typed."""


def claims_of(company: Company) -> list[Claim]:
    """What one document says of a company's names."""
    key, base = name_key(company.name), base_key(company.name)
    found = [Claim(FORM, key, base)] if base != key else []
    aliases = {name_key(alias) for alias in company.aliases} - {key}
    return [*found, *(Claim(ALIAS, alias, key) for alias in sorted(aliases))]


class Groups:
    """Names by company. Every name is in one group; one that nobody spoke of is a group of its own."""

    def __init__(self, claims: Iterable[Claim] = (), decisions: Iterable[Decision] = ()) -> None:
        """`decisions` are those that hold, in the order they were made: the last word on two names counts."""
        self._leader: dict[str, str] = {}
        self._members: dict[str, set[str]] = {}
        self._apart: list[Pair] = []
        self._claims, self._decisions = frozenset(claims), tuple(decisions)
        self._take(_said(self._decisions))
        claims = sorted(self._claims, key=str)
        self._join_forms([(one.key, one.other) for one in claims if one.kind == FORM])
        self._join_aliases([(one.key, one.other) for one in claims if one.kind == ALIAS])

    def knows(self, claims: Iterable[Claim]) -> bool:
        """Whether documents said all of that before."""
        return self._claims.issuperset(claims)

    def with_claims(self, claims: Iterable[Claim]) -> Groups:
        """The groups once documents say more."""
        return Groups(self._claims.union(claims), self._decisions)

    def _take(self, said: Sequence[tuple[Pair, str]]) -> None:
        """What people said, the last word first: what contradicts a later word no longer holds."""
        for (first, second), verb in said[::-1]:
            if verb == "merge":
                self._join(first, second)
            elif self._of(first) != self._of(second):
                self._apart.append((first, second))

    def _join_forms(self, pairs: Iterable[Pair]) -> None:
        """Join names with a legal form with the bare name, unless two forms of it are those of two companies.

        "Acme Co", "Acme Co., Ltd." and "Acme" are one; of "Acme AG" and "Acme Inc." nobody can tell.
        """
        forms: dict[str, set[str]] = {}
        for key, base in pairs:
            forms.setdefault(base, set()).add(key)
        for base, keys in sorted(forms.items()):
            if all(_compatible(one, other, base) for one in keys for other in keys):
                for key in sorted(keys):
                    self._join(key, base)

    def keys_of(self, name: str) -> tuple[str, ...]:
        """The keys of all names of the company that is called `name`, its own among them."""
        leader = self._of(name_key(name))
        return tuple(sorted(self._members.get(leader, {leader})))

    def same(self, name: str, other: str) -> bool:
        """Whether both are names of one company."""
        return self._of(name_key(name)) == self._of(name_key(other))

    def _of(self, key: str) -> str:
        return self._leader.get(key, key)

    def _join_aliases(self, pairs: Iterable[Pair]) -> None:
        """Join each alias with its company, unless companies that are not one claim it ("GM", "the group")."""
        claimants: dict[str, set[str]] = {}
        for alias, key in pairs:
            claimants.setdefault(alias, set()).add(key)
        waiting, before = dict(sorted(claimants.items())), -1
        while waiting and len(waiting) != before:
            before = len(waiting)
            for alias, keys in list(waiting.items()):
                if len({self._of(key) for key in keys}) == 1:
                    self._join(alias, min(keys))
                    del waiting[alias]

    def _join(self, key: str, other: str) -> None:
        first, second = self._of(key), self._of(other)
        if first == second or self._kept_apart(first, second):
            return
        members = self._members.pop(first, {first}) | self._members.pop(second, {second})
        leader = min(members, key=lambda one: (len(one), one))
        self._members[leader] = members
        self._leader.update(dict.fromkeys(members, leader))

    def _kept_apart(self, first: str, second: str) -> bool:
        return any({self._of(key), self._of(other)} == {first, second} for key, other in self._apart)


def _said(decisions: Iterable[Decision]) -> list[tuple[Pair, str]]:
    """The pairs of keys that people merged or split; of each pair the last word, in the order of these."""
    last: dict[Pair, str] = {}
    for one in decisions:
        if one.verb in ("merge", "split") and one.company and one.value:
            first, second = sorted((name_key(one.company), name_key(one.value)))
            last.pop((first, second), None)
            last[first, second] = one.verb
    return list(last.items())


def _compatible(key: str, other: str, base: str) -> bool:
    """Whether two names may be one that differ in their legal forms: one form says no more than the other."""
    first, second = (_form(one, base) for one in (key, other))
    return first <= second or second <= first


def _form(key: str, base: str) -> set[str]:
    """The words of a legal form, its long ones as their short ones."""
    return {_SHORT_FORMS.get(word, word) for word in key.split()} - set(base.split()) - {"the"}


def names_by_group(counts: Mapping[str, int], groups: Groups) -> dict[str, list[str]]:
    """Names that were counted, by company: the name with most facts stands for the company, and the first in its list."""
    ordered = sorted(counts, key=lambda name: (-counts[name], name.casefold(), name))
    shown: dict[tuple[str, ...], str] = {}
    found: dict[str, list[str]] = {}
    for name in ordered:
        first = shown.setdefault(groups.keys_of(name), name)
        found.setdefault(first, []).append(name)
    return found


def near_words(wanted: Iterable[str], known: Iterable[str], *, limit: int) -> list[str]:
    """Of the known words, those that are spelled nearly like one that is wanted, likest first; one that is known is right."""
    from rapidfuzz import fuzz, process

    known = list(dict.fromkeys(known))
    found = {
        near: score
        for word in wanted
        if not any(one.startswith(word.casefold()) for one in known)
        for near, score, _ in process.extract(word, known, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=limit)
    }
    return sorted(found, key=lambda word: (-found[word], word))[:limit]


def similar_names(name: str, names: Iterable[str], groups: Groups, *, limit: int) -> list[str]:
    """The names of other companies that are spelled nearly like one, likest first."""
    from rapidfuzz import fuzz, process

    others = {one: base_key(one) for one in names if not groups.same(one, name)}
    found = process.extract(base_key(name), others, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=limit)
    return [key for _, _, key in found]
