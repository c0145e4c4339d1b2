"""Kept answers: what bears on one shows at once, what does not makes none anew.

What changes is written through another connection, as another process would.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.missions import SETTINGS, take_in
from tests.service.desk import DAY, HEADER, ONE, TWO, desk_mission, mark
from tests.service.test_tallies import COUNTS
from trucewatch.model.access import Role, Sensitivity, User
from trucewatch.model.claim import ClaimKind
from trucewatch.model.log import Erasure, LogEntry
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.service import (
    incident_counts,
    incident_lists,
    known_days,
    ledgers,
    maps,
    searching,
    today,
)
from trucewatch.service.bearing import HARMLESS, About, bears, told_by_marked
from trucewatch.service.erasing import erase_document
from trucewatch.service.lines import merge_pending
from trucewatch.service.map_choice import MapFilter
from trucewatch.service.map_views import WORLD
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.readings import review_claim
from trucewatch.service.remembered import Remembered
from trucewatch.service.review import assign_incident, review_incident
from trucewatch.store.documents import documents_by_id
from trucewatch.store.following import MOST_FOLLOWED, entries_between
from trucewatch.store.lines import told_in
from trucewatch.store.log import ERASE, read_state
from trucewatch.store.unmerged import unmerged

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
PARTNER = User(id="viewer", roles=(Role.VIEWER,))
TEAM = User(id="reviewer", roles=(Role.REVIEWER,))
LATE = date(2017, 10, 3)
OTHER = HEADER.format(title="Third report", publisher="Demo Radio").replace(
    DAY.isoformat(), LATE.isoformat()
) + (
    "Mortars shelled Saraqib in Idlib province on 3 October 2017, the local council"
    " said.\n"
)
UNDATED = "Mortars shelled the bakery.\n"
MORE = COUNTS.replace("8 cases", "9 cases").replace("Hama (5)", "Hama (6)")


@dataclass
class Room:
    """A mission that one process serves and another one writes."""

    serving: OpenMission
    writing: OpenMission
    made: list[str] = field(default_factory=list)

    def take(self, text: str, *, merge: bool = True) -> str:
        """Take a report in; the id of its document."""
        file = self.writing.root / f"taken-{len(text)}.txt"
        file.write_text(text, encoding="utf-8")
        (taken,) = take_in(self.writing, file)
        assert taken.document is not None
        if merge:
            merge_pending(self.writing, settings=SETTINGS)
        return taken.document

    def one(self, document: str) -> str:
        """The incident of which a document tells."""
        with self.writing.store.unit() as connection:
            (incident,) = told_in(connection, (document,))
        return incident

    @property
    def shelling(self) -> str:
        """The one that was there from the start."""
        with self.writing.store.unit() as connection:
            query = "SELECT id FROM incident_lines ORDER BY id"
            return str(connection.exec_driver_sql(query).scalars().first())

    def counting(self) -> str:
        """The document with counts."""
        with self.writing.store.unit() as connection:
            query = "SELECT document FROM claims WHERE kind = 'tally'"
            return str(connection.exec_driver_sql(query).scalars().first())

    def give(self) -> None:
        """Give the incident to somebody."""
        assign_incident(
            self.writing, self.shelling, by="admin", to="reviewer", settings=SETTINGS
        )

    def step(self, state: IncidentState = IncidentState.TRIAGED) -> None:
        """Review the incident."""
        review_incident(
            self.writing,
            self.shelling,
            by="reviewer",
            state=state,
            reason="read",
            settings=SETTINGS,
        )

    def reject(self) -> None:
        """Say that one of the counts was read wrongly."""
        document = self.counting()
        with self.writing.store.unit() as connection:
            (stored,) = documents_by_id(connection, (document,))
        claim = next(e for e in stored.claims if e.kind is ClaimKind.TALLY)
        review_claim(
            self.writing,
            claim.id,
            by="reviewer",
            review=ClaimReview.REJECTED,
            reason="misread",
        )

    def erase(self, document: str) -> None:
        """Erase a document."""
        erase_document(
            self.writing,
            document,
            reason=Erasure.REQUEST,
            by="data_protection_officer",
        )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports of one shelling, and one with counts."""
    mission = desk_mission(tmp_path_factory.mktemp("kept"), ONE, TWO, COUNTS)
    mission.store.close()
    return mission.root


@pytest.fixture
def room(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Room]:
    """A copy of it, open twice; what is made is noted."""
    root = shutil.copytree(folder, tmp_path / "copy")
    serving, writing = (open_mission(root, settings=SETTINGS) for _ in range(2))
    found = Room(serving, writing)

    def note(module: Any, name: str) -> None:  # noqa: ANN401 - a module
        real = getattr(module, name)

        def noted(*args: Any, **more: Any) -> Any:  # noqa: ANN401 - as it is
            found.made.append(name)
            return real(*args, **more)

        monkeypatch.setattr(module, name, noted)

    for module, name in (
        (ledgers, "count_days"),
        (today, "tally_days"),
        (known_days, "_hidden"),
        (searching, "ranked"),
        (maps, "choose"),
        (maps, "view_bytes"),
        (incident_counts, "_drawn"),
        (incident_lists, "units_of"),
    ):
        note(module, name)
    yield found
    for each in (serving, writing):
        each.store.close()


def counts(room: Room) -> object:
    """Totals of the ledger, by day."""
    view = ledgers.read_ledger(
        room.serving,
        viewer=PARTNER,
        first=DAY,
        last=DAY,
        day=DAY,
        now=NOW,
        settings=SETTINGS,
    )
    return [[e.total.count for e in day.recorders] for day in view.days]


def differing(room: Room) -> object:
    """Days on the first page whose counts differ, with what each side says."""
    found = today.read_today(room.serving, by="reviewer", now=NOW, settings=SETTINGS)
    return [
        [None if cell is None else cell.count for _, cell in day.sides]
        for day in found.differing
    ]


def days(room: Room) -> object:
    """The first and last day with a report that a partner may read."""
    return known_days.known_days(room.serving, PARTNER, now=NOW)


def words(room: Room) -> object:
    """How many hits a search has, for a partner."""
    found = searching.search_mission(
        room.serving, "mortars", kind=None, most=50, by="viewer"
    )
    return len(found.hits)


def shown(room: Room) -> object:
    """How many incidents a partner's map has, and in which states they are."""
    chosen = maps.chosen_for(room.serving, MapFilter(), viewer=PARTNER, now=NOW)
    maps.map_bytes(
        room.serving,
        MapFilter(),
        viewer=PARTNER,
        box=WORLD,
        zoom=5,
        now=NOW,
    )
    told = incident_counts.count_incidents(
        room.serving, MapFilter(), viewer=PARTNER, now=NOW
    )
    return chosen.choice.size, [each.states for each in told.types]


def units(room: Room) -> object:
    """The governorates that a partner can choose."""
    found = incident_lists.unit_choices(
        room.serving, by="viewer", now=NOW, settings=SETTINGS
    )
    return [each.name for each in found]


ASKED: dict[Callable[[Room], object], frozenset[str]] = {
    counts: frozenset({"count_days"}),
    differing: frozenset({"tally_days"}),
    days: frozenset({"_hidden"}),
    words: frozenset({"ranked"}),
    shown: frozenset({"choose", "view_bytes", "_drawn"}),
    units: frozenset({"units_of"}),
}
"""Who asks, and what is called where the answer is made anew."""


def test_what_does_not_bear_makes_none_anew(room: Room) -> None:
    """An assignment, for any; reviews and reports without counts, for counts."""
    before = {ask: ask(room) for ask in ASKED}
    room.made.clear()
    room.give()
    assert {ask: ask(room) for ask in ASKED} == before
    assert room.made == []
    room.step()
    room.take(OTHER)
    room.take(UNDATED)
    for ask in (counts, differing):
        assert ask(room) == before[ask]
        assert not ASKED[ask] & set(room.made)


def test_an_undated_report_moves_no_day_and_no_map(room: Room) -> None:
    """It is found by its words alone."""
    before = {ask: ask(room) for ask in (days, shown, units)}
    room.made.clear()
    room.take(UNDATED)
    assert {ask: ask(room) for ask in before} == before
    assert room.made == []


def test_a_report_shows_at_once_wherever_it_bears(room: Room) -> None:
    """Its day, its words, its incident."""
    assert (days(room), words(room)) == ((DAY, DAY), 0)
    assert (shown(room)[0], units(room)) == (1, ["Hama"])  # type: ignore[index]
    room.take(OTHER)
    assert days(room) == (DAY, LATE)
    assert words(room) == 2
    assert shown(room)[0] == 2  # type: ignore[index]
    assert units(room) == ["Hama", "Idlib"]


@pytest.mark.parametrize("how", ["own", "incident", "erased"])
def test_what_is_hidden_or_erased_is_gone_at_once(room: Room, how: str) -> None:
    """By its own marking, by that of its incident, or for good."""
    document = room.take(OTHER)
    assert (days(room), words(room)) == ((DAY, LATE), 2)
    assert (shown(room)[0], units(room)) == (2, ["Hama", "Idlib"])  # type: ignore[index]
    if how == "erased":
        room.erase(document)
    else:
        mark(room.writing, document if how == "own" else room.one(document))
    assert (days(room), words(room)) == ((DAY, DAY), 0)
    assert (shown(room)[0], units(room)) == (1, ["Hama"])  # type: ignore[index]


def test_another_count_shows_at_once(room: Room) -> None:
    """On the ledger and on the first page."""
    assert (counts(room), differing(room)) == ([[8, 2]], [[8, 2]])
    room.erase(room.counting())
    assert (counts(room), differing(room)) == ([], [])
    room.take(MORE)
    assert (counts(room), differing(room)) == ([[9, 2]], [[9, 2]])


def test_a_correction_of_a_count_shows_at_once(room: Room) -> None:
    """A reading that is rejected counts for nothing."""
    before = counts(room), differing(room)
    room.reject()
    assert counts(room) != before[0]
    assert differing(room) != before[1]


def test_a_count_that_is_marked_is_gone_at_once(room: Room) -> None:
    """And back where its marking is public again."""
    before = counts(room), differing(room)
    mark(room.writing, room.counting())
    assert (counts(room), differing(room)) == ([], [])
    mark(room.writing, room.counting(), Sensitivity.PUBLIC)
    assert (counts(room), differing(room)) == before


def test_a_delay_of_a_count_is_over_in_its_quarter(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No entry of the log says so: the answer is kept for a quarter of an hour."""
    assert differing(room) == [[8, 2]]
    room.made.clear()
    later = NOW.replace(minute=16)
    monkeypatch.setattr(f"{__name__}.NOW", later)
    assert differing(room) == [[8, 2]]
    assert "tally_days" in room.made


def test_the_map_shows_another_state_at_once(room: Room) -> None:
    """A review is on the row of its incident."""
    before = shown(room)
    room.step()
    assert shown(room) != before


def test_merging_hides_a_count_at_once(room: Room) -> None:
    """Of a report that tells of a marked incident; before, it waits for the merge."""
    room.erase(room.counting())
    mark(room.writing, room.shelling)
    _, _, sides = COUNTS.rpartition("---\n\n")
    document = room.take(TWO + sides, merge=False)
    assert (counts(room), differing(room)) == ([], [])
    with room.writing.store.unit() as connection:
        ((incident, before),), waiting = told_by_marked(connection)
        assert (incident, waiting) == (
            room.shelling,
            tuple(unmerged(connection).items()),
        )
    assert waiting
    merge_pending(room.writing, settings=SETTINGS)
    with room.writing.store.unit() as connection:
        found = told_by_marked(connection)
    assert found == (((incident, tuple(sorted((*before, document)))),), ())
    assert (counts(room), differing(room)) == ([], [])
    mark(room.writing, room.shelling, Sensitivity.PUBLIC)
    assert (counts(room), differing(room)) == ([[8, 2]], [[8, 2]])


def test_merging_settles_days_at_once(room: Room) -> None:
    """A report waits for it where an incident is marked: then its day is known."""
    mark(room.writing, room.shelling)
    room.take(OTHER, merge=False)
    assert days(room) == (DAY, DAY)
    merge_pending(room.writing, settings=SETTINGS)
    assert days(room) == (DAY, LATE)


def entry(action: str, subject: str) -> LogEntry:
    """An entry of the log."""
    return LogEntry(seq=1, at="", by="", action=action, subject=subject)


@pytest.mark.parametrize("about", [each for each in About if each in HARMLESS])
def test_what_nobody_thought_of_bears_on_everything(room: Room, about: About) -> None:
    """A kind that is not listed; and a report that was erased, whatever it held."""
    with room.writing.store.unit() as connection:
        for each in (
            entry("novel.write", "entries/novel/a/1"),
            entry("novel", "novels/a"),
            entry(ERASE, "documents/doc_0"),
        ):
            assert bears(connection, [each], about)
        given = entry("assignment.write", "entries/assignment/a/1")
        assert not bears(connection, [given], about)
        assert not bears(connection, [], about)


def test_another_log_is_not_followed(room: Room) -> None:
    """Of another chain, of nothing, or of too many entries nothing is told."""
    with room.writing.store.unit() as connection:
        state = read_state(connection)
    then = state.frontier.size, state.chain
    room.give()
    with room.writing.store.unit() as connection:
        size = read_state(connection).frontier.size
        (found,) = entries_between(connection, then, size) or ()
        assert found.subject == f"entries/assignment/{room.shelling}/1"
        assert entries_between(connection, (then[0], bytes(32)), size) is None
        assert entries_between(connection, (0, bytes(32)), size) is None
        assert entries_between(connection, (size, b""), then[0]) is None
        assert entries_between(connection, then, then[0] + MOST_FOLLOWED + 1) is None


def test_without_a_subject_any_entry_makes_an_answer_anew(room: Room) -> None:
    """Who says nothing of what an answer is made from keeps it until the log grows."""
    memory = Remembered()
    made: list[int] = []
    for about in (None, About.COUNTS):
        made.clear()
        for _ in range(2):
            memory.answer(room.serving, about, lambda: made.append(1), about=about)
            room.give()
        memory.answer(room.serving, about, lambda: made.append(1), about=about)
        assert len(made) == (3 if about is None else 1)
