"""Key facts and counts: every state of a report has its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.publish import sample_claims, sample_documents, samples
from tests.publish.sample_claims import CLASH, RUSSIAN_TALLY, TURKISH_TALLY
from tests.publish.sample_counts import COMPARISON, a_ledger_cell, silent
from tests.publish.sample_incidents import entry_of, incident_of
from tests.publish.samples import empty_bulletin, sample_bulletin
from trucewatch.model.commitment import CommitmentStatus
from trucewatch.model.document import Demonstration, Facts
from trucewatch.model.talks import TalkRound
from trucewatch.model.tally import CellState, LedgerCell, RecorderDay
from trucewatch.publish.charts import chart_view
from trucewatch.publish.counts import counts_view, tally_line
from trucewatch.publish.facts import MOST_INCIDENTS, key_facts
from trucewatch.publish.gaps import gap_lines
from trucewatch.publish.index import Line, index_of
from trucewatch.publish.terminal import tally_table


def _text(line: Line) -> str:
    return "".join(part.text for part in line)


def _first(state: CellState, count: int | None) -> str:
    total = LedgerCell(state=state, count=count)
    entry = replace(COMPARISON.recorders[0], total=total)
    comparison = replace(COMPARISON, recorders=(entry, COMPARISON.recorders[1]))
    bulletin = sample_bulletin(comparison=comparison)
    return _text(key_facts(bulletin, index_of(bulletin, {}))[0])


@pytest.mark.parametrize(
    ("state", "count", "expected"),
    [
        (CellState.STATED_NONE, 0, "Russia reports none."),
        (
            CellState.NAMED_WITHOUT_NUMBER,
            None,
            "Russia reports cases without giving a total.",
        ),
        (CellState.NO_REPORT, None, "Russia: no report was received."),
        (
            CellState.COUNTED,
            1,
            "Russia reports 1 case of opening fire (“the last day”).",
        ),
    ],
)
def test_each_state_of_a_count_has_its_sentence(
    state: CellState, count: int | None, expected: str
) -> None:
    """A missing report, a stated none and a missing total are told apart."""
    assert _first(state, count) == expected


def test_many_incidents_are_pointed_to() -> None:
    """The key facts name a few and link the rest."""
    incidents = tuple(
        replace(incident_of((CLASH,)), id=f"inc_{rank}")
        for rank in range(MOST_INCIDENTS + 2)
    )
    bulletin = sample_bulletin(entries=tuple(map(entry_of, incidents)))
    lines = [_text(line) for line in key_facts(bulletin, index_of(bulletin, {}))]
    assert "2 more reported incidents." in lines
    assert sum(line.startswith("Armed clash") for line in lines) == MOST_INCIDENTS


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "Geneva talks: a round on this day in Geneva."),
        (1, "Geneva talks: a round that began on 4 September 2017 ended in Geneva."),
    ],
)
def test_talks_that_end_on_the_day_are_key_facts(days: int, expected: str) -> None:
    """Rounds of the day, with their first day where it was another."""
    held: TalkRound = samples.ROUNDS[1]
    held = replace(held, start=held.start.replace(day=held.start.day - days))
    bulletin = replace(sample_bulletin(), rounds=(held,))
    lines = [_text(line) for line in key_facts(bulletin, index_of(bulletin, {}))]
    assert expected in lines


def test_only_open_deadlines_with_a_date_are_key_facts() -> None:
    """An undated undertaking is no next deadline."""
    open_one = samples.COMMITMENTS[0]
    for changed in (
        replace(open_one, due=None),
        replace(open_one, status=CommitmentStatus.MET),
    ):
        bulletin = replace(sample_bulletin(), commitments=(changed,))
        lines = [_text(line) for line in key_facts(bulletin, index_of(bulletin, {}))]
        assert not any(line.startswith("Next open deadline") for line in lines)


def test_no_counts_at_all_are_said_once_a_side() -> None:
    """Without a comparison both sides' silence stands among the gaps."""
    bulletin = empty_bulletin()
    lines = [_text(line) for line in gap_lines(bulletin, index_of(bulletin, {}))]
    assert lines[1:] == ["Russia: no report received.", "Türkiye: no report received."]


def test_silent_side_stands_among_the_gaps() -> None:
    """A side without a report is a gap, not a row of not listed places."""
    comparison = replace(COMPARISON, recorders=(COMPARISON.recorders[0], silent("TUR")))
    bulletin = sample_bulletin(comparison=comparison)
    lines = [_text(line) for line in gap_lines(bulletin, index_of(bulletin, {}))]
    assert "Türkiye: no report received." in lines
    assert not any("Türkiye: not listed" in line for line in lines)


def _facts(entry: RecorderDay) -> dict[str, str]:
    comparison = replace(COMPARISON, recorders=(entry, COMPARISON.recorders[1]))
    bulletin = sample_bulletin(comparison=comparison)
    view = counts_view(bulletin, index_of(bulletin, {}))
    return {label: _text(line) for label, line in view.recorders[0].facts}


def test_other_and_corrected_numbers_stand_beside_the_count() -> None:
    """Conflicting and replaced numbers are shown, not dropped."""
    first = replace(
        COMPARISON.recorders[0],
        claims=(RUSSIAN_TALLY.claim.id, sample_claims.HEADLINE.claim.id),
        conflicting=(TURKISH_TALLY.claim.id,),
        corrected=(sample_claims.HEADLINE.claim.id,),
    )
    facts = _facts(first)
    assert facts["Reported in"] == "Reconciliation Centre; Reconciliation Centre"
    assert facts["Another number by the same side"].startswith("4 cases of opening")
    assert facts["Replaced by a correction"].startswith("11 cases")


def test_unstated_rule_and_basis_are_said_to_be_so() -> None:
    """An unstated count rule is not guessed; no claims, no source line."""
    bare = RecorderDay(
        recorder="RUS",
        total=a_ledger_cell(CellState.COUNTED, 7, RUSSIAN_TALLY),
        unit=COMPARISON.recorders[0].unit,
    )
    facts = _facts(bare)
    assert facts["In the recorder's words"] == "not stated"
    assert "Total" not in facts
    assert "Reported in" not in facts


def test_headlines_and_shares_stand_apart() -> None:
    """What belongs to no column is listed once, under its own heading."""
    bulletin = sample_bulletin()
    view = counts_view(bulletin, index_of(bulletin, {}))
    assert [_text(line)[:8] for line in view.apart] == ["11 cases"]


def test_invented_counts_say_so_wherever_they_stand() -> None:
    """Key facts, columns, chart, list and terminal mark a made-up count."""
    made_up = Demonstration(facts=Facts.INVENTED)
    documents = tuple(
        replace(d, demonstration=made_up) if d is sample_documents.TURKISH else d
        for d in sample_documents.DOCUMENTS
    )
    bulletin = sample_bulletin(documents=documents)
    index = index_of(bulletin, {})
    facts = [_text(line) for line in key_facts(bulletin, index)]
    assert facts[1].endswith("cases of opening fire (“during the day”) (INVENTED).")
    assert "INVENTED" not in facts[0]
    columns = counts_view(bulletin, index).columns
    assert columns == ("Russia (RUS)", "Türkiye (TUR) (INVENTED)")
    chart = chart_view(bulletin, index)
    assert chart is not None
    assert [_text(cell) for cell in chart.rows[0].cells] == ["7", "4 (INVENTED)"]
    assert _text(tally_line(TURKISH_TALLY, index)).endswith("(INVENTED)")
    assert "TUR: INVENTED." in tally_table(bulletin).notes
    assert "RUS: INVENTED." not in tally_table(bulletin).notes
