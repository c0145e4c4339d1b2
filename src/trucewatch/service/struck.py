"""Struck: the words of a record as a user may read them, the same on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trucewatch.model.access import User
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.place import Placement, Unplaced
from trucewatch.model.redaction import STRUCK, private_names
from trucewatch.service.access import Record, is_team, shown_place, shown_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """How a user reads what was said of a record.

    Args:
        user: who reads.
        record: the record.
        names: of its speakers who speak in no public role.
        rough: whether the user may know a place of it only roughly: then no words of
            its sources are shown, which might name it.
    """

    user: User
    record: Record
    names: tuple[str, ...]
    rough: bool

    def text(self, text: str) -> str:
        """The text as the user may read it."""
        if self.rough and text:
            return STRUCK
        return shown_text(text, self.user, self.record, names=self.names)

    @property
    def team(self) -> bool:
        """Whether the user is of the team, who see who wrote what, and why."""
        return is_team(self.user)

    def place(self, place: Placement) -> Placement:
        """The placement as the user may know it, under the mention that it has."""
        return shown_place(place, self.user, self.record)


def reader_of(user: User, record: Record, told: Iterable[PlacedClaim]) -> Reader:
    """The reader of a record that rests on the claims."""
    claims = tuple(told)
    return Reader(
        user=user,
        record=record,
        names=private_names(hop for each in claims for hop in each.claim.source_chain),
        rough=any(
            shown_place(place, user, record) != place
            for each in claims
            for place in each.placements
            if isinstance(place, Placement)
        ),
    )


def shown_placements(
    placed: PlacedClaim, reader: Reader
) -> tuple[Placement | Unplaced, ...]:
    """The claim's places as exactly as the reader may know them."""
    return tuple(
        reader.place(each) if isinstance(each, Placement) else each
        for each in placed.placements
    )
