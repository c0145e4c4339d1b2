"""`trucewatch agreement`: list, check, show, export, compare agreement files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.service.agreements import (
    agreement_overview,
    agreement_record,
    check_agreement,
    difference,
    export_agreement,
    find_agreement,
    shown,
)

_NAME = click.argument("name", metavar="ID|PATH")


@click.group(
    epilog="\b\nExamples:\n"
    "  trucewatch agreement list\n"
    "  trucewatch agreement show SY-2017-05-04\n"
    "  trucewatch agreement check mymission/agreements/XX-2020-01-31\n"
    "  trucewatch agreement export SY-2017-05-04 mymission/agreements\n"
    "  trucewatch agreement diff SY-2017-05-04 mymission/agreements/SY-2017-05-04"
)
def command() -> None:
    """List, check, show, export and compare agreement files."""


@command.command("list")
def list_agreements() -> None:
    """List the agreements that come with the program."""
    click.echo("\n".join(agreement_overview()))


@command.command("check")
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
def check(path: Path) -> None:
    """Check the file or folder PATH and what it links to, with line and column."""
    agreement, problems = check_agreement(path)
    for problem in problems:
        click.echo(str(problem), err=True)
    if agreement is None:
        count = len(problems)
        click.echo(f"{path.name}: {count} problem{'s' * (count != 1)}", err=True)
        sys.exit(Exit.UNREADABLE)
    click.echo(
        f"{agreement.id} version {agreement.version}: no problem found; "
        f"{len(agreement.provisions)} provisions, {len(agreement.terms)} terms, "
        f"{len(agreement.interpretations)} readings"
    )


@command.command("show")
@_NAME
@click.option("--json", "as_json", is_flag=True, help="As one JSON record.")
def show(name: str, *, as_json: bool) -> None:
    """Print the agreement for reading; what is unchecked is marked so."""
    agreement = find_agreement(name)
    if as_json:
        click.echo(
            json.dumps(agreement_record(agreement), ensure_ascii=False, indent=1)
        )
        return
    click.echo("\n".join(shown(agreement)))


@command.command("export")
@click.argument("agreement_id", metavar="ID")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def export(agreement_id: str, folder: Path) -> None:
    """Copy the packaged agreement ID into FOLDER/ID, to write one's own from."""
    for file in export_agreement(agreement_id, folder):
        click.echo(str(file))


@command.command("diff")
@click.argument("one", metavar="ID|PATH")
@click.argument("two", metavar="ID|PATH")
def diff(one: str, two: str) -> None:
    """Print what TWO has otherwise than ONE: - gone, + new, ~ changed."""
    lines = list(difference(find_agreement(one), find_agreement(two)))
    click.echo("\n".join(lines) if lines else "no difference")
