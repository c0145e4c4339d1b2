"""Erase a document or an entry: its content goes, the log and all proofs stay valid."""

from __future__ import annotations

from trucewatch.errors import InvalidRecord
from trucewatch.model.log import Erasure
from trucewatch.service.access import Action
from trucewatch.service.cases import require_or_owner
from trucewatch.service.lines import refresh_lines
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import MACHINE, stamp_now
from trucewatch.store import erasing
from trucewatch.store.bulletins import KIND as BULLETIN
from trucewatch.store.documents import stored_name
from trucewatch.store.entries import entry_versions
from trucewatch.store.incidents import DECISIONS, INCIDENTS, MEMBERS
from trucewatch.store.keys import KIND as SIGNING_KEY
from trucewatch.store.lines import days_of, told_in
from trucewatch.store.unit import Unit
from trucewatch.store.unmerged import note_days, note_every_day

KEPT = frozenset({BULLETIN, SIGNING_KEY})
"""Kinds of entries that hold hashes and public keys only."""

MERGES = frozenset({DECISIONS.kind, INCIDENTS.kind, MEMBERS.kind})
"""Kinds of entries by which reports are merged."""


def erase_document(
    mission: OpenMission, document_id: str, *, reason: Erasure, by: str = MACHINE
) -> int:
    """Erase a document with everything that was read from it or written about it.

    Published bulletins, backups and copies are out of reach; so are entries about
    incidents that quote it: erase those by `erase_entry`.

    Returns:
        How many rows lost their content.

    Raises:
        AccessDenied, UnknownSubject: `by` may not, or is no user of a mission that
            has users.
        InvalidRecord: no such document, or erased already.
        StoreError: the database refuses; the content may still be in free space of
            its file where only the last step, writing the file anew, failed.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        require_or_owner(unit.connection, by, Action.RECORD_ERASE)
        known = stored_name(unit.connection, document_id)
        if not known:
            raise InvalidRecord(
                "no such document" if known is None else "erased already",
                where=document_id,
                wanted="the id of a stored document, doc_...",
            )
        rows = erasing.erase_document(unit, document_id, reason=reason)
    mission.store.compact()
    return rows


def erase_entry(
    mission: OpenMission,
    kind: str,
    entry_id: str,
    *,
    reason: Erasure,
    by: str = MACHINE,
) -> int:
    """Erase the content of every version of an entry; how many it had.

    Raises:
        AccessDenied, UnknownSubject: as for `erase_document`.
        InvalidRecord: no such entry, or one without which nothing can be verified.
        StoreError: as for `erase_document`.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        require_or_owner(unit.connection, by, Action.RECORD_ERASE)
        if kind in KEPT:
            raise InvalidRecord(
                "never erased: nothing personal stands in it",
                where=f"{kind} {entry_id}",
                wanted="an entry that people wrote",
            )
        subjects = {
            each.subject for each in entry_versions(unit.connection, kind, entry_id)
        }
        versions = erasing.erase_entry(unit, kind, entry_id, reason=reason)
        _follow(unit, mission, kind, subjects)
        if not versions:
            raise InvalidRecord(
                "no such entry",
                where=f"{kind} {entry_id}",
                wanted="kind and id of an entry, as the log names them",
            )
    mission.store.compact()
    return versions


def _follow(unit: Unit, mission: OpenMission, kind: str, subjects: set[str]) -> None:
    """Bring the incidents' rows up to what stands without the entry."""
    if kind in MERGES:
        note_every_day(unit.connection)
    told = told_in(unit.connection, subjects)
    note_days(unit, days_of(unit.connection, told))
    refresh_lines(unit, mission, subjects | told)
