"""Stamps of changes: by whom and now. The only clock of the service layer's writes."""

from __future__ import annotations

from datetime import UTC, datetime

from trucewatch.model.log import Stamp

MACHINE = "machine"
"""Id under which the program itself makes changes."""


def stamp_now(by: str = MACHINE) -> Stamp:
    """A stamp of this moment."""
    return Stamp(by=by, at=datetime.now(UTC))
