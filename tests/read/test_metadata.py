"""Metadata: what a page says of itself, and which lines are the report."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from trucewatch.model.when import TimeBasis, on_day
from trucewatch.read.metadata import Metadata, find_metadata
from trucewatch.read.paragraphs import paragraphs

HEAD = "Road along the river reopens"
LEAD = (
    "Elders from both banks met in the school for six hours and agreed to reopen the "
    "road along the river."
)
MORE = "Nobody was hurt during the day, the council said in the evening."
FOURTH = on_day(date(2017, 5, 4), basis=TimeBasis.PUBLISHED)
THIRD = on_day(date(2017, 5, 3), basis=TimeBasis.PUBLISHED)


def read(
    *lines: str,
    facts: dict[str, str] | None = None,
    stated: frozenset[str] = frozenset(),
) -> tuple[Metadata, list[str]]:
    """The metadata of these lines, and the words of its body."""
    text = "\n\n".join(lines)
    found = find_metadata(text, paragraphs(text, 0), facts=facts or {}, stated=stated)
    return found, [span.cut(text) for span in found.body]


def test_a_plain_report_is_title_and_body() -> None:
    """The first line is the title; all lines are the report."""
    found, body = read(HEAD, LEAD, MORE)
    assert found.title == HEAD
    assert body == [HEAD, LEAD, MORE]
    assert (found.byline, found.publisher, found.agency) == (None, None, None)
    assert found.published is None


def test_a_page_is_freed_of_its_furniture() -> None:
    """Menu, site, date, byline and follow-us lines are no report."""
    found, body = read(
        "www.valleynews.org",
        "World",
        "Home | World | Sport",
        HEAD,
        "4 May 2017",
        "By Rana Haddad",
        "Loading...",
        LEAD,
        MORE,
        "Follow us on our channels",
        "Sport",
    )
    assert body == [HEAD, LEAD, MORE]
    assert found.title == HEAD
    assert found.publisher == "valleynews.org"
    assert found.byline == "Rana Haddad"
    assert found.published == FOURTH


TITLES = [
    ("first-full", ["Valley", HEAD, LEAD], None, HEAD),
    ("short-alone", ["Valley", LEAD], None, "Valley"),
    ("stated", ["A longer line about other news", HEAD, LEAD], HEAD, HEAD),
    (
        "repeated",
        ["A line of four words", HEAD, HEAD.upper(), LEAD],
        None,
        HEAD.upper(),
    ),
    ("none", [LEAD, MORE], None, None),
]


@pytest.mark.parametrize(
    ("lines", "fact", "title"), [c[1:] for c in TITLES], ids=[c[0] for c in TITLES]
)
def test_the_title_is_the_best_line_above_the_text(
    lines: list[str], fact: str | None, title: str | None
) -> None:
    """The stated or repeated one, else the first with four words."""
    found, _ = read(*lines, facts={"title": fact} if fact else {})
    assert found.title == title


def test_a_repeated_title_stands_once_in_the_body() -> None:
    """The page's copy of it is furniture."""
    _, body = read(HEAD, HEAD, LEAD)
    assert body == [HEAD, LEAD]


@pytest.mark.parametrize("key", ["title", "byline", "publisher"])
def test_a_stated_fact_outranks_the_page_and_the_page_its_tags(key: str) -> None:
    """Our own front matter, then the words shown, then the page's tags."""
    lines = ("www.valleynews.org", HEAD, "By Rana Haddad", LEAD)
    shown, _ = read(*lines)
    tagged, _ = read(*lines, facts={key: "Another Name Entirely Here"})
    stated, _ = read(
        *lines, facts={key: "Another Name Entirely Here"}, stated=frozenset({key})
    )
    assert getattr(tagged, key) == getattr(shown, key) is not None
    assert getattr(stated, key) == "Another Name Entirely Here"


def test_a_fact_fills_what_the_page_does_not_show() -> None:
    """The page's tags come last."""
    found, _ = read(HEAD, LEAD, facts={"byline": "Rana Haddad", "agency": "LW"})
    assert (found.byline, found.agency) == ("Rana Haddad", "LW")


PUBLISHERS = [
    ("address", ["https://www.valleynews.org/", HEAD, LEAD], "valleynews.org"),
    ("top-line", ["Valley Paper", "4 May 2017", HEAD, LEAD], "Valley Paper"),
    ("owner", [HEAD, LEAD, MORE, "© 2017 Valley Paper"], "Valley Paper"),
    ("owner-word", [HEAD, LEAD, MORE, "Copyright Valley Paper"], None),
]


@pytest.mark.parametrize(
    ("lines", "publisher"), [c[1:] for c in PUBLISHERS], ids=[c[0] for c in PUBLISHERS]
)
def test_the_publisher_is_named_at_the_top_or_by_its_copyright(
    lines: list[str], publisher: str | None
) -> None:
    """An address, a lone name above a date, or the owner at the foot."""
    assert read(*lines)[0].publisher == publisher


PUBLISHED = [
    ("below-title", [HEAD, "4 May 2017", LEAD], {}, FOURTH),
    ("top", ["4 May 2017", HEAD, LEAD], {}, FOURTH),
    ("top-and-below", ["3 May 2017", HEAD, "4 May 2017", LEAD], {}, FOURTH),
    ("under-a-site-name", ["valleynews.org", "4 May 2017", HEAD, LEAD], {}, None),
    ("label-wins", ["3 May 2017", HEAD, "Published 4 May 2017", LEAD], {}, FOURTH),
    ("clock-wins", [HEAD, "3 May 2017", "4 May 2017, 10:30", LEAD], {}, FOURTH),
    ("update-loses", [HEAD, "Updated 4 May 2017", "3 May 2017", LEAD], {}, THIRD),
    ("unreadable", [HEAD, "04/05/2017", LEAD], {}, None),
    ("dateline", [HEAD, f"BEIRUT, 4 May 2017 – {LEAD}"], {}, FOURTH),
    (
        "stamp-over-dateline",
        [HEAD, "4 May 2017", f"BEIRUT, 3 May 2017 – {LEAD}"],
        {},
        FOURTH,
    ),
    ("tag", [HEAD, LEAD], {"published": "2017-05-04"}, FOURTH),
    ("tag-over-bare", [HEAD, "3 May 2017", LEAD], {"published": "2017-05-04"}, FOURTH),
    (
        "label-over-tag",
        [HEAD, "Published 3 May 2017", LEAD],
        {"published": "2017-05-04"},
        THIRD,
    ),
]


@pytest.mark.parametrize(
    ("lines", "facts", "expected"),
    [c[1:] for c in PUBLISHED],
    ids=[c[0] for c in PUBLISHED],
)
def test_the_best_witness_dates_the_document(
    lines: list[str], facts: dict[str, str], expected: object
) -> None:
    """A bare date under a site's name is the day on which the page was looked at."""
    found, _ = read(*lines, facts=facts)
    assert found.published == expected


def test_a_minute_with_its_zone_outweighs_all() -> None:
    """In the page as in its tags."""
    line = "3 May 2017, 10:30 (UTC+03:00)"
    found, _ = read(HEAD, "Published 4 May 2017", line, LEAD)
    assert found.published is not None
    assert found.published.start == datetime(2017, 5, 3, 7, 30, tzinfo=UTC)
    tag = {"published": "2017-05-02T10:30:00+00:00"}
    tagged, _ = read(HEAD, line, LEAD, facts=tag)
    assert tagged.published is not None
    assert tagged.published.start == datetime(2017, 5, 2, 10, 30, tzinfo=UTC)


def test_a_stated_date_that_cannot_be_read_is_not_replaced() -> None:
    """The file said one; another must not be guessed."""
    found, _ = read(
        HEAD,
        "4 May 2017",
        LEAD,
        facts={"published": "some day"},
        stated=frozenset({"published"}),
    )
    assert found.published is None


def test_the_dateline_names_the_agency_and_leaves_the_body() -> None:
    """The body begins after it."""
    found, body = read(HEAD, f"BEIRUT (Levant Wire) - {LEAD}", MORE)
    assert found.agency == "Levant Wire"
    assert body == [HEAD, LEAD, MORE]


def test_a_subheading_is_report_text_where_no_page_surrounds_it() -> None:
    """A fragment between title and text counts only off a page."""
    assert read(HEAD, "In brief", LEAD, MORE)[1] == [HEAD, "In brief", LEAD, MORE]
    page = ("www.valleynews.org", HEAD, "In brief", LEAD, MORE)
    assert read(*page)[1] == [HEAD, LEAD, MORE]


def test_a_full_line_above_the_title_is_report_text_off_a_page() -> None:
    """A stated title may stand below another heading."""
    above = "What the elders of the banks decided"
    facts = {"title": HEAD}
    assert read(above, HEAD, LEAD, facts=facts)[1] == [above, HEAD, LEAD]
    page = ("www.valleynews.org", above, HEAD, LEAD, MORE)
    assert read(*page, facts=facts)[1] == [HEAD, LEAD, MORE]


def test_notes_below_a_ruler_are_cut_off() -> None:
    """Where every line of the tail is a note; a report goes on after a ruler."""
    note = "Rana Haddad is a reporter in the valley."
    assert read(HEAD, LEAD, MORE, "* * *", note)[1] == [HEAD, LEAD, MORE]
    assert read(HEAD, LEAD, "* * *", LEAD, MORE)[1] == [HEAD, LEAD, LEAD, MORE]
    assert read(HEAD, LEAD, MORE, "* * *")[1] == [HEAD, LEAD, MORE]
    assert read(HEAD, LEAD, "---", LEAD, note)[1] == [HEAD, LEAD, LEAD, note]


def test_a_date_line_below_the_header_is_report_text() -> None:
    """In a long report a bare date is a heading of its own."""
    assert read(HEAD, LEAD, "4 May 2017", MORE)[1] == [HEAD, LEAD, "4 May 2017", MORE]


def test_a_short_sentence_after_the_title_ends_the_header() -> None:
    """Six words with a stop are running text."""
    found, body = read(HEAD, "The river road is open again.", "4 May 2017")
    assert found.published is None
    assert body == [HEAD, "The river road is open again.", "4 May 2017"]


def test_a_long_line_without_a_stop_ends_the_header() -> None:
    """Beyond 160 characters no line is a heading."""
    long = " ".join(["the elders of both banks met"] * 20)
    found, body = read(HEAD, long, "4 May 2017")
    assert len(long) > 400
    assert found.published is None
    assert body == [HEAD, long, "4 May 2017"]


def test_a_page_without_a_report_has_no_body() -> None:
    """Only furniture."""
    found, body = read("Loading...", "Follow us on our channels")
    assert body == []
    assert found.title is None
