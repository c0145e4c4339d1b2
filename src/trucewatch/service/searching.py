"""Search: reports and claims that have the words looked for."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from trucewatch.model.issue import Issue, Severity
from trucewatch.model.record import Json
from trucewatch.service.bearing import About
from trucewatch.service.cases import acting_user
from trucewatch.service.document_access import open_documents
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import Remembered
from trucewatch.service.stamps import stamp_now
from trucewatch.store.ranking import Searched, ranked
from trucewatch.store.search import (
    Hit,
    Ranked,
    first_indexed,
    last_indexed,
    rebuild_index,
    search,
    snippets_of,
    texts_of,
    unindexed,
)
from trucewatch.store.words import terms_of

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


AT_ONCE = 100
"""Hits whose texts are looked at together."""

LOOKED_THROUGH = (100, 1_000, 10_000)
"""How many hits are looked through for those that a user may read: the few first, more
where too few of them are open."""


def search_mission(
    mission: OpenMission,
    words: str,
    *,
    kind: str | None,
    most: int,
    by: str | None = None,
) -> Found:
    """Reports and claims of the mission that have all the words.

    For a user, only what that user may read. Whoever is not of the team finds only
    what is public: of anything else the words that name people are struck out for
    them, and a search must not tell whether they are there.

    Args:
        mission: the mission.
        words: any text; words in double quotes stand in a row, ``*`` after a word
            leaves its ending open.
        kind: one of `KINDS`, or None for all.
        most: how many hits at most.
        by: the user who looks, or None for whoever runs the mission.

    Raises:
        UnknownSubject: no such user.
    """
    wanted = Searched(kind) if kind else None
    with mission.store.unit() as unit:
        if by is None:
            hits = search(unit, words, kind=wanted, most=most)
        else:
            hits = _open_hits(mission, unit, words, kind=wanted, most=most, by=by)
        missing = _missing(mission, unit)
    return Found(hits=hits, issues=(_behind(missing),) if missing else ())


_WHOLE: set[tuple[str, int]] = set()
"""Missions with the first number of their index where nothing was missing in it."""


def _missing(mission: OpenMission, connection: sa.Connection) -> int:
    """How much the index does not know.

    Once nothing is missing nothing will be: who stores anything indexes it in the same
    step. An index that is made anew begins with another number and is counted again.
    """
    key = str(mission.root), first_indexed(connection)
    if key in _WHOLE:
        return 0
    missing = unindexed(connection)
    if not missing:
        _WHOLE.add(key)
    return missing


def _open_hits(
    mission: OpenMission,
    connection: sa.Connection,
    words: str,
    *,
    kind: Searched | None,
    most: int,
    by: str,
) -> tuple[Hit, ...]:
    """The best hits that the user may read; no more texts are looked at than needed."""
    user, now = acting_user(connection, by), stamp_now(by).at
    found: list[Ranked] = []
    seen = 0
    for wanted in LOOKED_THROUGH:
        ranks = _ranks(mission, connection, words, kind=kind, most=wanted)
        while seen < len(ranks) and len(found) < most:
            some = dict(ranks[seen : seen + min(AT_ONCE, most)])
            seen += len(some)
            texts = texts_of(connection, some)
            ids = {each.document for each in texts}
            open_to = open_documents(mission, connection, user, ids, now=now)
            found += [each for each in texts if each.document in open_to]
        if len(found) >= most or len(ranks) < wanted:
            break
    return tuple(snippets_of(found[:most], words))


RANKED = Remembered(most=64)
"""What was ranked last, whoever may read it: a page leaves out what its user may not.

To weigh ten thousand texts that have a common word is most of what a search costs."""


def _ranks(
    mission: OpenMission,
    connection: sa.Connection,
    words: str,
    *,
    kind: Searched | None,
    most: int,
) -> tuple[tuple[tuple[Searched, str], float], ...]:
    """What has the words, best first; weighed anew where the index was added to."""

    def make() -> tuple[tuple[tuple[Searched, str], float], ...]:
        return tuple(ranked(connection, words, kind=kind, most=most).items())

    question = (terms_of(words), kind, most, last_indexed(connection))
    return RANKED.answer(mission, question, make, about=About.WORDS)


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
