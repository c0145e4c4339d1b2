"""Chronicle: the log of changes for a reader of the desk, and its check."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.log import LogEntry, SignedHead
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user
from trucewatch.service.heads import standing_head
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import log_size
from trucewatch.service.verifying import Published, Verification, verify_mission
from trucewatch.settings import Settings
from trucewatch.store.log import latest_entries

SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """Some entries of the log.

    Args:
        size: how many entries the log has.
        entries: some of them, latest first.
        before: where the older ones begin, or None.
        head: the latest head on the books, or None.
    """

    size: int
    entries: tuple[LogEntry, ...]
    before: int | None
    head: SignedHead | None


def read_chronicle(
    mission: OpenMission, *, by: str, before: int | None = None, most: int = SHOWN
) -> Chronicle:
    """Entries of the log, latest first.

    Args:
        mission: the mission.
        by: who asks.
        before: only entries before this number; None for the latest.
        most: how many at most.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.LOG_READ)
        found = latest_entries(connection, most=most, before=before)
    size = log_size(mission)
    older = found[-1].seq if found and found[-1].seq > 0 else None
    return Chronicle(
        size=size, entries=found, before=older, head=standing_head(mission)
    )


def check_chronicle(
    mission: OpenMission, *, by: str, settings: Settings
) -> Verification:
    """Every row held against the log, and the log against its heads.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
        StoreError: the database cannot be opened to be checked.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.LOG_READ)
    return verify_mission(mission.root, Published(), settings=settings)
