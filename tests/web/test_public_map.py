"""The public's map: released incidents as they were released, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.missions import SETTINGS
from tests.service.desk import the_incident
from tests.service.releasing import add_second, as_real, released
from tests.web.conftest import visiting
from tests.web.test_bulletins import Visit
from tests.web.visitors import NOW
from trucewatch.model.access import Sensitivity
from trucewatch.service.lines import merge_pending
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission
from trucewatch.service.released_incidents import released_incidents
from trucewatch.web.site import Site

BOX = "/map/data.json?box=30,30,45,40&zoom=6"


@pytest.fixture
def mission(site: Site) -> OpenMission:
    """A mission that is none of a demonstration, with two publishers."""
    real = as_real(site.mission)
    add_second(real)
    merge_pending(real, settings=SETTINGS)
    return real


@pytest.fixture
def visit(site: Site, mission: OpenMission) -> Iterator[Visit]:
    """Its visitors."""
    with visiting(replace(site, mission=mission)) as made:
        yield made


@pytest.mark.uncounted
def test_nothing_is_shown_before_a_release(mission: OpenMission, visit: Visit) -> None:
    """Afterwards the day's incident is, without how it stands at the desk."""
    someone = visit()
    assert someone.get(BOX).json()["incidents"] == 0
    released(mission)
    assert someone.get(BOX).json()["incidents"] == 1
    html = someone.page("/map")
    assert the_incident(mission)[:8] in html
    assert 'name="state"' not in html
    assert 'name="verdict"' not in html
    assert "undetermined" not in html
    assert 'name="state"' in visit("viewer").page("/desk/map")


@pytest.mark.uncounted
def test_nobody_asks_by_what_is_not_released(
    mission: OpenMission, visit: Visit
) -> None:
    """State and verdict do not count in the public's questions."""
    released(mission)
    answer = visit().get(BOX + "&state=verified&verdict=apparent_breach")
    assert answer.json()["incidents"] == 1


def test_what_is_held_back_later_goes(mission: OpenMission, visit: Visit) -> None:
    """At once, though the bulletin was released."""
    released(mission)
    incident = the_incident(mission)
    assert released_incidents(mission, now=NOW, settings=SETTINGS) == {incident}
    mark_record(
        mission,
        incident,
        by="reviewer",
        sensitivity=Sensitivity.CONFIDENTIAL,
        reason="a source is in danger",
        settings=SETTINGS,
    )
    assert released_incidents(mission, now=NOW, settings=SETTINGS) == frozenset()
    assert visit().get(BOX).json()["incidents"] == 0


@pytest.mark.uncounted
def test_what_the_register_now_places_elsewhere_is_left_out(
    mission: OpenMission,
) -> None:
    """The new place is not released."""
    released(mission)
    with mission.store.volatile() as connection:
        connection.exec_driver_sql("UPDATE incident_lines SET place_id = 'elsewhere'")
    assert released_incidents(mission, now=NOW, settings=SETTINGS) == frozenset()
