"""The section of the accuracy page on how far two labellers agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evals.tables import share_text, table

Record = dict[str, Any]
AGREEMENT = """## How far two labellers agree

Run of {day}, by `python -m evals.agreement`: {rows} rows of dev, drawn at random,
labelled a second time by a labeller who had not seen the first one's labels of them,
and compared by the rules that score the reader. The second labeller had the
vocabulary, the conventions of `evals/labelled/README.md` and the rules of scoring,
which settle much that would otherwise be open, and had seen labels of dev2. The second
labeller is a language model, as the first was: the two may share habits that people
would not, so people may well agree less, and nobody has measured how far they do. No
graded label of the second was changed after the comparison. What either calls optional
({first} claims of the first, {second} of the second) counts neither way, and what
either leaves open is not compared. F is the same whichever of the two is taken as
right.
"""
_SHOWN = ("right", "labelled", "read")


def agreement(day: str, run: Record) -> Iterator[str]:
    """The tables: by kind of claim, by field, and where nothing is found."""
    yield AGREEMENT.format(day=day, rows=run["rows"], **run["optional"])
    rows = [
        [name, *(tot[key] for key in _SHOWN), share_text(tot["f"])]
        for name, tot in sorted(run["kinds"].items())
    ]
    yield from table(("claim", "both", "first", "second", "F"), rows)
    yield ""
    shares = [
        [name, tot["alike"], tot["of"], share_text(tot["share"])]
        for name, tot in sorted(run["fields"].items())
    ]
    yield from table(("where both have the claim", "alike", "of", "share"), shares)
    yield ""
    none = run["nothing"]
    yield (
        f"Rows where both find nothing: {none['both']}; where one of them does: "
        f"{none['one']}."
    )
    yield ""
