"""Humanitarian figures: by measure, as each source gives them, never added up."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import Response

from trucewatch.model.claim import Measure
from trucewatch.service.figures import figures_file, read_figures
from trucewatch.web.fields import code_from, day_from
from trucewatch.web.handing import file_of
from trucewatch.web.visitors import Desk, DeskNow

router = APIRouter()

From = Annotated[str, Query(alias="from", max_length=10)]
To = Annotated[str, Query(alias="to", max_length=10)]
Of = Annotated[str, Query(alias="measure", max_length=40)]


def _asked(desk: Desk, first: str, last: str, measure: str) -> dict[str, Any]:
    return {
        "viewer": desk.user,
        "first": day_from(first, "from"),
        "last": day_from(last, "to"),
        "measure": code_from(measure, "measure", Measure) if measure else None,
        "now": desk.site.clock(),
        "settings": desk.settings,
    }


@router.get("/desk/figures")
def figures(
    desk: DeskNow, first: From = "", last: To = "", measure: Of = ""
) -> Response:
    """The figures of some days."""
    found = read_figures(desk.mission, **_asked(desk, first, last, measure))
    return desk.render("figures/figures.html.j2", view=found, asked=measure)


@router.get("/desk/figures.csv")
def figures_csv(
    desk: DeskNow, first: From = "", last: To = "", measure: Of = ""
) -> Response:
    """The same as a file."""
    text = figures_file(desk.mission, **_asked(desk, first, last, measure))
    return file_of(text, name="figures.csv", kind="text/csv")
