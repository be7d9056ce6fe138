"""How likely each name of a document is a company: features of all its mentions, weighed as the golden passages taught.

A logistic regression: the score is the logarithm of the odds. `python -m tests.golden.fit_names` makes the weights anew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from store.parse.aliases import by_beginning
from store.parse.company_cues import cues
from store.parse.lexicon.business import DESCRIPTIONS
from store.parse.logistic import Features, fitted
from store.parse.name_setting import setting, strongest
from store.parse.names import Name
from store.parse.syntax import conjuncts

ACCEPTED = 0.0
"""The score from which on a name is taken for a company: one chance in two."""
_MANY = 4
"""Mentions of a name beyond which more say nothing new."""


def scores(features: Mapping[str, Features]) -> dict[str, float]:
    """The score of each name (folded): the logarithm of the odds that it is a company."""
    regression = fitted("company_weights")["company"]
    return {key: regression.score(own) for key, own in features.items()}


def features_of(docs: Sequence[Doc], names: Sequence[list[Name]], things: set[str]) -> dict[str, Features]:
    """The features of each name (folded) but `things`, from all its mentions and from the lists that it stands in."""
    mentions: defaultdict[str, list[tuple[Doc, Name]]] = defaultdict(list)
    for doc, found in zip(docs, names, strict=True):
        for name in found:
            if not {name.key, name.key.split(" ")[-1]} & things:  # "Chinese NEVs" are as much a thing as NEVs
                mentions[name.key].append((doc, name))
    signs = {key: {cue for doc, name in found for cue in cues(doc, name)} for key, found in mentions.items()}
    _lend_to_longer(signs)
    _name_alone(names, signs)
    told = float(any(_tells_of_a_company(doc) for doc in docs))
    features = {
        key: strongest(setting(doc, name) for doc, name in found)
        | _labels([name for _, name in found])
        | {"text tells of a company": told}
        | dict.fromkeys(signs[key], 1.0)
        for key, found in mentions.items()
    }
    for key, sign in list(_from_lists(names, scores(features))):
        features[key][sign] = 1.0
    return features


def _labels(found: Sequence[Name]) -> Features:
    """What the recogniser takes the mentions for, each label with its share, and how many there are."""
    counted = Counter(name.label for name in found)
    shares = {f"label {label or 'none'}": count / len(found) for label, count in counted.items()}
    return shares | {"mentions": min(len(found), _MANY) / _MANY}


def _tells_of_a_company(doc: Doc) -> bool:
    """Whether a text speaks of "the company", "the carmaker": then it has named one."""
    return any(token.lower_ in DESCRIPTIONS and token.i and doc[token.i - 1].lower_ == "the" for token in doc)


def _name_alone(names: Sequence[list[Name]], signs: Mapping[str, set[str]]) -> None:
    """A person is given a first name or a title when first named; a name of one word that never is, is rather a company."""
    people = {name.key for found in names for name in found if name.label == "PERSON"}
    surnames = {key.split(" ")[-1] for found in names for name in found if " " in (key := name.key)}
    for key in people:
        if " " not in key and key in signs and key not in surnames and "title" not in signs[key]:
            signs[key].discard("speaks")
            signs[key].add("named alone")


def _lend_to_longer(signs: Mapping[str, set[str]]) -> None:
    """What is said of "Norvane" speaks for "Norvane Metals" too, when only one name begins so."""
    beginnings = by_beginning(signs)
    for short in list(signs):
        longer = beginnings.get(short, [])
        if len(longer) == 1 and len(short) > 2:
            signs[longer[0]].update(signs[short])


def _from_lists(names: Sequence[list[Name]], known: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """If two of "A, B and C" are companies, so is the third: names with the sign that their lists are."""
    for found in names:
        heads = {name.head.i: name for name in found}
        for name in found:
            if name.head.dep_ == "conj":
                continue
            members = [key for token in conjuncts(name.head) if token.i in heads and (key := heads[token.i].key) in known]
            companies = [key for key in members if known[key] >= ACCEPTED]
            if len(members) >= 3 and len(companies) >= 2:
                yield from ((key, "listed with companies") for key in members)
            elif len(members) == 2 and companies:
                yield from ((key, "named with a company") for key in members)
