"""What was said of an undertaking, and apart from it how the file's authors read it."""

from __future__ import annotations

from datetime import date

from trucewatch.model.commitment import CommitmentStatus, FulfilmentReport
from trucewatch.publish.on_record import record_sentences

DUE = date(2017, 6, 4)


def said(
    by: str, day: date = DUE, *, source: str = "paper", unchecked: bool = False
) -> FulfilmentReport:
    """An entry that the file's authors read as met in part."""
    return FulfilmentReport(
        term="T6",
        says=CommitmentStatus.PARTLY,
        by=by,
        day=day,
        text="Maps are drawn",
        source=source,
        unchecked=unchecked,
    )


def told(*reports: FulfilmentReport, due: date | None = DUE) -> list[str]:
    return record_sentences(reports, due=due, name=str.lower)


def test_the_authors_reading_is_no_word_of_the_speaker() -> None:
    """Who said what, where, and then how it is read."""
    assert told(said("AAA")) == [
        "On record: aaa, 4 June 2017: Maps are drawn (paper); "
        "read by the file's authors as: met in part"
    ]
    assert told(said("AAA", source="", unchecked=True)) == [
        "On record: aaa, 4 June 2017: Maps are drawn [not checked against a source]; "
        "read by the file's authors as: met in part"
    ]


def test_a_joint_statement_is_told_once_with_all_who_made_it() -> None:
    """Another source or day is another statement; they come by day."""
    later = date(2017, 6, 5)
    sentences = told(said("CCC", later), said("BBB"), said("AAA"))
    assert [sentence.split(":")[1] for sentence in sentences] == [
        " aaa and bbb, 4 June 2017",
        " ccc, 5 June 2017 (after the date)",
    ]
    assert len(told(said("AAA"), said("BBB", source="radio"))) == 2


def test_where_there_is_no_date_nothing_is_after_it() -> None:
    """The same statement of an undertaking without a last day."""
    (sentence,) = told(said("AAA", date(2030, 1, 1)), due=None)
    assert "after the date" not in sentence
