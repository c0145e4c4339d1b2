"""Exports: one filter for every audience, a codebook, a hash, and a log entry."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.missions import SETTINGS, take_in
from tests.service.desk import DAY, HEADER, log_faults, mark, the_incident
from tests.service.releasing import add_second, as_real, released
from trucewatch.errors import AccessDenied, InvalidExport, UnknownSubject
from trucewatch.model.access import Audience, Sensitivity, audience_of
from trucewatch.model.coverage import CoverageState
from trucewatch.model.document import document_id, fingerprint
from trucewatch.model.log import Erasure
from trucewatch.model.review import IncidentState
from trucewatch.publish.exports import EXPORTERS, TABLES
from trucewatch.publish.exports.columns import Row
from trucewatch.service.coverage import record_coverage
from trucewatch.service.erasing import erase_document
from trucewatch.service.exporting import Exported, export_rows, export_table
from trucewatch.service.missions import OpenMission
from trucewatch.service.review import review_incident
from trucewatch.service.stamps import MACHINE
from trucewatch.store.log import latest_entries

pytestmark = pytest.mark.uncounted

LATER = datetime(2017, 12, 1, tzinfo=UTC)
PUBLIC, TEAM = audience_of("public"), audience_of("team")
PARTNERS = audience_of("partners")

SECRET = HEADER.format(title="Held back", publisher="Quarry Post") + (
    "Mortars of the Syrian Arab Army shelled Kafr Zita in Hama province on 12 September"
    " 2017, the Quarry Post said. Call +963 11 123 4567. Three civilians were killed.\n"
)
WORDS = ("Quarry", "Kafr", "4567")
"""Words that stand in that report alone."""

COUNT = HEADER.format(title="Counts", publisher="Demo Ministry") + (
    "The Russian side registered 5 cases of opening fire in Hama (3) and Idlib (2)."
    " The Turkish side registered 4 cases of opening fire in Aleppo (4)."
    " Some 300 people were displaced.\n"
)


@pytest.fixture
def desk(mission: OpenMission) -> OpenMission:
    """The desk mission with counts and a second publisher."""
    add_second(mission)
    add_report(mission, COUNT, "count")
    return as_real(mission)


def add_report(mission: OpenMission, text: str, name: str) -> str:
    """The id under which a report was taken in."""
    file = mission.root / f"{name}.txt"
    file.write_text(text, encoding="utf-8")
    take_in(mission, file)
    return document_id(fingerprint(file.read_bytes()))


def rows_of(
    mission: OpenMission,
    table: str,
    audience: Audience = PUBLIC,
    *,
    by: str | None = None,
    now: datetime = LATER,
) -> list[Row]:
    return list(
        export_rows(
            mission, table, audience=audience, by=by, settings=SETTINGS, now=now
        )
    )


def everything(mission: OpenMission, audience: Audience, *, by: str | None) -> str:
    """The rows of every table in one text."""
    return json.dumps(
        [rows_of(mission, table, audience, by=by) for table in TABLES],
        ensure_ascii=False,
    )


@pytest.mark.parametrize("table", TABLES)
def test_every_row_has_the_columns_of_its_codebook(
    desk: OpenMission, table: str
) -> None:
    """In their order, and codes are of their vocabulary."""
    record_coverage(
        desk,
        by="reviewer",
        place_id="hama",
        name="Hama",
        day=DAY,
        state=CoverageState.OBSERVED_PARTIAL,
        note="by telephone",
    )
    columns = TABLES[table].columns
    rows = rows_of(desk, table, TEAM, by="publisher")
    assert rows
    for row in rows:
        assert list(row) == [column.name for column in columns]
        for column in columns:
            if column.codes and row[column.name] is not None:
                for code in str(row[column.name]).split("; "):
                    assert code in {each.value for each in column.codes}


def review(mission: OpenMission, state: IncidentState) -> None:
    review_incident(
        mission,
        the_incident(mission),
        by="reviewer",
        state=state,
        reason="looked at",
        settings=SETTINGS,
    )


def test_counts_are_cells_as_published(desk: OpenMission) -> None:
    """Never summed; a place that is not listed has no number and says so."""
    cells = {
        (row["recorder"], row["place"]): (row["count"], row["not_listed"])
        for row in rows_of(desk, "tallies", TEAM, by="publisher")
        if row["day"] == DAY.isoformat()
    }
    assert cells["RUS", None] == (5, False)
    assert cells["TUR", None] == (4, False)
    assert len(cells) == 8
    aleppo = {
        recorder: cell
        for (recorder, place), cell in cells.items()
        if place and "Aleppo" in str(place)
    }
    assert aleppo == {"RUS": (None, True), "TUR": (4, False)}


def test_the_public_gets_what_was_released_and_no_more(desk: OpenMission) -> None:
    """No release, no rows; decisions after the release show nowhere."""
    assert rows_of(desk, "incidents") == []
    released(desk)
    before = {table: rows_of(desk, table) for table in TABLES}
    assert [row["state"] for row in before["incidents"]] == ["corroborated"]
    assert before["figures"]
    review(desk, IncidentState.REFUTED)
    add_report(desk, SECRET, "secret")
    assert {table: rows_of(desk, table) for table in TABLES} == before
    (now,) = [
        row["state"]
        for row in rows_of(desk, "incidents", TEAM, by="publisher")
        if row["id"] == before["incidents"][0]["id"]
    ]
    assert now == "refuted"


def test_of_a_days_bulletins_the_latest_counts(desk: OpenMission) -> None:
    """The revised one takes the place of the first; days can be chosen."""
    released(desk)
    add_report(desk, SECRET, "late")
    released(desk, reason="a report came late")
    assert len(rows_of(desk, "incidents")) == 2
    ask = {"audience": PUBLIC, "by": None, "settings": SETTINGS}
    out = DAY + timedelta(days=1)
    assert list(export_rows(desk, "incidents", first=out, **ask)) == []  # type: ignore[arg-type]
    assert list(export_rows(desk, "incidents", last=date(2017, 9, 1), **ask)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("lost", ["document", "incident", "erased"])
def test_what_is_marked_or_erased_after_the_release_leaves_exports(
    desk: OpenMission, lost: str
) -> None:
    """The released page stays; public rows made from now on leave it out."""
    document = add_report(desk, SECRET, "secret")
    released(desk)
    assert all(word in everything(desk, PUBLIC, by=None) for word in ("Quarry", "Kafr"))
    if lost == "document":
        mark(desk, document)
    elif lost == "erased":
        erase_document(
            desk, document, reason=next(iter(Erasure)), by="data_protection_officer"
        )
    else:
        (key,) = [
            str(row["id"])
            for row in rows_of(desk, "incidents")
            if "Kafr" in str(row["place"])
        ]
        mark(desk, key)
    found = everything(desk, PUBLIC, by=None)
    assert not any(word in found for word in WORDS)
    assert "Morek" in found


def test_counts_that_rest_on_what_is_held_back_are_left_out(desk: OpenMission) -> None:
    """A comparison with a hole in it would tell what is missing."""
    released(desk)
    assert rows_of(desk, "tallies")
    mark(desk, document_id(fingerprint(COUNT.encode())))
    assert rows_of(desk, "tallies") == []


Case = tuple[str, str, Sensitivity, tuple[Audience, ...], bool]


def audience_cases() -> list[Case]:
    """Audience, maker, marking, shared with, whether the report is in the file."""
    q, r, c = Sensitivity.PARTNER, Sensitivity.RESTRICTED, Sensitivity.CONFIDENTIAL
    rus = (audience_of("party:RUS"),)
    return [
        ("team", "publisher", q, (), True),
        ("team", "publisher", r, (), True),
        ("team", "reviewer", c, (), False),
        ("team", "agreement_editor", r, (), False),
        ("partners", "publisher", q, (), True),
        ("partners", "publisher", r, (), False),
        ("partners", "viewer", q, (), True),
        ("guarantor:RUS", "publisher", r, rus, True),
        ("party:RUS", "party_officer", r, rus, True),
        ("guarantor:TUR", "publisher", r, rus, False),
        ("party:TUR", "officer_tur", r, rus, False),
        ("public", "publisher", q, (), False),
        ("public", "publisher", r, (PUBLIC,), False),
    ]


@pytest.mark.uncounted
@pytest.mark.parametrize("case", audience_cases())
def test_each_audience_sees_what_it_may(desk: OpenMission, case: Case) -> None:
    """In every table; whoever makes the file may read it too."""
    audience, by, sensitivity, audiences, seen = case
    document = add_report(desk, SECRET, "secret")
    mark(desk, document, sensitivity, audiences=audiences)
    released(desk)
    found = everything(desk, audience_of(audience), by=by)
    assert (document in found) == seen
    if not seen:
        assert not any(word in found for word in WORDS)


@pytest.mark.parametrize("audience", ["partners", "party:RUS", "guarantor:RUS"])
def test_outside_the_team_an_exact_place_is_blurred_and_words_are_left_out(
    desk: OpenMission, audience: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No name of a place or person, no words that might tell it, a cell for a point."""
    monkeypatch.setattr("trucewatch.service.access.PARTNER_KM", 5.0)
    document = add_report(desk, SECRET, "secret")
    mark(desk, document, Sensitivity.PARTNER)
    exact = everything(desk, TEAM, by="publisher")
    rough = everything(desk, audience_of(audience), by="publisher")
    assert all(word in exact for word in WORDS[:2])
    assert document in rough
    assert not any(word in rough for word in WORDS)
    for table, key in (("claims", "document"), ("incidents", "place")):
        rows = rows_of(desk, table, audience_of(audience), by="publisher")
        shown = [r for r in rows if r[key] == document or "cell" in str(r[key])]
        assert any(str(row["place_id"]).startswith("cell:5/") for row in shown)


def test_a_place_known_coarsely_stays_and_words_are_redacted(
    desk: OpenMission,
) -> None:
    """The cell of a partner is a kilometre; a town of three is no secret by it."""
    document = add_report(
        desk, SECRET.replace("2017, the", "2017 (+963 11 123 4567), the"), "s"
    )
    mark(desk, document, Sensitivity.PARTNER)
    quotes = {
        audience: str(
            [
                row["quote"]
                for row in rows_of(
                    desk, "claims", audience_of(audience), by="publisher"
                )
                if row["document"] == document
            ]
        )
        for audience in ("team", "partners")
    }
    assert "Kafr Zita" in quotes["partners"]
    assert ("4567" in quotes["team"], "4567" in quotes["partners"]) == (True, False)


def test_names_of_private_speakers_stay_with_the_team(desk: OpenMission) -> None:
    """Struck out of what is not public, for whoever is of another circle."""
    told = ("the Quarry Post said", "shopkeeper Zeynab Orhanli said")
    document = add_report(desk, SECRET.replace(*told), "n")
    mark(desk, document, Sensitivity.PARTNER)
    seen = {
        audience: str(
            [
                row
                for row in rows_of(
                    desk, "claims", audience_of(audience), by="publisher"
                )
                if row["document"] == document
            ]
        )
        for audience in ("team", "partners")
    }
    assert "Orhanli" in seen["team"]
    assert "Orhanli" not in seen["partners"]


def test_an_incident_marked_takes_its_documents_along(desk: OpenMission) -> None:
    """Also for whom its reports alone would be open."""
    key = the_incident(desk)
    mark(desk, key)
    for table in ("incidents", "claims", "findings"):
        assert "Morek" not in json.dumps(rows_of(desk, table, PARTNERS, by="viewer"))
    assert "Morek" in everything(desk, TEAM, by="publisher")


def test_rights_under_several_markings_do_not_add_up(desk: OpenMission) -> None:
    """An own report and a shared one make no incident that may be seen."""
    key = the_incident(desk)
    ids = {
        str(row["document"])
        for row in rows_of(desk, "claims", TEAM, by="publisher")
        if "Morek" in str(row["quote"])
    }
    own, shared = sorted(ids)
    rus = audience_of("party:RUS")
    mark(desk, own, party="RUS")
    mark(desk, shared, audiences=(rus,))
    found = rows_of(desk, "incidents", rus, by="publisher")
    assert key not in {row["id"] for row in found}


def test_a_delay_holds_back_from_whoever_is_not_of_the_team(desk: OpenMission) -> None:
    """Until the hour, and no longer."""
    document = add_report(desk, SECRET, "secret")
    mark(desk, document, Sensitivity.PARTNER, hours=48)
    day = datetime(2017, 9, 11, 21, tzinfo=UTC)  # midnight in the mission's zone
    for hours, seen in ((47, False), (49, True)):
        now = day + timedelta(hours=hours)
        rows = rows_of(desk, "claims", PARTNERS, by="viewer", now=now)
        assert (document in {row["document"] for row in rows}) == seen
        team = rows_of(desk, "claims", TEAM, by="publisher", now=now)
        assert document in {row["document"] for row in team}


@pytest.mark.parametrize(
    ("audience", "by"),
    [
        ("team", "viewer"),
        ("team", "party_officer"),
        ("party:TUR", "party_officer"),
        ("guarantor:TUR", "party_officer"),
        ("partners", "auditor"),
        ("admin", "admin"),
        ("team", None),
        ("partners", MACHINE),
    ],
)
def test_nobody_makes_a_file_for_a_circle_beyond_the_own(
    desk: OpenMission, audience: str, by: str | None
) -> None:
    """The refusal comes before the first row."""
    with pytest.raises(AccessDenied):
        export_rows(
            desk, "claims", audience=audience_of(audience), by=by, settings=SETTINGS
        )


def test_the_vault_is_in_no_export(desk: OpenMission) -> None:
    """No table reads it: the register's vault entries have no rows."""
    assert set(TABLES) == {
        "incidents",
        "claims",
        "tallies",
        "figures",
        "findings",
        "coverage",
    }
    with pytest.raises(InvalidExport, match="no such table"):
        rows_of(desk, "vault", TEAM, by="publisher")
    with pytest.raises(UnknownSubject):
        rows_of(desk, "claims", TEAM, by="nobody")


@pytest.mark.parametrize("name", EXPORTERS)
def test_a_file_has_a_codebook_a_hash_and_an_entry(
    desk: OpenMission, tmp_path: Path, name: str
) -> None:
    """The log says who made what for whom; the hash is over the rows."""
    released(desk)
    made = exported(desk, tmp_path / "out", name, by="publisher")
    about = json.loads(made.about.read_text(encoding="utf-8"))
    assert about["rows_sha256"] == made.rows_sha256
    assert about["file_sha256"] == made.file_sha256
    assert [c["name"] for c in about["codebook"]] == [
        c.name for c in TABLES["incidents"].columns
    ]
    assert (made.codebook is None) == EXPORTERS[name].carries_codebook
    with desk.store.unit() as look:
        (entry,) = latest_entries(look, most=1)
    assert (entry.action, entry.by) == ("export.write", "publisher")
    assert entry.more is not None
    assert entry.more["audience"] == "public"
    assert entry.more["rows_sha256"] == made.rows_sha256
    assert log_faults(desk) == []
    assert not list(tmp_path.glob(".*"))


def exported(
    mission: OpenMission, out: Path, name: str = "jsonl", *, by: str | None
) -> Exported:
    return export_table(
        mission,
        "incidents",
        format=name,
        audience=PUBLIC,
        by=by,
        out=out,
        settings=SETTINGS,
        now=LATER,
    )


def test_the_same_rows_have_the_same_hash(desk: OpenMission, tmp_path: Path) -> None:
    """Made twice, by whomever, in whatever format."""
    released(desk)
    one = exported(desk, tmp_path / "a", "csv", by="publisher")
    two = exported(desk, tmp_path / "b", "geojson", by=MACHINE)
    assert one.rows_sha256 == two.rows_sha256


def test_a_download_by_nobody_is_not_logged(desk: OpenMission, tmp_path: Path) -> None:
    """What is public may be fetched again and again without filling the log."""
    with desk.store.unit() as look:
        (before,) = latest_entries(look, most=1)
    exported(desk, tmp_path / "a", by=None)
    with desk.store.unit() as look:
        (after,) = latest_entries(look, most=1)
    assert before == after


def test_a_failed_export_leaves_nothing(desk: OpenMission, tmp_path: Path) -> None:
    """Neither half a file nor an entry; the last good file stays."""
    out = tmp_path / "out"
    out.write_text("the last one")
    with pytest.raises(InvalidExport, match="reversed"):
        export_table(
            desk,
            "incidents",
            format="csv",
            audience=PUBLIC,
            by=None,
            out=out,
            settings=SETTINGS,
            first=DAY,
            last=date(2017, 1, 1),
        )
    with pytest.raises(InvalidExport, match="cannot be written"):
        exported(desk, tmp_path / "none" / "out", by=None)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["out"]
    assert out.read_text() == "the last one"


def test_an_empty_mission_has_no_rows(desk: OpenMission) -> None:
    """No document, no day; a demonstration says so in the file."""
    empty = replace(desk, mission=replace(desk.mission, demonstration=True))
    with empty.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE documents SET published_day = NULL")
    assert rows_of(empty, "claims", TEAM, by="publisher") == []


def test_a_quiet_day_has_its_coverage(desk: OpenMission) -> None:
    """No report, no claim; but whether anybody watched."""
    day = DAY - timedelta(days=3)
    record_coverage(
        desk,
        by="reviewer",
        place_id="hama",
        name="Hama",
        day=day,
        state=CoverageState.OBSERVED_FULL,
    )
    ask = {"audience": TEAM, "by": "publisher", "settings": SETTINGS, "first": day}
    rows = list(export_rows(desk, "coverage", last=day, **ask))  # type: ignore[arg-type]
    assert [(row["place"], row["allows_zero"]) for row in rows] == [("Hama", True)]
    for table in set(TABLES) - {"coverage"}:
        assert list(export_rows(desk, table, last=day, **ask)) == []  # type: ignore[arg-type]
