"""One frozen `Settings`, built once at an entry point and passed as an argument."""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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
        public_url: address under which the web application is reached, like
            ``https://truce.example``; "" for the one it listens on.
        allowed_hosts: names under which it answers besides; empty: that of
            `public_url`, and this machine's own.
        proxies: addresses of reverse proxies whose word on the visitor's address
            and scheme is taken.
        outgoing_hosts: hosts that the server may call (feeds, webhooks); none at all
            where empty.
        codes_required: whether everybody who signs in has to use one-time codes.
        upload_scanner: command that every file that is handed in has to pass, or ();
            see `trucewatch.service.scanning`.
    """

    cache: Path
    database: str = ""
    incident_window_days: int = 7
    history_days: int = 30
    vault_key: Path | None = None
    signing_key: Path | None = None
    public_url: str = ""
    allowed_hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    outgoing_hosts: tuple[str, ...] = ()
    codes_required: bool = False
    upload_scanner: tuple[str, ...] = ()


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
            text = ",".join(value) if isinstance(value, list) else str(value)
            settings = _with(settings, key, text, where=str(file))
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
    read = _READERS.get(key)
    if read is None:
        raise InvalidMission(
            "unknown setting", where=where, got=key, wanted=", ".join(_READERS)
        )
    return replace(settings, **{key: read(value, where)})


def _days(value: str, where: str) -> int:
    if not value.isdecimal():
        raise InvalidMission(
            "not a number of days", where=where, got=value, wanted="0, 1, 2 ..."
        )
    return int(value)


def _names(value: str) -> tuple[str, ...]:
    """Names parted by commas, in lower case."""
    return tuple(name.strip().lower() for name in value.split(",") if name.strip())


def _yes(value: str, where: str) -> bool:
    match value.strip().lower():
        case "true" | "yes" | "1":
            return True
        case "false" | "no" | "0" | "":
            return False
        case _:
            raise InvalidMission(
                "neither yes nor no", where=where, got=value, wanted="true or false"
            )


def _address(value: str, where: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname):
        raise InvalidMission(
            "not an address",
            where=where,
            got=value,
            wanted="something like https://truce.example",
        )
    return value.rstrip("/")


def _command(value: str, where: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(value))
    except ValueError as error:
        raise InvalidMission(
            "not a command", where=where, got=value, wanted="words, as for a shell"
        ) from error


def _path(value: str, _: str) -> Path:
    return Path(value).expanduser()


_READERS: dict[str, Callable[[str, str], Any]] = {
    "cache": _path,
    "database": lambda value, _: value,
    "vault_key": _path,
    "signing_key": _path,
    "incident_window_days": _days,
    "history_days": _days,
    "public_url": _address,
    "allowed_hosts": lambda value, _: _names(value),
    "proxies": lambda value, _: _names(value),
    "outgoing_hosts": lambda value, _: _names(value),
    "codes_required": _yes,
    "upload_scanner": _command,
}
"""How the text of each setting is read; the second argument says where it stood."""
