"""Forms: a token that only pages of the own session know (second guard, see `guards`).

The token is masked anew on every page, so that compressed answers do not tell it.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

FIELD = "csrf"
SIZE = 32


def form_token(session_token: str) -> str:
    """The token for a page's forms, another one each time."""
    mask = secrets.token_bytes(SIZE)
    masked = bytes(a ^ b for a, b in zip(mask, _secret(session_token), strict=True))
    return (mask + masked).hex()


def is_form_token(sent: str, session_token: str) -> bool:
    """Whether a form came from a page of that session."""
    try:
        raw = bytes.fromhex(sent)
    except ValueError:
        return False
    if len(raw) != 2 * SIZE:
        return False
    found = bytes(a ^ b for a, b in zip(raw[:SIZE], raw[SIZE:], strict=True))
    return hmac.compare_digest(found, _secret(session_token))


def _secret(session_token: str) -> bytes:
    return sha256(b"form:" + session_token.encode()).digest()
