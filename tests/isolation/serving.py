"""The planted mission as it is served, and a crawl of it as each visitor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.isolation.crawler import ASKED_WITH, Crawl, filled, routes
from tests.isolation.planting import Planting
from tests.isolation.words import PUBLIC, ROLES
from tests.web.visitors import let_in
from trucewatch.model.account import Scope
from trucewatch.publish.exports import EXPORTERS, TABLES
from trucewatch.service.tokens import make_token
from trucewatch.store.documents import documents_by_id
from trucewatch.store.lines import kept_incidents
from trucewatch.web.limits import Allowance, Limiter
from trucewatch.web.site import Site

CONTROL = "Xvavavavak"
"""Looks like a planted word and stands nowhere."""

OUTSIDE = (PUBLIC, ROLES["V"], ROLES["O"], ROLES["T"])
INSIDE = tuple(name for name in ROLES.values() if name not in OUTSIDE)


class Patient(Limiter):
    """Lets everybody have everything."""

    def take(self, kind: str, who: str, allowance: Allowance, *, at: float) -> float:  # noqa: ARG002
        """Nothing to wait for."""
        return 0.0


@dataclass
class Served:
    """The planted mission and its application."""

    made: Planting
    site: Site
    app: FastAPI
    pools: dict[str, list[str]]
    visits: dict[str, tuple[dict[str, str], dict[str, str]]] = field(
        default_factory=dict
    )

    def crawl(self, visitor: str) -> Crawl:
        """Everything that a visitor is shown."""
        with self.visiting(visitor) as found:
            found.follow(self._paths())
            self._search(found)
            self._send(found)
        return found

    @contextmanager
    def visiting(self, visitor: str) -> Iterator[Crawl]:
        """A visitor at a browser and with a token."""
        if visitor not in self.visits:
            self.visits[visitor] = self._let_in(visitor)
        cookies, headers = self.visits[visitor]
        client = TestClient(
            self.app,
            base_url="http://localhost",
            cookies=cookies,
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        with client:
            yield Crawl(visitor, client, self.made.garden, headers)

    def _let_in(self, visitor: str) -> tuple[dict[str, str], dict[str, str]]:
        """Cookies and headers of the visitor."""
        if visitor == PUBLIC:
            return {}, {}
        user = self.made.by(visitor)
        secret, _ = make_token(
            self.made.mission,
            user,
            name="for a test",
            scopes=tuple(Scope),
            days=2,
            now=datetime.now(UTC),
        )
        return let_in(self.site, user), {"Authorization": f"Bearer {secret}"}

    def _paths(self) -> Iterator[str]:
        yield from ("/nowhere", "/desk/nowhere", "/api/v1/nowhere", "/robots.txt")
        days = "first=2017-09-01&last=2017-09-30"
        for path, names in routes(self.app, "GET"):
            for each in filled(path, self.pools):
                yield each
                if {"first", "last"} <= set(names):
                    yield f"{each}?{days}"

    def _search(self, crawl: Crawl) -> None:
        for path, names in routes(self.app, "GET"):
            for name in set(ASKED_WITH) & set(names):
                if "{" in path:
                    continue
                for planted in self.made.garden.words.values():
                    asked = f"{path}?{name}="
                    if crawl.visitor in planted.sees:
                        continue
                    control = CONTROL if planted.word.isalpha() else "987654321"
                    crawl.hits(asked, planted, control)

    def _send(self, crawl: Crawl) -> None:
        """Send every form empty: what is refused says nothing either."""
        if crawl.visitor not in OUTSIDE:
            return
        for path, _ in routes(self.app, "POST"):
            if path.startswith(("/sign-", "/account", "/language")):
                continue
            for each in filled(path, self.pools):
                crawl.look(each, crawl.post(each, {}))


def pools_of(made: Planting) -> dict[str, list[str]]:
    """Ids to fill in, by the name that routes give them."""
    documents = sorted(set(made.documents.values()))
    incidents = sorted(set(made.incidents.values()))
    with made.mission.store.unit() as look:
        stored = tuple(documents_by_id(look, tuple(documents)))
        whole = kept_incidents(look, incidents)
    claims = {c.id for each in stored for c in each.claims}
    claims |= {p.claim.id for each in whole.values() for p in each.supporting}
    of = partial(_of, made.others)
    return {
        "document": [*documents, "doc_0000000000000000"],
        "incident": [*incidents, "inc_0000000000000000"],
        "other": incidents,
        "claim": [*sorted(claims), "clm_0000000000000000"],
        "bulletin": [*(e for e in of("bul_") if "_e" not in e), "bul_2017-09-01"],
        "erratum": [*(e for e in of("bul_") if "_e" in e), "bul_2017-09-12_e09"],
        "contact": of("lia_"),
        "restriction": of("rst_"),
        "decision": ["dec_0000000000000000"],
        "hook": [*of("whk_"), "whk_0000000000000000"],
        "token": ["tok_0000000000000000"],
        "agreement": [each.id for each in made.mission.agreements][:2],
        "user": [made.by("reviewer"), made.by("officer_tur"), "nobody"],
        "seq": ["0", "3", "40", "90", "999999"],
        "table": [*TABLES, "nothing"],
        "part": ["log", "nothing"],
        "form": [*EXPORTERS, "html", "json", "nothing"],
        "kind": ["csv", "xlsx", "svg", "json"],
    }


def _of(ids: list[str], prefix: str) -> list[str]:
    return [each for each in ids if each.startswith(prefix)]
