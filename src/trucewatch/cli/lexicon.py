"""`trucewatch lexicon`: a mission's own words and actors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.service.lexicons import check_words


@click.group(epilog="\b\nExample:\n  trucewatch lexicon check mymission")
def command() -> None:
    """Work with a mission's own words and actors."""


@command.command(epilog="\b\nExample:\n  trucewatch lexicon check mymission")
@click.argument(
    "folder", type=click.Path(path_type=Path, file_okay=False), default=Path()
)
def check(folder: Path) -> None:
    """Check the words and actors in the mission FOLDER; print what they change.

    Every mistake is listed on standard error. While there is one, no command uses
    any of the mission's words.
    """
    checked = check_words(folder)
    for problem in checked.problems:
        click.echo(str(problem), err=True)
    if checked.problems:
        sys.exit(Exit.UNREADABLE)
    if not checked.version:
        click.echo("nothing added: the packaged words and actors are used")
        return
    click.echo("\n".join(checked.lines))
    click.echo(f"version: mission:{checked.version}")
