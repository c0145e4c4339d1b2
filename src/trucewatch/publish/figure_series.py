"""Figures in series: what is measured, how, by whom, and where a series breaks.

Figures are never added up: two of one measure may count the same persons.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import (
    Claim,
    FigureBody,
    FigureUnit,
    Measure,
    Modality,
    Polarity,
)
from trucewatch.publish.codes_reading import (
    FIGURE_UNIT,
    MODALITY,
    PERSON_CLASS,
    POLARITY,
    STOCK_OR_FLOW,
)
from trucewatch.publish.phrases import hop_words, since_words

DEFINITION: dict[Measure, str] = {
    Measure.KILLED: "Persons said to have been killed, in what the source speaks of.",
    Measure.WOUNDED: "Persons said to have been wounded or injured.",
    Measure.MISSING: "Persons whose fate the source says is not known.",
    Measure.DETAINED: "Persons said to be held, by whomever.",
    Measure.DISPLACED_NEW: "Persons said to have left their homes in the period.",
    Measure.DISPLACED_TOTAL: "Persons said to have left their homes since a beginning "
    "that the source sets; some may have left more than once or come back.",
    Measure.IDP_STOCK: "Persons said to live displaced inside the country at the time.",
    Measure.REFUGEE_STOCK: "Persons said to live as refugees abroad at the time.",
    Measure.RETURNED_REFUGEE: "Refugees said to have come back from abroad.",
    Measure.RETURNED_IDP: "Displaced persons said to have come back to their homes.",
    Measure.PEOPLE_IN_NEED: "Persons whom the source counts as in need of help; each "
    "source has its own rule.",
    Measure.AID_TONNES: "Weight of aid said to have been delivered, in tonnes.",
    Measure.AID_ACTIONS: "Deliveries or other operations of aid, as the source counts.",
    Measure.SETTLEMENTS_JOINED: "Settlements said to have joined the truce.",
    Measure.GROUPS_JOINED: "Armed groups said to have joined the truce.",
    Measure.INFRASTRUCTURE_UNIT: "Units of infrastructure, as the source counts them.",
}
"""What a figure of a measure stands for, in our words; the source's own rule wins."""

NO_SUM = (
    "Figures are what sources give, each for itself. They are never added up: two of "
    "them may count the same persons, and levels and changes do not add up at all."
)

COLUMNS = (
    "measure",
    "stock_or_flow",
    "unit",
    "person_class",
    "day",
    "as_of",
    "since",
    "part_of",
    "places",
    "low",
    "best",
    "high",
    "approximate",
    "in_words",
    "said_by",
    "polarity",
    "modality",
    "series_break",
    "document",
    "claim",
)
"""Columns of the CSV, a row a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as a source gives it.

    Args:
        claim: the claim.
        body: its content.
        day: as of when it holds, else the day on which it was told.
        title: of the document.
        break_: in which way it does not go on with the figure of the same source and
            measure before it, or "".
    """

    claim: Claim
    body: FigureBody
    day: date
    title: str
    break_: str = ""

    @property
    def who(self) -> str:
        """Who says it: the first speaker."""
        chain = self.claim.source_chain
        return hop_words(chain[0]) if chain else self.claim.origin

    @property
    def unit(self) -> str:
        """What is counted: persons of a class, tonnes."""
        if self.body.unit is FigureUnit.PERSON:
            return PERSON_CLASS[self.body.person_class]
        return FIGURE_UNIT[self.body.unit][1]

    @property
    def kind(self) -> str:
        """A level or a change, in words."""
        return STOCK_OR_FLOW[self.body.stock_or_flow]

    @property
    def since(self) -> str:
        """From when on it counts, in words, or ""."""
        return since_words(self.body.since) if self.body.since else ""

    @property
    def places(self) -> str:
        """The places that its sentence names, as written."""
        return ", ".join(mention.text for mention in self.claim.places)

    @property
    def manner(self) -> str:
        """How the source stands to it, where it does not plainly say it."""
        claim, found = self.claim, []
        if claim.polarity is not Polarity.AFFIRMED:
            found.append(POLARITY[claim.polarity])
        if claim.modality is not Modality.ASSERTED:
            found.append(MODALITY[claim.modality])
        return "; ".join(found)

    @property
    def words(self) -> str:
        """The sentence that it stands in."""
        return " ".join(self.claim.quote.split())


def break_words(before: Figure, after: Figure) -> str:
    """In which way a figure does not go on with the one before, or "".

    Both are of one source and one measure.
    """
    one, two = before.body, after.body
    differing = (
        ("a level is no change", one.stock_or_flow is not two.stock_or_flow),
        ("another unit", one.unit is not two.unit),
        ("other persons", one.person_class is not two.person_class),
        ("another beginning", one.since != two.since),
        ("a part of something else", one.part_of != two.part_of),
        ("another place", before.places != after.places),
        ("rounded otherwise", one.quantity.approximate != two.quantity.approximate),
    )
    return ", ".join(words for words, differs in differing if differs)


def figure_csv(figures: tuple[Figure, ...]) -> str:
    """The figures as CSV, a row each; an empty cell is not given.

    Text that a spreadsheet would take for a formula is set in quotation marks.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in figures:
        body, claim = each.body, each.claim
        quantity = body.quantity
        told = [
            body.measure.value,
            body.stock_or_flow.value,
            body.unit.value,
            body.person_class.value,
            each.day.isoformat(),
            body.as_of.isoformat() if body.as_of else "",
            body.since or "",
            body.part_of or "",
            each.places,
            *(_number(n) for n in (quantity.low, quantity.best, quantity.high)),
            "yes" if quantity.approximate else "no",
            quantity.text,
            each.who,
            claim.polarity.value,
            claim.modality.value,
            each.break_,
            claim.document,
            claim.id,
        ]
        writer.writerow([_safe(cell) for cell in told])
    return out.getvalue()


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if value < 1e5 else f"{value:.0f}"


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
