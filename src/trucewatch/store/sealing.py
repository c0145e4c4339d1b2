"""Commitments to content: the log holds a salted hash, never the content itself.

Whoever has content and salt can show that it is what the log speaks of. Once the
salt is gone, the hash says nothing of the content any more, and all proofs stay.
"""

from __future__ import annotations

import json
from hashlib import sha256

from trucewatch.model import record

SALT_BYTES = 16


def canonical(value: object) -> bytes:
    """The one way in which a JSON value is written: keys sorted, no blanks, UTF-8."""
    return record.canonical(value).encode()


def commitment(salt: bytes, content: object) -> str:
    """Salted hash of a JSON value, 64 hex digits."""
    return sha256(salt + canonical(content)).hexdigest()


def json_text(value: object) -> str:
    """JSON as it is written into a column: keys in the record's order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
