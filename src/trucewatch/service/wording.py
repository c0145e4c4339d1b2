"""Wording: claims and incidents in the words of the bulletins, for other pages."""

from __future__ import annotations

from trucewatch.model.claim import PlacedClaim
from trucewatch.model.finding import Verdict
from trucewatch.model.incident import Incident
from trucewatch.model.place import Placement, Unplaced
from trucewatch.model.quantity import Casualties
from trucewatch.model.when import When
from trucewatch.publish.codes import ATTRIBUTION, VERDICT
from trucewatch.publish.incidents import incident_title as incident_title  # noqa: PLC0414
from trucewatch.publish.incidents import place_of as place_of  # noqa: PLC0414
from trucewatch.publish.index import Index, chain_words
from trucewatch.publish.phrases import persons_words, place_words, when_words
from trucewatch.publish.statements import statement_view
from trucewatch.reference.actors import load_actors
from trucewatch.reference.extension import use_extension
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED


def words_index(mission: OpenMission) -> Index:
    """Names for sentences about single claims; it numbers and cites none."""

    def make() -> Index:
        use_extension(mission.extension)
        return Index(
            claims={},
            numbers={},
            documents={},
            names={each.code: each.party_name for each in load_actors().actors},
            sides={side.code: side.name for side in mission.mission.sides},
            invented=frozenset(),
        )

    return REMEMBERED.answer(mission, "words", make)


def claim_sentence(placed: PlacedClaim, index: Index) -> str:
    """A claim in one neutral sentence."""
    return "".join(part.text for part in statement_view(placed, index).line)


def claim_chain(placed: PlacedClaim) -> str:
    """Who said it and who carried it, first speaker first; "" for one hop alone."""
    return chain_words(placed)


def place_sentence(answer: Placement | Unplaced | None) -> str:
    """A place with how well it is known."""
    return place_words(answer)


def time_words(when: When) -> str:
    """A time as far as it is known."""
    return when_words(when)


def verdict_words(verdict: Verdict) -> str:
    """What a verdict says."""
    return VERDICT[verdict]


def attribution_words(incident: Incident, index: Index) -> str:
    """To whom it is laid, and on what level."""
    attribution = incident.attribution
    actor = index.actor(attribution.actor or "")
    return ATTRIBUTION[attribution.level].format(actor=actor)


def persons(given: tuple[Casualties, ...]) -> str:
    """Numbers of persons by class; "" where the source states none."""
    return "; ".join(
        "none, as the source says"
        if each.quantity.best == 0
        else persons_words(each.quantity, each.person_class)
        for each in given
    )
