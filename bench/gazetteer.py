"""Speed and size of the place index, against bare reads of the same file."""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.reference.gazetteer.names import acronym, fold, skeleton

DISTINCT = 40_000
ASKED = 200_000
SIZE_LIMIT_MB = 60.0
BUILD_LIMIT_S = 60.0
SPEED_AIM = 20_000  # look-ups a second on one thread


def gazetteer_rows() -> list[tuple[str, str, str]]:
    """What was measured, its value, and what it stands beside."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        built = _processor_time(lambda: open_gazetteer(cache).close())
        (file,) = cache.iterdir()
        size = file.stat().st_size / 1e6
        with open_gazetteer(cache) as gazetteer:
            return [
                _row("build of the place index", built, BUILD_LIMIT_S, "s"),
                _row("size of the place index", size, SIZE_LIMIT_MB, "MB"),
                *_speeds(gazetteer),
            ]


def _row(what: str, value: float, limit: float, unit: str) -> tuple[str, str, str]:
    return what, f"{value:.1f} {unit}", f"limit {limit:.0f} {unit}"


def _speeds(gazetteer: Gazetteer) -> list[tuple[str, str, str]]:
    names = _names(gazetteer)
    keys = [fold(name) for name in names]
    weights = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))
    asked = random.Random(2).choices(names, cum_weights=weights, k=ASKED)  # noqa: S311
    bare = len(keys) / _processor_time(lambda: _read(gazetteer, keys))
    for known in (fold, skeleton, acronym):
        known.cache_clear()
    fresh = len(names) / _processor_time(lambda: _ask(gazetteer, names))
    usual = len(asked) / _processor_time(lambda: _ask(gazetteer, asked))
    aim = f"aim {SPEED_AIM:,}/s; bare reads of the same keys in the file {bare:,.0f}/s"
    return [
        (f"{DISTINCT:,} different place names looked up", f"{fresh:,.0f} names/s", aim),
        ("place names as reports repeat them (Zipf)", f"{usual:,.0f} names/s", aim),
    ]


def _names(gazetteer: Gazetteer) -> list[str]:
    """Different names of towns in all countries, the same every time."""
    query = "SELECT DISTINCT name FROM place WHERE row > 0 ORDER BY name"
    found = [row[0] for row in gazetteer._connection().execute(query)]  # noqa: SLF001
    return random.Random(1).sample(found, DISTINCT)  # noqa: S311 - a sample


def _ask(gazetteer: Gazetteer, names: Iterable[str]) -> None:
    for name in names:
        gazetteer.candidates(name)


def _read(gazetteer: Gazetteer, keys: Iterable[str]) -> None:
    read = gazetteer._connection().execute  # noqa: SLF001 - the floor is the file itself
    for key in keys:
        read("SELECT row FROM name WHERE key = ?", (key,)).fetchall()


def _processor_time(job: Callable[[], object]) -> float:
    """Processor seconds of one call: others use the machine too."""
    start = time.process_time()
    job()
    return time.process_time() - start


if __name__ == "__main__":
    os.nice(5)
    for line in gazetteer_rows():
        print(*line, sep=" | ")
