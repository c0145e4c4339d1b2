"""Options and moments that the desk's commands share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import click

from trucewatch.cli.options import mission_option, settings_now
from trucewatch.service.missions import OpenMission, open_mission

__all__ = [
    "Codes",
    "by_option",
    "day_type",
    "mission_option",
    "moment",
    "opened",
    "reason_option",
    "seen_option",
]

Code = TypeVar("Code", bound=StrEnum)


class Codes(click.Choice[Code]):
    """A choice among the codes of an enumeration, as the vocabulary spells them."""

    def normalize_choice(
        self,
        choice: object,
        ctx: click.Context | None,  # noqa: ARG002 - click's signature
    ) -> str:
        """The code itself; click would take the member's name."""
        return str(choice)


by_option = click.option(
    "--by", required=True, metavar="USER", help="Who does it; see: trucewatch user."
)
seen_option = click.option(
    "--seen",
    type=click.IntRange(min=0),
    help="Version that you saw; refused where there is a later one (default: latest).",
)
reason_option = click.option(
    "--reason", required=True, help="Why, in a sentence; bulletins print it."
)
day_type = click.DateTime(["%Y-%m-%d"])


@contextmanager
def opened(root: Path) -> Iterator[OpenMission]:
    """The mission in the folder, closed afterwards."""
    mission = open_mission(root, settings=settings_now())
    try:
        yield mission
    finally:
        mission.store.close()


def moment(text: str | None, mission: OpenMission) -> datetime:
    """The instant that ISO 8601 text names; the present without any.

    Text without an offset is in the mission's zone of time.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(
            f"--at: got {text!r}, wanted a moment like 2017-09-12T14:30"
        ) from None
    zone = ZoneInfo(mission.mission.tz)
    return found if found.tzinfo else found.replace(tzinfo=zone)
