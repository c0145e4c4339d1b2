"""The head of the mission's log at the foot of the page: for people, and to check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.record import canonical, to_record
from trucewatch.publish.phrases import moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class LogView:
    """What the foot of the page says of the log.

    Args:
        facts: labels and values for people.
        record: the head as JSON, which stands in the attribute ``data-log-head``.
    """

    facts: tuple[tuple[str, str], ...]
    record: str


def log_view(bulletin: Bulletin) -> LogView | None:
    """The head that the bulletin carries, or None where it carries none."""
    signed = bulletin.log
    if signed is None:
        return None
    head = signed.head
    by = f"key {signed.key}" if signed.key else "nobody: the mission has no signing key"
    return LogView(
        facts=(
            ("Entries in the log", f"{head.size:,}"),
            ("Root", head.root),
            ("Chain", head.chain),
            ("Taken", moment_words(datetime.fromisoformat(head.at))),
            ("Signed by", by),
        ),
        record=canonical(to_record(signed)),
    )
