"""The table in the terminal and the record in JSON."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish import sample_claims, sample_documents
from tests.publish.sample_counts import COMPARISON, silent
from tests.publish.sample_documents import MISSION
from tests.publish.samples import empty_bulletin, sample_bulletin
from trucewatch.model.bulletin import BulletinStatus
from trucewatch.model.review import IncidentState
from trucewatch.publish.json import bulletin_record
from trucewatch.publish.terminal import flag_words, tally_table


def test_table_has_a_column_a_side_and_a_row_a_governorate() -> None:
    """Numbers as reported, words where there is none, the total last."""
    table = tally_table(sample_bulletin())
    assert table.title == "Sample mission · bulletin No. 248 · 5 September 2017"
    assert table.header == ("Governorate", "Russia (RUS)", "Türkiye (TUR)")
    assert table.rows == (
        ("Hama", "2", "not listed"),
        ("Homs", "reports none", "not listed"),
        ("Idlib", "3", "4"),
        ("Whole country, as reported", "7", "4"),
    )


def test_notes_say_how_to_read_the_table() -> None:
    """Results, units and periods, flags, no sum, draft, demonstration."""
    notes = tally_table(sample_bulletin()).notes
    assert "The two totals differ." in notes
    assert "TUR: cases of opening fire; “during the day”." in notes
    assert "Counted separately: no sum, no net." in notes
    assert "DRAFT, machine-read, not reviewed." in notes
    assert any(note.startswith("DEMONSTRATION") for note in notes)
    assert any("do not add up" in note for note in notes)


def test_day_without_counts_has_one_row() -> None:
    """No report from either side, in words."""
    table = tally_table(empty_bulletin())
    assert table.rows == (("Whole country, as reported", "no report", "no report"),)


def test_released_bulletin_of_a_real_mission_has_no_marks() -> None:
    """Neither draft nor demonstration."""
    real = replace(MISSION, demonstration=False)
    bulletin = replace(empty_bulletin(mission=real), status=BulletinStatus.RELEASED)
    assert tally_table(bulletin).notes == ("Counted separately: no sum, no net.",)


def test_silent_side_adds_no_note_on_its_way_of_counting() -> None:
    """Unit and period of a side without a report are not invented."""
    rows = tuple(
        replace(row, cells=(row.cells[0], silent("TUR").total))
        for row in COMPARISON.rows
    )
    comparison = replace(
        COMPARISON, recorders=(COMPARISON.recorders[0], silent("TUR")), rows=rows
    )
    table = tally_table(sample_bulletin(comparison=comparison))
    assert not any(note.startswith("TUR:") for note in table.notes)
    assert table.rows[-1][2] == "no report"


@pytest.mark.parametrize(
    ("flag", "words"),
    [
        ("at_least", "the source gives the number as a minimum"),
        ("some_new_flag", "some new flag"),
    ],
)
def test_flags_are_spelled_out(flag: str, words: str) -> None:
    """Known flags are explained, unknown ones are at least readable."""
    assert flag_words(flag) == words


def test_record_says_demonstration_and_draft() -> None:
    """Both marks while they hold, null once they do not."""
    record = bulletin_record(sample_bulletin())
    assert record["demonstration"].startswith("DEMONSTRATION")
    assert record["draft"] == "DRAFT, machine-read, not reviewed"
    real = replace(MISSION, demonstration=False)
    released = replace(empty_bulletin(mission=real), status=BulletinStatus.RELEASED)
    assert bulletin_record(released)["demonstration"] is None
    assert bulletin_record(released)["draft"] is None


def test_record_holds_every_claim_and_document_once() -> None:
    """Parts name claims by id; texts and hashes are there to check them."""
    record = bulletin_record(sample_bulletin())
    held = {claim["id"] for claim in record["claims"]}
    for part in ("figures", "assessments", "talks", "acts", "responses"):
        assert set(record[part]) <= held
    assert {d["sha256"] for d in record["documents"]} == {
        d.sha256 for d in sample_documents.DOCUMENTS
    }
    texts = {d["id"]: d["text"] for d in record["documents"]}
    for claim in record["claims"]:
        start, end = claim["spans"][0]
        assert texts[claim["document"]][start:end] == claim["quote"]


def test_record_marks_invented_items() -> None:
    """Claims and incidents from made-up documents are marked."""
    record = bulletin_record(sample_bulletin())
    invented = {claim["id"] for claim in record["claims"] if claim["invented"]}
    assert sample_claims.SHELLING.claim.id in invented
    assert sample_claims.RUSSIAN_TALLY.claim.id not in invented
    assert all(incident["invented"] for incident in record["incidents"])


def test_record_withholds_findings_like_the_page() -> None:
    """Only a corroborated incident carries findings."""
    incidents = bulletin_record(sample_bulletin())["incidents"]
    printed = {each["state"]: len(each["findings"]) for each in incidents}
    assert printed == {
        IncidentState.CORROBORATED.value: 1,
        IncidentState.REPORTED.value: 0,
    }
