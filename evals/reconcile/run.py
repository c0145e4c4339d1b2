"""Merging measured on made-up worlds, with Splink beside it: ``make evals-reconcile``.

Each world is drawn from a seed; the seeds here were never looked at while the policies'
weights and rules were chosen (those were 1 to 6). Splink gets the same claims in the
same run; of two trainings and nine thresholds the one with the best pairwise F1
*against the truth* is told, which no user of it could pick, so that the comparison
leans its way.
"""

from __future__ import annotations

import json
import statistics
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.accuracy import write_run
from evals.reconcile import peer
from evals.reconcile.noise import LEVELS
from evals.reconcile.reports import Told, claims_of
from evals.reconcile.scores import scores
from trucewatch.model.claim import Polarity
from trucewatch.model.incident import Incident
from trucewatch.reconcile.merge import Reconciled, reconcile_claims
from trucewatch.reconcile.policies import DEFAULT, POLICIES

RUNS = Path(__file__).parent.parent / "runs"
SEEDS = (21, 22, 23)
INCIDENTS = 1_000
AIM = 0.95
SUGGESTED_FROM = (0.2, 0.3, 0.4, 0.5)
"""Lower thresholds of suggestions that are tried beside the policy's own."""

Record = dict[str, Any]


def truth_of(told: list[Told]) -> dict[str, int]:
    """The happening of each claim that affirms one."""
    yes = (t for t in told if t.placed.claim.polarity is Polarity.AFFIRMED)
    return {t.placed.claim.id: t.incident for t in yes}


def found_by(incidents: tuple[Incident, ...]) -> dict[str, str]:
    """The incident of each supporting claim."""
    return {p.claim.id: each.id for each in incidents for p in each.supporting}


def ours(told: list[Told], policy: str) -> tuple[Record, Reconciled]:
    """Scores of one of our policies, with its seconds."""
    start = time.perf_counter()
    merged = reconcile_claims((t.placed for t in told), policy=POLICIES[policy])
    spent = time.perf_counter() - start
    record = scores(found_by(merged.incidents), truth_of(told))
    record["seconds"] = round(spent, 2)
    return record, merged


def more(told: list[Told], merged: Reconciled) -> Record:
    """How right the suggestions, the origins and the denials are."""
    by_id = {t.placed.claim.id: t for t in told}
    right = [
        by_id[s.claims[0]].incident == by_id[s.claims[1]].incident
        for s in merged.suggestions
    ]
    hits = found = wanted = denied = attached = 0
    for incident in merged.incidents:
        group_of = {c: g for g in incident.origin_groups for c in g.claims}
        for one, other in combinations([p.claim for p in incident.supporting], 2):
            same = group_of[one.id] is group_of[other.id]
            true = by_id[one.id].report == by_id[other.id].report
            true |= one.origin == other.origin
            hits, found, wanted = hits + (same and true), found + same, wanted + true
        happened = {by_id[p.claim.id].incident for p in incident.supporting}
        denied += len(incident.contradicting)
        attached += sum(
            by_id[p.claim.id].incident in happened for p in incident.contradicting
        )
    return {
        "suggestions": len(right),
        "suggestions right": round(sum(right) / len(right), 4) if right else None,
        "same origin, precision": round(hits / found, 4) if found else None,
        "same origin, recall": round(hits / wanted, 4) if wanted else None,
        "denials attached right": round(attached / denied, 4) if denied else None,
    }


def suggested(told: list[Told]) -> Record:
    """Precision and recall of the suggestions, by the threshold from which they are.

    Recall is over the pairs of incidents that should have been one: those most of
    whose claims tell of the same happening. From a threshold above the policy's own
    less is joined, too, as nothing below it is compared.
    """
    truth = truth_of(told)
    record: Record = {}
    for least in SUGGESTED_FROM:
        alone = max(least, DEFAULT.alone)
        policy = replace(DEFAULT, suggest=least, alone=alone)
        merged = reconcile_claims((t.placed for t in told), policy=policy)
        about = {
            each.id: Counter(truth[p.claim.id] for p in each.supporting).most_common(1)
            for each in merged.incidents
        }
        happening = {name: counted[0][0] for name, counted in about.items()}
        split = Counter(happening.values()).values()
        missed = sum(number * (number - 1) // 2 for number in split)
        right = sum(
            happening[s.incidents[0]] == happening[s.incidents[1]]
            for s in merged.suggestions
        )
        made = len(merged.suggestions)
        record[f"from {least}"] = {
            "suggestions": made,
            "precision": round(right / made, 4) if made else None,
            "recall": round(right / missed, 4) if missed else None,
        }
    return record


def splink(told: list[Told]) -> Record:
    """Scores of the peer at its best threshold, with its seconds.

    Where its training breaks off on a world (an underflow in its expectation
    maximisation), that is told, and the world does not count against it.
    """
    truth = truth_of(told)
    claims = [t.placed for t in told if t.placed.claim.id in truth]
    made = peer.linked(claims)
    by_setting = {
        setting: scores(found, truth) for setting, found in made["clusters"].items()
    }
    if not by_setting:
        return {"failed": made["failed"]}
    best = max(by_setting, key=lambda each: by_setting[each]["pairwise"]["f1"])
    return {**by_setting[best], "seconds": round(made["seconds"][best], 2)}


def mean(records: list[Record]) -> Record:
    """The records' numbers averaged, those of inner records too."""
    usable = [each for each in records if "failed" not in each]
    out: Record = {}
    for key in usable[0] if usable else ():
        values = [each[key] for each in usable if each[key] is not None]
        if values and isinstance(values[0], dict):
            out[key] = mean(values)
        else:
            out[key] = round(statistics.fmean(values), 4) if values else None
    if len(usable) < len(records):
        out["failed"] = f"{len(records) - len(usable)} of {len(records)} worlds"
    return out


def level(name: str, makers: Mapping[str, Callable[[list[Told]], Record]]) -> Record:
    """Every maker's mean scores on the worlds of a noise level."""
    worlds = [
        list(claims_of(INCIDENTS, noise=LEVELS[name], seed=seed)) for seed in SEEDS
    ]
    record = {
        maker: mean([make(world) for world in worlds]) for maker, make in makers.items()
    }
    record["claims"] = {"mean": round(statistics.fmean(map(len, worlds)))}
    record["more"] = mean([more(w, ours(w, DEFAULT.name)[1]) for w in worlds])
    record["suggested"] = mean([suggested(world) for world in worlds])
    return record


def main(_shared: Path | None = None) -> int:
    """Measure every level, write the run file and the page; 0 where the aim is met."""
    makers: dict[str, Callable[[list[Told]], Record]] = {
        policy: lambda told, policy=policy: ours(told, policy)[0]  # type: ignore[misc]
        for policy in POLICIES
    }
    if peer.PYTHON.exists():
        makers["splink"] = splink
    record: Record = {"seeds": list(SEEDS), "incidents": INCIDENTS, "levels": {}}
    for name in LEVELS:
        record["levels"][name] = level(name, makers)
        print(name, json.dumps(record["levels"][name]), flush=True)
    write_run(RUNS, "reconcile", datetime.now(UTC).date(), record)
    default = record["levels"]["default"]
    f1 = default[DEFAULT.name]["pairwise"]["f1"]
    beside = default.get("splink", {}).get("pairwise", {}).get("f1", 0.0)
    print(f"pairwise F1 {f1}, aim {AIM}; Splink {beside}")
    return 0 if f1 >= max(AIM, beside) else 1


if __name__ == "__main__":
    raise SystemExit(main())
