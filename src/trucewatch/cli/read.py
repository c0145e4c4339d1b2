"""`trucewatch read`: reports into claims, without a mission."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime

import click

from trucewatch.cli.exits import Exit, echo_issues
from trucewatch.cli.options import paths_argument, settings_now
from trucewatch.service.reading import ReadItem, claim_line, describe, read_items


@click.command(
    epilog="\b\nExamples:\n"
    "  trucewatch read report.txt\n"
    "  trucewatch read reports/ --json > claims.jsonl\n"
    "  trucewatch read report.pdf --text"
)
@paths_argument
@click.option("--json", "as_json", is_flag=True, help="One claim a line, as JSON.")
@click.option("--text", "as_text", is_flag=True, help="The working text only.")
def command(paths: tuple[str, ...], *, as_json: bool, as_text: bool) -> None:
    """Read reports (files, folders, or - for standard input) into claims.

    Spans count code points of the working text; --text prints that text.
    """
    if as_json and as_text:
        raise click.UsageError("--json and --text exclude each other")
    today = datetime.now(UTC).date()
    unusable = False
    for read in read_items(paths, cache=settings_now().cache, as_of=today):
        echo_issues(read.issues)
        unusable = unusable or read.document is None
        if as_text:
            sys.stdout.write(read.document.text if read.document else "")
        else:
            _echo(read, as_json=as_json)
    if unusable:
        sys.exit(Exit.UNREADABLE)


def _echo(read: ReadItem, *, as_json: bool) -> None:
    if as_json:
        for placed in read.claims:
            click.echo(json.dumps(claim_line(placed), ensure_ascii=False))
    elif read.document is not None:
        click.echo("\n".join(describe(read)))
