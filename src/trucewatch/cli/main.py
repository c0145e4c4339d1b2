"""The `trucewatch` command: its groups are loaded when they are called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from trucewatch import __version__
from trucewatch.cli.exits import Exit
from trucewatch.errors import TrucewatchError
from trucewatch.service.collector import collect_seldom

COMMANDS = {
    "agreement": "List, check, show and compare agreement files.",
    "backup": "Write everything of a mission to one file.",
    "basemap": "Write a country's basemap: outlines, lines, places.",
    "bulletin": "Write the bulletin of a day (default: the latest with a report).",
    "deadlines": "List dated undertakings and how they stand.",
    "desk": "Review incidents; write down answers, contacts, coverage.",
    "erase": "Erase a document or an entry for good; proofs stay valid.",
    "export": "Write a table for an audience: CSV, XLSX, GeoJSON, ...",
    "gazetteer": "Look places up, bring your own gazetteer, place claims anew.",
    "incidents": "List the incidents of a day, and which of them may be one.",
    "ingest": "Take reports into the mission.",
    "init": "Set up a mission folder from a template.",
    "judge": "Hold incidents against agreements, with every reason.",
    "lexicon": "Check a mission's own words and actors.",
    "log": "Show, sign and prove the mission's log of changes.",
    "locate": "Find and place every place that reports name.",
    "merge": "Make two incidents one.",
    "read": "Read reports into claims, without storing them.",
    "release": "Draft, check and release bulletins; correct released ones.",
    "restore": "Restore a backup into a new mission folder.",
    "search": "Find reports and claims by their words.",
    "serve": "Serve the desk and the public site.",
    "split": "Set claims of an incident apart, or two incidents.",
    "status": "Show what the mission holds and every Issue.",
    "tallies": "Lay the recorders' counts side by side, day by day.",
    "talks": "Print the register of talks, track by track.",
    "undo": "Take a merge or split back.",
    "user": "Add users and give them roles.",
    "verify": "Check a mission, bulletin or proof against the log.",
    "webhooks": "Tell addresses of released bulletins.",
}
"""Command names with their one-line help; each lives in a module of that name."""

EPILOG = """\b
Examples:
  trucewatch init mymission --template astana
  trucewatch ingest mymission/reports --mission mymission
  trucewatch bulletin --mission mymission
  trucewatch read report.txt --json

\b
Exit codes: 0 done; 1 some item could not be read, or the run stopped;
2 wrong usage. Issues are listed on standard error.
"""


class LazyGroup(click.Group):
    """A group that imports a command's module only when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Every command name, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"trucewatch.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """Write the command list without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name]) for name in sorted(COMMANDS)])


@click.group(cls=LazyGroup, epilog=EPILOG)
@click.version_option(__version__, prog_name="trucewatch")
def cli() -> None:
    """An open-source ceasefire monitor: reports in, a two-sided bulletin out."""


def main() -> None:
    """Run the command line; a stopped run says why on standard error."""
    collect_seldom()
    try:
        cli.main(prog_name="trucewatch")
    except TrucewatchError as error:
        click.echo(f"trucewatch: {error}", err=True)
        sys.exit(Exit.UNREADABLE)
