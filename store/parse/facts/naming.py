"""Which of the names in a text are one company's: short forms, initials, legal forms, names in capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from store.frozen import Frozen
from store.model import CompanyType, Span
from store.model.fact import COMPANY_TYPES
from store.model.naming import base_key, without_legal_form
from store.parse.quantities.numerals import UNSEEN
from store.parse.reader.decoding import Named

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")
_SHARE_CODE = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}")
_UNSEEN = re.compile(f"[{UNSEEN}]")
_INITIAL = re.compile(r"\b[A-Z]")
_WEAK = frozenset(
    "group holding holdings company bank capital energy new first general national international united american global "
    "north south east west air royal great city state china india japan german british french us uk european".split()
)
"""First words that too many companies share to stand for one."""


class Entity(Frozen):
    """A company of a document: its name, all that it is called, and where each name stands."""

    name: str
    aliases: tuple[str, ...]
    type: CompanyType
    mentions: tuple[Named, ...]

    @property
    def chance(self) -> float:
        """The chance that it is a company: that of its surest name."""
        return max(one.chance for one in self.mentions)


class Cast(Frozen):
    """The companies of a document, in reading order."""

    entities: tuple[Entity, ...]

    def at(self, span: Span) -> Entity | None:
        """The company whose name overlaps a span; of several the one that covers most of it."""
        best: tuple[int, Entity] | None = None
        for entity in self.entities:
            for mention in entity.mentions:
                shared = min(span.end, mention.span.end) - max(span.start, mention.span.start)
                if shared > 0 and (best is None or shared > best[0]):
                    best = (shared, entity)
        return best[1] if best else None


def cast_of(text: str, names: Iterable[Named]) -> Cast:
    """The companies that names stand for."""
    found = [one for one in names if _is_name(one.span.of(text))]
    shown = {one.span: shown_name(one.span.of(text)) for one in found}
    heads: list[str] = []
    group_of: dict[str, int] = {}
    for name in sorted(set(shown.values()), key=lambda name: (-len(base_key(name).split()), -len(name), name)):
        same = [at for at, head in enumerate(heads) if same_company(name, head)]
        if not same:
            same = [len(heads)]
            heads.append(name)
        group_of[name] = same[0]
    for one, other in _in_brackets(text, found):
        if group_of[shown[one.span]] != group_of[shown[other.span]]:
            short, full = group_of[shown[other.span]], group_of[shown[one.span]]
            group_of = {name: full if at == short else at for name, at in group_of.items()}
    groups: list[list[Named]] = [[] for _ in heads]
    for one in found:
        groups[group_of[shown[one.span]]].append(one)
    entities = [_entity(group, [shown[one.span] for one in group]) for group in groups if group]
    return Cast(tuple(sorted(entities, key=lambda entity: entity.mentions[0].span.start)))


def _is_name(written: str) -> bool:
    """Whether words can be a name: not a sign alone, and not the code of a share ("ORX.L")."""
    return any(letter.isalnum() for letter in written) and not _SHARE_CODE.fullmatch(written)


def _in_brackets(text: str, names: Sequence[Named]) -> Iterator[tuple[Named, Named]]:
    """A name and what stands in brackets right behind it, where that is a name in capitals: what it is called for short."""
    ordered = sorted(names, key=lambda one: one.span.start)
    for one, other in pairwise(ordered):
        between = text[one.span.end : other.span.start] if other.span.start > one.span.end else ""
        if re.fullmatch(r"(?:,? \w{2,4}\.?)? ?\([\"“']?", between) and other.span.of(text).isupper():
            yield one, other


def plain_words(written: str) -> str:
    """Words on one line, without soft hyphens and the like."""
    return " ".join(_UNSEEN.sub("", written).split())


def shown_name(written: str) -> str:
    """A name as it is shown: without article, legal form and possessive, on one line."""
    name = plain_words(written)
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) and len(name.split()) > 1 else name)
    shorter = without_legal_form(bare)
    while shorter and shorter != bare:
        bare, shorter = shorter, without_legal_form(shorter)
    return bare or name


def same_company(short: str, full: str) -> bool:
    """Whether a name is a form of a fuller one: the same words, its first, its initials, or the one that tells it apart."""
    one, other = base_key(short).split(), base_key(full).split()
    if not one or not other:
        return False
    if one == other:
        return True
    if other[: len(one)] == one and not (len(one) == 1 and one[0] in _WEAK):
        return True
    if len(one) == 1 and one[0] == "".join(word[0] for word in other) and len(other) > 1 and short.isupper():
        return True
    initials = "".join(_INITIAL.findall(full)).lower()
    return len(one) == 1 and short.isupper() and len(short) > 1 and initials == one[0]


def _entity(mentions: Sequence[Named], shown: Sequence[str]) -> Entity:
    counted = Counter(shown)
    name = max(counted, key=lambda one: (len(base_key(one).split()), not one.isupper(), counted[one], -len(one), one))
    weights = [sum(one.chance * one.kinds[at] for one in mentions) for at in range(len(COMPANY_TYPES))]
    return Entity(
        name=name,
        aliases=tuple(dict.fromkeys(one for one in shown if one != name)),
        type=COMPANY_TYPES[max(range(len(weights)), key=weights.__getitem__)],
        mentions=tuple(mentions),
    )
