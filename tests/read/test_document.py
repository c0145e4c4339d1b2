"""Documents: from bytes to text and body, and the doubts about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trucewatch.errors import UnreadableDocument
from trucewatch.model.document import Document, Facts
from trucewatch.model.issue import Severity
from trucewatch.model.when import TimeBasis, on_day
from trucewatch.read import document as reading
from trucewatch.read.document import check_document, read_document

TEXT = (
    "Road along the river reopens\n\n4 May 2017\n\n"
    "Elders from both banks met in the school for six hours and agreed to reopen the "
    "road along the river.\n\nNobody was hurt during the day, the council said.\n"
)
FRONT = (
    "---\ntitle: The note\npublisher: Valley Paper\nlanguage: tr\n"
    "corrects: Old note\npublished: 2017-05-05\n"
    "demo: true\nfacts: invented\n---\n"
)
AS_OF = date(2017, 5, 4)


def codes(document: Document, as_of: date = AS_OF) -> list[str]:
    """The codes of the document's issues."""
    return [issue.code for issue in check_document(document, as_of=as_of)]


def test_a_text_file_keeps_its_text_and_marks_its_body() -> None:
    """The working text is the file; the date line lies outside the body."""
    document = read_document(TEXT.encode(), name="note.txt")
    assert document.text == TEXT
    assert document.media_type == "text/plain"
    assert document.name == "note.txt"
    assert document.title == "Road along the river reopens"
    assert document.published == on_day(AS_OF, basis=TimeBasis.PUBLISHED)
    assert document.language == "en"
    assert len(document.body) == 3
    assert document.id == f"doc_{document.sha256[:16]}"


def test_front_matter_outranks_what_the_text_shows() -> None:
    """It stays in the text, outside the body."""
    document = read_document((FRONT + TEXT).encode())
    assert document.text.startswith("---")
    assert document.body[0].start >= len(FRONT)
    assert (document.title, document.publisher) == ("The note", "Valley Paper")
    assert (document.language, document.corrects) == ("tr", "Old note")
    assert document.published == on_day(date(2017, 5, 5), basis=TimeBasis.PUBLISHED)
    assert document.demonstration is not None
    assert document.demonstration.facts is Facts.INVENTED


def test_a_page_states_the_same_in_its_tags() -> None:
    """Media type parameters are passed over."""
    tags = "".join(
        f'<meta name="trucewatch:{key}" content="{value}">'
        for key, value in (("demo", "yes"), ("facts", "invented"), ("language", "en"))
    )
    html = f"<html><head>{tags}</head><body><h1>Road reopens</h1><p>Calm.</p></body>"
    document = read_document(html.encode(), media_type="Text/HTML; charset=utf-8")
    assert document.media_type == "text/html"
    assert document.demonstration is not None
    assert document.language == "en"


def test_a_page_tag_of_others_states_no_language() -> None:
    """Only our own tags set what the document is."""
    html = '<html><head><meta name="demo" content="yes"></head><p>Calm again.</p>'
    document = read_document(html.encode())
    assert document.demonstration is None


def test_a_page_is_not_read_for_front_matter() -> None:
    """The block is a habit of text files."""
    html = f"<html><body><pre>{FRONT}</pre><p>Calm again in the town.</p></body></html>"
    assert read_document(html.encode()).publisher is None


REFUSED = [
    ("empty", b"", "empty document"),
    ("blank", b" \n\t ", "empty document"),
    ("digits", b"12 34", "document without words"),
    ("image", b"\x89PNG\r\n", "binary file"),
]


@pytest.mark.parametrize(
    ("raw", "what"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_holds_no_report_is_refused(raw: bytes, what: str) -> None:
    """The error says why, and names the document."""
    with pytest.raises(UnreadableDocument) as caught:
        read_document(raw)
    assert caught.value.what == what
    assert caught.value.where == "document"


def test_a_media_type_that_is_not_read_is_refused() -> None:
    """The given type comes before what the bytes look like."""
    with pytest.raises(UnreadableDocument, match="no loader"):
        read_document(TEXT.encode(), media_type="application/msword", name="a.doc")


def test_a_document_of_the_largest_size_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At the limit it is read, a byte beyond it is refused."""
    raw = TEXT.encode()
    monkeypatch.setattr(reading, "MAX_BYTES", len(raw))
    assert read_document(raw).text == TEXT
    with pytest.raises(UnreadableDocument, match="too large"):
        read_document(raw + b"\n")


def test_the_language_of_a_long_report_is_told_from_its_beginning() -> None:
    """Three thousand characters are enough."""
    later = "Совет долины вновь открыл дорогу после переговоров в четверг утром.\n\n"
    text = (
        TEXT + ("The council thanked the drivers for waiting.\n\n" * 80) + later * 200
    )
    assert read_document(text.encode()).language == "en"


def good() -> Document:
    """A document without a doubt."""
    return read_document(TEXT.encode(), name="note.txt")


def test_a_good_document_raises_no_issue() -> None:
    """Date, language, title and body are there."""
    assert codes(good()) == []


DOUBTS: list[tuple[str, Callable[[Document], Document], list[str]]] = [
    ("no-date", lambda d: replace(d, published=None), ["no_publication_date"]),
    ("no-language", lambda d: replace(d, language=None), ["unknown_language"]),
    ("turkish", lambda d: replace(d, language="tr"), ["unsupported_language"]),
    ("no-title", lambda d: replace(d, title=None), ["no_title"]),
    ("no-body", lambda d: replace(d, body=()), ["no_report_text"]),
]


@pytest.mark.parametrize(
    ("change", "expected"), [c[1:] for c in DOUBTS], ids=[c[0] for c in DOUBTS]
)
def test_what_a_document_lacks_is_an_issue(
    change: Callable[[Document], Document], expected: list[str]
) -> None:
    """One code for each."""
    assert codes(change(good())) == expected


def test_a_missing_title_is_a_note_and_names_the_document() -> None:
    """By its name, else by its id."""
    unnamed = replace(good(), title=None, name="")
    (issue,) = check_document(unnamed, as_of=AS_OF)
    assert issue.severity is Severity.NOTE
    assert issue.where == unnamed.id


def test_a_date_of_publication_may_be_today_but_not_tomorrow() -> None:
    """The day of reading is the last one that fits."""
    assert codes(good(), AS_OF) == []
    assert codes(good(), date(2017, 5, 3)) == ["published_in_future"]


def test_a_stated_date_that_cannot_be_read_is_quoted() -> None:
    """The issue shows what the file says."""
    raw = f"---\npublished: the fourth\n---\n{TEXT}".encode()
    issues = check_document(read_document(raw), as_of=AS_OF)
    assert [issue.code for issue in issues] == ["unreadable_publication_date"]
    assert issues[0].got == "the fourth"


def test_a_doubtful_date_is_said_once_with_its_place() -> None:
    """The same words twice raise one issue."""
    text = TEXT + "\nIt closed on 31 June 2016. It closed on 31 June 2016, they said.\n"
    issues = check_document(read_document(text.encode(), name="n.txt"), as_of=AS_OF)
    assert [issue.code for issue in issues] == ["impossible_date"]
    assert issues[0].where.startswith("n.txt: characters ")


def test_at_most_twenty_dates_are_doubted() -> None:
    """Beyond that the whole document's dates are in doubt."""
    dates = [f"It closed on 31 June {year}." for year in range(1980, 2001)]
    twenty = read_document((TEXT + "\n\n".join(dates[:20])).encode())
    more = read_document((TEXT + "\n\n".join(dates)).encode())
    assert len(check_document(twenty, as_of=AS_OF)) == 20
    assert len(check_document(more, as_of=AS_OF)) == 20


SLIPS = [
    ("iranian", "IRNA", "It was signed on 14 May 2016.", ["solar_hijri_slip"]),
    ("other", "SANA", "It was signed on 14 May 2016.", []),
    ("solar-date", "IRNA", "It was signed on 14 Ordibehesht 1395.", []),
    ("month", "IRNA", "It was signed in May 2016.", []),
    ("window", "IRNA", "It was calm over the past 24 hours.", []),
    ("no-reading", "IRNA", "It was signed on 30 March 2016.", []),
]


@pytest.mark.parametrize(
    ("agency", "sentence", "expected"),
    [c[1:] for c in SLIPS],
    ids=[c[0] for c in SLIPS],
)
def test_an_iranian_page_may_mix_its_calendars(
    agency: str, sentence: str, expected: list[str]
) -> None:
    """A Gregorian day of such a source may be a Solar Hijri one."""
    raw = f"---\nagency: {agency}\n---\n{TEXT}\n{sentence}\n".encode()
    assert codes(read_document(raw)) == expected


MARKUP = st.lists(
    st.sampled_from(
        [
            b"<p>",
            b"</p>",
            b"<html>",
            b"<nav>",
            b"%PDF-1.4\n",
            b"---\n",
            b"title: a\n",
            b"4 May 2017\n",
            b"BEIRUT (LW) - ",
            b"Calm. ",
            b"\xff\xfe",
            b"\x00",
            b"\n\n",
            b"\xd0\xb0",
            b"\xc3",
            b"www.a.org\n",
            b"* * *\n",
            b"Loading...\n",
            b"<!--",
        ]
    ),
    max_size=12,
).map(b"".join)


@given(st.one_of(st.binary(max_size=200), MARKUP, st.text(max_size=80).map(str.encode)))
@example(b"<p>")
@example(b"%PDF-1.4\n%%EOF")
@example(b"\xff\xfeA\x00")
def test_any_bytes_give_a_document_or_a_clear_refusal(raw: bytes) -> None:
    """No other error; the body lies in order inside the text."""
    try:
        document = read_document(raw)
    except UnreadableDocument:
        return
    assert all(a.end <= b.start for a in document.body for b in document.body if a < b)
    assert list(document.body) == sorted(document.body)
    assert all(span.end <= len(document.text) for span in document.body)
    assert all(span.cut(document.text).strip() for span in document.body)
    check_document(document, as_of=AS_OF)
