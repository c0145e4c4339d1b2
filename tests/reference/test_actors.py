"""The actor lexicon finds who a text names, by whole words and longest names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.errors import InvalidReference
from trucewatch.model.actor import Actor, ActorKind, DatedName
from trucewatch.reference.actor_data import State, load_states, read_toml
from trucewatch.reference.actors import ActorLexicon, load_actors

FOUND = [
    ("state", "Russia spoke first.", [("Russia", "RUS")]),
    ("possessive", "Turkey's convoy crossed.", [("Turkey", "TUR")]),
    (
        "longest name wins",
        "the Russian Foreign Ministry said",
        [("Russian Foreign Ministry", "RUS/MFA")],
    ),
    (
        "American spelling",
        "Turkey’s Defense Ministry listed",
        [("Turkey’s Defense Ministry", "TUR/MOD")],
    ),
    (
        "formal name",
        "Ministry of Defence of the Russian Federation",
        [("Ministry of Defence of the Russian Federation", "RUS/MOD")],
    ),
    ("side of a commission", "The Turkish side counted", [("Turkish side", "TUR")]),
    (
        "centre for reconciliation",
        "the Russian Center for Reconciliation of the Opposing Sides",
        [("Russian Center for Reconciliation of the Opposing Sides", "RUS/CRR")],
    ),
    ("warplanes", "Russian warplanes flew", [("Russian warplanes", "RUS/AF")]),
    ("army", "Syrian army units left", [("Syrian army units", "SYR/ARMY")]),
    (
        "government forces",
        "Government forces moved",
        [("Government forces", "SYR/ARMY")],
    ),
    ("rebels", "rebels withdrew", [("rebels", "SYR/OPP")]),
    ("militants", "the militants left", [("militants", "GENERIC/MILITANTS")]),
    ("envoy", "the UN special envoy met", [("UN special envoy", "UN/OSE")]),
    ("monitor", "SOHR reported", [("SOHR", "NGO/SOHR")]),
    (
        "agency",
        "told IRNA and Reuters",
        [("IRNA", "MEDIA/IRNA"), ("Reuters", "MEDIA/REUTERS")],
    ),
    (
        "former name",
        "Jabhat Fatah al-Sham camps",
        [("Jabhat Fatah al-Sham", "SYR/NUSRA")],
    ),
    (
        "apostrophe kinds",
        "Hay’at Tahrir al-Sham",
        [("Hay’at Tahrir al-Sham", "SYR/HTS")],
    ),
    (
        "variants",
        "ISIS, ISIL and Daesh",
        [("ISIS", "SYR/ISIL"), ("ISIL", "SYR/ISIL"), ("Daesh", "SYR/ISIL")],
    ),
    (
        "joint body",
        "a joint Russian-Turkish commission",
        [("joint Russian-Turkish commission", "JOINT/RUS-TUR")],
    ),
    ("dotted acronym", "U.S. troops", [("U.S. troops", "USA/ARMY")]),
    ("Cyrillic", "Россия и Турция", [("Россия", "RUS"), ("Турция", "TUR")]),
    ("Arabic", "قالت روسيا", [("روسيا", "RUS")]),
    (
        "line break inside",
        "Free Syrian\nArmy fighters",
        [("Free Syrian\nArmy", "SYR/FSA")],
    ),
    ("part of a word", "Iranology and Turkeys", []),
    ("pronoun is no state", "they told us so", []),
    ("lower-case homograph", "turkey for dinner", []),
    ("adjective alone", "the Russian language", []),
    ("capital alone", "talks in Moscow", []),
    ("two sentences", "It left Free. Syrian army came.", [("Syrian army", "SYR/ARMY")]),
    ("paragraph between", "Red\n\nCrescent", []),
    (
        "minister",
        "the Kenyan foreign minister",
        [("Kenyan foreign minister", "KEN/MFA")],
    ),
    ("premier", "Norway's prime minister", [("Norway's prime minister", "NOR/PM")]),
    ("army elsewhere", "the Sudanese army", [("Sudanese army", "SDN/ARMY")]),
    ("president", "Colombia's president", [("Colombia's president", "COL/HEAD")]),
    ("monarch", "the king of Morocco", [("king of Morocco", "MAR/HEAD")]),
    (
        "two-word adjective",
        "South Sudanese troops and Sudanese police",
        [("South Sudanese troops", "SSD/ARMY"), ("Sudanese police", "SDN/POLICE")],
    ),
    (
        "state's name in the middle",
        "the Ministry of Defence of Guinea-Bissau said",
        [("Ministry of Defence of Guinea-Bissau", "GNB/MOD")],
    ),
    (
        "slot with article",
        "the Government of the Philippines",
        [("Government of the Philippines", "PHL/GOV")],
    ),
    (
        "two Congos",
        "Congo and the Republic of the Congo",
        [("Congo", "COD"), ("Republic of the Congo", "COG")],
    ),
    (
        "two Guineas and more",
        "Guinea, Equatorial Guinea, Papua New Guinea, New Guinea",
        [
            ("Guinea", "GIN"),
            ("Equatorial Guinea", "GNQ"),
            ("Papua New Guinea", "PNG"),
        ],
    ),
    (
        "Niger and Nigeria",
        "Nigerien soldiers and Nigerian soldiers",
        [("Nigerien soldiers", "NER/ARMY"), ("Nigerian soldiers", "NGA/ARMY")],
    ),
    (
        "Dominica and its namesake",
        "Dominica's government, the Dominican army",
        [("Dominica's government", "DMA/GOV"), ("Dominican army", "DOM/ARMY")],
    ),
    (
        "two Koreas",
        "the North Korean and South Korean army; Korea",
        [("South Korean army", "KOR/ARMY")],
    ),
    ("namesake", "Latin America, Lake Chad and New Mexico", []),
    ("namesake of a town", "protests in Mexico City", []),
    ("lower-case verb", "polish the chad; china cups; a turkey parliament", []),
    (
        "group of another war",
        "the Houthis and the Southern Transitional Council",
        [("Houthis", "YEM/HOUTHI"), ("Southern Transitional Council", "YEM/STC")],
    ),
    (
        "group named like another",
        "SPLM-IO and SPLA forces, SPLM/A-IO",
        [
            ("SPLM-IO", "SSD/SPLM-IO"),
            ("SPLA", "SSD/ARMY"),
            ("SPLM/A-IO", "SSD/SPLM-IO"),
        ],
    ),
    (
        "listed name before a template",
        "Libyan National Army, Tatmadaw, Bosnian Serb forces",
        [
            ("Libyan National Army", "LBY/LNA"),
            ("Tatmadaw", "MMR/ARMY"),
            ("Bosnian Serb forces", "BIH/VRS"),
        ],
    ),
    (
        "monitors of other ceasefires",
        "OSCE SMM, CTSAMVM and UNMHA; UN envoy for Yemen",
        [
            ("OSCE SMM", "OSCE/SMM"),
            ("CTSAMVM", "IGAD/CTSAMVM"),
            ("UNMHA", "UN/UNMHA"),
            ("UN envoy for Yemen", "UN/ENVOYS"),
        ],
    ),
    ("agency and pronoun", "WHO asked who", [("WHO", "UN/WHO")]),
    ("lower-case in a slot", "the government of jordan", []),
    ("acronym in a slot", "the government of the us there", []),
]


@pytest.mark.parametrize(
    ("why", "text", "expected"), FOUND, ids=[row[0] for row in FOUND]
)
def test_names_are_found_as_whole_words(
    why: str, text: str, expected: list[tuple[str, str]]
) -> None:
    """Each text gives exactly the names listed, in order."""
    found = load_actors().find(text)
    assert [(text[s:e], actor.code) for s, e, actor in found] == expected, why


def test_loose_finding_adds_adjectives_and_capitals() -> None:
    """Adjectives and capitals count only where the caller asks for them."""
    text = "Moscow and Ankara discussed the Iranian proposal"
    found = load_actors().find(text, loose=True)
    assert [(text[s:e], a.code) for s, e, a in found] == [
        ("Moscow", "RUS"),
        ("Ankara", "TUR"),
        ("Iranian", "IRN"),
    ]


@given(st.text(max_size=80), st.sampled_from(["Russia", "the SDF", "Russian army"]))
def test_found_names_never_overlap_and_lie_in_the_text(noise: str, name: str) -> None:
    """Offsets are ordered, disjoint and inside any text."""
    text = f"{noise} {name} {noise}"
    position = 0
    for start, end, _ in load_actors().find(text):
        assert position <= start < end <= len(text)
        position = end


NAMES = [
    ("Jabhat al-Nusra", date(2015, 1, 1), "SYR/NUSRA"),
    ("Jabhat al-Nusra", date(2018, 10, 1), "SYR/NUSRA"),
    ("Jabhat Fatah al-Sham", date(2016, 7, 28), "SYR/NUSRA"),
    ("Jabhat Fatah al-Sham", date(2016, 7, 27), None),
    ("Hay'at Tahrir al-Sham", date(2017, 1, 28), "SYR/HTS"),
    ("Hay'at Tahrir al-Sham", date(2017, 1, 27), None),
    ("Hay'at Tahrir al-Sham", None, "SYR/HTS"),
    ("the Russian Federation", None, "RUS"),
    ("Southern Transitional Council", date(2017, 5, 11), "YEM/STC"),
    ("Southern Transitional Council", date(2017, 5, 10), None),
    ("AMISOM", date(2023, 1, 1), "AU/SOMALIA"),
    ("ATMIS", date(2022, 3, 31), None),
    ("Turkish", None, "TUR"),
    ("Damascus", None, "SYR"),
    ("The AP", None, "MEDIA/AP"),
    ("the", None, None),
    ("", None, None),
    ("Russian bear", None, None),
]


@pytest.mark.parametrize(("name", "day", "code"), NAMES)
def test_a_name_names_nobody_before_it_was_taken(
    name: str, day: date | None, code: str | None
) -> None:
    """An old name lives on in reports; a name not yet born names nobody."""
    actor = load_actors().by_name(name, day)
    assert (actor.code if actor else None) == code


def test_every_named_side_is_an_actor() -> None:
    """A side is a code of the lexicon."""
    lexicon = load_actors()
    for actor in lexicon.actors:
        if actor.side is not None:
            assert lexicon.actor(actor.side).code == actor.side


def test_names_to_print_are_neutral() -> None:
    """No printed name judges whom it names."""
    words = ("terror", "regime", "militia ", "jihad", "so-called", "gang", "puppet")
    spoken = "groups the speaker calls terrorist"
    own = "Palestinian Islamic Jihad"  # what the group calls itself
    for actor in load_actors().actors:
        if actor.name not in {spoken, own}:
            assert not [w for w in words if w in actor.name.casefold()], actor.code


def test_every_state_has_every_organ_on_its_side() -> None:
    """Templates give each state the same organs; a state without adjective too."""
    lexicon = load_actors()
    suffixes = {organ["suffix"] for organ in read_toml("organs.toml")["organ"]}
    for state in load_states():
        for suffix in suffixes - {""}:
            assert lexicon.actor(f"{state.code}/{suffix}").side == state.code
    assert lexicon.actor("DMA/ARMY").name == "armed forces of Dominica"


def test_loose_words_of_states_name_their_own_state() -> None:
    """No name, adjective or capital is read as another state."""
    lexicon = load_actors()
    for state in load_states():
        words = (*state.names, *state.adjectives, *state.people, *state.capital)
        for word in words:
            found = lexicon.by_name(word)
            assert found is not None, word
            assert found.code == state.code, word
            assert lexicon.find(word, loose=True)[0][2].code == state.code, word


SIDES = [
    ("MEDIA/TASS", "RUS"),
    ("MEDIA/IRNA", "IRN"),
    ("MEDIA/AA", "TUR"),
    ("MEDIA/SANA", "SYR"),
    ("MEDIA/REUTERS", None),
    ("RUS/MFA", "RUS"),
    ("RUS", None),
    ("SDN/ARMY", "SDN"),
    ("SDN/RSF", None),
    ("YEM/COALITION", "SAU"),
    ("SYR/JAI", "SYR/OPP"),
]


@pytest.mark.parametrize(("code", "side"), SIDES)
def test_actors_carry_the_side_they_work_for(code: str, side: str | None) -> None:
    """Outlets and organs stand with their state; others with nobody."""
    assert load_actors().actor(code).side == side


def test_unknown_code_is_a_reference_error() -> None:
    """A code that no file has is named in the error."""
    with pytest.raises(InvalidReference, match="unknown actor code; got XXX/NO"):
        load_actors().actor("XXX/NO")


def _actor(code: str, *names: DatedName) -> Actor:
    return Actor(code=code, name=code, kind=ActorKind.GROUP, names=names)


def test_one_name_for_two_actors_at_one_time_is_refused() -> None:
    """The files must say who is meant on each day."""
    name = DatedName(name="Northern Front")
    with pytest.raises(InvalidReference, match=r"'Northern Front' is claimed twice"):
        ActorLexicon([_actor("A", name), _actor("B", name)])


def test_one_name_for_two_actors_is_fine_when_dated_apart() -> None:
    """The day decides whom the name means."""
    change = date(2018, 1, 1)
    lexicon = ActorLexicon(
        [
            _actor("A", DatedName(name="Northern Front", until=change)),
            _actor("B", DatedName(name="Northern Front", since=change)),
        ]
    )
    before = lexicon.by_name("Northern Front", date(2017, 12, 31))
    after = lexicon.by_name("Northern Front", change)
    assert before is not None
    assert after is not None
    assert (before.code, after.code) == ("A", "B")


BAD_ORGANS = [
    ("no slot", "royal army"),
    ("two slots", "{a} army of {n}"),
]


@pytest.mark.parametrize(("why", "template"), BAD_ORGANS)
def test_an_organ_name_without_one_state_is_refused(why: str, template: str) -> None:
    """A template has one place for the state."""
    with pytest.raises(InvalidReference) as error:
        ActorLexicon([], organs=[{"suffix": "X", "names": [template]}])
    assert "bad organ name" in str(error.value), why


def test_one_template_for_two_organs_is_refused() -> None:
    """The file must say which organ a name means."""
    organs = [
        {"suffix": "X", "names": ["{a} guard"]},
        {"suffix": "Y", "names": ["{a} [guard|guards]"]},
    ]
    with pytest.raises(InvalidReference, match=r"'\{a\} guard' is claimed twice"):
        ActorLexicon([], organs=organs)


def test_one_word_for_two_states_is_refused() -> None:
    """An adjective fills the templates for one state only."""
    states = [
        State(code=code, iso=code[:2], names=(name,), adjectives=("Midland",))
        for code, name in (("AAA", "Aland"), ("BBB", "Beland"))
    ]
    actors = [_actor("AAA"), _actor("BBB")]
    with pytest.raises(InvalidReference, match=r"'Midland' is claimed twice"):
        ActorLexicon(actors, states)


def test_every_name_of_a_long_text_is_found() -> None:
    """Three actors a sentence, four thousand sentences."""
    text = "The Russian side and the rebels met near the river, IRNA said. " * 4_000
    assert len(load_actors().find(text)) == 12_000
