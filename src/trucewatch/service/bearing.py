"""What bears on an answer that is kept, by kind of log entry: here, and nowhere else.

An answer stands while the log grows by entries alone that do not bear on it. What is
not named here bears on everything: a new kind of entry makes every answer anew, until
somebody thinks about it and names it. See decision 0024.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from trucewatch.model.log import LogEntry
from trucewatch.service.document_access import INCIDENT
from trucewatch.store.aggregate import Aggregate
from trucewatch.store.decisions import (
    ACCOUNT_CHANGES,
    ASSIGNMENTS,
    ATTRIBUTIONS,
    CLAIM_DECISIONS,
    CODINGS,
    CONTACTS,
    COVERAGE,
    DETERMINATIONS,
    DISPUTES,
    IDENTITIES,
    MARKINGS,
    REOPENINGS,
    RESPONSES,
    RESTRICTIONS,
    REVIEWS,
    SWITCHES,
    USERS,
    every_marking,
)
from trucewatch.store.entries import kind_and_id
from trucewatch.store.founders import any_counts
from trucewatch.store.incidents import INCIDENTS, MEMBERS
from trucewatch.store.lines import days_told, telling_of
from trucewatch.store.releases import ERRATA, FILES, RELEASES
from trucewatch.store.unmerged import unmerged
from trucewatch.store.webhooks import WEBHOOKS


class About(StrEnum):
    """What an answer is made from.

    Whoever asks puts into the question what else it depends on: the user, the quarter
    of an hour, `told_by_marked`.
    """

    COUNTS = "counts"
    """Tallies of public reports, as they were read and corrected."""

    DAYS = "days"
    """Days on which reports were published, and who may know of them."""

    WORDS = "words"
    """The words of reports and claims, whoever may read them."""

    RELEASED = "released"
    """Bulletins as they were released, without what was marked or erased since."""

    QUESTION = "question"
    """The question itself holds the marks of all it is made from: nothing bears."""


def _kinds(*aggregates: Aggregate[Any]) -> frozenset[str]:
    return frozenset(f"entries/{each.kind}" for each in aggregates)


_ASIDE = frozenset({"items", "exports", "heads", "vault"}) | _kinds(
    ACCOUNT_CHANGES,
    ASSIGNMENTS,
    CONTACTS,
    ERRATA,
    FILES,
    IDENTITIES,
    RELEASES,
    SWITCHES,
    USERS,
    WEBHOOKS,
)
"""Who does what, who was told, what went out: nothing of it is read for any of these.
Of users, whoever asks has what they may see in the question."""

_ON_INCIDENTS = _kinds(
    ATTRIBUTIONS,
    COVERAGE,
    DETERMINATIONS,
    DISPUTES,
    INCIDENTS,
    MEMBERS,
    REOPENINGS,
    RESPONSES,
    RESTRICTIONS,
    REVIEWS,
)
"""How reports were merged, and what was decided then. Through a marking, merging bears
on who may see a report: for that, the question has `told_by_marked`."""

_OF_READING = frozenset({"placements"}) | _kinds(CLAIM_DECISIONS, CODINGS)

HARMLESS: Mapping[About, frozenset[str]] = {
    About.COUNTS: _ASIDE | _ON_INCIDENTS,
    About.DAYS: _ASIDE | _ON_INCIDENTS | _OF_READING,
    About.WORDS: _ASIDE | _ON_INCIDENTS | _OF_READING | _kinds(MARKINGS),
    About.RELEASED: (_ASIDE | _ON_INCIDENTS | _OF_READING)
    - _kinds(ERRATA, FILES, RELEASES),
}
"""Kinds of entries that do not bear on what an answer is about."""

_ADDED = frozenset({"document.add", "claims.add"})

OF_REPORTS: Mapping[About, Callable[[sa.Connection, Iterable[str]], bool]] = {
    About.COUNTS: any_counts,
    About.DAYS: lambda connection, ids: bool(days_told(connection, ids)),
    About.RELEASED: lambda _connection, _ids: False,
}
"""Whether reports that came in, or claims that were read from them, bear on it; else
they do. One that was erased always does."""


def kind_of(subject: str) -> str:
    """The kind of what a log entry speaks of: ``documents``, ``entries/review``."""
    kind, _ = kind_and_id(subject)
    return f"entries/{kind}" if kind else subject.partition("/")[0]


def bears(connection: sa.Connection, entries: Iterable[LogEntry], about: About) -> bool:
    """Whether any of the entries may alter an answer about this."""
    harmless = HARMLESS.get(about, frozenset())
    reports = set()
    for each in entries:
        if kind_of(each.subject) in harmless:
            continue
        if each.action not in _ADDED or about not in OF_REPORTS:
            return True
        reports.add(each.subject.split("/")[1])
    return bool(reports) and OF_REPORTS[about](connection, reports)


def delays_quarter(connection: sa.Connection, now: datetime) -> datetime | None:
    """The quarter of an hour, where anything is shown after a delay; else None.

    Part of a question of which delays decide: no entry says that one is over.
    """
    waits = any(each.delay_hours for each in every_marking(connection))
    return quarter_of(now) if waits else None


def quarter_of(now: datetime) -> datetime:
    """The quarter of an hour that a moment is in.

    What holds for it holds for the moment: delays are whole hours from a midnight, and
    the offsets of all zones of our time are whole quarters.
    """
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


Telling = tuple[tuple[str, tuple[str, ...]], ...]


def told_by_marked(connection: sa.Connection) -> tuple[Telling, tuple[object, ...]]:
    """What of merging decides over who may see a report.

    Merging is not logged as such. It matters where an incident is marked: which reports
    tell of it, and which days wait to be merged. Part of a question about reports.

    Returns:
        Each marked incident with the documents that tell of it; the days that wait,
        each with its mark, where there is any such incident.
    """
    subjects = (each.subject for each in every_marking(connection))
    incidents = sorted(each for each in subjects if each.startswith(INCIDENT))
    if not incidents:
        return (), ()
    telling = telling_of(connection, incidents)
    return tuple(sorted(telling.items())), tuple(unmerged(connection).items())
