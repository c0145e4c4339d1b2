"""`trucewatch search`: find reports and claims by their words."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trucewatch.cli.exits import echo_issues
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.missions import open_mission
from trucewatch.service.searching import (
    KINDS,
    Found,
    hit_lines,
    hit_record,
    rebuild_search,
    search_mission,
)


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch search shells mill --mission mymission\n"
    "  trucewatch search '\"old mill\" patrol*' --kind claim --json"
)
@click.argument("words", nargs=-1, metavar="WORDS...")
@click.option("--kind", type=click.Choice(KINDS), help="Only that (default: both).")
@click.option(
    "--most",
    type=click.IntRange(1, 10_000),
    default=20,
    show_default=True,
    help="How many at most.",
)
@click.option("--json", "as_json", is_flag=True, help="One hit a line, as JSON.")
@click.option("--rebuild", is_flag=True, help="Make the search index anew first.")
@click.option("--by", metavar="USER", help="Only what this user may read.")
@mission_option
def command(
    words: tuple[str, ...],
    *,
    kind: str | None,
    most: int,
    as_json: bool,
    rebuild: bool,
    by: str | None,
    mission: Path,
) -> None:
    """Find the mission's reports and claims that have all the WORDS.

    Case, accents and vowel marks do not matter. Words in double quotes stand in a
    row; * after a word leaves its ending open.
    """
    if not words and not rebuild:
        raise click.UsageError("give the words to look for")
    opened = open_mission(mission, settings=settings_now())
    try:
        if rebuild:
            click.echo(f"index made anew: {rebuild_search(opened)} texts", err=True)
        if words:
            found = search_mission(opened, " ".join(words), kind=kind, most=most, by=by)
            _show(found, as_json=as_json)
    finally:
        opened.store.close()


def _show(found: Found, *, as_json: bool) -> None:
    echo_issues(found.issues)
    for hit in found.hits:
        if as_json:
            click.echo(json.dumps(hit_record(hit), ensure_ascii=False))
        else:
            click.echo("\n".join(hit_lines(hit)))
