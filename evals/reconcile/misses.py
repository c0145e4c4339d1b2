"""Pairs of claims that merging gets wrong, by how they compare, on development seeds.

Usage: ``python -m evals.reconcile.misses [LEVEL] [POLICY]``. Writes a dated run file.
The seeds are those on which rules are tried; `evals.reconcile.run` measures on others.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.reconcile.noise import LEVELS
from evals.reconcile.reports import Told, claims_of
from evals.reconcile.run import INCIDENTS, found_by, truth_of
from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.coded import compare_claims
from trucewatch.reconcile.compare import MergePolicy
from trucewatch.reconcile.merge import reconcile_claims
from trucewatch.reconcile.policies import DEFAULT, POLICIES

SEEDS = (1, 2, 3, 4, 5, 6)
SHOWN = 20
RUNS = Path(__file__).parent.parent / "runs"


def kind_of(one: PlacedClaim, other: PlacedClaim, policy: MergePolicy) -> str:
    """How two claims compare, in words, with the score."""
    compared = compare_claims(one, other, policy)
    return f"{compared.sentence} ({policy.score(compared):.2f})"


def misses(told: list[Told], policy: MergePolicy) -> tuple[Counter[str], Counter[str]]:
    """Pairs wrongly apart and pairs wrongly together, by kind."""
    merged = reconcile_claims((t.placed for t in told), policy=policy)
    found, truth = found_by(merged.incidents), truth_of(told)
    placed = {t.placed.claim.id: t.placed for t in told}

    def counted(groups: Iterable[list[str]], other: Mapping[str, Any]) -> Counter[str]:
        return Counter(
            kind_of(placed[a], placed[b], policy)
            for group in groups
            for a, b in combinations(group, 2)
            if other[a] != other[b]
        )

    return counted(_groups(truth), found), counted(_groups(found), truth)


def _groups(of: Mapping[str, Any]) -> Iterable[list[str]]:
    groups: dict[Any, list[str]] = defaultdict(list)
    for claim, group in of.items():
        groups[group].append(claim)
    return groups.values()


def main(arguments: list[str]) -> int:
    """Count over the development seeds, print and keep the commonest kinds."""
    level, name = (*arguments, *("default", DEFAULT.name)[len(arguments) :])
    apart: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for seed in SEEDS:
        told = list(claims_of(INCIDENTS, noise=LEVELS[level], seed=seed))
        for total, part in zip(
            (apart, together), misses(told, POLICIES[name]), strict=True
        ):
            total.update(part)
    record = {
        "level": level,
        "policy": name,
        "seeds": list(SEEDS),
        "wrongly apart": {"pairs": apart.total(), **dict(apart.most_common(SHOWN))},
        "wrongly together": {
            "pairs": together.total(),
            **dict(together.most_common(SHOWN)),
        },
    }
    text = json.dumps(record, indent=1)
    print(text)
    day = datetime.now(UTC).date().isoformat()
    path = RUNS / f"{day}-reconcile-misses-{name}.json"
    path.write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
