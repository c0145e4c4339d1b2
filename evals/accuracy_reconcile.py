"""The section of the accuracy page on merging claims into incidents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evals.tables import table

Record = dict[str, Any]
HEAD = """## Claims merged into incidents

Run of {day}, by `make evals-reconcile`: made-up worlds of {incidents} incidents (seeds
{seeds}, mean over them) with known truth, told by two sides' agencies, observatories,
councils and copying papers with faults (`evals/reconcile/noise.py`: the default shares
of faults, half, twice and three times as many). Pairs are pairs of claims put in one
incident; B-cubed is a mean over claims; *count* is how many incidents too many (+) or
too few (-). The weights of `fields_v1` are round numbers chosen on seeds 1 to 4, the
rules that `fields_v2` adds were tried on seeds 1 to 6, never on these. **Splink**
(DuckDB) got the same claims in the same run, with comparisons in levels of day, hour,
place, type, actor, killed, injured and words, trained by expectation maximisation
under two sets of blocking rules; the figures are those of the training and threshold
that do best against the truth, which favours it. The worlds are ours, and no proof of
how real reports behave.
"""


def reconcile(day: str, run: Record) -> Iterator[str]:
    """The tables: makers by noise level, then suggestions, origins and denials."""
    seeds = ", ".join(str(seed) for seed in run["seeds"])
    yield HEAD.format(day=day, seeds=seeds, incidents=run["incidents"])
    rows: list[list[object]] = []
    for name, makers in run["levels"].items():
        for maker, score in makers.items():
            if maker in {"more", "claims", "suggested"} or "pairwise" not in score:
                continue
            pair, cubed = score["pairwise"], score["b_cubed"]
            shown = [pair[key] for key in ("precision", "recall", "f1")]
            shown += [cubed[key] for key in ("precision", "recall", "f1")]
            count = f"{score['count_error']:+.3f}"
            seconds = score.get("seconds")
            rows.append([name, maker, *shown, count, seconds, score.get("failed", "")])
    head = ["noise", "by", "pair precision", "pair recall", "pair F1"]
    head += ["B-cubed precision", "B-cubed recall", "B-cubed F1", "count"]
    yield from table((*head, "seconds", "worlds it broke off on"), rows)
    yield ""
    keys = ["suggestions", "suggestions right", "same origin, precision"]
    keys += ["same origin, recall", "denials attached right"]
    rows = [
        [name, makers["claims"]["mean"], *(makers["more"][key] for key in keys)]
        for name, makers in run["levels"].items()
    ]
    yield from table(("noise", "claims", *keys), rows)
    yield ""
    yield from _suggested(run)


def _suggested(run: Record) -> Iterator[str]:
    """The table of suggestions by the threshold from which they are made."""
    yield (
        "Suggestions that wait for a person, by the lowest score at which they are "
        "made (the policy's own is 0.4): how many a world, what share of them is right "
        "(precision), and what share of the pairs of incidents that should be one is "
        "among them (recall; the others are not told to anybody)."
    )
    yield ""
    rows = [
        [name, least, *(found[key] for key in ("suggestions", "precision", "recall"))]
        for name, makers in run["levels"].items()
        for least, found in makers.get("suggested", {}).items()
    ]
    head = ("noise", "suggested", "suggestions", "precision", "recall")
    yield from table(head, rows)
    yield ""
