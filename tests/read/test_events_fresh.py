"""Phrasings of incidents, answers and promises written before the rules that read them.

All sentences are our own, of many conflicts; each stands for a kind of wording.
"""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of, events_of
from trucewatch.model.claim import (
    AgreementActBody,
    Claim,
    ClaimKind,
    ResponseBody,
)
from trucewatch.model.commitment import CommitmentBody
from trucewatch.model.event import EventBody
from trucewatch.model.quantity import Casualties

TYPES: list[tuple[str, str]] = [
    ("Air defences intercepted two missiles over Riyadh.", "undetermined_fire"),
    ("Air defence crews shot down four drones above Erbil.", "aircraft_shot_at"),
    ("Mortar bombs rained on the market of Kadugli.", "mortar"),
    ("Soldiers let off bursts at a boat off Rafah.", "opening_fire_unspecified"),
    ("Heavy machine guns opened up at Shyrokyne.", "heavy_machine_gun"),
    ("Shots rang out near the bridge in Bissau.", "opening_fire_unspecified"),
    ("A sniper picked off two militiamen at Hajin.", "sniper"),
    ("Gunmen waylaid a patrol on the road to Mopti.", "ambush"),
    ("Troops repelled a rebel attack on the airport of Taiz.", "assault_position"),
    ("Soldiers came to blows with insurgents near Nangade.", "armed_clash"),
    ("Government troops entered the town of Leer.", "advance"),
    ("Government forces broke through the defences at Derna.", "advance"),
    ("Rebel columns pushed to within ten kilometres of Bangui.", "advance"),
    ("The village of Kodok changed hands twice.", "territory_taken"),
    ("The army regained the crossing at Nimule.", "territory_taken"),
    ("Ras Lanuf was lost to the rebels.", "territory_taken"),
    ("Reinforcements poured into Juba from the north.", "troop_movement"),
    (
        "Banned rocket launchers were seen parked in Hodeidah.",
        "prohibited_weapon_present",
    ),
    (
        "Armed men in uniform were seen inside the demilitarised zone near Abyei.",
        "unauthorised_personnel",
    ),
    ("Militants lined up and shot dead six captives in Palma.", "execution"),
    ("A report records the rape of three women near Yei.", "sexual_violence"),
    ("A village chief was whisked away by masked men in Datu.", "abduction"),
    ("Gunmen made off with four hundred cows near Pochalla.", "looting"),
    (
        "Villagers were prevented from leaving Zabadani by militiamen.",
        "movement_denied",
    ),
    (
        "Soldiers barred ceasefire observers from inspecting the depot in Renk.",
        "monitor_denied",
    ),
    ("A relief flight landed in Tigray.", "aid_delivered"),
    ("Families are trickling back to Sinjar.", "return"),
]

NO_EVENTS = [
    "The minister entered the talks in Leer with troops of advisers on his mind.",
    "The singer opened up about her childhood in Derna.",
    "The firm regained the crossing market in its quarter.",
    "Applause rang out in the hall in Bissau.",
]


@pytest.mark.parametrize(("text", "type_"), TYPES, ids=[row[0][:40] for row in TYPES])
def test_a_kind_of_wording_is_read(text: str, type_: str) -> None:
    """The wording tells of one event of that type, and of no second type."""
    types = {body.type.value for body in _bodies(events_of(text))}
    assert types == {type_}


@pytest.mark.parametrize("text", NO_EVENTS)
def test_the_same_verbs_elsewhere_tell_of_nothing(text: str) -> None:
    """Without arms, ground or a party beside it the verb is no incident."""
    assert events_of(text) == ()


TOLLS: list[tuple[str, int | None, int | None]] = [
    ("Two border guards were gunned down in Kupwara by gunmen.", 2, None),
    ("Gunmen gunned down three policemen in Kech.", 3, None),
    ("Insurgents overran a base in Borno, killing nine and capturing six.", 9, None),
    ("A soldier and a porter were killed when shells hit a post at Uri.", 2, None),
    ("A grenade blast in Quetta hurt three passers-by and a vendor.", None, 4),
    ("A tank shell slammed into a bakery in Avdiivka, wounding a baker.", None, 1),
    ("Militants shot dead six captives in Palma.", 6, None),
    ("A tractor ran over a landmine near Kuito; its driver lost his life.", 1, None),
    (
        "A roadside bomb hit a convoy near Gao, killing three soldiers and their "
        "interpreter.",
        4,
        None,
    ),
    (
        "Saraqib was retaken by rebels after clashes in which eleven men died.",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOLLS)
def test_the_toll_stands_with_its_event(
    text: str, killed: int | None, injured: int | None
) -> None:
    """People named by trade, kin or number count once, with the first event."""
    body = _bodies(events_of(text))[0]
    assert _sum(body.killed) == killed
    assert _sum(body.injured) == injured


def test_ground_taken_leaves_no_second_event_for_its_dead() -> None:
    """The dead of "overran ..., killing nine" are told by one event."""
    text = "Insurgents overran a base in Borno, killing nine soldiers."
    assert [body.type.value for body in _bodies(events_of(text))] == ["territory_taken"]


def test_fighters_of_a_side_are_listed_with_the_other() -> None:
    """Both who exchange fire act, also where one is "fighters of" its side."""
    text = "Government forces and fighters of the opposition exchanged fire in Malakal."
    (body,) = _bodies(events_of(text))
    assert [a.text for a in body.actors] == ["Government forces", "opposition"]


ANSWERS: list[tuple[str, list[str]]] = [
    ("The ministry conceded that its guns had hit the clinic.", ["acknowledged"]),
    ("The army owned up to the strike.", ["acknowledged"]),
    ("The group claimed responsibility for the blast.", ["acknowledged"]),
    ("The government conceded defeat in the vote.", []),
    ("The town is in rebel hands, officials conceded.", []),
    ("The army chief called the accusation a fabrication.", ["denied"]),
    ("The government said the report was untrue.", ["denied"]),
    ("The government said the report was finished.", []),
    ("The army called reports of its losses to mind.", []),
    ("The militia denied its fighters had entered the town.", ["denied"]),
    ("The army was blamed, a charge that the other side rejected.", ["denied"]),
    ("The ministry did not reply to questions.", ["no_reply"]),
    ("The rebels could not be reached for comment.", ["no_reply"]),
    ("The soldiers did not respond to the fire.", []),
    ("The ministry replied to questions.", []),
]


@pytest.mark.parametrize(("text", "kinds"), ANSWERS)
def test_an_answer_is_read(text: str, kinds: list[str]) -> None:
    """Denials, admissions and silence, and the same verbs where they are none."""
    found = claims_of(text, ClaimKind.RESPONSE)
    assert [
        c.body.response.value for c in found if isinstance(c.body, ResponseBody)
    ] == kinds


PROMISES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("The army promised to vacate the schools.", [("The army", None)]),
    (
        "The rebels undertook to begin joint patrols on 15 June 2018.",
        [("rebels", "2018-06-15")],
    ),
    (
        "Under the deal the militia is to hand in its rockets by 15 June 2018.",
        [("the militia", "2018-06-15")],
    ),
    ("The military pledged an investigation.", [("The military", None)]),
    ("The rebels vowed to retaliate for the raid.", []),
    ("Soldiers committed atrocities in the village.", []),
    ("The army is to hand in its rockets.", []),
]


@pytest.mark.parametrize(("text", "expected"), PROMISES)
def test_a_promise_is_read(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Who promises, and by which day where one is set; a threat is no promise."""
    found = [
        c.body
        for c in claims_of(text, ClaimKind.COMMITMENT)
        if isinstance(c.body, CommitmentBody)
    ]
    assert [(b.by[0].text, _day(b)) for b in found] == expected


ACTS: list[tuple[str, list[str]]] = [
    ("The two sides put their names to a truce in Juba.", ["signed"]),
    ("The rebels walked away from the ceasefire.", ["withdrew"]),
    ("The truce in Kachin lapsed at midnight.", ["ended"]),
    ("The truce ended two days of fighting.", []),
    ("The calm followed the truce signed in Juba on Friday.", ["signed"]),
    ("The cabinet approved a truce with the movement.", ["agreed"]),
]


@pytest.mark.parametrize(("text", "acts"), ACTS)
def test_an_act_on_an_agreement_is_read(text: str, acts: list[str]) -> None:
    """What is done to an agreement, not what the agreement did."""
    found = claims_of(text, ClaimKind.AGREEMENT_ACT)
    assert [
        c.body.act.value for c in found if isinstance(c.body, AgreementActBody)
    ] == acts


def _bodies(claims: tuple[Claim, ...]) -> list[EventBody]:
    return [c.body for c in claims if isinstance(c.body, EventBody)]


def _sum(people: tuple[Casualties, ...]) -> int | None:
    return int(sum(p.quantity.best or 0 for p in people)) if people else None


def _day(body: CommitmentBody) -> str | None:
    if body.due is None or body.due.first_day is None:
        return None
    return body.due.first_day.isoformat()
