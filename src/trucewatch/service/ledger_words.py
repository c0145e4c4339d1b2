"""Ledger words: what each recorder of a day said, in words, with its sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.mission import Side
from trucewatch.model.tally import RecorderDay, TallyResult
from trucewatch.model.tally_ledger import Parts, TallyDay
from trucewatch.publish.codes import COUNT_BASIS, COUNT_UNIT, TALLY_RESULT
from trucewatch.publish.index import chain_words
from trucewatch.publish.phrases import period_words
from trucewatch.publish.terminal import flag_words
from trucewatch.reconcile.corrections import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A sentence that a number rests on.

    Args:
        document, claim: where it stands.
        title: of the document, or its name.
        day: on which the document counts.
        origin: who is the first to say it.
        chain: by whom it came here, or "".
        words: the sentence.
    """

    document: str
    claim: str
    title: str
    day: date
    origin: str
    chain: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecorderWords:
    """What one recorder said on a day.

    Args:
        side: the recorder.
        entry: its count.
        parts: its total against its breakdown.
        unit, period, basis: in words; "" where it made no report.
        remarks: what is particular about the count, a sentence each.
        sentences: with this number, the one shown first.
        conflicting: with another number of the same recorder.
        corrected: replaced by a published correction.
    """

    side: Side
    entry: RecorderDay
    parts: Parts
    unit: str
    period: str
    basis: str
    remarks: tuple[str, ...]
    sentences: tuple[Quoted, ...]
    conflicting: tuple[Quoted, ...]
    corrected: tuple[Quoted, ...]


def quoted(report: Report, placed: PlacedClaim) -> Quoted:
    """The sentence of a claim with where it stands."""
    document = report.document
    return Quoted(
        document=document.id,
        claim=placed.claim.id,
        title=document.title or document.name,
        day=report.day,
        origin=placed.claim.origin,
        chain=chain_words(placed),
        words=" ".join(placed.claim.quote.split()),
    )


def result_words(results: Iterable[TallyResult]) -> tuple[str, ...]:
    """What laying the counts side by side shows, a sentence each."""
    return tuple(TALLY_RESULT[each] for each in results)


def recorder_words(
    day: TallyDay,
    sides: tuple[Side, ...],
    sentences: Callable[[Iterable[str]], tuple[Quoted, ...]],
) -> tuple[RecorderWords, ...]:
    """What each recorder of the day said, in the order of actor codes.

    Args:
        day: the day of the ledger.
        sides: the mission's sides, for their names.
        sentences: gives the sentences of claims by their ids.
    """
    named = {side.code: side for side in sides}
    return tuple(
        RecorderWords(
            side=named[entry.recorder],
            entry=entry,
            parts=parts,
            unit="" if entry.unit is None else COUNT_UNIT[entry.unit][1],
            period="" if entry.unit is None else period_words(entry.period),
            basis="" if entry.count_basis is None else COUNT_BASIS[entry.count_basis],
            remarks=tuple(flag_words(flag) for flag in entry.flags),
            sentences=sentences(entry.claims),
            conflicting=sentences(entry.conflicting),
            corrected=sentences(entry.corrected),
        )
        for entry, parts in zip(day.comparison.recorders, day.parts, strict=True)
    )
