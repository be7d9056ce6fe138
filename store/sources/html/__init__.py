"""Web pages: the article in them as text, with its title, date and publisher."""

from store.sources.html.page import read_page

__all__ = ["read_page"]
