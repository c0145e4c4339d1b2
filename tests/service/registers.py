"""A small mission with a log, and copies of it to tamper with."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from tests.missions import CACHE, sample_mission, take_in
from trucewatch.service.verifying import (
    Published,
    Verification,
    read_published,
    verify_mission,
)
from trucewatch.settings import Settings

REPORT = """---
title: Bulletin
publisher: Demo Wire
published: 2017-06-0{day}T10:00:00+03:00
language: en
---

The Turkish side registered 3 cases of opening fire in Hama (2) and Idlib (1).
"""


def small_mission(root: Path) -> Path:
    """A mission that took in two reports and an empty file."""
    mission = sample_mission(root)
    inbox = root / "inbox"
    inbox.mkdir()
    for day in (1, 2):
        (inbox / f"{day}.txt").write_text(REPORT.format(day=day), encoding="utf-8")
    (inbox / "empty.txt").write_bytes(b"")
    take_in(mission, inbox)
    mission.store.close()
    return root


def settings(key: Path | None = None) -> Settings:
    return Settings(cache=CACHE, signing_key=key)


def copy_of(root: Path, to: Path) -> Path:
    """A copy of the mission's folder, to be changed."""
    shutil.copytree(root, to)
    return to


def edit(root: Path, *statements: str) -> None:
    """Change the database behind the log's back."""
    with sqlite3.connect(root / "mission.db") as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def forget_log(root: Path) -> None:
    """Leave the database as if it had never had a log."""
    edit(
        root,
        "DELETE FROM log",
        "DELETE FROM seals",
        "DELETE FROM heads",
        "UPDATE log_state SET size = 0, chain = substr(hex(zeroblob(32)), 1, 64), "
        "roots = '[]'",
    )


def verified(
    root: Path, *, bulletin: Path | None = None, head: Path | None = None
) -> Verification:
    published = Published()
    if bulletin is not None or head is not None:
        published = read_published(bulletin, head)
    return verify_mission(root, published, settings=settings())


def told(found: Verification) -> list[str]:
    return [f"{fault.where}: {fault.what}" for fault in found.faults]
