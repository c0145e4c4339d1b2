"""How long merging takes as claims grow, with Splink beside it where it finishes.

Usage: ``python -m bench.merging [CLAIMS...]`` (default: `SIZES`). Worlds come from
`evals.reconcile`: the larger, the more towns and days, as densely told. Each size runs
in a process of its own, in processor time; Splink gets the sizes up to `PEER_MOST`, in
wall time with two threads, as it runs in a database. The figures go into
``bench/results/`` and in place of the former ones into the performance page.
"""

from __future__ import annotations

import gc
import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from evals.reconcile import peer
from evals.reconcile.noise import LEVELS
from evals.reconcile.reports import claims_until

from trucewatch.model.claim import PlacedClaim
from trucewatch.reconcile.merge import reconcile_claims

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
PEER_MOST = 300_000
PEER_LIMIT_S = 600.0
RESULTS = Path(__file__).parent / "results"
PAGE = Path("docs/reference/performance.md")
AIM = 1.2
"""Exponent: time grows as the number of claims to this power at most."""

SEED = 7
Figures = dict[str, float]


def once(claims: int, *, beside: bool) -> Figures:
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
        found |= _peer(placed)
    return found


def _peer(placed: list[PlacedClaim]) -> Figures:
    """The peer's seconds; -1 where it took too long or broke off."""
    try:
        made = peer.linked(placed, thresholds=(0.5,), timeout=PEER_LIMIT_S)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return {"splink_s": -1.0}
    return {"splink_s": min(made["seconds"].values(), default=-1.0)}


def rows(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str, str]]:
    """A row a size, and the growth from the smallest to the largest."""
    return told([_in_a_process(size) for size in sizes])


def told(found: list[Figures]) -> list[tuple[str, str, str]]:
    """The figures of each size as rows, and the growth."""
    out = []
    for each in found:
        beside = f"peak {each['peak_mib']:.0f} MiB, {each['claims_mib']:.0f} the claims"
        if each.get("splink_s", 0) < 0:
            beside += f"; Splink did not end in {PEER_LIMIT_S:.0f} s"
        elif "splink_s" in each:
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


def _in_a_process(size: int) -> Figures:
    command = [sys.executable, "-m", "bench.merging", "--once", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    record: Figures = json.loads(done.stdout.splitlines()[-1])
    return record


def main(arguments: list[str]) -> int:
    """One size in this process, or a row a size, kept in the results and the page."""
    if arguments[:1] == ["--once"]:
        size = int(arguments[1])
        print(json.dumps(once(size, beside=size <= PEER_MOST)))
        return 0
    found: list[Figures] = []
    for size in tuple(int(each) for each in arguments) or SIZES:
        found.append(_in_a_process(size))
        print(json.dumps(found[-1]), flush=True)
    day = datetime.now(UTC).date().isoformat()
    record = {"date": day, "load": round(os.getloadavg()[1], 1), "sizes": found}
    text = json.dumps(record, indent=1, sort_keys=True)
    (RESULTS / f"merging-{day}.json").write_text(text + "\n", encoding="utf-8")
    note = f" ({day}, `python -m bench.merging`, load {record['load']})"
    (what, *rest), *others = told(found)
    page = PAGE.read_text(encoding="utf-8")
    lines = [(what + note, *rest), *others]
    PAGE.write_text(renewed(page, lines), encoding="utf-8")
    return 0


def renewed(page: str, lines: Iterable[tuple[str, ...]]) -> str:
    """The page with these rows in place of the former ones on merging."""
    out: list[str] = []
    new = [f"| {' | '.join(line)} |" for line in lines]
    for line in page.splitlines():
        if line.startswith("| growth of that,") and "claims |" in line:
            out += new
        elif not line.startswith("| merging "):
            out.append(line)
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
