"""`trucewatch log`: the log of changes, its heads, keys and proofs."""

from __future__ import annotations

import json
from pathlib import Path

import click

from trucewatch.cli.options import mission_option, owner_option, settings_now
from trucewatch.errors import InvalidProof
from trucewatch.model.log import LogEntry
from trucewatch.model.record import Json, to_record
from trucewatch.service.heads import logged, rotate_key, sign_log, standing_head
from trucewatch.service.missions import open_mission
from trucewatch.service.proving import prove_entry, prove_growth
from trucewatch.service.signing import make_key

_FILE = click.Path(path_type=Path, dir_okay=False)
_EXISTING = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.group(
    epilog="\b\nExamples:\n"
    "  trucewatch log show --mission mymission\n"
    "  trucewatch log key signing-key.pem\n"
    "  trucewatch log sign --mission mymission > head.json"
)
def command() -> None:
    """Show, sign and prove the log of every change of a mission."""


@command.command(epilog="\b\nExample:\n  trucewatch log show --most 20")
@click.option("--subject", help="Only entries about this subject, documents/doc_...")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many of the latest entries.",
)
@mission_option
def show(subject: str | None, most: int, mission: Path) -> None:
    """List the latest entries, oldest first."""
    opened = open_mission(mission, settings=settings_now())
    entries = logged(opened, subject=subject, most=most)
    opened.store.close()
    for entry in entries:
        click.echo(_line(entry))


def _line(entry: LogEntry) -> str:
    more = f" {json.dumps(entry.more, ensure_ascii=False)}" if entry.more else ""
    line = f"{entry.seq} {entry.at} {entry.by} {entry.action} {entry.subject}"
    return line + more


@command.command(epilog="\b\nExample:\n  trucewatch log key signing-key.pem")
@click.argument("file", type=_FILE)
def key(file: Path) -> None:
    """Make a new signing key in FILE, which must be new."""
    signer = make_key(file)
    click.echo(f"key id:     {signer.id}")
    click.echo(f"public key: {signer.public}")
    click.echo(f"private key: {file} (keep it off the machine's backups)")


@command.command(epilog="\b\nExample:\n  trucewatch log rotate new-key.pem")
@click.argument("new_key", type=_EXISTING, metavar="NEWKEY")
@owner_option
@mission_option
def rotate(new_key: Path, by: str, mission: Path) -> None:
    """Put the key in NEWKEY in the present one's place; the present one signs that."""
    opened = open_mission(mission, settings=settings_now())
    key_id = rotate_key(opened, new_key, settings=settings_now(), by=by)
    opened.store.close()
    click.echo(f"key {key_id} signs from now on; set signing_key to {new_key}")


@command.command(epilog="\b\nExample:\n  trucewatch log sign > head.json")
@owner_option
@mission_option
def sign(by: str, mission: Path) -> None:
    """Sign the log as it is, keep the head, and print it as JSON."""
    opened = open_mission(mission, settings=settings_now())
    head = sign_log(opened, settings=settings_now(), by=by)
    opened.store.close()
    _echo(to_record(head))


@command.command(epilog="\b\nExample:\n  trucewatch log head > head.json")
@mission_option
def head(mission: Path) -> None:
    """Print the latest head on the books as JSON."""
    opened = open_mission(mission, settings=settings_now())
    found = standing_head(opened)
    opened.store.close()
    if found is None:
        raise InvalidProof(
            "no head on the books yet",
            where=str(mission),
            wanted="trucewatch log sign, or a bulletin",
        )
    _echo(to_record(found))


@command.command(epilog="\b\nExample:\n  trucewatch log prove 17 > proof.json")
@click.argument("seq", type=click.IntRange(min=0), required=False)
@click.option(
    "--from",
    "older",
    type=_EXISTING,
    help="Prove that the log only added to that of this head.",
)
@mission_option
def prove(seq: int | None, older: Path | None, mission: Path) -> None:
    """Print the proof that entry SEQ is in the log, or that the log only grew."""
    if (seq is None) == (older is None):
        raise click.UsageError("give either SEQ or --from HEAD")
    opened = open_mission(mission, settings=settings_now())
    if older is not None:
        record = prove_growth(opened, older)
    else:
        record = prove_entry(opened, seq or 0)
    opened.store.close()
    _echo(record)


def _echo(record: Json) -> None:
    click.echo(json.dumps(record, ensure_ascii=False, indent=1))
