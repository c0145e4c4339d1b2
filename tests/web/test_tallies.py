"""The ledger on the desk: two sides beside each other, down to the sentences."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest

from tests.missions import SETTINGS, take_in
from tests.service.desk import HEADER
from tests.service.test_tallies import COUNTS
from tests.web.visitors import Visitor
from trucewatch.model.access import Sensitivity
from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.ledgers import ledger_file, read_ledger
from trucewatch.service.markings import mark_record
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
OPEN = "/desk/tallies?from=2017-09-10&to=2017-09-14&day=2017-09-12"
NONE = HEADER.format(title="The day before", publisher="Demo Ministry").replace(
    "2017-09-12", "2017-09-11"
) + (
    "Over the past 24 hours the Russian side registered no cases of opening fire. The"
    " Turkish side registered 3 cases of opening fire in Idlib (3).\n"
)


@pytest.fixture
def anna(site: Site, visit: Visit) -> Visitor:
    """A reviewer of a mission with two days of counts."""
    for number, text in enumerate((COUNTS, NONE)):
        file = site.mission.root / f"counts-{number}.txt"
        file.write_text(text, encoding="utf-8")
        take_in(site.mission, file)
    return visit("reviewer")


def words(html: str) -> str:
    """The text of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_day_is_opened_down_to_its_sentences(anna: Visitor) -> None:
    """Counts, what is known to us, what is unexplained; each links to its claim."""
    html = anna.page(OPEN)
    text = words(html)
    assert "The two totals differ." in text
    assert "Whole country 8 1 7 2 1 1" in text
    assert "Idlib 3 none known, not watched 3 not listed" in text
    assert "cases of opening fire" in text
    assert re.search(r'href="/desk/documents/doc_\w+#clm_\w+"', html)
    assert 'data-series="/desk/tallies/series.json?from=2017-09-10' in html
    assert "8 of 8 given by place" in text


def test_both_sides_stand_in_the_same_order_and_type(anna: Visitor) -> None:
    """By actor code, in elements of the same class."""
    html = anna.page(OPEN)
    heads = re.findall(r'<h3>[^<]+<span class="quiet">(\w+)</span></h3>', html)
    assert heads == sorted(heads) == ["RUS", "TUR"]
    totals = re.findall(r'<p class="total">\s*(\d+)\s*</p>', html)
    assert totals == ["8", "2"]


def test_none_reported_none_listed_and_no_report_are_told_apart(anna: Visitor) -> None:
    """And none of them is a zero."""
    text = words(anna.page(OPEN))
    assert "11 September 2017 reports none 3" in text
    assert "not listed" in text
    table = anna.page(OPEN).partition('class="matrix"')[2]
    assert ">0<" not in table


def test_a_series_has_gaps_and_no_zero_for_them(anna: Visitor) -> None:
    """Every day is there; those without a report are null."""
    answer = anna.get("/desk/tallies/series.json?from=2017-09-10&to=2017-09-13")
    sides = answer.json()["sides"]
    assert [side["code"] for side in sides] == ["RUS", "TUR"]
    assert sides[0]["counts"] == [None, 0, 8, None]
    assert sides[1]["counts"] == [None, 3, 2, None]


def test_the_ledger_is_handed_out(anna: Visitor) -> None:
    """As CSV and JSON; another form is refused."""
    days = "?from=2017-09-12&to=2017-09-12"
    answer = anna.get(f"/desk/tallies.csv{days}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["recorder"] for row in rows} == {"RUS", "TUR"}
    record = anna.get(f"/desk/tallies.json{days}").json()
    assert record["schema"] == "trucewatch-tallies/1"
    assert anna.get(f"/desk/tallies.xml{days}").status_code == 422


@pytest.mark.parametrize(
    "query", ["?from=yesterday", "?from=2017-09-14&to=2017-09-10", "?from=2010-01-01"]
)
def test_days_that_are_none_are_refused(anna: Visitor, query: str) -> None:
    """Not a day, reversed, or too many."""
    assert anna.get(f"/desk/tallies{query}").status_code == 422


def test_days_without_a_count_say_so(anna: Visitor) -> None:
    """Neither a chart nor a zero."""
    text = words(anna.page("/desk/tallies?from=2016-01-01&to=2016-01-05"))
    assert "Nobody reported a count" in text
    text = words(
        anna.page("/desk/tallies?from=2017-09-12&day=2017-09-13&to=2017-09-13")
    )
    assert "That says nothing on what happened" in text


def test_a_mission_without_reports_has_an_empty_ledger(anna: Visitor) -> None:
    """Of days before anything was reported there is an empty file."""
    answer = anna.get("/desk/tallies.csv?from=2016-01-01&to=2016-01-02")
    assert len(answer.text.splitlines()) == 1


def test_what_waits_or_is_marked_does_not_count(anna: Visitor, site: Site) -> None:
    """A delay holds a report back from the public, a marking from everybody."""
    html = anna.page(OPEN)
    found = re.search(r"/desk/documents/(doc_\w+)#", html)
    assert found is not None
    document = found.group(1)

    def days() -> list[int]:
        ledger = read_ledger(
            site.mission,
            viewer=THE_PUBLIC,
            first=None,
            last=None,
            day=None,
            now=site.clock(),
            settings=SETTINGS,
        )
        return [day.day.day for day in ledger.days]

    assert days() == [11, 12]

    def mark(level: Sensitivity, hours: int) -> None:
        mark_record(
            site.mission,
            document,
            by="reviewer",
            sensitivity=level,
            delay_hours=hours,
            reason="r",
            settings=SETTINGS,
        )

    mark(Sensitivity.PUBLIC, 24 * 365 * 20)
    assert days() == [11]
    assert "Whole country 8 1 7" in words(anna.page(OPEN))
    mark(Sensitivity.RESTRICTED, 0)
    assert days() == [11]
    assert "Whole country" not in words(anna.page(OPEN))
    csv_text = ledger_file(
        site.mission,
        "csv",
        viewer=THE_PUBLIC,
        first=None,
        last=None,
        now=site.clock(),
        settings=SETTINGS,
    )
    assert "2017-09-12" not in csv_text
