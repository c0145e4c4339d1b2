"""`trucewatch backup`: everything of a mission in one file."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.cli.options import mission_option, owner_option, settings_now
from trucewatch.service.backups import back_up, told
from trucewatch.service.left_out import words_of_backup
from trucewatch.service.missions import open_mission


@click.command(
    epilog="\b\nExample:\n  trucewatch backup mission.zip --mission mymission"
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@owner_option
@mission_option
def command(file: Path, by: str, mission: Path) -> None:
    """Write everything of the mission to FILE, as it stands at one moment.

    Others may go on writing meanwhile. A file that is there is replaced once the new
    one is whole. Keys are not in it: keep them elsewhere. Nor are accounts, tokens
    and the secrets of webhooks: they are set up anew after a restore.
    """
    opened = open_mission(mission, settings=settings_now())
    try:
        done = back_up(opened, file, by=by)
    finally:
        opened.store.close()
    lines = (*told(done, what="backup"), *words_of_backup(done.left_out))
    click.echo("\n".join(lines))
