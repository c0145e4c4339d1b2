"""Corrections name what they correct, count for its day, and say what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.factories import document, event, tally, tally_body
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.tally import TallyScope
from trucewatch.reconcile.corrections import (
    Report,
    corrected_report,
    counting_day,
    each_once,
    list_corrections,
    tally_reports,
)

MONDAY, TUESDAY = date(2017, 9, 4), date(2017, 9, 5)


def report(
    title: str | None,
    day: date,
    *claims: PlacedClaim,
    corrects: str | None = None,
) -> Report:
    """A report of `day`; its words are its title and day."""
    made = document(f"{title} on {day}")
    made = replace(made, title=title, corrects=corrects, name="a.txt")
    return Report(document=made, day=day, claims=claims)


FIRST = report("Count of Monday", MONDAY, tally(recorder="RUS", count=7))
MENDED = report(
    "Corrected count",
    TUESDAY,
    tally(recorder="RUS", count=9),
    corrects="count of monday",
)


def test_a_correction_finds_its_report_by_title_whatever_the_case() -> None:
    """Title for title; its own title never matches."""
    assert corrected_report(MENDED, (FIRST, MENDED)) == FIRST
    assert corrected_report(FIRST, (FIRST, MENDED)) is None


def test_a_correction_finds_its_report_by_id() -> None:
    """An id is as good as a title."""
    by_id = report("Mended", TUESDAY, corrects=FIRST.document.id)
    assert corrected_report(by_id, (FIRST,)) == FIRST


def test_of_two_reports_with_one_title_the_latest_before_is_meant() -> None:
    """Never one that came out after the correction."""
    later = report("Count of Monday", date(2017, 9, 6))
    same = report("Count of Monday", TUESDAY)
    assert corrected_report(MENDED, (FIRST, same, later)) == same
    assert corrected_report(MENDED, (later,)) is None


def test_a_report_without_title_matches_no_title() -> None:
    """Missing is not equal to anything."""
    assert corrected_report(MENDED, (report(None, MONDAY),)) is None


def test_a_corrections_numbers_count_for_the_day_they_correct() -> None:
    """Monday's mended number never becomes Tuesday's."""
    assert counting_day(MENDED, (FIRST, MENDED)) == MONDAY
    assert counting_day(FIRST, (FIRST, MENDED)) == MONDAY
    assert counting_day(MENDED, (MENDED,)) == TUESDAY


def test_a_correction_is_told_with_the_numbers_that_changed() -> None:
    """From which number to which, by recorder."""
    (told,) = list_corrections(TUESDAY, (FIRST, MENDED))
    assert (told.corrected, told.by) == (FIRST.document.id, MENDED.document.id)
    assert told.sentence == (
        "“Corrected count” (2017-09-05) corrects “Count of Monday” (2017-09-04): "
        "RUS from 7 to 9."
    )


def test_only_corrections_of_the_day_are_told() -> None:
    """Monday knows nothing of Tuesday's correction."""
    assert list_corrections(MONDAY, (FIRST, MENDED)) == ()


def test_a_correction_of_a_report_not_held_says_so() -> None:
    """It names what it corrects and that we do not have it."""
    (told,) = list_corrections(TUESDAY, (MENDED,))
    assert told.corrected == ""
    assert told.sentence.endswith("corrects “count of monday”, which is not held.")


def test_a_correction_without_changed_totals_names_the_reports_only() -> None:
    """Equal totals, other scopes and unattributed counts are no change."""
    again = report(
        None,
        TUESDAY,
        tally(recorder="RUS", count=7),
        tally(body=tally_body("RUS", 50, scope=TallyScope.CUMULATIVE)),
        tally(recorder=None, count=8),
        tally(recorder="TUR", count=None),
        event(),
        corrects="Count of Monday",
    )
    (told,) = list_corrections(TUESDAY, (FIRST, again))
    assert told.sentence == (
        "“a.txt” (2017-09-05) corrects “Count of Monday” (2017-09-04)."
    )


def test_tallies_stand_under_the_day_they_count_for() -> None:
    """The correction's tally is marked and dated to Monday."""
    found = tally_reports((FIRST, MENDED, FIRST))
    told = sorted((r.body.count, r.published, r.correction) for r in found)
    assert told == [(7, MONDAY, False), (9, MONDAY, True)]


def test_a_report_met_twice_is_kept_with_more_claims() -> None:
    """The same document with its tallies alone and with all its claims."""
    bare = replace(FIRST, claims=())
    assert each_once((bare, FIRST, bare)) == (FIRST,)
