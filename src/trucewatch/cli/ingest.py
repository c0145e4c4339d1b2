"""`trucewatch ingest`: take reports into the mission."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from trucewatch.cli.exits import Exit, echo_issues
from trucewatch.cli.options import mission_option, paths_argument, settings_now
from trucewatch.cli.progress import watched
from trucewatch.service.ingest import Ingested, count_items, ingest_items
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import open_mission
from trucewatch.service.status import changed_words


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch ingest reports/ --mission mymission\n"
    "  cat bulletin.txt | trucewatch ingest - --mission mymission"
)
@paths_argument
@click.option("--list", "listed", is_flag=True, help="Name each item once stored.")
@mission_option
def command(paths: tuple[str, ...], mission: Path, *, listed: bool) -> None:
    """Take reports (files, folders, or - for standard input) into the mission.

    Each item is one transaction: what is reported as stored is stored, and the
    same command can be run again.
    """
    opened = open_mission(mission, settings=settings_now())
    today = datetime.now(UTC).date()
    run = ingest_items(opened, paths, as_of=today)
    done: list[Ingested] = []
    for result in watched(run, total=count_items(paths), label="ingest"):
        done.append(result)
        echo_issues(result.issues)
        if listed:
            click.echo(f"{result.outcome} {result.name}")
    merge_pending(opened, settings=settings_now())
    echo_issues(changed_words(opened))
    opened.store.close()
    click.echo(_summary(done))
    if any(result.outcome == "unreadable" for result in done):
        sys.exit(Exit.UNREADABLE)


def _summary(done: list[Ingested]) -> str:
    fresh = [result for result in done if result.fresh]
    known = sum(r.outcome == "stored" and not r.fresh for r in done)
    twice = sum(result.outcome == "duplicate" for result in done)
    bad = sum(result.outcome == "unreadable" for result in done)
    claims = sum(result.claims for result in fresh)
    issues = sum(len(result.issues) for result in done)
    return (
        f"{len(done)} items: {len(fresh)} stored with {claims} claims, "
        f"{known} known already, {twice} exact duplicates, {bad} unreadable; "
        f"{issues} issues (see: trucewatch status)"
    )
