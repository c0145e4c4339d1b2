"""What another process writes shows at the next request, and each sees the own part."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.missions import SETTINGS
from tests.service.desk import the_incident
from tests.web.visitors import Visitor
from trucewatch.model.access import Role, Sensitivity
from trucewatch.model.review import IncidentState
from trucewatch.service.accounts import end_every_session
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.review import assign_incident, review_incident
from trucewatch.service.users import change_roles
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]


@pytest.fixture
def other(site: Site) -> Iterator[OpenMission]:
    """The mission as another process has it open: with connections of its own."""
    opened = open_mission(site.mission.root, settings=SETTINGS)
    yield opened
    opened.store.close()


def test_a_session_that_is_ended_elsewhere_is_over(
    visit: Visit, other: OpenMission
) -> None:
    """At the next request, on every page that reads at one moment."""
    anna = visit("reviewer")
    paths = ("/desk", "/desk/tallies", "/desk/incidents", "/desk/documents?q=the")
    for path in paths:
        anna.page(path)
    end_every_session(other, "reviewer", by="admin")
    for path in (*paths, "/desk/map/data.json?box=30,30,40,40&zoom=6"):
        assert anna.get(path).status_code == 303, path


def test_a_role_that_is_taken_elsewhere_is_gone(
    visit: Visit, other: OpenMission
) -> None:
    """What waits is shown to a reviewer, and to a viewer no more."""
    anna = visit("reviewer")
    incident = the_incident(other)
    note = "look at this before noon"
    assign_incident(
        other, incident, by="admin", to="reviewer", note=note, settings=SETTINGS
    )
    assert note in anna.page("/desk")
    assert note in anna.page("/desk")
    change_roles(other, "reviewer", roles=(Role.VIEWER,), by="admin")
    assert note not in anna.page("/desk")
    change_roles(other, "reviewer", roles=(Role.REVIEWER,), by="admin")
    assert note in anna.page("/desk")


def test_what_is_written_elsewhere_stands_on_the_page(
    visit: Visit, other: OpenMission
) -> None:
    """A review and what waits, on the pages that showed the state before."""
    anna = visit("reviewer")
    incident = the_incident(other)
    path = f"/desk/incidents/{incident}"
    assert "read it twice" not in anna.page(path)
    review_incident(
        other,
        incident,
        by="reviewer",
        state=IncidentState.TRIAGED,
        reason="read it twice",
        settings=SETTINGS,
    )
    assert "read it twice" in anna.page(path)


def test_what_is_marked_elsewhere_is_hidden_from_who_may_not_read_it(
    visit: Visit, other: OpenMission
) -> None:
    """The team reads on; a viewer is answered like about what is not there."""
    anna, vera = visit("reviewer"), visit("viewer")
    incident = the_incident(other)
    path = f"/desk/incidents/{incident}"
    for each in (anna, vera, anna):
        assert incident in each.page(path)
    mark_record(
        other,
        incident,
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        reason="a witness",
        settings=SETTINGS,
    )
    assert vera.get(path).status_code == 404
    assert incident in anna.page(path)
    assert vera.get(path).status_code == 404
    assert incident not in vera.page("/desk/incidents")
    assert incident in anna.page("/desk/incidents")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_each_sees_the_own_menu_with_the_own_place_marked(
    visit: Visit, language: str
) -> None:
    """One after the other, in each language: no entry of another's roles, no place."""
    anna, vera = visit("reviewer"), visit("viewer")
    current = 'data-go="{key}" aria-current="page"'
    for _ in range(2):
        for each, inbox in ((anna, True), (vera, False)):
            page = each.get("/desk/incidents", accept_language=language).text
            assert ('href="/desk/inbox"' in page) is inbox
            assert current.format(key="n") in page
            assert page.count('aria-current="page"') == 1
            assert current.format(key="t") in each.page("/desk")
        page = anna.get("/desk/incidents", accept_language=language).text
        assert ("Incidents<kbd>" in page) is (language == "en")
