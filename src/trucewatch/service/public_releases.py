"""What everybody may read of releases: no user is asked for, nothing else is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

import sqlalchemy as sa

from trucewatch.errors import UnknownSubject
from trucewatch.model.redaction import redacted
from trucewatch.model.release import BulletinForm, Release, ReleaseState, release_id
from trucewatch.service.missions import OpenMission
from trucewatch.store.aggregate import Kept
from trucewatch.store.releases import (
    RELEASES,
    file_bytes,
    frozen_of,
    published_errata,
    released_before,
)

MOST = 100
"""Most bulletins of one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicErratum:
    """An erratum as it is printed; who wrote it stays in the register."""

    number: int
    at: datetime
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBulletin:
    """A released bulletin as everybody may read of it.

    Args:
        id: its id, for addresses.
        label: its number as it is printed, ``250`` or ``250-R1``.
        number, revision, day: see `Release`.
        title: the mission's title.
        demonstration: whether the mission is one.
        released_at: when (UTC).
        html, json: SHA-256 of the files, hex.
        size, root: entries and root of the log at the head that the files carry.
        reason: of a revised one why it was made; else "".
        replaces, replaced_by: ids of the bulletins of the day before and after it.
        errata: by number.
    """

    id: str
    label: str
    number: int
    revision: int
    day: date
    title: str
    demonstration: bool
    released_at: datetime
    html: str
    json: str
    size: int
    root: str
    reason: str
    replaces: str | None
    replaced_by: str | None
    errata: tuple[PublicErratum, ...]

    @property
    def updated_at(self) -> datetime:
        """When it or what stands beside it last changed (UTC)."""
        return max([self.released_at, *(each.at for each in self.errata)])

    def file_name(self, suffix: str) -> str:
        """Name of a file of it, ``bulletin-0250-r1-2017-09-05.html``."""
        revised = f"-r{self.revision}" if self.revision else ""
        return f"bulletin-{self.number:04d}{revised}-{self.day.isoformat()}.{suffix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPage:
    """Some released bulletins, the latest day first; `cursor` leads to the next."""

    bulletins: tuple[PublicBulletin, ...]
    cursor: str | None


def released_bulletins(
    mission: OpenMission, cursor: str | None = None, limit: int = 20
) -> PublicPage:
    """Released bulletins, the latest day first.

    Args:
        mission: the mission.
        cursor: the `PublicPage.cursor` of the page before; None: from the latest.
        limit: most of them, 1 to 100; what lies outside is taken as the nearest.
    """
    most = min(max(limit, 1), MOST)
    with mission.store.unit() as connection:
        found = list(islice(released_before(connection, cursor), most + 1))
        shown = tuple(_public(mission, connection, kept) for kept in found[:most])
    more = len(found) > most
    return PublicPage(bulletins=shown, cursor=shown[-1].id if more else None)


def released_bulletin(mission: OpenMission, bulletin: str) -> PublicBulletin:
    """One released bulletin.

    Raises:
        UnknownSubject: there is none of that id, or it is not released.
    """
    with mission.store.unit() as connection:
        return _public(mission, connection, _released(connection, bulletin))


def released_file(mission: OpenMission, bulletin: str, form: BulletinForm) -> bytes:
    """The bytes of a released bulletin, as they were frozen.

    Raises:
        UnknownSubject: no such bulletin is released, or its content was erased.
    """
    with mission.store.unit() as connection:
        kept = _released(connection, bulletin)
        found = file_bytes(connection, frozen_of(kept).digest(form))
    if found is None:
        raise UnknownSubject("its content was erased", where=bulletin)
    return found


def _released(connection: sa.Connection, bulletin: str) -> Kept[Release]:
    kept = RELEASES.latest(connection, bulletin)
    if kept is None or kept.value.state is not ReleaseState.RELEASED:
        raise UnknownSubject("no such released bulletin", where=bulletin)
    return kept


def _public(
    mission: OpenMission, connection: sa.Connection, kept: Kept[Release]
) -> PublicBulletin:
    value, frozen = kept.value, frozen_of(kept)
    following = RELEASES.latest(connection, release_id(value.day, value.revision + 1))
    replaced = following and following.value.state is ReleaseState.RELEASED
    before = release_id(value.day, value.revision - 1) if value.revision else None
    return PublicBulletin(
        id=kept.id,
        label=value.label,
        number=value.number,
        revision=value.revision,
        day=value.day,
        title=mission.mission.title,
        demonstration=mission.mission.demonstration,
        released_at=datetime.fromisoformat(kept.at),
        html=frozen.html,
        json=frozen.json,
        size=frozen.size,
        root=frozen.root,
        reason=redacted(value.reason),
        replaces=before,
        replaced_by=following.id if following and replaced else None,
        errata=tuple(
            PublicErratum(
                number=each.value.number or 0,
                at=datetime.fromisoformat(each.at),
                what=redacted(each.value.what),
                why=redacted(each.value.why),
            )
            for each in published_errata(connection, kept.id)
        ),
    )
