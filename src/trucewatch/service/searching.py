"""Search: reports and claims that have the words looked for."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.record import Json
from trucewatch.service.missions import OpenMission
from trucewatch.service.stamps import stamp_now
from trucewatch.store.search import Hit, Searched, rebuild_index, search, unindexed

KINDS = tuple(kind.value for kind in Searched)
"""What can be asked for, by its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found.

    Args:
        hits: best first.
        issues: the doubt that the index may not know everything.
    """

    hits: tuple[Hit, ...]
    issues: tuple[Issue, ...]


def search_mission(
    mission: OpenMission, words: str, *, kind: str | None, most: int
) -> Found:
    """Reports and claims of the mission that have all the words.

    Args:
        mission: the mission.
        words: any text; words in double quotes stand in a row, ``*`` after a word
            leaves its ending open.
        kind: one of `KINDS`, or None for all.
        most: how many hits at most.
    """
    with mission.store.unit() as unit:
        hits = search(unit, words, kind=Searched(kind) if kind else None, most=most)
        missing = unindexed(unit)
    return Found(hits=hits, issues=(_behind(missing),) if missing else ())


def _behind(missing: int) -> Issue:
    return Issue(
        code="search_index_behind",
        severity=Severity.WARNING,
        what="the search index does not know everything that is stored",
        where="search",
        got=f"{missing} reports and claims missing",
        wanted="an index of all: trucewatch search --rebuild",
    )


def rebuild_search(mission: OpenMission) -> int:
    """Make the mission's index anew; how many reports and claims it holds then.

    The index follows from what is stored, so that the log says nothing of this.
    """
    with mission.store.writing(stamp_now()) as unit:
        return rebuild_index(unit.connection)


def hit_record(hit: Hit) -> Json:
    """A hit as a line of ``search --json``."""
    return {
        "kind": hit.kind.value,
        "id": hit.id,
        "document": hit.document,
        "name": hit.name,
        "snippet": hit.snippet,
        "rank": hit.rank,
    }


def hit_lines(hit: Hit) -> tuple[str, ...]:
    """A hit for a person: what it is, then its words."""
    return (f"{hit.name}  {hit.kind.value} {hit.id}", f"  {hit.snippet}")
