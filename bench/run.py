"""Measure speed and memory and write ``docs/reference/performance.md``.

Usage: ``python -m bench.run`` (``make bench``). Every figure stands beside a
peer or a limit measured or set in the same run.
"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench import merging
from bench.gazetteer import gazetteer_rows
from bench.incident_pages import page_rows
from bench.judging import judging_rows
from bench.load import load_rows
from bench.map_smooth import smooth_rows
from bench.material import MANY_TOWNS, TOWNS, reports
from bench.read_parts import ARTICLE_WORDS, Source
from bench.reading import AIMS, NAMES, outcome, told
from bench.register_speed import register_rows
from bench.serving import serving_rows
from bench.store_day import day_rows
from bench.zones import archive, single
from trucewatch.service.bulletins import write_bulletin_files
from trucewatch.service.ingest import ingest_items
from trucewatch.service.missions import init_mission, open_mission
from trucewatch.settings import Settings, load_settings
from trucewatch.text.parsing import open_parser

PAGE = Path("docs/reference/performance.md")
BULLETIN_CLAIMS = 10_000
BULLETIN_LIMIT_S = 30.0
HELP_LIMIT_S = 0.3
MEMORY_LIMIT_MIB = 600
AS_OF = date(2020, 1, 1)


@dataclass(frozen=True)
class Row:
    """One line of the performance page."""

    what: str
    value: str
    beside: str


def timed(job: Callable[[], object]) -> float:
    """Wall seconds of one call."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def reading() -> list[Row]:
    """Speed and memory of reading both kinds of made-up news (`bench.reading`)."""
    return [
        Row(*row)
        for kind, name in NAMES.items()
        for row in told(outcome(Source(kind=kind)), of=name, aim=AIMS[kind])
    ]


def bulletin(folder: Path, settings: Settings, *, towns: tuple[str, ...]) -> list[Row]:
    """Time of one bulletin over a day with ten thousand claims about `towns`."""
    folder.mkdir()
    root = folder / "mission"
    init_mission(root, template="astana")
    mission = open_mission(root, settings=settings)
    inbox = folder / "inbox"
    inbox.mkdir()
    claims = number = 0
    start = time.perf_counter()
    for text in reports(100_000, seed=3, same_day=True, towns=towns):
        (inbox / f"{number}.txt").write_text(text, encoding="utf-8")
        paths = (str(inbox / f"{number}.txt"),)
        claims += sum(done.claims for done in ingest_items(mission, paths, as_of=AS_OF))
        number += 1
        if claims >= BULLETIN_CLAIMS:
            break
    took_in = time.perf_counter() - start
    spent = timed(
        lambda: write_bulletin_files(
            mission, day=date(2017, 1, 1), out=folder / "out", settings=settings
        )
    )
    mission.store.close()
    pages = sum(path.stat().st_size for path in (folder / "out").iterdir())
    return [
        Row(
            f"ingest of {number} reports ({claims} claims) into SQLite",
            f"{number / took_in:.0f} documents/s",
            "one transaction a document, full synchronisation",
        ),
        Row(
            f"bulletin of a day with {claims} claims about {len(towns)} towns",
            f"{spent:.1f} s, {pages / 1e6:.0f} MB of pages",
            f"limit {BULLETIN_LIMIT_S:.0f} s ({spent / BULLETIN_LIMIT_S:.2f} of it)",
        ),
    ]


def start_up() -> list[Row]:
    """Median time of `trucewatch --help` in a process of its own."""
    command = [sys.executable, "-m", "trucewatch.cli", "--help"]

    def call() -> float:
        return timed(lambda: subprocess.run(command, capture_output=True, check=True))  # noqa: S603 - our own command

    middle = sorted(call() for _ in range(5))[2]
    bare = timed(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
    return [
        Row(
            "`trucewatch --help`",
            f"{middle:.2f} s",
            f"limit {HELP_LIMIT_S} s; bare interpreter {bare:.2f} s",
        )
    ]


def memory(what: str) -> list[Row]:
    """Peak memory of this process so far, of which `what` is the last part."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Row(
            f"peak memory of {what}",
            f"{peak:.0f} MiB",
            f"limit {MEMORY_LIMIT_MIB} MiB",
        )
    ]


def page(rows: list[Row]) -> str:
    """The performance page."""
    load = os.getloadavg()[0]
    where = f"{platform.python_implementation()} {platform.python_version()}"
    lines = [
        "# Performance",
        "",
        f"Written by `make bench` on {date.today().isoformat()}: {where}, "  # noqa: DTZ011 - a page's date
        f"{os.cpu_count()} cores. Single runs on a shared machine: ratios under "
        f"1.5 mean nothing. Load of the machine at the end: {load:.1f}.",
        "",
        f"Reading: made-up news (`bench/news.py`), articles of {ARTICLE_WORDS} words, "
        f"parser `{open_parser().name}` (the default), each figure from a process of "
        "its own with one thread, in processor time. Texts of your own: "
        "`python -m bench.reading --texts FILE.jsonl`.",
        "",
        "| what | measured | beside |",
        "|---|---|---|",
    ]
    lines += [f"| {row.what} | {row.value} | {row.beside} |" for row in rows]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Run everything, print the rows, write the page."""
    settings = load_settings(os.environ, home=Path.home())
    with tempfile.TemporaryDirectory() as folder:
        rows = reading()
        for name, towns in (("wide", MANY_TOWNS), ("dense", TOWNS)):
            rows += bulletin(Path(folder) / name, settings, towns=towns)
        rows += memory("ingest and bulletins")
        rows += [Row(*row) for row in day_rows(settings)]
        rows += [Row(*row) for row in page_rows(settings)]
        rows += [Row(*row) for row in register_rows(Path(folder))]
        rows += [Row(*row) for row in serving_rows(settings)]
        rows += [Row(*row) for row in smooth_rows(settings)]
        rows += [Row(*row) for row in load_rows()]
        rows += [Row(*row) for row in archive() + single()]
        rows += [Row(*row) for row in gazetteer_rows()]
        rows += [Row(*row) for row in merging.rows()]
        rows += [Row(*row) for row in judging_rows()]
        rows += start_up() + memory("the whole run, building the place index included")
    for row in rows:
        print(f"{row.what}: {row.value} ({row.beside})")
    PAGE.write_text(page(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
