"""The head of the page and its key facts, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.bulletin import Bulletin, BulletinStatus, bulletin_label
from trucewatch.model.commitment import CommitmentStatus
from trucewatch.model.talks import TalkRound
from trucewatch.model.tally import CellState, RecorderDay
from trucewatch.publish.codes import COUNT_UNIT, TALLY_RESULT
from trucewatch.publish.incidents import incident_title
from trucewatch.publish.index import Index, Line, Part, plain
from trucewatch.publish.phrases import (
    WEEKDAYS,
    day_words,
    moment_words,
    number,
    period_short,
)
from trucewatch.publish.wording import (
    COUNTED_SEPARATELY,
    DEMONSTRATION_NOTE,
    DRAFT_NOTE,
    RELEASED_NOTE,
)

MOST_INCIDENTS = 5
"""How many incidents the key facts name before they point to the section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadView:
    """The masthead: bands, title, and what the bulletin covers."""

    title: str
    number: str
    day: str
    demonstration: str
    draft: str
    facts: tuple[tuple[str, str], ...]


def head_view(bulletin: Bulletin) -> HeadView:
    """What stands at the head of every page."""
    day = f"{WEEKDAYS[bulletin.day.weekday()]}, {day_words(bulletin.day)}"
    draft = bulletin.status is BulletinStatus.DRAFT
    held, claims = len(bulletin.documents), len(bulletin.claims)
    return HeadView(
        title=bulletin.mission.title,
        number=bulletin.label,
        day=day,
        demonstration=DEMONSTRATION_NOTE if bulletin.mission.demonstration else "",
        draft=DRAFT_NOTE if draft else "",
        facts=(
            ("Covers", f"reports published on {day_words(bulletin.day)}"),
            ("Days counted in", bulletin.mission.tz),
            ("Cut-off", moment_words(bulletin.cutoff)),
            ("Rests on", f"{_some(claims, 'claim')} in {_some(held, 'document')}"),
            *_readings(bulletin),
            *_standing(bulletin),
        ),
    )


def _standing(bulletin: Bulletin) -> list[tuple[str, str]]:
    """What a released bulletin says of itself; a draft says it in a band."""
    if bulletin.status is BulletinStatus.DRAFT:
        return []
    facts = [("Status", RELEASED_NOTE)]
    if bulletin.revision:
        replaced = bulletin_label(bulletin.number, bulletin.revision - 1)
        facts.append(("Takes the place of", f"No. {replaced}, which can still be read"))
    return facts


def _readings(bulletin: Bulletin) -> list[tuple[str, str]]:
    """The reading by which incidents were held against each agreement."""
    chosen = dict(bulletin.mission.interpretations)
    return [
        (each.id, f"held against: {each.reading(chosen.get(each.id)).title}")
        for each in bulletin.agreements
    ]


def _some(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def key_facts(bulletin: Bulletin, index: Index) -> tuple[Line, ...]:
    """Sentences that a reader with one minute reads."""
    return (
        *_counts(bulletin, index),
        *_incidents(bulletin, index),
        *_talks(bulletin),
        *_deadlines(bulletin),
    )


def _counts(bulletin: Bulletin, index: Index) -> list[Line]:
    comparison = bulletin.comparison
    if comparison is None:
        return [plain("No count was received from any side.")]
    lines = [_count(entry, index) for entry in comparison.recorders]
    words = " ".join(TALLY_RESULT[result] for result in comparison.results)
    lines.append(plain(f"{words} {COUNTED_SEPARATELY}".strip()))
    return lines


def _count(entry: RecorderDay, index: Index) -> Line:
    name, total = index.side(entry.recorder), entry.total
    marked = index.marked(total.claims)
    match total.state:
        case CellState.NO_REPORT:
            return plain(f"{name}: no report was received.")
        case CellState.STATED_NONE:
            text = f"reports none{marked}."
            return (Part(text=f"{name} "), index.part(text, total.claims))
        case CellState.COUNTED if total.count is not None and entry.unit is not None:
            unit = COUNT_UNIT[entry.unit][0 if total.count == 1 else 1]
            return (
                Part(text=f"{name} reports "),
                index.part(number(total.count), total.claims),
                Part(text=f" {unit} ({period_short(entry.period)}){marked}."),
            )
        case _:
            text = f"{name} reports cases without giving a total{marked}."
            return (index.part(text, total.claims),)


def _incidents(bulletin: Bulletin, index: Index) -> list[Line]:
    entries = bulletin.incidents
    if not entries:
        return [plain(no_incident_words(bulletin))]
    lines: list[Line] = []
    for entry in entries[:MOST_INCIDENTS]:
        incident = entry.incident
        title = Part(text=incident_title(incident), href=f"#{incident.id}")
        count = incident.origin_count
        by = "1 origin" if count == 1 else f"{count} independent origins"
        tail = ", disputed" if incident.disputed_by else ""
        told = incident.supporting + incident.contradicting
        tail += index.marked(placed.claim.id for placed in told)
        origins = Part(text=by, href=f"#{incident.id}")
        lines.append((title, Part(text=": told by "), origins, Part(text=f"{tail}.")))
    if len(entries) > MOST_INCIDENTS:
        rest = f"{len(entries) - MOST_INCIDENTS} more reported incidents"
        lines.append((Part(text=rest, href="#incidents"), Part(text=".")))
    return lines


def no_incident_words(bulletin: Bulletin) -> str:
    """What a day without an incident may say: our own zero needs coverage."""
    watched = [each.name for each in bulletin.coverage if each.allows_zero]
    if watched:
        return f"No incident was observed where we watched: {', '.join(watched)}."
    return (
        "No report of an incident was received. Nothing was observed directly, so "
        "this does not say that nothing happened."
    )


def _talks(bulletin: Bulletin) -> list[Line]:
    held = (r for r in bulletin.rounds if r.end == bulletin.day)
    return [
        (Part(text=f"{r.track} talks", href="#talks"), Part(text=f": {_round(r)}."))
        for r in held
    ]


def _round(held: TalkRound) -> str:
    if held.start == held.end:
        return f"a round on this day in {held.place}"
    return f"a round that began on {day_words(held.start)} ended in {held.place}"


def _deadlines(bulletin: Bulletin) -> list[Line]:
    due = [c for c in bulletin.commitments if c.status is CommitmentStatus.OPEN]
    soon = [c for c in due if c.due is not None]
    if not soon:
        return []
    first = soon[0]
    day = day_words(first.due) if first.due else ""
    text = f"Next open deadline, {day}"
    return [
        (Part(text=text, href="#deadlines"), Part(text=f": {first.what.rstrip('.')}."))
    ]
