"""The accuracy page, made from the newest run file of every set.

A further set adds its function to `SECTIONS` and writes run files named
``evals/runs/<day>-<set>.json``; nothing else has to change.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from evals import (
    accuracy_agreement,
    accuracy_events,
    accuracy_places,
    accuracy_reconcile,
)
from evals.tables import share_text, table

Record = dict[str, Any]
PAGE = Path(__file__).parent.parent / "docs" / "reference" / "accuracy.md"
HEAD = """# Accuracy

How well the reader reads, measured. Every section is written from the newest run
file of its set under `evals/runs/`; older run files stay, so that two runs can be
compared line by line. Precision is the share of what was read that is right, recall
the share of what stands there that was read, F their harmonic mean.
"""
LABELLED = """## Our own labelled sentences

Run of {day}, by `make evals-labelled`. The rows are our own wording and were labelled
from the vocabulary alone by one labeller, a language model; how far a second one
agrees is the next section. The development rows (dev, and dev2 of a labeller who had
not seen the rules) may be opened while rules are written, the held half not. A claim
is right as `evals/labelled_rules.py` says: an event by exact type and place, a tally
by recorder and count, a figure by measure and value.
"""
PARSER = """## The trained parser

Run of {day}, by `python -m evals.parser <shared>`: raw text in, spaCy's scorer,
percent; punctuation is left out of UAS and LAS. *roles* is the F of `nsubj`,
`nsubj:pass` and `obj` pooled: who did what to whom. PUD was never trained on nor
chosen by; see the [model card](model-card.md).
"""
SEGMENTS = """## Ends of sentences

Run of {day}, by `python -m evals.segments <shared>`: documents rebuilt with their true
spacing, percent of sentence ends found at the very character. *naive* ends a sentence
at every stop before a capital or digit; *one run* is the splitter on a document without
line ends; *paragraphs* is the same told where paragraphs begin, which is what the
reader knows of a real page. EWT is mails, reviews and blogs, where people leave out
stops and capitals: no stop, no end here, by design. GUM ends a sentence at headings and
speakers as well. PUD is edited news and encyclopaedia, five sentences at most a
document, and says little about lists and tables. Rules were mended with an eye on the
development parts and PUD; errors on the test part of EWT were seen once, before one
small change; that of GUM was only measured.
"""
KINDS = (
    "all kinds",
    "event",
    "event, type only",
    "event, family and place",
    "event, family only",
    "tally",
    "tally, cells",
    "figure",
    "assessment",
    "agreement_act",
    "commitment",
    "talk_round",
    "response",
)


def newest(runs: Path, name: str) -> tuple[str, Record] | None:
    """Day and content of the newest run file of a set, or None without one."""
    files = sorted(runs.glob(f"????-??-??-{name}.json"))
    if not files:
        return None
    day = files[-1].name[: len("2026-01-01")]
    return day, json.loads(files[-1].read_text(encoding="utf-8"))


def write_run(runs: Path, name: str, day: date, record: Record) -> None:
    """Write a set's dated run file, and the accuracy page anew."""
    runs.mkdir(exist_ok=True)
    text = json.dumps(record, indent=1, sort_keys=True, ensure_ascii=False)
    path = runs / f"{day.isoformat()}-{name}.json"
    path.write_text(text + "\n", encoding="utf-8")
    write_page(runs)


def _prf(name: str, tot: Record) -> list[object]:
    shares = [share_text(tot[key]) for key in ("precision", "recall", "f")]
    return [name, tot["right"], tot["labelled"], tot["read"], *shares]


COLUMNS = ("right", "labelled", "read", "precision", "recall", "F")


def lines_of_half(half: str, score: Record) -> Iterator[str]:
    """One half's tables: by kind, by field, and where there is nothing to read."""
    yield f"### {half}: {score['rows']} rows"
    yield ""
    kinds = score["kinds"]
    shown = [_prf(kind, kinds[kind]) for kind in KINDS if kind in kinds]
    yield from table(("claim", *COLUMNS), shown)
    yield ""
    fields = sorted(score["fields"].items())
    rows = [(n, f["right"], f["of"], share_text(f["share"])) for n, f in fields]
    yield from table(("on right claims", "right", "of", "share"), rows)
    yield ""
    none = score["negatives"]
    yield (
        f"Rows with nothing to read: {none['rows']}; left alone: "
        f"{none['rows without a claim']}; claims made in the others: "
        f"{none['spurious claims']}."
    )
    yield ""


def _labelled(day: str, run: Record) -> Iterator[str]:
    yield LABELLED.format(day=day)
    for half in sorted(run["halves"]):
        yield from lines_of_half(half, run["halves"][half])
    for group in ("by conflict", "by pattern"):
        yield f"### {group.capitalize()}"
        yield ""
        yield from _both_halves(run["halves"], group)
        yield ""
    yield "### Causes of error"
    yield ""
    causes = sorted({c for h in run["halves"].values() for c in h["causes"]})
    halves = sorted(run["halves"])
    rows = [
        [c, *(run["halves"][h]["causes"].get(c, 0) for h in halves)] for c in causes
    ]
    yield from table(("cause", *halves), rows)
    yield ""


def _both_halves(halves: Record, group: str) -> Iterator[str]:
    names = sorted(halves)
    head = [group.removeprefix("by ")]
    for half in names:
        head += [f"{half} labelled", f"{half} precision", f"{half} recall", f"{half} F"]
    keys = sorted({key for half in names for key in halves[half][group]})
    rows = []
    for key in keys:
        row: list[object] = [key]
        for half in names:
            tot = halves[half][group].get(key)
            row += [None] * 4 if tot is None else [tot["labelled"]]
            if tot is not None:
                row += [share_text(tot[k]) for k in ("precision", "recall", "f")]
        rows.append(row)
    yield from table(head, rows)


def _parser(day: str, run: Record) -> Iterator[str]:
    yield PARSER.format(day=day)
    names = ("UPOS", "UAS", "LAS", "roles")
    rows = [
        [variant, name, *(score[key.lower()] for key in names)]
        for variant, sets in sorted(run.items(), reverse=True)
        for name, score in sets.items()
    ]
    yield from table(("variant", "treebank", *names), rows)
    yield ""
    kept = ("nsubj", "nsubj:pass", "obj", "obl", "ccomp", "xcomp", "conj", "appos")
    rows = [
        [variant, *(sets["pud-test"]["by_relation"].get(key) for key in kept)]
        for variant, sets in sorted(run.items(), reverse=True)
    ]
    yield from table(("F on PUD", *kept), rows)
    yield ""


def _segments(day: str, run: Record) -> Iterator[str]:
    yield SEGMENTS.format(day=day)
    names = ("ends", "precision", "recall", "f")
    rows = [
        [name, way, *(shares[key] for key in names)]
        for name, ways in sorted(run.items())
        for way, shares in ways.items()
    ]
    yield from table(("treebank", "splitter", *names[:3], "F"), rows)
    yield ""


GATES = """## Filters before reading and parsing

Run of {day}, by `python -m evals.gates <shared>`: the share of the claims that are
made when every sentence is read and parsed, and that are made with the filters, too.
The aim is 0.99; what the filters lose are acts whose actor stands far from the verb or
is named by a word that is no actor's.
"""


def _gates(day: str, run: Record) -> Iterator[str]:
    yield GATES.format(day=day)
    rows = [[n, s["kept"], s["claims"], s["recall"]] for n, s in run.items()]
    yield from table(("set", "kept", "claims without filters", "recall"), rows)
    yield ""


SECTIONS: dict[str, Callable[[str, Record], Iterator[str]]] = {
    "labelled": _labelled,
    "agreement": accuracy_agreement.agreement,
    "parser": _parser,
    "segments": _segments,
    "acts": accuracy_events.acts,
    "gates": _gates,
    "ucdp": accuracy_events.ucdp,
    "re3d": accuracy_events.re3d,
    "muc4": accuracy_events.muc4,
    "places": accuracy_places.places,
    "reconcile": accuracy_reconcile.reconcile,
}
"""Set name to the lines of its section."""


def page(runs: Path) -> str:
    """The whole page."""
    parts = [HEAD]
    for name, section in SECTIONS.items():
        run = newest(runs, name)
        if run is not None:
            parts.append("\n".join(section(*run)))
    return "\n".join(parts).rstrip() + "\n"


SHIPPED = Path(__file__).parent.parent / "src/trucewatch/reference/accuracy.json"
"""What the program itself shows of it; no evaluation data, only its scores."""


def shipped(runs: Path) -> Record:
    """The scores by claim kind on our own labelled sentences, for the desk's page."""
    run = newest(runs, "labelled")
    if run is None:
        return {"day": None, "halves": []}
    day, record = run
    return {
        "day": day,
        "halves": [
            {
                "half": half,
                "rows": score["rows"],
                "kinds": [
                    {"kind": kind, **score["kinds"][kind]}
                    for kind in KINDS
                    if kind in score["kinds"]
                ],
            }
            for half, score in record["halves"].items()
        ],
    }


def write_page(runs: Path, target: Path = PAGE, packaged: Path = SHIPPED) -> None:
    """Write the page, and what the program ships of it, from the run files."""
    target.write_text(page(runs), encoding="utf-8")
    text = json.dumps(shipped(runs), indent=1)
    packaged.write_text(text + "\n", encoding="utf-8")
