"""Tally claims: spans, places, units, windows, issues."""

from __future__ import annotations

from datetime import date

import pytest

from tests.read.tally_case import body, passages, tallies
from trucewatch.model.issue import Severity
from trucewatch.model.place import MentionRole
from trucewatch.model.source import RecorderRole
from trucewatch.model.tally import CellBy, CountBasis, CountUnit
from trucewatch.model.when import TimeBasis, TimePrecision
from trucewatch.read.tallies import code_tallies
from trucewatch.text.segment import LONGEST

TWO_SIDED = (
    "Over the past 24 hours, the Russian side of the commission counted nine cases of "
    "opening fire in the provinces of Hama (six) and Homs ( 3). The Turkish side "
    "counted four, in Idlib."
)


def test_the_main_span_holds_count_and_cells_and_no_more() -> None:
    """The quote runs from the count to its last cell's bracket."""
    russian, turkish = tallies(TWO_SIDED)
    assert russian.quote == (
        "nine cases of opening fire in the provinces of Hama (six) and Homs ( 3)"
    )
    assert turkish.quote == "four, in Idlib"


def test_the_recorders_words_are_a_second_span() -> None:
    """The words that name the recorder can be highlighted too."""
    russian, _ = tallies(TWO_SIDED)
    words = russian.spans[1].cut(TWO_SIDED)
    assert words == "Russian side of the commission"
    assert body(russian).recorder_text == words


def test_cells_are_place_mentions_with_exact_spans() -> None:
    """Each cell's place is a mention of role cell, cut exactly from the text."""
    russian, _ = tallies(TWO_SIDED)
    assert [m.text for m in russian.places] == ["Hama", "Homs"]
    assert {m.role for m in russian.places} == {MentionRole.CELL}
    assert [m.span.cut(TWO_SIDED) for m in russian.places] == ["Hama", "Homs"]


def test_a_cells_span_holds_place_and_number() -> None:
    """The span of a cell covers its key and its number."""
    russian, _ = tallies(TWO_SIDED)
    spans = [cell.span.cut(TWO_SIDED) for cell in body(russian).cells]
    assert spans == ["Hama (six", "Homs ( 3"]


def test_a_key_over_a_line_break_has_one_space() -> None:
    """A name broken over two lines is one key; its mention keeps the text."""
    text = "Turkey counted 4 breaches in Deir\nez-Zor (4)."
    (claim,) = tallies(text)
    assert body(claim).cells[0].key == "Deir ez-Zor"
    assert claim.places[0].text == "Deir\nez-Zor"


def test_kind_cells_are_no_places() -> None:
    """A breakdown by kind names no place."""
    (claim,) = tallies("Turkey counted 5 breaches: 3 shellings and 2 shootings.")
    assert {cell.by for cell in body(claim).cells} == {CellBy.KIND}
    assert claim.places == ()


def test_guarantors_and_parties_keep_their_roles() -> None:
    """Russia and Turkey count as guarantors, Syria as a party."""
    text = "The Russian side logged 9 attacks (8 of them according to the Syrian side)."
    roles = [body(claim).recorder_role for claim in tallies(text)]
    assert roles == [RecorderRole.GUARANTOR, RecorderRole.PARTY]


@pytest.mark.parametrize(
    ("words", "code", "role"),
    [
        ("The UN", "UN", RecorderRole.THIRD_PARTY),
        ("The SOHR", "NGO/SOHR", RecorderRole.NGO),
        ("The Ukrainian side", "UKR", None),
    ],
)
def test_other_recorders_have_roles_where_known(
    words: str, code: str, role: RecorderRole | None
) -> None:
    """Bodies outside the arrangement have their own roles, or none."""
    (claim,) = tallies(f"{words} registered 4 violations.")
    assert (body(claim).recorder, body(claim).recorder_role) == (code, role)


UNITS = (
    ("cases of opening fire", CountUnit.CASE_OF_OPENING_FIRE),
    ("facts of opening fire", CountUnit.CASE_OF_OPENING_FIRE),
    ("instances of firing", CountUnit.CASE_OF_OPENING_FIRE),
    ("ceasefire violations", CountUnit.UNKNOWN),
    ("breaches of the truce", CountUnit.UNKNOWN),
    ("shellings", CountUnit.INCIDENT),
    ("incidents", CountUnit.INCIDENT),
    ("explosions", CountUnit.EXPLOSION),
    ("overflights", CountUnit.OVERFLIGHT),
    ("border crossings", CountUnit.CROSSING),
    ("bursts", CountUnit.SHOT_OR_BURST),
)


@pytest.mark.parametrize(("noun", "unit"), UNITS, ids=[u[0] for u in UNITS])
def test_the_unit_is_what_the_recorders_noun_says(noun: str, unit: CountUnit) -> None:
    """Bare "violations" say nothing of what one count is; the noun is kept."""
    (claim,) = tallies(f"The Russian side registered 12 {noun} in Homs.")
    assert body(claim).unit is unit
    assert body(claim).count_rule == noun


def test_the_second_side_counts_the_same_noun_where_it_leaves_it_out() -> None:
    """An ellipsis keeps the noun of the count before."""
    _, turkish = tallies(TWO_SIDED)
    assert body(turkish).unit is CountUnit.CASE_OF_OPENING_FIRE
    assert body(turkish).count_rule == "cases of opening fire"


def test_a_count_without_any_noun_has_an_unstated_rule() -> None:
    """No noun anywhere: what one count stands for is unstated."""
    first, _ = tallies("Russia registered 15, Turkey-19.")
    assert body(first).count_rule == "unstated"


WINDOWS = (
    ("over the past 24 hours", 24.0),
    ("in the last seven hours", 7.0),
    ("within the past 48 hours", 48.0),
    ("over the past day", 24.0),
)


@pytest.mark.parametrize(("window", "hours"), WINDOWS, ids=[w[0] for w in WINDOWS])
def test_a_window_keeps_its_hours_and_is_no_calendar_day(
    window: str, hours: float
) -> None:
    """Pattern 24: hours are kept, no day is invented."""
    (claim,) = tallies(f"The Turkish side noted 6 breaches {window}.")
    period = body(claim).period
    assert period.hours == hours
    assert period.text == window
    assert claim.time.precision is not TimePrecision.DAY or (
        claim.time.basis is TimeBasis.REPORTED
    )


def test_windows_of_one_sentence_hold_for_both_sides() -> None:
    """The one window of a sentence is both counts' window."""
    text = "Russia logged 10 breaches and Turkey eight over the past 24 hours."
    assert [body(claim).period.hours for claim in tallies(text)] == [24.0, 24.0]


def test_a_window_is_not_lent_to_the_next_sentence() -> None:
    """What the second sentence does not say stays unclear."""
    russian, turkish = tallies(TWO_SIDED)
    assert body(russian).period.hours == 24.0
    assert body(turkish).period.hours is None


def test_an_unclear_window_leaves_the_day_of_publication_as_reported() -> None:
    """Without a window the claim's time is when it was reported."""
    (claim,) = tallies("The Turkish side noted 6 breaches in Homs.")
    assert claim.time.first_day == date(2017, 9, 5)
    assert claim.time.basis is TimeBasis.REPORTED
    assert body(claim).period.text == ""


def test_a_running_total_has_a_start_and_no_end() -> None:
    """Since 27 February: the period is open on the right."""
    _, total = tallies("Turkey noted 5 breaches today, 271 since 27 February.")
    assert body(total).period.start == date(2017, 2, 27)
    assert body(total).period.end is None
    assert body(total).period.text == "since 27 February"


def test_a_named_day_is_that_day() -> None:
    """On Saturday, 2 September 2017: one day, occurred."""
    (claim,) = tallies("Turkey logged 6 breaches on 2 September 2017.")
    assert claim.time.first_day == date(2017, 9, 2)
    assert claim.time.precision is TimePrecision.DAY


def test_an_odd_sum_is_an_issue_and_both_numbers_stay() -> None:
    """Nothing is repaired; the Issue names both numbers."""
    text = "The Russian side recorded 22 breaches: Idlib – 10, Hama – 9."
    coding = code_tallies(passages(text))
    (issue,) = coding.issues
    assert (issue.code, issue.severity) == ("sum_mismatch", Severity.WARNING)
    assert "19" in issue.got
    assert issue.wanted == "22"
    assert body(coding.claims[0]).count == 22


def test_a_derived_count_says_so() -> None:
    """A total that we add up is never a stated one."""
    (claim,) = tallies("Turkey noted breaches: Homs – 3, Nawa – 2.")
    assert body(claim).count_basis is CountBasis.DERIVED


def test_a_stretch_too_long_for_a_sentence_is_an_issue_not_a_hang() -> None:
    """Just as long as allowed is parsed; one more character is an Issue."""
    count = "Turkey noted 4 breaches"
    fits = f"{count}{' ' * (LONGEST - len(count) - 1)}."
    assert [body(claim).count for claim in tallies(fits)] == [4]
    coding = code_tallies(passages(f"{count} {fits[len(count) :]}"))
    assert coding.claims == ()
    assert [issue.code for issue in coding.issues] == ["sentence_too_long"]


def test_nothing_is_read_out_of_nothing() -> None:
    """No passages, no claims."""
    assert code_tallies(()) == code_tallies(passages("Nothing happened."))
