"""Release checks that need the register: second person, unchanged records, warnings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256

from trucewatch.errors import InvalidDecision
from trucewatch.model.bulletin import Bulletin, BulletinStatus
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.record import canonical
from trucewatch.model.release import Acknowledgement, Release, ReleaseState
from trucewatch.publish.json import bulletin_record
from trucewatch.service.missions import OpenMission
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import CLAIM_DECISIONS, REVIEWS
from trucewatch.store.releases import RELEASES
from trucewatch.store.unit import Unit


def content_of(bulletin: Bulletin) -> str:
    """SHA-256 of what a bulletin says, whatever its status and head of the log."""
    said = replace(bulletin, status=BulletinStatus.RELEASED, log=None)
    return sha256(canonical(bulletin_record(said)).encode()).hexdigest()


def in_state(kept: Kept[Release], wanted: ReleaseState) -> None:
    """Refuse a step that does not lead from where the bulletin stands."""
    if kept.value.state is not wanted:
        raise InvalidDecision(
            "no such step", where=kept.id, got=kept.value.state, wanted=wanted
        )


def check_second_person(mission: OpenMission, kept: Kept[Release], *, by: str) -> None:
    """Whoever releases has neither drafted it, in any version, nor submitted it."""
    with mission.store.unit() as connection:
        versions = RELEASES.versions(connection, kept.id)
    drafted = {v.by for v in versions if v.value.state is ReleaseState.DRAFT}
    submitted = {v.by for v in versions if v.value.state is ReleaseState.SUBMITTED}
    if by in drafted | submitted:
        what = "drafted it" if by in drafted else "submitted it"
        raise InvalidDecision(
            "a second person releases",
            where=kept.id,
            got=f"{by}, who {what}",
            wanted="another publisher",
        )


def check_not_alone(
    unit: Unit, kept: Kept[Release], bulletin: Bulletin, *, by: str
) -> None:
    """Whoever releases was not the only one to decide on what the bulletin tells."""
    incidents = {entry.incident.id for entry in bulletin.incidents}
    documents = {document.id for document in bulletin.documents}
    connection = unit.connection
    reviews = REVIEWS.about_any(connection, incidents)
    claims = CLAIM_DECISIONS.about_any(connection, documents)
    deciders = {
        version.by
        for kind, found in ((REVIEWS, reviews), (CLAIM_DECISIONS, claims))
        for each in found.values()
        for latest in each
        for version in kind.versions(connection, latest.id)
    }
    if deciders == {by}:
        raise InvalidDecision(
            "a second person releases",
            where=kept.id,
            got=f"{by}, who alone reviewed what it tells",
            wanted="another publisher, or another reviewer's decision in it",
        )


def check_current(kept: Kept[Release], bulletin: Bulletin) -> None:
    """Refuse where the records changed since the draft."""
    if content_of(bulletin) != kept.value.content:
        raise InvalidDecision(
            "the records changed since it was drafted",
            where=kept.id,
            got=f"the draft of {kept.at}",
            wanted="a new draft: trucewatch release draft",
        )


def check_errors(kept: Kept[Release], points: tuple[Issue, ...]) -> None:
    """Refuse where a release check forbids it."""
    errors = [each for each in points if each.severity is Severity.ERROR]
    if errors:
        raise InvalidDecision(
            "the release checks forbid it",
            where=kept.id,
            got="; ".join(f"{each.code}: {each.what}" for each in errors),
            wanted="each of them mended",
        )


def check_warnings(
    kept: Kept[Release], points: tuple[Issue, ...], weighed: tuple[Acknowledgement, ...]
) -> None:
    """Refuse where nobody weighed a warning of the release checks."""
    known = {each.code for each in weighed}
    warnings = (each for each in points if each.severity is Severity.WARNING)
    rest = [each for each in warnings if each.code not in known]
    if rest:
        raise InvalidDecision(
            "warnings that nobody acknowledged",
            where=kept.id,
            got="; ".join(f"{each.code}: {each.what} ({each.got})" for each in rest),
            wanted="each of them mended, or acknowledged with a reason",
        )


def joined(
    known: tuple[Acknowledgement, ...], more: Iterable[Acknowledgement]
) -> tuple[Acknowledgement, ...]:
    """The acknowledgements by code; of two for one code the later."""
    by_code = {each.code: each for each in (*known, *more)}
    return tuple(by_code[code] for code in sorted(by_code))
