"""Claims paired one to one within a row, and what the pairs add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from evals.labelled_errors import errors_of
from evals.labelled_fields import FIELDS, LEVELS, Pair, Rule
from evals.labelled_rules import (
    RIGHT,
    Record,
    actors_right,
    agree,
    casualties_right,
    cell_items,
    place_right,
    stance_right,
    type_right,
)


@dataclass
class Tot:
    """Right, labelled and read of one thing."""

    right: int = 0
    labelled: int = 0
    read: int = 0

    def add(self, right: int, labelled: int, read: int) -> None:
        """Count a row in."""
        self.right += right
        self.labelled += labelled
        self.read += read

    def record(self) -> dict[str, float | int | None]:
        """Counts with precision, recall and F; None where nothing is there."""
        precision = self.right / self.read if self.read else None
        recall = self.right / self.labelled if self.labelled else None
        both = self.read + self.labelled
        return {
            "right": self.right,
            "labelled": self.labelled,
            "read": self.read,
            "precision": _round(precision),
            "recall": _round(recall),
            "f": _round(2 * self.right / both) if both else None,
        }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


@dataclass
class Score:
    """Everything that is counted over the rows of one half."""

    rows: int = 0
    kinds: defaultdict[str, Tot] = field(default_factory=lambda: defaultdict(Tot))
    fields: defaultdict[str, Tot] = field(default_factory=lambda: defaultdict(Tot))
    patterns: defaultdict[str, Tot] = field(default_factory=lambda: defaultdict(Tot))
    conflicts: defaultdict[str, Tot] = field(default_factory=lambda: defaultdict(Tot))
    negative_rows: int = 0
    negative_rows_clean: int = 0
    negative_claims: int = 0
    causes: Counter[str] = field(default_factory=Counter)

    def record(self) -> Record:
        """JSON form."""
        groups = {"kinds": self.kinds, "by pattern": self.patterns}
        groups["by conflict"] = self.conflicts
        found: Record = {
            name: {key: tot.record() for key, tot in group.items()}
            for name, group in groups.items()
        }
        found["fields"] = {
            name: {
                "right": tot.right,
                "of": tot.labelled,
                "share": _round(tot.right / tot.labelled),
            }
            for name, tot in self.fields.items()
        }
        found["negatives"] = {
            "rows": self.negative_rows,
            "rows without a claim": self.negative_rows_clean,
            "spurious claims": self.negative_claims,
        }
        found["causes"] = dict(self.causes)
        found["rows"] = self.rows
        return found


def pair(golds: list[Record], reads: list[Record], rule: Rule) -> list[Pair]:
    """Pairs under the rule, each claim in one at most, the closest first."""
    found = [
        (_closeness(gold, read), -i, -j)
        for i, gold in enumerate(golds)
        for j, read in enumerate(reads)
        if rule(gold, read)
    ]
    pairs: list[Pair] = []
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(found, reverse=True):
        if ("gold", i) not in used and ("read", j) not in used:
            used |= {("gold", i), ("read", j)}
            pairs.append((golds[-i], reads[-j]))
    return pairs


def _closeness(gold: Record, read: Record) -> tuple[int, ...]:
    required = int(not gold.get("optional"))
    if gold["kind"] == "tally":
        return (cell_items(gold, read)[0], required)
    if gold["kind"] != "event":
        return (required,)
    same = type_right(gold, read)
    return (
        int(same and place_right(gold, read)),
        int(same),
        int(place_right(gold, read)),
        int(stance_right(gold, read)),
        int(actors_right(gold, read)),
        int(casualties_right(gold, read)),
        int(agree(gold["trigger"], read["body"].get("summary"))),
        required,
    )


def totals(pairs: list[Pair], golds: list[Record], reads: list[Record]) -> Tot:
    """Right, labelled, read; what is optional counts neither way."""
    free = sum(1 for gold, _ in pairs if gold.get("optional"))
    wanted = sum(1 for gold in golds if not gold.get("optional"))
    return Tot(len(pairs) - free, wanted, len(reads) - free)


def score_row(score: Score, row: Record, reads: list[Record]) -> list[str]:
    """Count one row in; lines that say what is wrong with it."""
    score.rows += 1
    whole = Tot()
    lines: list[str] = []
    for kind, rule in RIGHT.items():
        golds = [c for c in row["claims"] if c["kind"] == kind]
        found = [c for c in reads if c["kind"] == kind]
        if not golds and not found:
            continue
        pairs = pair(golds, found, rule)
        tot = totals(pairs, golds, found)
        for sum_ in (score.kinds[kind], score.kinds["all kinds"], whole):
            sum_.add(tot.right, tot.labelled, tot.read)
        _score_fields(score, kind, pairs)
        if kind == "event":
            for level, looser in LEVELS.items():
                other = totals(pair(golds, found, looser), golds, found)
                score.kinds[level].add(other.right, other.labelled, other.read)
        if kind == "tally":
            _score_cells(score, golds, found, pairs)
        lines += errors_of(kind, pairs, golds, found)
    score.patterns[_pattern(row)].add(whole.right, whole.labelled, whole.read)
    score.conflicts[row["conflict"]].add(whole.right, whole.labelled, whole.read)
    if not row["claims"]:
        score.negative_rows += 1
        score.negative_rows_clean += not reads
        score.negative_claims += len(reads)
    score.causes.update(line.split(":")[0] for line in lines)
    return lines


def _pattern(row: Record) -> str:
    return "none" if row["pattern"] is None else f"{row['pattern']:02d}"


def _score_fields(score: Score, kind: str, pairs: list[Pair]) -> None:
    for name, (key, rule) in FIELDS.get(kind, {}).items():
        for gold, read in pairs:
            if key in gold and not gold.get("optional"):
                score.fields[f"{kind}: {name}"].add(int(rule(gold, read)), 1, 1)


def _score_cells(
    score: Score, golds: list[Record], reads: list[Record], pairs: list[Pair]
) -> None:
    cells = score.kinds["tally, cells"]
    free = [gold for gold, _ in pairs if gold.get("optional")]
    for gold, read in pairs:
        right, _, found = cell_items(gold, read)
        if gold not in free:
            cells.add(right, 0, 0)
        else:
            cells.add(0, 0, -found)
    cells.add(0, sum(len(g["cells"]) for g in golds if not g.get("optional")), 0)
    cells.add(0, 0, sum(len(r["body"]["cells"]) for r in reads))
