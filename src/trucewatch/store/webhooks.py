"""Webhooks: their entries, their secrets, and the log of what was sent.

Secrets and deliveries are rows that no log knows (`VOLATILE`): work on a connection of
`Store.volatile` or, for looks, `Store.unit`.
"""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from trucewatch.model.webhook import Delivery, DeliveryState, Webhook
from trucewatch.store.aggregate import Aggregate
from trucewatch.store.tables import deliveries, hook_secrets

WEBHOOKS = Aggregate(kind="webhook", type=Webhook)
LONGEST_NOTE = 300


def put_secret(connection: sa.Connection, hook: str, secret: str) -> None:
    """Keep the secret of a new webhook."""
    connection.execute(sa.insert(hook_secrets).values(hook=hook, secret=secret))


def secret_of(connection: sa.Connection, hook: str) -> str | None:
    """The secret of a webhook, or None: a backup carries none."""
    query = sa.select(hook_secrets.c.secret).where(hook_secrets.c.hook == hook)
    return connection.execute(query).scalar()


def with_secrets(connection: sa.Connection) -> frozenset[str]:
    """Ids of the webhooks whose secret is kept here."""
    return frozenset(connection.execute(sa.select(hook_secrets.c.hook)).scalars())


def drop_secret(connection: sa.Connection, hook: str) -> None:
    """Forget the secret of a webhook that has ended."""
    connection.execute(sa.delete(hook_secrets).where(hook_secrets.c.hook == hook))


def told_of(connection: sa.Connection, hook: str) -> frozenset[str]:
    """Ids of the bulletins for which there is a notice to the webhook."""
    query = sa.select(deliveries.c.bulletin).where(deliveries.c.hook == hook)
    return frozenset(connection.execute(query).scalars())


def put_delivery(connection: sa.Connection, delivery: Delivery) -> None:
    """Keep a notice in place of what it was before."""
    connection.execute(sa.delete(deliveries).where(deliveries.c.id == delivery.id))
    connection.execute(
        sa.insert(deliveries).values(
            id=delivery.id,
            hook=delivery.hook,
            bulletin=delivery.bulletin,
            state=delivery.state.value,
            tries=delivery.tries,
            due=_text(delivery.due),
            status=delivery.status,
            note=delivery.note[:LONGEST_NOTE],
        )
    )


def due_deliveries(connection: sa.Connection, now: datetime) -> tuple[Delivery, ...]:
    """Notices whose next try is due, the longest due first."""
    query = (
        sa.select(deliveries)
        .where(deliveries.c.state == DeliveryState.PENDING.value)
        .where(deliveries.c.due <= _text(now))
        .order_by(deliveries.c.due, deliveries.c.id)
    )
    return tuple(_delivery(row) for row in connection.execute(query))


def take_delivery(
    connection: sa.Connection, delivery: Delivery, *, until: datetime
) -> bool:
    """Take a notice in hand, so that no other sender tries it until then.

    Returns:
        False where somebody else has it.
    """
    query = (
        sa.update(deliveries)
        .where(deliveries.c.id == delivery.id)
        .where(deliveries.c.due == _text(delivery.due))
        .where(deliveries.c.state == DeliveryState.PENDING.value)
        .values(due=_text(until))
    )
    return connection.execute(query).rowcount == 1


def give_up(connection: sa.Connection, hook: str) -> None:
    """Send no more of what waits for a webhook."""
    query = (
        sa.update(deliveries)
        .where(deliveries.c.hook == hook)
        .where(deliveries.c.state == DeliveryState.PENDING.value)
        .values(state=DeliveryState.GIVEN_UP.value)
    )
    connection.execute(query)


def latest_deliveries(connection: sa.Connection, *, most: int) -> tuple[Delivery, ...]:
    """The latest notices, by their last or next try."""
    query = (
        sa.select(deliveries)
        .order_by(deliveries.c.due.desc(), deliveries.c.id)
        .limit(most)
    )
    return tuple(_delivery(row) for row in connection.execute(query))


def _text(moment: datetime) -> str:
    """An instant as it is kept: in UTC, so that texts stand in the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _delivery(row: sa.Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        id=row.id,
        hook=row.hook,
        bulletin=row.bulletin,
        state=DeliveryState(row.state),
        tries=row.tries,
        due=datetime.fromisoformat(row.due),
        status=row.status,
        note=row.note,
    )
