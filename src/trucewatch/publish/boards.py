"""The deadlines board and the register of talks, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from trucewatch.model.commitment import Commitment
from trucewatch.model.talks import TalkRound, Track
from trucewatch.publish.codes import COMMITMENT_STATUS
from trucewatch.publish.findings import UNCHECKED
from trucewatch.publish.on_record import record_sentences
from trucewatch.publish.phrases import day_words, days_words


def deadline_lines(
    commitments: tuple[Commitment, ...], names: Mapping[str, str]
) -> Iterator[str]:
    """Each undertaking with its date, who owes it, its status and what was said."""
    for each in commitments:
        due = day_words(each.due) if each.due else "no date"
        by = ", ".join(names[code] for code in each.by) or "the text does not say who"
        yield f"{due}  {each.id}: {each.what}"
        yield f"  By: {by}"
        status = f"{COMMITMENT_STATUS[each.status]}. {each.reason}"
        yield f"  On {day_words(each.as_of)}: {status}"
        told = record_sentences(each.reports, due=each.due, name=names.__getitem__)
        yield from (f"    {sentence}" for sentence in told)
        mark = f" [{UNCHECKED}]" if each.unchecked else ""
        yield f"  Read in: {each.source}{mark}"
        yield ""


def track_lines(tracks: tuple[Track, ...]) -> Iterator[str]:
    """Each track with its rounds, who came, what was adopted, who counts otherwise."""
    for track in tracks:
        yield f"{track.title} ({track.id}), convened by {track.convened_by}"
        if track.numbering:
            yield f"  {track.numbering}"
        for each in track.rounds:
            yield from _round(each)
        yield ""


def _round(held: TalkRound) -> Iterator[str]:
    number = f"{held.number}" if held.number is not None else "-"
    mark = f" [{UNCHECKED}]" if held.unchecked else ""
    yield f"  {number:>3}  {days_words(held.start, held.end)}, {held.place}{mark}"
    yield f"       {held.outcome} ({held.source})"
    came = [each.name for each in held.delegations if not each.absent]
    stayed = [each.name for each in held.delegations if each.absent]
    if came:
        yield f"       Named as present in what was read: {', '.join(came)}"
    if stayed:
        yield f"       Absent: {', '.join(stayed)}"
    for document in held.documents:
        yield f"       Adopted: {document}"
    for variant in held.variants:
        yield f"       Otherwise, {variant.about}: {variant.says} ({variant.source})"
