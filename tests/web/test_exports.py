"""Exports over the web: the public's, and those of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

import pytest

from tests.service.desk import DAY
from tests.service.releasing import add_second, as_real, released
from tests.web.conftest import visiting
from tests.web.visitors import Visitor
from trucewatch.service.chronicle import read_chronicle
from trucewatch.service.downloads import offers
from trucewatch.web.areas import exports
from trucewatch.web.limits import Allowance
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]


@pytest.mark.uncounted
def test_the_public_gets_what_was_released(site: Site) -> None:
    """Before a release no row, afterwards the day's, with hashes in the headers."""
    real = as_real(site.mission)
    with visiting(replace(site, mission=real)) as visit:
        someone = visit()
        before = someone.get("/data/incidents/csv")
        assert before.headers["x-rows"] == "0"
        add_second(real)
        released(real)
        after = someone.get("/data/incidents/csv")
        assert after.headers["x-rows"] == "1"
        assert after.headers["x-file-sha256"] == sha256(after.content).hexdigest()
        assert "inc_" in after.text
        assert "attachment" in after.headers["content-disposition"]
        day = DAY.isoformat()
        none = someone.get("/data/incidents/csv?first=2017-09-13&last=2017-09-14")
        assert none.headers["x-rows"] == "0"
        some = someone.get(f"/data/incidents/csv?first={day}&last={day}")
        assert some.headers["x-rows"] == "1"


def test_the_page_offers_every_table(visit: Visit) -> None:
    """With formats that can hold it, and its codebook."""
    someone = visit()
    html = someone.page("/data")
    for each in offers():
        assert f"/data/{each.table}/csv" in html
        assert "meaning" in someone.get(f"/data/{each.table}/codebook.csv").text
    assert "/data/tallies/geojson" not in html


@pytest.mark.parametrize("path", ["/data/nothing/csv", "/data/incidents/exe"])
def test_what_is_not_offered_is_refused(visit: Visit, path: str) -> None:
    """With the names of what is."""
    answer = visit().get(path)
    assert answer.status_code == 422
    assert "no such" in answer.text


def test_a_file_of_the_desk_is_logged(site: Site, visit: Visit) -> None:
    """By whom and for whom; an officer makes none for the team or another party."""
    anna = visit("publisher")
    html = anna.page("/desk/exports")
    assert 'value="team"' in html
    answer = anna.get("/desk/exports/file?table=incidents&form=jsonl&audience=team")
    assert answer.status_code == 200
    latest = read_chronicle(site.mission, by="publisher").entries[0]
    assert latest.by == "publisher"
    officer = visit("party_officer")
    assert 'value="team"' not in officer.page("/desk/exports")
    path = "/desk/exports/file?table=incidents&form=csv&audience="
    assert officer.get(path + "team").status_code == 403
    assert officer.get(path + "party:TUR").status_code == 403
    assert officer.get(path + "party:RUS").status_code == 200
    assert anna.get(path + "everybody").status_code == 422
    assert visit().get(path + "public").status_code == 303


def test_exports_have_an_allowance(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They cost more than pages."""
    monkeypatch.setattr(exports, "EXPORTS", Allowance(size=1, per_second=0.001))
    someone = visit()
    assert someone.get("/data/incidents/csv").status_code == 200
    answer = someone.get("/data/incidents/csv")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 1
