"""Who plays which part in a deal that a verb frame tells, by the slots of the frame."""

from __future__ import annotations

from store.parse.frames import slot_tokens, with_owners
from store.parse.lexicon.frames import Frame
from store.parse.parts import Roles, as_target, doers, first_party, phrase
from store.parse.reading import Sentence
from store.parse.reference import Memory, Party, parties
from store.parse.triggers import Trigger


def framed_roles(sentence: Sentence, trigger: Trigger, frame: Frame, memory: Memory) -> Roles:
    """Who plays which part, by the slots of the frame."""
    target = next((token for slot in frame.target for token in slot_tokens(trigger.token, slot)), None)
    named = first_party(sentence, with_owners(target), memory) if target is not None else None
    investors = _parties(sentence, trigger, frame.investors, memory)
    found = as_target(named, phrase(sentence, target) if target is not None else None)
    if "object" in frame.target and frame.needs.get("object") == "facility" and target is not None:
        found = phrase(sentence, target)
    sellers = _parties(sentence, trigger, frame.sellers, memory)
    return Roles([party for party in investors if found is None or party.name != found.text], sellers, found)


def _parties(sentence: Sentence, trigger: Trigger, slots: tuple[str, ...], memory: Memory) -> list[Party]:
    found: list[Party] = []
    for slot in slots:
        if slot == "subject":
            told = doers(sentence, trigger, memory)
            found += told or [p for t in slot_tokens(trigger.token, slot) for p in parties(sentence.reading, t, memory)]
        else:
            found += [p for token in slot_tokens(trigger.token, slot) for p in parties(sentence.reading, token, memory)]
    return found
