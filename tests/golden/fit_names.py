"""Make the weights of company names anew from the dev split: `python -m tests.golden.fit_names`.

It prints how well names are told apart over ten folds of passages, each scored by what the other nine taught. The test split
is never read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from store.model.naming import without_legal_form
from store.parse import name_scores
from store.parse.blocks import split_blocks
from store.parse.language import load_pipeline
from store.parse.logistic import Features
from store.parse.names import defined_things, find_names, fold
from tests.golden import logistic
from tests.golden.passages import Passage, load

_RIDGE = 1.0
_FOLDS = 10
_LEAST_COUNT = 5
_PRIOR = {
    "based somewhere": 3.0,
    "brand or unit": 4.0,
    "called a company": 3.0,
    "company noun before": 3.0,
    "introduced as a company": 3.0,
    "invested in": 2.0,
    "legal form": 4.0,
    "listed with companies": 3.0,
    "ticker": 4.0,
    "public body": -4.0,
    "title": -4.0,
}
"""Where the text says outright what a name is, that is what is believed until passages teach otherwise."""


@dataclass(frozen=True, slots=True)
class Example:
    """A name of a passage: its features, and whether the labels have it for a company."""

    passage: str
    features: Features
    company: bool


def examples(passages: Sequence[Passage]) -> list[Example]:
    """The names of the passages, with the features that the parser sees now."""
    language = load_pipeline()
    found = []
    for passage in passages:
        docs = list(language.pipe(block.text for block in split_blocks(passage.text)))
        features = name_scores.features_of(docs, [find_names(doc) for doc in docs], defined_things(passage.text))
        found += [Example(passage.id, own, _is_company(key, passage)) for key, own in features.items()]
    return found


def _is_company(key: str, passage: Passage) -> bool:
    """Whether a name is a labelled one, a part of it, or has it for a part."""
    words = set(fold(without_legal_form(key)).split())
    labels = [set(fold(company["name"]).split()) for company in passage.companies]
    return any(words <= label or label <= words for label in labels)


def main() -> None:
    """Fit on the dev split, print how well it does over the folds, and write the weights."""
    rows = examples(load("dev"))
    features = logistic.common([row.features for row in rows], _LEAST_COUNT)
    table = logistic.table([row.features for row in rows], features)
    wanted = np.array([row.company for row in rows])
    prior = np.array([*(_PRIOR.get(feature, 0.0) for feature in features), 0.0])
    folds = logistic.folds([row.passage for row in rows], _FOLDS)
    mine = logistic.chances(table, wanted, folds, _RIDGE, prior) >= 0.5
    print(f"company {logistic.prf(mine, wanted)}")
    regression = logistic.regression(features, logistic.fit(table, wanted, _RIDGE, prior))
    logistic.write("company_weights", {"company": regression})


if __name__ == "__main__":
    main()
