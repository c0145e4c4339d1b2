"""What was watched and hindered stands in the page, the record and the terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.publish.samples import sample_bulletin
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.publish.html import render_html
from trucewatch.publish.json import bulletin_record
from trucewatch.publish.terminal import tally_table
from trucewatch.publish.watching import RESTRICTION

HELD = (
    AccessRestriction(
        place_id="",
        name="Morek",
        first=date(2017, 9, 4),
        last=date(2017, 9, 6),
        kind=RestrictionKind.DELAYED,
        by="TUR",
        movement="convoy",
        note="six hours at a checkpoint",
    ),
    AccessRestriction(
        place_id="",
        name="Rastan",
        first=date(2017, 9, 1),
        kind=RestrictionKind.DENIED,
        movement="patrol",
    ),
)
SENTENCES = (
    "Access hindered at Morek: convoy: delayed, by {}, 4 to 6 September 2017"
    " (six hours at a checkpoint).",
    "Access hindered at Rastan: patrol: denied, by whom is not known,"
    " since 1 September 2017.",
)


def test_restrictions_stand_in_all_three_forms() -> None:
    """By name in the page, with the code on a terminal; the record holds all fields."""
    bulletin = replace(sample_bulletin(), restrictions=HELD)
    page = render_html(bulletin)
    notes = tally_table(bulletin).notes
    name = "Government of Turkey"
    assert SENTENCES[0].format(f"{name} (TUR)") in notes
    assert SENTENCES[1] in notes
    for each in (SENTENCES[0].format(name), SENTENCES[1]):
        assert each in page
    record = bulletin_record(bulletin)["restrictions"]
    assert [each["movement"] for each in record] == ["convoy", "patrol"]


def test_without_restrictions_nothing_is_said_of_them() -> None:
    """No zero: nobody says that no movement was hindered."""
    bulletin = sample_bulletin()
    assert "hindered at" not in render_html(bulletin)
    assert "restrictions" not in bulletin_record(bulletin)


def test_coverage_stands_on_the_terminal() -> None:
    """A line a state, as in the page."""
    bulletin = sample_bulletin()
    assert bulletin.coverage
    notes = tally_table(bulletin).notes
    assert any(bulletin.coverage[0].name in note for note in notes)


def test_every_kind_of_restriction_has_its_words() -> None:
    """The mapping is complete."""
    assert set(RESTRICTION) == set(RestrictionKind)
