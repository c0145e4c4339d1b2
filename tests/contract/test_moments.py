"""Looks inside a moment see one state; what the task itself writes they see at once."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.contract.samples import DAY, STAMP, document
from trucewatch.errors import StoreError
from trucewatch.store.documents import add_document, latest_day
from trucewatch.store.log import read_state
from trucewatch.store.moments import moment_of, read_once
from trucewatch.store.session import Store, open_store


def size(store: Store) -> int:
    """How many entries the log has, by a look of its own."""
    with store.unit() as look:
        return read_state(look).frontier.size


def put(store: Store, text: str) -> None:
    """Store a document, which adds one entry to the log."""
    doc = document(text)
    with store.writing(STAMP) as unit:
        add_document(unit, doc, raw=doc.text.encode(), published_day=DAY)


def break_off(store: Store) -> None:
    """Store a document, then fail in the same unit of work."""
    with store.writing(STAMP) as unit:
        add_document(unit, document("one"), raw=b"one", published_day=DAY)
        unit.connection.exec_driver_sql("SELECT nothing FROM nowhere")


def another(store: Store) -> Store:
    """The same database as another process opens it."""
    return open_store(store.engine.url.render_as_string(hide_password=False))


def test_looks_of_a_moment_see_one_state_and_the_next_moment_the_new_one(
    store: Store,
) -> None:
    """Another process writes between two looks: the second one still fits the first."""
    other = another(store)
    with store.moment():
        before = size(store)
        put(other, "one")
        assert size(store) == before
        with store.unit(anew=True) as look:
            assert read_state(look).frontier.size == before + 1
    assert size(store) == before + 1
    with store.moment():
        assert size(store) == before + 1
    other.close()


def test_looks_of_a_moment_share_one_connection(store: Store) -> None:
    """A moment takes one connection, however many look, and gives it back."""
    taken = []
    sa.event.listen(store.engine, "checkout", lambda *found: taken.append(found))
    with store.moment(), store.moment():
        with store.unit() as outer, store.unit() as inner:
            assert outer is inner
        assert size(store) == size(store) == 0
    assert len(taken) == 1
    assert moment_of(store.engine) is None
    assert store.engine.pool.checkedin() == 1  # type: ignore[attr-defined]


def test_what_is_written_in_a_moment_is_seen_by_the_looks_after_it(
    store: Store,
) -> None:
    """A look that goes on meanwhile stays as it was; the next ones are new."""
    with store.moment():
        with store.unit() as before:
            assert latest_day(before) is None
            put(store, "one")
            assert read_state(before).frontier.size == 0
            assert size(store) == 1
        with store.unit() as after:
            assert latest_day(after) == DAY
    assert size(store) == 1


def test_a_change_that_is_taken_back_leaves_the_looks_alone(store: Store) -> None:
    """What failed is not seen, inside the moment or after it."""
    with store.moment():
        assert size(store) == 0
        with pytest.raises(StoreError):
            break_off(store)
        assert size(store) == 0


def test_a_look_that_failed_spoils_no_other(store: Store) -> None:
    """A statement that the database refuses ends the shared look, not the moment."""
    with store.moment():
        assert size(store) == 0
        with pytest.raises(StoreError), store.unit() as look:
            look.exec_driver_sql("SELECT nothing FROM nowhere")
        assert size(store) == 0


def test_what_was_read_is_kept_for_one_look_alone(store: Store) -> None:
    """A second question is answered from memory; another look, or a writer, reads."""
    asked: list[str] = []

    def reading() -> int:
        asked.append("read")
        return len(asked)

    with store.moment():
        with store.unit() as look:
            assert read_once(look, "it", reading) == 1
        with store.unit() as look:
            assert read_once(look, "it", reading) == 1
            assert read_once(look, "other", reading) == 2
    with store.unit() as look:
        assert read_once(look, "it", reading) == 3
    with store.writing(STAMP) as unit:
        assert read_once(unit.connection, "it", reading) == 4
        assert read_once(unit.connection, "it", reading) == 5
