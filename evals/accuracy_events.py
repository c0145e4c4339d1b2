"""The sections of the accuracy page on public sets of events and relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from evals.tables import share_text, table

Record = dict[str, Any]
ACTS = """## Acts between two actors

Run of {day}, by `python -m evals.acts <shared>`; definitions in `evals/acts.py`. Only
development parts are read here. For comparison, as published: a zero-shot
roberta-large with the actors given has root accuracy .838, macro-F .824, quad accuracy
.901 and cooperation/conflict macro-F .964 (ZSP); PETRARCH-2 has dyad F .792 and triple
F .708 on the records of its own tests, with the parse given, and UniversalPetrarch
F .697.
"""
UCDP = """## Headlines of UCDP GED, Syria

Run of {day}, by `python -m evals.ucdp <shared>`: {rows} rows with one source headline
each, read as a report of one sentence ({left} rows of several reports are left out).
Scored is only what the headline states; `evals/ucdp_stated.py` says how that is decided
from its words alone. UCDP's coders read the whole report, often several: a headline's
number is seldom the row's. No peer publishes a figure on these rows; the best
transformer of CASE-2021 has weighted F1 83.9 over 25 classes, another task.
"""
RE3D = """## re3d: entities and relations on Syria and Iraq

Run of {day}, by `python -m evals.re3d <shared>`: {documents} documents; definitions in
`evals/re3d.py`. Pronouns, weapons and common nouns ("strikes") are sides of a relation
in the set and no agents for the reader. No peer publishes a figure with this
definition.
"""
MUC4 = """## MUC-4: reports on Latin America

Run of {day}, by `python -m evals.muc4 <shared>`; definitions in `evals/muc4.py`. The
texts are in capitals; *re-cased* is with `evals/truecase.py`. Nothing was tuned to this
domain. For comparison, as published and with other definitions: the systems built for
MUC-4 in 1992 reached F 55.9 (TST3) and 57.2 (TST4), UMass 51.5 and 46.5; GRIT, a BERT
trained on the set, micro-F 54.5 in its own metric.
"""
PRF = ("right", "labelled", "read", "precision", "recall", "F")


def _prf(name: str, score: Record) -> list[object]:
    shares = [share_text(score[key]) for key in ("precision", "recall", "f")]
    return [name, score["right"], score["labelled"], score["read"], *shares]


def acts(day: str, run: Record) -> Iterator[str]:
    """The section on acts between marked actors."""
    yield ACTS.format(day=day)
    rows = [
        [name, key, value]
        for name, scores in run.items()
        for key, value in scores.items()
        if not isinstance(value, dict)
    ]
    yield from table(("set", "measure", "value"), rows)
    yield ""


def ucdp(day: str, run: Record) -> Iterator[str]:
    """The section on headlines."""
    yield UCDP.format(day=day, rows=run["rows"], left=run["rows left out"])
    things = {name: found for name, found in run.items() if isinstance(found, dict)}
    rows = [
        [name, found["right"], found["of"], share_text(found["share"])]
        for name, found in things.items()
    ]
    yield from table(("stated", "right", "of", "share"), rows)
    yield ""
    causes = {name: found["causes"] for name, found in things.items()}
    yield from _causes("why it was missed", causes)


def re3d(day: str, run: Record) -> Iterator[str]:
    """The section on entities and relations."""
    yield RE3D.format(day=day, documents=run["documents"])
    for kind in ("entities", "relations"):
        rows = [_prf(name, score) for name, score in run[kind].items()]
        yield from table((kind, *PRF), rows)
        yield ""
    yield from _causes("why it was missed", run["missed relations"])


def muc4(day: str, run: Record) -> Iterator[str]:
    """The section on templates."""
    yield MUC4.format(day=day)
    for part, scores in run.items():
        yield f"### {part}: {scores['documents']} documents"
        yield ""
        slots = {"templates": scores["templates"], **scores["slots"]}
        yield from table(("slot", *PRF), [_prf(k, v) for k, v in slots.items()])
        yield ""
        sure = scores["sureness of the perpetrator"]
        yield (
            f"How sure the text is of the perpetrator: {sure['right']} of "
            f"{sure['of']} right."
        )
        yield ""
    yield from _causes(
        "why it was missed",
        {part: scores["missed templates"] for part, scores in run.items()},
    )


def _causes(title: str, causes: dict[str, dict[str, int]]) -> Iterator[str]:
    """A table of causes (rows) by thing (columns)."""
    every: Iterable[str] = sorted({c for found in causes.values() for c in found})
    rows = [[cause, *(f.get(cause, 0) for f in causes.values())] for cause in every]
    yield from table((title, *causes), rows)
    yield ""
