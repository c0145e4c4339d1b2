"""How far two labellers agree on the same sentences.

``python -m evals.agreement [--differences]`` takes the labels of ``second.jsonl``,
which a second labeller gave to sixty rows of ``dev.jsonl`` without a look at the first
one's, as if a reader had made them, and pairs them with the first labeller's by the
rules of `evals.labelled_rules`. What either calls optional counts neither way; what
either left open is not compared. It writes
``evals/runs/<day>-agreement.json`` and the accuracy page; ``--differences`` lists what
only one of the two has.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from evals import accuracy
from evals.labelled import RUNS, load
from evals.labelled_exact import read_exactly
from evals.labelled_fields import FIELDS, LEVELS, Pair, Rule
from evals.labelled_rules import RIGHT, Record, cell_items, place_right, type_right
from evals.labelled_scores import Tot, pair

LABEL = "label"
"""Key under which a label in the reader's form keeps the label itself."""
GRADED = {key for fields in FIELDS.values() for key, _ in fields.values()} | {"places"}
Rows = list[tuple[Record, Record]]


def rows() -> Rows:
    """Each row of both labellers: the first one's, the second one's."""
    first = {row["id"]: row for row in load("dev")}
    return [(first[row["id"]], row) for row in load("second")]


def rules() -> Iterator[tuple[str, str, Rule]]:
    """Name of a figure, the kind of claim that it is about, its rule."""
    for kind, exact in RIGHT.items():
        yield kind, kind, exact
    for name, rule in LEVELS.items():
        yield name, "event", rule


def both(first: Record, second: Record) -> Record:
    """The first label without what the second leaves open."""
    return {k: v for k, v in first.items() if k not in GRADED or k in second}


def pairs_of(row: Record, other: Record, kind: str, rule: Rule) -> list[Pair]:
    """Claims of one kind that the two labellers have alike."""
    return pair(
        [claim for claim in row["claims"] if claim["kind"] == kind],
        [
            read_exactly(claim) | {LABEL: claim}
            for claim in other["claims"]
            if claim["kind"] == kind
        ],
        lambda gold, read: rule(both(gold, read[LABEL]), read),
    )


def tally_up(row: Record, other: Record, kind: str, pairs: list[Pair]) -> Tot:
    """Alike, of the first, of the second; what either calls optional left out."""
    firm = [(_firm(gold), _firm(read[LABEL])) for gold, read in pairs]
    golds = [c for c in row["claims"] if c["kind"] == kind and _firm(c)]
    seconds = [c for c in other["claims"] if c["kind"] == kind and _firm(c)]
    return Tot(
        firm.count((True, True)),
        len(golds) - firm.count((True, False)),
        len(seconds) - firm.count((False, True)),
    )


def _firm(claim: Record) -> bool:
    return not claim.get("optional")


def compare(rows: Rows) -> Record:
    """Agreement by kind of claim, and by field where both have the claim."""
    kinds: defaultdict[str, Tot] = defaultdict(Tot)
    fields: defaultdict[str, Tot] = defaultdict(Tot)
    for row, other in rows:
        for name, kind, rule in rules():
            pairs = pairs_of(row, other, kind, rule)
            tot = tally_up(row, other, kind, pairs)
            for sum_ in {name, "all kinds"} if name == kind else {name}:
                kinds[sum_].add(tot.right, tot.labelled, tot.read)
            if name == kind:
                _compare_fields(fields, kind, pairs)
        _compare_places(fields, pairs_of(row, other, "event", type_right))
    empty = [(not row["claims"], not other["claims"]) for row, other in rows]
    return {
        "rows": len(rows),
        "kinds": {name: tot.record() for name, tot in kinds.items() if tot.labelled},
        "fields": {name: _share(tot) for name, tot in fields.items()},
        "optional": {
            "first": _free(r for r, _ in rows),
            "second": _free(o for _, o in rows),
        },
        "nothing": {"both": empty.count((True, True)), "one": sum(map(_differ, empty))},
    }


def _free(rows: Iterable[Record]) -> int:
    return sum(not _firm(claim) for row in rows for claim in row["claims"])


def _differ(ends: tuple[bool, bool]) -> bool:
    return ends[0] != ends[1]


def _share(tot: Tot) -> Record:
    share = round(tot.right / tot.labelled, 3)
    return {"alike": tot.right, "of": tot.labelled, "share": share}


def _compare_fields(fields: dict[str, Tot], kind: str, pairs: list[Pair]) -> None:
    for gold, read in pairs:
        for name, (key, rule) in FIELDS.get(kind, {}).items():
            if key in gold and key in read[LABEL]:
                fields[f"{kind}: {name}"].add(int(rule(gold, read)), 1, 1)
        if kind == "tally":
            right, first, second = cell_items(gold, read)
            fields["tally: cells"].add(int(right == first == second), 1, 1)


def _compare_places(fields: dict[str, Tot], pairs: list[Pair]) -> None:
    for gold, read in pairs:
        if "places" in gold and "places" in read[LABEL]:
            fields["event of one type: place"].add(int(place_right(gold, read)), 1, 1)


def differences(row: Record, other: Record) -> Iterator[str]:
    """What only one of the two has, a claim a line."""
    for kind, rule in RIGHT.items():
        pairs = pairs_of(row, other, kind, rule)
        paired = [id(gold) for gold, _ in pairs] + [id(r[LABEL]) for _, r in pairs]
        for name, side in (("first", row), ("second", other)):
            for claim in side["claims"]:
                if claim["kind"] == kind and _firm(claim) and id(claim) not in paired:
                    yield f"{name}: {claim}"


def main(arguments: list[str], *, runs: Path = RUNS) -> int:
    """Compare all rows, write the run file and the page; 0."""
    found = rows()
    if "--differences" in arguments:
        for row, other in found:
            for line in differences(row, other):
                print(f"{row['id']} {row['text']}\n    {line}")
    day = datetime.now(UTC).date()
    accuracy.write_run(runs, "agreement", day, compare(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
