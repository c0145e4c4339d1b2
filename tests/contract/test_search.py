"""One contract for search: SQLite's FTS5 and PostgreSQL find the same."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.samples import STAMP, assessment, document
from tests.contract.test_store import put
from trucewatch.store import search as index
from trucewatch.store.ranking import Searched, ranked
from trucewatch.store.search import rebuild_index, search, unindexed
from trucewatch.store.session import Store
from trucewatch.store.tables import claims, documents

TEXTS = {
    "en": "Two shells hit the old mill near Morek, the council's café reported.",
    "ru": "Обстрел деревни Ёлкино прекратился, сообщили Наблюдатели.",
    "ar": "لم يقع قَصْفٌ في القرية أمس، والطرق مفتوحة أمام السيارات",
    "fa": "آتش‌بس در روستای کوچک برقرار است",
    "he": "הפסקת האש נשמרה בכפר",
    "long": "Patrol seen. " * 12_000 + "The last word is zanzibar.",
}


def fill(store: Store) -> dict[str, str]:
    """The texts as documents with a claim each; name by id."""
    names = {}
    for name, text in TEXTS.items():
        doc = document(text)
        put(store, doc, assessment(doc))
        names[doc.id] = name
    return names


def found(
    store: Store, words: str, *, kind: Searched | None = Searched.DOCUMENT
) -> list[str]:
    with store.unit() as unit:
        return [hit.document for hit in search(unit, words, kind=kind, most=9)]


LOOKED_FOR: list[tuple[str, str | None]] = [
    ("mill", "en"),
    ("MILL shells", "en"),
    ("mill zanzibar", None),
    ("cafe", "en"),
    ("CAFÉ", "en"),
    ("council", "en"),
    ('"old mill near"', "en"),
    ('"mill old"', None),
    ("shel*", "en"),
    ("shel", None),
    ("обстрел", "ru"),
    ("ОБСТРЕЛ елкино", "ru"),
    ("наблюдател*", "ru"),
    ("قصف", "ar"),
    ("القريه", "ar"),
    ("امس", "ar"),
    ("كوچك", "fa"),
    ("آتش\u200cبس", "fa"),
    ("הפסקת", "he"),
    ("zanzibar", "long"),
]


def test_words_of_every_script_are_found(store: Store) -> None:
    """Whatever their case, accents, vowel marks and kindred letters."""
    names = fill(store)
    answers = [
        (words, [names[key] for key in found(store, words)]) for words, _ in LOOKED_FOR
    ]
    assert answers == [(words, [name] if name else []) for words, name in LOOKED_FOR]


def test_a_hit_says_what_was_found_where(store: Store) -> None:
    """Kind, id, the document's name, and the words around the first one found."""
    fill(store)
    with store.unit() as unit:
        hits = search(unit, "shells", kind=None, most=9)
        (claim,) = search(unit, "shells", kind=Searched.CLAIM, most=9) or (None,)
        (last,) = search(unit, "zanzibar", kind=None, most=9)
        assert search(unit, "shells", kind=None, most=0) == ()
        assert len(search(unit, "two OR hit*", kind=None, most=9)) == 0
    assert claim is None
    (hit,) = hits
    assert (hit.kind, hit.name, hit.document) == (Searched.DOCUMENT, "a.txt", hit.id)
    assert hit.snippet == TEXTS["en"]
    assert hit.rank > 0
    assert last.snippet.startswith("…")
    assert last.snippet.endswith("The last word is zanzibar.")


def test_claims_are_found_by_their_quote(store: Store) -> None:
    """The document comes with it; the best comes first."""
    doc = document("Calm day at the mill. The other calm lasted: calm, calm.")
    claim = assessment(doc)
    put(store, doc, claim)
    with store.unit() as unit:
        (hit,) = search(unit, "calm", kind=Searched.CLAIM, most=9)
        both = search(unit, "calm", kind=None, most=9)
    assert (hit.id, hit.document, hit.snippet) == (claim.id, doc.id, "Calm")
    assert {each.kind for each in both} == set(Searched)


@pytest.mark.parametrize("kind", [None, Searched.DOCUMENT])
def test_of_too_many_the_last_ones_taken_in_are_ranked(
    store: Store, kind: Searched | None
) -> None:
    """The oldest is left out, however well it fits; of the rest the best is first."""
    texts = ("Calm, calm, calm.", "Calm is a word of many.", "Calm, calm again.")
    docs = [document(text) for text in texts]
    for doc in docs:
        put(store, doc)
    with store.unit() as unit:
        every = ranked(unit, "calm", kind=kind, most=9)
        last = ranked(unit, "calm", kind=kind, most=9, candidates=2)
    assert [each for _, each in every] == [docs[0].id, docs[2].id, docs[1].id]
    assert [each for _, each in last] == [docs[2].id, docs[1].id]


HOSTILE = [
    *('"', "'", "''", '"""', "*", "a*b", "NEAR(a, b)", "a AND", "OR", "NOT", "-a"),
    *("words:a", "^a", "{a b}:c", "a' OR '1'='1", "'; DROP TABLE claims; --", "&|!"),
    *("<->", "\\", "\x00", "a\x00b", "\ud800", "%", "_", "a" * 100_000, "💥", ":*"),
    *("a " * 5_000, "(" * 5_000, "١٢٣", "ﷺ", "ｆｕｌｌ", "e\u0301", "\u0301"),
]


def test_a_hostile_query_finds_nothing_and_harms_nothing(store: Store) -> None:
    """No sign is a command; the index stands as before."""
    names = fill(store)
    for words in HOSTILE:
        found(store, words)
    assert [names[key] for key in found(store, "mill")] == ["en"]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.text(max_size=60).filter(lambda text: "\x00" not in text))
def test_whatever_was_stored_is_found_by_its_own_words(store: Store, text: str) -> None:
    """Any text, of any signs, taken as its own query."""
    words = text.encode("utf-8", "ignore").decode().strip()
    doc = document(f"The note {words}")
    with store.unit() as unit:
        known = unit.execute(
            sa.select(documents.c.id).where(documents.c.id == doc.id)
        ).first()
    if known is None:
        put(store, doc)
    query = f"note {words}".replace('"', " ").replace("*", " ")
    with store.unit() as unit:
        hits = search(unit, query, kind=None, most=10_000)
    assert doc.id in [hit.id for hit in hits]


def test_what_is_deleted_or_altered_is_no_longer_found(store: Store) -> None:
    """Whoever deletes need not think of the index."""
    fill(store)
    doc = document("Calm at the mill")
    put(store, doc, assessment(doc))
    with store.engine.begin() as connection:
        connection.execute(claims.delete().where(claims.c.document == doc.id))
        update = documents.update().where(documents.c.id == doc.id)
        connection.execute(update.values(record={"erased": "asked for"}))
    assert doc.id not in found(store, "mill", kind=None)
    assert found(store, "calm", kind=None) == []
    with store.unit() as unit:
        assert unindexed(unit) == 1


def test_the_index_is_made_anew_from_what_is_stored(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A lost index is noticed; a new one finds the same."""
    monkeypatch.setattr(index, "CHUNK", 2)
    names = fill(store)
    with store.engine.begin() as connection:
        index.clear_index(connection)
    assert found(store, "mill", kind=None) == []
    with store.unit() as unit:
        assert unindexed(unit) == 2 * len(TEXTS)
    with store.writing(STAMP) as writing:
        assert rebuild_index(writing.connection) == 2 * len(TEXTS)
    assert [names[key] for key in found(store, "mill")] == ["en"]
    with store.unit() as unit:
        assert unindexed(unit) == 0
