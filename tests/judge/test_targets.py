"""Who was hit: every source counts, and the attacker's word alone settles nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests import factories as make
from trucewatch.judge.targets import Hit, Target, target_of
from trucewatch.model.actor import ActorMention, DatedName
from trucewatch.model.agreement import Agreement
from trucewatch.model.attribution import NOT_ATTRIBUTED, Attribution
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.event import EventBody, ObjectAffected
from trucewatch.model.finding import RuleStep
from trucewatch.model.party import (
    DisputedExclusion,
    Joining,
    JoiningKind,
    PartyRole,
)
from trucewatch.model.place import PlacePrecision
from trucewatch.model.quantity import PersonClass

Q = "Was the one hit outside the ceasefire's protection?"
BAND = make.actor_mention("the Old Band", "XXX")
UNNAMED_BAND = make.actor_mention("the Old Band")
PARTY = make.actor_mention("the army", "AAA/ARMY")
VILLAGE = make.actor_mention("a village")
FRONT = make.actor_mention("the Front", "YYY")
STRANGERS = make.actor_mention("strangers", "CCC")

LAW = make.agreement(
    excluded=(
        make.excluded_group(
            disputed=(DisputedExclusion(actor="YYY", name="Front"),),
        ),
        make.excluded_group("ZZZ", names=(DatedName(name="Third Band"),)),
    ),
    terms=(make.term(exceptions=("T2",)), make.term("T2", acts=())),
)
WIDE = replace(LAW, interpretations=(make.reading(excludes=("YYY",)),))


def told(
    *targets: ActorMention,
    by: str = "Demo Council",
    side: str | None = None,
    objects: tuple[ObjectAffected, ...] = (),
    killed: float | None = None,
    injured: float | None = None,
    harmed: PersonClass | None = None,
) -> PlacedClaim:
    """A claim that tells who was hit."""
    return make.event(
        targets=targets,
        text=f"{by} told of it.",
        origin=by,
        side=side,
        objects=objects,
        killed=killed,
        injured=injured,
        harmed=harmed,
    )


def hit(
    *claims: PlacedClaim,
    law: Agreement = LAW,
    attribution: Attribution = NOT_ATTRIBUTED,
    day: date | None = make.DAY,
) -> Target:
    """Who was hit, by those claims."""
    what = make.incident(*claims, attribution=attribution)
    return target_of(make.case(what, law, day=day))


AIMED_AT = "civilians or what serves them were hit; no claim names who was aimed at"
CIVILIANS = "civilians or what serves them were hit"
DESIGNATED = "yes: the Old Band is designated (a council)"
EXCLUDED, PROTECTED, UNKNOWN = Hit.EXCLUDED, Hit.PROTECTED, Hit.UNKNOWN
COVERED = "whether Front is covered by the designation of Old Band"
WHO = "who was hit"
CHILD = PersonClass.CHILD

TARGETS = [
    ("nobody", (told(),), UNKNOWN, "no claim says who was hit", WHO),
    ("an excluded group", (told(BAND),), EXCLUDED, DESIGNATED, ""),
    ("by its name alone", (told(UNNAMED_BAND),), EXCLUDED, DESIGNATED, ""),
    (
        "by its code alone",
        (told(make.actor_mention("that band", "XXX")),),
        EXCLUDED,
        "yes: that band is designated (a council)",
        "",
    ),
    (
        "a party's unit of an excluded group's name",
        (told(make.actor_mention("Old Band of the army", "AAA/ARMY")),),
        PROTECTED,
        "no: the AAA/ARMY belongs to the AAA",
        "",
    ),
    (
        "a bound party's army",
        (told(PARTY),),
        PROTECTED,
        "no: the AAA/ARMY belongs to the AAA",
        "",
    ),
    (
        "words of no actor",
        (told(VILLAGE),),
        UNKNOWN,
        "a village names no known actor",
        "whom “a village” are counted to",
    ),
    (
        "words of no actor, and a school",
        (told(VILLAGE, objects=(ObjectAffected.SCHOOL,)),),
        PROTECTED,
        f"no: {CIVILIANS}",
        "",
    ),
    (
        "an actor of no role",
        (told(STRANGERS),),
        UNKNOWN,
        "the CCC is not among those named: the AAA, the BBB",
        "whether the CCC is protected by it",
    ),
    ("a disputed one", (told(FRONT),), UNKNOWN, f"it is open {COVERED}", COVERED),
    (
        "a school, nobody named",
        (told(objects=(ObjectAffected.SCHOOL,)),),
        UNKNOWN,
        AIMED_AT,
        "who was aimed at",
    ),
    (
        "a child killed",
        (told(killed=1, harmed=CHILD),),
        UNKNOWN,
        AIMED_AT,
        "who was aimed at",
    ),
    (
        "a fighter killed",
        (told(killed=1, harmed=PersonClass.COMBATANT),),
        UNKNOWN,
        "no claim says who was hit",
        WHO,
    ),
    (
        "sources that differ",
        (told(BAND), told(PARTY, by="Demo Rescue")),
        UNKNOWN,
        "sources differ on who was hit",
        WHO,
    ),
    (
        "one source does not say",
        (told(), told(BAND, by="Demo Rescue")),
        EXCLUDED,
        DESIGNATED,
        "",
    ),
    (
        "one source is not certain",
        (told(BAND), told(FRONT, by="Demo Rescue")),
        UNKNOWN,
        f"it is open {COVERED}",
        COVERED,
    ),
    (
        "three sources, all ways",
        (told(BAND), told(PARTY, by="A"), told(FRONT, by="B")),
        UNKNOWN,
        f"it is open {COVERED}",
        COVERED,
    ),
    (
        "two targets of one claim",
        (told(BAND, PARTY),),
        UNKNOWN,
        "sources differ on who was hit",
        WHO,
    ),
    ("a tally tells nothing", (told(BAND), make.tally()), EXCLUDED, DESIGNATED, ""),
]


@pytest.mark.parametrize(
    ("claims", "expected", "words", "missing"),
    [row[1:] for row in TARGETS],
    ids=[row[0] for row in TARGETS],
)
def test_who_was_hit_is_what_the_claims_together_tell(
    claims: tuple[PlacedClaim, ...], expected: Hit, words: str, missing: str
) -> None:
    """Every claim has to say the same, of an actor that is known."""
    target = hit(*claims)
    assert target.step == RuleStep(question=Q, answer=words)
    assert (target.hit, target.missing) == (expected, missing)


def test_injured_civilians_count_as_killed_ones_do() -> None:
    """Every class of persons but combatants and unknown is civilian."""
    assert hit(told(VILLAGE, injured=2)).hit is UNKNOWN
    for harmed in PersonClass:
        found = hit(told(VILLAGE, killed=1, harmed=harmed)).hit
        military = {PersonClass.COMBATANT, PersonClass.UNKNOWN}
        assert found is (UNKNOWN if harmed in military else PROTECTED)


def test_injured_children_alone_tell_that_civilians_were_hit() -> None:
    """Killed or injured: both are harm."""
    placed = told(VILLAGE, killed=1, harmed=CHILD)
    body = placed.claim.body
    assert isinstance(body, EventBody)
    moved = replace(body, killed=(), injured=body.killed)
    claim = replace(placed.claim, body=moved)
    assert hit(replace(placed, claim=claim)).hit is PROTECTED


def test_words_of_no_actor_are_protected_only_by_their_own_claim() -> None:
    """That another claim tells of civilians says nothing of this one's village."""
    other = told(objects=(ObjectAffected.WATER,), by="Demo Rescue")
    assert hit(told(VILLAGE), other).hit is UNKNOWN
    same = told(VILLAGE, objects=(ObjectAffected.WATER,), by="Demo Rescue")
    assert hit(told(VILLAGE), same).hit is PROTECTED
    assert hit(told(VILLAGE), make.tally()).hit is UNKNOWN


def test_the_names_of_excluded_groups_are_neutral_and_ordered() -> None:
    """Each once; words where no code is known."""
    third = make.actor_mention("the Third Band")
    target = hit(told(third), told(BAND, by="A"), told(BAND, by="B"))
    assert target.names == "the Third Band, the XXX"
    third_is = "yes: the Third Band is designated (a council)"
    assert target.step.answer == f"{DESIGNATED}; {third_is}"


def test_a_reading_s_assumption_on_the_target_is_kept() -> None:
    """What the reading takes for excluded is said, once."""
    target = hit(told(FRONT), told(FRONT, by="A"), law=WIDE)
    assert (target.hit, target.assumed) == (EXCLUDED, (f"{COVERED}: yes",))
    assert hit(told(BAND)).assumed == ()


def test_a_disputed_role_of_the_one_hit_is_kept() -> None:
    """Protection too may rest on what is disputed."""
    disputed = make.role("AAA", disputed="BBB denies it")
    target = hit(told(PARTY), law=replace(LAW, roles=(disputed,)))
    assumed = ("the role of the AAA is disputed: BBB denies it",)
    assert (target.hit, target.assumed) == (PROTECTED, assumed)


TOWN = make.placed(told(STRANGERS).claim, at=(make.place(),))
OF_TOWN = "the town joined on 2017-06-01, as the GGG says"
JUNE, JULY = date(2017, 6, 1), date(2017, 7, 1)


def town(
    day: date = JUNE,
    kind: JoiningKind = JoiningKind.JOINED,
    *,
    place_id: str = "tw:SY/morek",
    **more: Any,  # noqa: ANN401 - as it takes
) -> Joining:
    """The town's joining."""
    record = make.joining(None, kind, day=day, place_id=place_id, **more)
    return replace(record, name="the town")


SETTLEMENTS = [
    ("no record", (), make.DAY, False),
    ("joined that day", (town(),), JUNE, True),
    ("joined the day after", (town(),), date(2017, 5, 31), False),
    ("on an unknown day", (town(),), None, False),
    ("another town", (town(place_id="tw:SY/kafr-zita"),), make.DAY, False),
    ("left again", (town(), town(JULY, JoiningKind.LEFT)), make.DAY, False),
    ("left later", (town(), town(JULY, JoiningKind.LEFT)), date(2017, 6, 30), True),
    ("back again", (town(date(2017, 5, 1), JoiningKind.LEFT), town()), JUNE, True),
    ("both on one day", (town(), town(kind=JoiningKind.LEFT)), make.DAY, False),
    ("disputed", (town(disputed_by=("AAA",)),), make.DAY, False),
    ("unchecked", (town(unchecked=True),), make.DAY, False),
    ("a group's record", (make.joining("CCC"),), make.DAY, False),
]


@pytest.mark.parametrize(
    ("joinings", "day", "protected"),
    [row[1:] for row in SETTLEMENTS],
    ids=[row[0] for row in SETTLEMENTS],
)
def test_a_settlement_that_joined_protects_those_in_it(
    joinings: tuple[Joining, ...], day: date | None, *, protected: bool
) -> None:
    """On an undisputed record, said as an assumption; else it stays open."""
    target = hit(TOWN, law=replace(LAW, joinings=joinings), day=day)
    if protected:
        assert target.step == RuleStep(question=Q, answer=f"no: {OF_TOWN}")
        assert (target.hit, target.assumed) == (PROTECTED, (f"that {OF_TOWN}",))
    else:
        assert (target.hit, target.assumed) == (UNKNOWN, ())


@pytest.mark.parametrize("precision", PlacePrecision)
def test_a_place_near_a_settlement_is_not_in_it(precision: PlacePrecision) -> None:
    """Nor is a province; the place has to be known as well as the settlement."""
    law = replace(LAW, joinings=(town(),))
    where = make.placement(precision=precision)
    what = make.incident(TOWN, where=where)
    known = {"exact", "vicinity", "settlement"}
    found = target_of(make.case(what, law)).hit
    assert found is (PROTECTED if precision.value in known else UNKNOWN)
    nowhere = make.incident(TOWN, nowhere=True)
    assert target_of(make.case(nowhere, law)).hit is UNKNOWN


def test_beneficiaries_are_protected_as_parties_are_unless_the_term_says() -> None:
    """Where the term names whom it protects, only those are."""
    roles = (make.role("CCC", PartyRole.BENEFICIARY), make.role("AAA"))
    law = replace(LAW, roles=roles)
    assert hit(told(STRANGERS), law=law).hit is PROTECTED
    assert hit(told(PARTY), law=law).hit is PROTECTED
    only = replace(LAW.terms[0], targets=(PartyRole.BENEFICIARY,))
    narrow = replace(law, terms=(only, LAW.terms[1]))
    assert hit(told(STRANGERS), law=narrow).hit is PROTECTED
    assert hit(told(PARTY), law=narrow).hit is UNKNOWN


def test_whether_the_one_hit_had_joined_may_be_what_is_missing() -> None:
    """The open question of the role is the open question of the target."""
    one = make.actor_mention("the first", "BBB/ONE")
    law = replace(LAW, roles=(make.role("BBB", joined_only=True),))
    target = hit(told(one), law=law)
    assert target.missing == "whether the BBB/ONE had joined by that day"


ALONE = "only sources that take a side name whom it hit"

SPEAKERS = [
    ("no side", "AAA/ARMY", (None,), EXCLUDED),
    ("another side, which may be an ally", "AAA/ARMY", ("BBB",), UNKNOWN),
    ("the attacker's side", "AAA/ARMY", ("AAA",), UNKNOWN),
    ("the attacker itself", "AAA/ARMY", ("AAA/ARMY",), UNKNOWN),
    ("two sides", "AAA/ARMY", ("AAA", "BBB"), UNKNOWN),
    ("a side and none", "AAA/ARMY", ("AAA", None), EXCLUDED),
    ("the side of a group", "BBB/ONE", ("BBB",), UNKNOWN),
    ("its side, by the lexicon alone", "LOOP/1", ("LOOP/2",), UNKNOWN),
    ("no side, of an attacker of none", "AAA", (None,), EXCLUDED),
    ("itself, of an attacker of no side", "AAA", ("AAA",), UNKNOWN),
]


@pytest.mark.parametrize(
    ("attacker", "sides", "expected"),
    [row[1:] for row in SPEAKERS],
    ids=[row[0] for row in SPEAKERS],
)
def test_the_word_of_those_who_take_a_side_is_not_enough(
    attacker: str, sides: tuple[str | None, ...], expected: Hit
) -> None:
    """Somebody else has to name the excluded group too."""
    claims = [told(BAND, by=f"Source {side}", side=side) for side in sides]
    target = hit(*claims, attribution=make.held(attacker))
    assert target.hit is expected
    if expected is UNKNOWN:
        missing = "who was hit, from a source that is of no side"
        assert target.step.answer == ALONE
        assert target.missing == missing


def test_another_source_that_does_not_name_the_target_does_not_help() -> None:
    """It has to say who was hit; a side's prefix counts as the side."""
    claims = (told(BAND, side="AAA"), told(by="Demo Rescue", side="BBB"))
    assert hit(*claims, attribution=make.held("AAA/ARMY")).hit is UNKNOWN
    prefix = told(BAND, side="QQQ")
    assert hit(prefix, attribution=make.held("QQQ/WING")).hit is UNKNOWN


def test_a_claim_without_source_is_not_the_attacker_s() -> None:
    """Nobody of the attacker's side is known to have said it."""
    placed = told(BAND, side="AAA")
    loose = replace(placed, claim=replace(placed.claim, source_chain=()))
    assert hit(loose, attribution=make.held("AAA")).hit is EXCLUDED


def test_what_the_attacker_says_of_protected_people_counts() -> None:
    """Its word is doubted only where it serves it."""
    own = told(PARTY, side="BBB")
    assert hit(own, attribution=make.held("BBB")).hit is PROTECTED


def test_a_target_has_no_exclusion_on_an_unknown_day() -> None:
    """It may have been designated then."""
    target = hit(told(BAND), day=None)
    words = "whether the Old Band was designated on that day"
    assert (target.hit, target.missing) == (UNKNOWN, words)
    assert target.step.answer == f"it is open {words}"


def test_the_codes_of_what_is_known_are_stable() -> None:
    """Three answers and no other."""
    assert [*Hit] == ["excluded", "protected", "unknown"]
