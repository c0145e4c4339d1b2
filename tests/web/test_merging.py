"""Merging and splitting by page: a look ahead, a reason, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.service.desk import DAY, log_size
from tests.web.visitors import NOW, Visitor
from trucewatch.service.incident_pages import read_incident_page
from trucewatch.service.incidents import list_incidents
from trucewatch.service.intake import Pasted, take_text
from trucewatch.service.lines import merge_pending
from trucewatch.service.previewing import (
    preview_merge,
    preview_split,
    suggestions_for,
)
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]


@pytest.fixture
def incident(site: Site) -> str:
    """Id of the shelling that both reports tell of."""
    merge_pending(site.mission, settings=site.settings)
    lines = list_incidents(site.mission, by="reviewer", now=NOW).lines
    return max(lines, key=lambda line: line.supporting).id


def claims_of(site: Site, incident: str) -> list[str]:
    """Ids of its claims, founding one first."""
    page = read_incident_page(
        site.mission, incident, by="reviewer", now=NOW, settings=site.settings
    )
    return [each.claim for each in page.told]


def split(site: Site, visit: Visitor, incident: str) -> str:
    """Set the last claim apart; the id of the other incident."""
    claim = claims_of(site, incident)[-1]
    path = f"/desk/incidents/{incident}/split"
    answer = visit.send(path, claim=claim, reason="another street")
    assert answer.status_code == 303
    lines = list_incidents(site.mission, by="reviewer", now=NOW).lines
    (other,) = {line.id for line in lines if line.supporting} - {incident}
    return other


def test_a_split_is_shown_before_it_is_made(
    site: Site, visit: Visit, incident: str
) -> None:
    """Two incidents, each with its claims; nothing is written for it."""
    anna, claims = visit("reviewer"), claims_of(site, incident)
    before = log_size(site.mission)
    html = anna.page(f"/desk/incidents/{incident}/split?claim={claims[-1]}")
    assert html.count('class="sketch would"') == 2
    assert "checked" in html
    preview = preview_split(
        site.mission, incident, claims[-1:], by="reviewer", settings=site.settings
    )
    told = sorted(sorted(c.claim for c in each.told) for each in preview.after)
    assert told == sorted([sorted(claims[:-1]), claims[-1:]])
    assert log_size(site.mission) == before


def test_nothing_or_everything_cannot_be_set_apart(
    site: Site, visit: Visit, incident: str
) -> None:
    """The page says so; the form too."""
    anna, claims = visit("reviewer"), claims_of(site, incident)
    path = f"/desk/incidents/{incident}/split"
    assert "Tick the claims" in anna.page(path)
    every = "&".join(f"claim={each}" for each in claims)
    assert anna.get(f"{path}?{every}").status_code == 422
    assert anna.get(f"{path}?claim=clm_none").status_code == 422
    assert anna.send(path, claim=claims[-1], reason=" ").status_code == 422
    assert anna.send(path, reason="none ticked").status_code == 422


def test_a_split_and_a_merge_can_be_taken_back(
    site: Site, visit: Visit, incident: str
) -> None:
    """Split, look at both together, merge, undo: the history tells all of it."""
    anna, claims = visit("reviewer"), claims_of(site, incident)
    other = split(site, anna, incident)
    assert len(claims_of(site, incident)) == len(claims) - 1
    path = f"/desk/incidents/{incident}"
    html = anna.page(f"{path}/merge?with={other}")
    assert html.count('class="sketch would"') == 1
    assert html.count('class="sketch"') == 2
    refused = anna.send(f"{path}/merge", other=other, reason=" ")
    assert refused.status_code == 422
    merged = anna.send(f"{path}/merge", other=other, reason="one street after all")
    assert merged.status_code == 303
    stands = merged.headers["location"]
    html = anna.page(stands)
    assert "one street after all" in html
    assert "another street" in html
    decision = html.split('name="decision" value="')[1].split('"')[0]
    undone = anna.send(f"{path}/undo", decision=decision)
    assert undone.status_code == 303
    assert "taken back" in anna.page(undone.headers["location"])
    assert len(claims_of(site, incident)) == len(claims) - 1
    assert anna.send(f"{path}/undo", decision=decision).status_code == 422


def test_two_incidents_can_be_kept_apart(
    site: Site, visit: Visit, incident: str
) -> None:
    """It answers a suggestion with no; with a reason."""
    anna = visit("reviewer")
    other = split(site, anna, incident)
    path = f"/desk/incidents/{incident}"
    assert anna.send(f"{path}/apart", other=other, reason=" ").status_code == 422
    assert (
        anna.send(f"{path}/apart", other=other, reason="seen both").status_code == 303
    )
    assert "seen both" in anna.page(path)
    assert "What may be the same" in anna.page(f"{path}/suggestions")


def test_what_may_be_the_same_is_offered(
    site: Site, visit: Visit, incident: str
) -> None:
    """With score and sentence, and a way to look at both; not to whoever may not."""
    vague = Pasted(
        text="Artillery shelled Hama province on 12 September 2017, the drivers' union"
        " said.",
        title="Third report",
        publisher="Demo Radio",
        language="en",
        day=DAY,
    )
    take_text(site.mission, vague, by="reporter", as_of=NOW.date())
    merge_pending(site.mission, settings=site.settings)
    lines = list_incidents(site.mission, by="reviewer", now=NOW).lines
    (other,) = {line.id for line in lines} - {incident}
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}"
    html = anna.page(f"{path}/suggestions")
    assert f"{path}/merge?with={other}" in html
    assert "score 0" in html
    assert f"with={other}" in anna.page(f"{path}/merge")
    answer = anna.send(f"{path}/apart", other=other, reason="another place")
    assert answer.status_code == 303
    assert f"with={other}" not in anna.page(f"{path}/suggestions")
    found = suggestions_for(
        site.mission, incident, by="viewer", now=NOW, settings=site.settings
    )
    assert found == ()


def test_an_incident_that_is_not_there_is_said_so(visit: Visit, incident: str) -> None:
    """Or the same one; the page stays."""
    anna, path = visit("reviewer"), f"/desk/incidents/{incident}/merge"
    assert "Id of the other incident" in anna.page(path)
    for other in ("inc_none", incident):
        assert anna.get(f"{path}?with={other}").status_code == 422
    assert anna.send(path, other=incident, reason="x").status_code == 422


@pytest.mark.parametrize("user", ["viewer", "reporter", "publisher"])
def test_whoever_may_not_merge_sees_no_way_to(
    site: Site, visit: Visit, incident: str, user: str
) -> None:
    """Neither the links, nor the previews, nor the forms."""
    who, path = visit(user), f"/desk/incidents/{incident}"
    html = who.page(path)
    assert f"{path}/merge" not in html
    assert f"{path}/split" not in html
    claim = claims_of(site, incident)[-1]
    assert who.get(f"{path}/split?claim={claim}").status_code == 403
    assert who.get(f"{path}/merge?with=inc_x").status_code == 403
    assert who.send(f"{path}/undo", decision="dec_x").status_code in {403, 404}
    assert who.send(f"{path}/merge", other="inc_x", reason="x").status_code == 403
    with pytest.raises(Exception, match="may not"):
        preview_merge(site.mission, incident, "inc_x", by=user, settings=site.settings)
