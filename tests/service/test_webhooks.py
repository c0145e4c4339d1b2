"""Webhooks: told of releases alone, signed, tried again, off by default."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.missions import SETTINGS
from tests.service.desk import desk_mission, log_faults
from tests.service.releasing import add_second, as_real, released
from trucewatch.errors import (
    AccessDenied,
    InvalidDecision,
    OutgoingFailed,
    OutgoingRefused,
    UnknownSubject,
)
from trucewatch.model.access import Role
from trucewatch.model.webhook import Delivery, DeliveryState
from trucewatch.service.missions import OpenMission
from trucewatch.service.outgoing import Answer, Outgoing
from trucewatch.service.public_releases import released_bulletin
from trucewatch.service.webhooks import (
    PAUSES,
    add_webhook,
    end_webhook,
    notice,
    read_webhooks,
    send_due,
    signature,
)
from trucewatch.store.webhooks import (
    drop_secret,
    due_deliveries,
    put_delivery,
    take_delivery,
)

HOOK = "https://news.example/hook"
LONG_AGO = datetime(2017, 1, 1, tzinfo=UTC)
HOSTS = replace(SETTINGS, outgoing_hosts=("news.example",), public_url="https://t.x")


@dataclass(frozen=True, kw_only=True, slots=True)
class Receiving(Outgoing):
    """Takes notices instead of another machine.

    Args:
        answers: statuses in their order, or None for no answer; then 204.
        got: what was sent.
    """

    hosts: tuple[str, ...] = ("news.example",)
    answers: list[int | None] = field(default_factory=list)
    got: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)

    def send(self, address: str, body: bytes, *, headers: dict[str, str]) -> Answer:
        """Take a notice."""
        self.got.append((address, body, headers))
        status = self.answers.pop(0) if self.answers else 204
        if status is None:
            raise OutgoingFailed("no answer", where="news.example")
        return Answer(address=address, status=status, media_type="", body=b"")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenMission]:
    """A mission with a released bulletin."""
    mission = as_real(desk_mission(tmp_path_factory.mktemp("hooks")))
    add_second(mission)
    released(mission)
    yield mission
    mission.store.close()


@pytest.fixture
def hook(told: OpenMission) -> Iterator[tuple[str, str]]:
    """A webhook since long ago: its id and its secret."""
    secret, kept = add_webhook(
        told, HOOK, by="publisher", note="News", now=LONG_AGO, outgoing=Receiving()
    )
    yield kept.id, secret
    known = read_webhooks(told, by="admin", settings=HOSTS)
    if any(each.id == kept.id and each.value.active for each in known.hooks):
        end_webhook(told, kept.id, by="admin")


def test_a_webhook_without_its_secret_is_named(
    told: OpenMission, hook: tuple[str, str]
) -> None:
    """As after a restore: nothing could be signed, so nothing is sent."""
    key, _ = hook
    assert key not in read_webhooks(told, by="admin", settings=HOSTS).mute
    with told.store.volatile() as connection:
        drop_secret(connection, key)
    assert read_webhooks(told, by="admin", settings=HOSTS).mute == {key}
    end_webhook(told, key, by="admin")
    assert read_webhooks(told, by="admin", settings=HOSTS).mute == frozenset()


def tried(mission: OpenMission, to: Outgoing, at: datetime) -> tuple[int, int]:
    """How many notices were taken, and how many were not."""
    sent = send_due(mission, settings=HOSTS, outgoing=to, clock=lambda: at)
    return sent.delivered, sent.failed


def of_hook(mission: OpenMission, hook: str) -> Delivery:
    """The only notice to a webhook."""
    known = read_webhooks(mission, by="admin", settings=HOSTS)
    (found,) = [each for each in known.deliveries if each.hook == hook]
    return found


NOW = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.mark.uncounted
def test_a_release_is_told_once_and_signed(
    told: OpenMission, hook: tuple[str, str]
) -> None:
    """With what everybody may read of it; the receiver can check the signature."""
    to = Receiving()
    assert tried(told, to, NOW) == (1, 0)
    assert tried(told, to, NOW + timedelta(days=9)) == (0, 0)
    ((address, body, headers),) = to.got
    record = json.loads(body)
    bulletin = released_bulletin(told, record["data"]["id"])
    assert address == HOOK
    assert record["type"] == "bulletin.released"
    assert record["data"]["address"] == f"https://t.x/bulletins/{bulletin.id}"
    assert body == notice(bulletin, public_url="https://t.x")
    key = base64.b64decode(hook[1].removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    assert headers["webhook-signature"] == f"v1,{base64.b64encode(digest).decode()}"
    assert of_hook(told, hook[0]).state is DeliveryState.DELIVERED


def test_the_signature_is_that_of_the_specification() -> None:
    """Worked out by hand over "msg_1.1.{}"; another body gives another one."""
    secret = "whsec_" + base64.b64encode(b"k" * 32).decode()
    one = signature(secret, message="msg_1", at=1, body=b"{}")
    assert one == "v1,Q80ZGty3IszXXHUinoWbveVRJieaWWM47J/YHN37L48="
    assert one != signature(secret, message="msg_1", at=1, body=b"{ }")


def test_what_fails_is_tried_again_and_given_up(
    told: OpenMission, hook: tuple[str, str]
) -> None:
    """After each pause once, under the same id; after the last never."""
    to = Receiving(answers=[500, None, *[404] * (len(PAUSES) - 1)])
    at = NOW
    for number, pause in enumerate(PAUSES, start=1):
        assert tried(told, to, at) == (0, 1)
        assert of_hook(told, hook[0]).tries == number
        assert tried(told, to, at + pause - timedelta(seconds=1)) == (0, 0)
        at += pause
    assert tried(told, to, at) == (0, 1)
    last = of_hook(told, hook[0])
    assert (last.state, last.status) == (DeliveryState.GIVEN_UP, 404)
    assert tried(told, to, at + timedelta(days=99)) == (0, 0)
    assert len({headers["webhook-id"] for _, _, headers in to.got}) == 1


def test_no_answer_is_noted(told: OpenMission, hook: tuple[str, str]) -> None:
    """With why."""
    assert tried(told, Receiving(answers=[None]), NOW) == (0, 1)
    found = of_hook(told, hook[0])
    assert (found.status, "no answer" in found.note) == (None, True)


def test_a_notice_is_in_one_senders_hands(
    told: OpenMission, hook: tuple[str, str]
) -> None:
    """A second sender passes it over."""
    tried(told, Receiving(answers=[500]), NOW)
    at = NOW + PAUSES[0]
    with told.store.volatile() as connection:
        (due,) = due_deliveries(connection, at)
        until = at + timedelta(minutes=1)
        assert due.hook == hook[0]
        assert take_delivery(connection, due, until=until)
        assert not take_delivery(connection, due, until=until)
    assert tried(told, Receiving(), at) == (0, 0)


def test_a_notice_that_another_took_meanwhile_is_left(
    told: OpenMission, hook: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is sent twice."""
    monkeypatch.setattr(
        "trucewatch.service.webhooks.take_delivery", lambda *_, **__: False
    )
    to = Receiving()
    assert tried(told, to, NOW) == (0, 0)
    assert (to.got, of_hook(told, hook[0]).tries) == ([], 0)


def test_earlier_releases_are_not_told(told: OpenMission) -> None:
    """Only those since it was named."""
    to = Receiving()
    _, kept = add_webhook(
        told, HOOK, by="publisher", note="", now=datetime.now(UTC), outgoing=to
    )
    assert tried(told, to, NOW) == (0, 0)
    end_webhook(told, kept.id, by="publisher")


def test_an_ended_webhook_gets_nothing(
    told: OpenMission, hook: tuple[str, str]
) -> None:
    """Not even what was due."""
    tried(told, Receiving(answers=[500]), NOW)
    end_webhook(told, hook[0], by="admin")
    to = Receiving()
    assert tried(told, to, NOW + PAUSES[0]) == (0, 0)
    assert to.got == []
    assert of_hook(told, hook[0]).state is DeliveryState.GIVEN_UP
    with pytest.raises(UnknownSubject, match="no such webhook"):
        end_webhook(told, hook[0], by="admin")


def test_without_its_secret_nothing_is_sent(
    told: OpenMission, hook: tuple[str, str]
) -> None:
    """As after a restored backup."""
    with told.store.volatile() as connection:
        drop_secret(connection, hook[0])
    to = Receiving()
    assert tried(told, to, NOW) == (0, 1)
    assert to.got == []
    assert of_hook(told, hook[0]).state is DeliveryState.GIVEN_UP


def test_an_address_is_one_that_may_be_called_and_named_once(
    told: OpenMission, hook: tuple[str, str]
) -> None:
    """Its host stands in the settings; nothing is off by accident."""
    assert hook[0].startswith("whk_")
    nowhere = Outgoing(hosts=())
    for address, to, error in (
        (HOOK, nowhere, OutgoingRefused),
        ("https://other.example/", Receiving(), OutgoingRefused),
        ("http://news.example/hook", Receiving(), OutgoingRefused),
        (HOOK, Receiving(), InvalidDecision),
    ):
        with pytest.raises(error):
            add_webhook(told, address, by="publisher", note="", now=NOW, outgoing=to)


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.PUBLISHER, Role.ADMIN}]
)
def test_others_may_not(told: OpenMission, role: Role) -> None:
    """Publishers and admins alone."""
    for use in (
        lambda: read_webhooks(told, by=role.value, settings=HOSTS),
        lambda: end_webhook(told, "whk_1", by=role.value),
        lambda: add_webhook(
            told, HOOK, by=role.value, note="", now=NOW, outgoing=Receiving()
        ),
    ):
        with pytest.raises(AccessDenied):
            use()


def test_the_log_stays_sound(told: OpenMission) -> None:
    """Webhooks are entries, secrets and notices are none."""
    assert log_faults(told) == []


def test_a_long_note_is_cut(told: OpenMission) -> None:
    """What another machine says fills no table."""
    delivery = Delivery(
        id="msg_1",
        hook="whk_1",
        bulletin="bul_1",
        state=DeliveryState.GIVEN_UP,
        tries=1,
        due=NOW,
        note="x" * 9_999,
    )
    with told.store.volatile() as connection:
        put_delivery(connection, delivery)
    assert len(of_hook(told, "whk_1").note) == 300
