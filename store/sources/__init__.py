"""Where articles come from: files, folders, standard input; one module a format."""

from store.sources.article import read_article
from store.sources.fetch import Network
from store.sources.remark import Remark
from store.sources.walk import Source, count_articles, expand, read
from store.sources.watching import settled

__all__ = ["Network", "Remark", "Source", "count_articles", "expand", "read", "read_article", "settled"]
