"""Every page of the application: the routes that answer with a page, with real ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from playwright.sync_api import APIRequestContext

from tests.browser.live import Served
from tests.isolation.crawler import filled, routes
from tests.missions import SETTINGS
from trucewatch.store.incidents import INCIDENTS
from trucewatch.web.app import create_app
from trucewatch.web.site import Site

WITH_QUESTIONS = (
    "/desk/incidents?q=Saraqib",
    "/desk/documents?q=Idlib",
    "/desk/inbox?whose=all",
    "/desk/agreements/deadlines?as_of=2017-06-05",
    "/desk/agreements/readings?day=2020-03-08",
    "/desk/tallies?first=2020-03-01&last=2020-03-08",
    "/desk/log?before=20",
    "/nowhere",
)


def pools(here: Served) -> dict[str, list[str]]:
    """One id of each kind, by the name that routes give it."""
    with here.mission.store.unit() as look:
        incident = next(
            each.id
            for each in INCIDENTS.every(look)
            if each.value.superseded_by is None
        )
        document, claim = look.exec_driver_sql(
            "SELECT document, claim FROM incident_claims"  # noqa: S608 - an id of ours
            f" WHERE incident = '{incident}' LIMIT 1"
        ).one()
    return {
        "incident": [incident],
        "other": [incident],
        "document": [document],
        "claim": [claim],
        "bulletin": ["bul_2020-03-08"],
        "agreement": [here.mission.agreements[0].id],
        "table": ["incidents"],
        "form": ["html"],
        "seq": ["3"],
        "user": ["anna"],
        "part": ["decisions", "incidents"],
    }


def every_page(
    here: Served,
    asked: APIRequestContext,
    wanted: Callable[[str], bool],
) -> Iterator[str]:
    """Paths that answer with a page to whoever asks, each once.

    Args:
        here: what is served.
        asked: asks, as somebody.
        wanted: whether a path is of interest; others are not asked for.
    """
    app = create_app(Site(mission=here.mission, settings=SETTINGS))
    known = pools(here)
    paths = [
        path
        for route, _ in routes(app, "GET")
        if not route.endswith("/pdf")
        for path in filled(route, known)
    ]
    for path in filter(wanted, [*paths, *WITH_QUESTIONS]):
        answer = asked.get(here.address + path, max_redirects=0)
        kind = answer.headers.get("content-type", "")
        if "attachment" in answer.headers.get("content-disposition", ""):
            continue
        whole = "html" in kind and answer.text().lstrip().lower().startswith(
            "<!doctype"
        )
        if whole and answer.status in {200, 404}:
            yield path
