"""The pipeline's rules from tags to parts of speech, looked up once for each sort of token.

spaCy's AttributeRuler runs its 180 patterns over every token of every text, an eighth of all the time that parsing takes.
Nearly all of them look at one token: its tag, its letters, its relation. What they set is the same for all tokens that are
alike in those, so it is kept; the few patterns that look at two tokens are still run. The outcome is the same.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

_COMPONENT = "attribute_ruler"
_LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_SET = frozenset({"POS", "MORPH", "LEMMA", "TAG", "DEP"})

Key = tuple[int, int, int]
Settings = tuple[tuple[str, str], ...]


def look_rules_up(pipeline: Language) -> None:
    """Make the pipeline look its attribute rules up, if they are of the sort that can be."""
    if _COMPONENT not in pipeline.pipe_names:
        return
    ruler = pipeline.get_pipe(_COMPONENT)
    if type(ruler) is AttributeRuler and all(_is_known_sort(rule) for rule in ruler.patterns):
        ruler.__class__ = LookedUp  # the same rules in the same place; a component of its own would have to copy both


def _is_known_sort(rule: Any) -> bool:
    one_token = all(len(pattern) > 1 or set(pattern[0]) <= _LOOKED_AT for pattern in rule["patterns"])
    return one_token and set(rule["attrs"]) <= _SET


class LookedUp(AttributeRuler):
    """An attribute ruler that remembers what its rules set for tokens that are alike."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of each token of a document, as the rules say; the last of the rules that fit has its way."""
        known, pairs = self._memory()
        later: dict[int, list[int]] = {}
        for rule, start in _matches(pairs, doc):
            later.setdefault(start + self.indices[rule], []).append(rule)
        # All is read before anything is set, as the rules look at the document as it was.
        settings = [
            self._settings(doc, token, known) if token.i not in later else self._merged(doc, token, later[token.i])
            for token in doc
        ]
        for token, own in zip(doc, settings, strict=True):
            for attribute, value in own:
                _set(token, attribute, value)
        return doc

    def _memory(self) -> tuple[dict[Key, Settings], Matcher]:
        memory: tuple[dict[Key, Settings], Matcher] | None = self.__dict__.get("_looked_up")
        if memory is None:
            pairs = Matcher(self.vocab)
            rules: Any = self.patterns  # spaCy's annotation of them is of something else
            for number, rule in enumerate(rules):
                wide = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
                if wide:
                    pairs.add(str(number), wide)
            memory = self.__dict__["_looked_up"] = ({}, pairs)
        return memory

    def _settings(self, doc: Doc, token: Token, known: dict[Key, Settings]) -> Settings:
        key = (token.tag, token.lower, token.dep)
        settings = known.get(key)
        if settings is None:
            settings = known[key] = self._merged(doc, token, [])
        return settings

    def _merged(self, doc: Doc, token: Token, more: list[int]) -> Settings:
        """What the rules that fit a token set, the later over the earlier; `more` are those that look at its neighbours."""
        alone = [rule for rule, _ in _matches(self.matcher, doc[token.i : token.i + 1])]
        merged: dict[str, str] = {}
        for rule in sorted({*alone, *more}):
            merged.update(self.patterns_set[rule])
        return tuple(merged.items())

    @property
    def patterns_set(self) -> list[dict[str, str]]:
        """What each rule sets."""
        sets: list[dict[str, str]] | None = self.__dict__.get("_sets")
        if sets is None:
            rules: Any = self.patterns  # as above
            sets = self.__dict__["_sets"] = [dict(rule["attrs"]) for rule in rules]
        return sets


def _matches(matcher: Matcher, text: Any) -> list[tuple[int, int]]:
    """The numbers of the rules that fit, each with the token of the text that it begins at."""
    strings = text.vocab.strings
    return [(int(strings[rule]), start) for rule, start, _ in matcher(text, allow_missing=True)]


def _set(token: Any, attribute: str, value: str) -> None:
    if attribute == "POS":
        token.pos_ = value
    elif attribute == "LEMMA":
        token.lemma_ = value
    elif attribute == "MORPH":
        token.set_morph(None if value == "_" else value)
    elif attribute == "TAG":
        token.tag_ = value
    else:
        token.dep_ = value
