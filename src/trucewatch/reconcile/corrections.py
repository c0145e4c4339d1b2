"""Corrections: which report a later one corrects, and which numbers changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trucewatch.model.bulletin import Correction
from trucewatch.model.claim import ClaimKind, PlacedClaim
from trucewatch.model.document import Document
from trucewatch.model.tally import TallyBody, TallyScope
from trucewatch.reconcile.tallies import TallyReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document with its placed claims and its day in the mission's zone."""

    document: Document
    day: date
    claims: tuple[PlacedClaim, ...]


def each_once(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports by document id; of one met twice, the one with more claims."""
    best: dict[str, Report] = {}
    for report in reports:
        known = best.get(report.document.id)
        if known is None or len(known.claims) < len(report.claims):
            best[report.document.id] = report
    return tuple(best[key] for key in sorted(best))


def corrected_report(report: Report, held: Iterable[Report]) -> Report | None:
    """The report among `held` that `report` says it corrects, or None.

    A correction names its report by title or id; of several with one title the
    latest that came before the correction is meant.
    """
    named = report.document.corrects
    if named is None:
        return None
    meant = [
        other
        for other in held
        if other.document.id != report.document.id
        and other.day <= report.day
        and (other.document.id == named or _same(other.document.title, named))
    ]
    return max(meant, key=lambda other: (other.day, other.document.id), default=None)


def _same(title: str | None, named: str) -> bool:
    return title is not None and title.casefold() == named.casefold()


def counting_day(report: Report, held: Iterable[Report]) -> date:
    """The bulletin day that a report's tallies belong to.

    A correction's numbers belong to the day of the report it corrects, never to
    the day on which the correction came out.
    """
    corrected = corrected_report(report, held)
    return corrected.day if corrected else report.day


def list_corrections(day: date, held: tuple[Report, ...]) -> tuple[Correction, ...]:
    """The corrections published on `day`, by document id, each in a sentence."""
    found = (r for r in held if r.day == day and r.document.corrects is not None)
    return tuple(
        _correction(report, corrected_report(report, held))
        for report in sorted(found, key=lambda r: r.document.id)
    )


def _correction(report: Report, corrected: Report | None) -> Correction:
    by = _name(report)
    if corrected is None:
        sentence = f"{by} corrects “{report.document.corrects}”, which is not held."
        return Correction(corrected="", by=report.document.id, sentence=sentence)
    changes = _changes(corrected, report)
    detail = f": {'; '.join(changes)}" if changes else ""
    return Correction(
        corrected=corrected.document.id,
        by=report.document.id,
        sentence=f"{by} corrects {_name(corrected)}{detail}.",
    )


def _name(report: Report) -> str:
    title = report.document.title or report.document.name
    return f"“{title}” ({report.day.isoformat()})"


def _changes(before: Report, after: Report) -> list[str]:
    """Each recorder's total that both reports state with different numbers."""
    old, new = _totals(before), _totals(after)
    return [
        f"{recorder} from {old[recorder]} to {new[recorder]}"
        for recorder in sorted(old.keys() & new.keys())
        if old[recorder] != new[recorder]
    ]


def _totals(report: Report) -> dict[str, int]:
    totals: dict[str, int] = {}
    for placed in report.claims:
        body = placed.claim.body
        if not isinstance(body, TallyBody) or body.scope is not TallyScope.SIDE:
            continue
        if body.recorder is not None and body.count is not None:
            totals.setdefault(body.recorder, body.count)
    return totals


def tally_reports(reports: Iterable[Report]) -> tuple[TallyReport, ...]:
    """Each report's tallies, once, under the day that they count for."""
    held = each_once(reports)
    return tuple(
        TallyReport(
            placed=placed,
            published=counting_day(report, held),
            correction=report.document.corrects is not None,
        )
        for report in held
        for placed in report.claims
        if placed.claim.kind is ClaimKind.TALLY
    )
