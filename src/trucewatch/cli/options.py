"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

from trucewatch.service.stamps import MACHINE
from trucewatch.settings import Settings, load_settings

mission_option = click.option(
    "--mission",
    "mission",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="Mission folder (default: the current folder).",
)

owner_option = click.option(
    "--by",
    metavar="USER",
    default=MACHINE,
    help="Who does it; needed where the mission has users.",
)

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")


def settings_now() -> Settings:
    """The settings of this process."""
    return load_settings(os.environ, home=Path.home())
