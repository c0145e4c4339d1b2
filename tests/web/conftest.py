"""One small mission for the tests of the web application; each works on a copy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi.testclient import TestClient

from tests.missions import SETTINGS, open_copy
from tests.service.desk import desk_mission
from tests.web.programs import Calls, Program, program
from tests.web.visitors import NOW, Visitor, let_in
from trucewatch.model.account import Scope
from trucewatch.service import passwords
from trucewatch.web.app import create_app
from trucewatch.web.site import Site


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords hashed cheaply; what they cost is tested in `tests/service`."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", lambda: cheap)
    passwords._nobodys.cache_clear()


@pytest.fixture(scope="session")
def web_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A mission with users and two reports, closed."""
    mission = desk_mission(tmp_path_factory.mktemp("web"))
    mission.store.close()
    return mission.root


@pytest.fixture
def site(web_folder: Path, tmp_path: Path) -> Iterator[Site]:
    """A copy of it, served, at a fixed time."""
    opened = open_copy(web_folder, tmp_path / "copy")
    yield Site(mission=opened, settings=SETTINGS, clock=lambda: NOW)
    opened.store.close()


@pytest.fixture
def visit(site: Site) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors: ``visit("reviewer")`` is signed in, ``visit()`` is not."""
    with visiting(site) as made:
        yield made


@contextmanager
def visiting(site: Site) -> Iterator[Callable[..., Visitor]]:
    """The maker of visitors to a site."""
    app = create_app(site)
    clients: list[TestClient] = []

    def made(user: str = "", *, must_change: bool = False) -> Visitor:
        cookies = let_in(site, user, must_change=must_change) if user else {}
        client = TestClient(
            app,
            base_url="http://localhost",
            cookies=cookies,
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        clients.append(client)
        return Visitor(client, user)

    yield made
    for client in clients:
        client.close()


@pytest.fixture
def client(site: Site) -> Iterator[TestClient]:
    """The application."""
    made = TestClient(
        create_app(site), base_url="http://localhost", raise_server_exceptions=False
    )
    yield made
    made.close()


@pytest.fixture
def call(site: Site, client: TestClient) -> Calls:
    """Makes programs: ``call("reviewer")`` has a token for everything."""

    def calling(user: str = "", *scopes: Scope) -> Program:
        return program(client, site, user, *scopes)

    return calling
