"""Nobody learns from a count that there is something which they may not see.

A mission is served twice: as it is, and with reports, incidents and decisions that are
not for the visitor. But for what the log says of itself, every page is the same, byte
for byte: totals, charts, tallies, first and last days, files and their notes.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from difflib import unified_diff
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.isolation.crawler import Crawl, body, filled, routes
from tests.isolation.planting import NOW
from tests.isolation.serving import Patient
from tests.isolation.words import PUBLIC, Garden
from tests.missions import SETTINGS, take_in
from tests.service.desk import HEADER, ONE, TWO, desk_mission
from tests.service.test_tallies import COUNTS
from tests.web.visitors import let_in
from trucewatch.model.access import Sensitivity
from trucewatch.model.account import Scope
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import ResponseKind
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.liaison import Channel
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.publish.exports import EXPORTERS, TABLES
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.determining import record_determination
from trucewatch.service.liaison import tell
from trucewatch.service.lines import merge_pending
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.readings import review_claim
from trucewatch.service.responding import record_response
from trucewatch.service.review import (
    assign_incident,
    dispute_incident,
    review_incident,
)
from trucewatch.service.tokens import make_token
from trucewatch.store.documents import documents_by_id
from trucewatch.store.lines import told_in
from trucewatch.web.app import create_app
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

HIDDEN = {
    "incident": HEADER.format(title="Another report", publisher="Demo Office")
    + (
        "An airstrike hit Saraqib in Idlib province on 12 September 2017, the Idlib"
        " relief office said. Five civilians were killed. Some 700 people were"
        " displaced. The Russian side registered 9 cases of opening fire in Idlib (9)."
        " The Turkish side registered 4 cases of opening fire in Hama (4).\n"
    ),
    "document": HEADER.format(title="A later report", publisher="Demo Paper").replace(
        "2017-09-12", "2017-10-03"
    )
    + (
        "Mortars shelled Jisr al-Shughur in Idlib province on 3 October 2017, the local"
        " council said. Two civilians were wounded. The Russian side registered 3 cases"
        " of opening fire in Idlib (3).\n"
    ),
}
"""What is hidden: by the marking of its incident, and by its own."""


Visits = dict[str, tuple[dict[str, str], dict[str, str]]]
"""Cookies and headers of each visitor."""

VISITORS = ("viewer", "party_officer", "officer_tur", "auditor", "reporter", "reviewer")


@dataclass(frozen=True)
class Served:
    """A mission's application, and the cookies and headers of each visitor."""

    app: FastAPI
    visits: Visits


@dataclass(frozen=True)
class Twice:
    """The mission without and with what is hidden."""

    bare: Served
    full: Served


def site_of(mission: OpenMission) -> Site:
    """The mission, at a fixed time."""
    return Site(
        mission=mission, settings=SETTINGS, clock=lambda: NOW, limiter=Patient()
    )


def let_all_in(mission: OpenMission) -> Visits:
    """Sessions and tokens of all visitors."""
    visits: Visits = {PUBLIC: ({}, {})}
    for user in VISITORS:
        secret, _ = make_token(
            mission, user, name="t", scopes=tuple(Scope), days=2, now=NOW
        )
        bearer = {"Authorization": f"Bearer {secret}"}
        visits[user] = (let_in(site_of(mission), user), bearer)
    return visits


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twice]:
    """Both, from one mission."""
    root = tmp_path_factory.mktemp("counts")
    made = desk_mission(root, ONE, TWO, COUNTS)
    with made.store.unit() as connection:
        ids = connection.exec_driver_sql("SELECT id FROM claims ORDER BY id")
        claim = ids.scalars().first()
    assert claim is not None
    review_claim(
        made, claim, by="reviewer", review=ClaimReview.ACCEPTED, reason="it says so"
    )
    merge_pending(made, settings=SETTINGS)
    visits = let_all_in(made)
    made.store.close()
    other = shutil.copytree(made.root, root / "full" / "m")
    bare, full = (open_mission(each, settings=SETTINGS) for each in (made.root, other))
    hide(full)
    yield Twice(*(Served(create_app(site_of(e)), visits) for e in (bare, full)))
    bare.store.close()
    full.store.close()


def hide(mission: OpenMission) -> None:
    """Take in what is hidden, mark it, and decide on it all that can be decided."""
    documents = {}
    for kind, text in HIDDEN.items():
        file = mission.root / f"{kind}.txt"
        file.write_text(text, encoding="utf-8")
        (taken,) = take_in(mission, file)
        assert taken.document is not None
        documents[kind] = taken.document
    merge_pending(mission, settings=SETTINGS)
    with mission.store.unit() as connection:
        (incident,) = told_in(connection, (documents["incident"],))
        stored = tuple(documents_by_id(connection, tuple(documents.values())))
    for subject, level in (
        (incident, Sensitivity.RESTRICTED),
        (documents["document"], Sensitivity.CONFIDENTIAL),
    ):
        mark_record(
            mission,
            subject,
            by="reviewer",
            sensitivity=level,
            reason="r",
            settings=SETTINGS,
        )
    for claim in (each for document in stored for each in document.claims):
        review_claim(
            mission, claim.id, by="reviewer", review=ClaimReview.REJECTED, reason="r"
        )
        review_claim(
            mission, claim.id, by="reviewer", review=ClaimReview.ACCEPTED, reason="r"
        )
    decide(mission, incident)


def decide(mission: OpenMission, incident: str) -> None:
    """What people write about an incident."""
    common: dict[str, Any] = {"by": "reviewer", "settings": SETTINGS}
    assign_incident(mission, incident, **common, to="reviewer2", note="look")
    review_incident(
        mission, incident, **common, state=IncidentState.TRIAGED, reason="read"
    )
    attribute_incident(
        mission,
        incident,
        **common,
        level=AttributionLevel.ASSESSED_LOW,
        actor="SYR",
        basis=("two say so",),
    )
    dispute_incident(mission, incident, **common, disputed_by="SYR", reason="no")
    record_response(
        mission,
        incident,
        **common,
        party="SYR",
        kind=ResponseKind.DENIED,
        text="Not ours.",
        at=NOW,
        source="a letter",
    )
    record_determination(
        mission,
        incident,
        **common,
        agreement="SY-2017-05-04",
        term="T1",
        body="Joint group",
        status=DeterminationStatus.REFERRED,
        reason="no consensus",
        on=date(2017, 9, 20),
    )
    tell(
        mission,
        incident,
        by="liaison",
        settings=SETTINGS,
        told="RUS",
        channel=Channel.LETTER,
        at=NOW,
        what="asked",
    )


POOLS = {
    "table": [*TABLES],
    "form": [*EXPORTERS, "html", "json", "csv"],
    "kind": ["csv", "xlsx", "svg", "json"],
    "agreement": ["SY-2017-05-04"],
    "part": ["log"],
    "user": ["reviewer"],
}
"""What addresses that name no record are filled in with."""

DAYS = "first=2017-09-01&last=2017-10-31"

COUNTED = (
    "/desk",
    "/desk/accuracy",
    "/desk/agreements/deadlines",
    "/desk/charts",
    "/desk/coverage",
    "/desk/documents",
    "/desk/figures",
    "/desk/figures.csv",
    "/desk/incidents",
    "/desk/map",
    "/desk/tallies",
    "/desk/tallies.csv",
    "/desk/tallies/series.json",
    "/api/v1/claims",
    "/api/v1/coverage",
    f"/api/v1/findings?{DAYS}",
    "/api/v1/incidents",
    "/api/v1/tallies",
    "/api/v1/exports/incidents/csv",
)
"""Pages and files with counts, or with a first and last day."""

OWN = re.compile("^/account|^/desk/log|^/api/v1/log")
"""What is the visitor's own, with secrets made anew; and the log, for whoever reads it:
how many entries it has tells that something was written (decision 0022)."""

VARIES = re.compile("[0-9a-f]{128}|<dcterms:created.*?</dcterms:modified>")
"""Tokens of forms, and when a workbook was made."""


@dataclass
class Keeping(Crawl):
    """A crawl that keeps what it was answered, but for what is another each time."""

    kept: dict[str, str] = field(default_factory=dict)

    def look(self, path: str, answer: Response) -> None:
        """Keep an answer."""
        if not OWN.search(path):
            text = VARIES.sub("VARIES", body(answer))
            self.kept[path] = f"{answer.status_code}\n{text}"


@contextmanager
def visiting(served: Served, visitor: str) -> Iterator[Keeping]:
    """A visitor of one of the two, at a browser and with a token."""
    cookies, headers = served.visits[visitor]
    with TestClient(
        served.app,
        base_url="http://localhost",
        cookies=cookies,
        follow_redirects=False,
        raise_server_exceptions=False,
    ) as client:
        yield Keeping(visitor, client, Garden(), headers)


def asked(served: Served, visitor: str) -> dict[str, str]:
    """What the visitor is answered at the addresses with counts."""
    with visiting(served, visitor) as crawl:
        for path in COUNTED:
            crawl.look(path, crawl.get(path))
    return crawl.kept


def crawled(served: Served, visitor: str) -> dict[str, str]:
    """What the visitor is answered at all that can be come to without an id."""
    with visiting(served, visitor) as crawl:
        crawl.follow(addresses(served.app))
    return crawl.kept


def addresses(app: FastAPI) -> Iterator[str]:
    """Every route that can be asked for without the id of a record."""
    for path, names in routes(app, "GET"):
        if set(re.findall(r"{(\w+)(?::\w+)?}", path)) <= set(POOLS):
            for each in filled(path, POOLS):
                yield each
                if {"first", "last"} <= set(names):
                    yield f"{each}?{DAYS}"


def differing(bare: dict[str, str], full: dict[str, str]) -> list[str]:
    """What is not the same, a line an address."""
    found = [f"{path}: in one alone" for path in sorted(set(bare) ^ set(full))]
    for path in sorted(set(bare) & set(full)):
        lines = unified_diff(bare[path].split("\n"), full[path].split("\n"), n=0)
        told = [line[:200] for line in lines][3:5]
        found += [f"{path}: {told}"] if told else []
    return found


@pytest.mark.parametrize("visitor", [PUBLIC, "viewer", "party_officer"])
def test_no_count_tells_of_what_is_hidden(twice: Twice, visitor: str) -> None:
    """Of pages with numbers, byte for byte; and most of them are shown."""
    bare = asked(twice.bare, visitor)
    assert differing(bare, asked(twice.full, visitor)) == []
    shown = sum(each.startswith("200") for each in bare.values())
    assert shown >= (5 if visitor == PUBLIC else 17)


def test_whoever_may_see_it_sees_it(twice: Twice) -> None:
    """The two missions are not the same: a reviewer is told other numbers."""
    changed = differing(asked(twice.bare, "reviewer"), asked(twice.full, "reviewer"))
    for path in ("/desk", "/desk/accuracy", "/desk/charts", "/desk/coverage"):
        assert any(each.startswith(f"{path}:") for each in changed), path


def test_between_roles_of_the_team_nothing_is_told_either(twice: Twice) -> None:
    """A reporter may read the restricted incident, not the confidential report."""
    bare, full = (asked(each, "reporter") for each in (twice.bare, twice.full))
    changed = differing(bare, full)
    assert any(each.startswith("/desk/accuracy:") for each in changed)
    for path in ("/desk", "/desk/coverage", "/desk/figures"):
        assert "2017-10-03" not in full[path], path
        assert "3 October 2017" not in full[path], path


@pytest.mark.long
@pytest.mark.parametrize(
    "visitor",
    [PUBLIC, *VISITORS[:4]],
)
def test_hidden_records_change_no_page(twice: Twice, visitor: str) -> None:
    """Of all that can be come to, nothing is another one."""
    bare = crawled(twice.bare, visitor)
    assert differing(bare, crawled(twice.full, visitor)) == []
    assert len(bare) >= 200
