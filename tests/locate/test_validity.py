"""Entries with days: never chosen outside them, and doubt is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from tests.factories import claim, document, mention, place
from tests.locate.conftest import SMALL
from trucewatch.locate.document import locate_document
from trucewatch.locate.resolve import Priors, place_mention
from trucewatch.locate.texts import find_and_place
from trucewatch.locate.validity import doubt, held
from trucewatch.model.place import Candidate, Placement, Unplaced
from trucewatch.model.when import TimeBasis, TimePrecision, When, on_day, unknown_time
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer

SYRIA = Priors(country="SY")
FIRST, LAST = date(2017, 5, 4), date(2018, 5, 4)
DAY = timedelta(days=1)
MOSCOW = timezone(timedelta(hours=3))


def _span(start: date | None, end: date | None) -> When:
    return When(
        start=start,
        end=end,
        basis=TimeBasis.OCCURRED,
        precision=TimePrecision.RANGE,
    )


def _entry(since: date | None, until: date | None) -> Candidate:
    return Candidate(place=place("Camp"), score=1.0, since=since, until=until)


DAYS = [
    ("the first day", FIRST, LAST, on_day(FIRST), True),
    ("the day before it", FIRST, LAST, on_day(FIRST - DAY), False),
    ("the last day", FIRST, LAST, on_day(LAST), True),
    ("the day after it", FIRST, LAST, on_day(LAST + DAY), False),
    ("no first day", None, LAST, on_day(date(1990, 1, 1)), True),
    ("no last day", FIRST, None, on_day(date(2030, 1, 1)), True),
    ("undated", None, None, unknown_time(), True),
    ("until the last day there is", None, date.max, on_day(LAST), True),
    ("an unknown time", FIRST, LAST, unknown_time(), None),
    ("nothing known", FIRST, LAST, None, None),
    ("all of its days", FIRST, LAST, _span(FIRST, LAST + DAY), True),
    ("a day more at its end", FIRST, LAST, _span(FIRST, LAST + 2 * DAY), None),
    ("a day more before it", FIRST, LAST, _span(FIRST - DAY, LAST), None),
    ("ended the day before", FIRST, LAST, _span(None, FIRST), False),
    ("ended on the first day", FIRST, LAST, _span(None, FIRST + DAY), None),
    ("began the day after", FIRST, LAST, _span(LAST + DAY, None), False),
    ("began on the last day", FIRST, LAST, _span(LAST, None), None),
]


@pytest.mark.parametrize(
    ("why", "since", "until", "when", "answer"), DAYS, ids=[row[0] for row in DAYS]
)
def test_both_days_are_included(
    why: str,
    since: date | None,
    until: date | None,
    when: When | None,
    answer: object,
) -> None:
    """Outside is certain, inside is certain, all else is not known."""
    assert held(_entry(since, until), when) is answer, why


def test_an_hour_counts_by_the_day_of_its_source() -> None:
    """Half an hour after midnight in Moscow, not the day before in UTC."""
    late = datetime(2018, 5, 5, 0, 30, tzinfo=MOSCOW)
    moment = replace(_span(late, late + timedelta(hours=1)), tz="+03:00")
    assert held(_entry(FIRST, LAST), moment) is False


DOUBTS = [
    ("both ends", FIRST, LAST, "valid from 2017-05-04 until 2018-05-04"),
    ("from a day", FIRST, None, "valid from 2017-05-04"),
    ("to a day", None, LAST, "valid until 2018-05-04"),
]


@pytest.mark.parametrize(
    ("why", "since", "until", "told"), DOUBTS, ids=[row[0] for row in DOUBTS]
)
def test_doubt_names_the_days(
    why: str, since: date | None, until: date | None, told: str
) -> None:
    """Only where it cannot be told whether the entry held."""
    entry = _entry(since, until)
    wanted = f"it is not known whether the entry, {told}, held at that time"
    assert doubt(entry, None) == wanted, why
    assert doubt(entry, on_day(LAST if until else FIRST)) is None


CAMPS = """
[supplement]
country = "SY"
source = "site list"

[[place]]
id = "m:old-camp"
name = "Willow Camp"
lat = 35.9
lon = 36.6
since = 2017-05-04
until = 2018-05-04

[[place]]
id = "m:new-camp"
name = "Willow Camp"
lat = 35.1
lon = 36.1
since = 2018-05-05
until = 2019-05-04

[[place]]
id = "m:post"
name = "Heron Post"
lat = 35.3
lon = 36.3
until = 2018-05-04
"""


@pytest.fixture(scope="module")
def camps(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer
) -> Iterator[Gazetteer]:
    """Two camps of one name after each other, and a post that was given up."""
    assert gazetteer.version
    file = tmp_path_factory.mktemp("camps") / "places.toml"
    file.write_text(CAMPS, encoding="utf-8")
    cache = tmp_path_factory.getbasetemp() / "gazetteer"
    with open_gazetteer(cache, supplements=(file,), countries=SMALL) as ours:
        yield ours


TURNS = [
    ("the old one's last day", LAST, "m:old-camp"),
    ("the new one's first day", LAST + DAY, "m:new-camp"),
    ("the new one's last day", date(2019, 5, 4), "m:new-camp"),
    ("the day after", date(2019, 5, 5), None),
    ("the old one's first day", FIRST, "m:old-camp"),
    ("the day before", FIRST - DAY, None),
]


@pytest.mark.parametrize(("why", "day", "chosen"), TURNS, ids=[row[0] for row in TURNS])
@pytest.mark.parametrize("priors", [SYRIA, Priors()], ids=["Syria", "no country"])
def test_the_entry_that_held_is_meant(
    camps: Gazetteer, priors: Priors, why: str, day: date, chosen: str | None
) -> None:
    """Of two entries of one name the day decides; outside both the name stays open."""
    asked = mention("Willow Camp")
    answer = place_mention(asked, gazetteer=camps, priors=priors, when=on_day(day))
    if chosen is None:
        assert isinstance(answer, Unplaced), why
        assert answer.reason.startswith(f"not in being on {day}: Willow Camp (m:")
        assert {c.place.id for c in answer.others} == {"m:old-camp", "m:new-camp"}
    else:
        assert isinstance(answer, Placement), why
        assert answer.place.id == chosen
        assert answer.others == ()


def test_an_unknown_day_lets_an_entry_be_used_and_says_so(camps: Gazetteer) -> None:
    """The reason tells the entry's days."""
    answer = place_mention(mention("Heron Post"), gazetteer=camps, priors=SYRIA)
    assert isinstance(answer, Placement)
    assert answer.reasons[-1] == (
        "it is not known whether the entry, valid until 2018-05-04, held at that time"
    )
    known = place_mention(
        mention("Heron Post"), gazetteer=camps, priors=SYRIA, when=on_day(LAST)
    )
    assert isinstance(known, Placement)
    assert not any("not known" in reason for reason in known.reasons)


MISSPELT = [("the last day", LAST, "m:post"), ("the day after", LAST + DAY, None)]


@pytest.mark.parametrize(
    ("why", "day", "chosen"), MISSPELT, ids=[row[0] for row in MISSPELT]
)
def test_a_near_miss_is_held_to_its_days(
    camps: Gazetteer, why: str, day: date, chosen: str | None
) -> None:
    """A misspelt name of an entry that is gone is unknown."""
    asked = mention("Heron Posst")
    answer = place_mention(asked, gazetteer=camps, priors=SYRIA, when=on_day(day))
    placed = answer.place.id if isinstance(answer, Placement) else None
    assert placed == chosen, why


CLAIMED = [
    ("the claim's day goes first", on_day(LAST), LAST + DAY, "m:post"),
    ("so it does outside", on_day(LAST + DAY), LAST, None),
    ("then the document's", unknown_time(), LAST, "m:post"),
    ("and its day after", unknown_time(), LAST + DAY, None),
    ("neither is known", unknown_time(), None, "m:post"),
]


@pytest.mark.parametrize(
    ("why", "time", "published", "chosen"), CLAIMED, ids=[row[0] for row in CLAIMED]
)
@pytest.mark.parametrize("priors", [SYRIA, Priors()], ids=["Syria", "no country"])
def test_a_claim_is_placed_by_its_own_time_first(
    camps: Gazetteer,
    *,
    priors: Priors,
    why: str,
    time: When,
    published: date | None,
    chosen: str | None,
) -> None:
    """Where it has none, the day of publication counts."""
    said = replace(claim(places=(mention("Heron Post"),)), time=time)
    day = on_day(published, basis=TimeBasis.PUBLISHED) if published else None
    source = replace(document(), id=said.document, published=day)
    (placed,) = locate_document(source, (said,), gazetteer=camps, priors=priors)
    (answer,) = placed.placements
    found = answer.place.id if isinstance(answer, Placement) else None
    assert found == chosen, why


def test_a_whole_text_is_held_to_its_day(camps: Gazetteer) -> None:
    """The name is found all the same, and left open with the reason."""
    text = "They drove from Hama to Heron Post."
    late = find_and_place(text, gazetteer=camps, when=on_day(LAST + DAY))
    assert [f.span.cut(text) for f in late] == ["Hama", "Heron Post"]
    assert isinstance(late[1].answer, Unplaced)
    assert "not in being on 2018-05-05" in late[1].answer.reason
    intime = find_and_place(text, gazetteer=camps, when=on_day(LAST))
    assert isinstance(intime[1].answer, Placement)
