"""Missions on disk: set one up from a template, open one."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidMission
from trucewatch.model.agreement import Agreement
from trucewatch.model.coverage import Coverage, CoverageState
from trucewatch.model.mission import Mission, Side
from trucewatch.reference.agreement_files import load_agreements
from trucewatch.reference.extension import PACKAGED, Extension, use_extension
from trucewatch.reference.extension_files import load_extension
from trucewatch.service.stamps import stamp_now
from trucewatch.settings import Settings
from trucewatch.store.adopting import adopt_rows, is_older_than_log
from trucewatch.store.session import Store, open_store

MISSION_FILE = "mission.toml"
COVERAGE_FILE = "coverage.toml"
DATABASE_FILE = "mission.db"
SUPPLEMENT_FILE = "places.toml"
GAZETTEER_FOLDER = "gazetteer"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenMission:
    """A mission folder that was opened.

    Args:
        root: the folder.
        mission: its identity and settings.
        coverage: what was watched, as its coverage file says.
        agreements: the agreements that incidents are held against.
        supplements: place supplements of its own.
        extension: words and actors of its own.
        store: its database.
    """

    root: Path
    mission: Mission
    coverage: tuple[Coverage, ...]
    agreements: tuple[Agreement, ...]
    supplements: tuple[Path, ...]
    extension: Extension
    store: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionContext:
    """What reading takes from a mission, its database left alone.

    Args:
        country: ISO 3166-1 alpha-2; towns of this country are preferred.
        supplements: place supplements of its own.
        extension: words and actors of its own.
    """

    country: str | None = None
    supplements: tuple[Path, ...] = ()
    extension: Extension = PACKAGED


NO_MISSION = MissionContext()


def templates() -> tuple[str, ...]:
    """Names of the packaged mission templates."""
    folder = resources.files("trucewatch.reference") / "missions"
    found = (entry.name for entry in folder.iterdir() if entry.is_dir())
    return tuple(sorted(name for name in found if not name.startswith("_")))


def init_mission(root: Path, *, template: str) -> Path:
    """A new mission folder at `root`, filled from the packaged template.

    Returns:
        The mission file written.

    Raises:
        InvalidMission: no such template, or the folder holds something already.
    """
    if template not in templates():
        raise InvalidMission(
            "no such template", got=template, wanted=" or ".join(templates())
        )
    if root.exists() and any(root.iterdir()):
        raise InvalidMission(
            "folder is not empty", where=str(root), wanted="a new or empty folder"
        )
    source = resources.files("trucewatch.reference") / "missions" / template
    with resources.as_file(source) as folder:
        shutil.copytree(folder, root, dirs_exist_ok=True)
    mission = read_mission(root / MISSION_FILE)
    packaged = resources.files("trucewatch.reference") / "agreements"
    for agreement_id in mission.agreements:
        with resources.as_file(packaged / agreement_id) as folder:
            shutil.copytree(folder, root / "agreements" / agreement_id)
    return root / MISSION_FILE


def open_mission(root: Path, *, settings: Settings) -> OpenMission:
    """The mission in the folder `root`, its database at the newest schema.

    Raises:
        InvalidMission: no mission file there, or a broken one.
        InvalidAgreement: an agreement file is broken.
        InvalidReference: a file of words or actors is broken.
        StoreError: the database cannot be used.
    """
    mission = read_mission(mission_file(root))
    extension = load_extension(root)
    use_extension(extension)  # agreements may name actors of the mission's own
    url = database_url(root, settings)
    return OpenMission(
        root=root,
        mission=mission,
        coverage=read_coverage(root / COVERAGE_FILE),
        agreements=_agreements(root, mission),
        supplements=place_files(root),
        extension=extension,
        store=_open_register(url),
    )


def _open_register(url: str) -> Store:
    """The database; rows from before the log are taken into it, once."""
    store = open_store(url)
    with store.unit() as look:
        older = is_older_than_log(look)
    if older:
        with store.writing(stamp_now()) as unit:
            if is_older_than_log(unit.connection):
                adopt_rows(unit)
    return store


def database_url(root: Path, settings: Settings) -> str:
    """SQLAlchemy address of the mission's database."""
    return settings.database or f"sqlite:///{root / DATABASE_FILE}"


def read_context(root: Path) -> MissionContext:
    """What the mission in the folder `root` adds to reading.

    Raises:
        InvalidMission: no mission file there, or a broken one.
        InvalidReference: a file of words or actors is broken.
    """
    mission = read_mission(mission_file(root))
    return MissionContext(
        country=mission.country,
        supplements=place_files(root),
        extension=load_extension(root),
    )


def place_files(root: Path) -> tuple[Path, ...]:
    """The files of places in the mission folder `root`, in the order that they count.

    ``places.toml``, then every TOML and CSV file of the folder ``gazetteer``, by name:
    what comes later wins.
    """
    own = root / SUPPLEMENT_FILE
    folder = root / GAZETTEER_FOLDER
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    kept = [f for f in files if f.suffix in (".toml", ".csv") and f.is_file()]
    return (*((own,) if own.is_file() else ()), *kept)


def mission_file(root: Path) -> Path:
    """The mission file in the folder `root`.

    Raises:
        InvalidMission: there is none.
    """
    file = root / MISSION_FILE
    if not file.is_file():
        raise InvalidMission(
            "no mission here",
            where=str(root),
            wanted=f"a folder with {MISSION_FILE}; make one: trucewatch init DIR",
        )
    return file


def _agreements(root: Path, mission: Mission) -> tuple[Agreement, ...]:
    """The mission's agreements, fit to judge by together, and its readings known."""
    agreements = load_agreements(mission.agreements, root=root / "agreements")
    by_id = {agreement.id: agreement for agreement in agreements}
    for agreement_id, reading in mission.interpretations:
        agreement = by_id.get(agreement_id)
        known = agreement.interpretations if agreement else ()
        if reading not in {each.id for each in known}:
            raise InvalidMission(
                "no such interpretation",
                where=f"{root / MISSION_FILE}: interpretations",
                got=f"{agreement_id} = {reading!r}",
                wanted=", ".join(each.id for each in known)
                or f"one of the mission's agreements: {', '.join(by_id)}",
            )
    return agreements


def read_mission(file: Path) -> Mission:
    """The mission that `file` describes.

    Raises:
        InvalidMission: not TOML, a key missing, or a value of the wrong kind.
    """
    record = _toml(file)
    try:
        return Mission(
            id=record["id"],
            title=record["title"],
            tz=record["tz"],
            starts=record["starts"],
            country=record.get("country"),
            sides=tuple(Side(**side) for side in record["sides"]),
            agreements=tuple(record["agreements"]),
            interpretations=tuple(sorted(record.get("interpretations", {}).items())),
            demonstration=record.get("demonstration", False),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidMission(
            "mission file is incomplete",
            where=str(file),
            got=f"{type(error).__name__}: {error}",
            wanted="id, title, tz, starts, sides (code, name, role), agreements",
        ) from error


def read_coverage(file: Path) -> tuple[Coverage, ...]:
    """What was watched, by day and place; empty where there is no such file.

    Raises:
        InvalidMission: not TOML, a key missing, or an unknown state.
    """
    if not file.is_file():
        return ()
    try:
        rows = [
            Coverage(
                place_id=row["place_id"],
                name=row["name"],
                day=row["day"],
                state=CoverageState(row["state"]),
                note=row.get("note", ""),
            )
            for row in _toml(file).get("coverage", [])
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise InvalidMission(
            "coverage file is incomplete",
            where=str(file),
            got=f"{type(error).__name__}: {error}",
            wanted="[[coverage]] with day, place_id, name, state",
        ) from error
    return tuple(sorted(rows, key=lambda row: (row.day, row.name)))


def coverage_on(rows: tuple[Coverage, ...], day: date) -> tuple[Coverage, ...]:
    """The rows of one day, by place name."""
    return tuple(row for row in rows if row.day == day)


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidMission(
            "not a TOML file", where=str(file), got=str(error)
        ) from error
