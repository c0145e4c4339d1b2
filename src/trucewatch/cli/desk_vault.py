"""`trucewatch desk vault`: who sources are, encrypted and apart."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trucewatch.cli.desk_options import (
    Codes,
    by_option,
    mission_option,
    opened,
    seen_option,
)
from trucewatch.cli.options import settings_now
from trucewatch.model.log import Erasure
from trucewatch.service.vault import (
    erase_identity,
    new_vault_key,
    read_identity,
    seal_identity,
)


@click.group()
def vault() -> None:
    """Who sources are: encrypted, apart from everything else, each reading logged."""


@vault.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def key(file: Path) -> None:
    """Write a fresh key to the new FILE; name it in the setting vault_key."""
    click.echo(f"key {new_vault_key(file)} written: {file}")


@vault.command()
@click.argument("subject")
@by_option
@seen_option
@mission_option
def put(subject: str, by: str, seen: int | None, mission: Path) -> None:
    """Keep who the source of SUBJECT is, as standard input tells it."""
    identity = sys.stdin.read().strip()
    if not identity:
        raise click.UsageError("wanted the identity on standard input")
    with opened(mission) as found:
        kept = seal_identity(
            found, subject, identity, by=by, seen=seen, settings=settings_now()
        )
    click.echo(f"{subject}: sealed, version {kept.version}")


@vault.command(name="read")
@click.argument("subject")
@by_option
@mission_option
def read_back(subject: str, by: str, mission: Path) -> None:
    """Show who the source of SUBJECT is; the reading is logged."""
    with opened(mission) as found:
        click.echo(read_identity(found, subject, by=by, settings=settings_now()))


@vault.command()
@click.argument("subject")
@click.option("--reason", type=Codes(Erasure), required=True)
@by_option
@mission_option
def erase(subject: str, *, reason: Erasure, by: str, mission: Path) -> None:
    """Erase who the source of SUBJECT is; all proofs of the log stay valid."""
    with opened(mission) as found:
        number = erase_identity(found, subject, by=by, reason=reason)
    click.echo(f"{subject}: {number} versions erased")
