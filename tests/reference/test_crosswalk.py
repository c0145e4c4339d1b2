"""The crosswalk is complete both ways, refuses what it does not know, and is shown."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from scripts.crosswalk_page import PAGE, with_tables

from trucewatch.errors import InvalidReference
from trucewatch.model.event import EventType
from trucewatch.reference.crosswalk import (
    acled_of,
    cameo_of,
    load_crosswalk,
    plover_of,
    quad_of,
    types_of_acled,
    types_of_cameo,
    types_of_plover,
    why_not,
)
from trucewatch.reference.crosswalk_table import (
    Choice,
    Plover,
    Quad,
    Scheme,
    crosswalk_from,
)

QUADS = {
    Quad.VERBAL_COOPERATION: "AGREE CONSULT SUPPORT CONCEDE",
    Quad.MATERIAL_COOPERATION: "COOPERATE AID RETREAT YIELD",
    Quad.VERBAL_CONFLICT: "REQUEST ACCUSE REJECT THREATEN",
    Quad.MATERIAL_CONFLICT: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
PLOVER = [root for roots in QUADS.values() for root in roots.split()]
CAMEO_ROOTS = [f"{number:02}" for number in range(1, 21)]
ACLED = {
    "Battles": 3,
    "Explosions/Remote violence": 6,
    "Violence against civilians": 3,
    "Protests": 3,
    "Riots": 2,
    "Strategic developments": 8,
}
"""Number of sub-types by event type."""
MONITOR = [
    "0256",
    "0356",
    "0871",
    "0861",
    "0863",
    "0873",
    "0874",
    "093",
    "1056",
    "107",
    "1123",
    "1246",
    "196",
]
"""Codes of CAMEO that a ceasefire monitor meets."""


def table() -> dict[str, Any]:
    source = files("trucewatch.reference") / "crosswalk.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("event_type", list(EventType))
def test_every_type_has_a_code_or_a_reason(
    event_type: EventType, scheme: Scheme
) -> None:
    """Never both, never neither: a new type without a row fails here."""
    codes = load_crosswalk().rows[event_type].codes(scheme)
    assert bool(codes) != bool(why_not(event_type, scheme))


@pytest.mark.parametrize("scheme", list(Scheme))
def test_every_code_has_a_type_or_a_reason(scheme: Scheme) -> None:
    """The way back is as complete as the way there."""
    known = load_crosswalk()
    for code in known.codes[scheme]:
        assert bool(known.types_of(scheme, code)) != bool(why_not(code, scheme)), code


def test_the_schemes_are_whole() -> None:
    """16 PLOVER types and YIELD, 20 CAMEO roots, 25 ACLED sub-types."""
    codes = load_crosswalk().codes
    assert sorted(codes[Scheme.PLOVER]) == sorted(PLOVER)
    assert [code for code in codes[Scheme.CAMEO] if len(code) == 2] == CAMEO_ROOTS
    groups = [code.group for code in codes[Scheme.ACLED].values()]
    assert {group: groups.count(group) for group in groups} == ACLED


@pytest.mark.parametrize("code", MONITOR)
def test_the_codes_of_a_ceasefire_monitor_are_listed(code: str) -> None:
    """Each can be looked up; its name says what it is."""
    assert load_crosswalk().code(Scheme.CAMEO, code).name


@pytest.mark.parametrize("event_type", list(EventType))
def test_a_type_and_its_codes_lead_back_to_it(event_type: EventType) -> None:
    """Whatever code a type has, the type is among that code's types."""
    plover = plover_of(event_type)
    if plover is not None:
        assert event_type in types_of_plover(plover.type)
    for choice in cameo_of(event_type):
        assert event_type in types_of_cameo(choice.code)
        assert event_type in types_of_cameo(choice.group)
    for choice in acled_of(event_type):
        assert event_type in types_of_acled(choice.code)


ROWS: list[tuple[EventType, Plover | None, str, str]] = [
    (EventType.ARTILLERY, Plover(type="ASSAULT", mode="heavy-weapons"), "194", "Shell"),
    (EventType.AIRSTRIKE, Plover(type="ASSAULT", mode="aerial"), "195", "Air/drone"),
    (EventType.DISARM, Plover(type="RETREAT", mode="disarm"), "0873", "Change to"),
    (EventType.ACCUSE, Plover(type="ACCUSE"), "112", ""),
    (EventType.JOINING, Plover(type="CONCEDE"), "0871", "Agreement"),
    (EventType.UNDETERMINED, None, "", ""),
]


@pytest.mark.parametrize(("event_type", "plover", "cameo", "acled"), ROWS)
def test_rows(
    event_type: EventType, plover: Plover | None, cameo: str, acled: str
) -> None:
    """The first code of a few types, as the codebooks have them."""
    assert plover_of(event_type) == plover
    assert next((choice.code for choice in cameo_of(event_type)), "") == cameo
    first = next((choice.code for choice in acled_of(event_type)), "")
    assert first.startswith(acled)
    assert bool(first) == bool(acled)


def test_a_second_code_says_when_it_holds() -> None:
    """And carries its group: ACLED's event type."""
    assert acled_of(EventType.SNIPER) == (
        Choice(code="Armed clash", group="Battles"),
        Choice(
            code="Attack",
            group="Violence against civilians",
            when="only civilians were fired at",
        ),
    )


def test_who_took_a_place_decides_its_acled_code() -> None:
    """There is no code to use without looking: both have a condition."""
    assert all(choice.when for choice in acled_of(EventType.TERRITORY_TAKEN))


def test_yield_is_concede_and_retreat() -> None:
    """Zero-Shot PLOVER's merger gives the types of both."""
    both = {*types_of_plover("CONCEDE"), *types_of_plover("RETREAT")}
    assert set(types_of_plover("YIELD")) == both
    assert EventType.JOINING in both
    assert EventType.WITHDRAWAL in both


def test_a_root_of_cameo_holds_its_finer_codes() -> None:
    """19 has what 194 has and more; 194 has no rifle fire."""
    assert EventType.MORTAR in types_of_cameo("194")
    assert EventType.SMALL_ARMS not in types_of_cameo("194")
    assert {*types_of_cameo("194"), EventType.SMALL_ARMS} <= set(types_of_cameo("19"))


def test_no_type_is_a_breach_of_a_ceasefire() -> None:
    """CAMEO 196 is a verdict: no type of ours has it, and the reason says so."""
    assert types_of_cameo("196") == ()
    assert "never read off a claim" in (why_not("196", Scheme.CAMEO) or "")


@pytest.mark.parametrize("quad", list(Quad))
def test_quad_classes_of_plover(quad: Quad) -> None:
    """As PLOVER draws them; YIELD as Zero-Shot PLOVER does."""
    assert {quad_of(root) for root in QUADS[quad].split()} == {quad}


@pytest.mark.parametrize(
    ("last", "after", "quads"),
    [
        ("05", "06", (Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION)),
        ("08", "09", (Quad.MATERIAL_COOPERATION, Quad.VERBAL_CONFLICT)),
        ("13", "14", (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)),
        ("01", "20", (Quad.VERBAL_COOPERATION, Quad.MATERIAL_CONFLICT)),
        ("0871", "194", (Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT)),
    ],
)
def test_quad_classes_of_cameo(last: str, after: str, quads: tuple[Quad, Quad]) -> None:
    """The borders between the classes; a finer code has its root's class."""
    assert (quad_of(last), quad_of(after)) == quads


@pytest.mark.parametrize(
    ("look_up", "code"),
    [
        (types_of_plover, "FIGHT"),
        (types_of_plover, "assault"),
        (types_of_cameo, "21"),
        (types_of_cameo, "9"),
        (types_of_cameo, ""),
        (types_of_acled, "Battles"),
        (quad_of, "21"),
        (quad_of, ""),
        (quad_of, "Armed clash"),
    ],
)
def test_an_unknown_code_is_refused(
    look_up: Callable[[str], object], code: str
) -> None:
    """With what was asked, where it is missing, and what there is."""
    with pytest.raises(InvalidReference) as refused:
        look_up(code)
    assert "unknown" in refused.value.what
    assert refused.value.where == "crosswalk.toml"
    assert refused.value.got == repr(code)
    assert refused.value.wanted.startswith("one of ")


def test_acled_has_no_quad_classes() -> None:
    """Asked of the table itself, that is an error and no class."""
    with pytest.raises(InvalidReference, match="no quad classes"):
        load_crosswalk().quad(Scheme.ACLED, "Armed clash")


def without_a_row(broken: dict[str, Any]) -> None:
    del broken["event"]["mortar"]


def with_a_strange_type(broken: dict[str, Any]) -> None:
    broken["event"]["moon"] = broken["event"]["mortar"]


def with_a_strange_code(broken: dict[str, Any]) -> None:
    broken["event"]["mortar"]["cameo"] = [{"code": "999"}]


def with_a_strange_mode(broken: dict[str, Any]) -> None:
    broken["event"]["mortar"]["plover"]["mode"] = "song"


def with_a_merger(broken: dict[str, Any]) -> None:
    broken["event"]["joining"]["plover"]["type"] = "YIELD"


def without_codes(broken: dict[str, Any]) -> None:
    broken["event"]["mortar"]["acled"] = []


def with_two_first_codes(broken: dict[str, Any]) -> None:
    broken["event"]["mortar"]["cameo"] = [{"code": "194"}, {"code": "190"}]


def without_a_type_for_a_code(broken: dict[str, Any]) -> None:
    del broken["acled"]["Mob violence"]["none"]


def with_a_type_and_a_reason(broken: dict[str, Any]) -> None:
    broken["acled"]["Grenade"]["none"] = "no reason"


@pytest.mark.parametrize(
    ("spoil", "got"),
    [
        (without_a_row, "no row for mortar"),
        (with_a_strange_type, "moon"),
        (with_a_strange_code, "999"),
        (with_a_strange_mode, "song"),
        (with_a_merger, "YIELD"),
        (without_codes, "a row wants a code"),
        (with_two_first_codes, "`when` on every code"),
        (without_a_type_for_a_code, "acled Mob violence: neither"),
        (with_a_type_and_a_reason, "acled Grenade: both"),
    ],
)
def test_an_incomplete_table_is_refused(
    spoil: Callable[[dict[str, Any]], None], got: str
) -> None:
    """What is missing or too much is named; the whole table is accepted."""
    broken = copy.deepcopy(table())
    assert crosswalk_from(broken).rows.keys() == set(EventType)
    spoil(broken)
    with pytest.raises(InvalidReference, match=r"crosswalk\.toml") as refused:
        crosswalk_from(broken)
    assert got in refused.value.got


@pytest.mark.parametrize("text", [None, "[plover"], ids=["missing", "no TOML"])
def test_an_unreadable_file_is_refused(
    text: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A damaged installation names the file."""
    if text is not None:
        (tmp_path / "crosswalk.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(
        "trucewatch.reference.crosswalk.resources.files", lambda _: tmp_path
    )
    with pytest.raises(InvalidReference, match=r"crosswalk\.toml"):
        load_crosswalk.__wrapped__()


def test_the_page_shows_the_table_as_it_is() -> None:
    """Mend with ``python scripts/crosswalk_page.py``."""
    page = PAGE.read_text("utf-8")
    assert page == with_tables(page)
    assert all(f"| `{event_type.value}` |" in page for event_type in EventType)


def test_the_look_up_shown_prints_the_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page's example runs on lines of `read --json`: denied claims stay out."""
    (shown,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    common = {"kind": "event", "modality": "asserted", "event": {"type": "mortar"}}
    claims = [
        {"id": "clm_1", "polarity": "affirmed", **common},
        {"id": "clm_2", "polarity": "denied", **common},
        {"id": "clm_3", "polarity": "affirmed", "kind": "tally"},
        {"id": "clm_4", "polarity": "affirmed", **common, "modality": "planned"},
    ]
    lines = "\n".join(json.dumps(claim) for claim in claims)
    (tmp_path / "claims.jsonl").write_text(lines, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(compile(shown, str(PAGE), "exec"), {})  # noqa: S102 - the page's own example
    assert capsys.readouterr().out == (
        "clm_1 mortar ASSAULT ['194'] ['Shelling/artillery/missile attack']\n"
    )
