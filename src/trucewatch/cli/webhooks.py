"""`trucewatch webhooks`: who is told of released bulletins."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.desk_options import by_option, mission_option, opened
from trucewatch.cli.options import settings_now
from trucewatch.service.accounts import utc_now
from trucewatch.service.outgoing import outgoing_of
from trucewatch.service.webhooks import (
    add_webhook,
    end_webhook,
    read_webhooks,
    send_due,
)


@click.group(
    epilog="\b\nExamples:\n"
    "  trucewatch webhooks add https://news.example/hook --by paula\n"
    "  trucewatch webhooks send"
)
def command() -> None:
    """Tell addresses of released bulletins, signed; see the setting outgoing_hosts."""


@command.command()
@click.argument("address")
@click.option("--note", default="", help="Whose it is.")
@by_option
@mission_option
def add(address: str, *, note: str, by: str, mission: Path) -> None:
    """Tell ADDRESS of every release from now on; its secret is printed, once."""
    with opened(mission) as found:
        secret, kept = add_webhook(
            found,
            address,
            by=by,
            note=note,
            now=utc_now(),
            outgoing=outgoing_of(settings_now()),
        )
    click.echo(f"{kept.id}  secret {secret}")


@command.command()
@click.argument("hook")
@by_option
@mission_option
def end(hook: str, *, by: str, mission: Path) -> None:
    """Tell the webhook HOOK no more."""
    with opened(mission) as found:
        end_webhook(found, hook, by=by)
    click.echo(f"{hook} ended")


@command.command(name="list")
@by_option
@mission_option
def show(*, by: str, mission: Path) -> None:
    """List webhooks and their latest notices."""
    with opened(mission) as found:
        known = read_webhooks(found, by=by, settings=settings_now())
    for kept in known.hooks:
        state = "" if kept.value.active else "  ended"
        if kept.id in known.mute:
            state = "  has no secret here and is told nothing: end it, add it anew"
        click.echo(f"{kept.id}  {kept.value.address}  {kept.value.note}{state}")
    for each in known.deliveries:
        answer = each.status or each.note or "no answer yet"
        click.echo(
            f"{each.bulletin}  {each.hook}  {each.state}  tries {each.tries}  {answer}"
        )


@command.command()
@mission_option
def send(*, mission: Path) -> None:
    """Try every notice that is due, once; for a timer where no server runs."""
    settings = settings_now()
    with opened(mission) as found:
        done = send_due(
            found, settings=settings, outgoing=outgoing_of(settings), clock=utc_now
        )
    click.echo(f"delivered {done.delivered}, failed {done.failed}")
