"""The ladder says no more than the source has; every code has its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pytest

from tests.publish import sample_claims, sample_documents
from tests.publish.sample_claims import ASSESSMENT, SHELLING
from tests.publish.sample_documents import NOTE, a_claim
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import Modality, Polarity
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.observation import ObservationMeans as Means
from trucewatch.model.source import Hop, HopMode
from trucewatch.publish import codes, codes_reading
from trucewatch.publish.event_words import (
    EVENT_NOUN,
    event_bare,
    event_phrase,
    event_title,
)
from trucewatch.publish.wording import (
    BY_MODALITY,
    DENIED,
    LADDER,
    NEGATED,
    event_sentence,
    joined,
    ladder,
    means_of,
)

MAPS: Mapping[str, Mapping[Any, object]] = {
    f"{module.__name__}.{name}": value
    for module in (codes, codes_reading)
    for name, value in vars(module).items()
    if name.isupper()
    and isinstance(value, dict)
    and isinstance(next(iter(value)), StrEnum)
} | {"LADDER": LADDER, "BY_MODALITY": BY_MODALITY, "NEGATED": NEGATED}
LOADED = ("violation by", "terror", "regime", "militant", "aggress")


@pytest.mark.parametrize("name", sorted(MAPS))
def test_every_code_has_its_words(name: str) -> None:
    """Each mapping covers its whole enumeration."""
    mapping = MAPS[name]
    codes_of: type[StrEnum] = type(next(iter(mapping)))
    assert set(mapping) == set(codes_of)


def test_every_event_type_has_a_noun() -> None:
    """The nouns cover every type, each with a matching article."""
    assert set(EVENT_NOUN) == set(EventType)
    for article, noun in EVENT_NOUN.values():
        vowel = noun[0] in "aeiou"
        assert article in ("", "an" if vowel else "a")


def test_no_wording_takes_a_side() -> None:
    """The software's own words hold no loaded word."""
    said = " ".join(
        str(words).lower() for mapping in MAPS.values() for words in mapping.values()
    )
    said += " ".join(noun for _, noun in EVENT_NOUN.values())
    assert [word for word in LOADED if word in said] == []


LADDER_CASES = (
    ("we saw", Means.SAW, "W saw E"),
    ("heard", Means.HEARD, "W heard E"),
    ("camera", Means.CAMERA, "W recorded E by camera"),
    ("told", Means.INTERVIEW, "W was told of E"),
    ("party", Means.PARTY_STATEMENT, "E is reported by W"),
    ("nothing", Means.UNSPECIFIED, "E is said by W to have taken place"),
)


@pytest.mark.parametrize(
    ("means", "expected"),
    [case[1:] for case in LADDER_CASES],
    ids=[case[0] for case in LADDER_CASES],
)
def test_plain_statements_climb_by_means(means: Means, expected: str) -> None:
    """An affirmed, asserted claim is worded by how the source came to know."""
    pattern = ladder(means, modality=Modality.ASSERTED, polarity=Polarity.AFFIRMED)
    assert pattern.format(who="W", what="E") == expected


def test_modality_and_polarity_stand_above_the_means() -> None:
    """Even what was seen is only alleged where the source alleges it."""
    for modality in set(Modality) - {Modality.ASSERTED}:
        pattern = ladder(Means.SAW, modality=modality, polarity=Polarity.AFFIRMED)
        assert pattern == BY_MODALITY[modality]
    for modality in Modality:
        pattern = ladder(Means.SAW, modality=modality, polarity=Polarity.NEGATED)
        assert pattern == NEGATED[modality]
        assert ladder(Means.SAW, modality=modality, polarity=Polarity.DENIED) == DENIED


def test_a_call_for_a_halt_denies_nothing() -> None:
    """Whoever asks for the shelling to end does not say that there was none."""
    pattern = ladder(Means.SAW, modality=Modality.CALLED_FOR, polarity=Polarity.NEGATED)
    said = pattern.format(who="The council", bare="artillery fire")
    assert said == "The council calls for there to be no artillery fire"


MEANS_CASES = (
    ("monitor saw", "The patrol saw smoke.", None, Means.SAW),
    ("monitor heard", "Our team heard two shots.", None, Means.HEARD),
    ("was told", "The team was told of a strike.", None, Means.INTERVIEW),
    ("camera", "A camera recorded six flashes.", None, Means.CAMERA),
    ("a villager saw", "A villager saw smoke.", None, Means.UNSPECIFIED),
    ("side speaks", "Guns fired at the hill.", "RUS", Means.PARTY_STATEMENT),
    ("nobody known", "Guns fired at the hill.", None, Means.UNSPECIFIED),
)


@pytest.mark.parametrize(
    ("text", "side", "expected"),
    [case[1:] for case in MEANS_CASES],
    ids=[case[0] for case in MEANS_CASES],
)
def test_means_are_read_from_a_monitors_own_words(
    text: str, side: str | None, expected: Means
) -> None:
    """Only a monitor's perception counts; an aligned body makes a statement."""
    document = sample_documents.a_document("x.txt", text + "\n", publisher="Outlet")
    hops = (Hop(mode=HopMode.DIRECT, body="Body", side=side),)
    body = EventBody(type=EventType.ARTILLERY)
    assert means_of(a_claim(document, text, body, hops=hops).claim) is expected


def test_sentence_names_place_and_time_where_given() -> None:
    """What, where and when, in this order."""
    sentence = event_sentence(
        SHELLING.claim, who="Team 3", where="at Upper Mill", when="(4 September 2017)"
    )
    expected = "Team 3 saw artillery fire at Upper Mill (4 September 2017)."
    assert sentence == expected


def test_actors_and_means_stand_in_the_sources_words() -> None:
    """The program repeats names in quotation marks and ascribes nothing itself."""
    sentence = event_sentence(sample_claims.CLASH.claim, who="Team 3")
    assert sentence == (
        "An armed clash, ascribed to “unknown gunmen”, directed at “a checkpoint”, "
        "is said to have taken place, at second hand, by Team 3."
    )


def test_acts_are_by_somebody_with_regard_to_somebody() -> None:
    """A meeting is by those who meet, not "ascribed" to them."""
    body = EventBody(
        type=EventType.CONSULT,
        actors=(ActorMention(text="Oman"), ActorMention(text="Peru")),
        targets=(ActorMention(text="the envoy"),),
        instrument="video",
        summary="joint work",
    )
    claim = a_claim(NOTE, "A blast was heard at Nowhere Farm.", body).claim
    assert event_sentence(claim, who="Team 3") == (
        "A meeting or consultation, “joint work”, by “Oman” and “Peru”, with regard "
        "to “the envoy”, with “video”, is said by Team 3 to have taken place."
    )


def test_denial_names_the_denier_and_who_passes_it_on() -> None:
    """Who denies and who tells of it are two bodies unless they are one."""
    by_other = replace(sample_claims.DENIED.claim, denied_by="the ministry")
    assert event_sentence(by_other, who="Evening Wire") == (
        "The ministry denies artillery fire, according to Evening Wire."
    )
    by_self = replace(sample_claims.DENIED.claim, denied_by=None)
    assert event_sentence(by_self, who="Team 3") == "Team 3 denies artillery fire."


def test_negation_uses_the_bare_noun() -> None:
    """No article after "no"."""
    claim = replace(SHELLING.claim, polarity=Polarity.NEGATED)
    assert event_sentence(claim, who="Team 3", where="at Upper Mill") == (
        "Team 3 says that there was no artillery fire at Upper Mill."
    )


def test_only_events_have_event_sentences() -> None:
    """An assessment is refused."""
    with pytest.raises(TypeError, match="wanted an event claim"):
        event_sentence(ASSESSMENT.claim, who="Team 3")


def test_event_nouns_in_their_three_places() -> None:
    """Heading, sentence, and after "no"."""
    assert event_title(EventType.AIRSTRIKE) == "Air strike"
    assert event_phrase(EventType.AIRSTRIKE) == "an air strike"
    assert event_phrase(EventType.MORTAR) == "mortar fire"
    assert event_bare(EventType.AIRSTRIKE) == "air strike"


@pytest.mark.parametrize(
    ("words", "expected"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_lists_read_as_sentences(words: list[str], expected: str) -> None:
    """Commas between, "and" before the last."""
    assert joined(words) == expected
