"""`trucewatch gazetteer`: look places up, bring one's own, place claims anew."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.gazetteers import (
    Added,
    add_geonames,
    add_pcodes,
    build_places,
    candidate_line,
    find_places,
)
from trucewatch.service.missions import MISSION_FILE, open_mission, read_context
from trucewatch.service.placements import Replaced, moved_line, replace_placements

REJECTED_SHOWN = 50


@click.group(
    epilog="\b\nExamples:\n"
    '  trucewatch gazetteer find "Khan Sheikhoun" --country SY\n'
    "  trucewatch gazetteer add-geonames SY.txt --mission mymission\n"
    "  trucewatch gazetteer add-pcodes pcodes.csv --mission mymission\n"
    "  trucewatch gazetteer replace --mission mymission"
)
def command() -> None:
    """Look places up, bring your own gazetteer, place stored claims anew."""


@command.command()
def build() -> None:
    """Build the place index into the cache folder now, not on first use."""
    cache = settings_now().cache
    version = build_places(cache, progress=_say)
    click.echo(f"{cache / version}.sqlite")


def _say(what: str) -> None:
    click.echo(f"place index: {what}", err=True)


@command.command()
@click.argument("name")
@click.option(
    "--mission",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="With this mission's places and country (default: the current folder's).",
)
@click.option("--country", metavar="CC", help="Only there (ISO 3166-1 alpha-2).")
def find(name: str, *, mission: Path | None, country: str | None) -> None:
    """Show what NAME may mean, best first, with scores and reasons."""
    if mission is None and Path(MISSION_FILE).is_file():
        mission = Path()
    supplements = () if mission is None else read_context(mission).supplements
    found = find_places(
        name,
        cache=settings_now().cache,
        supplements=supplements,
        country=country and country.upper(),
        progress=_say,
    )
    for candidate in found:
        click.echo(candidate_line(candidate))
    if not found:
        click.echo(f"no place of that name: {name}", err=True)
        sys.exit(Exit.UNREADABLE)


@command.command(name="add-geonames")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@mission_option
def geonames(file: Path, mission: Path) -> None:
    """Take a GeoNames country dump (SY.txt) into the mission's gazetteer.

    Its data are under CC BY 4.0: name GeoNames where you publish them.
    """
    _take(file, mission, add=add_geonames)


@command.command(name="add-pcodes")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@mission_option
def pcodes(file: Path, mission: Path) -> None:
    """Take a table of OCHA p-codes (CSV or .xlsx) into the mission's gazetteer."""
    _take(file, mission, add=add_pcodes)


def _take(file: Path, mission: Path, *, add: Callable[..., Added]) -> None:
    settings = settings_now()
    opened = open_mission(mission, settings=settings)
    added = add(opened, file, settings=settings)
    opened.store.close()
    rejected = added.read.rejected
    for row in rejected[:REJECTED_SHOWN]:
        click.echo(f"{added.read.name}, {row}", err=True)
    if len(rejected) > REJECTED_SHOWN:
        click.echo(f"... and {len(rejected) - REJECTED_SHOWN} more", err=True)
    passed = "".join(
        f"\n  {n} passed over: {why}" for why, n in added.read.passed.items()
    )
    click.echo(
        f"{added.read.name}: {len(added.read.entries)} places taken, "
        f"{len(rejected)} rows rejected{passed}\nkept in {added.file}"
    )
    _tell(added.replaced)


@command.command()
@mission_option
def replace(mission: Path) -> None:
    """Place every stored claim with the present gazetteer; list what moved.

    Answers are added to the books, run by run; earlier ones stay as they were.
    """
    settings = settings_now()
    opened = open_mission(mission, settings=settings)
    replaced = replace_placements(opened, settings=settings)
    opened.store.close()
    _tell(replaced)


def _tell(replaced: Replaced) -> None:
    for moved in replaced.moved:
        click.echo(moved_line(moved))
    click.echo(
        f"{replaced.mentions} place mentions with {replaced.gazetteer}: "
        f"{len(replaced.moved)} placed otherwise than before, {replaced.fresh} new"
    )
