"""`trucewatch talks`: the register of talks, track by track."""

from __future__ import annotations

import json

import click

from trucewatch.service.agreements import track_records, tracks, tracks_shown


@click.command(
    epilog="\b\nExamples:\n  trucewatch talks\n  trucewatch talks Astana --json"
)
@click.argument("track", required=False)
@click.option("--json", "as_json", is_flag=True, help="As one JSON list.")
def command(track: str | None, *, as_json: bool) -> None:
    """Print the rounds of TRACK (all tracks by default), with who counts otherwise."""
    found = tracks(track)
    if as_json:
        click.echo(json.dumps(track_records(found), ensure_ascii=False, indent=1))
        return
    click.echo("\n".join(tracks_shown(found)).rstrip())
