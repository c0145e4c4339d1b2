"""`trucewatch erase`: take content out for good; the log says that, when and why."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.options import mission_option, owner_option, settings_now
from trucewatch.errors import ItemError
from trucewatch.model.log import Erasure
from trucewatch.service import erasing
from trucewatch.service.missions import open_mission

reason_option = click.option(
    "--reason",
    type=click.Choice([reason.value for reason in Erasure]),
    required=True,
    help="Why; the log keeps it.",
)


@click.group(
    epilog="\b\nExample:\n"
    "  trucewatch erase document doc_1f2e3d4c5b6a7988 --reason request"
)
def command() -> None:
    """Erase a document or an entry. This cannot be undone."""


@command.command(
    epilog="\b\nExample:\n  trucewatch erase document doc_1f2e… --reason order"
)
@click.argument("document", metavar="ID")
@reason_option
@owner_option
@mission_option
def document(document: str, reason: str, by: str, mission: Path) -> None:
    """Erase the document ID, its claims, and what was written about them."""
    opened = open_mission(mission, settings=settings_now())
    try:
        rows = erasing.erase_document(opened, document, reason=Erasure(reason), by=by)
    except ItemError as error:
        click.echo(f"trucewatch: {error}", err=True)
        sys.exit(Exit.UNREADABLE)
    finally:
        opened.store.close()
    click.echo(f"erased: {document}, {rows} rows")


@command.command(
    epilog="\b\nExample:\n  trucewatch erase entry review clm_1f2e… --reason mistake"
)
@click.argument("kind")
@click.argument("entry", metavar="ID")
@reason_option
@owner_option
@mission_option
def entry(kind: str, entry: str, reason: str, by: str, mission: Path) -> None:
    """Erase every version of the entry ID of a KIND, as the log names them."""
    opened = open_mission(mission, settings=settings_now())
    try:
        versions = erasing.erase_entry(
            opened, kind, entry, reason=Erasure(reason), by=by
        )
    except ItemError as error:
        click.echo(f"trucewatch: {error}", err=True)
        sys.exit(Exit.UNREADABLE)
    finally:
        opened.store.close()
    click.echo(f"erased: {kind} {entry}, {versions} versions")
