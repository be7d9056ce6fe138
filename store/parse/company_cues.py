"""What in the text around a name speaks for, or against, its being a company: cues by name, which are there or not."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from store.parse.lexicon.business import (
    BRAND_NOUNS,
    BUSINESS_POSSESSIONS,
    BUSINESS_VERBS,
    COMPANY_ARGUMENTS,
    COMPANY_NOUNS,
    CORPORATE_VERBS,
    INTRODUCERS,
    LEGAL_FORMS,
    NAME_ENDINGS,
    PEOPLE_NOUNS,
    PERSON_TITLES,
    PUBLIC_BODIES,
    SPEECH_VERBS,
)
from store.parse.lexicon.investment import DISPOSE_VERBS, FACILITY_NOUNS, PURCHASE_VERBS, STAKE_NOUNS
from store.parse.lexicon.places import country_of
from store.parse.lexicon.well_known import is_ambiguous, known_type
from store.parse.names import Name
from store.parse.syntax import SUBJECTS, children, first_of_list, lemma
from store.parse.units import singular

_BUSINESS_OBJECTS = frozenset(
    "profit revenue turnover dividend loss plant factory gigafactory warehouse subsidiary venture mou share round ebitda "
    "subscriber customer user refinery production earnings acquisition takeover capex output capacity".split()
)

_TICKER = re.compile(r"\s*\((?:[A-Z]{2,8}\s?:\s?)?[A-Z0-9]{1,6}(?:\.[A-Z]{1,3})?\)|\s*<[A-Z0-9.]+>")
_EXCHANGE_TICKER = re.compile(r"\s*\((?:NYSE|NASDAQ|Nasdaq|LSE|HKEX|HKG|SSE|SZSE|TSE|TYO|ASX|TSX|BSE|NSE|[A-Z]{3,6})\s?:|\s*<")

_MANAGED = frozenset("wealth asset fund money property hotel".split())
_BASED = frozenset("based listed headquartered".split())
_WHAT_HAS_OWNERS = frozenset("owner maker parent operator producer manufacturer developer".split())
_TRADED = frozenset("shares stock scrip shareholders investors bonds".split())
_WORKERS = frozenset(
    "analyst trader broker economist strategist manager head executive chief director engineer spokesman spokeswoman "
    "spokesperson partner researcher consultant official".split()
)
_SOURCES = frozenset("accord report data estimate figure datum research survey note tell interview".split())
_DEALS = frozenset(
    "sign deal partner partnership agreement venture team acquire buy own launch make merge mou memorandum contract".split()
)
_BRACKETED = re.compile(r"\s*\(([A-Z]{2,5})\)")


def cues(doc: Doc, name: Name) -> set[str]:
    """The signs that `name` is a company, or that it is not, by what they are."""
    found = _own_words(doc, name) | _neighbours(doc, name) | _roles(name)
    if known_type(name.key):
        found.add("ambiguous known name" if is_ambiguous(name.key) else "known name")
    return found


def _own_words(doc: Doc, name: Name) -> set[str]:
    words = [word.lower_.rstrip(".") for word in doc[name.first : name.after]]
    found: set[str] = set()
    if len(words) > 1 and words[-1] in LEGAL_FORMS:
        found.add("legal form")
    elif len(words) > 1 and words[-1] in NAME_ENDINGS:
        found.add("name ending")
    elif len(words) > 1 and doc[name.after - 1].tag_ == "NNPS":
        found.add("plural name")
    if re.search(r"[a-z][A-Z]", name.text):
        found.add("letters")  # "StreamVine"
    if any(word in PUBLIC_BODIES for word in words) and "legal form" not in found:
        found.add("public body")
    if any(character.isdigit() for character in name.text) and re.search(r"[A-Za-z]-?\d|\s\d", name.text):
        found.add("code")
    if words[0] in PERSON_TITLES and name.label == "PERSON":
        found.add("title")
    person = name.label == "PERSON" and len(words) > 1 and not found and not words[-1].endswith("s")
    if person and not doc[name.first].text.isupper():
        found.add("two names")
    after = _text_after(doc, name)
    if _EXCHANGE_TICKER.match(after) or (_TICKER.match(after) and "." in after[:12]):
        found.add("ticker")
    elif (code := _BRACKETED.match(after)) and not _abbreviates(code[1], words):
        found.add("code in brackets")
    elif re.match(r",?\s(?:Inc|Ltd|Corp|LLC|PLC|plc|AG|SE|NV|SA|Co)\b", after):
        found.add("legal form")
    return found


def _text_after(doc: Doc, name: Name) -> str:
    """The characters that follow a name; the text of the whole block is dear to ask for."""
    end = next((at for at in range(name.first, len(doc)) if doc[at].idx + len(doc[at]) >= name.span.end), name.after - 1)
    return doc[end].whitespace_ + doc[end + 1 : end + 9].text


def _abbreviates(code: str, words: list[str]) -> bool:
    """Whether letters in brackets are the initials of the words before: an abbreviation, which anything can have."""
    initials = "".join(word[0] for word in words if word[0].isalnum()).upper()
    return code == initials


def _neighbours(doc: Doc, name: Name) -> set[str]:
    found = _words_after(doc, name)
    before = doc[name.first - 1] if name.first else None
    if before is not None:
        noun = singular(before.lower_)
        started = noun == "up" and name.first > 2 and doc[name.first - 3].lower_ == "start"
        if started:
            found.add("company noun before")
        calls = noun in COMPANY_NOUNS or (noun == "manager" and name.first > 1 and doc[name.first - 2].lower_ in _MANAGED)
        nominal = before.tag_ in ("NN", "NNP", "NNS") or noun in ("startup", "unicorn")
        if nominal and calls and before.text.islower():
            found.add("company noun before")
        elif (before.lower_.rstrip(".") in PERSON_TITLES and before.text[0].isupper()) or (
            name.label == "PERSON" and noun in PERSON_TITLES
        ):
            found.add("title")
    found_home = any(_is_home(child) for child in children(name.head, "poss"))
    if found_home and name.label not in ("GPE", "LOC", "FAC"):
        found.add("of a place")
    elif found_home and name.after - name.first > 1:
        found.add("place of a place")  # "South Korea's Hanwha Ocean", whatever an ocean is
    after = doc[name.after] if name.after < len(doc) else None
    if after is not None and after.text == "-" and name.after + 1 < len(doc) and doc[name.after + 1].lower_ in _BASED:
        found.add("where")  # "Luton-based"
    if after is not None and singular(after.lower_) in FACILITY_NOUNS and name.label in ("GPE", "LOC", "FAC", ""):
        found.add("site")  # "its Norvale plant"
    if _is_based(doc, name):
        found.add("based somewhere")
    if _introduced(name.head):
        found.add("introduced as a company")
    if _apposed(name.head):
        found.add("called a company")
    return found


def _words_after(doc: Doc, name: Name) -> set[str]:
    """ "the X brand", "X's profit", "the X owner", "X shares", "X chief executive"."""
    found: set[str] = set()
    if name.after >= len(doc):
        return found
    after = doc[name.after]
    word = after.lower_
    if word in BRAND_NOUNS or word in ("unit", "group", "subsidiary"):
        found.add("brand or unit")
    if after.tag_ == "POS":
        found |= _possessions(after)
    elif (word in _WHAT_HAS_OWNERS and after.dep_ not in ("nsubj", "conj")) or word in _TRADED:
        found.add("company noun after")
    elif word.rstrip("s") in PERSON_TITLES and name.label != "PERSON" and not after.text.istitle():
        found.add("has officers")
    return found


def _is_home(token: Token) -> bool:
    """ "Egypt's Acme": a place that something belongs to."""
    return token.ent_type_ == "GPE" or country_of(token.text) is not None


def _is_based(doc: Doc, name: Name) -> bool:
    """ "Hefei-based Acme", "London-listed oil explorer Acme"."""
    first = max(name.head.sent.start, name.first - 5)
    for token in doc[first : name.first]:
        if token.lower_ in _BASED or token.lower_.endswith(("-based", "-listed", "-headquartered")):
            between = doc[token.i + 1 : name.first]
            kinds = ("NN", "NNS", "JJ", "HYPH", "NNP", "VBG", "CC")  # "AI lab", "cloud software maker"
            return all(word.tag_ in kinds and (word.text.islower() or word.text.isupper()) for word in between)
    return False


def _possessions(mark: Token) -> set[str]:
    owner = mark.head
    possession = owner.head
    if owner.dep_ == "poss" and (lemma(possession) in BUSINESS_POSSESSIONS or possession.lower_ in BUSINESS_POSSESSIONS):
        return {"owner of a business thing"}
    return {"owner"}


def _introduced(head: Token) -> bool:
    """ "carmakers like A, B and C", "rivals including A": every member of the list is one."""
    first = first_of_list(head)
    introducer = first.head
    if first.dep_ != "pobj" or introducer.lower_ not in (*INTRODUCERS, "as"):
        return False
    noun = introducer.head
    if introducer.lower_ == "as" and not any(child.lower_ == "such" for child in introducer.children):
        return False
    return is_company_noun(noun)


def is_company_noun(token: Token) -> bool:
    """Whether a common noun calls companies: "retailer", "chipmaker", and plurals like "distillers", "refiners"."""
    noun = singular(token.lower_)
    if noun in COMPANY_NOUNS or noun.endswith(("maker", "manufacturer")):
        return noun not in PEOPLE_NOUNS
    return token.tag_ == "NNS" and noun.endswith(("er", "or")) and noun not in PEOPLE_NOUNS


def _apposed(head: Token) -> bool:
    """ "X, a maker of …", "the retailer X", "X is a German bank"."""
    for child in children(head, "appos"):
        if singular(child.lower_) in COMPANY_NOUNS:
            return True
    if head.dep_ == "appos" and singular(head.head.lower_) in COMPANY_NOUNS:
        return True
    if head.dep_ in SUBJECTS and lemma(head.head) == "be":
        return any(singular(noun.lower_) in COMPANY_NOUNS and noun.text.islower() for noun in children(head.head, "attr"))
    return False


def _deals_in_business(verb: Token) -> bool:
    """Whether a verb's object is what only companies have or make: a stake, a profit, a factory, a bid."""
    for noun in children(verb, "dobj"):
        word = singular(noun.lower_)
        if word in STAKE_NOUNS or word in _BUSINESS_OBJECTS:
            return True
    return False


def _roles(name: Name) -> set[str]:
    """What the name does in its sentence."""
    head = first_of_list(name.head)
    if head.dep_ in SUBJECTS and head.head.pos_ == "VERB":
        return _as_subject(name, head.head)
    if head.dep_ == "pobj":
        return _after_agent(head.head) or _after_preposition(name, head.head)
    if head.dep_ in ("dobj", "dative") and lemma(head.head) == "tell" and name.label != "PERSON":
        return {"is told"}
    if head.dep_ == "dobj" and lemma(head.head) in PURCHASE_VERBS:
        return {"bought"}
    return set()


def _as_subject(name: Name, verb: Token) -> set[str]:
    word = lemma(verb)
    if word in CORPORATE_VERBS or _deals_in_business(verb):
        return {"does what companies do"}
    if word in BUSINESS_VERBS:
        return {"does business"}
    if word in SPEECH_VERBS and name.label != "PERSON" and any(token.lower_ == "its" for token in verb.subtree):
        return {"speaks of its own"}
    return {"speaks"} if word in SPEECH_VERBS and name.label == "PERSON" else set()


def _after_agent(by: Token) -> set[str]:
    """ "led by X", "first reported by X"."""
    if by.dep_ != "agent":
        return set()
    word = lemma(by.head)
    if word in ("lead", "back", "own", "fund", "make", "build", "develop", "operate", "supply") or word in PURCHASE_VERBS:
        return {"backs or owns"}
    return {"reports"} if word == "report" else set()


def _after_preposition(name: Name, preposition: Token) -> set[str]:
    """ "a stake in X", "an MoU with X", "sold to X"; and, against it, "a plant in X"."""
    governor, which = preposition.head, preposition.lower_
    if which in ("at", "with", "from", "for") and singular(governor.lower_) in _WORKERS and name.label not in ("GPE", "LOC"):
        return {"has people"}
    if which == "of" and governor.lower_ in _WHAT_HAS_OWNERS and governor.lower_ in ("owner", "maker", "parent"):
        return {"has an owner"}
    if which in ("to", "from", "by") and lemma(governor) in _SOURCES and name.label not in ("PERSON", "GPE", "LOC", "NORP"):
        return {"source"}
    goods = lemma(governor) in ("order", "buy", "purchase") or (governor.dep_ == "dobj" and lemma(governor.head) == "order")
    if which == "from" and goods and name.label not in ("GPE", "LOC", "NORP"):
        return {"seller"}
    if which == "from" and singular(governor.lower_) in ("order", "loan", "investment", "equity", "funding", "backing"):
        return {"buyer"}
    word = lemma(governor) if governor.lower_ != "shares" else "shares"
    if word in COMPANY_ARGUMENTS and which in ("in", "of", "for", "by"):
        return {"invested in"}
    if which == "in" and (word == "invest" or governor.lower_ in ("%", "cent", "percent")):
        return {"invested in"}
    if which == "to" and (word in DISPOSE_VERBS or word in ("sale", "disposal")):
        return {"buyer"}
    if which in ("with", "by") and word in _DEALS:
        return {"party"}
    if which in ("in", "near", "outside", "across", "throughout") or (which == "at" and name.label != "ORG"):
        return {"stands where"}
    return set()
