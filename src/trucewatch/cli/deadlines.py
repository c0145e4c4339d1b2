"""`trucewatch deadlines`: who promised what by when, and how it stands."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from trucewatch.service.agreements import (
    deadline_records,
    deadlines,
    deadlines_shown,
)


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch deadlines --as-of 2017-06-05\n"
    "  trucewatch deadlines SY-2018-09-17 --as-of 2018-10-16 --json"
)
@click.argument("ids", nargs=-1, metavar="[AGREEMENT]...")
@click.option(
    "--as-of",
    "moment",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day on which the status holds (default: today).",
)
@click.option(
    "--mission",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Mission folder whose own agreements come first (default: the current one).",
)
@click.option("--json", "as_json", is_flag=True, help="As one JSON list.")
def command(
    ids: tuple[str, ...], moment: datetime | None, mission: Path, *, as_json: bool
) -> None:
    """List dated undertakings of agreements (all packaged ones by default).

    A status other than open needs two speakers of different sides, or a joint body;
    where only one speaks, or they differ, all are listed and nothing is settled.
    """
    day = moment.date() if moment else datetime.now(UTC).date()
    found = deadlines(ids, root=mission / "agreements", as_of=day)
    if as_json:
        click.echo(json.dumps(deadline_records(found), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(deadlines_shown(found)).rstrip() or "no dated undertaking")
