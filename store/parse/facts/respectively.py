"""What a sentence tells "respectively": the second number goes with the second noun and the second change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from store.frozen import replace
from store.model import Span
from store.model.measures import MEASURES, measure_name
from store.parse.facts.setting import Setting, best
from store.parse.reader.decoding import Figure, Filler

_SAYS = re.compile(r"\brespectively\b", re.I)
_JOINED = re.compile(r"\s*(?:,|,?\s*and)\s+")
_NOUNS = re.compile(r"\b[\w-]+(?:, [\w-]+)*,? and [\w-]+\b")
_NOUN = re.compile(r"\b(?!and\b)[\w-]+")
_SURE = 0.9


def respective(setting: Setting, figure: Figure) -> Figure:
    """The figure with the noun and the change that have its place in their lists; as it is where nothing is told so."""
    sentence = setting.sentence(setting.anchors.quantities[figure.number].full)
    if figure.moved or not _SAYS.search(setting.text, sentence.start, sentence.end):
        return figure
    lists = _lists(setting, sentence)
    own = next((one for one in lists if figure.number in one), None)
    if own is None:
        return figure
    place, roles = own.index(figure.number), dict(figure.roles)
    changes = next((one for one in lists if one[0] > own[0] and len(one) == len(own) and _are_changes(setting, one)), None)
    if changes is not None:
        number = changes[place]
        roles["change"] = (Filler(setting.anchors.quantities[number].span, _SURE, number),)
    noun = _noun(setting, sentence, figure, len(own), place)
    if noun is None:
        return replace(figure, roles=roles)
    roles["measure_words"] = (Filler(noun, _SURE),)
    name = measure_name(noun.of(setting.text).lower())
    return replace(figure, roles=roles, measure=name if name in MEASURES else figure.measure)


def _lists(setting: Setting, sentence: Span) -> list[list[int]]:
    """The numbers of a sentence that stand in lists, each list in order."""
    quantities = setting.anchors.quantities
    inside = [at for at, one in setting.numbers_in(sentence)]
    found: list[list[int]] = []
    for one, other in pairwise(inside):
        if _JOINED.fullmatch(setting.text[quantities[one].span.end : quantities[other].full.start]):
            if found and found[-1][-1] == one:
                found[-1].append(other)
            else:
                found.append([one, other])
    return found


def _are_changes(setting: Setting, numbers: Sequence[int]) -> bool:
    return all(setting.anchors.quantities[at].dimension in ("percent", "points") for at in numbers)


def _noun(setting: Setting, sentence: Span, figure: Figure, many: int, place: int) -> Span | None:
    """The noun of a list of as many that the words of the measure touch, else of one that are all measures."""
    words = best(figure.roles, "measure_words", 0.0)
    lists = [
        [Span(*one.span()) for one in _NOUN.finditer(setting.text, match.start(), match.end())]
        for match in _NOUNS.finditer(setting.text, sentence.start, sentence.end)
    ]
    lists = [nouns for nouns in lists if len(nouns) == many]
    touched = [nouns for nouns in lists if words and words.span.overlaps(nouns[0].cover(nouns[-1]))]
    known = [nouns for nouns in lists if all(measure_name(one.of(setting.text).lower()) in MEASURES for one in nouns)]
    return next((nouns[place] for nouns in (*touched, *known)), None)
