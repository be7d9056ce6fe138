"""When two writings are one company's name: without legal form, case, accents and punctuation."""

from __future__ import annotations

from functools import lru_cache

from store.words import words


@lru_cache(maxsize=20_000)
def without_legal_form(name: str) -> str:
    """A company's name without "Inc", "GmbH" and the like."""
    from cleanco import basename

    return str(basename(name))


@lru_cache(maxsize=20_000)
def name_key(name: str) -> str:
    """What writings that differ only in case, accents and punctuation share: "BYD Co., Ltd." is "byd co ltd"."""
    return " ".join(words(name)) or name.casefold()


@lru_cache(maxsize=20_000)
def base_key(name: str) -> str:
    """What writings with and without a legal form share: "The Acme Co., Ltd." is "acme"."""
    shorter = without_legal_form(name)
    while shorter and shorter != name:
        name, shorter = shorter, without_legal_form(shorter)
    found = words(name)
    return " ".join(found[1:] if found[:1] == ["the"] and len(found) > 1 else found) or name_key(name)
