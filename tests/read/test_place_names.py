"""Which names of a sentence are places, and what part they play in it."""

from __future__ import annotations

import pytest

from tests.read.reading import document_of, place_line
from trucewatch.read.mentions import place_mentions
from trucewatch.read.passage import passages_of
from trucewatch.read.place_names import place_names

CASES: list[tuple[str, str, list[str]]] = [
    (
        "jets took off from",
        (
            "Jets took off from Hmeimim and bombed the town of Salma, two "
            "kilometres from Azaz."
        ),
        ["from Hmeimim", "at town of Salma", "near Azaz"],
    ),
    (
        "shelling hit certain parts",
        "Shelling hit certain parts of Hama and Idlib provinces.",
        ["at part of Hama", "at part of Idlib"],
    ),
    (
        "shelling hit the provinces",
        (
            "Shelling hit the provinces of Hama and Idlib as well as the whole "
            "of Latakia province."
        ),
        ["at part of Hama", "at part of Idlib", "at whole of Latakia province"],
    ),
    (
        "clashes erupted in azaz",
        "Clashes erupted in Azaz, Marea and al-Bab.",
        ["at Azaz", "at Marea", "at al-Bab"],
    ),
    (
        "the militants moved weapons",
        "The militants moved weapons toward Aleppo and left for Turkey.",
        ["toward Aleppo", "toward Turkey"],
    ),
    (
        "shelling hit the countryside",
        "Shelling hit the countryside of Hama.",
        ["at part of countryside of Hama"],
    ),
    (
        "shelling hit the hama",
        "Shelling hit the Hama countryside.",
        ["at part of Hama countryside"],
    ),
    (
        "shelling hit the southern",
        "Shelling hit the southern outskirts of Douma in Eastern Ghouta.",
        ["near Douma in Eastern Ghouta"],
    ),
    ("shelling was heard close", "Shelling was heard close to Marea.", ["near Marea"]),
    (
        "shelling hit the village",
        "Shelling hit the village of Salma, Latakia province.",
        ["at village of Salma in Latakia"],
    ),
    (
        "shelling hit syria's hama",
        "Shelling hit Syria's Hama province.",
        ["at Hama province"],
    ),
    ("an air strike on", "An air strike on Binnish killed two people.", ["at Binnish"]),
    ("azaz was shelled at", "Azaz was shelled at dawn.", ["at Azaz"]),
    ("azaz came under shelling", "Azaz came under shelling at dawn.", ["at Azaz"]),
    ("azaz has come under", "Azaz has come under shelling.", ["at Azaz"]),
    (
        "the shelling was reported",
        "The shelling was reported on the road to Homs.",
        ["toward Homs"],
    ),
    (
        "general haddad said shelling",
        "General Haddad said shelling hit Homs, and Aleppo was calm.",
        ["at Homs"],
    ),
    (
        "shelling hit several districts",
        "Shelling hit several districts of Aleppo city.",
        ["at part of Aleppo city"],
    ),
    (
        "shelling hit the m5",
        "Shelling hit the M5 near Khan Touman.",
        ["at M5", "near Khan Touman"],
    ),
    (
        "shelling hit parts of",
        "Shelling hit parts of Aleppo, of Hama and of Homs.",
        ["at part of Aleppo", "at part of Hama", "at part of Homs"],
    ),
    ("shelling hit the north", "Shelling hit the north of Hama.", ["near Hama"]),
    (
        "shelling hit the turkish",
        "Shelling hit the Turkish border near Azaz.",
        ["near Azaz"],
    ),
    (
        "shelling hit the city",
        "Shelling hit the city of Aleppo; and the district of Azaz.",
        ["at city of Aleppo", "at district of Azaz"],
    ),
    ("residents of douma fled", "Residents of Douma fled clashes.", ["at Douma"]),
    ("shelling hit homs in", "Shelling hit Homs in Syria.", ["at Homs in Syria"]),
    (
        "shelling hit azaz aleppo",
        "Shelling hit Azaz, Aleppo province, and Homs.",
        ["at Azaz in Aleppo", "at Homs"],
    ),
    ("clashes in and around", "Clashes in and around Azaz went on.", ["near Azaz"]),
    (
        "shelling hit kafr zita",
        "Shelling hit Kafr Zita and Latamna in Hama province.",
        ["at Kafr Zita", "at Latamna in Hama"],
    ),
    (
        "shelling on the outskirts",
        "Shelling on the outskirts of the town of Azaz continued.",
        ["near town of Azaz"],
    ),
    ("shells fell 5 km", "Shells fell 5 km from Azaz.", ["near Azaz"]),
    (
        "clashes in aleppo killed",
        "Clashes in Aleppo killed two; Homs was calm.",
        ["at Aleppo"],
    ),
    (
        "shelling hit both deir",
        "Shelling hit both Deir ez-Zor and Raqqa.",
        ["at Deir ez-Zor", "at Raqqa"],
    ),
    (
        "shelling hit the so-called",
        "Shelling hit the so-called Ahmad Street near Homs.",
        ["near Homs"],
    ),
    (
        "shelling in hama syria",
        "Shelling in Hama, Syria, went on.",
        ["at Hama in Syria"],
    ),
    (
        "shelling hit kurdish fighters",
        "Shelling hit Kurdish fighters in Afrin.",
        ["at Afrin"],
    ),
    ("turkey has never shelled", "Turkey has never shelled Azaz.", ["at Azaz"]),
    ("there was an end", "There was an end to the shelling of Azaz.", ["at Azaz"]),
    ("in may the astana", "In May the Astana talks on Syria opened.", []),
    ("the army of idlib", "The Army of Idlib held a parade.", []),
    ("on monday dr haddad", "On Monday Dr Haddad flew to Sochi for talks.", []),
    ("convoys set out for", "Convoys set out for Douma.", []),
    ("the zones of homs", "The zones of Homs and of Hama lie in Syria.", ["at Syria"]),
    ("shelling hit the zone", "Shelling hit the zone known as Eastern Ghouta.", []),
    ("the centre of azaz", "The centre of Azaz burned.", ["at Azaz"]),
    ("reports of salma spread", "Reports of Salma spread.", []),
    ("the shadow of salma", "The Shadow of Salma is a book.", []),
    ("shelling hit us bases", "Shelling hit US bases and the M4.", []),
    (
        "shelling hit azaz and",
        "Shelling hit Azaz and reached Marea.",
        ["at Azaz", "at Marea"],
    ),
    ("in and of itself", "In and of itself, Azaz matters.", []),
    ("talks in astana on", "Talks in Astana on Idlib went well.", ["at Astana"]),
    (
        "shelling hit all of",
        "Shelling hit all of Hama and part of Idlib.",
        ["at whole of Hama", "at part of Idlib"],
    ),
    (
        "shelling hit deir az",
        "Shelling hit Deir az Zor and Tell al-Bab.",
        ["at Deir az Zor", "at Tell al-Bab"],
    ),
    (
        "the road from homs",
        "The road from Homs, Hama was told, is open.",
        ["from Homs"],
    ),
]


def name_lines(text: str) -> list[str]:
    """Each place name in short, as `place_line` writes a mention."""
    found = []
    for name in place_names(text):
        extent = "" if name.extent == "unstated" else f" {name.extent.value} of"
        within = f" in {name.within}" if name.within else ""
        words = text[name.start : name.end]
        found.append(f"{name.role.value}{extent} {words}{within}")
    return found


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_place_has_a_role_an_extent_and_a_container(
    text: str, expected: list[str]
) -> None:
    """Where from, where to, near what; the whole or a part; within what."""
    assert name_lines(text) == expected


def test_the_place_of_a_speaker_is_no_place_of_what_is_told() -> None:
    """An office named after a place says nothing of where it happened."""
    (passage,) = passages_of(
        document_of("Omar Haddad, mayor of Salma, said shelling hit Homs.")
    )
    assert [place_line(place) for place in place_mentions(passage)] == ["at Homs"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gunmen stopped a bus on the Zardana road.", "Zardana"),
        ("Zardana's vegetable market was bombed.", "Zardana"),
        ("Shells struck the Old Mill Hospital of Zardana.", "Zardana"),
        ("Bullets hit the gate of the Zardana depot.", "Zardana"),
    ],
    ids=["road", "owned, with a noun between", "its hospital", "gate of a site"],
)
def test_what_lies_in_a_place_names_it(text: str, name: str) -> None:
    """A road, a market or a hospital makes the name before or behind it a place."""
    assert [text[p.start : p.end] for p in place_names(text)] == [name]
