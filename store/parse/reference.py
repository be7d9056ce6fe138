"""Who is meant: names, lists of names, descriptions ("the carmaker") and pronouns, followed to companies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from store.frozen import Frozen
from store.model import Span
from store.parse.companies import Entity
from store.parse.homes import calls_a_company
from store.parse.lexicon.business import COMPANY_NOUNS, DESCRIPTIONS, INTRODUCERS, OWNED_NOUNS
from store.parse.reading import Reading, token_span
from store.parse.syntax import SUBJECTS, children, conjuncts, prepositional
from store.parse.units import singular

_PRONOUNS = frozenset("it its itself".split())
_PLURAL_PRONOUNS = frozenset("they their them both".split())
_KINDS_OF_COMPANY = COMPANY_NOUNS | OWNED_NOUNS
_REACH = 4
"""Sentences back that a pronoun or a description looks for its antecedent."""


class Party(Frozen):
    """A company in a role: the entity, the span that names it in the block, and whether it had to be followed there."""

    entity: Entity
    span: Span
    inferred: bool = False

    @property
    def name(self) -> str:
        return self.entity.name


class Deal(Frozen, kw_only=True):
    """A deal that was told of: its type, what it is for, and the number of the sentence."""

    type: str
    target: str | None
    sentence: int


class Memory:
    """The companies that recent sentences were about, latest last; what a pronoun can mean.

    `country` is the country that figures were told of last, `theme` the product or industry; `measure` is the measure and
    dimension of the last figure, `moved` the measure of the last change, `deal` the last deal.
    The one thing in the parser that changes while it reads: it is filled sentence by sentence.
    """

    def __init__(self) -> None:
        self._subjects: list[tuple[int, tuple[Entity, ...]]] = []
        self._mentions: list[tuple[int, Entity]] = []
        self._known: dict[str, Entity] = {}
        self._sentence = 0
        self._told: Counter[str] = Counter()
        self.country: str | None = None
        self.theme: str | None = None
        self.measure: tuple[str, str] | None = None
        self.moved: str | None = None
        self.deal: Deal | None = None

    @property
    def sentence(self) -> int:
        """How many sentences were closed."""
        return self._sentence

    def lately(self) -> dict[str, tuple[Entity, int, bool]]:
        """The companies named in the last sentences: how many sentences ago, and whether one of them was about it."""
        told = {entity.name for _, subjects in self._subjects for entity in subjects}
        return {entity.name: (entity, self._sentence - at, entity.name in told) for at, entity in self._mentions}

    @property
    def protagonist(self) -> Entity | None:
        """The company that the text is about: the one that was most often what a sentence spoke of."""
        if not self._told:
            return None
        name, times = self._told.most_common(1)[0]
        rivals = [other for other, count in self._told.items() if count == times]
        return self._known.get(name) if len(rivals) == 1 else None

    def note(self, subjects: tuple[Entity, ...], mentioned: tuple[Entity, ...]) -> None:
        """Close a sentence: who its subject was, and who else it named."""
        if subjects:
            self._subjects.append((self._sentence, subjects))
        if len(subjects) == 1:
            self._told[subjects[0].name] += 1
            self._known[subjects[0].name] = subjects[0]
        self._mentions.extend((self._sentence, entity) for entity in mentioned)
        self._sentence += 1
        # Those further back are meant by nothing: a long text must not make each sentence dearer than the one before.
        self._subjects = [told for told in self._subjects if self._sentence - told[0] <= _REACH]
        self._mentions = [named for named in self._mentions if self._sentence - named[0] <= _REACH]

    def singular(self) -> Entity | None:
        """The company that "it" means: the last sentence's subject, else the one company that was named lately."""
        if self._subjects and len(self._subjects[-1][1]) == 1:
            return self._subjects[-1][1][0]
        recent = {entity.name: entity for at, entity in self._mentions if self._sentence - at <= 2}
        return next(iter(recent.values())) if len(recent) == 1 else None

    def described(self) -> Entity | None:
        """The company that "the group" means: the one the text is about, rather than one named in passing."""
        last, about = self.singular(), self.protagonist
        if last is not None and about is not None and self._told[last.name] == 1 and self._told[about.name] > 1:
            return about
        return last

    def other(self, than: frozenset[str]) -> Entity | None:
        """The company named last that is none of `than`."""
        recent = [entity for _, entity in self._mentions if entity.name not in than]
        return recent[-1] if recent else None

    def plural(self) -> tuple[Entity, ...]:
        """The companies that "they" means: the last subject that was more than one."""
        if self._subjects and self._sentence - self._subjects[-1][0] <= 2 and len(self._subjects[-1][1]) > 1:
            return self._subjects[-1][1]
        return ()


def parties(reading: Reading, token: Token | None, memory: Memory) -> list[Party]:
    """The companies that the noun phrase headed by `token` stands for, in reading order; none when it is no company."""
    if token is None:
        return []
    found: list[Party] = []
    for member in conjuncts(token):
        for party in _one(reading, member, memory):
            if all(party.name != other.name for other in found):
                found.append(party)
    return found


def _one(reading: Reading, token: Token, memory: Memory) -> list[Party]:
    named = _named(reading, token)
    if named:
        return named
    if _listed(token):
        return [party for member in _listed(token) for party in _named(reading, member)]
    noun = singular(token.lower_)
    if noun in _KINDS_OF_COMPANY or calls_a_company(token):
        beside = _beside(reading, token)
        if beside:
            return beside
    return _followed(reading, token, memory)


def _named(reading: Reading, token: Token) -> list[Party]:
    hit = reading.cast.at(reading.index, token)
    return [Party(hit[0], hit[1].span)] if hit else []


def _listed(token: Token) -> list[Token]:
    """ "carmakers like A, B and C", "rivals including A", "a consortium of A and B", "a group led by A"."""
    found: list[Token] = []
    if singular(token.lower_) in _COMPANIES_TOGETHER:
        members = list(prepositional(token, "of", "comprising"))
        for verb in children(token, "acl"):
            if verb.lower_ == "led":
                members += prepositional(verb, "by")
        found += members
    for prep in children(token, "prep"):
        if prep.lower_ in INTRODUCERS or (prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)):
            for noun in children(prep, "pobj"):
                found += conjuncts(noun)
    return found


_COMPANIES_TOGETHER = frozenset("consortium group syndicate team trio club clutch band".split())


def _beside(reading: Reading, token: Token) -> list[Party]:
    """ "X's Y brand" means Y; "X's Chinese unit" means X for want of a name; "the retailer, X," means X."""
    for label in ("compound", "nmod", "appos", "poss"):
        for child in children(token, label):
            if label == "poss" and singular(token.lower_) not in OWNED_NOUNS:
                continue
            named = [party for member in conjuncts(child) for party in _named(reading, member)]
            if named:
                return named if label != "poss" else [Party(named[0].entity, named[0].span, inferred=True)]
    return []


def _followed(reading: Reading, token: Token, memory: Memory) -> list[Party]:
    low = token.lower_
    described = singular(low) in DESCRIPTIONS and any(child.lower_ in ("the", "this") for child in children(token, "det"))
    plural = low in _PLURAL_PRONOUNS or (described and token.tag_ == "NNS")
    if not (low in _PRONOUNS or plural or described) or (token.tag_ == "DT" and low == "both"):
        return []
    if described and any(_restricts(child) for child in token.children):
        return []
    within = _antecedents(reading, token)
    span = token_span(token)
    if plural:
        group = next((subjects for subjects in within if len(subjects) > 1), ()) or memory.plural()
        return [Party(entity, span, inferred=True) for entity in group]
    before = memory.described() if described else memory.singular()
    earlier = next((subjects[0] for subjects in within if len(subjects) == 1), None) or before
    return [Party(earlier, span, inferred=True)] if earlier else []


def _restricts(child: Token) -> bool:
    """Whether what hangs on "the company" says which one ("the company that it bought"), rather than more of it."""
    if child.dep_ == "prep":
        return True
    return child.dep_ in ("relcl", "acl") and child.doc[child.left_edge.i - 1].text != ","


def _antecedents(reading: Reading, token: Token) -> Iterator[tuple[Entity, ...]]:
    """Subjects that stand before `token` in its sentence, nearest clause first."""
    sentence = token.sent
    for index in range(token.i - 1, sentence.start - 1, -1):
        candidate = reading.doc[index]
        if candidate.dep_ in SUBJECTS and not _same_clause(candidate, token):
            entities = tuple(
                party.entity
                for member in (*conjuncts(candidate), *_listed(candidate))
                for party in _named_or_beside(reading, member)
            )
            if entities:
                yield entities


def _same_clause(doer: Token, token: Token) -> bool:
    """Whether `token` is an object of the verb whose subject `doer` is: "X lends the company" lends to somebody else."""
    above = token.head if token.dep_ in ("dobj", "dative") else token.head.head if token.dep_ == "pobj" else None
    return above is not None and above == doer.head


def _named_or_beside(reading: Reading, token: Token) -> list[Party]:
    return _named(reading, token) or (_beside(reading, token) if singular(token.lower_) in COMPANY_NOUNS else [])


def remember(
    reading: Reading, start: int, end: int, memory: Memory, but: Callable[[Reading, Token], bool] = lambda reading, token: False
) -> None:
    """Close the sentence of tokens `[start, end)`: note its main subject, `but` for some, and the companies it names."""
    subjects: tuple[Entity, ...] = ()
    mentioned: dict[str, Entity] = {}
    for token in reading.doc[start:end]:
        hit = reading.cast.at(reading.index, token)
        if hit:
            mentioned[hit[0].name] = hit[0]
        told_of = token.dep_ in SUBJECTS and token.head.dep_ in ("ROOT", "ccomp", "conj")
        if told_of and not subjects and not but(reading, token):
            subjects = tuple(party.entity for party in parties(reading, token, memory)) or _owners(reading, token, memory)
    memory.note(subjects, tuple(mentioned.values()))


def _owners(reading: Reading, token: Token, memory: Memory) -> tuple[Entity, ...]:
    """Whose a sentence's subject is, when it is no company itself: "orders at Acme", "Acme's margin"."""
    owners = [*children(token, "poss"), *prepositional(token, "at", "of", "by", "in", "for")]
    return tuple(party.entity for owner in owners for party in parties(reading, owner, memory))[:1]
