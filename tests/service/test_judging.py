"""Judging: the demonstration shows what it promises; readings are chosen by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.missions import SETTINGS, sample_mission, take_in
from trucewatch.errors import InvalidAgreement, InvalidReference
from trucewatch.model.bulletin import IncidentEntry
from trucewatch.model.finding import Verdict
from trucewatch.service.judging import (
    Hearing,
    case_hearing,
    change_lines,
    chosen_readings,
    compare_hearings,
    demo_hearing,
    entry_records,
    hearing_lines,
    judge_hearing,
    mission_hearing,
)

MEMORANDUM = "SY-2017-05-04"
BREACH = Verdict.APPARENT_BREACH


@pytest.fixture(scope="module")
def demo() -> Hearing:
    return demo_hearing()


def verdicts(entry: IncidentEntry, agreement: str = MEMORANDUM) -> dict[str, Verdict]:
    return {f.term: f.verdict for f in entry.findings if f.agreement == agreement}


def entry_of(demo: Hearing, title: str, *readings: str) -> IncidentEntry:
    entries = judge_hearing(demo, readings)
    titles = [found for _, found, _ in demo.incidents]
    (number,) = [n for n, found in enumerate(titles) if title in found]
    return entries[number]


def test_one_incident_is_held_against_both_memoranda(demo: Hearing) -> None:
    """20 September 2018, Idlib: the one of 2017 and the one of 2018."""
    entry = entry_of(demo, "20 September 2018")
    assert {f.agreement for f in entry.findings} == {MEMORANDUM, "SY-2018-09-17"}


def test_the_exception_applies_under_one_reading_only(demo: Hearing) -> None:
    """An excluded group in a zone: undetermined, or the carve-out applies."""
    plain = entry_of(demo, "20 September 2017")
    assert verdicts(plain)["T5b"] is Verdict.UNDETERMINED
    wide = entry_of(demo, "20 September 2017", "next-day-hts-excluded")
    assert verdicts(wide)["T5b"] is Verdict.CARVE_OUT_APPLIES
    assert BREACH not in verdicts(wide).values()


def test_a_clash_outside_every_zone_is_out_by_place(demo: Hearing) -> None:
    """However well everything else is settled."""
    entry = entry_of(demo, "Deir ez-Zor")
    assert verdicts(entry)["T2a"] is Verdict.OUT_OF_SCOPE_PLACE


def test_the_fifth_of_may_flips_with_the_entry_into_force(demo: Hearing) -> None:
    """14:00 on the day after signing; the flip is printed with the finding."""
    entry = entry_of(demo, "5 May 2017")
    assert verdicts(entry)["T2a"] is BREACH
    flips = {flip.by: flip.verdict for flip in entry.flips if flip.term == "T2a"}
    assert flips[f"{MEMORANDUM}/moscow-briefing"] is Verdict.OUT_OF_SCOPE_TIME
    late = entry_of(demo, "5 May 2017", f"{MEMORANDUM}/moscow-briefing")
    assert verdicts(late)["T2a"] is Verdict.OUT_OF_SCOPE_TIME


def test_a_radius_across_the_edge_is_never_a_breach(demo: Hearing) -> None:
    """Under no registered reading at all."""
    entry = entry_of(demo, "edge of the Homs area")
    assert verdicts(entry)["T2a"] is Verdict.UNDETERMINED
    assert BREACH not in {flip.verdict for flip in entry.flips}


def test_the_demonstration_is_marked_on_what_is_printed(demo: Hearing) -> None:
    """In words, in records and in comparisons."""
    entries = judge_hearing(demo)
    assert next(hearing_lines(demo, entries)).startswith("DEMONSTRATION")
    assert all(record["demonstration"] for record in entry_records(demo, entries))
    changes = compare_hearings(demo, ("next-day",), ("moscow-briefing",))
    assert next(change_lines(demo, changes)).startswith("DEMONSTRATION")


def test_a_comparison_lists_every_change_with_its_reason(demo: Hearing) -> None:
    """Only what changes, both verdicts, and the question that decides."""
    changes = compare_hearings(demo, ("next-day",), ("moscow-briefing",))
    assert {change.becomes.verdict for change in changes} == {Verdict.OUT_OF_SCOPE_TIME}
    assert all("in force" in change.why for change in changes)
    text = "\n".join(change_lines(demo, changes))
    assert "1 finding changes." in text
    assert compare_hearings(demo, (), ()) == ()
    assert "0 findings change." in "\n".join(change_lines(demo, ()))


def test_readings_are_chosen_with_or_without_their_agreement(demo: Hearing) -> None:
    """A bare name is taken wherever it is known; an unknown one is refused."""
    agreements = demo.agreements
    assert chosen_readings(["moscow-briefing"], agreements) == {
        MEMORANDUM: "moscow-briefing"
    }
    full = [f"{MEMORANDUM}/next-day"]
    assert chosen_readings(full, agreements) == {MEMORANDUM: "next-day"}
    with pytest.raises(InvalidAgreement, match="two interpretations of one agreement"):
        chosen_readings(["next-day", "moscow-briefing"], agreements)
    assert chosen_readings([*full, *full], agreements) == {MEMORANDUM: "next-day"}
    for wrong in ("nowhere", "SY-2018-09-17/next-day"):
        with pytest.raises(InvalidAgreement, match="no such interpretation"):
            chosen_readings([wrong], agreements)


def test_every_term_can_be_printed_in_full(demo: Hearing) -> None:
    """By default a silent term takes one line."""
    entries = judge_hearing(demo)
    short, full = (
        "\n".join(hearing_lines(demo, entries, every=every)) for every in (False, True)
    )
    for words in ("Outside, by time, place or actor:", "Terms about other acts:"):
        assert words in short
        assert words not in full
    assert full.count("How it was reached") > short.count("How it was reached")


def test_cases_of_an_unknown_actor_are_refused(tmp_path: Path) -> None:
    """Nothing is judged about nobody."""
    file = tmp_path / "cases.toml"
    file.write_text(
        'title = "T"\nagreements = ["SY-2017-05-04"]\n[[cases]]\nid = "a"\n'
        'title = "A"\ntype = "mortar"\nlevel = "claimed_by_accuser"\nactor = "XYZ"\n'
        '[[cases.reports]]\ntext = "It fell."\nsource = "Team"\n',
        encoding="utf-8",
    )
    with pytest.raises(InvalidReference, match="unknown actor code; got XYZ"):
        case_hearing(file)
    file.write_text(file.read_text().replace("XYZ", "SYR/ARMY"))
    (entry,) = judge_hearing(case_hearing(file))
    assert set(verdicts(entry).values()) <= {
        Verdict.UNDETERMINED,
        Verdict.OUT_OF_SCOPE_ACT,
    }


def test_a_mission_is_judged_by_its_own_readings(tmp_path: Path) -> None:
    """`mission.toml` names the reading; what is asked for comes before it."""
    mission = sample_mission(tmp_path / "m")
    take_in(mission, mission.root / "reports")
    hearing = mission_hearing(mission, day=None, settings=SETTINGS)
    entries = judge_hearing(hearing)
    mission.store.close()
    assert entries
    assert BREACH not in {f.verdict for entry in entries for f in entry.findings}
    assert all(record["title"] for record in entry_records(hearing, entries))
    assert hearing.title in "\n".join(hearing_lines(hearing, entries))
