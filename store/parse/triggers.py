"""What in a sentence says that somebody invests: the trigger, its type, and the chain of verbs that it hangs on."""

from __future__ import annotations

from spacy.tokens import Token

from store.frozen import Frozen
from store.model import InvestmentType
from store.parse.deals import frame_type
from store.parse.event_nouns import noun_type, takes
from store.parse.frames import fitting
from store.parse.lexicon.business import DESCRIPTIONS
from store.parse.lexicon.frames import Frame
from store.parse.lexicon.investment import (
    ACTION_VERBS,
    BID_NOUNS,
    BID_VERBS,
    BORROW_VERBS,
    BUILDING_NOUNS,
    BUSINESS_PARTS,
    CANCELLING_VERBS,
    CLOSING_VERBS,
    CONSENT_NOUNS,
    DEBT_NOUNS,
    DISPOSAL_NOUNS,
    DISPOSE_VERBS,
    ENDING_VERBS,
    FACILITY_NOUNS,
    INVEST_VERBS,
    PARTNER_VERBS,
    PLAN_NOUNS,
    PURCHASE_NOUNS,
    PURCHASE_VERBS,
    RAISE_VERBS,
    SHARE_VERBS,
    STAKE_NOUNS,
)
from store.parse.reading import Sentence
from store.parse.syntax import SUBJECTS, agent, children, clause_verb, conjuncts, is_verb, lemma, prepositional, subject
from store.parse.units import singular

_SOLD = BUSINESS_PARTS | FACILITY_NOUNS
_UP = ("dobj", "pobj", "prep", "attr", "appos", "conj", "nsubjpass", "oprd", "dative", "agent", "compound", "amod", "nmod")
_SUM_ROLES = ("dobj", "pobj", "nummod", "compound", "quantmod")
_CHAIN = ("xcomp", "ccomp", "advcl", "conj", "acl", "pcomp", "relcl", "prep", "pobj", "dobj", "aux")


_BUILDS = frozenset("build construct erect develop".split())
_RETREATS = frozenset("walk withdraw pull back retreat".split())
_CONSENTS = CONSENT_NOUNS | {"land", "plot", "site"}
_OBTAINED = frozenset("win get receive secure obtain take buy acquire purchase".split())
"""What is done with consent, a decision or land for a plant."""


class Trigger(Frozen):
    """An event: its `type`, the `token` that names it, the `verb` nearest above, and the `chain` of verbs and plans.

    `chain` begins with `verb` and goes up; it also has the nouns on the way ("plans for a plant"). `frame` is the row of
    the table of verbs that told it, if one did.
    """

    type: InvestmentType
    token: Token
    verb: Token
    chain: tuple[Token, ...]
    frame: Frame | None = None


def find_triggers(sentence: Sentence) -> list[Trigger]:
    """The events of a sentence in reading order; a verb that already carries one through a noun makes no second."""
    found: list[Trigger] = []
    used: set[int] = set()
    framed: set[int] = set()
    words = list(sentence.tokens)
    for token in words:
        if not is_verb(token) or token.i in used:
            continue
        type_ = frame_type(sentence, token) if token.pos_ == "VERB" else None
        frame = fitting(sentence, token) if type_ is None else None
        type_ = frame.type if frame else type_
        if type_:
            found.append(Trigger(type_, token, token, chain_of(token), frame))
            framed.add(token.i)
            used |= {link.i for link in found[-1].chain}
    for token in words:
        type_ = noun_type(token)
        trigger = _from_noun(token, type_) if type_ else None
        if trigger and framed & {above.i for above in trigger.token.ancestors}:
            continue  # what the frame already tells of
        if trigger and not _repeats(found, trigger) and not _is_purpose(found, trigger):
            found.append(trigger)
            used |= {link.i for link in trigger.chain}
    for share in _shares(sentence):
        verb = _verb_above(share)
        if verb is not None and lemma(verb) in SHARE_VERBS and verb.i not in used:
            sold = lemma(verb) in DISPOSE_VERBS
            found.append(Trigger("divestment" if sold else "equity_stake", share, verb, chain_of(verb)))
            used |= {link.i for link in found[-1].chain}
    for token in words:
        verb_type = _verb_type(sentence, token) if token.pos_ == "VERB" and token.i not in used else None
        if verb_type:
            found.append(Trigger(verb_type, token, token, chain_of(token)))
            used |= {link.i for link in found[-1].chain}
    return sorted(found, key=lambda trigger: trigger.token.i)


def _shares(sentence: Sentence) -> list[Token]:
    """Percentages of companies: "26 per cent in X", "9.9% of X"."""
    found = []
    for entry in sentence.quantities:
        if entry.quantity.dimension == "percent" and entry.quantity.role == "level":
            for prep in children(entry.head, "prep"):
                nouns = children(prep, "pobj") if prep.lower_ in ("in", "of") else []
                if any(_has_shares(sentence, noun) for noun in nouns):
                    found.append(entry.head)
            after = sentence.reading.doc[entry.last + 1 : entry.last + 2]
            if len(after) and singular(after[0].lower_) in STAKE_NOUNS:
                after = sentence.reading.doc[entry.last + 2 : entry.last + 3]  # "a 20 per cent holding in"
            loose = [
                noun
                for prep in after
                if prep.lower_ in ("in", "of") and prep.head == clause_verb(entry.head)
                for noun in children(prep, "pobj")
            ]
            if entry.head not in found and any(sentence.reading.cast.at(sentence.reading.index, noun) for noun in loose):
                found.append(entry.head)
    return found


def _has_shares(sentence: Sentence, noun: Token) -> bool:
    """Whether a part of something is a stake in it: a company, one told of before, or what is built and owned."""
    if sentence.reading.cast.at(sentence.reading.index, noun):
        return True
    owned = noun.i + 1 < len(noun.doc) and noun.nbor(1).tag_ == "POS"
    word = singular(noun.lower_)
    described = word in DESCRIPTIONS and any(child.lower_ in ("the", "this") for child in noun.lefts)
    return not owned and (described or (word in _SOLD and any(noun.lefts)))


def _from_noun(token: Token, type_: InvestmentType) -> Trigger | None:
    """The trigger that a noun makes when a verb of its type does something with it."""
    if type_ in ("acquisition", "divestment") and _names_both_sides(token):
        # "X's $2 billion takeover of Y": a deal by itself, whatever is said of it.
        above = clause_verb(token)
        return Trigger(type_, token, above, chain_of(above, token)) if is_verb(above) else None
    being_built = _being_built(token) if type_ == "plant" else None
    if being_built is not None:
        return Trigger(type_, token, being_built, (being_built,))
    own = singular(token.lower_) in BID_NOUNS | {"talk", "merger"} or (type_ in ("plant", "research") and _is_new(token))
    verb = _verb_above(token) or (_own_verb(token) if own else None)
    if verb is None or (type_ == "debt" and lemma(verb) not in ACTION_VERBS["debt"] and not _lender_named(token)):
        return None
    chain = chain_of(verb, token)
    if type_ == "plant" and lemma(verb) in PURCHASE_VERBS and token.dep_ in ("dobj", "nsubjpass"):
        return None  # bought, not built: the verb tells it
    if singular(token.lower_) == "project" and lemma(verb) not in CANCELLING_VERBS:
        return None
    if type_ == "debt" and _lender_named(token):
        return Trigger(type_, token, verb, chain)
    if type_ in ("plant", "research") and (lemma(verb) in CLOSING_VERBS or lemma(verb) == "close"):
        return None
    if not {lemma(link) for link in chain} & _acts(token, type_, verb):
        return None
    if type_ == "equity_stake" and lemma(verb) in DISPOSE_VERBS:
        type_ = "divestment"
    return Trigger(type_, token, verb, chain)


def _acts(token: Token, type_: InvestmentType, verb: Token) -> frozenset[str]:
    """The verbs that make an event of a noun."""
    acts = ACTION_VERBS.get(type_, frozenset()) | (BID_VERBS if singular(token.lower_) in BID_NOUNS else frozenset())
    if singular(token.lower_) in ("talk", "merger"):
        acts |= ENDING_VERBS
    if any(above.lower_ in ("from", "out") for above in token.ancestors):
        acts |= _RETREATS
    if type_ == "plant" and any(lemma(above) in _CONSENTS for above in (*token.ancestors, *children(verb, "dobj"))):
        acts |= _OBTAINED
    return acts


def _being_built(token: Token) -> Token | None:
    """The verb of "the plant that X is building", "the site where X will build"; what was built long ago is no news."""
    for verb in children(token, "relcl"):
        under_way = verb.tag_ == "VBG" or any(child.tag_ == "MD" for child in children(verb, "aux"))
        if lemma(verb) in _BUILDS and under_way and subject(verb) is not None:
            return verb
    return None


def _names_both_sides(token: Token) -> bool:
    """ "X's purchase of Y", "the acquisition by X of Y", "the sale of its unit to Y"."""
    if singular(token.lower_) not in PURCHASE_NOUNS | DISPOSAL_NOUNS | {"sale"} or not takes(token, "of"):
        return False
    return bool(children(token, "poss")) or takes(token, "by", "to") or bool(children(token, "agent"))


def _lender_named(token: Token) -> bool:
    """ "a term loan from X"."""
    lenders = [noun for prep in children(token, "prep") if prep.lower_ == "from" for noun in children(prep, "pobj")]
    return any(noun.pos_ == "PROPN" for noun in lenders)


def _is_new(token: Token) -> bool:
    """ "A laboratory will open", "a new line": told of for the first time, not "the plant" of before."""
    return any(child.lower_ in ("a", "an", "new", "another", "second", "third") for child in token.lefts)


def _own_verb(token: Token) -> Token | None:
    """The verb that a bid is the subject of: "the bid lapsed"."""
    return token.head if token.dep_ in SUBJECTS and is_verb(token.head) else None


def _verb_above(token: Token) -> Token | None:
    """The verb that does something with a noun; None where the noun is itself the doer."""
    above = token
    while True:
        if is_verb(above):
            return above
        if above.dep_ in SUBJECTS and above.dep_ != "nsubjpass":
            return above.head if above is not token and lemma(above) in BUILDING_NOUNS and is_verb(above.head) else None
        if above.dep_ not in _UP or above.head == above:
            return None
        retreats = above.lower_ in ("from", "of") and {lemma(above.head), lemma(above.head.head)} & _RETREATS
        if above.dep_ == "prep" and not retreats and above.lower_ in ("like", "from", "than", "after", "since", "near", "by"):
            return None
        past = retreats and above.head.dep_ in ("advmod", "prep")  # "walked away from", "pulled out of"
        above = above.head.head if past else above.head


def chain_of(verb: Token, trigger: Token | None = None) -> tuple[Token, ...]:
    """The verbs from `verb` up that control it, and the plans on the way from `trigger`."""
    links = [verb]
    if trigger is not None:
        links += [
            above for above in trigger.ancestors if above.i != verb.i and lemma(above) in PLAN_NOUNS and below_verb(above, verb)
        ]
    token = verb
    while token.head != token and token.dep_ in _CHAIN and not _tells_by_itself(token):
        token = token.head
        if is_verb(token) or lemma(token) in PLAN_NOUNS or lemma(token) in ("agreement", "deal", "accord", "pact"):
            links.append(token)
    return tuple(links)


def _tells_by_itself(token: Token) -> bool:
    """Whether a clause is one of its own: "…, while it has sold a unit", "dropped the plan and is in talks"."""
    if token.dep_ not in ("conj", "advcl") or not is_verb(token):
        return False
    return token.tag_ in ("VBD", "VBZ", "VBP") or any(
        child.tag_ in ("VBZ", "VBP", "VBD", "MD") for child in children(token, "aux", "auxpass")
    )


def below_verb(token: Token, verb: Token) -> bool:
    """Whether `verb` stands above `token`."""
    return any(above.i == verb.i for above in token.ancestors)


def _repeats(found: list[Trigger], trigger: Trigger) -> bool:
    """ "a partnership agreement", "a plant and a warehouse" of one verb and type: one event."""
    return any(other.type == trigger.type and other.verb.i == trigger.verb.i for other in found)


def _is_purpose(found: list[Trigger], trigger: Trigger) -> bool:
    """ "formed a venture to build plants": what an alliance is for is no investment beside it."""
    alliances = [other for other in found if other.type in ("joint_venture", "partnership")]
    chain = {link.i for link in trigger.chain} | {above.i for above in trigger.token.ancestors}
    return any(other.token.i in chain or (other.verb.i in chain and other.verb.i != trigger.verb.i) for other in alliances)


def _verb_type(sentence: Sentence, verb: Token) -> InvestmentType | None:
    """What a verb says by itself: buying a company, investing, selling a business, teaming up, raising money."""
    word = lemma(verb)
    objects = [*children(verb, "dobj", "nsubjpass")]
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and agent(verb) is not None:
        objects.append(verb.head)  # "X, acquired by Y in 2022"
    objects = [verb.head if token.tag_ == "WDT" and verb.dep_ == "relcl" else token for token in objects]
    controlled = not objects and verb.dep_ == "xcomp" and bool(children(verb, "auxpass"))
    objects += [doer for doer in (subject(verb),) if controlled and doer is not None]  # "agreed to be bought by"
    if word in ("dispose", "part"):
        objects += prepositional(verb, "of", "with")
    if word in PURCHASE_VERBS and any(_is_business(sentence, token) for token in objects):
        return "acquisition"
    if word == "take" and any(child.lower_ == "over" for child in children(verb, "prt", "prep")) and objects:
        return "acquisition" if any(_is_business(sentence, token) for token in objects) else None
    if word == "take" and any(child.lower_ == "private" for child in verb.children) and objects:
        return "acquisition"
    if word in ("merge", "combine") and (takes(verb, "with") or (not objects and _plural_subject(sentence, verb))):
        return "acquisition"
    if word in DISPOSE_VERBS and any(_is_business(sentence, token) for token in objects):
        return "divestment"
    if word in PARTNER_VERBS and (takes(verb, "with") or (takes(verb, "on") and _plural_subject(sentence, verb))):
        return "partnership"
    return _money_type(sentence, verb, objects)


def _for_money(verb: Token) -> bool:
    """Whether something is done for a price."""
    return any(part.ent_type_ == "MONEY" for noun in prepositional(verb, "for") for part in noun.subtree)


def _goes_on(verb: Token) -> bool:
    """ "Together they will invest … in the project": more of what was told before, no investment beside it."""
    doer = subject(verb)
    into = [noun for prep in children(verb, "prep") for noun in children(prep, "pobj") if prep.lower_ in ("in", "into")]
    again = [noun for noun in into if any(child.lower_ in ("the", "it", "this") for child in noun.lefts) or noun.lower_ == "it"]
    same = [noun for noun in again if singular(noun.lower_) in ("project", "venture", "plant", "it", "factory")]
    return doer is not None and singular(doer.lower_) in ("they", "partner", "both", "side", "company", "pair") and bool(same)


def _plural_subject(sentence: Sentence, verb: Token) -> bool:
    """ "A and B will merge", "they would combine"."""
    doer = subject(verb)
    if doer is None:
        return False
    named = {hit[0].name for token in doer.subtree if (hit := sentence.reading.cast.at(sentence.reading.index, token))}
    return len(named) > 1 or len(conjuncts(doer)) > 1 or doer.lower_ in ("they", "companies", "pair")


def _money_type(sentence: Sentence, verb: Token, objects: list[Token]) -> InvestmentType | None:
    """What a verb says with a sum of money: investing, borrowing, raising."""
    word = lemma(verb)
    sums = [entry.head for entry in sentence.quantities if entry.quantity.dimension == "money"]
    if not any(head.dep_ in _SUM_ROLES and below_verb(head, verb) for head in sums) or _goes_on(verb):
        return None
    goes = [verb, *(head for head in sums if head in objects)]
    if word in INVEST_VERBS and len(goes) > 1 and any(takes(source, "in", "into", "on") for source in goes):
        return "other"
    if word == "invest" and takes(verb, "in", "into"):
        return "other"
    if word in BORROW_VERBS:
        return "debt"
    if word in RAISE_VERBS and any(token.lower_ in DEBT_NOUNS for token in verb.subtree):
        return "debt"
    if word in RAISE_VERBS and any(entry.head in objects for entry in sentence.quantities):
        return "funding_round"
    return None


def _is_business(sentence: Sentence, token: Token) -> bool:
    """Whether what is bought or sold is a company or a part of one."""
    if sentence.reading.cast.at(sentence.reading.index, token):
        return True
    told_of = any(child.lower_ == "the" for child in token.lefts) and singular(token.lower_) in DESCRIPTIONS
    if told_of or (token.lower_ == "it" and token.dep_ in ("dobj", "nsubjpass") and _for_money(token.head)):
        return True  # "acquired the Leeds-based group", "bought it in 2016 for 9 million"
    if singular(token.lower_) in _SOLD:
        numbered = token.tag_ == "NNS" and any(child.pos_ == "NUM" for child in token.lefts)
        return not (numbered and singular(token.lower_) in ("unit", "model", "line"))
    return any(
        sentence.reading.cast.at(sentence.reading.index, child) for child in children(token, "appos", "compound", "nmod")
    )
