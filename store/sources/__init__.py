"""Where articles come from: files, folders, standard input; one module a format."""

from store.sources.text import read_text as read_article
from store.sources.walk import Source, expand, read

__all__ = ["Source", "expand", "read", "read_article"]
