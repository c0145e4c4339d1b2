"""A demonstration to try the desk with: where it lies, and its users.

No other mission gets such users.
"""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

from trucewatch import __version__
from trucewatch.errors import InvalidMission
from trucewatch.model.access import Role
from trucewatch.service.ingest import ingest_items
from trucewatch.service.lines import merge_pending
from trucewatch.service.missions import (
    MISSION_FILE,
    OpenMission,
    init_mission,
    open_mission,
)
from trucewatch.service.passwords import hashed, one_time_password
from trucewatch.service.users import add_user
from trucewatch.settings import Settings
from trucewatch.store.accounts import Account, put_account
from trucewatch.store.decisions import USERS

_TEAM = (Role.REPORTER, Role.REVIEWER, Role.LIAISON, Role.PUBLISHER)
DEMO_USERS: tuple[tuple[str, tuple[Role, ...], str | None], ...] = (
    ("admin", (Role.ADMIN,), None),
    ("anna", _TEAM, None),
    ("boris", _TEAM, None),
    ("officer-rus", (Role.PARTY_OFFICER,), "RUS"),
    ("officer-tur", (Role.PARTY_OFFICER,), "TUR"),
    ("partner", (Role.VIEWER,), None),
)


DEMO_FOLDER = "demo"
"""Where `make demo` puts the sample mission."""

TEMPLATE = "astana"


def demo_root(here: Path, settings: Settings) -> Path:
    """The folder of the sample mission: that of `make demo`, else one in the cache.

    It is made, and its reports are read, where it is in neither.

    Args:
        here: the folder that the command is called in.
        settings: of this machine.
    """
    if (here / DEMO_FOLDER / MISSION_FILE).is_file():
        return here / DEMO_FOLDER
    kept = settings.cache / f"{DEMO_FOLDER}-{__version__}"
    if not (kept / MISSION_FILE).is_file():
        fresh = Path(tempfile.mkdtemp(dir=_made(settings.cache))) / DEMO_FOLDER
        init_mission(fresh, template=TEMPLATE)
        mission = open_mission(fresh, settings=settings)
        reports = (str(fresh / "reports"),)
        for _ in ingest_items(mission, reports, as_of=datetime.now(UTC).date()):
            pass
        merge_pending(mission, settings=settings)
        mission.store.close()
        fresh.rename(kept)
        fresh.parent.rmdir()
    return kept


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_own_machine(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def demo_accounts(mission: OpenMission, *, now: datetime) -> list[tuple[str, str, str]]:
    """Users of every kind with fresh passwords: id, password, roles in words.

    Raises:
        InvalidMission: the mission is no demonstration.
    """
    if not mission.mission.demonstration:
        raise InvalidMission(
            "not a demonstration",
            where=str(mission.root),
            wanted="a mission with demonstration = true; serve it without --demo",
        )
    with mission.store.unit() as connection:
        known = {kept.value.id for kept in USERS.every(connection)}
    found = []
    fresh = [one_time_password() for _ in DEMO_USERS]
    with ThreadPoolExecutor(max_workers=2) as pool:  # a hash takes a fifth of a second
        hashes = list(pool.map(hashed, fresh))
    for (user, roles, party), password, digest in zip(
        DEMO_USERS, fresh, hashes, strict=True
    ):
        if user not in known:
            by = None if not known else DEMO_USERS[0][0]
            add_user(mission, user, roles=roles, party=party, by=by)
            known.add(user)
        account = Account(user=user, password=digest, changed=now)
        with mission.store.volatile() as connection:
            put_account(connection, account)
        words = ", ".join(role.value.replace("_", " ") for role in roles)
        found.append((user, password, words))
    return found
