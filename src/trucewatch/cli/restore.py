"""`trucewatch restore`: a mission from its backup, checked against its log."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import owner_option
from trucewatch.service.backups import restore, told
from trucewatch.service.left_out import words_of_restore


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch restore mission.zip mymission\n"
    "  trucewatch restore mission.zip mymission --database postgresql+psycopg:///tw"
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--database",
    metavar="URL",
    default="",
    help="An empty database to restore into (default: a SQLite file in FOLDER).",
)
@owner_option
def command(file: Path, folder: Path, database: str, by: str) -> None:
    """Restore the backup in FILE as a mission in FOLDER, which must be new or empty.

    Every part is compared with its SHA-256 before anything is written, and every row
    with the log before it is said to be done. A restore that fails leaves nothing.
    Accounts, tokens and the secrets of webhooks are in no backup: what is printed says
    how they are set up anew.
    """
    done = restore(file, folder, database=database, by=by)
    lines = (*told(done, what="restored"), *words_of_restore(done.left_out))
    click.echo("\n".join(lines))
    if database:
        click.echo("next: set TRUCEWATCH_DATABASE to that address for this mission")
