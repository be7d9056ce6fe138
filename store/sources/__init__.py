"""Where articles come from: files, folders, standard input; one module a format."""

from store.sources.article import read_article
from store.sources.fetch import Network
from store.sources.remark import Keep, Remark, nothing_kept
from store.sources.walk import Source, count_articles, expand, read
from store.sources.watching import settled

__all__ = [
    "Keep",
    "Network",
    "Remark",
    "Source",
    "count_articles",
    "expand",
    "nothing_kept",
    "read",
    "read_article",
    "settled",
]
