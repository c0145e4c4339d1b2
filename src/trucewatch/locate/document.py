"""Every place mention of a document's claims, placed."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.locate.resolve import Priors, place_mention
from trucewatch.locate.surroundings import Surroundings, surroundings_of
from trucewatch.locate.wording import Offset, Stretch, moved, stretched, wording_of
from trucewatch.model.claim import Claim, PlacedClaim
from trucewatch.model.document import Document
from trucewatch.model.place import (
    AREA_PRECISIONS,
    Placement,
    PlaceMention,
    Unplaced,
)
from trucewatch.reference.gazetteer.index import Gazetteer


def locate_document(
    document: Document,
    claims: tuple[Claim, ...],
    *,
    gazetteer: Gazetteer,
    priors: Priors,
) -> tuple[PlacedClaim, ...]:
    """Each claim of one document with an answer for each of its place mentions.

    Without a prior country the places that the document names are weighed together
    (see `locate.surroundings`): each speaks for its neighbours. Words that put a
    position off a place or between two are heeded (see `locate.wording`). An entry of
    the gazetteer that did not hold at the claim's time, or where that is not known at
    the document's, is never meant (see `locate.validity`).

    Args:
        document: the document; its claims only are placed.
        claims: its claims, in any order, which is kept.
        gazetteer: where to look.
        priors: what is known beforehand.

    Raises:
        ValueError: a claim belongs to another document.
    """
    if foreign := [c.id for c in claims if c.document != document.id]:
        raise ValueError(f"{document.id}: claims of other documents: {foreign}")
    around = Surroundings(gazetteer)
    if priors.country is None:
        mentions = tuple(mention for claim in claims for mention in claim.places)
        around = surroundings_of(document, mentions, gazetteer=gazetteer)
    return tuple(
        PlacedClaim(
            claim=claim,
            placements=_Places(document, claim, gazetteer, priors, around).answers(),
        )
        for claim in claims
    )


class _Places:
    """Answers to the mentions of one claim."""

    def __init__(
        self,
        document: Document,
        claim: Claim,
        gazetteer: Gazetteer,
        priors: Priors,
        around: Surroundings,
    ) -> None:
        self._text = document.text
        self._mentions = claim.places
        self._gazetteer = gazetteer
        self._priors = priors
        self._around = around
        told = claim.time.first_day or claim.time.last_day
        self._when = claim.time if told else document.published

    def answers(self) -> tuple[Placement | Unplaced, ...]:
        """An answer for each mention, in their order."""
        return tuple(self._of(mention) for mention in self._mentions)

    def _of(self, mention: PlaceMention) -> Placement | Unplaced:
        """The answer to a mention, beside the others of its claim."""
        match wording_of(self._text, mention, self._mentions):
            case Offset() as offset:
                return self._off(mention, offset)
            case Stretch() as stretch:
                return self._between(mention, stretch)
            case None:
                return self._named(mention)

    def _named(self, mention: PlaceMention) -> Placement | Unplaced:
        return place_mention(
            mention,
            gazetteer=self._gazetteer,
            priors=self._priors,
            around=self._around,
            when=self._when,
        )

    def _town(self, mention: PlaceMention, name: str) -> Placement | Unplaced:
        """The town of that name: nothing lies off a province or between two."""
        return self._named(replace(mention, text=f"town of {name}"))

    def _off(self, mention: PlaceMention, offset: Offset) -> Placement | Unplaced:
        town = self._town(mention, mention.text)
        if isinstance(town, Placement) and town.precision not in AREA_PRECISIONS:
            return replace(moved(town, offset), mention=mention)
        return self._named(mention)

    def _between(self, mention: PlaceMention, stretch: Stretch) -> Placement | Unplaced:
        """Between both ends where both are placed, else what the name alone gives."""
        first = self._town(mention, stretch.first)
        second = self._town(mention, stretch.second)
        if isinstance(first, Placement) and isinstance(second, Placement):
            found = stretched(first, first.place, second.place, road=stretch.road)
            if found is not None:
                return replace(found, mention=mention)
        return self._named(mention)
