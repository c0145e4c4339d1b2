"""Agreement files: the packaged memorandum, and readable errors for broken ones."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from trucewatch.errors import InvalidAgreement
from trucewatch.model.agreement import Agreement
from trucewatch.model.party import PartyRole
from trucewatch.model.place import Extent
from trucewatch.model.term import TermKind
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_files import (
    load_agreement,
    packaged_agreement,
    packaged_agreement_ids,
)

DAY = date(2017, 9, 5)


@pytest.fixture(scope="module")
def memorandum() -> Agreement:
    return packaged_agreement("SY-2017-05-04")


def test_the_memorandum_is_packaged() -> None:
    """By id; another id is refused with what there is."""
    assert "SY-2017-05-04" in packaged_agreement_ids()
    with pytest.raises(InvalidAgreement, match=r"got XX; wanted .*SY-2017-05-04"):
        packaged_agreement("XX")


def test_signatories_guarantors_and_bound_parties_are_three_things(
    memorandum: Agreement,
) -> None:
    """The three states sign and guarantee; those bound did not sign."""
    states = ("IRN", "RUS", "TUR")
    assert memorandum.actors_in(PartyRole.SIGNATORY, DAY) == states
    assert memorandum.actors_in(PartyRole.GUARANTOR, DAY) == states
    assert memorandum.actors_in(PartyRole.BOUND_PARTY, DAY) == ("SYR", "SYR/OPP")
    assert memorandum.actors_in(PartyRole.GUARANTOR, date(2017, 5, 3)) == ()


def test_every_actor_named_is_known(memorandum: Agreement) -> None:
    """Codes of roles and excluded groups stand in the actor lexicon."""
    actors = load_actors()
    codes = [role.actor for role in memorandum.roles]
    codes += [group.actor for group in memorandum.excluded]
    assert [actors.actor(code).code for code in codes] == codes


def test_the_terms_of_the_text_are_there(memorandum: Agreement) -> None:
    """T1 to T7 with their kinds; what was read in no source is marked."""
    kinds = {term.id: term.kind for term in memorandum.terms}
    assert kinds["T2a"] is TermKind.PROHIBITION
    assert kinds["T5b"] is TermKind.CARVE_OUT
    assert {"T2b", "T2c", "T2d", "T2e", "T3", "T4a", "T4b", "T4c", "T5a"} <= set(kinds)
    assert {"T5c", "T6a", "T6b", "T6c", "T6d", "T7"} <= set(kinds)
    assert [term.id for term in memorandum.terms if term.unchecked] == ["T2d2"]


def test_deadlines_are_the_dates_of_the_text(memorandum: Agreement) -> None:
    """Working group 18 May, maps and separation 4 June 2017."""
    due = {term.id: term.due for term in memorandum.terms if term.due}
    june = date(2017, 6, 4)
    assert due == {"T6a": date(2017, 5, 18), "T6b": june, "T6c": june}


def test_four_zones_by_named_units(memorandum: Agreement) -> None:
    """Idlib and Eastern Ghouta whole, everything else "certain parts"."""
    units = {
        zone.id: {unit.name: unit.extent for unit in zone.units}
        for zone in memorandum.zones
    }
    part = Extent.PART
    assert units == {
        "Z1": {
            "Idlib": Extent.WHOLE,
            "Latakia": part,
            "Hama": part,
            "Aleppo": part,
        },
        "Z2": {"Homs": part},
        "Z3": {"Eastern Ghouta": Extent.WHOLE},
        "Z4": {"Daraa": part, "Quneitra": part},
    }
    assert {zone.geometry_status.value for zone in memorandum.zones} == {"approximate"}


def test_entry_into_force_is_a_named_reading(memorandum: Agreement) -> None:
    """The text's next day by default, the Moscow briefing's midnight beside it."""
    starts = {reading.id: reading.starts for reading in memorandum.interpretations}
    assert memorandum.interpretations[0].id == "next-day"
    assert starts["next-day"] == date(2017, 5, 5)
    midnight = datetime.fromisoformat("2017-05-06T00:00:00+03:00")
    assert starts["moscow-briefing"] == midnight


def test_the_rounds_of_the_astana_track_are_registered(memorandum: Agreement) -> None:
    """Twenty-two numbered rounds; the tenth and fifteenth in Sochi."""
    numbered = {r.number: r for r in memorandum.rounds if r.number}
    assert sorted(numbered) == list(range(1, 23))
    assert {n for n, r in numbered.items() if r.place == "Sochi"} == {10, 15}
    assert [n for n, r in numbered.items() if r.unchecked] == [19]


def test_every_fact_names_its_source(memorandum: Agreement) -> None:
    """Roles, provisions, zones, groups and rounds."""
    sources = [role.source for role in memorandum.roles]
    sources += [provision.source for provision in memorandum.provisions]
    sources += [zone.source for zone in memorandum.zones]
    sources += [group.source for group in memorandum.excluded]
    sources += [meeting.source for meeting in memorandum.rounds]
    assert all(sources)


GOOD = """
id = "X"
version = "1"
title = "Test"
form = "multilateral"
agreement_class = "preliminary"
purpose = "peace_process"
signed = 2017-05-04

[[zones]]
id = "Z1"
name = "zone"
text = "a zone"
units = []
tolerance_m = 5

[[provisions]]
id = "P1"
title = "one"
text = "fire ceases"
source = "test"

[[terms]]
id = "T1"
kind = "prohibition"
provision = "P1"
text = "fire ceases"

[[interpretations]]
id = "day"
title = "Day"
starts = 2017-05-05
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "x.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_small_file_is_an_agreement(tmp_path: Path) -> None:
    """Whole metres are metres; what is not given keeps its default."""
    agreement = load_agreement(write(tmp_path, GOOD))
    assert agreement.zones[0].tolerance_m == 5.0
    assert agreement.validity.ends is None


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        pytest.param('"X"', "", r"x\.toml:2:6: not TOML; got ", id="TOML"),
        pytest.param(
            'title = "Test"',
            'titel = "Test"',
            r"x\.toml:4:1: titel: unknown key; got titel; wanted id, version",
            id="unknown key",
        ),
        pytest.param(
            'version = "1"',
            "",
            "top level: missing key; got nothing; wanted version",
            id="missing key",
        ),
        pytest.param(
            'kind = "prohibition"',
            'kind = "ban"',
            r"terms\[T1\]\.kind: unknown code; got 'ban'; wanted prohibition, ",
            id="unknown code",
        ),
        pytest.param(
            'provision = "P1"',
            'provision = "P9"',
            r"x\.toml:26:1: terms\[T1\]\.provision: cites no provision; got P9; "
            "wanted one of P1",
            id="no such provision",
        ),
        pytest.param(
            "signed = 2017-05-04",
            'signed = "4 May"',
            "signed: value of the wrong type; got '4 May'; wanted a day "
            r"\(2020-01-31\)",
            id="a date as text",
        ),
        pytest.param(
            "signed = 2017-05-04",
            "signed = 2017-05-04T00:00:00",
            "signed: value of the wrong type",
            id="a moment for a day",
        ),
        pytest.param(
            "units = []", "units = 3", r"zones\[Z1\]\.units: no list; got 3", id="list"
        ),
        pytest.param(
            "units = []",
            'units = ["Idlib"]',
            r"zones\[Z1\]\.units\[1\]: no table; got 'Idlib'",
            id="table",
        ),
    ],
)
def test_a_broken_file_is_named_with_place_got_and_wanted(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    """Nothing is judged with it; the error says where and what."""
    assert old in GOOD
    with pytest.raises(InvalidAgreement, match=complaint):
        load_agreement(write(tmp_path, GOOD.replace(old, new, 1)))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(InvalidAgreement, match=r"gone\.toml: not a readable"):
        load_agreement(tmp_path / "gone.toml")


ZONED = """
id = "XX-1"
version = "1"
title = "Test"
form = "multilateral"
agreement_class = "preliminary"
purpose = "peace_process"
[[zones]]
id = "Z1"
name = "Zone"
text = "a zone"
units = []
{line}
[[interpretations]]
id = "only"
title = "the only one"
starts = 2020-01-01
"""
OUTLINE = """{"type": "FeatureCollection", "features": [{"type": "Feature",
"properties": {"id": "XX-1/Z1", "name": "Zone", "status": "official",
"source": "test", "method": "given", "tolerance_m": 0},
"geometry": {"type": "Polygon",
"coordinates": [[[36, 35], [37, 35], [37, 36], [36, 35]]]}}]}"""


def _zoned(root: Path, line: str, outline: str | None = None) -> Agreement:
    (root / "agreements").mkdir()
    (root / "zones").mkdir()
    if outline is not None:
        (root / "zones" / "own.geojson").write_text(outline, encoding="utf-8")
    file = root / "agreements" / "XX-1.toml"
    file.write_text(ZONED.replace("{line}", line), encoding="utf-8")
    return load_agreement(file)


def test_zones_come_with_the_outlines_of_their_file(tmp_path: Path) -> None:
    """From the folder beside the mission's own agreements."""
    (zone,) = _zoned(tmp_path, 'geometry = "own.geojson"', OUTLINE).zones
    assert [shape.id for shape in zone.shapes] == ["XX-1/Z1"]


def test_packaged_zones_have_their_outlines(memorandum: Agreement) -> None:
    """One for each of the four areas; the mission's copy finds them too."""
    assert [[s.id for s in z.shapes] for z in memorandum.zones] == [
        [f"SY-2017-05-04/Z{n}"] for n in (1, 2, 3, 4)
    ]


UNFIT = [
    ("no such file", 'geometry = "none.geojson"', None, "no such zone file; got none"),
    (
        "a file of other zones",
        'geometry = "SY-2017-05-04.geojson"\n',
        None,
        "zone file without that zone",
    ),
    (
        "an outline in the agreement itself",
        """[[zones.shapes]]
id = "x"
zone = "Z1"
name = "x"
status = "official"
source = "x"
method = "x"
tolerance_m = 0
polygons = [[[[1.0, 2.0]]]]""",
        None,
        "got shapes; wanted geometry",
    ),
]


@pytest.mark.parametrize(
    ("why", "line", "outline", "message"), UNFIT, ids=[u[0] for u in UNFIT]
)
def test_a_zone_file_that_does_not_fit_stops_the_run(
    tmp_path: Path, why: str, line: str, outline: str | None, message: str
) -> None:
    """Nothing is judged with a broken or missing outline."""
    line = line.replace("SY-2017-05-04.geojson", "SY-2018-09-17.geojson")
    with pytest.raises(InvalidAgreement, match=message):
        _zoned(tmp_path, line, outline)
    assert why


def test_a_broken_zone_file_is_named(tmp_path: Path) -> None:
    """With the line in it."""
    with pytest.raises(InvalidAgreement, match=r"broken zone file \(own\.geojson"):
        _zoned(tmp_path, 'geometry = "own.geojson"', OUTLINE.replace("35]", "95]"))
