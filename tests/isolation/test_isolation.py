"""Nobody is shown a word that is not for them, at whatever they look.

Words are planted wherever text can be; who may see each is a table by hand
(`words.READERS` and beside each word). A crawler looks at every route, link, question,
file, feed and error as each visitor, and for each word by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.isolation.crawler import ASKED_WITH, Crawl, filled, routes
from tests.isolation.deeds import decide
from tests.isolation.planting import NOW, Planting, planted_mission
from tests.isolation.words import PUBLIC, ROLES
from tests.web.visitors import let_in
from trucewatch.model.account import Scope
from trucewatch.publish.exports import EXPORTERS, TABLES
from trucewatch.service.tokens import make_token
from trucewatch.store.documents import documents_by_id
from trucewatch.store.lines import kept_incidents
from trucewatch.web.app import create_app
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

    def crawl(self, visitor: str) -> Crawl:
        """Everything that a visitor is shown."""
        cookies, headers = {}, {}
        if visitor != PUBLIC:
            user = self.made.by(visitor)
            cookies = let_in(self.site, user)
            secret, _ = make_token(
                self.made.mission,
                user,
                name="for a test",
                scopes=tuple(Scope),
                days=2,
                now=datetime.now(UTC),
            )
            headers = {"Authorization": f"Bearer {secret}"}
        client = TestClient(
            self.app,
            base_url="http://localhost",
            cookies=cookies,
            follow_redirects=False,
            raise_server_exceptions=False,
        )
        with client:
            found = Crawl(visitor, client, self.made.garden, headers)
            found.follow(self._paths())
            self._search(found)
            self._send(found)
        return found

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


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The planted mission, served at a fixed time to patient visitors."""
    made = planted_mission(tmp_path_factory.mktemp("isolation"))
    decide(made)
    site = Site(
        mission=made.mission,
        settings=made.settings,
        clock=lambda: NOW,
        limiter=Patient(),
    )
    yield Served(made, site, create_app(site), pools_of(made))
    made.mission.store.close()


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
        "bulletin": [*of("bul_"), "bul_2017-09-01"],
        "erratum": of("err_"),
        "contact": of("lia_"),
        "restriction": of("rst_"),
        "decision": ["dec_0000000000000000"],
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


def test_two_hundred_words_are_restricted(served: Served) -> None:
    """There is enough to be found."""
    assert len(served.made.garden.restricted()) >= 200


@pytest.mark.parametrize(
    "visitor",
    [PUBLIC, *(pytest.param(each, marks=pytest.mark.full) for each in OUTSIDE[1:])],
)
def test_no_outsider_is_shown_what_is_not_for_them(
    served: Served, visitor: str
) -> None:
    """The public, a partner, an officer of each of two guarantors."""
    found = served.crawl(visitor)
    assert sorted(map(str, set(found.leaks))) == []
    assert len([s for s in found.pages.values() if s == 200]) >= 60


@pytest.mark.long
@pytest.mark.parametrize("visitor", INSIDE)
def test_no_role_is_shown_what_is_not_for_it(served: Served, visitor: str) -> None:
    """Of the team too, each up to its own sensitivity."""
    found = served.crawl(visitor)
    assert sorted(map(str, set(found.leaks))) == []
    assert len([s for s in found.pages.values() if s == 200]) >= 100


@pytest.mark.long
def test_the_crawler_is_not_blind(served: Served) -> None:
    """Of what the reviewer may see, nearly everything comes along."""
    found = served.crawl("reviewer")
    may = {e.word for e in served.made.garden.words.values() if "reviewer" in e.sees}
    missed = sorted(served.made.garden.words[each].where for each in may - found.seen)
    assert len(missed) <= len(may) // 10, missed
