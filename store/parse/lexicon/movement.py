"""Words that say which way a number moved."""

from __future__ import annotations

import re
from typing import Final

UP: Final = (
    r"up|ris\w+|rose|gr[eo]w\w*|growth|increas\w*|jump\w*|surg\w*|climb\w*|gain\w*|higher|more|advanc\w*|improv\w*|expan\w*|soar\w*|"
    r"doubl\w*|tripl\w*|quadrupl\w*|add(?:ed|s)?|boost\w*|widen\w*|above|rebound\w*|recover\w*|rall\w+|strength\w*|accelerat\w*"
)
DOWN: Final = (
    r"down|f[ae]ll\w*|declin\w*|drop\w*|decreas\w*|slid\w*|slip\w*|lower\w*|less|reduc\w*|lost|los[es]\w*|cut\w*|shr[aiu]nk\w*|narrow\w*|"
    r"eas(?:ed|es|ing)|slump\w*|plung\w*|fewer|halv\w*|below|tumbl\w*|sank|sink\w*|weak\w*|contract\w*|dip\w*|slash\w*|trim\w*"
)
FLAT: Final = r"flat|unchanged|stable|little changed|steady|no change"

SAYS_UP: Final = re.compile(rf"\b(?:{UP})\b|\+", re.I)
SAYS_DOWN: Final = re.compile(rf"\b(?:{DOWN})\b|[-−]\s?\d", re.I)
SAYS_FLAT: Final = re.compile(rf"\b(?:{FLAT})\b", re.I)

_BETWEEN = (
    r"(?:\s+(?:by|of|about|around|nearly|almost|roughly|some|over|just|a|an|another|further|more than|as much as|up to))*\s+"
)
_RISES = (
    r"up|rose|risen|rises?|rising|grew|grown|grows?|growing|increased|increases?|increasing|jump(?:ed|s|ing)|surg(?:ed|es|ing)|climb(?:ed|s|ing)|"
    r"gain(?:ed|s|ing)|soar(?:ed|s|ing)|rall(?:ied|ies|ying)|advanc(?:ed|es|ing)|leapt|leap(?:ed|s)|added|adding"
)
_FALLS = (
    r"down|fell|fallen|falls?|falling|declin(?:ed|es|ing)|dropp(?:ed|ing)|drops?|decreas(?:ed|es|ing)|slid|sliding|slipp(?:ed|ing)|slump(?:ed|s|ing)|"
    r"plung(?:ed|es|ing)|tumbl(?:ed|es|ing)|sank|sunk|plummet(?:ed|s|ing)|shed|shedding|lost|losing|shrank|shrunk|eased"
)
MOVED_BEFORE: Final = re.compile(rf"\b(?:(?P<up>{_RISES})|(?P<down>{_FALLS})){_BETWEEN}$", re.I)
"""What stands right before a change and says which way it went: "fell by about "."""
MOVED_BEHIND: Final = re.compile(
    r"\s+(?:(?P<up>higher|increase|rise|growth|jump|gain|surge)|(?P<down>lower|decrease|decline|drop|fall|slump))\b", re.I
)
