"""The page of webhooks, and the thread that sends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from fastapi.testclient import TestClient

from tests.missions import SETTINGS
from tests.web.visitors import Visitor, let_in
from trucewatch.errors import StoreError
from trucewatch.service.webhooks import read_webhooks
from trucewatch.web import senders
from trucewatch.web.app import create_app
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
HOSTS = replace(SETTINGS, outgoing_hosts=("news.example",))
PAGE = "/desk/webhooks"


def allowed_to_call(site: Site) -> Visitor:
    """A publisher where a host may be called."""
    client = TestClient(
        create_app(replace(site, settings=HOSTS)),
        base_url="http://localhost",
        cookies=let_in(site, "publisher"),
        follow_redirects=False,
    )
    return Visitor(client, "publisher")


def test_an_address_is_named_and_ended(site: Site) -> None:
    """Its secret stands on the page that answers, and nowhere else."""
    paula = allowed_to_call(site)
    answer = paula.send(
        PAGE, seen_on=PAGE, address="https://news.example/hook", note="News"
    )
    assert answer.status_code == 200
    assert "whsec_" in answer.text
    html = paula.page(PAGE)
    assert "https://news.example/hook" in html
    assert "whsec_" not in html
    (hook,) = read_webhooks(site.mission, by="publisher", settings=HOSTS).hooks
    ended = paula.send(f"{PAGE}/{hook.id}/end", seen_on=PAGE)
    assert ended.status_code == 303
    assert "ended" in paula.page(PAGE)
    paula.client.close()


def test_off_by_default(visit: Visit) -> None:
    """The page says so, and takes no address."""
    paula = visit("publisher")
    assert "outgoing_hosts" in paula.page(PAGE)
    answer = paula.send(PAGE, seen_on=PAGE, address="https://news.example/hook")
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_it_is_for_publishers_and_admins(visit: Visit) -> None:
    """Others are refused, and their menu has no such entry."""
    rita = visit("reviewer")
    assert rita.get(PAGE).status_code == 403
    assert f'href="{PAGE}"' not in rita.page("/desk")
    assert f'href="{PAGE}"' in visit("admin").page("/desk/admin")


def test_a_thread_sends_where_hosts_may_be_called(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with the server; without hosts there is none."""
    looked = Event()
    monkeypatch.setattr(senders, "send_due", lambda *_, **__: looked.set())
    with senders.sending(site.mission, SETTINGS) as thread:
        assert thread is None
    with senders.sending(site.mission, HOSTS) as thread:
        assert looked.wait(10)
    assert thread is not None
    assert not thread.is_alive()


def test_a_failing_look_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """It is noted, and the next one comes."""
    over = Event()
    looks: list[int] = []

    def look() -> None:
        looks.append(len(looks))
        if looks[-1] == 0:
            raise StoreError("somebody else is writing")
        if looks[-1] == 1:
            raise RuntimeError("a mistake of ours")
        over.set()

    senders.repeat(look, over, every=0.0)
    assert looks == [0, 1, 2]
    assert "somebody else is writing" in caplog.text
    assert "a mistake of ours" in caplog.text
