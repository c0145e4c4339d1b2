"""Source texts: every character once, every claim marked, overlaps and all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.publish import sample_claims, sample_documents, samples
from tests.publish.sample_documents import a_claim, a_document
from trucewatch.model.claim import AssessmentBody, PlacedClaim
from trucewatch.model.document import Document, Span
from trucewatch.model.when import TimeBasis, TimePrecision, When
from trucewatch.publish.index import index_of
from trucewatch.publish.sources import segments_of, source_views

TEXT = "One sentence here.\nAnother <b> there.\nA third, and the last one.\n"
DOCUMENT = a_document("x.txt", TEXT, publisher="Outlet")
BODY = AssessmentBody(subject="", statement="")


def _claim_at(start: int, end: int) -> PlacedClaim:
    return a_claim(DOCUMENT, TEXT[start:end], BODY)


spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 30)).map(lambda t: (t[0], sum(t))),
    max_size=6,
)


@given(spans)
def test_segments_joined_are_the_text(chosen: list[tuple[int, int]]) -> None:
    """However claims overlap, the text comes out whole and in order."""
    claims = {p.claim.id: p for p in (_claim_at(*span) for span in chosen)}
    numbers = {key: rank for rank, key in enumerate(claims, start=1)}
    segments = segments_of(DOCUMENT, tuple(claims.values()), numbers)
    assert "".join(segment.text for segment in segments) == TEXT
    started = [key for segment in segments for key in segment.starts]
    ended = [key for segment in segments for _, key in segment.ends]
    assert sorted(started) == sorted(ended) == sorted(claims)


def test_overlapping_claims_are_each_marked() -> None:
    """Two claims that share words: three marked runs, two ends."""
    claims = (_claim_at(0, 12), _claim_at(4, 18))
    numbers = {claims[0].claim.id: 1, claims[1].claim.id: 2}
    segments = segments_of(DOCUMENT, claims, numbers)
    marked = [segment.text for segment in segments if segment.marked]
    assert marked == ["One ", "sentence", " here."]
    assert [segment.ends for segment in segments[:3]] == [
        (),
        ((1, claims[0].claim.id),),
        ((2, claims[1].claim.id),),
    ]


def test_furniture_is_what_lies_outside_the_report() -> None:
    """Menus are printed as furniture; report text is not."""
    segments = segments_of(sample_documents.RUSSIAN, (), {})
    assert [segment.furniture for segment in segments] == [True, False, True]
    assert "Home | News" in segments[0].text


def test_documents_come_in_order_of_publication_with_their_badges() -> None:
    """Numbers of claims run on through the documents."""
    bulletin = samples.sample_bulletin()
    views = source_views(bulletin, index_of(bulletin, {}))
    numbers = [claim.number for view in views for claim in view.claims]
    assert numbers == list(range(1, len(sample_claims.CLAIMS) + 1))
    badges = {view.title: view.badge for view in views}
    assert badges["Field note 12"] == "INVENTED"
    assert badges["Joint commission, the other half"].startswith("Facts sourced: ")


def test_claims_show_chain_origin_span_and_reader() -> None:
    """The particulars of a claim are complete."""
    bulletin = samples.sample_bulletin()
    views = source_views(bulletin, index_of(bulletin, {}))
    claims = {claim.id: claim for view in views for claim in view.claims}
    facts = dict(claims[sample_claims.SIGNED.claim.id].facts)
    assert facts["Source chain"] == "Morning Paper (quoted directly)"
    assert facts["Origin"] == "Morning Paper"
    assert facts["Refers to"] == "Resolution 2254"
    assert facts["Read by"] == "sample/1; read by machine, not reviewed"
    assert facts["Time"] == "4 May 2017 (when it happened; Gregorian calendar)"
    start, end = (int(n) for n in facts["Characters"].split(" to "))
    assert (
        Span(start, end).cut(sample_documents.NEWS.text)
        == sample_claims.SIGNED.claim.quote
    )


def _on(document: Document, moment: date) -> Document:
    published = When(
        start=moment,
        end=moment + timedelta(days=1),
        basis=TimeBasis.PUBLISHED,
        precision=TimePrecision.RANGE,
    )
    return replace(document, published=published)


def test_documents_of_the_day_come_before_earlier_ones() -> None:
    """The day first, in its order; then older ones, latest first, marked once.

    Late on the evening before in UTC is the bulletin's day in Damascus.
    """
    evening = datetime(2017, 9, 4, 22, 30, tzinfo=UTC)
    documents = (
        _on(sample_documents.RUSSIAN, date(2017, 9, 3)),
        _on(sample_documents.TURKISH, evening),
        _on(sample_documents.NOTE, date(2017, 9, 1)),
        replace(sample_documents.DENIAL, published=None),
        sample_documents.NEWS,
    )
    bulletin = samples.sample_bulletin(documents=documents)
    views = source_views(bulletin, index_of(bulletin, {}))
    assert [view.id for view in views] == [
        sample_documents.TURKISH.id,
        sample_documents.NEWS.id,
        sample_documents.RUSSIAN.id,
        sample_documents.NOTE.id,
        sample_documents.DENIAL.id,
    ]
    assert [view.earlier for view in views] == [False, False, True, False, False]
    assert dict(views[-1].facts)["Published"] == "no date found"
