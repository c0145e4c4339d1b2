"""Scores of a clustering against the truth: pairwise, B-cubed, number of incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import Any


def scores(
    found: Mapping[str, Hashable], truth: Mapping[str, Hashable]
) -> dict[str, Any]:
    """Pairwise and B-cubed precision, recall and F1, and the error of the count.

    Args:
        found: the incident that each claim was put in, by claim.
        truth: the happening that it tells of, for the same claims.
    """
    cells = Counter((found[claim], truth[claim]) for claim in truth)
    mine = Counter(found[claim] for claim in truth)
    true = Counter(truth.values())
    together = sum(map(_pairs, cells.values()))
    made, wanted = (sum(map(_pairs, each.values())) for each in (mine, true))
    count = len(truth)
    precise = sum(n * n / mine[one] for (one, _), n in cells.items()) / count
    recalled = sum(n * n / true[one] for (_, one), n in cells.items()) / count
    return {
        "pairwise": _prf(_share(together, made), _share(together, wanted)),
        "b_cubed": _prf(precise, recalled),
        "incidents": len(mine),
        "true_incidents": len(true),
        "count_error": round(len(mine) / len(true) - 1, 4),
    }


def _pairs(number: int) -> int:
    return number * (number - 1) // 2


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _prf(precision: float, recall: float) -> dict[str, float]:
    both = precision + recall
    f = 2 * precision * recall / both if both else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(f, 4),
    }
