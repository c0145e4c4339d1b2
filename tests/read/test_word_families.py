"""Families of words for acts, for the dead and the hurt, and for who speaks.

Each sentence is our own and stands for a family of the lexicon; the conflicts differ.
"""

from __future__ import annotations

import pytest

from tests.read.reading import claims_of, events_of
from trucewatch.model.claim import ClaimKind
from trucewatch.model.event import EventBody

ACTS: list[tuple[str, str, str]] = [
    ("Herders were set upon by men with machetes near Gummi.", "undetermined", "Gummi"),
    ("Raiders put the whole of Kuyera to the torch.", "undetermined", "Kuyera"),
    ("A customs post near Torkham was set alight.", "undetermined", "Torkham"),
    ("The village of Kobo was burnt to the ground.", "undetermined", "Kobo"),
    ("Militiamen set a mosque and two shops ablaze in Bria.", "undetermined", "Bria"),
    ("Looters emptied the grain store at Malakal.", "looting", "Malakal"),
    ("Militiamen commandeered two ambulances in Nyala.", "looting", "Nyala"),
    (
        "Two engineers held since June were let go near Tahoua.",
        "detainee_release",
        "Tahoua",
    ),
    ("Gendarmes picked up thirty youths in Kidal.", "arbitrary_detention", "Kidal"),
    (
        "Masked gunmen dragged them from their car at Sarmin.",
        "abduction",
        "Sarmin",
    ),
    ("A crowd lynched a suspected informer in Muqdadiya.", "execution", "Muqdadiya"),
    (
        "The militants slit the throats of two shepherds at Rutba.",
        "execution",
        "Rutba",
    ),
    ("A tribal elder was found riddled with bullets at Hajin.", "small_arms", "Hajin"),
    ("The last foreign troops marched out of Gao at noon.", "withdrawal", "Gao"),
    ("Two hundred fighters boarded buses in Yalda.", "withdrawal", "Yalda"),
    ("Rebels handed in their tanks at Adwa.", "disarm", "Adwa"),
    ("Air defences engaged three targets above Dumeir.", "aircraft_shot_at", "Dumeir"),
    ("A roadside charge went off as a police van passed in Quetta.", "ied", "Quetta"),
    ("A shepherd lost a leg to a mine outside Fuzuli.", "mine", "Fuzuli"),
    (
        "A suicide attacker rammed a lorry into the barracks at Baidoa.",
        "suicide_attack",
        "Baidoa",
    ),
    ("Sappers cleared booby traps from houses in Sinjar.", "demining", "Sinjar"),
    ("Villagers stoned a UN patrol in Beni.", "undetermined", "Beni"),
    ("Gunmen stormed a hotel in Bamako.", "assault_position", "Bamako"),
    (
        "The flag of the state was raised over Izium.",
        "territory_taken",
        "Izium",
    ),
    (
        "Militants seized the radio station in Bukavu.",
        "territory_taken",
        "Bukavu",
    ),
    (
        "Five armed men crossed the ceasefire line near Poonch.",
        "infiltration",
        "Poonch",
    ),
    ("Excavators dug a moat around Zawiya.", "fortification", "Zawiya"),
    ("Warplanes pounded the outskirts of Sirte.", "airstrike", "Sirte"),
    ("Fighter jets carried out four sorties against Baghuz.", "airstrike", "Baghuz"),
    ("Ballistic missiles streaked into Erbil.", "undetermined_fire", "Erbil"),
    ("The post at Inates came under mortar fire.", "mortar", "Inates"),
    (
        "The guards opened up on the crowd in Leer.",
        "opening_fire_unspecified",
        "Leer",
    ),
    ("Soldiers sealed off the old town of Nablus.", "movement_denied", "Nablus"),
    ("The blockade of Farabougou was lifted.", "siege_measure", "Farabougou"),
    ("Rebels keep up their blockade of Timbuktu.", "siege_measure", "Timbuktu"),
    ("The body of a pilot was sent home from Kutaisi.", "body_handover", "Kutaisi"),
    (
        "Electricians got the substation at Alchevsk working.",
        "repair_done",
        "Alchevsk",
    ),
    ("Aid lorries with flour made it into Tigray.", "aid_delivered", "Tigray"),
]
"""Text, type of its event, place."""


@pytest.mark.parametrize(
    ("text", "type_", "place"), ACTS, ids=[row[0][:40] for row in ACTS]
)
def test_the_words_of_a_family_tell_of_its_act(
    text: str, type_: str, place: str
) -> None:
    """One of the events has the family's type and stands at the place."""
    told = [
        (claim.body.type.value, [mention.text for mention in claim.places])
        for claim in events_of(text)
        if isinstance(claim.body, EventBody)
    ]
    assert any(
        type_ == found and any(place in name for name in places)
        for found, places in told
    ), told


NONE = [
    "The opposition slammed the budget in parliament.",
    "Shoppers descended on the market in Leeds.",
    "The candidates traded blows over pensions in a debate.",
    "Students returned to their colleges in Delhi.",
    "She set two plates alight with praise and moved on.",
    "The minister torched his own reputation.",
    "Critics fell upon the novel with relish.",
    "A retired general published his memoirs in Ankara.",
]


@pytest.mark.parametrize("text", NONE)
def test_words_that_others_borrow_tell_of_nothing(text: str) -> None:
    """Without arms, a place of conflict or what the act is done to, no event."""
    assert not events_of(text)


HARMED: list[tuple[str, int, int]] = [
    ("One Blue Helmet fell in an ambush near Gossi.", 1, 0),
    ("Two sappers fell in an ambush near Gossi.", 2, 0),
    ("Three boys lost limbs when a shell exploded in Ghazni.", 0, 3),
    ("A boy lost an eye when a shell exploded in Ghazni.", 0, 1),
    ("Driver wounded as shells hit a bus in Zaporizhzhia", 0, 1),
    ("Shelling in Taiz left a midwife dead and five pupils hurt.", 1, 5),
    ("A paramedic did not survive the air strike on Hass.", 1, 0),
    ("Twelve mourners were cut down by gunfire in Kano.", 12, 0),
    ("Shelling of Dara cost a grandmother her life.", 1, 0),
    ("Four villagers were burnt to death when raiders torched Kobo.", 4, 0),
    ("A warder succumbed to his injuries after a bomb exploded in Quetta.", 0, 0),
    ("A policeman succumbed to burns after a bomb exploded in Quetta.", 1, 0),
    ("Two gendarmes were fatally wounded in an ambush at Solenzo.", 2, 0),
    ("A midwife and her baby died when jets bombed Hass.", 2, 0),
    ("Shells killed a beekeeper in Hadrut.", 1, 0),
    ("A tower fell in an air strike on Dara.", 0, 0),
]
"""Text, killed, injured."""


@pytest.mark.parametrize(
    ("text", "killed", "injured"), HARMED, ids=[row[0][:40] for row in HARMED]
)
def test_whom_a_happening_killed_or_hurt(text: str, killed: int, injured: int) -> None:
    """The tolls of the first event add up to what the words say."""
    body = events_of(text)[0].body
    assert isinstance(body, EventBody)
    assert sum(toll.quantity.best or 0 for toll in body.killed) == killed
    assert sum(toll.quantity.best or 0 for toll in body.injured) == injured


COUNTED = [
    ("The militants shelled the buffer zone 14 times, the centre counted.", 14),
    ("Seven shellings have been logged by the headquarters in Luhansk.", 7),
    ("Drones violated the airspace of Tyre nine times, the army said.", 9),
]


@pytest.mark.parametrize(("text", "count"), COUNTED)
def test_an_act_that_is_counted_is_no_event_beside_its_tally(
    text: str, count: int
) -> None:
    """The sentence gives the tally and no event."""
    kinds = [claim.kind for claim in claims_of(text)]
    assert kinds == [ClaimKind.TALLY]
    assert getattr(claims_of(text)[0].body, "count", None) == count


def test_an_act_without_a_tally_stays_an_event() -> None:
    """Nobody counts breaches here: the strikes are told."""
    (claim,) = events_of("Jets hit the port of Salif three times before dawn.")
    assert isinstance(claim.body, EventBody)
