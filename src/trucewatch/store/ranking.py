"""Ranking: what has the words looked for, best first, without a look at the texts."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa

from trucewatch.store.words import Term, terms_of

CANDIDATES = 10_000
"""Where more have the words, these many that were taken in last are ranked: a word of
every report is found in a million of them, and to weigh them all takes a second."""


class Searched(StrEnum):
    """What can be searched."""

    DOCUMENT = "document"
    CLAIM = "claim"


Ranks = dict[tuple[Searched, str], float]
"""How well what was found fits, by kind and id, best first."""


def ranked(
    connection: sa.Connection,
    words: str,
    *,
    kind: Searched | None,
    most: int,
    candidates: int = CANDIDATES,
) -> Ranks:
    """What has all the words, best first; nothing where there is no word in them.

    Args:
        connection: a look.
        words: what to look for, see `words.terms_of`; any text at all.
        kind: only that, or both.
        most: how many at most.
        candidates: of how many that have the words, the last ones taken in.
    """
    terms = terms_of(words)
    if not terms or most < 1:
        return {}
    query, form = _QUERIES[connection.dialect.name]
    values = {
        "terms": form(terms),
        "kind": kind.value if kind else None,
        "candidates": candidates,
    }
    found = connection.execute(query, values)
    ranks: Ranks = {}
    for row in found:
        if len(ranks) == most:
            break
        ranks.setdefault((Searched(row[0]), row[1]), float(row[2]))
    found.close()
    return ranks


def _fts5(terms: tuple[Term, ...]) -> str:
    return " AND ".join(
        f'"{" ".join(term.words)}"{"*" if term.open else ""}' for term in terms
    )


def _tsquery(terms: tuple[Term, ...]) -> str:
    return " & ".join(
        "(" + " <-> ".join(f"'{word}'" for word in term.words) + ")"
        if len(term.words) > 1
        else f"'{term.words[0]}'{':*' if term.open else ''}"
        for term in terms
    )


_QUERIES = {
    "sqlite": (
        sa.text(
            "SELECT r.kind, r.id, -bm25(search_words) AS score FROM search_words"
            " JOIN search_rows r ON r.number = search_words.rowid"
            " WHERE search_words MATCH :terms AND (:kind IS NULL OR r.kind = :kind)"
            " AND search_words.rowid >= (SELECT min(number) FROM"
            " (SELECT r.number FROM search_words"
            " JOIN search_rows r ON r.number = search_words.rowid"
            " WHERE search_words MATCH :terms AND (:kind IS NULL OR r.kind = :kind)"
            " ORDER BY search_words.rowid DESC LIMIT :candidates))"
            " ORDER BY score DESC, r.kind DESC, r.id"
        ),
        _fts5,
    ),
    "postgresql": (
        sa.text(
            "SELECT kind, id, ts_rank(words, CAST(:terms AS tsquery)) AS score FROM"
            " (SELECT kind, id, words FROM search_rows"
            " WHERE words @@ CAST(:terms AS tsquery)"
            " AND (CAST(:kind AS text) IS NULL OR kind = :kind)"
            " ORDER BY number DESC LIMIT :candidates) AS last_ones"
            " ORDER BY score DESC, kind DESC, id"
        ),
        _tsquery,
    ),
}
