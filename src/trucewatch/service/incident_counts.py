"""Incident counts: how many there are of each type, by state and by verdict."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from markupsafe import Markup

from trucewatch.model.access import User
from trucewatch.model.event import EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.review import IncidentState
from trucewatch.publish.chart_drawing import NARROW, WIDE
from trucewatch.publish.type_charts import SHADES, TypeBar, draw_types, state_swatch
from trucewatch.service.bearing import About
from trucewatch.service.lines import finding_basis
from trucewatch.service.map_choice import MapFilter
from trucewatch.service.map_rows import STATES, TYPES, VERDICTS
from trucewatch.service.maps import VIEWS, chosen_for
from trucewatch.service.missions import OpenMission


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeCount:
    """The incidents of one type.

    Args:
        type: the type.
        total: how many.
        states: how many in each state that there is any in, in the states' order.
        verdicts: how many have a finding of each verdict; one incident may have
            findings of several, so that these do not add up.
        anew: how many have findings that are being made anew.
    """

    type: EventType
    total: int
    states: tuple[tuple[IncidentState, int], ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    anew: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentCounts:
    """The counts, the most frequent type first.

    Args:
        types: a row a type.
        total: how many incidents.
        waiting: days whose reports were not merged yet as they stand.
        legend: the states that there is any incident in, as they are filled.
        wide: them drawn, or None where there is no incident.
        narrow: likewise, for narrow screens.
    """

    types: tuple[TypeCount, ...]
    total: int
    waiting: int
    legend: tuple[tuple[IncidentState, Markup], ...]
    wide: Markup | None
    narrow: Markup | None


def plain_name(kind: EventType) -> str:
    """A type's code as words."""
    return kind.value.replace("_", " ")


def count_incidents(
    mission: OpenMission,
    wanted: MapFilter,
    *,
    viewer: User,
    now: datetime,
    language: str = "",
    name_of: Callable[[EventType], str] = plain_name,
) -> IncidentCounts:
    """The incidents that the viewer may see and the filter leaves, counted.

    Args:
        mission: whose they are.
        wanted: the filter.
        viewer: who asks.
        now: when.
        language: of the names; drawings are kept by it.
        name_of: names a type in that language.

    Raises:
        AccessDenied: the viewer may read no incidents at all.
    """
    chosen = chosen_for(mission, wanted, viewer=viewer, now=now)
    choice = chosen.choice
    columns, rows = choice.rows.columns, choice.chosen
    current = np.array(
        [each == finding_basis(mission) for each in choice.rows.bases], np.bool_
    )

    def counted(kind: EventType) -> TypeCount:
        mine = rows[columns.type[rows] == TYPES[kind.value]]
        known = mine[current[columns.basis[mine]]]
        states = np.bincount(columns.state[mine], minlength=len(STATES))
        verdicts = columns.verdicts[known]
        return TypeCount(
            type=kind,
            total=len(mine),
            states=tuple(
                (each, int(states[STATES[each.value]]))
                for each in IncidentState
                if states[STATES[each.value]]
            ),
            verdicts=tuple(
                (each, number)
                for each in Verdict
                if (number := int(((verdicts >> VERDICTS[each.value]) & 1).sum()))
            ),
            anew=len(mine) - len(known),
        )

    def make() -> IncidentCounts:
        there = {int(each) for each in np.unique(columns.type[rows])}
        kinds = [each for each in EventType if TYPES[each.value] in there]
        types = sorted((counted(each) for each in kinds), key=lambda each: -each.total)
        return _drawn(
            tuple(types), total=choice.size, waiting=chosen.waiting, name_of=name_of
        )

    question = ("types", language, chosen.key)
    return VIEWS.answer(mission, question, make, about=About.QUESTION)


def _drawn(
    types: tuple[TypeCount, ...],
    *,
    total: int,
    waiting: int,
    name_of: Callable[[EventType], str],
) -> IncidentCounts:
    """Counts with their drawings."""
    bars = tuple(TypeBar(name=name_of(each.type), parts=each.states) for each in types)
    return IncidentCounts(
        types=types,
        total=total,
        waiting=waiting,
        legend=tuple(
            (state, state_swatch(state))
            for state in SHADES
            if any(state in dict(each.states) for each in types)
        ),
        wide=draw_types(bars, width=WIDE, name="types-wide"),
        narrow=draw_types(bars, width=NARROW, name="types-narrow"),
    )


def counts_csv(counts: IncidentCounts) -> str:
    """The counts as CSV, a row a type, a column a state and a verdict."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    states = [f"state_{each.value}" for each in IncidentState]
    verdicts = [f"any_{each.value}" for each in Verdict]
    writer.writerow(["type", "incidents", *states, *verdicts, "findings_made_anew"])
    for row in counts.types:
        of_state, of_verdict = dict(row.states), dict(row.verdicts)
        writer.writerow(
            [
                row.type.value,
                row.total,
                *(of_state.get(each, 0) for each in IncidentState),
                *(of_verdict.get(each, 0) for each in Verdict),
                row.anew,
            ]
        )
    return out.getvalue()
