"""Placements held against the zones of an agreement: by its words, then by outline.

Three tests together: the units that the text names, the zone's outline, and the
distance to the outline's edge against what is known of the place. What the text
settles, no outline of ours unsettles; an outline that is not official never turns
"certain parts" into inside or outside (decision 0011). Widening a placement's radius
never makes an answer more certain.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from trucewatch.locate.outlines import Answer, ask, outline_of
from trucewatch.locate.zone_units import TextAnswer, ask_text
from trucewatch.model.agreement import Agreement
from trucewatch.model.place import Placement, ZoneResult, ZoneTest
from trucewatch.model.when import When
from trucewatch.model.zone import GeometryStatus, Zone, ZoneShape

DRAWN = frozenset({GeometryStatus.OFFICIAL, GeometryStatus.PUBLISHED_MAP_DIGITISED})
"""Standings of an outline that somebody other than us has drawn."""

_SETTLED = frozenset({ZoneResult.INSIDE, ZoneResult.OUTSIDE})
_OURS = "by our own outline, approximate and not official,"
_THEIRS = "by the published outline"


def place_in_zones(
    placement: Placement, agreement: Agreement, when: When
) -> tuple[ZoneTest, ...]:
    """One answer for each zone of the agreement, in the agreement's order.

    Args:
        placement: where something is said to have been.
        agreement: the agreement with its zones, their named units and outlines.
        when: when it is said to have been, for zones that stood for a time.
    """
    return tuple(_test(placement, agreement, zone, when) for zone in agreement.zones)


def place_in_all(
    placement: Placement | None, agreements: tuple[Agreement, ...], when: When
) -> tuple[ZoneTest, ...]:
    """Tests in the zones of all agreements, for each tolerance that a reading asks for.

    Args:
        placement: where something is said to have been, or None for no place.
        agreements: agreements with their zones and readings.
        when: when it is said to have been.
    """
    if placement is None:
        return ()
    return tuple(
        replace(test, tolerance_m=tolerance)
        for agreement in agreements
        for tolerance in _tolerances(agreement)
        for zone in agreement.zones
        for test in (_test(placement, agreement, _widened(zone, tolerance), when),)
    )


def _tolerances(agreement: Agreement) -> list[float | None]:
    asked = {reading.tolerance_m for reading in agreement.interpretations}
    return [None, *sorted(each for each in asked if each is not None)]


@lru_cache(maxsize=512)
def _widened(zone: Zone, tolerance_m: float | None) -> Zone:
    """The zone with edges off by as much as a reading assumes."""
    if tolerance_m is None:
        return zone
    shapes = tuple(replace(shape, tolerance_m=tolerance_m) for shape in zone.shapes)
    return replace(zone, tolerance_m=tolerance_m, shapes=shapes)


def _test(
    placement: Placement, agreement: Agreement, zone: Zone, when: When
) -> ZoneTest:
    shapes = _valid(zone.shapes, when)
    result, reason, by = _standing(zone, when) or _settle(placement, zone, shapes)
    return ZoneTest(
        zone=f"{agreement.id}/{zone.id}",
        result=result,
        reason=reason,
        by=by,
        geometry_status=str(shapes[0].status if shapes else zone.geometry_status),
    )


Settled = tuple[ZoneResult, str, str]
"""Result, reason, and by what it was settled."""


def _standing(zone: Zone, when: When) -> Settled | None:
    """An answer where the zone did not stand, or may not have; None where it did."""
    if zone.since is None and zone.until is None:
        return None
    before = zone.since is not None and when.ended_before(zone.since)
    after = zone.until is not None and when.starts_on_or_after(zone.until)
    if before or after:
        return ZoneResult.OUTSIDE, f"{zone.name} was not in being on that day", "none"
    if not _within(when, since=zone.since, until=zone.until):
        reason = f"not known whether {zone.name} was in being at that time"
        return ZoneResult.UNKNOWN, reason, "none"
    return None


def _within(when: When, *, since: date | None, until: date | None) -> bool:
    begun = since is None or when.starts_on_or_after(since)
    return begun and (until is None or when.ended_before(until))


def _valid(shapes: tuple[ZoneShape, ...], when: When) -> tuple[ZoneShape, ...]:
    """The outlines that were valid all of that time."""
    return tuple(s for s in shapes if _within(when, since=s.since, until=s.until))


def _settle(placement: Placement, zone: Zone, shapes: tuple[ZoneShape, ...]) -> Settled:
    """The text's answer where it has one, else what the outline may add to it."""
    text = ask_text(placement, zone)
    if text.result in _SETTLED:
        return text.result, text.reason, "named_unit"
    place = placement.place
    drawn = bool(shapes) and shapes[0].status in DRAWN
    if not shapes or place.lon is None or place.lat is None:
        return _of_text(text)
    outline = outline_of(shapes, zone.tolerance_m)
    answer = ask(outline, place.lon, place.lat, placement.radius_m)
    if text.touched and not drawn:
        result, reason, by = _of_text(text)
        return result, f"{reason}; {_words(answer, drawn=drawn)}", by
    return _by_outline(answer, text, zone, drawn=drawn)


def _of_text(text: TextAnswer) -> Settled:
    unknown = text.result is ZoneResult.UNKNOWN
    return text.result, text.reason, "none" if unknown else "named_unit"


def _by_outline(
    answer: Answer, text: TextAnswer, zone: Zone, *, drawn: bool
) -> Settled:
    """The outline's answer, unless it gainsays the units that the text names."""
    words = _words(answer, drawn=drawn)
    gainsaid = (
        answer.result is ZoneResult.INSIDE and bool(zone.units) and not text.touched
    ) or (answer.result is ZoneResult.OUTSIDE and text.whole)
    if gainsaid:
        reason = f"{text.reason}; but {words}"
        return ZoneResult.BOUNDARY_UNCERTAIN, reason, "none"
    if answer.result is ZoneResult.UNKNOWN:
        return answer.result, f"{text.reason}; {words}", "none"
    return answer.result, words, "polygon"


def _words(answer: Answer, *, drawn: bool) -> str:
    """What the outline says, with the distances that it rests on."""
    whose = _THEIRS if drawn else _OURS
    away, doubt = abs(answer.depth_m) / 1000, answer.doubt_m / 1000
    side = "inside" if answer.depth_m > 0 else "outside"
    match answer.result:
        case ZoneResult.UNKNOWN:
            return f"{whose} the place is wider ({doubt:.0f} km) than the zone"
        case ZoneResult.BOUNDARY_UNCERTAIN:
            known = f"known only to {doubt:.1f} km with the outline's tolerance"
            return f"{whose} it lies {away:.1f} km {side} the edge, {known}"
        case _:
            beyond = f"farther than the {doubt:.1f} km of doubt"
            return f"{whose} it lies {away:.1f} km {side} the edge, {beyond}"
