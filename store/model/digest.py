"""How texts become ids."""

from __future__ import annotations


def text_digest(text: str) -> str:
    """The id of a text: the first 16 hexadecimal digits of the SHA-256 of its UTF-8 bytes."""
    import hashlib  # late, for it loads OpenSSL, and most who ask for facts make no ids

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
