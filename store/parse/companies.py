"""Which names are companies: evidence pooled over the document, aliases joined, brands given their owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from store.frozen import Frozen, field
from store.model import CompanyType, Span
from store.model.naming import without_legal_form
from store.parse.aliases import by_beginning, group_aliases
from store.parse.homes import Home, home_of
from store.parse.lexicon.business import (
    BANK_WORDS,
    BRAND_NOUNS,
    FUND_WORDS,
    MEDIA_WORDS,
    OWNED_NOUNS,
)
from store.parse.lexicon.well_known import known_type
from store.parse.name_scores import ACCEPTED, features_of, scores
from store.parse.names import Name, defined_things, find_names
from store.parse.syntax import children


class Mention(Frozen):
    """A company's name at a place: block number, tokens `[first, after)`, span in the block."""

    block: int
    first: int
    after: int
    span: Span
    head: Token


class Entity(Frozen):
    """A company of one document."""

    name: str
    aliases: tuple[str, ...]
    type: CompanyType
    owner: str | None
    owner_span: tuple[int, Span] | None
    mentions: tuple[Mention, ...]
    score: float
    home: Home | None = None


class Cast(Frozen):
    """The companies of a document, and which of them each token of each block belongs to."""

    entities: tuple[Entity, ...]
    tokens: Mapping[tuple[int, int], tuple[Entity, Mention]] = field(default_factory=dict)

    def at(self, block: int, token: Token) -> tuple[Entity, Mention] | None:
        """The company that a token is part of, with the mention."""
        return self.tokens.get((block, token.i))

    def named(self, name: str) -> Entity | None:
        """The company of that name."""
        return next((entity for entity in self.entities if entity.name == name), None)


def find_companies(text: str, docs: Sequence[Doc]) -> Cast:
    """The companies that the blocks of a document name. `text` is the document's, for what it says of abbreviations."""
    names = [find_names(doc) for doc in docs]
    scored = scores(features_of(docs, names, defined_things(text)))
    accepted = {key for key, score in scored.items() if score >= ACCEPTED}
    beginnings = by_beginning(accepted)
    accepted |= {key for key in scored if len(key) > 3 and len(beginnings.get(key, ())) == 1}
    groups = group_aliases(text, names, accepted)
    entities = [_entity(docs, names, group, scored) for group in groups]
    entities.sort(key=lambda entity: (entity.mentions[0].block, entity.mentions[0].first))
    tokens = {
        (mention.block, at): (entity, mention)
        for entity in entities
        for mention in entity.mentions
        for at in range(mention.first, mention.after)
    }
    return Cast(tuple(entities), tokens)


def _entity(docs: Sequence[Doc], names: Sequence[list[Name]], group: set[str], scored: Mapping[str, float]) -> Entity:
    own = [(block, name) for block, found in enumerate(names) for name in found if name.key in group]
    mentions = tuple(Mention(block, name.first, name.after, name.span, name.head) for block, name in own)
    written = Counter(_shown(name.text) for _, name in own)
    name = _canonical(written)
    owner = next((found for m in mentions if (found := _owner(docs[m.block], m))), None)
    brand = any(_is_brand(docs[m.block], m) for m in mentions)
    return Entity(
        name=name,
        aliases=tuple(alias for alias in written if alias != name),
        type="brand" if brand else next((known for key in group if (known := known_type(key))), _type(name)),
        owner=_shown(owner[1]) if owner else None,
        owner_span=(owner[0].block, owner[2]) if owner else None,
        mentions=mentions,
        home=next((home for m in mentions if (home := home_of(docs[m.block], m.block, m.first, m.head))), None),
        score=max(scored[key] for key in group),
    )


def _shown(text: str) -> str:
    return " ".join(text.split())


def _canonical(written: Counter[str]) -> str:
    """The fullest way it is written, without its legal form: news gives the whole name once and a short one after."""
    plain = Counter[str]()
    for text, count in written.items():
        plain[text if text.endswith("& Co") else without_legal_form(text) or text] += count
    return max(plain, key=lambda text: (len(text.split()), plain[text], len(text)))


def _owned_noun(doc: Doc, mention: Mention) -> Token | None:
    """ "brand" in "X's Y brand"."""
    if mention.after < len(doc) and doc[mention.after].lower_ in OWNED_NOUNS and doc[mention.after].tag_ == "NN":
        return doc[mention.after]
    return None


def _is_brand(doc: Doc, mention: Mention) -> bool:
    noun = _owned_noun(doc, mention)
    return noun is not None and noun.lower_ in BRAND_NOUNS


def _owner(doc: Doc, mention: Mention) -> tuple[Mention, str, Span] | None:
    """Who a brand or unit belongs to: "X's Y brand", "Y, a unit of X", "Y, owned by X"."""
    noun = _owned_noun(doc, mention)
    candidates: Iterable[Token] = ()
    if noun is not None:
        candidates = [*children(noun, "poss"), *children(mention.head, "poss")]
    else:
        candidates = _apposed_owner(mention.head)
    for token in candidates:
        if token.pos_ == "PROPN" and token.i not in range(mention.first, mention.after):
            first = token.i
            while (
                first and doc[first - 1].dep_ == "compound" and doc[first - 1].head == token and doc[first - 1].pos_ == "PROPN"
            ):
                first -= 1
            span = doc[first : token.i + 1]
            return mention, span.text, Span(span.start_char, span.end_char)
    return None


def _apposed_owner(head: Token) -> list[Token]:
    found = []
    for noun in children(head, "appos"):
        if noun.lower_ in OWNED_NOUNS:
            found += [owner for prep in children(noun, "prep") if prep.lower_ == "of" for owner in children(prep, "pobj")]
            found += children(noun, "poss")
    for verb in children(head, "acl"):
        if verb.lower_ == "owned":
            found += [owner for by in children(verb, "agent") for owner in children(by, "pobj")]
    return found


def _type(name: str) -> CompanyType:
    words = {word.casefold().strip(".,") for word in name.split()}
    if words & BANK_WORDS:
        return "bank"
    if words & MEDIA_WORDS and "agency" not in words:
        return "media"
    if words & FUND_WORDS:
        return "fund"
    return "company"
