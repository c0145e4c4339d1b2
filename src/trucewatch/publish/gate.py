"""Release checks: what stands between a draft and its release."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trucewatch.model.attribution import SUFFICIENT_FOR_BREACH
from trucewatch.model.bulletin import Bulletin
from trucewatch.model.finding import Verdict
from trucewatch.model.issue import Issue, Severity
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.model.tally import CellState, LedgerCell

Check = Callable[[Bulletin], Iterator[Issue]]


def check_release(bulletin: Bulletin) -> tuple[Issue, ...]:
    """Every point that speaks against releasing the bulletin, in a fixed order.

    An `ERROR` forbids the release; a `WARNING` or `NOTE` is for the publisher to
    weigh. No Issue means that nothing here objects.
    """
    return tuple(issue for check in CHECKS for issue in check(bulletin))


def _numbers_have_claims(bulletin: Bulletin) -> Iterator[Issue]:
    """Every printed number cites a claim that the bulletin holds."""
    held = {placed.claim.id for placed in bulletin.claims}
    for where, claims in _numbers(bulletin):
        if not claims or not held.issuperset(claims):
            yield Issue(
                code="number_without_claim",
                severity=Severity.ERROR,
                what="a printed number cites no claim of this bulletin",
                where=where,
                got=", ".join(claims) or "no claim",
                wanted="claims printed under the sources",
            )


def _numbers(bulletin: Bulletin) -> Iterator[tuple[str, tuple[str, ...]]]:
    for point in bulletin.history:
        if point.count is not None:
            yield f"total of {point.recorder}, {point.day.isoformat()}", point.claims
    for entry in bulletin.incidents:
        for report in entry.incident.casualties:
            yield f"casualties of {entry.incident.id}", (report.claim,)
    for where, cell in _ledger(bulletin):
        if cell.count is not None:
            yield where, cell.claims


def _ledger(bulletin: Bulletin) -> Iterator[tuple[str, LedgerCell]]:
    comparison = bulletin.comparison
    if comparison is None:
        return
    for column, recorder in enumerate(comparison.recorders):
        yield f"total of {recorder.recorder}", recorder.total
        for row in comparison.rows:
            yield f"{row.name}, {recorder.recorder}", row.cells[column]


def _zero_is_somebodys(bulletin: Bulletin) -> Iterator[Issue]:
    """A zero is a recorder's words, or ours for a place that was watched."""
    watched = {each.place_id for each in bulletin.coverage if each.allows_zero}
    rows = bulletin.comparison.rows if bulletin.comparison else ()
    for row in rows:
        for cell in row.cells:
            own = cell.state is CellState.STATED_NONE and not cell.claims
            if own and row.place_id not in watched:
                yield Issue(
                    code="zero_without_coverage",
                    severity=Severity.ERROR,
                    what="a zero that no source states, for a place not watched",
                    where=row.name,
                    wanted="a claim, or coverage that allows it",
                )


def _sides_are_symmetrical(bulletin: Bulletin) -> Iterator[Issue]:
    """Every side has its column, ordered by actor code."""
    if bulletin.comparison is None:
        return
    shown = [entry.recorder for entry in bulletin.comparison.recorders]
    sides = [side.code for side in bulletin.mission.sides]
    if shown != sides:
        yield Issue(
            code="sides_not_symmetrical",
            severity=Severity.ERROR,
            what="the columns are not the mission's sides in their order",
            where="counts",
            got=", ".join(shown),
            wanted=", ".join(sides),
        )


def _findings_are_founded(bulletin: Bulletin) -> Iterator[Issue]:
    """Corroborated means two origins, or a basis that a person named.

    A breach needs what 2.8 asks for, and all of it set by people.
    """
    for entry in bulletin.incidents:
        incident = entry.incident
        review = incident.decided.review
        corroborated = incident.state is IncidentState.CORROBORATED
        own = review is not None and bool(review.bases)
        if corroborated and incident.origin_count < 2 and not own:
            yield Issue(
                code="corroborated_by_one",
                severity=Severity.ERROR,
                what="corroborated with fewer than two independent origins",
                where=incident.id,
                got=", ".join(incident.origins),
                wanted="two origins",
            )
        breach = any(f.verdict is Verdict.APPARENT_BREACH for f in entry.findings)
        verified = incident.state is IncidentState.VERIFIED
        if breach and not (
            verified and incident.attribution.level in SUFFICIENT_FOR_BREACH
        ):
            yield Issue(
                code="breach_without_ground",
                severity=Severity.ERROR,
                what="apparent breach without verification and attribution",
                where=incident.id,
                got=f"{incident.state}, {incident.attribution.level}",
                wanted="a verified incident attributed by a person",
            )


def _demonstration_is_marked(bulletin: Bulletin) -> Iterator[Issue]:
    """A demonstration holds marked documents only; a real mission holds none."""
    wanted = bulletin.mission.demonstration
    for document in bulletin.documents:
        if (document.demonstration is not None) != wanted:
            yield Issue(
                code="demonstration_mark",
                severity=Severity.ERROR,
                what="the document's demonstration mark is not the mission's",
                where=document.name,
                got="marked" if document.demonstration else "not marked",
                wanted="marked" if wanted else "not marked",
            )


def _unchecked_is_named(bulletin: Bulletin) -> Iterator[Issue]:
    """Facts that nobody read in a source are printed as such; here they are named."""
    names = [each.id for each in bulletin.commitments if each.unchecked]
    unread = (r for r in bulletin.rounds if r.unchecked)
    names += [f"{r.track} {r.start.isoformat()}" for r in unread]
    names += [
        f"{f.agreement}/{f.term}"
        for entry in bulletin.incidents
        for f in entry.findings
        if f.unchecked
    ]
    if names:
        yield Issue(
            code="unchecked_facts",
            severity=Severity.WARNING,
            what="facts that were not checked against a source",
            where="agreement file",
            got=", ".join(dict.fromkeys(names)),
            wanted="a source read, or the fact left out",
        )


def _readings_are_reviewed(bulletin: Bulletin) -> Iterator[Issue]:
    """How many claims no person has looked at."""
    unread = sum(p.claim.review is ClaimReview.MACHINE for p in bulletin.claims)
    if unread:
        yield Issue(
            code="claims_not_reviewed",
            severity=Severity.WARNING,
            what="claims were read by machine only",
            where=f"bulletin No. {bulletin.number}",
            got=f"{unread} of {len(bulletin.claims)}",
            wanted="each reading accepted, corrected or rejected by a person",
        )


CHECKS: tuple[Check, ...] = (
    _numbers_have_claims,
    _zero_is_somebodys,
    _sides_are_symmetrical,
    _findings_are_founded,
    _demonstration_is_marked,
    _unchecked_is_named,
    _readings_are_reviewed,
)
"""The checks in the order in which they are reported."""
