"""Writing a bulletin: what it selects, in which order, and what it keeps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.publish import sample_claims, sample_counts, sample_documents
from tests.publish.sample_claims import CLAIMS
from tests.publish.sample_documents import DAY
from tests.publish.samples import sample_bulletin
from trucewatch.model.bulletin import BulletinStatus
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.issue import Severity
from trucewatch.model.review import ClaimReview
from trucewatch.model.tally import TallyPoint
from trucewatch.publish.bulletin import write_bulletin


def test_number_counts_days_from_the_missions_start() -> None:
    """5 September is day 248 of a mission that began on 1 January."""
    bulletin = sample_bulletin()
    assert bulletin.number == 248
    assert bulletin.status is BulletinStatus.DRAFT
    assert (bulletin.period.start, bulletin.period.tz) == (DAY, "Asia/Damascus")


def test_claims_stand_in_the_part_of_their_kind() -> None:
    """Figures, assessments, talks and responses by kind."""
    bulletin = sample_bulletin()
    assert set(bulletin.figures) == {sample_claims.DEAD, sample_claims.HALF}
    assert bulletin.assessments == (sample_claims.ASSESSMENT,)
    assert bulletin.talks == (sample_claims.SIXTH,)
    assert bulletin.responses == (sample_claims.REJECTION,)


def test_events_outside_incidents_stand_among_the_acts() -> None:
    """A call is an act; an event of an incident is not listed twice."""
    assert set(sample_bulletin().acts) == {
        sample_claims.SIGNED,
        sample_claims.PROMISE,
        sample_claims.CALL,
    }


def test_rejected_readings_are_left_out() -> None:
    """A claim whose reading a person rejected is nowhere in the bulletin."""
    rejected = PlacedClaim(
        claim=replace(sample_claims.DEAD.claim, review=ClaimReview.REJECTED)
    )
    others = tuple(p for p in CLAIMS if p is not sample_claims.DEAD)
    bulletin = sample_bulletin(claims=(*others, rejected))
    assert bulletin.figures == (sample_claims.HALF,)
    assert sample_claims.DEAD.claim.id not in {p.claim.id for p in bulletin.claims}


def test_claims_and_documents_stand_by_id_each_once() -> None:
    """What is cited twice is kept once."""
    bulletin = sample_bulletin(claims=CLAIMS + CLAIMS)
    ids = [placed.claim.id for placed in bulletin.claims]
    assert ids == sorted({placed.claim.id for placed in CLAIMS})
    assert [d.id for d in bulletin.documents] == sorted(
        d.id for d in sample_documents.DOCUMENTS
    )


def test_documents_that_nothing_cites_are_left_out() -> None:
    """A held document without a cited claim or correction is not printed."""
    spare = sample_documents.a_document(
        "spare.txt", "Nothing here.\n", publisher="Nobody"
    )
    bulletin = sample_bulletin(documents=(*sample_documents.DOCUMENTS, spare))
    assert spare.id not in {document.id for document in bulletin.documents}


def test_a_cited_document_must_be_held() -> None:
    """A claim whose document is missing is refused, not printed without source."""
    with pytest.raises(ValueError, match="cited documents are not held"):
        sample_bulletin(documents=sample_documents.DOCUMENTS[1:])


@pytest.mark.parametrize(("cited", "kept"), [(True, True), (False, False)])
def test_claims_of_other_days_are_kept_where_cited(
    cited: bool,
    kept: bool,
) -> None:
    """History's claims come along; uncited ones of other days do not."""
    point = TallyPoint(
        day=DAY - timedelta(days=1),
        recorder="RUS",
        count=7,
        claims=(sample_claims.RUSSIAN_TALLY.claim.id,) if cited else (),
    )
    bulletin = write_bulletin(
        mission=sample_documents.MISSION,
        day=DAY,
        cutoff=sample_bulletin().cutoff,
        agreements=(),
        claims=(),
        documents=sample_documents.DOCUMENTS,
        entries=(),
        comparison=None,
        history=(point,),
        rounds=(),
        commitments=(),
        coverage=(),
        corrections=(),
        shapes=(),
        issues=(),
        engine="sample/1",
        others=CLAIMS,
    )
    assert (sample_claims.RUSSIAN_TALLY in bulletin.claims) is kept


def test_history_ends_with_the_bulletins_day() -> None:
    """A later point is not shown."""
    later = TallyPoint(day=DAY + timedelta(days=1), recorder="RUS", count=1)
    bulletin = sample_bulletin(points=(later, *sample_counts.history()))
    assert bulletin.history[-1].day == DAY


def test_doubts_come_worst_first_each_once() -> None:
    """Errors before warnings."""
    bulletin = sample_bulletin()
    assert [issue.severity for issue in bulletin.issues] == [
        Severity.ERROR,
        Severity.WARNING,
    ]


def test_deadlines_come_in_the_order_of_their_dates() -> None:
    """The earlier deadline first."""
    dues = [commitment.due for commitment in sample_bulletin().commitments]
    assert dues == [date(2017, 5, 18), date(2017, 9, 15)]


def test_undated_documents_come_first() -> None:
    """A document without a date sorts before dated ones and breaks nothing."""
    undated = replace(sample_documents.NEWS, published=None)
    documents = (*sample_documents.DOCUMENTS[:-1], undated)
    bulletin = sample_bulletin(documents=documents)
    assert bulletin.figures[0].claim.document == undated.id
