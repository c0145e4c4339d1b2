"""Published counts, worded by templates of ours, against what the reader reads.

For every bulletin day of ``facts/commission_tallies.csv`` the counts are put
into several wordings and read back; a total and its cells count as right only
where recorder, number and every cell agree. Usage: ``python -m evals.tallies
<data folder>``.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from trucewatch.model.tally import TallyBody, TallyScope
from trucewatch.read.coder import code_document
from trucewatch.read.document import read_document

NAMES = {"RUS": "Russian", "TUR": "Turkish"}


@dataclass(frozen=True)
class Count:
    """One side's published count of a day."""

    recorder: str
    count: int | None
    cells: tuple[tuple[str, int | None], ...]


def load(file: Path) -> Iterator[tuple[str, list[Count]]]:
    """Bulletin days with both sides' counts, as published."""
    with file.open(encoding="utf-8", newline="") as lines:
        for day, rows in groupby(csv.DictReader(lines), key=lambda r: r["published"]):
            yield day, [_count(row) for row in rows]


def _count(row: dict[str, str]) -> Count:
    cells = []
    for cell in filter(None, row["cells"].split("; ")):
        place, number = cell.split("=")
        cells.append((place, None if number == "?" else int(number)))
    count = int(row["count"]) if row["count"] else None
    return Count(recorder=row["recorder"], count=count, cells=tuple(cells))


def _listed(cells: tuple[tuple[str, int | None], ...], form: str) -> str:
    if any(number is None for _, number in cells):
        return " and ".join(place for place, _ in cells)
    return ", ".join(form.format(place=place, number=number) for place, number in cells)


def _brackets(side: Count) -> str:
    total = "no" if side.count == 0 else str(side.count)
    where = f" in {_listed(side.cells, '{place} ({number})')}" if side.cells else ""
    name = NAMES[side.recorder]
    return f"The {name} side has registered {total} ceasefire violations{where}."


def _dashes(side: Count) -> str:
    total = "no" if side.count == 0 else str(side.count)
    where = f": {_listed(side.cells, '{place} – {number}')}" if side.cells else ""
    name = NAMES[side.recorder]
    return (
        f"The {name} part of the commission recorded {total} cases of opening "
        f"fire{where}."
    )


def _number_first(side: Count) -> str:
    total = "no" if side.count == 0 else str(side.count)
    form = "{number} in {place} province"
    numbered = all(number is not None for _, number in side.cells)
    lead = ", including" if numbered else " in"
    where = f"{lead} {_listed(side.cells, form)}" if side.cells else ""
    return (
        f"Over the past 24 hours, {NAMES[side.recorder]} representatives reported "
        f"{total} breaches of the truce{where}."
    )


WORDINGS: dict[str, Callable[[Count], str]] = {
    "brackets": _brackets,
    "dashes": _dashes,
    "number first": _number_first,
}


def right(side: Count, bodies: list[TallyBody]) -> bool:
    """Whether one claim gives this side's count with exactly these cells."""
    return any(
        body.recorder == side.recorder
        and body.scope is TallyScope.SIDE
        and body.count == side.count
        and {(cell.key, cell.count) for cell in body.cells} == set(side.cells)
        for body in bodies
    )


def main(shared: Path) -> int:
    """Print the share read exactly by wording; 1 where it is under 0.98."""
    days = list(load(shared / "facts" / "commission_tallies.csv"))
    lowest = 1.0
    for name, wording in WORDINGS.items():
        done = good = 0
        for day, sides in days:
            stated = [side for side in sides if side.count is not None]
            text = f"Bulletin\n\n{day} 10:00 (UTC+03:00)\n\n" + " ".join(
                map(wording, stated)
            )
            claims = code_document(read_document(text.encode(), name="b")).claims
            bodies = [c.body for c in claims if isinstance(c.body, TallyBody)]
            for side in stated:
                done += 1
                if right(side, bodies):
                    good += 1
                else:
                    print(f"  missed {day} {side.recorder}: {wording(side)}")
        lowest = min(lowest, good / done)
        print(f"{name:14s} {good}/{done} sides read exactly ({good / done:.3f})")
    return 0 if lowest >= 0.98 else 1


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
