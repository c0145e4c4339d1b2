"""`trucewatch user`: who may act in a mission."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.desk_options import (
    Codes,
    by_option,
    mission_option,
    opened,
    seen_option,
)
from trucewatch.model.access import Role
from trucewatch.service.users import add_user, change_roles, list_users

_roles = click.option(
    "--role",
    "roles",
    type=Codes(Role),
    multiple=True,
    help="May be given several times.",
)
_party = click.option(
    "--party", metavar="CODE", help="Whose officer: party or guarantor."
)


@click.group(
    epilog="\b\nExamples:\n"
    "  trucewatch user add anna --role admin\n"
    "  trucewatch user add boris --role reviewer --by anna\n"
    "  trucewatch user role boris --role viewer --by anna"
)
def command() -> None:
    """Add users and give them roles; ids only, names of persons stand nowhere."""


@command.command()
@click.argument("user")
@_roles
@_party
@click.option("--by", metavar="ADMIN", help="Who adds; not for the first, an admin.")
@mission_option
def add(
    user: str,
    *,
    roles: tuple[Role, ...],
    party: str | None,
    by: str | None,
    mission: Path,
) -> None:
    """Add USER with roles."""
    with opened(mission) as found:
        kept = add_user(found, user, roles=roles, party=party, by=by)
    click.echo(f"{user}: {', '.join(kept.value.roles) or 'no role'}")


@command.command()
@click.argument("user")
@_roles
@_party
@click.option("--inactive", is_flag=True, help="The user may not act any more.")
@by_option
@seen_option
@mission_option
def role(
    user: str,
    *,
    roles: tuple[Role, ...],
    party: str | None,
    inactive: bool,
    by: str,
    seen: int | None,
    mission: Path,
) -> None:
    """Give USER these roles in place of the earlier ones."""
    with opened(mission) as found:
        kept = change_roles(
            found,
            user,
            roles=roles,
            party=party,
            active=not inactive,
            by=by,
            seen=seen,
        )
    state = "" if kept.value.active else ", not active"
    click.echo(f"{user}: {', '.join(kept.value.roles) or 'no role'}{state}")


@command.command(name="list")
@by_option
@mission_option
def list_all(by: str, mission: Path) -> None:
    """List users with their roles."""
    with opened(mission) as found:
        users = list_users(found, by=by)
    for each in users:
        party = f" of {each.party}" if each.party else ""
        state = "" if each.active else "  (not active)"
        click.echo(f"{each.id}: {', '.join(each.roles) or 'no role'}{party}{state}")
