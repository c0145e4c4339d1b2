"""Sections on deadlines, talks, gaps, corrections and doubts."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.commitment import Commitment
from trucewatch.model.issue import Issue
from trucewatch.model.talks import TalkRound
from trucewatch.model.tally import CellState
from trucewatch.publish.codes import (
    CELL_STATE,
    COMMITMENT_STATUS,
    SEVERITY,
)
from trucewatch.publish.index import Index, Line, Part, plain
from trucewatch.publish.on_record import record_sentences
from trucewatch.publish.phrases import day_words, days_words
from trucewatch.publish.watching import coverage_sentences, restriction_sentences
from trucewatch.publish.wording import joined

UNCHECKED = "not checked against a source"
LATEST_ROUNDS = 8
"""How many rounds the page lists; the JSON holds all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """A commitment as a row."""

    what: str
    by: str
    due: str
    status: Line
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """A round of talks as a row."""

    track: str
    number: str
    days: str
    place: str
    outcome: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """A doubt or defect as a row."""

    severity: str
    where: str
    what: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A correction: its sentence, and the documents it links to."""

    sentence: str
    links: tuple[tuple[str, str], ...]


def deadline_views(bulletin: Bulletin, index: Index) -> tuple[DeadlineView, ...]:
    """The rows of the table of deadlines."""
    return tuple(_deadline(each, index) for each in bulletin.commitments)


def _deadline(commitment: Commitment, index: Index) -> DeadlineView:
    status = COMMITMENT_STATUS[commitment.status]
    notes = [commitment.reason, *_said(commitment, index)]
    if commitment.source:
        notes.append(f"Source: {commitment.source}.")
    if commitment.unchecked:
        notes.append(f"Provision {UNCHECKED}.")
    return DeadlineView(
        what=commitment.what,
        by=joined([index.actor(code) for code in commitment.by]),
        due=day_words(commitment.due) if commitment.due else "no date",
        status=(index.part(status, commitment.evidence),),
        note=" ".join(note for note in notes if note),
    )


def _said(commitment: Commitment, index: Index) -> list[str]:
    """What is on record of it, by whom, in the order of days."""
    told = record_sentences(commitment.reports, due=commitment.due, name=index.actor)
    return [f"{sentence}." for sentence in told]


def round_views(bulletin: Bulletin) -> tuple[RoundView, ...]:
    """The latest rounds of talks, last one first."""
    latest = bulletin.rounds[-LATEST_ROUNDS:]
    return tuple(_round(each) for each in reversed(latest))


def _round(held: TalkRound) -> RoundView:
    source = f"{held.source} ({UNCHECKED})" if held.unchecked else held.source
    return RoundView(
        track=held.track,
        number=str(held.number) if held.number is not None else "not numbered",
        days=days_words(held.start, held.end),
        place=held.place,
        outcome=held.outcome,
        source=source,
    )


def gap_lines(bulletin: Bulletin, index: Index) -> tuple[Line, ...]:
    """What was not watched, hindered and not told, in sentences."""
    lines = [plain(each) for each in coverage_sentences(bulletin.coverage)]
    if not bulletin.coverage:
        text = "No record of what was watched on this day: nothing counts as observed."
        lines.append((Part(text=text),))
    hindered = restriction_sentences(bulletin, actor=index.actor)
    return (*lines, *map(plain, hindered), *_count_gaps(bulletin, index))


def _count_gaps(bulletin: Bulletin, index: Index) -> list[Line]:
    """For each side: no report, places not listed, places with none stated."""
    comparison = bulletin.comparison
    if comparison is None:
        names = [side.name for side in bulletin.mission.sides]
        return [(Part(text=f"{name}: no report received."),) for name in names]
    lines: list[Line] = []
    for column, entry in enumerate(comparison.recorders):
        name = index.side(entry.recorder)
        if entry.total.state is CellState.NO_REPORT:
            lines.append((Part(text=f"{name}: no report received."),))
            continue
        for state in (CellState.NOT_LISTED, CellState.NAMED_WITHOUT_NUMBER):
            rows = [r.name for r in comparison.rows if r.cells[column].state is state]
            if rows:
                text = f"{name}: {CELL_STATE[state]} for {joined(rows)}."
                lines.append((Part(text=text),))
        lines += [
            (
                index.part(f"{name} reports none for {r.name}", cell.claims),
                Part(text="."),
            )
            for r in comparison.rows
            if (cell := r.cells[column]).state is CellState.STATED_NONE
        ]
    return lines


def correction_views(bulletin: Bulletin, index: Index) -> tuple[CorrectionView, ...]:
    """The corrections with links to both documents where they are held."""
    return tuple(
        CorrectionView(
            sentence=each.sentence,
            links=tuple(
                (label, key)
                for label, key in (
                    ("the correction", each.by),
                    ("the report corrected", each.corrected),
                )
                if key in index.documents or key in index.claims
            ),
        )
        for each in bulletin.corrections
    )


def issue_views(bulletin: Bulletin) -> tuple[IssueView, ...]:
    """The doubts and defects, worst first."""
    return tuple(_issue(each) for each in bulletin.issues)


def _issue(issue: Issue) -> IssueView:
    tail = f"; got {issue.got}" if issue.got else ""
    tail += f"; wanted {issue.wanted}" if issue.wanted else ""
    return IssueView(
        severity=SEVERITY[issue.severity],
        where=issue.where,
        what=f"{issue.what}{tail}",
        code=issue.code,
    )
