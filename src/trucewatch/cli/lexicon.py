"""`trucewatch lexicon`: a mission's own words and actors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.service.lexicons import check_words, find_actors


@click.group(
    epilog="\b\nExamples:\n"
    "  trucewatch lexicon check mymission\n"
    "  trucewatch lexicon find Jaysh al-Islam"
)
def command() -> None:
    """Work with words and actors: a mission's own, and the packaged ones."""


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


@command.command(epilog="\b\nExample:\n  trucewatch lexicon find Jaysh al-Islam")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option(
    "--mission",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Mission folder whose own actors count too (default: the current one).",
)
def find(words: tuple[str, ...], mission: Path) -> None:
    """List the actors whose code or one of whose names holds all WORDS."""
    lines = find_actors(words, mission)
    if not lines:
        click.echo(f"no actor: {' '.join(words)}", err=True)
        sys.exit(Exit.UNREADABLE)
    click.echo("\n".join(lines))
