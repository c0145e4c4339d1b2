"""Webhooks: listed addresses are told of every released bulletin, signed, with retries.

Off unless the settings list hosts that may be called. A notice holds what everybody may
read of the release, nothing else. It is signed as the Standard Webhooks specification
has it (https://www.standardwebhooks.com): HMAC-SHA256 over id, time and body.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from trucewatch.errors import (
    InvalidDecision,
    OutgoingFailed,
    OutgoingRefused,
    UnknownSubject,
)
from trucewatch.model.record import content_id, to_record
from trucewatch.model.webhook import Delivery, DeliveryState, Webhook
from trucewatch.service.access import Action, require
from trucewatch.service.cases import acting_user, refusing
from trucewatch.service.missions import OpenMission
from trucewatch.service.outgoing import Outgoing
from trucewatch.service.public_releases import (
    MOST,
    PublicBulletin,
    released_bulletin,
    released_bulletins,
)
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.aggregate import Kept
from trucewatch.store.webhooks import (
    WEBHOOKS,
    drop_secret,
    due_deliveries,
    give_up,
    latest_deliveries,
    put_delivery,
    put_secret,
    secret_of,
    take_delivery,
    told_of,
    with_secrets,
)

PREFIX = "whsec_"
EVENT = "bulletin.released"
PAUSES = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 8 * 60, 24 * 60)
)
"""How long after each failed try the next one comes; after the last none does."""

LEASE = timedelta(minutes=5)
"""How long a sender has a notice to itself; longer than an answer is waited for."""

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """The webhooks of a mission.

    Args:
        hooks: those that there are and were, by address.
        mute: ids of those that are told nothing: their secret is not on this machine,
            as a backup carries none.
        deliveries: the latest notices.
        hosts: that may be called at all.
    """

    hooks: tuple[Kept[Webhook], ...]
    mute: frozenset[str]
    deliveries: tuple[Delivery, ...]
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of the notices that were due."""

    delivered: int
    failed: int


def add_webhook(
    mission: OpenMission,
    address: str,
    *,
    by: str,
    note: str,
    now: datetime,
    outgoing: Outgoing,
) -> tuple[str, Kept[Webhook]]:
    """A new webhook: its secret, shown once, and its entry.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
        OutgoingRefused: the address is none that may be called.
        InvalidDecision: it is there already.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.WEBHOOK_WRITE)
    outgoing.check(address)
    secret = PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()
    with refusing("webhook"):
        value = Webhook(address=address, note=note.strip(), since=now.isoformat())
    key = f"whk_{secrets.token_hex(8)}"
    with mission.store.writing(stamp_now(by)) as unit:
        for kept in WEBHOOKS.every(unit.connection):
            if kept.value.active and kept.value.address == address:
                raise InvalidDecision("there is one already", where=address)
        made = WEBHOOKS.write(unit, key, value, subject=key, seen=0)
    with mission.store.volatile() as connection:
        put_secret(connection, key, secret)
    return secret, made


def end_webhook(mission: OpenMission, hook: str, *, by: str) -> Kept[Webhook]:
    """Tell an address no more.

    Raises:
        UnknownSubject, AccessDenied: no such user or webhook, or one who may not.
    """
    with mission.store.writing(stamp_now(by)) as unit:
        require(acting_user(unit.connection, by), Action.WEBHOOK_WRITE)
        kept = WEBHOOKS.latest(unit.connection, hook)
        if kept is None or not kept.value.active:
            raise UnknownSubject("no such webhook", where=hook)
        value = replace(kept.value, active=False)
        ended = WEBHOOKS.write(unit, hook, value, subject=hook, seen=kept.version)
    with mission.store.volatile() as connection:
        drop_secret(connection, hook)
        give_up(connection, hook)
    return ended


def read_webhooks(mission: OpenMission, *, by: str, settings: Settings) -> Hooks:
    """The webhooks and their latest notices.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.WEBHOOK_WRITE)
        hooks = sorted(
            WEBHOOKS.every(connection), key=lambda each: (each.value.address, each.id)
        )
        found = latest_deliveries(connection, most=SHOWN)
        kept = with_secrets(connection)
    return Hooks(
        hooks=tuple(hooks),
        mute=frozenset(e.id for e in hooks if e.value.active and e.id not in kept),
        deliveries=found,
        hosts=settings.outgoing_hosts,
    )


def notice(bulletin: PublicBulletin, *, public_url: str) -> bytes:
    """The body of a notice: what everybody may read of the release."""
    record = {
        "type": EVENT,
        "timestamp": bulletin.released_at.isoformat(),
        "data": {
            **to_record(bulletin),
            "address": f"{public_url}/bulletins/{bulletin.id}" if public_url else None,
        },
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def signature(secret: str, *, message: str, at: int, body: bytes) -> str:
    """The signature of a notice, as its receiver makes it.

    Args:
        secret: ``whsec_`` and base64.
        message: id of the notice.
        at: seconds since 1970.
        body: its bytes.
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    signed = f"{message}.{at}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def send_due(
    mission: OpenMission,
    *,
    settings: Settings,
    outgoing: Outgoing,
    clock: Callable[[], datetime],
) -> Sent:
    """Note what is to be told, and try every notice that is due, once.

    Several senders may run at once: each notice is in one's hands at a time. What
    fails is tried again after `PAUSES`, and given up after the last of them.
    """
    _note_new(mission, now=clock())
    with mission.store.unit() as connection:
        due = due_deliveries(connection, clock())
    outcomes = [
        _try(mission, each, settings=settings, outgoing=outgoing, clock=clock)
        for each in due
    ]
    done = sum(outcome is True for outcome in outcomes)
    return Sent(delivered=done, failed=sum(outcome is False for outcome in outcomes))


def _note_new(mission: OpenMission, *, now: datetime) -> None:
    """Write down a notice for each release that an active webhook was not told of."""
    with mission.store.unit() as connection:
        hooks = [each for each in WEBHOOKS.every(connection) if each.value.active]
        told = {each.id: told_of(connection, each.id) for each in hooks}
    if not hooks:
        return
    released = released_bulletins(mission, limit=MOST).bulletins
    fresh = [
        Delivery(
            id=content_id("msg", [hook.id, each.id]),
            hook=hook.id,
            bulletin=each.id,
            state=DeliveryState.PENDING,
            tries=0,
            due=now,
        )
        for hook in hooks
        for each in released
        if each.released_at >= datetime.fromisoformat(hook.value.since)
        and each.id not in told[hook.id]
    ]
    if fresh:
        with mission.store.volatile() as connection:
            for delivery in fresh:
                if delivery.bulletin not in told_of(connection, delivery.hook):
                    put_delivery(connection, delivery)


def _try(
    mission: OpenMission,
    delivery: Delivery,
    *,
    settings: Settings,
    outgoing: Outgoing,
    clock: Callable[[], datetime],
) -> bool | None:
    """Whether a notice was taken; None where another sender has it."""
    with mission.store.volatile() as connection:
        if not take_delivery(connection, delivery, until=clock() + LEASE):
            return None
    with mission.store.unit() as connection:
        hook = WEBHOOKS.latest(connection, delivery.hook)
        secret = secret_of(connection, delivery.hook)
    if hook is None or not hook.value.active or secret is None:
        ended = replace(delivery, state=DeliveryState.GIVEN_UP, due=clock())
        _keep(mission, ended, status=None, note="it has ended, or has no secret")
        return False
    body = notice(
        released_bulletin(mission, delivery.bulletin), public_url=settings.public_url
    )
    at = int(clock().timestamp())
    headers = {
        "Content-Type": "application/json",
        "webhook-id": delivery.id,
        "webhook-timestamp": str(at),
        "webhook-signature": signature(secret, message=delivery.id, at=at, body=body),
    }
    status, note = None, ""
    try:
        status = outgoing.send(hook.value.address, body, headers=headers).status
    except (OutgoingFailed, OutgoingRefused) as error:
        note = str(error)
    _keep(mission, _after(delivery, status, now=clock()), status=status, note=note)
    return _taken(status)


def _taken(status: int | None) -> bool:
    return status is not None and 200 <= status < 300


def _after(delivery: Delivery, status: int | None, *, now: datetime) -> Delivery:
    """A notice after a try: taken, to be tried again, or given up."""
    tried = replace(delivery, tries=delivery.tries + 1, due=now)
    if _taken(status):
        return replace(tried, state=DeliveryState.DELIVERED)
    if delivery.tries >= len(PAUSES):
        return replace(tried, state=DeliveryState.GIVEN_UP)
    return replace(tried, due=now + PAUSES[delivery.tries])


def _keep(
    mission: OpenMission, delivery: Delivery, *, status: int | None, note: str
) -> None:
    with mission.store.volatile() as connection:
        put_delivery(connection, replace(delivery, status=status, note=note))
