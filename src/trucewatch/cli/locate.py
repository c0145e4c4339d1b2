"""`trucewatch locate`: the places that reports name; nothing is stored."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from trucewatch.cli.exits import Exit, echo_issues
from trucewatch.cli.options import paths_argument, settings_now
from trucewatch.service.locating import locate_items, located_lines, located_record
from trucewatch.service.missions import read_context


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch locate report.txt\n"
    "  trucewatch locate reports/ --country SY --json > places.jsonl\n"
    "  trucewatch locate report.txt --mission mymission"
)
@paths_argument
@click.option(
    "--mission",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="With this mission's places, words and country, as ingest places them.",
)
@click.option("--json", "as_json", is_flag=True, help="One place a line, as JSON.")
@click.option(
    "--country",
    metavar="CODE",
    help="Country that the reports are about (two letters): namesakes in it are meant.",
)
def command(
    paths: tuple[str, ...],
    *,
    mission: Path | None,
    as_json: bool,
    country: str | None,
) -> None:
    """Find and place every place that reports name.

    Without --country and --mission the likeliest place is given, with its likelihood
    among its namesakes; with one of them, doubt is left open.
    """
    if country is not None and not (len(country) == 2 and country.isalpha()):
        raise click.UsageError(
            f"--country: got {country!r}, wanted two letters, like SY"
        )
    today = datetime.now(UTC).date()
    all_read = True
    code = country.upper() if country else None
    context = read_context(mission) if mission else None
    for item in locate_items(
        paths,
        cache=settings_now().cache,
        as_of=today,
        country=code,
        context=context,
    ):
        echo_issues(item.issues)
        all_read = all_read and item.document is not None
        if item.document is None:
            continue
        if not as_json:
            click.echo("\n".join(located_lines(item)))
            continue
        for found in item.found:
            record = located_record(item.document, found)
            click.echo(json.dumps(record, ensure_ascii=False))
    if not all_read:
        sys.exit(Exit.UNREADABLE)
