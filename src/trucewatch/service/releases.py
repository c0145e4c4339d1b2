"""Releases: a bulletin goes from a draft past a second person to the public, frozen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from trucewatch.errors import EditConflict, UnknownSubject
from trucewatch.model.bulletin import Bulletin, BulletinStatus
from trucewatch.model.issue import Issue
from trucewatch.model.log import Stamp
from trucewatch.model.release import (
    Acknowledgement,
    Frozen,
    Release,
    ReleaseState,
    release_id,
)
from trucewatch.publish.gate import check_release
from trucewatch.publish.html import render_html
from trucewatch.publish.json import bulletin_record, record_text
from trucewatch.service.access import Action, require
from trucewatch.service.bulletins import assemble_bulletin
from trucewatch.service.cases import acting_user, refusing
from trucewatch.service.heads import keep_signed, signer_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.release_checks import (
    check_current,
    check_errors,
    check_not_alone,
    check_second_person,
    check_warnings,
    content_of,
    in_state,
    joined,
)
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.bulletins import BulletinFiles, note_bulletin
from trucewatch.store.heads import ABOUT_THE_LOG, nothing_since
from trucewatch.store.releases import (
    RELEASES,
    file_bytes,
    keep_file,
    releases_before,
    releases_of_day,
)
from trucewatch.store.unit import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A bulletin as it would be released now.

    Args:
        kept: where it stands, with who and when.
        html, json: its files as a draft; of a released one as they were frozen.
        open_points: what the release checks say; none of a released one.
        current: whether it says what was drafted; where not, it is to be drafted anew.
    """

    kept: Kept[Release]
    html: bytes
    json: bytes
    open_points: tuple[Issue, ...]
    current: bool


def list_releases(mission: OpenMission, *, by: str) -> list[Kept[Release]]:
    """Every bulletin that was drafted, the latest day first.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.BULLETIN_DRAFT)
        return list(releases_before(connection, None))


def find_release(connection: sa.Connection, release: str) -> Kept[Release]:
    """The latest version of a bulletin on its way.

    Raises:
        UnknownSubject: there is none of that id.
    """
    kept = RELEASES.latest(connection, release)
    if kept is None:
        raise UnknownSubject(
            "no such bulletin",
            where=release,
            wanted="one that was drafted; see: trucewatch release list",
        )
    return kept


def draft_bulletin(
    mission: OpenMission,
    *,
    by: str,
    settings: Settings,
    day: date | None = None,
    reason: str = "",
) -> Kept[Release]:
    """Draft the bulletin of a day, or draft it anew.

    Where the day's bulletin is released already, the draft is one of a revised
    bulletin, which has a number of its own and a reason.

    Args:
        mission: the mission.
        by: who drafts.
        settings: of this machine.
        day: None: the latest day with a report.
        reason: why a released bulletin is revised.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
        InvalidMission: no report of that day.
        InvalidDecision: a revision without a reason.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.BULLETIN_DRAFT)
    stamp = stamp_now(by)
    bulletin = assemble_bulletin(mission, day=day, settings=settings, at=stamp)
    with mission.store.writing(stamp) as unit:
        earlier = releases_of_day(unit.connection, bulletin.day)
        last = earlier[-1] if earlier else None
        released = last is not None and last.value.state is ReleaseState.RELEASED
        revision = len(earlier) if released or last is None else last.value.revision
        key = release_id(bulletin.day, revision)
        with refusing(key):
            value = Release(
                id=key,
                day=bulletin.day,
                number=bulletin.number,
                revision=revision,
                state=ReleaseState.DRAFT,
                content=content_of(replace(bulletin, revision=revision)),
                reason=reason
                or ("" if released or last is None else last.value.reason),
            )
        seen = RELEASES.number(unit.connection, key)
        return RELEASES.write(unit, key, value, subject=key, seen=seen)


def preview_release(
    mission: OpenMission, release: str, *, by: str, settings: Settings
) -> Preview:
    """What the second person looks at: the bulletin as it would be released now.

    Raises:
        UnknownSubject, AccessDenied: no such user or bulletin, or one who may not.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.BULLETIN_DRAFT)
        kept = find_release(connection, release)
        frozen = kept.value.frozen
        if frozen is not None:
            return Preview(
                kept=kept,
                html=file_bytes(connection, frozen.html) or b"",
                json=file_bytes(connection, frozen.json) or b"",
                open_points=(),
                current=True,
            )
    bulletin = _assembled(mission, kept.value, settings=settings)
    return Preview(
        kept=kept,
        html=render_html(bulletin).encode(),
        json=record_text(bulletin_record(bulletin)).encode(),
        open_points=check_release(bulletin),
        current=content_of(bulletin) == kept.value.content,
    )


def submit_release(
    mission: OpenMission,
    release: str,
    *,
    by: str,
    settings: Settings,
    acknowledged: Iterable[Acknowledgement] = (),
) -> Kept[Release]:
    """Hand a draft to a second person.

    Raises:
        UnknownSubject, AccessDenied: no such user or bulletin, or one who may not.
        InvalidDecision: no draft, the records changed since, or an error of the
            release checks stands against it.
    """
    kept = _for(mission, release, by=by, action=Action.BULLETIN_DRAFT)
    in_state(kept, ReleaseState.DRAFT)
    bulletin = _assembled(mission, kept.value, settings=settings)
    check_current(kept, bulletin)
    check_errors(kept, check_release(bulletin))
    value = replace(
        kept.value,
        state=ReleaseState.SUBMITTED,
        acknowledged=joined(kept.value.acknowledged, acknowledged),
    )
    with mission.store.writing(stamp_now(by)) as unit:
        return RELEASES.write(unit, release, value, subject=release, seen=kept.version)


def release_bulletin(
    mission: OpenMission,
    release: str,
    *,
    by: str,
    settings: Settings,
    acknowledged: Iterable[Acknowledgement] = (),
) -> Kept[Release]:
    """Release a submitted bulletin: from now on its bytes never change.

    Raises:
        UnknownSubject, AccessDenied: no such user or bulletin, or one who may not.
        InvalidDecision: not submitted; no second person; the records changed since
            it was drafted; an error of the release checks, or a warning that nobody
            acknowledged with a reason.
        EditConflict: something was changed at the same moment.
        InvalidKey: a signing key is set that cannot be used.
    """
    kept = _for(mission, release, by=by, action=Action.BULLETIN_RELEASE)
    in_state(kept, ReleaseState.SUBMITTED)
    check_second_person(mission, kept, by=by)
    stamp = stamp_now(by)
    bulletin = _assembled(mission, kept.value, settings=settings, at=stamp)
    bulletin = replace(bulletin, status=BulletinStatus.RELEASED)
    check_current(kept, bulletin)
    points = check_release(bulletin)
    check_errors(kept, points)
    weighed = joined(kept.value.acknowledged, acknowledged)
    check_warnings(kept, points, weighed)
    with mission.store.writing(stamp) as unit:
        check_not_alone(unit, kept, bulletin, by=by)
        value = replace(
            kept.value,
            state=ReleaseState.RELEASED,
            acknowledged=weighed,
            frozen=_freeze(unit, kept.value, bulletin),
        )
        return RELEASES.write(unit, release, value, subject=release, seen=kept.version)


def _freeze(unit: Unit, release: Release, bulletin: Bulletin) -> Frozen:
    """Keep the files with the head that they carry."""
    signed = bulletin.log
    if signed is None:
        raise ValueError("a bulletin that is released carries the head of the log")
    if not nothing_since(unit.connection, signed.head, but=ABOUT_THE_LOG):
        raise EditConflict(
            "a record was changed while the bulletin was released",
            where=release.id,
            wanted="another try; nothing was released",
        )
    keep_signed(unit, signed)
    html = keep_file(unit, render_html(bulletin), release=release.id)
    record = record_text(bulletin_record(bulletin))
    json = keep_file(unit, record, release=release.id)
    size, root = signed.head.size, signed.head.root
    written = BulletinFiles(
        number=bulletin.number, day=bulletin.day, html=html, json=json, size=size
    )
    note_bulletin(unit, written)
    return Frozen(html=html, json=json, size=size, root=root)


def _assembled(
    mission: OpenMission,
    release: Release,
    *,
    settings: Settings,
    at: Stamp | None = None,
) -> Bulletin:
    """The bulletin as the records have it now; with `at`, with the head of the log."""
    signer = None if at is None else signer_of(settings)
    bulletin = assemble_bulletin(
        mission, day=release.day, settings=settings, at=at, signer=signer
    )
    return replace(bulletin, revision=release.revision)


def _for(
    mission: OpenMission, release: str, *, by: str, action: Action
) -> Kept[Release]:
    with mission.store.unit() as connection:
        require(acting_user(connection, by), action)
        return find_release(connection, release)
