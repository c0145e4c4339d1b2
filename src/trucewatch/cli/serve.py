"""`trucewatch serve`: the desk and the public site."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.accounts import first_account, utc_now
from trucewatch.service.demo_users import demo_accounts, demo_root, is_own_machine
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import MISSION_FILE, OpenMission, open_mission

LOOPBACK = "127.0.0.1"


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch serve --mission mymission\n"
    "  trucewatch serve --demo"
)
@click.option("--host", default=LOOPBACK, show_default=True, help="Address to bind.")
@click.option("--port", default=8080, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--demo",
    is_flag=True,
    help="With users to try it with; on this machine alone, for a demonstration.",
)
@click.option(
    "--workers",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes that answer; on a server, as many as it has cores.",
)
@mission_option
def command(host: str, port: int, workers: int, mission: Path, *, demo: bool) -> None:
    """Serve the desk and the public site of a mission.

    Where nobody can sign in yet, the first admin's password is printed, once. With
    several workers each has its own allowance of requests for every visitor; attempts
    to sign in are counted for all of them together.
    """
    if demo and not is_own_machine(host):
        raise click.UsageError("--demo serves this machine alone: no --host with it")
    settings = settings_now()
    if demo and not (mission / MISSION_FILE).is_file():
        mission = demo_root(mission, settings)
        click.echo(f"mission: {mission}")
    opened = open_mission(mission, settings=settings)
    try:
        merge_pending(opened, settings=settings)
        _welcome(opened, demo=demo)
        address = settings.public_url or f"http://{host}:{port}"
        click.echo(f"desk:   {address}/desk")
        click.echo(f"public: {address}/")
        from trucewatch.web.serving import serve  # noqa: PLC0415 - takes time

        serve(opened, settings=settings, host=host, port=port, workers=workers)
    finally:
        opened.store.close()


def _welcome(mission: OpenMission, *, demo: bool) -> None:
    if demo:
        for user, password, roles in demo_accounts(mission, now=utc_now()):
            click.echo(f"user:   {user}  password {password}  ({roles})")
        return
    made = first_account(mission, now=utc_now())
    if made is not None:
        user, password = made
        click.echo(f"first admin: {user}  one-time password {password}")
        click.echo("It is shown once; signing in asks for a new one.")
