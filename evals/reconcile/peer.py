"""Claims handed to the peer as a table, and its clusters read back."""

from __future__ import annotations

import csv
import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody
from trucewatch.model.place import AREA_PRECISIONS, Placement, PlacePrecision
from trucewatch.model.when import TimeBasis
from trucewatch.reconcile.casualties import best

PYTHON = Path(".work/peers/bin/python")
SCRIPT = Path(__file__).parent / "splink_peer.py"
THRESHOLDS = (0.1, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
Row = dict[str, object]


def rows_of(claims: Iterable[PlacedClaim]) -> Iterator[Row]:
    """One row a claim: all that our own comparison looks at, as plain columns."""
    for placed in claims:
        claim, body = placed.claim, placed.claim.body
        (placement,) = placed.placements
        if not isinstance(body, EventBody) or not isinstance(placement, Placement):
            raise TypeError(f"{claim.id}: wanted a placed event")
        day = claim.time.first_day
        start = claim.time.start
        area = placement.precision in AREA_PRECISIONS
        yield {
            "unique_id": claim.id,
            "day": day.toordinal() if day else None,
            "week": day.toordinal() // 7 if day else None,
            "next_week": (day.toordinal() + 3) // 7 if day else None,
            "told": claim.time.basis is TimeBasis.REPORTED,
            "hour": start.hour if isinstance(start, datetime) else None,
            "lat": placement.place.lat,
            "lon": placement.place.lon,
            "town": None if area else placement.place.id,
            "near": placement.precision is PlacePrecision.NEAR_SETTLEMENT,
            "area": placement.place.admin1,
            "type": body.type.value,
            "family": body.family.value,
            "actor": body.actors[0].actor if body.actors else None,
            "killed": best(body.killed),
            "injured": best(body.injured),
            "words": claim.quote.casefold().rstrip("."),
        }


def linked(
    claims: Iterable[PlacedClaim],
    *,
    thresholds: tuple[float, ...] = THRESHOLDS,
    timeout: float | None = None,
) -> dict[str, Any]:
    """What Splink makes of the claims: clusters by training and threshold; seconds.

    Raises:
        FileNotFoundError: the peer's environment is not there; see the Makefile.
        subprocess.TimeoutExpired: it took longer than `timeout` seconds.
    """
    if not PYTHON.exists():
        raise FileNotFoundError(f"{PYTHON}: wanted: make evals-reconcile")
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "claims.csv", Path(folder) / "out.json"
        with source.open("w", encoding="utf-8", newline="") as file:
            rows = rows_of(claims)
            first = next(rows)
            writer = csv.DictWriter(file, list(first))
            writer.writeheader()
            writer.writerow(first)
            writer.writerows(rows)
        command = [str(PYTHON), str(SCRIPT), str(source), str(out)]
        command += [str(each) for each in thresholds]
        subprocess.run(command, check=True, timeout=timeout, capture_output=True)  # noqa: S603 - our own command
        record: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return record
