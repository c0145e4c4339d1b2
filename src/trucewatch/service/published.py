"""What was published, read back: bulletins and heads as files, without a database."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from trucewatch.errors import InvalidProof, InvalidRecord
from trucewatch.model.log import SignedHead
from trucewatch.model.record import Json, from_record
from trucewatch.publish.json import SCHEMA

_HEAD = re.compile(r'<div class="log" data-log-head="([^"]*)">')
"""Where a bulletin's page carries the head, see `publish.log`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedBulletin:
    """A bulletin's file.

    Args:
        name: of the file.
        sha256: of its bytes, hex.
        head: the head of the log that it carries.
    """

    name: str
    sha256: str
    head: SignedHead


def read_bulletin(file: Path) -> PublishedBulletin:
    """The bulletin in `file`, HTML or JSON.

    Raises:
        InvalidProof: it cannot be read, is no bulletin, or carries no head.
    """
    raw, text = _read(file)
    found = _HEAD.findall(text)
    if len(found) == 1:
        record = _json(html.unescape(found[0]), file)
    else:
        record = _in_record(text, file)
    digest = sha256(raw).hexdigest()
    return PublishedBulletin(name=file.name, sha256=digest, head=_head(record, file))


def read_head(file: Path) -> SignedHead:
    """The head in `file`, as ``trucewatch log head`` prints it.

    Raises:
        InvalidProof: it cannot be read, or is no head.
    """
    return _head(_json(_read(file)[1], file), file)


def read_json(file: Path) -> Json:
    """The JSON object in `file`.

    Raises:
        InvalidProof: it cannot be read, or is none.
    """
    record = _json(_read(file)[1], file)
    if not isinstance(record, dict):
        raise InvalidProof("not a JSON object", where=str(file))
    return record


def _read(file: Path) -> tuple[bytes, str]:
    try:
        raw = file.read_bytes()
        return raw, raw.decode()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidProof("cannot be read", where=str(file), got=str(error)) from error


def _json(text: str, file: Path) -> Json:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidProof(
            "not JSON",
            where=str(file),
            got=str(error),
            wanted="a file that trucewatch wrote",
        ) from error


def _in_record(text: str, file: Path) -> Json:
    record = _json(text, file) if text.lstrip().startswith("{") else None
    if not isinstance(record, dict) or record.get("schema") != SCHEMA:
        raise InvalidProof(
            "no bulletin",
            where=str(file),
            wanted=f"a page or record ({SCHEMA}) that carries one head of the log",
        )
    return record.get("log")


def _head(record: Json, file: Path) -> SignedHead:
    try:
        return from_record(SignedHead, record)
    except InvalidRecord as error:
        raise InvalidProof(
            "no head of a log", where=str(file), got=error.got, wanted=error.wanted
        ) from error
