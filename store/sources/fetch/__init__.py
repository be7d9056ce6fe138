"""Addresses: from http and https to bytes, each checked before it is connected to. The only place that knows urllib3.

What asks is `fetcher.Fetcher`, which is loaded when there is something to ask.
"""

from store.sources.fetch.network import Network, is_address

__all__ = ["Network", "is_address"]
