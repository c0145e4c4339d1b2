"""`trucewatch verify`: is it what the log says?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from trucewatch.cli.exits import Exit
from trucewatch.cli.options import settings_now
from trucewatch.service.missions import MISSION_FILE
from trucewatch.service.proving import verify_proof
from trucewatch.service.verifying import (
    Verification,
    read_published,
    verify_mission,
    verify_published,
)

MOST_FAULTS = 20
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch verify --mission mymission\n"
    "  trucewatch verify --bulletin bulletin-0250-2017-09-05.html --key 0f3c…\n"
    "  trucewatch verify --mission copy/ --head head.json\n"
    "  trucewatch verify --proof proof.json"
)
@click.option(
    "--mission",
    type=click.Path(path_type=Path, file_okay=False),
    help="Mission folder or a copy (default: the current folder, if it is one).",
)
@click.option("--bulletin", type=_FILE, help="A bulletin's HTML or JSON file.")
@click.option("--head", type=_FILE, help="A head of the log that was published.")
@click.option("--proof", type=_FILE, help="A proof by trucewatch log prove.")
@click.option("--key", help="Id of the key, or public key, that you trust.")
def command(
    mission: Path | None,
    bulletin: Path | None,
    head: Path | None,
    proof: Path | None,
    key: str | None,
) -> None:
    """Check a mission, bulletin, head or proof against the log; changes nothing.

    Exit code 0 when everything is as the log says, 1 when not.
    """
    if mission is None and Path(MISSION_FILE).is_file():
        mission = Path()
    if mission is None and bulletin is head is proof is None:
        raise click.UsageError("nothing to verify: give --mission, --bulletin, ...")
    published = read_published(bulletin, head)
    found = [verify_published(published, key=key)]
    if proof is not None:
        found.append(verify_proof(proof, published, key=key))
    if mission is not None:
        found.append(verify_mission(mission, published, settings=settings_now()))
    elif bulletin is not None:
        click.echo("no mission given: the bulletin's own bytes were not checked")
    _print(found)
    if not all(each.ok for each in found):
        sys.exit(Exit.UNREADABLE)


def _print(found: list[Verification]) -> None:
    for line in dict.fromkeys(line for each in found for line in each.checked):
        click.echo(f"checked {line}")
    for note in dict.fromkeys(note for each in found for note in each.notes):
        click.echo(f"note: {note}")
    faults = list(dict.fromkeys(fault for each in found for fault in each.faults))
    for fault in faults[:MOST_FAULTS]:
        click.echo(f"FAULT {fault.where}: {fault.what}", err=True)
    if len(faults) > MOST_FAULTS:
        click.echo(f"... and {len(faults) - MOST_FAULTS:,} more", err=True)
    count = f"{len(faults):,} fault{'' if len(faults) == 1 else 's'}"
    click.echo(f"NOT ok: {count}" if faults else "ok")
