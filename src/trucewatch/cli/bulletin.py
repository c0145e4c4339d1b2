"""`trucewatch bulletin`: write the bulletin of a day."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from trucewatch.cli.options import mission_option, owner_option, settings_now
from trucewatch.service.bulletins import TextTable, write_bulletin_files
from trucewatch.service.missions import open_mission


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch bulletin --mission mymission\n"
    "  trucewatch bulletin --mission mymission --date 2017-09-05 --out public/"
)
@click.option(
    "--date",
    "moment",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day in the mission's zone (default: the latest with a report not held back).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder to write to (default: bulletins/ in the mission folder).",
)
@owner_option
@mission_option
def command(moment: datetime | None, out: Path | None, by: str, mission: Path) -> None:
    """Write the bulletin of a day as HTML and JSON; print the two-sided table."""
    settings = settings_now()
    opened = open_mission(mission, settings=settings)
    written = write_bulletin_files(
        opened,
        day=moment.date() if moment else None,
        out=out or mission / "bulletins",
        settings=settings,
        by=by,
    )
    opened.store.close()
    print_table(written.table)
    for issue in written.open_points:
        click.echo(str(issue), err=True)
    click.echo(f"bulletin: {written.html}")
    click.echo(f"record:   {written.record}")


def print_table(table: TextTable) -> None:
    """Print a table and its notes on the terminal."""
    console = Console(soft_wrap=False)
    shown = Table(title=table.title, title_justify="left", title_style="bold")
    for column, name in enumerate(table.header):
        shown.add_column(name, justify="left" if column == 0 else "right")
    for row in table.rows:
        shown.add_row(*row)
    console.print(shown)
    for note in table.notes:
        console.print(note, highlight=False)
