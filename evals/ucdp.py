"""UCDP GED rows on Syria, read from their source headlines.

``python -m evals.ucdp <shared>``. Every row with one source headline and its day is
read as a one-sentence report published on that day; rows coded from several reports
are left out, for it is not known which of them gave what. Scored is only what the
headline states (`evals.ucdp_stated` says how that is decided):

* **governorate**: some claim is placed in the row's first-order unit;
* **settlement**: some claim is placed within 10 km of the row's point;
* **sides**: some event claim has words for the side among its actors or targets;
* **deaths**: the row's best lies within low and high of some number of killed that a
  claim gives ("at least" is open above, a rounded number stands for itself), over the
  headlines that state the row's own number; beside it the same over all headlines
  that state any number of dead.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from evals.accuracy import write_run
from evals.reading import Found, Read, Row, gazetteer, read_text, rows_of
from evals.ucdp_stated import deaths_in, names, names_side, sides_of
from trucewatch.model.actor import ActorMention
from trucewatch.model.claim import FigureBody, Measure
from trucewatch.model.distance import distance_m
from trucewatch.model.event import EventBody
from trucewatch.model.place import Place, Placement
from trucewatch.model.quantity import Quantity
from trucewatch.reference.gazetteer.index import Gazetteer

RUNS = Path(__file__).parent / "runs"
NEAR_M = 10_000.0
UNITS = {
    "Aleppo": "SY-HL",
    "Rif Dimashq": "SY-RD",
    "Deir ez Zor": "SY-DY",
    "Idlib": "SY-ID",
    "Hamah": "SY-HM",
    "Ar Raqqah": "SY-RA",
    "Homs": "SY-HI",
    "Daraa": "SY-DR",
    "Damascus": "SY-DI",
    "Al Hasakah": "SY-HA",
    "Latakia": "SY-LA",
    "Quneitra": "SY-QU",
    "As Suwayda": "SY-SU",
    "Tartus": "SY-TA",
}
"""ISO 3166-2 code of each governorate, as the rows name it."""


@dataclass
class Score:
    """What the headlines state and what was found of it."""

    rows: int = 0
    governorate: Found = field(default_factory=Found)
    settlement: Found = field(default_factory=Found)
    sides: Found = field(default_factory=Found)
    own_deaths: Found = field(default_factory=Found)
    any_deaths: Found = field(default_factory=Found)

    def add(self, row: Row, read: Read) -> None:
        """Count one row in."""
        self.rows += 1
        headline = row["source_headline"]
        unit = (row["adm_1"] or "").removesuffix(" Governorate")
        if names(headline, unit):
            self.governorate.add(missed_place(read, unit, lambda p: in_unit(p, unit)))
        spot = row["where_coordinates"]
        if names(headline, spot):
            self.settlement.add(missed_place(read, spot, lambda p: is_near(p, row)))
        for side in sides_of((row["side_a"], row["side_b"]), headline):
            self.sides.add(missed_side(read, side))
        stated = deaths_in(headline)
        if stated:
            cause = missed_deaths(read, row["best"])
            self.any_deaths.add(cause)
            if {row["low"], row["best"], row["high"]} & set(stated):
                self.own_deaths.add(cause)

    def record(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "rows": self.rows,
            "governorate": self.governorate.record(),
            "settlement": self.settlement.record(),
            "sides": self.sides.record(),
            "deaths, the row's own number": self.own_deaths.record(),
            "deaths, any number": self.any_deaths.record(),
        }


def in_unit(place: Place, unit: str) -> bool:
    """Whether a place is the governorate `unit` or lies in it."""
    return f"iso:{UNITS.get(unit)}" in {place.id, place.admin1}


def is_near(place: Place, row: Row) -> bool:
    """Whether a place lies within `NEAR_M` of the row's point."""
    point = replace(place, lat=row["latitude"], lon=row["longitude"])
    metres = distance_m(place, point)
    return metres is not None and metres <= NEAR_M


def missed_place(read: Read, name: str, right: Callable[[Place], bool]) -> str:
    """Why no claim is placed where the row is; "" where one is."""
    answers = [answer for placed in read.claims for answer in placed.placements]
    if any(isinstance(a, Placement) and right(a.place) for a in answers):
        return ""
    if not read.claims:
        return "no claim read"
    named = [answer for answer in answers if names(answer.mention.text, name)]
    if not named:
        return "claim read without the place"
    placed = any(isinstance(answer, Placement) for answer in named)
    return "placed elsewhere" if placed else "not placed"


def missed_side(read: Read, side: str) -> str:
    """Why no event names the side among those who take part; "" where one does."""
    bodies = [placed.claim.body for placed in read.claims]
    events = [body for body in bodies if isinstance(body, EventBody)]
    if any(names_side(m.text, side) for body in events for m in _people(body)):
        return ""
    if not events:
        return "no event read"
    whole = any(_people(body) for body in events)
    return "event read with others" if whole else "event read with nobody"


def _people(body: EventBody) -> tuple[ActorMention, ...]:
    return body.actors + body.targets


def missed_deaths(read: Read, best: float) -> str:
    """Why no number of killed holds `best`; "" where one does."""
    given = list(_killed(read))
    if any(_holds(quantity, best) for quantity in given):
        return ""
    return "other number read" if given else "no number read"


def _killed(read: Read) -> Iterator[Quantity]:
    for placed in read.claims:
        match placed.claim.body:
            case EventBody(killed=killed):
                yield from (casualties.quantity for casualties in killed)
            case FigureBody(measure=Measure.KILLED, quantity=quantity):
                yield quantity
            case _:
                continue


def _holds(quantity: Quantity, number: float) -> bool:
    low = quantity.best if quantity.low is None else quantity.low
    high = quantity.best if quantity.high is None else quantity.high
    if low is None and high is None:
        return False
    return (low is None or low <= number) and (high is None or number <= high)


def is_scored(row: Row) -> bool:
    """Whether the row has one source headline, published on a known day."""
    day = row["source_date"]
    return ";" not in day and date.fromisoformat(day).year >= row["year"]


def score(rows: Iterable[Row], places: Gazetteer) -> Score:
    """The score of the rows; each headline of a day is read once."""
    result = Score()
    seen: dict[tuple[str, str], Read] = {}
    for row in filter(is_scored, rows):
        told = row["source_headline"].strip(), row["source_date"]
        if told not in seen:
            seen[told] = read_headline(*told, places)
        result.add(row, seen[told])
    return result


def read_headline(headline: str, day: str, places: Gazetteer) -> Read:
    """The headline read as the one sentence of a report of `day`."""
    text = headline if headline.endswith((".", "!", "?")) else headline + "."
    published = date.fromisoformat(day)
    return read_text(text, places, name="row", published=published, country="SY")


def main(shared: Path) -> int:
    """Print the scores and write the dated run file; reports only, hence 0."""
    rows = list(rows_of(shared / "eval" / "events" / "ucdp_ged_syria_dev.jsonl.gz"))
    record = score(rows, gazetteer()).record()
    record["rows left out"] = len(rows) - record["rows"]
    for name, value in record.items():
        print(f"{name}: {value}")
    write_run(RUNS, "ucdp", datetime.now(UTC).date(), record)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
