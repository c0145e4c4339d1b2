"""Maps: what a viewer may see, as exactly as that viewer may know it, and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.missions import SETTINGS, open_copy
from tests.service.desk import DAY, HEADER, ONE, TWO, desk_mission
from trucewatch.errors import AccessDenied, InvalidDecision
from trucewatch.model.access import Role, Sensitivity, User, audience_of
from trucewatch.model.event import EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.log import Erasure
from trucewatch.model.review import IncidentState
from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.erasing import erase_document
from trucewatch.service.lines import merge_pending
from trucewatch.service.map_choice import MapFilter
from trucewatch.service.map_rows import Reader
from trucewatch.service.map_views import WORLD, Box
from trucewatch.service.maps import (
    MapList,
    chosen_for,
    incident_bytes,
    map_bytes,
    map_list,
    map_options,
)
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.review import review_incident
from trucewatch.store.lines import kept_incidents

NOW = datetime(2017, 9, 20, tzinfo=UTC)
TEAM = User(id="reviewer", roles=(Role.REVIEWER,))
PARTNER = User(id="viewer", roles=(Role.VIEWER,))
AIR = HEADER.format(title="Third report", publisher="Demo Radio") + (
    "Warplanes bombed Rastan on 10 September 2017, the Rastan local council said.\n"
)
CAMP = HEADER.format(title="Fourth report", publisher="Demo Radio") + (
    "Artillery of the Syrian Arab Army shelled the camp on 11 September 2017.\n"
)
EVERY = MapFilter()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelling of Morek, an airstrike on Rastan, and one shelling nowhere."""
    mission = desk_mission(tmp_path_factory.mktemp("told"), ONE, TWO, AIR, CAMP)
    merge_pending(mission, settings=SETTINGS)
    mission.store.close()
    return mission.root


@pytest.fixture
def told(folder: Path, tmp_path: Path) -> Iterator[OpenMission]:
    """A copy of it, open."""
    opened = open_copy(folder, tmp_path / "copy")
    yield opened
    opened.store.close()


def listed(
    mission: OpenMission,
    wanted: MapFilter = EVERY,
    *,
    viewer: User = TEAM,
    **more: Any,  # noqa: ANN401 - options of a use case
) -> MapList:
    return map_list(mission, wanted, viewer=viewer, **({"now": NOW} | more))


def days(found: MapList) -> list[int]:
    return [each.line.day.day for each in found.lines]


def drawn(
    mission: OpenMission, wanted: MapFilter = EVERY, *, viewer: User = TEAM
) -> list[dict[str, Any]]:
    body = map_bytes(mission, wanted, viewer=viewer, box=WORLD, zoom=12, now=NOW)
    found: list[dict[str, Any]] = json.loads(body)["features"]
    return found


def names(features: list[dict[str, Any]]) -> list[str]:
    return sorted(each["properties"]["name"] for each in features)


def mark(mission: OpenMission, subject: str, **more: Any) -> None:  # noqa: ANN401
    options: dict[str, Any] = {"sensitivity": Sensitivity.PARTNER, "reason": "r"}
    mark_record(mission, subject, by="reviewer", settings=SETTINGS, **(options | more))


def morek(mission: OpenMission) -> str:
    return listed(mission).lines[0].line.id


@pytest.mark.uncounted
def test_map_and_list_have_the_same_content(told: OpenMission) -> None:
    """What has no place stands on the list alone, and is counted."""
    found = listed(told)
    assert days(found) == [12, 11, 10]
    assert [each.where for each in found.lines] == [
        "Morek (settlement, within 3 km)",
        "",
        "Rastan (settlement, within 3 km)",
    ]
    assert names(drawn(told)) == ["Morek", "Rastan"]
    assert chosen_for(told, EVERY, viewer=TEAM, now=NOW).places.unplaced == 1


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (MapFilter(since=DAY), [12]),
        (MapFilter(until=date(2017, 9, 10)), [10]),
        (MapFilter(types=(EventType.AIRSTRIKE,)), [10]),
        (MapFilter(states=(IncidentState.CORROBORATED,)), [12]),
        (MapFilter(verdicts=(Verdict.UNDETERMINED,)), [12, 11, 10]),
        (MapFilter(verdicts=(Verdict.APPARENT_BREACH,)), []),
        (MapFilter(side="RUS"), []),
        (MapFilter(admin1="iso:SY-HM"), [12]),
        (MapFilter(zone="none/Z9"), []),
        (MapFilter(places=("tw:nowhere",)), []),
        (MapFilter(only=frozenset()), []),
    ],
)
def test_a_filter_leaves_what_fits(
    told: OpenMission, wanted: MapFilter, expected: list[int]
) -> None:
    """On the list as on the map."""
    assert days(listed(told, wanted)) == expected


def test_the_list_is_walked_by_cursor(told: OpenMission) -> None:
    """Each incident once, whatever is written meanwhile to others."""
    first = listed(told, most=2)
    second = listed(told, most=2, after=first.after)
    assert (first.total, days(first), days(second)) == (3, [12, 11], [10])
    assert second.after == ""
    with pytest.raises(InvalidDecision, match="not a cursor"):
        listed(told, after="12-x")


def test_a_zone_and_a_place_can_be_asked_for(told: OpenMission) -> None:
    """As the lines have them."""
    line = listed(told).lines[0].line
    assert line.place is not None
    assert days(listed(told, MapFilter(zone=line.zones[0]))) == [12]
    assert days(listed(told, MapFilter(places=(line.place.id,)))) == [12]


def test_others_than_the_team_see_what_is_marked_blurred_and_late(
    told: OpenMission,
) -> None:
    """The same in map, list, zone filter, and the map of one incident."""
    incident = morek(told)
    zone = MapFilter(zone=listed(told).lines[0].line.zones[0])
    with told.store.unit() as look:
        whole = kept_incidents(look, (incident,))[incident]
    document = whole.supporting[1].claim.document
    mark(told, document, sensitivity=Sensitivity.CONFIDENTIAL)
    assert days(listed(told, viewer=PARTNER)) == [11, 10]
    assert names(drawn(told, viewer=PARTNER)) == ["Rastan"]
    mark(
        told,
        document,
        sensitivity=Sensitivity.CONFIDENTIAL,
        audiences=(audience_of("public"),),
        delay_hours=24,
    )
    assert days(listed(told, viewer=THE_PUBLIC)) == [12, 11, 10]
    early = datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(hours=1)
    assert days(listed(told, viewer=THE_PUBLIC, now=early)) == [11, 10]
    assert days(listed(told, now=early)) == [12, 11, 10]
    shown = listed(told, viewer=THE_PUBLIC).lines[0]
    assert shown.line.place is not None
    assert shown.line.place.id.startswith("cell:25/")
    assert shown.where.startswith("a place in a cell of 25 km (near a settlement")
    assert "Morek" not in json.dumps(drawn(told, viewer=THE_PUBLIC))
    one = incident_bytes(told, incident, viewer=THE_PUBLIC, now=NOW)
    assert b"Morek" not in one
    assert b"cell of 25 km" in one
    assert days(listed(told, zone, viewer=THE_PUBLIC)) == []
    assert days(listed(told, zone)) == [12]


def test_what_changes_is_there_at_once(told: OpenMission) -> None:
    """Read are only the rows that were written since; erased ones go."""
    reader = Reader()
    with told.store.unit() as look:
        before = reader.read(look)
        assert reader.read(look) is before
    incident = morek(told)
    review_incident(
        told,
        incident,
        by="reviewer",
        state=IncidentState.TRIAGED,
        reason="r",
        settings=SETTINGS,
    )
    with told.store.unit() as look:
        after = reader.read(look)
    assert after.mark > before.mark
    assert sorted(after.columns.ids) == sorted(before.columns.ids)
    triaged = MapFilter(states=(IncidentState.TRIAGED,))
    assert days(listed(told, triaged)) == [12]
    with told.store.unit() as look:
        whole = kept_incidents(look, (incident,))[incident]
    for placed in whole.supporting:
        erase_document(
            told,
            placed.claim.document,
            reason=Erasure.MISTAKE,
            by="data_protection_officer",
        )
    assert days(listed(told)) == [11, 10]
    with told.store.unit() as look:
        assert incident.encode() not in reader.read(look).columns.ids


def test_what_can_be_asked_for_is_what_the_viewer_sees(told: OpenMission) -> None:
    """Types and days of the incidents that are open."""
    found = map_options(told, viewer=TEAM, now=NOW)
    assert found.types == (EventType.ARTILLERY, EventType.AIRSTRIKE)
    assert (found.first, found.last) == (date(2017, 9, 10), DAY)
    none = map_options(told, viewer=TEAM, now=NOW, only=frozenset())
    assert (none.types, none.first) == ((), None)


def test_who_may_read_nothing_gets_no_map(told: OpenMission) -> None:
    """Not even an empty one."""
    for viewer in (User(id="x", roles=()), User(id="x", roles=(), active=False)):
        with pytest.raises(AccessDenied):
            listed(told, viewer=viewer)


def test_a_box_turned_over_is_refused(told: OpenMission) -> None:
    """East of west, north of south."""
    box = Box(west=10.0, south=0.0, east=0.0, north=10.0)
    with pytest.raises(InvalidDecision, match="no such box"):
        map_bytes(told, EVERY, viewer=TEAM, box=box, zoom=3, now=NOW)


def test_of_one_incident_only_its_place_is_given(told: OpenMission) -> None:
    """With its day; of one that is not released, nothing."""
    incident = morek(told)
    record = json.loads(incident_bytes(told, incident, viewer=TEAM, now=NOW))
    assert (record["day"], names(record["features"])) == ("2017-09-12", ["Morek"])
    none = incident_bytes(told, incident, viewer=TEAM, now=NOW, only=frozenset())
    assert json.loads(none)["features"] == []
