"""Tokens of the API: made on a page of the own account, shown once, revoked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.web.visitors import Visitor
from trucewatch.service.tokens import own_tokens
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
SECRET = re.compile(r"<code class=\"break\">(tw_[A-Za-z0-9_-]+)</code>")


def made(visitor: Visitor, **fields: str) -> str:
    """The secret of a token that was made."""
    given = {"name": "Nightly figures", "scope": "read", "days": "30", **fields}
    answer = visitor.send("/account/tokens", seen_on="/account/tokens", **given)
    assert answer.status_code == 200
    found = SECRET.search(answer.text)
    assert found is not None
    return found.group(1)


def test_a_token_is_shown_once_and_works(visit: Visit, site: Site) -> None:
    """On the page that answers; the list names it, never its secret."""
    anna = visit("reviewer")
    secret = made(anna)
    page = anna.page("/account/tokens")
    assert "Nightly figures" in page
    assert secret not in page
    assert "never" in page
    asked = visit().client.get(
        "/api/v1/mission", headers={"Authorization": f"Bearer {secret}"}
    )
    assert asked.json()["user"] == "reviewer"
    assert asked.json()["scopes"] == ["read"]
    assert [each.name for each in own_tokens(site.mission, "reviewer")] == [
        "Nightly figures"
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("days", "0"), ("days", "367"), ("days", "x"), ("scope", "all")],
)
def test_a_token_needs_name_scope_and_end(
    visit: Visit, site: Site, field: str, value: str
) -> None:
    """The page says what is missing; nothing is made."""
    given = {"name": "x", "scope": "read", "days": "30"} | {field: value}
    answer = visit("reviewer").send(
        "/account/tokens", seen_on="/account/tokens", **given
    )
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert own_tokens(site.mission, "reviewer") == ()


def test_a_token_is_revoked_by_its_owner_alone(visit: Visit, site: Site) -> None:
    """Then it opens nothing any more."""
    anna, bert = visit("reviewer"), visit("reviewer2")
    secret = made(anna)
    (token,) = own_tokens(site.mission, "reviewer")
    path = f"/account/tokens/{token.id}/revoke"
    assert bert.send(path, seen_on="/account/tokens").status_code == 404
    assert anna.send(path, seen_on="/account/tokens").status_code == 303
    asked = visit().client.get(
        "/api/v1/mission", headers={"Authorization": f"Bearer {secret}"}
    )
    assert asked.status_code == 401


def test_the_page_is_for_the_signed_in(visit: Visit) -> None:
    """And the account page leads there."""
    assert visit().get("/account/tokens").status_code == 303
    assert 'href="/account/tokens"' in visit("viewer").page("/account")
