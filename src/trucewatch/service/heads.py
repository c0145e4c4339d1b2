"""Heads of the mission's log: taken, signed, kept; keys begun and rotated."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from trucewatch.errors import InvalidKey
from trucewatch.model.log import LogEntry, SignedHead, SigningKey, Stamp
from trucewatch.service.access import Action
from trucewatch.service.cases import require_or_owner
from trucewatch.service.missions import OpenMission
from trucewatch.service.signing import Signer, key_id, read_key
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.settings import Settings
from trucewatch.store.heads import (
    UNSIGNED,
    first_standing,
    keep_head,
    latest_head,
    nothing_since,
)
from trucewatch.store.keys import add_key, keys_in_use
from trucewatch.store.log import entries_about, head_now, latest_entries
from trucewatch.store.unit import Unit


def signer_of(settings: Settings) -> Signer | None:
    """The key that the settings name, or None where they name none.

    Raises:
        InvalidKey: it cannot be used.
    """
    return None if settings.signing_key is None else read_key(settings.signing_key)


def take_head(
    connection: sa.Connection, *, mission: str, signer: Signer | None, stamp: Stamp
) -> SignedHead:
    """The head of the log for a bulletin: as it was after the last change of a record.

    The one on the books is given again as long as no record changes: writing a
    bulletin twice gives the same bytes twice.

    Raises:
        InvalidKey: the key is not the one that the mission signs with.
    """
    earlier = _earlier(connection, signer)
    key = UNSIGNED if signer is None else signer.id
    known = first_standing(connection, key=key)
    if known is not None:
        return known
    head = head_now(connection, mission=mission, stamp=stamp)
    if signer is None:
        return SignedHead(head=head)
    return signer.sign_head(head, earlier=earlier)


def _earlier(connection: sa.Connection, signer: Signer | None) -> tuple[str, ...]:
    """Public keys before the signer's, which has to be the mission's latest."""
    if signer is None:
        return ()
    known = [key.public for key in keys_in_use(connection)]
    if known and known[-1] != signer.public:
        was = "was replaced" if signer.public in known else "is not the mission's"
        raise InvalidKey(
            f"this key {was}",
            where=f"key {signer.id}",
            wanted=f"key {key_id(known[-1])}; a new one takes its place by: "
            "trucewatch log rotate NEWKEY",
        )
    return tuple(known[:-1])


def keep_signed(unit: Unit, head: SignedHead) -> None:
    """Keep a head, and its key where it is the mission's first."""
    if head.key and not keys_in_use(unit.connection):
        add_key(unit, SigningKey(public=head.public), key_id=head.key)
    keep_head(unit, head)


def sign_log(
    mission: OpenMission, *, settings: Settings, by: str = MACHINE
) -> SignedHead:
    """The log's head, signed and kept.

    Raises:
        AccessDenied, UnknownSubject: `by` may not, or is no user of a mission that
            has users.
        InvalidKey: no key is set, or not the mission's.
    """
    stamp = stamp_now(by)
    with mission.store.writing(stamp) as unit:
        require_or_owner(unit.connection, by, Action.LOG_SIGN)
        signer = _needed(settings)
        earlier = _earlier(unit.connection, signer)
        known = latest_head(unit.connection, key=signer.id)
        if known is not None and nothing_since(unit.connection, known.head):
            return known
        head = head_now(unit.connection, mission=mission.mission.id, stamp=stamp)
        signed = signer.sign_head(head, earlier=earlier)
        keep_signed(unit, signed)
    return signed


def rotate_key(
    mission: OpenMission, new: Path, *, settings: Settings, by: str = MACHINE
) -> str:
    """Put the key in the file `new` in the present one's place; the new key's id.

    The present key signs the new one; the log keeps that. From then on the setting
    `signing_key` has to name the new file.

    Raises:
        AccessDenied, UnknownSubject: as for `sign_log`.
        InvalidKey: no key is set, not the mission's, or the new one was used before.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        require_or_owner(unit.connection, by, Action.KEY_ROTATE)
        signer, fresh = _needed(settings), read_key(new)
        _earlier(unit.connection, signer)
        known = [key.public for key in keys_in_use(unit.connection)]
        if fresh.public in {*known, signer.public}:
            raise InvalidKey(
                "this key was used before",
                where=str(new),
                got=f"key {fresh.id}",
                wanted="a new one: trucewatch log key FILE",
            )
        if not known:
            add_key(unit, SigningKey(public=signer.public), key_id=signer.id)
        rotation = signer.sign_rotation(fresh.public, mission=mission.mission.id)
        add_key(unit, rotation, key_id=fresh.id)
    return fresh.id


def _needed(settings: Settings) -> Signer:
    signer = signer_of(settings)
    if signer is None:
        raise InvalidKey(
            "no signing key is set",
            where="setting signing_key",
            wanted="the path of a key made by: trucewatch log key FILE",
        )
    return signer


def standing_head(mission: OpenMission) -> SignedHead | None:
    """The latest head on the books, or None."""
    with mission.store.unit() as look:
        return latest_head(look)


def logged(
    mission: OpenMission, *, subject: str | None, most: int
) -> tuple[LogEntry, ...]:
    """The latest entries of the log, about one subject if given; oldest first."""
    with mission.store.unit() as look:
        if subject is not None:
            return entries_about(look, subject)[-most:]
        return latest_entries(look, most=most)[::-1]
