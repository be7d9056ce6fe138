"""Which part each company of a sentence plays in an investment that it tells of, by where its name stands.

A logistic regression a part, fitted by `python -m tests.golden.fit_deals`; for sentences that no grammar reads.
"""

from __future__ import annotations

from spacy.tokens import Token

from store.model import InvestmentType
from store.parse.companies import Mention
from store.parse.logistic import Features, fitted
from store.parse.reading import Sentence
from store.parse.reference import Party
from store.parse.syntax import SUBJECTS, clause_verb, first_of_list, is_passive, is_verb, lemma

ROLES = ("investor", "target", "seller")
_BEFORE = ("DT", "JJ", "NN", "NNS", "HYPH", "NNP", "POS", "PRP$", "VBG", "JJS", "CC", ",")


def role_chances(sentence: Sentence, type_: InvestmentType) -> list[tuple[Party, dict[str, float]]]:
    """The companies of a sentence in reading order, each with the probability of each part in an event of a type."""
    regressions = fitted("role_weights")
    return [
        (party, {role: regressions[role].chance(features) for role in ROLES})
        for party, features in mention_features(sentence, type_)
    ]


def mention_features(sentence: Sentence, type_: InvestmentType) -> list[tuple[Party, Features]]:
    """The companies of a sentence at their first mention in it, with where they stand, also told apart by the type."""
    named: dict[str, tuple[Party, Mention]] = {}
    for token in sentence.tokens:
        hit = sentence.reading.cast.at(sentence.reading.index, token)
        if hit is not None:
            named.setdefault(hit[0].name, (Party(hit[0], hit[1].span), hit[1]))
    found = []
    for at, (party, mention) in enumerate(named.values()):
        plain = _place(sentence, party, mention) | _order(at, len(named))
        found.append((party, plain | {f"{type_} {feature}": value for feature, value in plain.items()}))
    return found


def _order(at: int, count: int) -> Features:
    return {f"number {min(at, 3)} of {min(count, 4)}": 1.0, "first": float(at == 0), "last": float(at == count - 1)}


def _place(sentence: Sentence, party: Party, mention: Mention) -> Features:
    doc, head = sentence.reading.doc, first_of_list(mention.head)
    verb = clause_verb(head)
    after = doc[mention.after] if mention.after < sentence.tokens.end else None
    found: Features = {f"is {head.dep_}": 1.0, f"type {party.entity.type}": 1.0}
    found |= dict.fromkeys(_words_before(sentence, mention), 1.0)
    if is_verb(verb):
        side = "before" if mention.first < verb.i else "after"
        found[f"{side} its verb"] = 1.0
        found[f"{side} passive"] = float(is_passive(verb))
        found[f"{side} {lemma(verb)}"] = 1.0
        if head.dep_ in SUBJECTS:
            found[f"does {lemma(verb)}"] = 1.0
    if after is not None:
        found["owns"] = float(after.tag_ == "POS")
        found["before a comma"] = float(after.text == ",")
        found["before a verb"] = float(after.pos_ in ("VERB", "AUX"))
        if after.tag_ == "POS" and mention.after + 1 < sentence.tokens.end:
            found[f"owns {doc[mention.after + 1].lemma_.lower()}"] = 1.0
    sums = [entry.first for entry in sentence.quantities if entry.quantity.dimension == "money"]
    found["before a sum"] = float(any(0 <= first - mention.after <= 4 for first in sums))
    found["after a sum"] = float(any(0 < mention.first - first <= 5 for first in sums))
    return found


def _words_before(sentence: Sentence, mention: Mention) -> list[str]:
    """What leads up to a name: the words that call it something, and the preposition or verb before them."""
    doc, at = sentence.reading.doc, mention.first - 1
    found: list[str] = []
    first: Token | None = doc[at] if at >= sentence.tokens.start else None
    if first is not None and first.text.islower() and first.tag_ in ("NN", "NNS"):
        found.append("called something")
    if first is not None and first.tag_ == "POS":
        found.append("owned")
    while at >= sentence.tokens.start and doc[at].tag_ in _BEFORE:
        at -= 1
    if at < sentence.tokens.start:
        return [*found, "opens"]
    governs = doc[at]
    if governs.tag_ in ("IN", "TO", "RP"):
        found += [f"behind {governs.lower_}", f"behind {governs.lower_} of {governs.head.lemma_.lower()}"]
    elif governs.pos_ in ("VERB", "AUX"):
        found += ["behind a verb", f"behind verb {lemma(governs)}"]
    return found
