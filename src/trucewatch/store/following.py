"""Following the log: which entries were written since somebody looked last.

What is worked out from all entries of a kind can be kept in memory and brought up to
date with the few that changed; the log says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.store.entries import kind_and_id
from trucewatch.store.log import chain_at, read_state
from trucewatch.store.tables import log


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
