"""Signatures of heads: an Ed25519 key that lies outside the database.

Whoever has the database but not the key can write the log anew, but cannot sign it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from trucewatch.errors import InvalidKey
from trucewatch.model.log import SignedHead, SigningKey, TreeHead
from trucewatch.model.record import canonical, to_record

HEAD_FORMAT = "trucewatch-head/1"
KEY_FORMAT = "trucewatch-key/1"
"""First words of what is signed, so that no signature passes for another's."""

KEY_ID_DIGITS = 16
OTHERS = 0o077
"""Bits of a file's mode that let others in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A private key that was read from its file.

    Args:
        private: the key; never printed, stored or logged.
        public: its public key, hex.
    """

    private: Ed25519PrivateKey
    public: str

    @property
    def id(self) -> str:
        """The key's id."""
        return key_id(self.public)

    def sign_head(self, head: TreeHead, *, earlier: tuple[str, ...] = ()) -> SignedHead:
        """The head with this key's signature; the same head gives the same bytes.

        Args:
            head: what to sign.
            earlier: public keys that the mission signed with before, oldest first.
        """
        unsigned = SignedHead(
            head=head,
            key=self.id,
            public=self.public,
            earlier=earlier,
            signature="unsigned",
        )
        signature = self.private.sign(_head_bytes(unsigned))
        return replace(unsigned, signature=signature.hex())

    def sign_rotation(self, public: str, *, mission: str) -> SigningKey:
        """The key `public` as the one that takes this one's place."""
        signed = self.private.sign(_rotation_bytes(self.public, public, mission))
        return SigningKey(public=public, previous=self.public, signature=signed.hex())


def key_id(public: str) -> str:
    """Id of a public key (hex): the first 16 hex digits of its SHA-256."""
    return sha256(bytes.fromhex(public)).hexdigest()[:KEY_ID_DIGITS]


def make_key(file: Path) -> Signer:
    """A new key, written to `file`, which only its owner may read.

    Raises:
        InvalidKey: something stands there already, or the folder cannot be written.
    """
    private = Ed25519PrivateKey.generate()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as out:
            out.write(pem)
    except FileExistsError as error:
        raise InvalidKey(
            "something stands there already",
            where=str(file),
            wanted="a new file: a key that is overwritten is lost",
        ) from error
    except OSError as error:
        raise InvalidKey(
            "the key cannot be written", where=str(file), got=str(error.strerror)
        ) from error
    return _signer(private)


def read_key(file: Path) -> Signer:
    """The key in `file`.

    Raises:
        InvalidKey: no such file, one that others may read, or no Ed25519 key.
    """
    try:
        mode = file.stat().st_mode
        pem = file.read_bytes()
    except OSError as error:
        raise InvalidKey(
            "the signing key cannot be read",
            where=str(file),
            got=str(error.strerror),
            wanted="a key made by: trucewatch log key FILE",
        ) from error
    if mode & OTHERS:
        raise InvalidKey(
            "others may read the signing key",
            where=str(file),
            got=f"mode {mode & 0o777:04o}",
            wanted="mode 0600: chmod 600 FILE",
        )
    try:
        private = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise InvalidKey(
            "no signing key",
            where=str(file),
            wanted="an unencrypted PEM file, as trucewatch log key writes it",
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise InvalidKey(
            "a key of another kind",
            where=str(file),
            got=type(private).__name__,
            wanted="Ed25519",
        )
    return _signer(private)


def _signer(private: Ed25519PrivateKey) -> Signer:
    raw = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return Signer(private=private, public=raw.hex())


def signature_fault(signed: SignedHead) -> str | None:
    """What is wrong with a head's signature, or None; a head without one is right."""
    if not signed.key:
        return None
    if _digest_id(signed.public) != signed.key:
        return f"key {signed.key} is not the id of the public key beside it"
    if not _verifies(signed.public, signed.signature, _head_bytes(signed)):
        return f"not what key {signed.key} signed: it was altered"
    return None


def rotation_fault(key: SigningKey, *, mission: str) -> str | None:
    """What is wrong with how a key took another's place, or None."""
    if not key.previous:
        return None
    message = _rotation_bytes(key.previous, key.public, mission)
    if _verifies(key.previous, key.signature, message):
        return None
    return "the key before it did not sign that this one takes its place"


def _digest_id(public: str) -> str | None:
    try:
        return key_id(public)
    except ValueError:
        return None


def _verifies(public: str, signature: str, message: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _head_bytes(signed: SignedHead) -> bytes:
    record = to_record(signed)
    del record["signature"]
    return canonical({"format": HEAD_FORMAT} | record).encode()


def _rotation_bytes(previous: str, public: str, mission: str) -> bytes:
    record = {
        "format": KEY_FORMAT,
        "mission": mission,
        "previous": previous,
        "public": public,
    }
    return canonical(record).encode()
