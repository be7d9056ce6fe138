"""Frozen values: what a document, a fact and its parts are. Everything else in the project speaks in these."""

from store.model.amount import QUALIFIERS, Amount, Change, Direction, Qualifier, Value
from store.model.correction import CorrectionInvalid, correctable, correctable_in_all, corrected, typed
from store.model.decision import Decision, Verb, said_of, said_of_companies, tagging
from store.model.digest import text_digest
from store.model.document import Document
from store.model.fact import (
    COMPANY_TYPES,
    FACT_KINDS,
    INVESTMENT_TYPES,
    OUTLOOKS,
    STATUSES,
    Company,
    CompanyType,
    Evidence,
    Fact,
    FactKind,
    Investment,
    InvestmentType,
    Metric,
    Outlook,
    Status,
)
from store.model.period import Period
from store.model.span import Span
from store.model.standing import OPEN, Standing

__all__ = [
    "COMPANY_TYPES",
    "FACT_KINDS",
    "INVESTMENT_TYPES",
    "OPEN",
    "OUTLOOKS",
    "QUALIFIERS",
    "STATUSES",
    "Amount",
    "Change",
    "Company",
    "CompanyType",
    "CorrectionInvalid",
    "Decision",
    "Direction",
    "Document",
    "Evidence",
    "Fact",
    "FactKind",
    "Investment",
    "InvestmentType",
    "Metric",
    "Outlook",
    "Period",
    "Qualifier",
    "Span",
    "Standing",
    "Status",
    "Value",
    "Verb",
    "correctable",
    "correctable_in_all",
    "corrected",
    "said_of",
    "said_of_companies",
    "tagging",
    "text_digest",
    "typed",
]
