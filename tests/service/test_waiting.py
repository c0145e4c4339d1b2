"""What waits is brought up to date with what changed, as if it were read anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from tests.missions import SETTINGS
from tests.service.desk import the_incident
from trucewatch.errors import StoreError
from trucewatch.model.liaison import Channel
from trucewatch.model.log import Erasure
from trucewatch.model.review import IncidentState
from trucewatch.service import waiting
from trucewatch.service.inbox import inbox
from trucewatch.service.liaison import follow_up, tell
from trucewatch.service.missions import OpenMission
from trucewatch.service.review import assign_incident, review_incident
from trucewatch.service.stamps import stamp_now
from trucewatch.service.waiting import WAITING, Key, Waiting, WaitingList, Waits
from trucewatch.store.decisions import ASSIGNMENTS, REVIEWS
from trucewatch.store.erasing import erase_entry

NOON = datetime(2017, 9, 14, 12, tzinfo=UTC)


def kept(mission: OpenMission) -> list[Waiting]:
    """What this process keeps, brought up to date; the same as read anew."""
    found = WAITING.of(mission)
    with found.lock, mission.store.unit() as connection:
        followed = found.read(connection)
        anew = WaitingList().read(connection)
    assert sorted(followed, key=str) == sorted(anew, key=str)
    return sorted(followed, key=lambda each: each.what)


def test_every_change_is_followed(mission: OpenMission) -> None:
    """Given, reviewed, asked, answered, erased: each time as if read anew."""
    incident = the_incident(mission)
    assert kept(mission) == []
    assign_incident(
        mission, incident, by="admin", to="reviewer", note="look", settings=SETTINGS
    )
    (given,) = kept(mission)
    assert (given.what, given.to, given.note) == (Waits.REVIEW, "reviewer", "look")
    for state in (IncidentState.TRIAGED, IncidentState.CORROBORATED):
        review_incident(
            mission,
            incident,
            by="reviewer",
            state=state,
            reason="read",
            settings=SETTINGS,
        )
    (ready,) = kept(mission)
    assert (ready.what, ready.reviewed_by) == (Waits.VERIFICATION, "reviewer")
    asked = tell(
        mission,
        incident,
        by="liaison",
        told="RUS",
        channel=Channel.LETTER,
        at=NOON,
        what="asked",
        settings=SETTINGS,
    )
    assert [each.what for each in kept(mission)] == [Waits.REPLY, Waits.VERIFICATION]
    follow_up(mission, asked.id, by="liaison", reply="no", at=NOON.replace(hour=20))
    assert [each.what for each in kept(mission)] == [Waits.VERIFICATION]
    with mission.store.writing(stamp_now("admin")) as unit:
        for kind in (REVIEWS.kind, ASSIGNMENTS.kind):
            erase_entry(unit, kind, incident, reason=Erasure.MISTAKE)
    assert kept(mission) == []


def test_another_log_is_read_anew(mission: OpenMission) -> None:
    """Where the store was replaced meanwhile, nothing of the old one stays."""
    incident = the_incident(mission)
    assign_incident(
        mission, incident, by="admin", to="reviewer", note="", settings=SETTINGS
    )
    found = WAITING.of(mission)
    assert len(kept(mission)) == 1
    found.known[REVIEWS.kind, "inc_of_another"] = kept(mission)[0]
    found.followed.chain = "of another log"
    assert len(kept(mission)) == 1


def test_a_look_that_fails_loses_nothing(
    mission: OpenMission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What changed before it broke off is there at the next look."""
    incident = the_incident(mission)
    assert kept(mission) == []
    assign_incident(
        mission, incident, by="admin", to="reviewer", note="look", settings=SETTINGS
    )
    with monkeypatch.context() as broken:
        broken.setattr(waiting, "_of_incidents", _fails)
        with pytest.raises(StoreError):
            WAITING.read(mission)
    assert [each.note for each in kept(mission)] == ["look"]


def _fails(*_: object) -> Iterator[tuple[Key, Waiting]]:
    raise StoreError("the database is locked", where="entries")


@pytest.mark.parametrize(("start", "seen", "more"), [(0, 2, True), (2, 1, False)])
def test_the_inbox_comes_in_pages(
    mission: OpenMission, start: int, seen: int, *, more: bool
) -> None:
    """As many as asked for, and whether more wait."""
    incident = the_incident(mission)
    for number in range(3):
        tell(
            mission,
            incident,
            by="liaison",
            told="RUS",
            channel=Channel.PHONE,
            at=NOON.replace(minute=number),
            what=f"question {number}",
            settings=SETTINGS,
        )
    page = inbox(mission, by="reviewer", start=start, most=2)
    assert (len(page.waiting), page.more) == (seen, more)
    assert page.waiting[0].note == f"question {start}"
