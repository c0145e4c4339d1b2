"""Following the log: which entries were written since somebody looked last.

What is worked out from all entries of a kind can be kept in memory and brought up to
date with the few that changed; the log says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.model.log import LogEntry
from trucewatch.store.entries import kind_and_id
from trucewatch.store.log import chain_at, entry_of, read_state
from trucewatch.store.moments import read_once
from trucewatch.store.tables import log

MOST_FOLLOWED = 1_000
"""Entries that are looked at one by one, at most."""


@dataclass(slots=True)
class Followed:
    """How far the log was followed, and the chain's hash there."""

    size: int = 0
    chain: str = ""

    def stands(self, connection: sa.Connection) -> bool:
        """Whether the log was followed as far as the look sees it, and no further."""
        state = read_state(connection)
        return (self.size, self.chain) == (state.frontier.size, state.chain.hex())

    def changed(
        self, connection: sa.Connection, kinds: Iterable[str]
    ) -> dict[str, frozenset[str]] | None:
        """Ids of the entries that were written or erased since the last call, by kind.

        Args:
            connection: a look that began after the one of the last call.
            kinds: the kinds that matter.

        Returns:
            None at the first call, and where the log is not the one that was followed:
            everything has to be read anew.
        """
        state = read_state(connection)
        same = self.size and chain_at(connection, self.size - 1) == self.chain
        since, self.size = self.size, state.frontier.size
        self.chain = state.chain.hex()
        if not same:
            return None
        found: dict[str, set[str]] = {kind: set() for kind in kinds}
        if self.size > since:
            query = sa.select(log.c.subject).where(log.c.seq >= since)
            for subject in connection.execute(query).scalars():
                kind, entry_id = kind_and_id(subject)
                if kind in found:
                    found[kind].add(entry_id)
        return {kind: frozenset(ids) for kind, ids in found.items()}


def entries_between(
    connection: sa.Connection, since: tuple[int, bytes], until: int
) -> tuple[LogEntry, ...] | None:
    """The entries that came after the log had ended where somebody saw it end.

    Args:
        connection: a look that began after that one.
        since: size of the log then, and the hash of its chain.
        until: size of the log up to which they are wanted.

    Returns:
        None where that cannot be told: the log is not the one that was seen, it ends
        before, it was empty, or there are more than `MOST_FOLLOWED`.
    """
    question = ("entries between", since, until)
    return read_once(connection, question, lambda: _between(connection, since, until))


def _between(
    connection: sa.Connection, since: tuple[int, bytes], until: int
) -> tuple[LogEntry, ...] | None:
    size, chain = since
    if not 0 < until - size <= MOST_FOLLOWED:
        return None
    if chain_at(connection, size - 1) != chain.hex():
        return None
    query = sa.select(log.c.leaf).where(log.c.seq >= size, log.c.seq < until)
    rows = connection.execute(query.order_by(log.c.seq)).scalars()
    return tuple(entry_of(leaf) for leaf in rows)
