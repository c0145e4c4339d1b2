"""Case files: what a person writes becomes an incident, and nothing is made up."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.event import EventBody, EventFamily, ObjectAffected
from trucewatch.model.review import IncidentState
from trucewatch.model.when import TimePrecision
from trucewatch.reference.case_files import incident_of, load_cases, packaged_cases

CASE = """
title = "Ours"
agreements = ["SY-2017-05-04"]
[[cases]]
id = "one"
title = "One"
type = "mortar"
{more}
[[cases.reports]]
text = "Rounds fell."
source = "Team A"
side = "RUS"
targets = [{ name = "a band", actor = "SYR/HTS" }]
"""


def load(folder: Path, more: str) -> Path:
    file = folder / "cases.toml"
    file.write_text(CASE.replace("{more}", more), encoding="utf-8")
    return file


def test_what_is_not_written_is_not_known(tmp_path: Path) -> None:
    """No time, no place, nobody held responsible, only reported."""
    found = load_cases(load(tmp_path, ""))
    incident = incident_of(found.cases[0])
    assert incident.family is EventFamily.FIRE
    assert incident.time.precision is TimePrecision.UNKNOWN
    assert incident.place is None
    assert incident.attribution.level is AttributionLevel.NOT_ATTRIBUTED
    assert incident.state is IncidentState.REPORTED
    assert (incident.origins, incident.sides) == (("Team A",), ("RUS",))
    body = incident.supporting[0].claim.body
    assert isinstance(body, EventBody)
    assert [(each.text, each.actor) for each in body.targets] == [("a band", "SYR/HTS")]
    assert not found.demonstration


FULL = """
place = {name = "Ariha", lat = 35.8, lon = 36.6, radius_m = 500.0}
level = "admitted"
actor = "SYR/ARMY"
set_by = "reviewer"
state = "verified"
objects_affected = ["school"]
instrument = "120-mm mortar"
"""


def test_what_is_written_is_taken_as_it_stands(tmp_path: Path) -> None:
    """Place, attribution with who set it, state, objects and weapon."""
    incident = incident_of(load_cases(load(tmp_path, FULL)).cases[0])
    assert incident.place is not None
    assert (incident.place.place.lat, incident.place.radius_m) == (35.8, 500.0)
    assert incident.attribution.set_by == "reviewer"
    assert incident.state is IncidentState.VERIFIED
    body = incident.supporting[0].claim.body
    assert isinstance(body, EventBody)
    assert body.objects_affected == (ObjectAffected.SCHOOL,)
    assert body.instrument == "120-mm mortar"


@pytest.mark.parametrize(
    ("more", "first", "last", "precision"),
    [
        ("day = 2017-05-05", date(2017, 5, 5), date(2017, 5, 5), TimePrecision.DAY),
        (
            "day = 2017-05-05\nuntil = 2017-05-08",
            date(2017, 5, 5),
            date(2017, 5, 7),
            TimePrecision.RANGE,
        ),
        (
            "at = 2017-05-05T23:59:30+03:00",
            date(2017, 5, 5),
            date(2017, 5, 6),
            TimePrecision.INSTANT,
        ),
    ],
)
def test_times_are_days_spans_or_instants(
    tmp_path: Path, more: str, first: date, last: date, precision: TimePrecision
) -> None:
    """An instant lasts a minute."""
    time = incident_of(load_cases(load(tmp_path, more)).cases[0]).time
    assert (time.first_day, time.last_day) == (first, last)
    assert time.precision is precision
    if precision is TimePrecision.INSTANT:
        assert time.start == datetime.fromisoformat("2017-05-05T23:59:30+03:00")


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ("day = 2017-05-05\nat = 2017-05-05T14:00:00Z", "wanted day or at, not both"),
        ("at = 2017-05-05T14:00:00", r"wanted an offset \(\+03:00\)"),
        ('level = "admitted"\nactor = "RUS"', "is set by a person, got none"),
        ('level = "claimed_by_accuser"', "names an actor, got none"),
        (
            'colour = "red"',
            r"cases\.toml:8:1: cases\[one\]\.colour: unknown key; got",
        ),
        (
            'state = "sure"',
            r"cases\.toml:8:1: cases\[one\]\.state: unknown code; got 's",
        ),
        ("day = ", "not a readable TOML file"),
        ("day = 2017-05-05\nuntil = 2017-05-05", "wanted after its day"),
        ("until = 2017-05-05", "wanted after its day"),
    ],
)
def test_a_case_that_does_not_fit_is_named(
    tmp_path: Path, more: str, complaint: str
) -> None:
    """With its line, what was got and what was wanted."""
    with pytest.raises(InvalidReference, match=complaint):
        load_cases(load(tmp_path, more))


def test_cases_have_reports_and_ids_of_their_own(tmp_path: Path) -> None:
    """A case that nobody reports, an empty report, and one id twice."""
    file = tmp_path / "cases.toml"
    head = CASE.split("[[cases.reports]]", maxsplit=1)[0].replace("{more}", "")
    file.write_text(head + "reports = []", encoding="utf-8")
    with pytest.raises(InvalidReference, match="wanted at least one report"):
        load_cases(file)
    file.write_text(CASE.replace("{more}", "").replace("Rounds fell.", " "))
    with pytest.raises(InvalidReference, match="a report without a text"):
        load_cases(file)
    one = CASE.replace("{more}", "")
    file.write_text(one + "[[cases]]" + one.split("[[cases]]", maxsplit=1)[1])
    with pytest.raises(InvalidReference, match="case ids used twice: one"):
        load_cases(file)


def test_the_demonstration_is_marked_as_such() -> None:
    """In the file's mark and in every report's text and source."""
    found = packaged_cases("demo")
    assert found.demonstration
    reports = [report for case in found.cases for report in case.reports]
    assert all("Demonstration" in report.text for report in reports)
    assert all("Demonstration" in report.source for report in reports)
