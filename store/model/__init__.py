"""Frozen values: what a document, a fact and its parts are. Everything else in the project speaks in these."""

from store.model.amount import QUALIFIERS, Amount, Change, Direction, Qualifier, Value
from store.model.correction import CorrectionInvalid, correctable, correctable_in_all, corrected, typed
from store.model.deal_types import DEAL_TYPES, INVESTMENT_TYPES, DealType, deal_type, family_of
from store.model.decision import Decision, Verb, said_of, said_of_companies, tagging
from store.model.digest import text_digest
from store.model.document import Document
from store.model.fact import (
    COMPANY_TYPES,
    FACT_KINDS,
    KINDS,
    OUTLOOKS,
    STATUSES,
    Company,
    CompanyType,
    Fact,
    FactKind,
    Investment,
    InvestmentType,
    Metric,
    Outlook,
    Status,
    identified,
)
from store.model.fields import Declared, Told, declared
from store.model.measures import MEASURES, measure_name
from store.model.period import Period
from store.model.span import Span
from store.model.standing import OPEN, Standing

__all__ = [
    "COMPANY_TYPES",
    "DEAL_TYPES",
    "FACT_KINDS",
    "INVESTMENT_TYPES",
    "KINDS",
    "MEASURES",
    "OPEN",
    "OUTLOOKS",
    "QUALIFIERS",
    "STATUSES",
    "Amount",
    "Change",
    "Company",
    "CompanyType",
    "CorrectionInvalid",
    "DealType",
    "Decision",
    "Declared",
    "Direction",
    "Document",
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
    "Told",
    "Value",
    "Verb",
    "correctable",
    "correctable_in_all",
    "corrected",
    "deal_type",
    "declared",
    "family_of",
    "identified",
    "measure_name",
    "said_of",
    "said_of_companies",
    "tagging",
    "text_digest",
    "typed",
]
