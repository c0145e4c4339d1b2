"""A unit of work: changes and their log entries in one transaction."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

import sqlalchemy as sa

from trucewatch.model.log import Erasure, Stamp
from trucewatch.store.log import ERASE, LogState, Note, append
from trucewatch.store.sealing import SALT_BYTES, commitment
from trucewatch.store.tables import seals

_PUT_SALTS = sa.text(
    "INSERT INTO seals (subject, salt) VALUES (:subject, :salt) "
    "ON CONFLICT (subject) DO UPDATE SET salt = excluded.salt"
)
"""Understood by SQLite and PostgreSQL alike."""


@dataclass(slots=True, kw_only=True)
class Unit:
    """An open transaction that writes; what it changes is logged when it ends.

    Args:
        connection: the transaction.
        stamp: by whom and when.
        state: the log as it was when the transaction began.
        notes: changes so far, in their order.
        salts: of what was sealed so far, by subject.
    """

    connection: sa.Connection
    stamp: Stamp
    state: LogState
    notes: list[Note] = field(default_factory=list)
    salts: dict[str, bytes] = field(default_factory=dict)

    def seal(
        self,
        action: str,
        subject: str,
        content: object,
        *,
        more: dict[str, object] | None = None,
    ) -> None:
        """Note a change, with a commitment to the content that now stands.

        Args:
            action: what was done, ``document.add``.
            subject: what was changed; a later seal of it takes this one's place.
            content: JSON value that `store.verifying` finds again in the tables.
            more: what the leaf says in the open; nothing personal.
        """
        salt = secrets.token_bytes(SALT_BYTES)
        digest = commitment(salt, content)
        self.salts[subject] = salt
        self.notes.append(
            Note(action=action, subject=subject, digest=digest, more=more)
        )

    def note(
        self, action: str, subject: str, *, more: dict[str, object] | None = None
    ) -> None:
        """Note something that leaves no content: a look, an erasure, a release."""
        self.notes.append(Note(action=action, subject=subject, more=more))

    def erase(self, subject: str, *, reason: Erasure, left: object = None) -> None:
        """Note that a subject's content and salt are gone; proofs stay valid.

        Args:
            subject: what was erased.
            reason: why.
            left: what stands in its place, or None where the rows are gone too.
        """
        more: dict[str, object] = {"reason": reason.value}
        if left is not None:
            self.seal(ERASE, subject, left, more=more)
            return
        self.connection.execute(seals.delete().where(seals.c.subject == subject))
        self.salts.pop(subject, None)
        self.note(ERASE, subject, more=more)

    def close(self) -> None:
        """Write salts and log entries; called once, before the commit."""
        if self.salts:
            rows = [{"subject": key, "salt": salt} for key, salt in self.salts.items()]
            self.connection.execute(_PUT_SALTS, rows)
        append(self.connection, self.notes, stamp=self.stamp, state=self.state)
        self.notes, self.salts = [], {}


def salt_of(connection: sa.Connection, subject: str) -> bytes | None:
    """The salt of what stands for a subject, or None."""
    query = sa.select(seals.c.salt).where(seals.c.subject == subject)
    return connection.execute(query).scalar()
