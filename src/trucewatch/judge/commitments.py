"""The board of deadlines: who promised what by when, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trucewatch.judge.docket import superseded_terms
from trucewatch.model.agreement import Agreement
from trucewatch.model.claim import PlacedClaim, Polarity
from trucewatch.model.commitment import (
    Commitment,
    CommitmentStatus,
    FulfilmentReport,
)
from trucewatch.model.event import EventBody
from trucewatch.model.term import Term, TermKind

JOINT = "JOINT/"
"""Actor codes of bodies in which the sides sit together begin so: their word counts
for both."""


def judge_commitments(
    agreements: tuple[Agreement, ...],
    claims: tuple[PlacedClaim, ...],
    *,
    as_of: date,
) -> tuple[Commitment, ...]:
    """Every dated undertaking with its status on `as_of`, by date and id.

    A status other than open is taken from what is on record: two statements of
    different sides that say the same, one of them of somebody who does not owe it, or
    a joint body. Where only one speaks, or those alone who owe it, or speakers
    differ, it is unverifiable, and all of them are listed. A report read by the
    machine is listed as evidence and settles nothing.
    """
    superseded = superseded_terms(agreements, as_of)
    found = [
        _commitment(agreement, term, claims, as_of, superseded)
        for agreement in agreements
        for term in agreement.terms
        if term.kind is TermKind.DEADLINE and _begun(agreement, as_of)
    ]
    return tuple(sorted(found, key=lambda c: (str(c.due), c.id)))


def _begun(agreement: Agreement, as_of: date) -> bool:
    return agreement.signed is None or agreement.signed <= as_of


def _commitment(
    agreement: Agreement,
    term: Term,
    claims: tuple[PlacedClaim, ...],
    as_of: date,
    superseded: dict[str, str],
) -> Commitment:
    provision = agreement.provision(term.provision)
    reports = tuple(
        each
        for each in agreement.fulfilment
        if each.term == term.id and each.day <= as_of
    )
    key = f"{agreement.id}/{term.id}"
    by = superseded.get(key) or superseded.get(agreement.id)
    owed = {a for role in term.actors for a in agreement.actors_in(role, as_of)}
    record = _Record(reports=reports, due=term.due, owed=frozenset(owed))
    status, reason = _status(record, as_of, superseded_by=by)
    return Commitment(
        id=key,
        by=tuple(sorted(owed)),
        what=term.text,
        due=term.due,
        status=status,
        as_of=as_of,
        reports=reports,
        evidence=_claims(agreement, term, claims, as_of, affirmed=True),
        contradicting=_claims(agreement, term, claims, as_of, affirmed=False),
        reason=reason,
        source=provision.source,
        unchecked=term.unchecked or provision.unchecked,
    )


Status = tuple[CommitmentStatus, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """What is on record of one undertaking, with its last day and who owes it."""

    reports: tuple[FulfilmentReport, ...]
    due: date | None
    owed: frozenset[str]


def _status(record: _Record, as_of: date, *, superseded_by: str | None) -> Status:
    due = record.due
    if settled := _settled(record):
        return settled
    if superseded_by is not None:
        return CommitmentStatus.SUPERSEDED, f"{superseded_by} took its place."
    if due is None:
        return CommitmentStatus.UNVERIFIABLE, "The text gives no date."
    if record.reports:
        return CommitmentStatus.UNVERIFIABLE, _told(record)
    if as_of <= due:
        return CommitmentStatus.OPEN, "Its date has not passed."
    return (
        CommitmentStatus.UNVERIFIABLE,
        "Its date has passed; nothing is recorded in the agreement's file for or "
        "against it.",
    )


def _settled(record: _Record) -> Status | None:
    """The status on which speakers of different sides, or a joint body, agree.

    Those who owe it settle nothing among themselves, nor does one statement that
    several of them made.
    """
    checked = [each for each in record.reports if not each.unchecked]
    says = {_dated(each, record.due) for each in checked}
    if len(says) != 1:
        return None
    sides = {each.by.split("/")[0] for each in checked}
    joint = any(each.by.startswith(JOINT) for each in checked)
    apart = len(sides) > 1 and len(_statements(checked)) > 1
    if not joint and (not apart or _debtors_alone(checked, record.owed)):
        return None
    return says.pop(), "Those on record, of different sides or together, say so."


def _statements(reports: Iterable[FulfilmentReport]) -> set[tuple[str, date]]:
    """Statements among the reports: one source of one day is one of them."""
    return {(each.source or each.by, each.day) for each in reports}


def _debtors_alone(reports: Iterable[FulfilmentReport], owed: frozenset[str]) -> bool:
    """Whether all who speak owe it themselves, or are organs of one who does."""
    return all(
        any(each.by == code or each.by.startswith(f"{code}/") for code in owed)
        for each in reports
    )


def _dated(report: FulfilmentReport, due: date | None) -> CommitmentStatus:
    """What it says; met after the last day is met late."""
    late = due is not None and report.day > due
    if report.says is CommitmentStatus.MET and late:
        return CommitmentStatus.MET_LATE
    return report.says


def _told(record: _Record) -> str:
    """Why what is on record settles nothing."""
    reports = record.reports
    alike = len({_dated(report, record.due) for report in reports}) == 1
    if alike and _debtors_alone(reports, record.owed):
        return "Only those who owe it speak of it."
    if len({report.by for report in reports}) == 1:
        return "Only one side speaks of it."
    if any(report.unchecked for report in reports):
        return "What is on record was not checked against a source."
    if not alike:
        return "Those on record say different things."
    if len(_statements(reports)) == 1:
        return "One statement alone is on record."
    return "Only one side speaks of it."


def _claims(
    agreement: Agreement,
    term: Term,
    claims: Iterable[PlacedClaim],
    as_of: date,
    *,
    affirmed: bool,
) -> tuple[str, ...]:
    """Ids of claims that bear on the term: they name its last day, or such an act."""
    return tuple(
        sorted(
            placed.claim.id
            for placed in claims
            if (placed.claim.polarity is Polarity.AFFIRMED) is affirmed
            and (_names_day(placed, term) or _is_act(placed, agreement, term, as_of))
        )
    )


def _names_day(placed: PlacedClaim, term: Term) -> bool:
    due = getattr(placed.claim.body, "due", None)
    return term.due is not None and due is not None and due.first_day == term.due


def _is_act(placed: PlacedClaim, agreement: Agreement, term: Term, as_of: date) -> bool:
    """Whether it tells of an act of the sort, within the time of the undertaking."""
    body, day = placed.claim.body, placed.claim.time.first_day
    if not isinstance(body, EventBody) or body.type not in term.evidence:
        return False
    signed = agreement.signed
    return day is not None and (signed is None or signed <= day) and day <= as_of
