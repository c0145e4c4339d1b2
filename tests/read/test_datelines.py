"""Datelines: where and by whom a report was filed."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model.document import Span
from trucewatch.model.when import TimeBasis, on_day
from trucewatch.read.datelines import Dateline, read_dateline

FOURTH = on_day(date(2017, 5, 4), basis=TimeBasis.PUBLISHED)
REST = "The road was reopened."


def dateline(text: str) -> Dateline | None:
    """The dateline of a text that is one paragraph."""
    return read_dateline(text, Span(0, len(text)))


DATELINES = [
    ("city-dash", "BEIRUT – ", None, None),
    ("city-agency", "BEIRUT (Levant Wire) - ", "Levant Wire", None),
    ("small-city-agency", "Beirut (Levant Wire) - ", "Levant Wire", None),
    ("slashes", "BEIRUT /Levant Wire/. ", "Levant Wire", None),
    ("date-agency", "Beirut, 4 May 2017 (Levant Wire) - ", "Levant Wire", FOURTH),
    ("date-no-year", "Beirut, May 4 (Levant Wire) - ", "Levant Wire", None),
    ("date-dash", "Beirut, May 4, 2017 -- ", None, FOURTH),
    ("impossible-date", "BEIRUT, 31 June 2017 – ", None, None),
    ("agency-alone", "(Levant Wire) - ", "Levant Wire", None),
    ("country", "ADEN, Yemen (Levant Wire) — ", "Levant Wire", None),
    ("country-date", "KHARTOUM, Sudan, June 3 (Levant Wire) - ", "Levant Wire", None),
    ("country-dash", "ANKARA, Turkey — ", None, None),
    ("small-city-country-date", "Sana'a, Yemen, 4 May 2017 – ", None, FOURTH),
    ("in-brackets", "(BEIRUT, 4 May 2017) – ", None, FOURTH),
    ("saint", "ST. GEORGE (Levant Wire) - ", "Levant Wire", None),
    ("bare-agency", "Beirut, May 4 (SANA) ", "SANA", None),
]


@pytest.mark.parametrize(
    ("head", "agency", "filed"),
    [c[1:] for c in DATELINES],
    ids=[c[0] for c in DATELINES],
)
def test_a_dateline_ends_where_the_report_begins(
    head: str, agency: str | None, filed: object
) -> None:
    """City, date and agency in their usual orders."""
    found = dateline(head + REST)
    assert found is not None
    assert (head + REST)[found.end :] == REST
    assert (found.agency, found.filed) == (agency, filed)


NONE = [
    ("sentence", "The road was reopened."),
    ("cell-dash", "HAMA – 10"),
    ("cell-of-a-province", "HAMA, Homs – 10"),
    ("small-cities-dash", "Hama, Homs – the road was reopened."),
    ("cell-bracket", "Hama (3)"),
    ("small-city-dash", "Idlib – the road was reopened."),
    ("nothing-follows", "BEIRUT – "),
]


@pytest.mark.parametrize("text", [c[1] for c in NONE], ids=[c[0] for c in NONE])
def test_a_place_with_a_count_is_no_dateline(text: str) -> None:
    """Nor is a sentence, nor a city with nothing after it."""
    assert dateline(text) is None
