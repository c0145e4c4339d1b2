"""Figures: humanitarian numbers by measure, each as its source gives it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from markupsafe import Markup

from trucewatch.model.access import User
from trucewatch.model.claim import Claim, ClaimKind, FigureBody, Measure
from trucewatch.model.document import Document
from trucewatch.model.review import ClaimReview
from trucewatch.publish.chart_drawing import NARROW, WIDE
from trucewatch.publish.codes_reading import MEASURE
from trucewatch.publish.figure_charts import draw_figures
from trucewatch.publish.figure_series import (
    DEFINITION,
    NO_SUM,
    Figure,
    break_words,
    figure_csv,
)
from trucewatch.service.access import Action, require
from trucewatch.service.document_access import open_documents
from trucewatch.service.known_days import latest_known
from trucewatch.service.missions import OpenMission
from trucewatch.service.reports import report_day, standing_claims
from trucewatch.service.shown_days import days_between
from trucewatch.settings import Settings
from trucewatch.store.documents import of_kind_between

MOST = 2_000
"""Documents that are looked through, at most: those of the latest days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """The figures of one measure.

    Args:
        measure: the measure.
        name: it in words.
        definition: what a figure of it stands for.
        figures: by day, the latest first.
        wide, narrow: them drawn; None where none has a number.
    """

    measure: Measure
    name: str
    definition: str
    figures: tuple[Figure, ...]
    wide: Markup | None
    narrow: Markup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """Figures of some days.

    Args:
        first, last: the days.
        measures: those of which there is a figure, in the vocabulary's order.
        every: every measure of which there is one on the days, whatever was asked.
        note: why nothing is added up.
        cut: whether there were more documents than are looked through.
    """

    first: date
    last: date
    measures: tuple[MeasureView, ...]
    every: tuple[Measure, ...]
    note: str
    cut: bool


def read_figures(
    mission: OpenMission,
    *,
    viewer: User,
    first: date | None,
    last: date | None,
    measure: Measure | None,
    now: datetime,
    settings: Settings,
) -> FiguresView:
    """The figures that the viewer may read, by measure.

    Args:
        mission: the mission.
        viewer: who reads; `access.THE_PUBLIC` on the public site.
        first: None: a year before the last.
        last: None: the latest day with a report.
        measure: one alone, or None for all.
        now: the present, for records that are shown after a delay.
        settings: of this machine.

    Raises:
        AccessDenied: the viewer may read no records.
        InvalidDecision: the days are reversed.
    """
    since, until, figures, cut = _read(
        mission, viewer=viewer, first=first, last=last, now=now, settings=settings
    )
    every = tuple(m for m in Measure if any(f.body.measure is m for f in figures))
    return FiguresView(
        first=since,
        last=until,
        measures=tuple(
            _measure(each, figures) for each in every if measure in {None, each}
        ),
        every=every,
        note=NO_SUM,
        cut=cut,
    )


def figures_file(
    mission: OpenMission,
    *,
    viewer: User,
    first: date | None,
    last: date | None,
    measure: Measure | None,
    now: datetime,
    settings: Settings,
) -> str:
    """The same figures as CSV, by measure and day; see `read_figures`."""
    _, _, figures, _ = _read(
        mission, viewer=viewer, first=first, last=last, now=now, settings=settings
    )
    order = list(Measure)
    kept = [f for f in figures if measure in {None, f.body.measure}]
    return figure_csv(tuple(sorted(kept, key=lambda f: order.index(f.body.measure))))


def _read(
    mission: OpenMission,
    *,
    viewer: User,
    first: date | None,
    last: date | None,
    now: datetime,
    settings: Settings,
) -> tuple[date, date, tuple[Figure, ...], bool]:
    require(viewer, Action.RECORD_READ)
    year = replace(settings, history_days=365)
    latest = latest_known(mission, viewer, now=now)
    since, until = days_between(first, last or latest, settings=year)
    with mission.store.unit() as connection:
        stored = list(
            of_kind_between(connection, ClaimKind.FIGURE, since, until, most=MOST)
        )
        ids = {each.document.id for each in stored}
        shown = open_documents(mission, connection, viewer, ids, now=now)
        standing = standing_claims(
            connection, [each for each in stored if each.document.id in shown]
        )
    tz = mission.mission.tz
    found = [
        _figure(each.document, claim, claim.body, tz)
        for each in standing
        for claim in each.claims
        if claim.review is not ClaimReview.REJECTED
        and isinstance(claim.body, FigureBody)
    ]
    found.sort(key=lambda figure: (figure.day, figure.claim.id))
    return since, until, _broken(found), len(stored) == MOST


def _figure(document: Document, claim: Claim, body: FigureBody, tz: str) -> Figure:
    return Figure(
        claim=claim,
        body=body,
        day=body.as_of or report_day(document, tz),
        title=document.title or document.name,
    )


def _broken(figures: list[Figure]) -> tuple[Figure, ...]:
    """The figures, each with how it breaks the series of its source and measure."""
    before: dict[tuple[Measure, str], Figure] = {}
    found = []
    for each in figures:
        key = (each.body.measure, each.who)
        last = before.get(key)
        words = "" if last is None else break_words(last, each)
        found.append(replace(each, break_=words))
        before[key] = each
    return tuple(found)


def _measure(measure: Measure, figures: tuple[Figure, ...]) -> MeasureView:
    mine = tuple(each for each in figures if each.body.measure is measure)
    title = MEASURE[measure]
    return MeasureView(
        measure=measure,
        name=title,
        definition=DEFINITION[measure],
        figures=tuple(reversed(mine)),
        wide=draw_figures(
            mine, width=WIDE, name=f"figures-{measure}-wide", title=title
        ),
        narrow=draw_figures(
            mine, width=NARROW, name=f"figures-{measure}-narrow", title=title
        ),
    )
