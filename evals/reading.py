"""Raw text read as the program reads it, for the evaluations on public sets."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from trucewatch.errors import ItemError
from trucewatch.model.claim import PlacedClaim
from trucewatch.model.document import Document
from trucewatch.pipeline import place_claims, read_report
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer
from trucewatch.settings import load_settings

Row = dict[str, Any]
_TODAY = date(2100, 1, 1)  # after every row


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A document with its placed claims; no document where it was unusable."""

    document: Document | None = None
    claims: tuple[PlacedClaim, ...] = ()


@dataclass
class Tally:
    """Right, wanted and given of one thing."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    def add(self, right: int, wanted: int, given: int) -> None:
        """Count more in."""
        self.right += right
        self.wanted += wanted
        self.given += given

    def record(self) -> dict[str, float | int | None]:
        """Counts with precision, recall and F; None where nothing is there."""
        both = self.wanted + self.given
        return {
            "right": self.right,
            "labelled": self.wanted,
            "read": self.given,
            "precision": share(self.right, self.given),
            "recall": share(self.right, self.wanted),
            "f": share(2 * self.right, both),
        }


@dataclass
class Found:
    """How many of what the text states were found, and why the others were not."""

    right: int = 0
    of: int = 0
    causes: dict[str, int] = field(default_factory=dict)

    def add(self, cause: str) -> None:
        """Count one in; an empty cause is a find."""
        self.of += 1
        if cause:
            self.causes[cause] = self.causes.get(cause, 0) + 1
        else:
            self.right += 1

    def record(self) -> dict[str, Any]:
        """JSON form."""
        causes = dict(sorted(self.causes.items()))
        shares = {
            "right": self.right,
            "of": self.of,
            "share": share(self.right, self.of),
        }
        return {**shares, "causes": causes}


def share(part: int, whole: int) -> float | None:
    """The quotient to three digits, None of nothing."""
    return round(part / whole, 3) if whole else None


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file, packed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gazetteer() -> Gazetteer:
    """The place index as the program opens it."""
    return open_gazetteer(load_settings(os.environ, home=Path.home()).cache)


def read_text(
    text: str,
    places: Gazetteer,
    *,
    name: str,
    published: date | None = None,
    country: str | None = None,
) -> Read:
    """`text` as one English report of that day, read and placed.

    Args:
        text: the report's words.
        places: the place index.
        name: label of the row.
        published: day of publication, or None to let the reader find one.
        country: ISO 3166-1 alpha-2 code of the country reported on, or None.
    """
    front = ["---", "language: en", "---", "", ""]
    if published is not None:
        front.insert(1, f"published: {published.isoformat()}")
    raw = ("\n".join(front) + text).encode()
    try:
        reading = read_report(raw, name=name, as_of=_TODAY)
    except ItemError:
        return Read()
    document = reading.document
    claims = place_claims(document, reading.claims, gazetteer=places, country=country)
    return Read(document=document, claims=claims)
