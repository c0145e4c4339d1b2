"""MUC-4: who did what to whom in reports on Latin America, 1988 to 1991.

``python -m evals.muc4 <shared>`` reads the 200 documents of the development part as
they are, in capitals, and again with `evals.truecase`; and every fifth document of
the training part. Templates are paired one to one, the best first: a pair needs the
incident type and one of perpetrator, target and victim by head word (see
`evals.muc4_templates`). Slots are scored over the pairs, with the fills of *all*
templates in the denominators: labelled ones for recall, read ones for precision; what
the set marks as optional counts only where it is found. The set asks for acts of
violence against civilians and the state alone, and for none older than two months:
a battle between armies that the reader reads counts as a wrong template.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.accuracy import write_run
from evals.muc4_templates import SLOTS, Fill, Template, given, wanted
from evals.reading import Found, Row, Tally, gazetteer, read_text, rows_of
from evals.truecase import forms, truecase
from trucewatch.reference.gazetteer.index import Gazetteer

RUNS = Path(__file__).parent / "runs"
Pair = tuple[Template, Template]


@dataclass
class Score:
    """Templates and slots counted over documents."""

    documents: int = 0
    templates: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=dict)
    sureness: Found = field(default_factory=Found)
    causes: Counter[str] = field(default_factory=Counter)

    def add(self, gold: list[Template], mine: list[Template]) -> None:
        """Count one document in."""
        self.documents += 1
        pairs = pair_up(gold, mine)
        found = [one for one, _ in pairs]
        asked = [t for t in gold if not t.optional or _among(t, found)]
        self.templates.add(len(pairs), len(asked), len(mine))
        single = {"incident type": "types", "stage": "stages"}
        for name, attribute in single.items():
            right = sum(
                bool(getattr(a, attribute) & getattr(b, attribute)) for a, b in pairs
            )
            self._slot(name).add(right, len(asked), len(mine))
        for slot in SLOTS:
            self._add_slot(slot, pairs, asked, mine)
        for one, other in pairs:
            if one.sureness and shared(one.fills["perpetrator"], other, "perpetrator"):
                self.sureness.add("" if one.sureness & other.sureness else "other")
        missed = (t for t in gold if not t.optional and not _among(t, found))
        self.causes.update(why_missed(t, mine) for t in missed)

    def _slot(self, name: str) -> Tally:
        return self.slots.setdefault(name, Tally())

    def _add_slot(
        self, slot: str, pairs: list[Pair], asked: list[Template], mine: list[Template]
    ) -> None:
        right = 0
        wanted_fills = sum(not f.optional for t in asked for f in t.fills[slot])
        for one, other in pairs:
            hits = shared(one.fills[slot], other, slot)
            right += len(hits)
            wanted_fills += sum(fill.optional for fill in hits)
        read = sum(len(template.fills[slot]) for template in mine)
        self._slot(slot).add(right, wanted_fills, read)

    def record(self) -> dict[str, Any]:
        """JSON form."""
        every = Tally()
        for tally in self.slots.values():
            every.add(tally.right, tally.wanted, tally.given)
        slots = {**self.slots, "all slots": every}
        return {
            "documents": self.documents,
            "templates": self.templates.record(),
            "slots": {name: tally.record() for name, tally in slots.items()},
            "sureness of the perpetrator": self.sureness.record(),
            "missed templates": dict(self.causes.most_common()),
        }


def _among(template: Template, others: list[Template]) -> bool:
    return any(template is other for other in others)


def shared(fills: tuple[Fill, ...], other: Template, slot: str) -> list[Fill]:
    """The fills that the other template has too, each matched once."""
    left = list(other.fills[slot])
    hits = []
    for fill in fills:
        match = next((mine for mine in left if mine.heads & fill.heads), None)
        if match is not None:
            left.remove(match)
            hits.append(fill)
    return hits


def likeness(one: Template, other: Template) -> int:
    """How many fills two templates share; 0 where they do not match."""
    if not one.types & other.types:
        return 0
    return sum(len(shared(one.fills[slot], other, slot)) for slot in SLOTS)


def pair_up(gold: list[Template], mine: list[Template]) -> list[Pair]:
    """Matching templates, one to one, those that share most first."""
    order = sorted(
        (
            (likeness(a, b), i, j)
            for i, a in enumerate(gold)
            for j, b in enumerate(mine)
        ),
        key=lambda entry: (-entry[0], entry[1], entry[2]),
    )
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for points, i, j in order:
        if points and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((gold[i], mine[j]))
    return pairs


def why_missed(template: Template, mine: list[Template]) -> str:
    """Why a template of the set was not found."""
    alike = [other for other in mine if template.types & other.types]
    if not mine:
        return "no incident read in the document"
    if not alike:
        return "incidents of other types read"
    if not any(other.fills[slot] for other in alike for slot in SLOTS):
        return "right type read without anybody"
    return "right type read with others, or paired elsewhere"


def score(rows: Iterable[Row], places: Gazetteer) -> Score:
    """The score of the rows' texts as they stand."""
    result = Score()
    for row in rows:
        read = read_text(row["text"], places, name=row["docid"])
        result.add(wanted(row), given(read.claims))
    return result


def main(shared_folder: Path) -> int:
    """Print the scores and write the dated run file; reports only, hence 0."""
    events = shared_folder / "eval" / "events"
    banks = sorted((shared_folder / "treebank" / "en").glob("*-train.conllu.gz"))
    known = forms(banks)
    dev = list(rows_of(events / "muc4_dev.jsonl"))
    train = list(rows_of(events / "muc4_train.jsonl.gz"))[::5]
    places = gazetteer()
    record = {
        "dev, in capitals": score(dev, places).record(),
        "dev, re-cased": score(_recased(dev, known), places).record(),
        "train, every fifth, re-cased": score(_recased(train, known), places).record(),
    }
    for name, scores in record.items():
        print(name)
        for key, value in scores.items():
            print(f"  {key}: {value}")
    write_run(RUNS, "muc4", datetime.now(UTC).date(), record)
    return 0


def _recased(rows: Iterable[Row], known: dict[str, str]) -> Iterable[Row]:
    return ({**row, "text": truecase(row["text"], known)} for row in rows)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
