"""Webhooks: who is told of a release, and how telling them went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeliveryState(StrEnum):
    """How far a notice of a release got."""

    PENDING = "pending"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """An address that is told of every released bulletin.

    Its secret is none of the record: whoever restores a backup makes a new one.

    Args:
        address: where the notice goes.
        note: whose it is, in words.
        since: instant from which on releases are told, ISO 8601.
        active: whether it is told at all.

    Raises:
        ValueError: no address.
    """

    address: str
    note: str
    since: str
    active: bool = True

    def __post_init__(self) -> None:
        if not self.address.strip():
            raise ValueError("a webhook has an address")


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One notice to one address.

    Args:
        id: ``msg_`` id; the same for each try, so that a repeated one is known.
        hook: id of the webhook.
        bulletin: id of the bulletin that it tells of.
        state: how far it got.
        tries: how often it was tried.
        due: when it is tried next, or was tried last.
        status: HTTP status of the last answer, or None where there was none.
        note: what went wrong the last time, or "".
    """

    id: str
    hook: str
    bulletin: str
    state: DeliveryState
    tries: int
    due: datetime
    status: int | None = None
    note: str = ""
