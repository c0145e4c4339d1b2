"""The source vault: who a source is, encrypted, apart from everything else.

The key lies in a file outside the database; without it nothing here can be read.
Every reading is noted in the log before anything is shown.
"""

from __future__ import annotations

import secrets
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from trucewatch.errors import UnknownSubject, VaultError
from trucewatch.model.access import Sensitivity
from trucewatch.model.log import Erasure
from trucewatch.service.access import Action, Record, require
from trucewatch.service.cases import acting_user, version_seen
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import IDENTITIES, SealedIdentity
from trucewatch.store.erasing import erase_entry

KEY_BYTES = 32
NONCE_BYTES = 12
PRIVATE = 0o600
LONGEST_ID = 64


def new_vault_key(file: Path) -> str:
    """Write a fresh key to a new file that only its owner may read; its id.

    Raises:
        VaultError: the file is there already, or cannot be written.
    """
    key = secrets.token_bytes(KEY_BYTES)
    try:
        file.touch(mode=PRIVATE, exist_ok=False)
        file.write_text(key.hex() + "\n", encoding="ascii")
    except OSError as error:
        raise VaultError(
            "no key was written",
            where=str(file),
            got=error.strerror or str(error),
            wanted="a new file in a folder that may be written",
        ) from error
    return _key_id(key)


def seal_identity(
    mission: OpenMission,
    subject: str,
    identity: str,
    *,
    by: str,
    settings: Settings,
    seen: int | None = None,
) -> Kept[SealedIdentity]:
    """Keep who a source is under the id of what it told; nobody reads it back by this.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
        VaultError: no key, or a broken one; an id that is none.
        EditConflict: somebody else wrote it meanwhile.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        require(acting_user(unit.connection, by), Action.VAULT_WRITE, _vaulted(subject))
        if not 0 < len(subject) <= LONGEST_ID:
            raise VaultError(
                "no id of what the source told",
                where=subject[:LONGEST_ID],
                wanted=f"1 to {LONGEST_ID} characters",
            )
        key = _key(settings)
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(key).encrypt(nonce, identity.encode(), subject.encode())
        value = SealedIdentity(
            subject=subject, key=_key_id(key), nonce=nonce.hex(), sealed=sealed.hex()
        )
        number = version_seen(IDENTITIES.number(unit.connection, subject), seen)
        return IDENTITIES.write(unit, subject, value, subject=subject, seen=number)


def read_identity(
    mission: OpenMission, subject: str, *, by: str, settings: Settings
) -> str:
    """Who the source is; the reading stands in the log before this returns.

    Raises:
        UnknownSubject, AccessDenied: no such user or identity, or one who may not.
        VaultError: no key, another key, or a sealed identity that was altered.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        require(acting_user(unit.connection, by), Action.VAULT_READ, _vaulted(subject))
        kept = IDENTITIES.latest(unit.connection, subject)
        if kept is None:
            raise UnknownSubject("no identity is kept for it", where=subject)
        identity = _opened(kept.value, _key(settings))
        unit.note("vault.read", f"vault/{subject}")
    return identity


def erase_identity(
    mission: OpenMission, subject: str, *, by: str, reason: Erasure
) -> int:
    """Erase every version of an identity; all proofs of the log stay valid.

    Returns:
        How many versions were erased.

    Raises:
        UnknownSubject, AccessDenied: no such user or identity, or one who may not.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        user = acting_user(unit.connection, by)
        require(user, Action.VAULT_ERASE, _vaulted(subject))
        if IDENTITIES.latest(unit.connection, subject) is None:
            raise UnknownSubject("no identity is kept for it", where=subject)
        versions = erase_entry(unit, IDENTITIES.kind, subject, reason=reason)
    mission.store.compact()
    return versions


def _vaulted(subject: str) -> Record:
    return Record(subject=subject, sensitivity=Sensitivity.SOURCE_VAULT)


def _key(settings: Settings) -> bytes:
    wanted = "a file with 64 hexadecimal digits; make one: trucewatch desk vault key"
    if settings.vault_key is None:
        raise VaultError("no key of the source vault", where="vault_key", wanted=wanted)
    try:
        key = bytes.fromhex(settings.vault_key.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise VaultError(
            "the key of the source vault cannot be read",
            where=str(settings.vault_key),
            got=str(error),
            wanted=wanted,
        ) from error
    if len(key) != KEY_BYTES:
        raise VaultError(
            "the key of the source vault has another length",
            where=str(settings.vault_key),
            got=f"{len(key)} bytes",
            wanted=wanted,
        )
    return key


def _key_id(key: bytes) -> str:
    return sha256(b"trucewatch vault key" + key).hexdigest()[:16]


def _opened(value: SealedIdentity, key: bytes) -> str:
    if value.key != _key_id(key):
        raise VaultError(
            "sealed with another key",
            where=value.subject,
            got=f"key {_key_id(key)}",
            wanted=f"key {value.key}",
        )
    nonce, sealed = bytes.fromhex(value.nonce), bytes.fromhex(value.sealed)
    try:
        return AESGCM(key).decrypt(nonce, sealed, value.subject.encode()).decode()
    except InvalidTag as error:
        raise VaultError(
            "the sealed identity was altered",
            where=value.subject,
            wanted="a copy from a backup",
        ) from error
