"""What is on record of an undertaking, in words: who said what, and how it is read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from trucewatch.model.commitment import FulfilmentReport
from trucewatch.publish.codes import COMMITMENT_STATUS
from trucewatch.publish.findings import UNCHECKED
from trucewatch.publish.phrases import day_words
from trucewatch.publish.wording import joined


def record_sentences(
    reports: tuple[FulfilmentReport, ...],
    *,
    due: date | None,
    name: Callable[[str], str],
) -> list[str]:
    """Each statement once, by its day, with all who made it.

    How the file's authors read it is kept apart from what was said.

    Args:
        reports: what is on record.
        due: last day of the undertaking; a statement after it is told as such.
        name: name to print for an actor code.
    """
    statements: dict[tuple[object, ...], list[FulfilmentReport]] = {}
    for each in sorted(reports, key=lambda report: (report.day, report.by)):
        key = (each.day, each.text, each.source, each.says, each.unchecked)
        statements.setdefault(key, []).append(each)
    return [_sentence(made, due=due, name=name) for made in statements.values()]


def _sentence(
    made: list[FulfilmentReport], *, due: date | None, name: Callable[[str], str]
) -> str:
    first = made[0]
    who = joined([name(report.by) for report in made])
    late = " (after the date)" if due is not None and first.day > due else ""
    source = f" ({first.source})" if first.source else ""
    mark = f" [{UNCHECKED}]" if first.unchecked else ""
    read = f"read by the file's authors as: {COMMITMENT_STATUS[first.says]}"
    said = f"On record: {who}, {day_words(first.day)}{late}: {first.text}"
    return f"{said}{source}{mark}; {read}"
