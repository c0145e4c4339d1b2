"""Visitors for tests of the web application: browsers without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from fastapi.testclient import TestClient
from httpx2 import Response

from trucewatch.model.account import Session
from trucewatch.service.accounts import digest_of
from trucewatch.store.accounts import Account, account_of, put_account, put_session
from trucewatch.web.site import Site

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
HIDDEN = re.compile(r'name="csrf" value="([0-9a-f]+)"')


@dataclass(frozen=True)
class Visitor:
    """Somebody at a browser.

    Args:
        client: follows no redirects.
        name: id of the user, or "" of somebody not signed in.
    """

    client: TestClient
    name: str = ""

    def get(self, path: str, **more: str) -> Response:
        """The answer to a page; `more` are headers."""
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        return self.client.get(path, headers=headers)

    def page(self, path: str) -> str:
        """The HTML of a page that there is."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:400])
        return answer.text

    def send(self, path: str, *, seen_on: str = "/account", **fields: str) -> Response:
        """Send a form as a page of the desk would, with the page's token."""
        found = HIDDEN.search(self.page(seen_on))
        assert found is not None, f"{seen_on} has no form"
        data = {"csrf": found.group(1), **fields}
        return self.client.post(path, data=data)


def let_in(site: Site, user: str, *, must_change: bool = False) -> dict[str, str]:
    """The cookies of a session of the user, opened behind the sign-in page's back."""
    token = f"token-of-{user}"
    session = Session(
        digest=digest_of(token), user=user, started=NOW, seen=NOW, client="test"
    )
    account = Account(
        user=user,
        password="-",  # noqa: S106 - no hash at all
        changed=NOW,
        must_change=must_change,
    )
    with site.mission.store.volatile() as connection:
        kept = account_of(connection, user) or account
        put_account(connection, replace(kept, must_change=must_change))
        put_session(connection, session)
    return {"session": token}
