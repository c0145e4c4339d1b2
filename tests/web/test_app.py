"""What holds for every answer: headers, languages, errors, limits, the switch."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from starlette.types import Message

from tests.missions import SETTINGS
from tests.web.visitors import Visitor
from trucewatch.errors import AccessDenied, InvalidDecision
from trucewatch.service.switches import is_read_only, turn_switch
from trucewatch.web import guards
from trucewatch.web.app import create_app, hosts
from trucewatch.web.headers import CSP
from trucewatch.web.limits import Allowance, Limiter
from trucewatch.web.menu import ENTRIES
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]


@pytest.mark.uncounted
@pytest.mark.parametrize("path", ["/sign-in", "/desk", "/no-such-page", "/account"])
def test_every_answer_has_the_safe_headers(visit: Visit, path: str) -> None:
    """Pages, redirects and errors alike; no page is kept by a cache."""
    headers = visit().get(path).headers
    assert headers["content-security-policy"] == CSP
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in headers


def test_over_https_cookies_and_visits_stay_on_it(site: Site) -> None:
    """With a public address of https."""
    settings = replace(SETTINGS, public_url="https://truce.example")
    secure = replace(site, settings=settings)
    client = TestClient(create_app(secure), base_url="https://truce.example")
    assert secure.secure
    answer = client.get("/sign-in")
    assert answer.headers["strict-transport-security"].startswith("max-age=")
    assert hosts(settings)[-1] == "truce.example"


def test_other_host_names_are_refused(visit: Visit) -> None:
    """Whoever sends a foreign Host header gets nothing."""
    assert visit().get("/sign-in", host="evil.example").status_code == 400


def test_no_page_has_inline_script_or_style(visit: Visit) -> None:
    """The policy would not run them."""
    anna = visit("reviewer")
    for path in ("/sign-in", "/desk", "/account", "/account/codes"):
        html = anna.page(path)
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick=" not in html
        assert "<script>" not in html
        assert "https://" not in html.replace("https://www.w3.org", "")


def test_the_interface_speaks_the_visitors_language(visit: Visit) -> None:
    """By the browser's wish, or as chosen."""
    someone = visit()
    assert 'dir="rtl"' in someone.get("/sign-in", accept_language="ar").text
    assert 'dir="ltr"' in someone.get("/sign-in", accept_language="xx,en").text
    someone.client.post("/language", data={"code": "ar", "to": "/sign-in"})
    assert 'lang="ar" dir="rtl"' in someone.page("/sign-in")


def test_an_unknown_page_says_so(visit: Visit) -> None:
    """For people as a page, for programs as a problem."""
    assert "Not Found" in visit().get("/no-such-page").text
    answer = visit().get("/api/v1/no-such-thing")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == 404


def test_an_unexpected_error_tells_no_detail(site: Site) -> None:
    """The visitor gets a number, the server's log the rest."""
    app = create_app(site)

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError("secret detail")

    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/broken")
    assert answer.status_code == 500
    assert "secret detail" not in answer.text
    assert "noted as number" in answer.text


def test_too_much_is_refused(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too large a body, and too many requests."""
    someone = visit()
    monkeypatch.setattr(guards, "MOST_BYTES", 10)
    answer = someone.client.post("/language", data={"code": "x" * 100})
    assert answer.status_code == 413
    monkeypatch.setattr(guards, "PAGES", Allowance(size=1, per_second=0.001))
    site_answer = [someone.get("/sign-in").status_code for _ in range(5)]
    assert site_answer[-1] == 429


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("abc", 400),
        ("", 400),
        (" ", 400),
        ("-1", 400),
        ("+1", 400),
        ("1_0", 400),
        ("1.0", 400),
        ("0x10", 400),
        ("1, 1", 400),
        ("\u00b2", 400),
        ("1" * 5_000, 413),
        (str(guards.MOST_BYTES + 1), 413),
        (str(guards.MOST_BYTES), 404),
        ("0" * 5_000 + "1", 404),
        ("0", 404),
    ],
)
@pytest.mark.parametrize("path", ["/nowhere", "/api/v1/nowhere"])
def test_a_size_that_is_none_is_refused(
    site: Site, path: str, told: str, status: int
) -> None:
    """Whatever server is under us; the API says it as a problem."""
    answer = asked(site, path, [(b"content-length", told.encode("latin-1"))])
    assert answer == (status, path.startswith("/api"))


def test_of_several_sizes_none_is_believed(site: Site) -> None:
    """The same one said twice is one."""
    lengths = [(b"content-length", each) for each in (b"5", b"6")]
    assert asked(site, "/nowhere", lengths)[0] == 400
    assert asked(site, "/nowhere", lengths[:1] * 2)[0] == 404


def asked(
    site: Site, path: str, headers: list[tuple[bytes, bytes]]
) -> tuple[int, bool]:
    """Status of the answer to raw headers, and whether it is a problem for programs."""
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost"), *headers],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(create_app(site)(scope, receive, send))
    kind = dict(sent[0]["headers"])[b"content-type"]
    return sent[0]["status"], kind.startswith(b"application/problem+json")


def test_an_allowance_fills_up_again() -> None:
    """Two at once, then one a second; another visitor has the own one."""
    limiter, two = Limiter(), Allowance(size=2, per_second=1.0)
    assert [limiter.take("p", "a", two, at=0.0) for _ in range(3)] == [0.0, 0.0, 1.0]
    assert limiter.take("p", "b", two, at=0.0) == 0.0
    assert limiter.take("p", "a", two, at=1.0) == 0.0


def test_the_switch_stops_every_change(site: Site, visit: Visit) -> None:
    """Reading goes on; only an admin turns it, with a reason."""
    with pytest.raises(AccessDenied):
        turn_switch(site.mission, by="reviewer", read_only=True, reason="why")
    with pytest.raises(InvalidDecision):
        turn_switch(site.mission, by="admin", read_only=True, reason=" ")
    turn_switch(site.mission, by="admin", read_only=True, reason="break-in suspected")
    assert is_read_only(site.mission)
    anna = visit("reviewer")
    anna.page("/desk")
    answer = anna.send("/account/sessions/end")
    assert answer.status_code == 503
    assert "break-in suspected" in answer.text
    turn_switch(site.mission, by="admin", read_only=False, reason="over")
    assert anna.send("/account/sessions/end").status_code == 303


def test_the_menu_shows_what_the_roles_allow(visit: Visit) -> None:
    """An admin finds the administration, a viewer does not; every key is its own."""
    assert 'href="/desk/admin"' in visit("admin").page("/desk")
    assert 'href="/desk/admin"' not in visit("viewer").page("/desk")
    keys = [each.key for each in ENTRIES]
    assert len(keys) == len(set(keys))
