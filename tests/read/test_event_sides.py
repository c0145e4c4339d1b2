"""Who acts and who is acted upon, by the sentence's tree and in headlines."""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of
from trucewatch.model.claim import ClaimKind
from trucewatch.model.event import EventBody, EventType

SIDES = [
    pytest.param(
        "Bandits abducted thirty pupils from a school in Kaduna.",
        ["Bandits"],
        ["thirty pupils"],
        id="object of a verb of taking",
    ),
    pytest.param(
        "A patrol of the mission was barred from entering Tyre by young men.",
        ["young men"],
        ["patrol"],
        id="head of the phrase, not its owner",
    ),
    pytest.param(
        "Rebels near Torit ambushed a lorry carrying soldiers.",
        ["Rebels"],
        ["soldiers"],
        id="those carried by what was hit",
    ),
    pytest.param(
        "Gunmen ambushed a fuel lorry near Yei on Monday.",
        ["Gunmen"],
        [],
        id="a thing is no target, nor is a day",
    ),
    pytest.param(
        "The coalition accused rebels in Marib of shelling Harib.",
        ["rebels"],
        [],
        id="the accused acts, not the accuser",
    ),
    pytest.param(
        "The police convoy shelled in Talbiseh was lost.",
        [],
        ["police convoy"],
        id="a verb of harm without object is done to its subject",
    ),
    pytest.param(
        "ISIS cells kill two SDF members in Busayrah.",
        ["ISIS"],
        ["two SDF members"],
        id="headline in the present",
    ),
    pytest.param(
        'Counterattack by the "Islamic State" in the Salma hills.',
        ["Islamic State"],
        [],
        id="a noun without verb, by whom it is",
    ),
    pytest.param(
        "Clashes in the hills around the town of Salma between rebels and ISIS.",
        ["rebels", "ISIS"],
        [],
        id="between, far behind the noun",
    ),
]


@pytest.mark.parametrize(("text", "actors", "targets"), SIDES)
def test_sides_are_those_the_sentence_gives(
    text: str, actors: list[str], targets: list[str]
) -> None:
    """Actors and targets in the words of the text; nobody where it names nobody."""
    body = _event(text)
    assert [mention.text for mention in body.actors] == actors
    assert [mention.text for mention in body.targets] == targets


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        pytest.param(
            "A pipe bomb cost a shopkeeper in Atarib his life.", None, id="no toll read"
        ),
        pytest.param(
            "A farmer near Atarib died of shrapnel from a mortar bomb.",
            EventType.MORTAR,
            id="the weapon beside a toll",
        ),
        pytest.param(
            "Four people died in an explosion in Atarib.",
            EventType.UNDETERMINED,
            id="a blast without means",
        ),
        pytest.param(
            "Four people died in a gas explosion in Atarib.", None, id="an accident"
        ),
        pytest.param("The baker died of a heart attack in Atarib.", None, id="illness"),
        pytest.param(
            "An attack on a police post in Atarib killed two.",
            EventType.ASSAULT_POSITION,
            id="an attack with a toll needs no known author",
        ),
    ],
)
def test_means_and_blasts_count_beside_people_harmed(
    text: str, type_: EventType | None
) -> None:
    """Where no other word tells of an act of arms, the means and the toll do."""
    bodies = [claim.body for claim in claims_of(text, ClaimKind.EVENT)]
    found = [body.type for body in bodies if isinstance(body, EventBody)]
    assert found == ([] if type_ is None else [type_])


def _event(text: str) -> EventBody:
    bodies = [claim.body for claim in claims_of(text, ClaimKind.EVENT)]
    (body,) = [b for b in bodies if isinstance(b, EventBody) and b.type not in _ACTS]
    return body


_ACTS = {EventType.ACCUSE}
