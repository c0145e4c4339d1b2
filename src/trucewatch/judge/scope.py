"""Is the incident in a term's scope? Time, act and place; the actor is in `parties`."""

from __future__ import annotations

from datetime import date, datetime, time

from trucewatch.judge.case import Answer, Case, Charge, inside, outside, unknown
from trucewatch.model.event import FAMILY_OF, EventFamily, EventType
from trucewatch.model.instrument import Extension
from trucewatch.model.place import ZoneResult, ZoneTest
from trucewatch.model.when import When
from trucewatch.model.zone import GeometryStatus

UNOFFICIAL = "zone outlines are our own reading of the text, not official"

NO_SURE_PLACE = "a place that is certainly inside or outside the zone"

_TIME = "Did it happen while the term was in force?"
_ACT = "Does the term speak of such an act?"
_PLACE = "Did it happen where the term applies?"


def in_time(case: Case) -> Answer:
    """Whether the incident lies in the time in which the term is in force."""
    charge, when = case.charge, case.incident.time
    starts = _later(charge.reading.starts, charge.term.since)
    began = _ended_by(when, starts)
    if began is True:
        return outside(_TIME, f"it happened before {starts}")
    if when.first_day is None or when.last_day is None:
        return unknown(_TIME, "its time is not known", missing="when it happened")
    over = [(_ended_by(when, end), why) for end, why in _ends(charge)]
    for ended, why in over:
        if ended is False:
            return outside(_TIME, why)
    if began is None or any(ended is None for ended, _ in over):
        return _too_vague()
    return _in_period(charge, when, starts)


def _too_vague() -> Answer:
    words = "its time is too vague to tell on which side"
    return unknown(_TIME, words, missing="the time of day or the exact day")


def _ends(charge: Charge) -> list[tuple[date, str]]:
    """Every end of the term's time, with the sentence that says so."""
    found = []
    if (end := charge.agreement.validity.ends) is not None:
        found.append((end, f"the agreement was no longer in force on {end}"))
    if (end := charge.term.until) is not None:
        found.append((end, f"the term held until {end}"))
    if (over := charge.superseded) is not None:
        found.append((over.since, f"{over.by} took its place on {over.since}"))
    return found


def _in_period(charge: Charge, when: When, starts: date) -> Answer:
    """Whether the first period, an extension or a presumption covers the time."""
    validity = charge.agreement.validity
    first = validity.first_period_ends
    began = f"yes, it was in force from {starts}"
    in_first = first is None or _ended_by(when, first)
    if first is None or in_first is True:
        return inside(_TIME, began)
    extensions = [each for each in validity.extensions if _extends(each, charge)]
    covered = [each.until is None or _ended_by(when, each.until) for each in extensions]
    if True in covered:
        decided = extensions[covered.index(True)].decided
        return inside(_TIME, f"{began}, and was extended on {decided}")
    if charge.reading.extension_presumed:
        words = f"its first period ended before {first}; extension is presumed"
        return inside(_TIME, f"{began}; {words}", words)
    if None in (in_first, *covered):
        return _too_vague()
    return outside(
        _TIME,
        f"its first period ended before {first}, and this reading presumes "
        "no extension",
    )


def _extends(extension: Extension, charge: Charge) -> bool:
    """Whether a decision that was read in a source extends the term's time."""
    zones = set(charge.term.zones)
    its_own = bool(zones) and zones <= set(extension.zones)
    return not extension.unchecked and (not extension.zones or its_own)


def _ended_by(when: When, moment: date) -> bool | None:
    """Whether `when` ended by `moment`; None where it may lie on either side."""
    if not isinstance(moment, datetime):
        if when.ended_before(moment):
            return True
        return False if when.starts_on_or_after(moment) else None
    if isinstance(when.start, datetime) and isinstance(when.end, datetime):
        if when.end <= moment:
            return True
        return False if when.start >= moment else None
    day = moment.date()
    if when.ended_before(day):
        return True
    begun = day if moment.time() == time() else None
    if begun is not None and when.starts_on_or_after(begun):
        return False
    first = when.first_day
    return False if first is not None and first > day else None


def _later(one: date, two: date | None) -> date:
    """The later of two days or instants; of an instant and a day, by the day."""
    if two is None:
        return one
    if isinstance(one, datetime) and isinstance(two, datetime):
        return max(one, two)
    return max(one, two, key=_sortable)


def _sortable(moment: date) -> tuple[date, float]:
    if isinstance(moment, datetime):
        return moment.date(), moment.timestamp()
    return moment, 0.0


ACTS: dict[EventFamily, str] = {
    EventFamily.FIRE: "fire from the ground",
    EventFamily.AIR: "strikes and flights",
    EventFamily.EXPLOSIVE: "explosive devices",
    EventFamily.CHEMICAL_ALLEGATION: "alleged use of chemicals",
    EventFamily.CLASH: "clashes",
    EventFamily.CONTROL: "changes of control",
    EventFamily.DEPLOYMENT: "deployments",
    EventFamily.PERSONS: "acts against persons",
    EventFamily.ACCESS: "blocked aid and movement",
    EventFamily.POSITIVE: "aid, returns, releases and other relief",
    EventFamily.OTHER: "other acts",
    EventFamily.ACT: "statements and meetings",
}
"""Families of acts as a finding names them."""


OPEN_ACTS: dict[EventType, str] = {
    EventType.OVERFLIGHT: "whether the term covers flights without fire",
    EventType.DRONE_OVERFLIGHT: "whether the term covers flights without fire",
    EventType.INFILTRATION: "whether the term covers movement without fire",
    EventType.MINE: "when the mine was laid, and by whom",
    EventType.UXO: "when the ordnance was fired, and by whom: a find is no act",
    EventType.CHEMICAL_ALLEGATION: "a finding that a chemical was used",
}
"""Types of which a term on their family does not settle that it means them: only a
term that names the type itself does."""


def in_act(case: Case) -> Answer:
    """Whether the term speaks of acts of this sort."""
    incident, term = case.incident, case.charge.term
    types = term.types + term.against
    if incident.type is EventType.UNDETERMINED and _may_be_meant(case):
        words = "what was done is not known closely enough"
        return unknown(_ACT, words, missing="what was done")
    if incident.type in types:
        return inside(_ACT, f"yes: {ACTS[incident.family]}")
    if incident.family in term.acts:
        if open_point := OPEN_ACTS.get(incident.type):
            words = f"it is about {ACTS[incident.family]}, but does not name this"
            return unknown(_ACT, words, missing=open_point)
        return inside(_ACT, f"yes: {ACTS[incident.family]}")
    named = {FAMILY_OF[each] for each in types}
    about = _listed(sorted({ACTS[each] for each in (*term.acts, *named)}))
    return outside(_ACT, f"no: the term is about {about}, this incident is not")


def _may_be_meant(case: Case) -> bool:
    """Whether an act known by its family at most may be one that the term names.

    Of a family that the term asks for, some acts may run against it.
    """
    family, term = case.incident.family, case.charge.term
    if family is EventFamily.OTHER or family in {FAMILY_OF[t] for t in term.against}:
        return True
    if family in term.acts and family in {FAMILY_OF[t] for t in OPEN_ACTS}:
        return True
    return family in {FAMILY_OF[t] for t in term.types} - set(term.acts)


def _listed(words: list[str]) -> str:
    return " or ".join(words)


def runs_against(case: Case) -> bool:
    """Whether the act is one that runs against an obligation or facility."""
    return case.incident.type in case.charge.term.against


def in_place(case: Case) -> Answer:
    """Whether it happened in a zone to which the term is limited."""
    charge = case.charge
    if not charge.term.zones:
        return inside(_PLACE, "the term applies everywhere")
    if (answer := _by_distance(case)) is not None:
        return answer
    wanted = {f"{charge.agreement.id}/{zone}" for zone in charge.term.zones}
    asked = [
        test
        for test in case.zone_tests
        if test.zone in wanted and test.tolerance_m == charge.reading.tolerance_m
    ]
    tests = sorted(asked, key=lambda test: (test.by == "polygon", test.zone))
    within = [test for test in tests if test.result is ZoneResult.INSIDE]
    if within:
        return inside(_PLACE, within[0].reason, *_assumed(within[:1]))
    out = [test for test in tests if test.result is ZoneResult.OUTSIDE]
    if {test.zone for test in out} == wanted:
        return outside(_PLACE, "it lies in none of the term's zones", *_assumed(out))
    still_open = [test for test in tests if test.result is not ZoneResult.OUTSIDE]
    reason = still_open[0].reason if still_open else "its place is not known"
    return unknown(_PLACE, reason, missing=NO_SURE_PLACE)


def _by_distance(case: Case) -> Answer | None:
    """By the distance that people measured from the line, where the term has one."""
    distance, away = case.charge.term.distance, case.incident.from_line_m
    if distance is None or away is None:
        return None
    side = distance.each_side_m / 1000
    words = f"{away / 1000:g} km from the line, as measured; the term asks {side:g} km"
    if distance.holds(away):
        return inside(_PLACE, f"nearer than the term allows: {words}")
    return outside(_PLACE, f"farther than the term asks: {words}")


def _assumed(tests: list[ZoneTest]) -> tuple[str, ...]:
    """The caveat where an outline decided that nobody official drew."""
    ours = any(
        test.by == "polygon" and test.geometry_status != GeometryStatus.OFFICIAL
        for test in tests
    )
    return (UNOFFICIAL,) if ours else ()
