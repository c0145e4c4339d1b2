"""Places found and placed, on texts whose toponyms carry coordinates.

``python -m evals.places <shared>`` reads ``eval/geo/*_dev.jsonl``. Definitions, from
the design notes (conventions alone move a result by up to 15 points):

* *gold*: every toponym with coordinates; the rest is left out everywhere.
* *resolution on gold spans*: the names are given; what stays unplaced counts as
  wrong. ``acc161`` and ``acc20`` are the shares within 161 and 20 km of the gold
  point, ``auc`` the area under the curve of log distances (0 best, 1 worst, an
  unplaced one as far as can be), mean and median are over placed ones.
* *country right*, *province right*: the country and province of the place given
  against those of the town nearest to the gold point.
* *recognition*: found spans against gold ones, exact and by any overlap.
* *end to end*: a gold toponym that a found span overlaps and that lies within 161 km.

Distances are great circles; a country or province is given by its own point.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.accuracy import write_run
from evals.nearest import Nearest, nearest_towns
from trucewatch.locate.resolve import Priors
from trucewatch.locate.texts import (
    NOTHING_KNOWN,
    Found,
    find_and_place,
    place_spans,
)
from trucewatch.model.distance import great_circle_m
from trucewatch.model.document import Span
from trucewatch.model.place import Placement
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.settings import load_settings

RUNS = Path(__file__).parent / "runs"
SETS = ("LGL", "TR-News", "GeoVirus", "GeoWebNews")
NEAR_M, CLOSE_M = 161_000.0, 20_000.0
HALF_EARTH_KM = 20_038.0
"""Half the equator, km: the distance that an unplaced toponym counts as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A toponym with its coordinates, degrees WGS84."""

    span: Span
    text: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text with its gold toponyms, in text order."""

    id: str
    text: str
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A gold toponym and what was made of it.

    Args:
        gold: the toponym.
        away_m: metres between the place given and the gold point; None: unplaced.
        country, province: whether they are the gold point's; None: unplaced.
    """

    gold: Gold
    away_m: float | None
    country: bool | None
    province: bool | None


def read_texts(path: Path) -> Iterator[Text]:
    """The texts of a set whose toponyms have coordinates and true offsets."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Text(
                id=str(row["docid"]),
                text=row["text"],
                gold=tuple(_gold(row["toponyms"])),
            )


def _gold(rows: Iterable[dict[str, Any]]) -> Iterator[Gold]:
    for row in sorted(rows, key=lambda r: (r["start"], r["end"])):
        if row["ok"] and row["lat"] is not None:
            span = Span(row["start"], row["end"])
            yield Gold(span=span, text=row["text"], lat=row["lat"], lon=row["lon"])


def on_gold(
    text: Text, gazetteer: Gazetteer, near: Nearest, *, priors: Priors = NOTHING_KNOWN
) -> list[Answer]:
    """What the resolver makes of the gold spans."""
    spans = tuple(gold.span for gold in text.gold)
    placed = place_spans(text.text, spans, gazetteer=gazetteer, priors=priors)
    return [_answer(g, p, near) for g, p in zip(text.gold, placed, strict=True)]


def _answer(gold: Gold, placed: object, near: Nearest) -> Answer:
    place = placed.place if isinstance(placed, Placement) else None
    if place is None or place.lat is None or place.lon is None:
        return Answer(gold=gold, away_m=None, country=None, province=None)
    country, province = near.of(gold.lat, gold.lon)
    return Answer(
        gold=gold,
        away_m=great_circle_m((place.lat, place.lon), (gold.lat, gold.lon)),
        country=place.country == country,
        province=(place.country, place.admin1) == (country, province),
    )


def resolution(answers: list[Answer]) -> dict[str, float | int | None]:
    """Scores of the resolver on given spans."""
    away = sorted(a.away_m for a in answers if a.away_m is not None)
    count = len(answers)
    return {
        "gold": count,
        "placed": len(away),
        "acc161": _share(sum(d <= NEAR_M for d in away), count),
        "acc20": _share(sum(d <= CLOSE_M for d in away), count),
        "auc": _auc(away, count),
        "mean_km": round(sum(away) / len(away) / 1000, 1) if away else None,
        "median_km": round(away[len(away) // 2] / 1000, 1) if away else None,
        "country": _share(sum(a.country is True for a in answers), count),
        "province": _share(sum(a.province is True for a in answers), count),
    }


def where_sure(answers: list[Answer]) -> dict[str, float | None]:
    """Share of gold names placed, and share of those within 161 km."""
    away = [a.away_m for a in answers if a.away_m is not None]
    return {
        "placed": _share(len(away), len(answers)),
        "right": _share(sum(d <= NEAR_M for d in away), len(away)),
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _auc(away: list[float], count: int) -> float | None:
    """Area under the sorted log distances, each over the greatest there can be."""
    if not count:
        return None
    top = math.log(HALF_EARTH_KM + 1)
    logs = [math.log(d / 1000 + 1) for d in away] + [top] * (count - len(away))
    return round(sum(logs) / (count * top), 4)


def recognition(text: Text, found: tuple[Found, ...]) -> dict[str, int]:
    """Counts of found and gold spans that are equal, and that overlap."""
    spans = [f.span for f in found]
    gold = [g.span for g in text.gold]
    exact = set(spans) & set(gold)
    return {
        "found": len(spans),
        "gold": len(gold),
        "exact": len(exact),
        "found overlapping": sum(any(_touch(s, g) for g in gold) for s in spans),
        "gold overlapped": sum(any(_touch(s, g) for s in spans) for g in gold),
    }


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def found_and_placed(text: Text, found: tuple[Found, ...]) -> int:
    """Gold toponyms that a found span overlaps and that lie within 161 km."""
    return sum(
        any(_hits(f, g) for f in found if _touch(f.span, g.span)) for g in text.gold
    )


def _hits(found: Found, gold: Gold) -> bool:
    placed = found.answer
    if not isinstance(placed, Placement) or placed.place.lat is None:
        return False
    point = (placed.place.lat, placed.place.lon or 0.0)
    return great_circle_m(point, (gold.lat, gold.lon)) <= NEAR_M


def _prf(right_found: int, found: int, right_gold: int, gold: int) -> dict[str, float]:
    precision = right_found / found if found else 0.0
    recall = right_gold / gold if gold else 0.0
    both = precision + recall
    f = 2 * precision * recall / both if both else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f": round(f, 4),
    }


def score(texts: Iterable[Text], gazetteer: Gazetteer, near: Nearest) -> dict[str, Any]:
    """All scores of a set; errors of the resolver beside them, most frequent first."""
    answers: list[Answer] = []
    sure: list[Answer] = []
    counts: dict[str, int] = {}
    placed = 0
    for text in texts:
        answers += on_gold(text, gazetteer, near)
        sure += on_gold(text, gazetteer, near, priors=Priors())
        found = find_and_place(text.text, gazetteer=gazetteer)
        for key, number in recognition(text, found).items():
            counts[key] = counts.get(key, 0) + number
        placed += found_and_placed(text, found)
    exact = (counts["exact"], counts["found"], counts["exact"], counts["gold"])
    overlap = (
        counts["found overlapping"],
        counts["found"],
        counts["gold overlapped"],
        counts["gold"],
    )
    return {
        "resolution": resolution(answers),
        "recognition, exact": _prf(*exact),
        "recognition, overlap": _prf(*overlap),
        "end to end": _share(placed, counts["gold"]),
        "where sure": where_sure(sure),
    }


def main(shared: Path) -> int:
    """Score every development half, write the run file and the page; print both."""
    gazetteer = open_gazetteer(load_settings(os.environ, home=Path.home()).cache)
    near = nearest_towns(gazetteer)
    record = {}
    for name in SETS:
        texts = read_texts(shared / "eval" / "geo" / f"{name}_dev.jsonl")
        record[name] = score(texts, gazetteer, near)
        print(name, json.dumps(record[name]))
    write_run(RUNS, "places", datetime.now(UTC).date(), record)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
