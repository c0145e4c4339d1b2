"""The ledger of tallies: what recorders counted beside what is known to us."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.tally import TallyComparison

WHOLE_COUNTRY = ""
"""Place id of the row on the whole country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCell:
    """One recorder's count of a place beside the incidents known to us there.

    The two are counted differently: the difference is a question, never a verdict.

    Args:
        counted: the recorder's number, or None where it gives none.
        incidents: ids of our incidents that could fall under it, by id; None where
            the recorder's unit stands for nothing that we hold as incidents.
        watched: whether our coverage of the place and days allows a zero of ours.
    """

    counted: int | None
    incidents: tuple[str, ...] | None
    watched: bool

    @property
    def known(self) -> int | None:
        """How many incidents we know; no zero where nobody watched (invariant 6)."""
        if self.incidents is None or (not self.incidents and not self.watched):
            return None
        return len(self.incidents)

    @property
    def unexplained(self) -> int | None:
        """How many counted cases none of our incidents could stand for.

        None where the recorder gives no number, its unit cannot be held against
        incidents, or we know of more than it counts.
        """
        if self.counted is None or self.incidents is None:
            return None
        rest = self.counted - len(self.incidents)
        return rest if rest >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRow:
    """A place with one cell a recorder, in the comparison's order."""

    place_id: str
    name: str
    cells: tuple[KnownCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """One recorder's total against its own breakdown.

    Args:
        total: as reported, or None.
        placed: sum of the numbers of its breakdown, or None without any.
        unnumbered: how many places it names without a number.
    """

    total: int | None
    placed: int | None
    unnumbered: int = 0

    @property
    def unplaced(self) -> int | None:
        """Counted cases that the breakdown leaves without a place; None if unclear."""
        if self.total is None or self.placed is None:
            return None
        return self.total - self.placed


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyDay:
    """One day of the ledger.

    Args:
        comparison: the recorders' counts side by side: no net, no sum.
        parts: one a recorder: its total against its breakdown.
        known: a row for the whole country, then one a place of the comparison.
    """

    comparison: TallyComparison
    parts: tuple[Parts, ...]
    known: tuple[KnownRow, ...]

    def __post_init__(self) -> None:
        columns = len(self.comparison.recorders)
        widths = {len(self.parts), *(len(row.cells) for row in self.known)}
        if widths - {columns}:
            raise ValueError("one part and one cell a recorder in every row")
