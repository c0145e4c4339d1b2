"""What the public reads of released bulletins: read again where one changed, alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.missions import SETTINGS
from tests.service.desk import DAY, mark, the_incident
from tests.service.releasing import add_second, as_real, released
from trucewatch.model.access import Sensitivity
from trucewatch.model.log import Erasure, LogEntry
from trucewatch.model.review import IncidentState
from trucewatch.service import public_ledger, released_incidents
from trucewatch.service.bearing import About, bears
from trucewatch.service.erasing import erase_document
from trucewatch.service.known_days import released_between
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.review import assign_incident, review_incident
from trucewatch.store.lines import documents_of

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def writing(mission: OpenMission) -> OpenMission:
    """The mission as another process writes it."""
    real = as_real(mission)
    add_second(real)
    return real


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was read out of the bulletins again."""
    found: list[str] = []
    for module, name in ((released_incidents, "_told"), (public_ledger, "_ledger")):
        real = getattr(module, name)

        def noted(*args: object, real=real, name=name) -> object:  # type: ignore[no-untyped-def] # noqa: ANN001
            found.append(name)
            return real(*args)

        monkeypatch.setattr(module, name, noted)
    return found


def asked(mission: OpenMission) -> tuple[int, int]:
    """How many incidents the public's map has, and how many days its ledger."""
    incidents = released_incidents.released_incidents(
        mission, now=NOW, settings=SETTINGS
    )
    ledger = public_ledger.public_ledger(
        mission, first=DAY, last=DAY, now=NOW, settings=SETTINGS
    )
    return len(incidents), len(ledger.days)


def test_only_what_bears_on_a_release_is_read_again(
    writing: OpenMission, made: list[str]
) -> None:
    """Not who has an incident, nor how it stands at the desk; but what is marked."""
    serving = open_mission(writing.root, settings=SETTINGS)
    assert (asked(serving)[0], released_between(serving)) == (0, None)
    released(writing)
    assert (asked(serving)[0], released_between(serving)) == (1, (DAY, DAY))
    made.clear()
    incident = the_incident(writing)
    assign_incident(writing, incident, by="admin", to="reviewer", settings=SETTINGS)
    review_incident(
        writing,
        incident,
        by="reviewer",
        state=IncidentState.TRIAGED,
        reason="read",
        settings=SETTINGS,
    )
    assert asked(serving)[0] == 1
    assert made == []
    mark(writing, incident)
    assert asked(serving)[0] == 0
    mark(writing, incident, Sensitivity.PUBLIC)
    assert asked(serving)[0] == 1
    mark(writing, incident, Sensitivity.PUBLIC, hours=24 * 3650)
    assert asked(serving)[0] == 0
    serving.store.close()


@pytest.mark.parametrize("kind", ["release", "release_file", "erratum"])
def test_a_release_bears_on_what_is_released(writing: OpenMission, kind: str) -> None:
    """And on nothing at the desk."""
    told = LogEntry(
        seq=1, at="", by="", action=f"{kind}.write", subject=f"entries/{kind}/a/1"
    )
    with writing.store.unit() as connection:
        assert bears(connection, [told], About.RELEASED)
        assert not bears(connection, [told], About.COUNTS)


def test_what_was_erased_is_on_no_public_map(
    writing: OpenMission, made: list[str]
) -> None:
    """At once, though the bulletin stays as it was frozen."""
    serving = open_mission(writing.root, settings=SETTINGS)
    released(writing)
    assert asked(serving)[0] == 1
    with writing.store.unit() as connection:
        documents = documents_of(connection, (the_incident(writing),))
    for each in documents:
        erase_document(
            writing, each, reason=Erasure.REQUEST, by="data_protection_officer"
        )
    made.clear()
    assert asked(serving)[0] == 0
    assert "_told" in made
    serving.store.close()
