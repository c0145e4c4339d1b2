"""One frozen `Settings`, built once at an entry point and passed as an argument."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from trucewatch.errors import InvalidMission


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the machine, not the mission, decides.

    Args:
        cache: folder for rebuilt indexes; may be deleted at any time.
        database: SQLAlchemy address that replaces the mission's own SQLite
            file, or "" for that file.
        incident_window_days: how many days before the bulletin day are searched
            for claims about the same happening.
        vault_key: file with the key of the source vault, or None without one.
        history_days: how many dated points before the bulletin day are charted.
        signing_key: file with the private key that signs heads of the log, or None.
    """

    cache: Path
    database: str = ""
    incident_window_days: int = 7
    history_days: int = 30
    vault_key: Path | None = None
    signing_key: Path | None = None


PREFIX = "TRUCEWATCH_"


def load_settings(environment: Mapping[str, str], *, home: Path) -> Settings:
    """Settings from the user's file, then the environment (which wins).

    Reads ``settings.toml`` in ``$XDG_CONFIG_HOME/trucewatch`` where it exists;
    every key may be overridden by ``TRUCEWATCH_<KEY>``.

    Raises:
        InvalidMission: an unknown key or a value of the wrong type.
    """
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    caches = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    settings = Settings(cache=caches / "trucewatch")
    file = config / "trucewatch" / "settings.toml"
    if file.is_file():
        for key, value in _read_toml(file).items():
            settings = _with(settings, key, str(value), where=str(file))
    for name, value in sorted(environment.items()):
        if name.startswith(PREFIX):
            key = name.removeprefix(PREFIX).lower()
            settings = _with(settings, key, value, where=f"environment {name}")
    return settings


def _read_toml(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidMission(
            "settings file is not TOML", where=str(file), got=str(error)
        ) from error


def _with(settings: Settings, key: str, value: str, *, where: str) -> Settings:
    known = [field.name for field in fields(Settings)]
    match key:
        case "cache":
            return replace(settings, cache=Path(value).expanduser())
        case "database":
            return replace(settings, database=value)
        case "vault_key":
            return replace(settings, vault_key=Path(value).expanduser())
        case "signing_key":
            return replace(settings, signing_key=Path(value).expanduser())
        case "incident_window_days":
            return replace(settings, incident_window_days=_days(value, where))
        case "history_days":
            return replace(settings, history_days=_days(value, where))
        case _:
            raise InvalidMission(
                "unknown setting", where=where, got=key, wanted=", ".join(known)
            )


def _days(value: str, where: str) -> int:
    if not value.isdecimal():
        raise InvalidMission(
            "not a number of days", where=where, got=value, wanted="0, 1, 2 ..."
        )
    return int(value)
