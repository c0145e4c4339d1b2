"""Half-open runs of days."""

from __future__ import annotations

from datetime import date


def check_period(whose: str, since: date | None, until: date | None) -> None:
    """Refuse a run of days that ends before it begins.

    Args:
        whose: what the days are of, for the complaint.
        since: first day, None where open.
        until: first day after it, None where open.

    Raises:
        ValueError: `until` is no later than `since`.
    """
    if since is not None and until is not None and until <= since:
        raise ValueError(f"{whose}: until {until}, which is not after its {since}")
