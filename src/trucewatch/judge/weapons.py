"""Which weapon it was, and whether a term is limited to such weapons."""

from __future__ import annotations

import re

from trucewatch.judge.case import Answer, Case, inside, outside, unknown
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.term import WeaponClass, WeaponLimit

_QUESTION = "Is the weapon one that the term is about?"

_OF_TYPE: dict[EventType, WeaponClass] = {
    EventType.TANK_FIRE: WeaponClass.TANK,
    EventType.ARTILLERY: WeaponClass.ARTILLERY,
    EventType.MORTAR: WeaponClass.MORTAR,
    EventType.MLRS: WeaponClass.MLRS,
}
"""Weapon classes that an event type itself tells."""

_WORDS: tuple[tuple[WeaponClass, re.Pattern[str]], ...] = (
    (WeaponClass.TACTICAL_MISSILE, re.compile(r"\b(tochka|tactical missile)", re.I)),
    (
        WeaponClass.MLRS,
        re.compile(
            r"\b(mlrs|multiple (?:rocket|launch)|rocket launcher"
            r"|grad|uragan|smerch|tornado)",
            re.I,
        ),
    ),
    (WeaponClass.MORTAR, re.compile(r"\bmortar", re.I)),
    (WeaponClass.TANK, re.compile(r"\btanks?\b", re.I)),
    (
        WeaponClass.ARTILLERY,
        re.compile(r"\b(artillery|howitzer|field gun|self-propelled gun)", re.I),
    ),
)
"""Words of instruments, the narrower first ("rocket artillery" stays artillery)."""

_CALIBRE = re.compile(r"(\d+(?:\.\d+)?)[\s-]?(?:mm|millimet(?:re|er)s?)\b", re.I)


def by_weapon(case: Case) -> Answer | None:
    """Whether the weapon is one that the term is limited to; None if it is to none."""
    limits = case.charge.term.weapons
    if not limits:
        return None
    words = _instruments(case)
    weapons = _classes(case, words)
    if len(weapons) != 1:
        said = "; ".join(words) or "no weapon"
        return unknown(_QUESTION, f"the claims say: {said}", missing="which weapon")
    (weapon,) = weapons
    same = [limit for limit in limits if limit.weapon is weapon]
    if not same:
        return outside(_QUESTION, f"no: it was a weapon of class {weapon.value}")
    return _by_limits(same, words, weapon)


def _instruments(case: Case) -> list[str]:
    bodies = (placed.claim.body for placed in case.incident.supporting)
    return sorted(
        {
            body.instrument
            for body in bodies
            if isinstance(body, EventBody) and body.instrument
        }
    )


def _classes(case: Case, words: list[str]) -> set[WeaponClass]:
    """Classes that the type or the words tell; more than one where claims differ."""
    found = {
        next((weapon for weapon, form in _WORDS if form.search(each)), None)
        for each in words
    }
    told = {weapon for weapon in found if weapon is not None}
    own = _OF_TYPE.get(case.incident.type)
    return told or ({own} if own else set())


def _by_limits(
    limits: list[WeaponLimit], words: list[str], weapon: WeaponClass
) -> Answer:
    """Whether any bound of system and calibre holds the weapon."""
    said = " ".join(words)
    answers = [_by_limit(limit, said) for limit in limits]
    if True in answers:
        return inside(_QUESTION, f"yes: {said or weapon.value}")
    if None in answers:
        missing = "its calibre or which system it was"
        return unknown(
            _QUESTION, f"the claims say: {said or weapon.value}", missing=missing
        )
    return outside(_QUESTION, f"no: {said} is not within the bounds of the term")


def _by_limit(limit: WeaponLimit, said: str) -> bool | None:
    """Whether the words fit the limit; None where they do not tell."""
    by_calibre = _by_calibre(limit, said)
    if by_calibre is False or not limit.systems:
        return by_calibre
    return _by_system(limit, said)


def _by_calibre(limit: WeaponLimit, said: str) -> bool | None:
    if not limit.asks_calibre:
        return True
    calibres = {float(match) for match in _CALIBRE.findall(said)}
    if len(calibres) != 1:
        return None
    return limit.holds_calibre(calibres.pop())


_SYSTEM = re.compile(
    r"\b(grad|uragan|smerch|tornado-?\w*|tochka(?:-u)?|d-\d+|2s\d+)\b", re.I
)


def _by_system(limit: WeaponLimit, said: str) -> bool | None:
    """Whether the one system said is of the limit; None for none, or for several."""
    wanted = [system.casefold() for system in limit.systems]
    said = said.casefold()
    others = {each for each in _SYSTEM.findall(said) if not _is_of(wanted, each)}
    named = any(system in said for system in wanted)
    if named == bool(others):
        return None
    return named


def _is_of(wanted: list[str], system: str) -> bool:
    return any(each in system or system in each for each in wanted)
