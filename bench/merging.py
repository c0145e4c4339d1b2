"""How long merging takes as claims grow, with Splink beside it where it finishes.

Usage: ``python -m bench.merging [CLAIMS...]`` (default 10000 100000 1000000). Worlds
come from `evals.reconcile`: the larger, the more towns and days, as densely told. Each
size runs in a process of its own, in processor time; Splink gets the smallest sizes
that `PEER_MOST` allows, in wall time with two threads, as it runs in a database.
"""

from __future__ import annotations

import gc
import json
import math
import resource
import subprocess
import sys
import time

from evals.reconcile import peer
from evals.reconcile.noise import LEVELS
from evals.reconcile.reports import claims_until

from trucewatch.reconcile.merge import reconcile_claims

SIZES = (10_000, 100_000, 1_000_000)
PEER_MOST = 100_000
PEER_LIMIT_S = 1_800.0
AIM = 1.2
"""Exponent: time grows as the number of claims to this power at most."""

SEED = 7


def once(claims: int, *, beside: bool) -> dict[str, float]:
    """Seconds of merging so many claims, its peak memory, and the peer's seconds."""
    told = claims_until(claims, noise=LEVELS["default"], seed=SEED)
    placed = [each.placed for each in told]
    gc.collect()
    gc.freeze()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, wall = time.process_time(), time.perf_counter()
    merged = reconcile_claims(placed)
    found = {
        "claims": float(len(placed)),
        "incidents": float(len(merged.incidents)),
        "cpu_s": time.process_time() - start,
        "wall_s": time.perf_counter() - wall,
        "claims_mib": held,
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    if beside and peer.PYTHON.exists():
        made = peer.linked(placed, thresholds=(0.5,), timeout=PEER_LIMIT_S)
        found["splink_s"] = min(made["seconds"].values())
    return found


def rows(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str, str]]:
    """A row a size, and the growth from the smallest to the largest."""
    found = [_in_a_process(size) for size in sizes]
    out = []
    for each in found:
        beside = f"peak {each['peak_mib']:.0f} MiB, {each['claims_mib']:.0f} the claims"
        if "splink_s" in each:
            ratio = each["splink_s"] / each["wall_s"]
            beside += f"; Splink in the same run {each['splink_s']:.1f} s: "
            beside += f"{ratio:.1f} times our {each['wall_s']:.1f} s"
        what = f"merging {each['claims']:,.0f} made-up claims, default noise"
        out.append((what, f"{each['cpu_s']:.1f} s of processor time", beside))
    if len(found) > 1:
        first, last = found[0], found[-1]
        power = math.log(last["cpu_s"] / first["cpu_s"])
        power /= math.log(last["claims"] / first["claims"])
        what = f"growth of that, {first['claims']:,.0f} to {last['claims']:,.0f} claims"
        out.append((what, f"n^{power:.2f}", f"aim n^{AIM}"))
    return out


def _in_a_process(size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.merging", "--once", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    record: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return record


def main(arguments: list[str]) -> int:
    """One size in this process, or a row a size."""
    if arguments[:1] == ["--once"]:
        size = int(arguments[1])
        print(json.dumps(once(size, beside=size <= PEER_MOST)))
        return 0
    for row in rows(tuple(int(each) for each in arguments) or SIZES):
        print(": ".join(row))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
