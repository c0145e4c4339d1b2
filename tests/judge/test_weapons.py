"""Which weapon it was: by type or words, by system and calibre, or not known."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories as make
from trucewatch.judge.case import Answer, Scope
from trucewatch.judge.weapons import by_weapon
from trucewatch.model.event import EventType
from trucewatch.model.finding import RuleStep
from trucewatch.model.term import WeaponClass, WeaponLimit

IN, OUT, OPEN = Scope.INSIDE, Scope.OUTSIDE, Scope.UNKNOWN
Q = "Is the weapon one that the term is about?"
OTHER = EventType.PROHIBITED_WEAPON_PRESENT
WHICH = "which weapon"
DETAIL = "its calibre or which system it was"


def limit(weapon: WeaponClass, **bounds: Any) -> WeaponLimit:  # noqa: ANN401 - as it takes
    """A limit of that class."""
    return WeaponLimit(weapon=weapon, **bounds)


TANK = limit(WeaponClass.TANK)
MORTAR_120 = limit(WeaponClass.MORTAR, calibre_from_mm=120)
ARTILLERY_100 = limit(WeaponClass.ARTILLERY, calibre_from_mm=100)
BELOW = limit(WeaponClass.ARTILLERY, calibre_below_mm=100)
URAGAN = limit(WeaponClass.MLRS, systems=("Uragan", "Smerch"))
TORNADO_S = limit(WeaponClass.MLRS, systems=("Tornado-S",))
ALL_MLRS = limit(WeaponClass.MLRS)
TOCHKA = limit(WeaponClass.TACTICAL_MISSILE)


def asked(
    limits: tuple[WeaponLimit, ...],
    *words: str | None,
    kind: EventType = OTHER,
) -> Answer | None:
    """The answer to the question of the weapon; one claim for each of the words."""
    claims = [
        make.event(kind, instrument=each, text=f"Claim {number}.")
        for number, each in enumerate(words or (None,))
    ]
    law = make.agreement(terms=(make.term(weapons=limits),))
    return by_weapon(make.case(make.incident(*claims), law))


WEAPONS = [
    ("type alone", (TANK,), (), EventType.TANK_FIRE, IN, "yes: tank"),
    (
        "artillery by type",
        (ARTILLERY_100, BELOW),
        (),
        EventType.ARTILLERY,
        OPEN,
        "the claims say: artillery",
    ),
    (
        "mortar by type",
        (limit(WeaponClass.MORTAR),),
        (),
        EventType.MORTAR,
        IN,
        "yes: mortar",
    ),
    ("mlrs by type", (ALL_MLRS,), (), EventType.MLRS, IN, "yes: mlrs"),
    ("neither", (TANK,), (), OTHER, OPEN, "the claims say: no weapon"),
    (
        "unknown words",
        (TANK,),
        ("heavy weapons",),
        OTHER,
        OPEN,
        "the claims say: heavy weapons",
    ),
    ("words", (TANK,), ("two tanks",), OTHER, IN, "yes: two tanks"),
    (
        "words before the type",
        (TANK,),
        ("a TANK",),
        EventType.ARTILLERY,
        IN,
        "yes: a TANK",
    ),
    (
        "another class",
        (TANK,),
        ("mortars",),
        OTHER,
        OUT,
        "no: it was a weapon of class mortar",
    ),
    (
        "claims that differ",
        (TANK,),
        ("a tank", "a mortar"),
        OTHER,
        OPEN,
        "the claims say: a mortar; a tank",
    ),
    ("claims that agree", (TANK,), ("a tank", "tanks"), OTHER, IN, "yes: a tank tanks"),
    ("one says, one does not", (TANK,), ("a tank", None), OTHER, IN, "yes: a tank"),
    (
        "one says, one is vague",
        (TANK,),
        ("a tank", "arms"),
        OTHER,
        IN,
        "yes: a tank arms",
    ),
    ("tactical missile", (TOCHKA,), ("a Tochka-U",), OTHER, IN, "yes: a Tochka-U"),
    (
        "tactical missile in words",
        (TOCHKA,),
        ("tactical missiles",),
        OTHER,
        IN,
        "yes: tactical missiles",
    ),
    (
        "rocket artillery",
        (limit(WeaponClass.ARTILLERY),),
        ("rocket artillery",),
        OTHER,
        IN,
        "yes: rocket artillery",
    ),
    (
        "howitzer",
        (limit(WeaponClass.ARTILLERY),),
        ("a howitzer",),
        OTHER,
        IN,
        "yes: a howitzer",
    ),
    (
        "launcher",
        (ALL_MLRS,),
        ("a multiple launch rocket system",),
        OTHER,
        IN,
        "yes: a multiple launch rocket system",
    ),
    (
        "mlrs before tank",
        (ALL_MLRS,),
        ("a Grad on a tank chassis",),
        OTHER,
        IN,
        "yes: a Grad on a tank chassis",
    ),
    (
        "calibre at the bound",
        (MORTAR_120,),
        ("120 mm mortar",),
        OTHER,
        IN,
        "yes: 120 mm mortar",
    ),
    (
        "calibre under it",
        (MORTAR_120,),
        ("82-mm mortar",),
        OTHER,
        OUT,
        "no: 82-mm mortar is not within the bounds of the term",
    ),
    ("no calibre", (MORTAR_120,), ("mortar",), OTHER, OPEN, "the claims say: mortar"),
    (
        "two calibres",
        (MORTAR_120,),
        ("120mm mortar", "82mm mortar"),
        OTHER,
        OPEN,
        "the claims say: 120mm mortar 82mm mortar",
    ),
    (
        "one calibre twice",
        (MORTAR_120,),
        ("120mm mortar", "120 mm mortars"),
        OTHER,
        IN,
        "yes: 120 mm mortars 120mm mortar",
    ),
    (
        "a calibre with a point",
        (BELOW,),
        ("99.9 millimetre howitzer",),
        OTHER,
        IN,
        "yes: 99.9 millimetre howitzer",
    ),
    (
        "below, at the bound",
        (BELOW,),
        ("100 millimeters artillery",),
        OTHER,
        OUT,
        "no: 100 millimeters artillery is not within the bounds of the term",
    ),
    (
        "either of two bounds",
        (BELOW, ARTILLERY_100),
        ("152 mm howitzer",),
        OTHER,
        IN,
        "yes: 152 mm howitzer",
    ),
    (
        "one bound certain, one open",
        (URAGAN, ALL_MLRS),
        ("MLRS",),
        OTHER,
        IN,
        "yes: MLRS",
    ),
    (
        "one bound broken, one open",
        (
            limit(WeaponClass.MLRS, systems=("Smerch",)),
            limit(WeaponClass.MLRS, calibre_from_mm=200),
        ),
        ("Uragan",),
        OTHER,
        OPEN,
        "the claims say: Uragan",
    ),
    ("the system", (URAGAN,), ("BM-27 URAGAN",), OTHER, IN, "yes: BM-27 URAGAN"),
    (
        "the other system",
        (URAGAN,),
        ("Smerch rockets",),
        OTHER,
        IN,
        "yes: Smerch rockets",
    ),
    (
        "a third system",
        (URAGAN,),
        ("Grad",),
        OTHER,
        OUT,
        "no: Grad is not within the bounds of the term",
    ),
    (
        "no system",
        (URAGAN,),
        ("multiple rocket launcher",),
        OTHER,
        OPEN,
        "the claims say: multiple rocket launcher",
    ),
    (
        "systems that differ",
        (URAGAN,),
        ("Grad", "Uragan"),
        OTHER,
        OPEN,
        "the claims say: Grad Uragan",
    ),
    (
        "both of its systems",
        (URAGAN,),
        ("Smerch", "Uragan"),
        OTHER,
        IN,
        "yes: Smerch Uragan",
    ),
    (
        "a system by its full name",
        (TORNADO_S,),
        ("Tornado-S",),
        OTHER,
        IN,
        "yes: Tornado-S",
    ),
    (
        "its sister",
        (TORNADO_S,),
        ("Tornado-G",),
        OTHER,
        OUT,
        "no: Tornado-G is not within the bounds of the term",
    ),
    (
        "a name both share",
        (TORNADO_S,),
        ("Tornado",),
        OTHER,
        OPEN,
        "the claims say: Tornado",
    ),
]


BIG_GRAD = limit(WeaponClass.MLRS, systems=("Grad",), calibre_from_mm=120)
WEAPONS += [
    (
        "system and calibre",
        (BIG_GRAD,),
        ("122 mm Grad",),
        OTHER,
        IN,
        "yes: 122 mm Grad",
    ),
    ("system, calibre not told", (BIG_GRAD,), ("Grad",), OTHER, IN, "yes: Grad"),
    (
        "system, another calibre",
        (BIG_GRAD,),
        ("107 mm Grad",),
        OTHER,
        OUT,
        "no: 107 mm Grad is not within the bounds of the term",
    ),
    (
        "calibre, system not told",
        (BIG_GRAD,),
        ("122 mm MLRS",),
        OTHER,
        OPEN,
        "the claims say: 122 mm MLRS",
    ),
    (
        "calibre, another system",
        (BIG_GRAD,),
        ("220 mm Uragan",),
        OTHER,
        OUT,
        "no: 220 mm Uragan is not within the bounds of the term",
    ),
]


@pytest.mark.parametrize(
    ("limits", "words", "kind", "scope", "answer"),
    [row[1:] for row in WEAPONS],
    ids=[row[0] for row in WEAPONS],
)
def test_a_weapon_is_held_against_class_system_and_calibre(
    limits: tuple[WeaponLimit, ...],
    words: tuple[str | None, ...],
    kind: EventType,
    scope: Scope,
    answer: str,
) -> None:
    """What the claims do not tell, or tell differently, is open."""
    found = asked(limits, *words, kind=kind)
    assert found is not None
    assert (found.scope, found.step) == (scope, RuleStep(question=Q, answer=answer))


def test_what_is_missing_is_the_weapon_or_its_detail() -> None:
    """The reader is told which of the two."""
    for words, missing in (("arms", WHICH), ("mortar", DETAIL), ("120 mm mortar", "")):
        found = asked((MORTAR_120,), words)
        assert found is not None
        assert found.missing == missing


def test_a_term_without_weapons_asks_for_none() -> None:
    """The question is not even put."""
    assert asked(()) is None


def test_only_event_claims_name_a_weapon() -> None:
    """A tally among the supporting claims says nothing on it."""
    law = make.agreement(terms=(make.term(weapons=(TANK,)),))
    told = make.event(OTHER, instrument="a tank")
    found = by_weapon(make.case(make.incident(told, make.tally()), law))
    assert found is not None
    assert found.scope is IN
