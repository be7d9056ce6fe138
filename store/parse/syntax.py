"""Questions to a dependency parse (ClearNLP labels, as spaCy's English pipelines use them). Pure."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CONTROLLED = ("advcl", "xcomp", "conj", "ccomp", "pcomp", "acl")
_NP_LINKS = ("compound", "nmod", "amod", "nummod", "appos", "poss", "quantmod", "det")


def children(token: Token, *labels: str) -> list[Token]:
    """The children of `token` whose relation is one of `labels`, in reading order."""
    doc = token.doc
    by_head = doc.user_data.get(_CHILDREN)
    if by_head is None:
        by_head = doc.user_data[_CHILDREN] = _children_of_all(doc)
    return [child for label, child in by_head.get(token.i, ()) if label in labels]


_CHILDREN = "factdeck.children"


def _children_of_all(doc: Doc) -> dict[int, list[tuple[str, Token]]]:
    """For each token that has any, its children with their relations: asked for so often that looking once pays."""
    found: dict[int, list[tuple[str, Token]]] = {}
    for token in doc:
        if token.head.i != token.i:
            found.setdefault(token.head.i, []).append((token.dep_, token))
    return found


def conjuncts(token: Token) -> list[Token]:
    """`token` and what is coordinated after it: "A, B and C" from "A"."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj":
            found.extend(conjuncts(child))
    return found


def first_of_list(token: Token) -> Token:
    """The first of the tokens that `token` is coordinated with: "A" for the "C" of "A, B and C"."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause: a verb or an auxiliary that stands for one."""
    return token.pos_ in ("VERB", "AUX")


def clause_verb(token: Token) -> Token:
    """The verb of the clause that `token` belongs to; the sentence's root when there is none above."""
    while not is_verb(token) and token.head != token:
        token = token.head
    return token


def subject(verb: Token) -> Token | None:
    """Who does what `verb` says: its own subject, or that of the verb that controls it.

    "the export witnessed a surge, reaching …": of "reaching", the subject is "export". A participle that describes a
    noun has that noun as its subject ("a complex launching production").
    """
    seen = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = children(verb, *SUBJECTS)
        relative = [token for token in own if token.tag_ in ("WDT", "WP")]
        if relative and verb.dep_ == "relcl":
            return verb.head
        if own:
            # "Belgian publisher Acme has bought": two subjects to the parser, the name is the second.
            return own[-1] if own[-1].pos_ == "PROPN" else own[0]
        if verb.dep_ in ("acl", "relcl") and not is_verb(verb.head) and verb.head.dep_ not in ("dobj", "attr"):
            return verb.head
        if verb.dep_ in _CONTROLLED or verb.dep_ == "relcl":
            verb = clause_verb(verb.head)
        elif verb.dep_ == "ROOT":
            return None
        else:
            verb = clause_verb(verb.head) if verb.head != verb else verb
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb's clause is in the passive."""
    return bool(children(verb, "nsubjpass", "auxpass"))


def agent(verb: Token) -> Token | None:
    """Who did what a passive verb says: "bought by X"."""
    for by in children(verb, "agent"):
        for noun in children(by, "pobj"):
            return noun
    return None


def prepositional(token: Token, *prepositions: str) -> Iterator[Token]:
    """The objects of prepositions under `token`, also of stacked ones ("from within the group")."""
    for prep in children(token, "prep", "dative", "agent"):
        if prep.lower_ in prepositions:
            for noun in children(prep, "pobj"):
                yield from conjuncts(noun)


def ancestors(token: Token, most: int = 8) -> Iterator[Token]:
    """The tokens above, nearest first, `most` of them at the most."""
    for _ in range(most):
        if token.head == token:
            return
        token = token.head
        yield token


def below(token: Token, other: Token) -> bool:
    """Whether `other` is `token` or stands above it."""
    return token == other or any(above == other for above in token.ancestors)


def is_negated(verb: Token) -> bool:
    """Whether the verb is denied."""
    return bool(children(verb, "neg"))


def lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()


def noun_phrase(token: Token) -> tuple[int, int]:
    """The first and last token of the noun phrase that `token` heads, without what follows the head."""
    first = token.i
    for child in token.lefts:
        if child.dep_ in _NP_LINKS or child.dep_ in ("punct", "neg", "advmod", "nmod"):
            first = min(first, child.left_edge.i)
    return first, token.i
