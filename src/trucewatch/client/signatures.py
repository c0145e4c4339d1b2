"""Signatures: whether a head of the log is signed by a key that somebody trusts."""

from __future__ import annotations

import json
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from trucewatch.client.calls import Record
from trucewatch.client.problems import BadProof

FORMAT = "trucewatch-head/1"
"""First words of what is signed."""

KEY_ID_DIGITS = 16


def check_signature(signed: Record, key: str) -> str:
    """The id of the key that signed a head.

    Args:
        signed: a head as the API gives it, with `key`, `public` and `signature`.
        key: the public key that is trusted, hex, or its id as a bulletin prints it.

    Raises:
        BadProof: nobody signed it, another key did, or it was altered.
    """
    if not signed["signature"]:
        raise BadProof(
            "the head is not signed", wanted=f"signed by key {key}; ask for its size"
        )
    known = key_id(signed["public"])
    if signed["key"] != known or key not in (known, signed["public"]):
        raise BadProof("the head is signed by another key", got=known, wanted=key)
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(signed["public"]))
    try:
        public.verify(bytes.fromhex(signed["signature"]), _signed_bytes(signed))
    except InvalidSignature:
        raise BadProof(
            "not what the key signed: the head was altered", got=known
        ) from None
    return known


def key_id(public: str) -> str:
    """Id of a public key (hex): the first 16 hex digits of its SHA-256."""
    return sha256(bytes.fromhex(public)).hexdigest()[:KEY_ID_DIGITS]


def _signed_bytes(signed: Record) -> bytes:
    """What is signed: the record without its signature, as canonical JSON."""
    record = {name: each for name, each in signed.items() if name != "signature"}
    text = json.dumps(
        {"format": FORMAT} | record,
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.encode()
