"""Moments: several looks at the database that see it as it stood at the first of them.

A page asks many services, and each looks for itself. Inside `Store.moment` these looks
share one transaction, which costs one beginning and one end, and what one of them read
is at hand for the next. A change that is written meanwhile ends the sharing: what looks
after it sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

Read = TypeVar("Read")
READ = "trucewatch_read"
"""Name of the option of a connection that holds what was read on it."""


@dataclass(slots=True)
class Look:
    """An open transaction that reads, and how many look through it now."""

    connection: sa.Connection
    lookers: int = 0

    def end(self) -> None:
        """Let go of the connection."""
        self.connection.close()


@dataclass(slots=True)
class Moment:
    """What the looks of one task share.

    Args:
        engine: of the database.
        look: the transaction, once somebody looked.
    """

    engine: sa.Engine
    look: Look | None = None

    @contextmanager
    def looking(self, begin: Callable[[], sa.Connection]) -> Iterator[sa.Connection]:
        """Look through the shared transaction; `begin` opens it where there is none."""
        look = self.look = self.look or Look(begin())
        look.lookers += 1
        try:
            yield look.connection
        except DBAPIError:
            self.forget()
            raise
        finally:
            look.lookers -= 1
            if look is not self.look and not look.lookers:
                look.end()

    def forget(self) -> None:
        """Let the next look begin anew; those that look now finish as they began."""
        look, self.look = self.look, None
        if look is not None and not look.lookers:
            look.end()


_MOMENT: ContextVar[Moment | None] = ContextVar("moment", default=None)


def moment_of(engine: sa.Engine) -> Moment | None:
    """The moment of this task at that database, where it is in one."""
    moment = _MOMENT.get()
    return moment if moment is not None and moment.engine is engine else None


def forget_moment(engine: sa.Engine) -> None:
    """Let what looks from now on see what was written."""
    moment = moment_of(engine)
    if moment is not None:
        moment.forget()


@contextmanager
def begin_moment(engine: sa.Engine) -> Iterator[None]:
    """Inside, the looks of this task at that database are one."""
    if moment_of(engine) is not None:
        yield
        return
    moment = Moment(engine)
    token = _MOMENT.set(moment)
    try:
        yield
    finally:
        _MOMENT.reset(token)
        moment.forget()


def read_before(connection: sa.Connection) -> dict[Hashable, Any] | None:
    """What was read by this look, by question; None where nothing is kept."""
    found: dict[Hashable, Any] | None = connection.get_execution_options().get(READ)
    return found


def read_once(
    connection: sa.Connection, question: Hashable, read: Callable[[], Read]
) -> Read:
    """What `read` gives, read once for each look; where something is written, always.

    Args:
        connection: of `Store.unit`, or any other, on which nothing is kept.
        question: what is read, with everything that it depends on beside the database.
        read: reads it on the connection; the value is shared and may not be altered.
    """
    kept = read_before(connection)
    if kept is None:
        return read()
    if question not in kept:
        kept[question] = read()
    found: Read = kept[question]
    return found
