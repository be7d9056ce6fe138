"""Looking rules up sets the same as running them."""

from __future__ import annotations

import importlib

import pytest

from store.parse.language import DEFAULT_PIPELINE, load_pipeline
from store.parse.tag_rules import LookedUp
from tests.conftest import SEED
from tests.golden.passages import load

ODD = "I'm gonna go. Let's  see, y'all got ta go there, ain't no\n\nway. There is it. C'm on! It gets you."


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_token_gets_what_the_stock_rules_give_it() -> None:
    ours, stock = load_pipeline(), importlib.import_module(DEFAULT_PIPELINE).load()
    assert isinstance(ours.get_pipe("attribute_ruler"), LookedUp)
    stock.tokenizer = ours.tokenizer
    texts = [SEED.read_text(encoding="utf-8"), ODD, *(passage.text for passage in load("dev")[:40])]
    for mine, theirs in zip(ours.pipe(texts), stock.pipe(texts), strict=True):
        seen = [[(t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in doc] for doc in (mine, theirs)]
        assert seen[0] == seen[1]
