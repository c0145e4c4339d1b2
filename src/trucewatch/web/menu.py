"""The menu of the desk: what a user finds there, as far as the roles go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model.access import User
from trucewatch.service.access import Action, allowed
from trucewatch.web.languages import marked


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu.

    Args:
        name: what it says, a message of the catalogue.
        path: where it leads.
        group: under which heading, likewise.
        action: what a user has to be allowed to, to see it.
        key: letter that opens it after ``g``.
    """

    name: str
    path: str
    group: str
    action: Action
    key: str


WORK, RECORD, SHOWN, HOUSE = (
    marked("Work"),
    marked("Record"),
    marked("Publish"),
    marked("House"),
)

ENTRIES = (
    Entry(marked("Today"), "/desk", WORK, Action.RECORD_READ, "t"),
    Entry(marked("Inbox"), "/desk/inbox", WORK, Action.INBOX_READ, "i"),
    Entry(marked("Incidents"), "/desk/incidents", WORK, Action.RECORD_READ, "n"),
    Entry(marked("Map"), "/desk/map", WORK, Action.RECORD_READ, "m"),
    Entry(marked("Tallies"), "/desk/tallies", WORK, Action.RECORD_READ, "l"),
    Entry(marked("Documents"), "/desk/documents", WORK, Action.RECORD_READ, "d"),
    Entry(marked("Agreements"), "/desk/agreements", RECORD, Action.RECORD_READ, "a"),
    Entry(marked("Talks"), "/desk/talks", RECORD, Action.RECORD_READ, "k"),
    Entry(
        marked("Humanitarian figures"), "/desk/figures", RECORD, Action.RECORD_READ, "h"
    ),
    Entry(marked("Charts"), "/desk/charts", RECORD, Action.RECORD_READ, "r"),
    Entry(marked("Coverage"), "/desk/coverage", RECORD, Action.RECORD_READ, "c"),
    Entry(marked("Liaison"), "/desk/liaison", RECORD, Action.LIAISON_READ, "o"),
    Entry(marked("Access denials"), "/desk/denials", RECORD, Action.INBOX_READ, "x"),
    Entry(marked("Bulletins"), "/desk/bulletins", SHOWN, Action.BULLETIN_DRAFT, "b"),
    Entry(marked("Exports"), "/desk/exports", SHOWN, Action.EXPORT, "e"),
    Entry(marked("Webhooks"), "/desk/webhooks", SHOWN, Action.WEBHOOK_WRITE, "w"),
    Entry(marked("Accuracy"), "/desk/accuracy", HOUSE, Action.RECORD_READ, "y"),
    Entry(marked("Log"), "/desk/log", HOUSE, Action.LOG_READ, "v"),
    Entry(marked("Administration"), "/desk/admin", HOUSE, Action.USER_READ, "u"),
)
"""Every area of the desk, in the order of the menu."""


@lru_cache(maxsize=1_000)
def entries_for(user: User) -> tuple[Entry, ...]:
    """The entries that a user may open."""
    return tuple(each for each in ENTRIES if allowed(user, each.action).allowed)


def place_of(path: str, entries: tuple[Entry, ...]) -> str:
    """The path of the entry whose area a page is in, or ""."""
    for each in entries:
        below = each.path != "/desk" and path.startswith(f"{each.path}/")
        if path == each.path or below:
            return each.path
    return ""
