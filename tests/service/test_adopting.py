"""A mission from before the log is taken into it when it is opened, once."""

from __future__ import annotations

import json
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from tests.contract.samples import assessment, document
from tests.missions import SETTINGS
from trucewatch.model.record import to_record
from trucewatch.service.missions import init_mission, open_mission
from trucewatch.store.documents import every_document
from trucewatch.store.log import latest_entries
from trucewatch.store.verifying import check_log, check_tables

DOCUMENT = document("Calm in Hama")
CLAIM = assessment(DOCUMENT)


def older_database(file: Path) -> None:
    """A database at schema 0002 with a document, its claim and its item."""
    engine = sa.create_engine(f"sqlite:///{file}")
    config = Config()
    folder = resources.files("trucewatch.store") / "migrations"
    config.set_main_option("script_location", str(folder))
    config.attributes["engine"] = engine
    command.upgrade(config, "0002")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO documents (id, sha256, name, published_day, raw, record) "
            "VALUES (?, ?, 'a.txt', '2017-05-04', ?, ?)",
            (
                DOCUMENT.id,
                DOCUMENT.sha256,
                DOCUMENT.text.encode(),
                json.dumps(to_record(DOCUMENT), separators=(",", ":")),
            ),
        )
        connection.exec_driver_sql(
            "INSERT INTO claims (id, document, kind, position, record) "
            "VALUES (?, ?, 'assessment', 0, ?)",
            (
                CLAIM.id,
                DOCUMENT.id,
                json.dumps(to_record(CLAIM), separators=(",", ":")),
            ),
        )
        connection.exec_driver_sql(
            "INSERT INTO items VALUES ('a.txt', 'stored', ?)", (DOCUMENT.id,)
        )
    engine.dispose()


@pytest.mark.uncounted
def test_what_is_older_than_the_log_is_adopted_on_opening_once(tmp_path: Path) -> None:
    """Nothing is lost; every row is sealed; a second opening adds nothing."""
    root = tmp_path / "m"
    init_mission(root, template="astana")
    older_database(root / "mission.db")
    for _ in range(2):
        mission = open_mission(root, settings=SETTINGS)
        with mission.store.unit() as look:
            (stored,) = every_document(look)
            logged = latest_entries(look, most=10)
            check = check_log(look)
            faults = list(check_tables(look, check.sealed, Counter()))
        mission.store.close()
        assert (stored.document, stored.claims) == (DOCUMENT, (CLAIM,))
        assert [entry.action for entry in logged] == ["register.adopt"] * 4
        assert logged[0].more == {"rows": {"claims": 1, "documents": 1, "items": 1}}
        assert check.faults + faults == []


def test_a_new_mission_adopts_nothing(tmp_path: Path) -> None:
    """Its log begins empty."""
    root = tmp_path / "m"
    init_mission(root, template="astana")
    mission = open_mission(root, settings=SETTINGS)
    with mission.store.unit() as look:
        assert latest_entries(look, most=1) == ()
    mission.store.close()
