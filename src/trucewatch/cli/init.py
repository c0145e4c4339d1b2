"""`trucewatch init`: set up a mission folder."""

from __future__ import annotations

from pathlib import Path

import click

from trucewatch.service.missions import init_mission, templates


@click.command(epilog="\b\nExample:\n  trucewatch init mymission --template astana")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--template",
    type=click.Choice(templates()),
    required=True,
    help="Packaged mission to start from.",
)
def command(folder: Path, template: str) -> None:
    """Set up a mission in FOLDER: agreement, sides, coverage, sample reports."""
    file = init_mission(folder, template=template)
    click.echo(f"mission written: {file}")
    click.echo(f"next: trucewatch ingest {folder / 'reports'} --mission {folder}")
