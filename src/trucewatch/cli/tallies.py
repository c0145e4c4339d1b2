"""`trucewatch tallies`: the two-sided ledger."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from trucewatch.cli.bulletin import print_table
from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.missions import open_mission
from trucewatch.service.tallies import tally_ledger

_day = click.DateTime(["%Y-%m-%d"])


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch tallies --mission mymission\n"
    "  trucewatch tallies --from 2017-09-01 --to 2017-09-30 --csv > september.csv"
)
@click.option("--from", "first", type=_day, help="First day (default: 30 before).")
@click.option("--to", "last", type=_day, help="Last day (default: the latest).")
@click.option("--csv", "as_csv", is_flag=True, help="A row a day, place and recorder.")
@click.option("--json", "as_json", is_flag=True, help="One object with every id.")
@mission_option
def command(
    first: datetime | None,
    last: datetime | None,
    mission: Path,
    *,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Lay the recorders' counts side by side, day by day: no net, no sum.

    Beside each count stands how many incidents known to us could fall under it.
    """
    if as_csv and as_json:
        raise click.UsageError("wanted --csv or --json, not both")
    settings = settings_now()
    opened = open_mission(mission, settings=settings)
    ledger = tally_ledger(
        opened,
        first=first.date() if first else None,
        last=last.date() if last else None,
        settings=settings,
    )
    opened.store.close()
    if as_csv or as_json:
        click.echo(ledger.csv if as_csv else ledger.json, nl=False)
        return
    for table in ledger.tables:
        print_table(table)
    if not ledger.tables:
        click.echo("no count was reported on these days")
