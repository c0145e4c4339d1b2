"""What waits for people: worked out once, then brought up to date with what changed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from threading import Lock

import sqlalchemy as sa

from trucewatch.model.determination import Determination
from trucewatch.model.liaison import LiaisonContact
from trucewatch.model.review import (
    SETTLED,
    Assignment,
    IncidentReview,
    IncidentState,
    Reopening,
)
from trucewatch.service.missions import OpenMission
from trucewatch.store.aggregate import Kept
from trucewatch.store.decisions import (
    ASSIGNMENTS,
    CONTACTS,
    DETERMINATIONS,
    REOPENINGS,
    REVIEWS,
)
from trucewatch.store.following import Followed


class Waits(StrEnum):
    """What something waits for."""

    REVIEW = "review"
    VERIFICATION = "verification"
    REPLY = "reply"
    DETERMINATION = "determination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that waits.

    Args:
        what: for what it waits.
        incident: id of the incident.
        since: since when.
        state: the incident's state, as far as a person set it.
        to: for whom: a user's id, an office or a body; None: for anyone who may.
        note: what was said with it.
        reviewed_by: id of the user who reviewed the incident last, or "".
        given: version of the assignment that says for whom; 0 where none stands.
    """

    what: Waits
    incident: str
    since: datetime
    state: IncidentState | None
    to: str | None
    note: str
    reviewed_by: str = ""
    given: int = 0


_OF_INCIDENTS = (ASSIGNMENTS.kind, REVIEWS.kind, REOPENINGS.kind)
"""Kinds with one entry an incident, of its id."""

_KINDS = (*_OF_INCIDENTS, CONTACTS.kind, DETERMINATIONS.kind)

MOST_QUESTIONS = 500
"""How many choices of a list are kept: of each user one or two."""

Key = tuple[str, str]
"""Kind and id; of what waits for a review or verification: that of reviews."""


@dataclass(slots=True)
class WaitingList:
    """What waits in one mission, whoever may see it; `WaitingLists` reads it."""

    followed: Followed = field(default_factory=Followed)
    known: dict[Key, Waiting] = field(default_factory=dict)
    ordered: tuple[Waiting, ...] = ()
    chosen: dict[Hashable, tuple[Waiting, ...]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def read(self, connection: sa.Connection) -> tuple[Waiting, ...]:
        """All that waits, oldest first; after a failure all is read anew.

        Args:
            connection: a look that began while the lock was held, which is held on.
        """
        self.chosen = {}
        try:
            self._follow(connection)
        except BaseException:
            self.followed = Followed()
            raise
        order = sorted(self.known.values(), key=_order)
        self.ordered = tuple(order)
        return self.ordered

    def _follow(self, connection: sa.Connection) -> None:
        changed = self.followed.changed(connection, _KINDS)
        if changed is None:
            self.known = dict(_every(connection))
            return
        incidents = frozenset().union(*(changed[kind] for kind in _OF_INCIDENTS))
        for incident in incidents:
            self.known.pop((REVIEWS.kind, incident), None)
        for kind in (CONTACTS.kind, DETERMINATIONS.kind):
            for entry_id in changed[kind]:
                self.known.pop((kind, entry_id), None)
        self.known.update(_of_incidents(connection, incidents))
        replies = CONTACTS.some(connection, changed[CONTACTS.kind])
        self.known.update(_replies(replies))
        determined = DETERMINATIONS.some(connection, changed[DETERMINATIONS.kind])
        self.known.update(_determinations(determined))


@dataclass(slots=True)
class WaitingLists:
    """One list a mission, for as long as the process runs."""

    known: dict[str, WaitingList] = field(default_factory=dict)

    def of(self, mission: OpenMission) -> WaitingList:
        """The list of a mission."""
        database = mission.store.engine.url.render_as_string(hide_password=True)
        return self.known.setdefault(f"{mission.root} {database}", WaitingList())

    def read(self, mission: OpenMission) -> tuple[Waiting, ...]:
        """All that waits in a mission, oldest first."""
        kept = self.of(mission)
        with kept.lock:
            return _standing(kept, mission)

    def choose(
        self, mission: OpenMission, question: Hashable, fits: Callable[[Waiting], bool]
    ) -> tuple[Waiting, ...]:
        """Those that fit, oldest first; chosen once until anything is written.

        Args:
            mission: the mission.
            question: all that `fits` depends on beside what waits.
            fits: whether one of them is asked for.
        """
        kept = self.of(mission)
        with kept.lock:
            every = _standing(kept, mission)
            found = kept.chosen.get(question)
            if found is None:
                found = tuple(each for each in every if fits(each))
                if len(kept.chosen) >= MOST_QUESTIONS:
                    kept.chosen = {}
                kept.chosen[question] = found
            return found


def _standing(kept: WaitingList, mission: OpenMission) -> tuple[Waiting, ...]:
    """All that waits now, its lock held: as it was kept, or brought up to date."""
    with mission.store.unit() as connection:
        if kept.followed.stands(connection):
            return kept.ordered
    with mission.store.unit(anew=True) as connection:
        return kept.read(connection)


def _order(each: Waiting) -> tuple[datetime, str, Waits]:
    return each.since, each.incident, each.what


WAITING = WaitingLists()
"""What this process keeps."""


def _every(connection: sa.Connection) -> Iterator[tuple[Key, Waiting]]:
    yield from _joined(
        given={each.id: each for each in ASSIGNMENTS.every(connection)},
        reviewed={each.id: each for each in REVIEWS.every(connection)},
        reopened={each.id: each for each in REOPENINGS.every(connection)},
    )
    yield from _replies(CONTACTS.every(connection))
    yield from _determinations(DETERMINATIONS.every(connection))


def _of_incidents(
    connection: sa.Connection, ids: Iterable[str]
) -> Iterator[tuple[Key, Waiting]]:
    wanted = tuple(ids)
    yield from _joined(
        given={each.id: each for each in ASSIGNMENTS.some(connection, wanted)},
        reviewed={each.id: each for each in REVIEWS.some(connection, wanted)},
        reopened={each.id: each for each in REOPENINGS.some(connection, wanted)},
    )


def _joined(
    *,
    given: dict[str, Kept[Assignment]],
    reviewed: dict[str, Kept[IncidentReview]],
    reopened: dict[str, Kept[Reopening]],
) -> Iterator[tuple[Key, Waiting]]:
    """Incidents that somebody took in hand, or that were given to somebody."""
    for incident in given.keys() | reviewed.keys():
        review, assignment = reviewed.get(incident), given.get(incident)
        state = review.value.state if review else None
        again = reopened.get(incident)
        if again and (review is None or again.value.review != review.version):
            again = None
        if state in SETTLED and again is None:
            continue
        ready = state is IncidentState.CORROBORATED
        latest = max(each.at for each in (review, assignment, again) if each)
        waiting = Waiting(
            what=Waits.VERIFICATION if ready else Waits.REVIEW,
            incident=incident,
            since=datetime.fromisoformat(latest),
            state=state,
            to=assignment.value.to if assignment else None,
            note=_note(assignment, again),
            reviewed_by=review.by if review else "",
            given=assignment.version if assignment else 0,
        )
        yield (REVIEWS.kind, incident), waiting


def _note(assignment: Kept[Assignment] | None, again: Kept[Reopening] | None) -> str:
    """What was said with it, and what came in against it."""
    said = assignment.value.note if assignment else ""
    against = "denied since by " + ", ".join(again.value.claims) if again else ""
    return "; ".join(each for each in (against, said) if each)


def _replies(found: Iterable[Kept[LiaisonContact]]) -> Iterator[tuple[Key, Waiting]]:
    for each in found:
        if each.value.waits:
            waiting = Waiting(
                what=Waits.REPLY,
                incident=each.value.incident,
                since=each.value.at,
                state=None,
                to=each.value.told,
                note=each.value.what,
            )
            yield (CONTACTS.kind, each.id), waiting


def _determinations(
    found: Iterable[Kept[Determination]],
) -> Iterator[tuple[Key, Waiting]]:
    for each in found:
        if each.value.open_days(each.value.on) is not None:
            waiting = Waiting(
                what=Waits.DETERMINATION,
                incident=each.value.incident,
                since=_midnight(each.value.on),
                state=None,
                to=each.value.body,
                note=f"{each.value.status}: {each.value.reason}",
            )
            yield (DETERMINATIONS.kind, each.id), waiting


def _midnight(day: date) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T00:00:00+00:00")
