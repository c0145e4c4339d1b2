"""Intake: what people hand in at the desk: files, texts, addresses of feeds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from trucewatch.errors import (
    InvalidDecision,
    OutgoingFailed,
    OutgoingRefused,
)
from trucewatch.model.document import fingerprint
from trucewatch.read.document import READ_LANGUAGES as READ_LANGUAGES  # noqa: PLC0414
from trucewatch.read.loaders import LOADERS, sniff
from trucewatch.service.access import Action, allowed, require
from trucewatch.service.cases import acting_user
from trucewatch.service.document_access import document_record
from trucewatch.service.ingest import Ingested, ingest_item
from trucewatch.service.items import items_of_bytes
from trucewatch.service.missions import OpenMission
from trucewatch.service.outgoing import Outgoing
from trucewatch.service.scanning import refusal
from trucewatch.store.items import Outcome

MOST_BYTES = 10 * 1024 * 1024
"""Largest file that is taken in at the desk."""

MOST_FILES = 50
"""Files of one form."""

LONGEST_NAME = 120
ALLOWED = tuple(LOADERS)
"""Media types that are taken in; what a file is, its bytes tell."""

_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Categories of characters that a name has no use for: they alter how it is shown."""


class Fate(StrEnum):
    """What became of something that was handed in."""

    TAKEN_IN = "taken_in"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A file that somebody hands in.

    Args:
        name: as the sender calls it; never used as it stands.
        raw: its bytes.
        cut: whether it is larger than `MOST_BYTES`, so that it was not read whole.
    """

    name: str
    raw: bytes
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one report.

    Args:
        name: for people.
        fate: what became of it.
        document: id of the document it is or repeats, or None.
        claims: how many claims were read from it.
        doubts: how many Issues it raised.
        why: why it was refused, or of what it is a copy, in a sentence, or "".
        media_type: what its bytes are, or "".
    """

    name: str
    fate: Fate
    document: str | None = None
    claims: int = 0
    doubts: int = 0
    why: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text that somebody pastes, with what is known of it.

    Args:
        text: the report's words.
        title, publisher, language: as far as known, else "".
        day: day of its publication, or None.
        clock: time of day of it, in the mission's zone, or None.
        found_at: address or words that say where it was found, or "".
    """

    text: str
    title: str = ""
    publisher: str = ""
    language: str = ""
    day: date | None = None
    clock: time | None = None
    found_at: str = ""


def check_may_add(mission: OpenMission, *, by: str) -> None:
    """Return where the user may take documents in.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    with mission.store.unit() as connection:
        require(acting_user(connection, by), Action.DOCUMENT_ADD)


def take_files(
    mission: OpenMission,
    files: Iterable[HandedIn],
    *,
    by: str,
    as_of: date,
    scanner: tuple[str, ...] = (),
) -> tuple[Taken, ...]:
    """Take files in; one line for each report, or for each file that was refused.

    Each has to pass `scanner` (see `scanning.refusal`) before it is looked into.
    A feed or a file of JSON Lines gives a line for each of its reports. What was
    taken in is stored and logged one by one: a file that is refused keeps no other
    from being taken in.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
        InvalidDecision: more than `MOST_FILES`.
    """
    check_may_add(mission, by=by)
    given = tuple(files)
    if len(given) > MOST_FILES:
        raise InvalidDecision(
            "too many files at once", got=str(len(given)), wanted=f"{MOST_FILES}"
        )
    how = "handed in at the desk"
    return tuple(
        line
        for file in given
        for line in _take_file(
            mission, file, by=by, as_of=as_of, retrieval=how, scanner=scanner
        )
    )


def _take_file(
    mission: OpenMission,
    file: HandedIn,
    *,
    by: str,
    as_of: date,
    retrieval: str,
    scanner: tuple[str, ...] = (),
) -> Iterator[Taken]:
    name = safe_name(file.name)
    if file.cut or len(file.raw) > MOST_BYTES:
        most = f"larger than {MOST_BYTES // 1024 // 1024} MB"
        yield Taken(name=name, fate=Fate.REFUSED, why=most)
        return
    if not file.raw.strip():
        yield Taken(name=name, fate=Fate.REFUSED, why="it is empty")
        return
    if found := refusal(scanner, file.raw):
        yield Taken(name=name, fate=Fate.REFUSED, why=found)
        return
    # The bytes' hash keeps two files of one name apart; see `store.items.note_item`.
    key = f"desk-{fingerprint(file.raw)[:12]}/{name}"
    for item in items_of_bytes(key, file.raw, retrieval=retrieval):
        done = ingest_item(mission, item, as_of=as_of, by=by)
        line = _line(done, name=done.name.partition("/")[2], raw=item.raw or b"")
        hidden = line.fate is Fate.DUPLICATE and not _is_open(mission, done, by)
        yield replace(line, document=None, why="known already") if hidden else line


def _is_open(mission: OpenMission, done: Ingested, by: str) -> bool:
    """Whether the user may read what a report repeats, and so learn its name."""
    subject = done.document or ""
    with mission.store.unit() as connection:
        user = acting_user(connection, by)
        record = document_record(connection, subject)
    return allowed(user, Action.RECORD_READ, record).allowed


def _line(done: Ingested, *, name: str, raw: bytes) -> Taken:
    if done.outcome is Outcome.UNREADABLE:
        issue = done.issues[0]
        why = "; ".join(part for part in (issue.what, issue.got, issue.wanted) if part)
        return Taken(name=name, fate=Fate.REFUSED, why=why)
    if not done.fresh:
        return Taken(
            name=name, fate=Fate.DUPLICATE, document=done.document, why=_copied(done)
        )
    return Taken(
        name=name,
        fate=Fate.TAKEN_IN,
        document=done.document,
        claims=done.claims,
        doubts=len(done.issues),
        media_type=sniff(raw),
    )


def _copied(done: Ingested) -> str:
    """Of what it is a copy; a name given at the desk without what keeps it apart."""
    if done.outcome is not Outcome.DUPLICATE:
        return "the same file again"
    known = done.issues[0].got.removeprefix("a copy of ").strip()
    if not known:
        return "it was erased before, and is not taken in again"
    name = known.partition("/")[2] if known.startswith("desk-") else known
    return f"a copy of {name}"


def take_text(mission: OpenMission, pasted: Pasted, *, by: str, as_of: date) -> Taken:
    """Take a pasted text in, as a file whose front matter says what is known of it.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
        InvalidDecision: no text.
    """
    check_may_add(mission, by=by)
    if not pasted.text.strip():
        raise InvalidDecision("no text", wanted="the words of the report")
    demonstration = mission.mission.demonstration
    text = written_out(pasted, tz=mission.mission.tz, demonstration=demonstration)
    raw = text.encode()
    found = f"; found at {_one_line(pasted.found_at)}" if pasted.found_at else ""
    file = HandedIn(name=f"{pasted.title or 'pasted text'}.txt", raw=raw)
    how = f"pasted at the desk{found}"
    (line,) = _take_file(mission, file, by=by, as_of=as_of, retrieval=how)
    return line


def written_out(pasted: Pasted, *, tz: str, demonstration: bool = False) -> str:
    """The text with a block of front matter; as it stands where nothing is known.

    Args:
        pasted: the text and what is known of it.
        tz: zone of the day and time.
        demonstration: whether it is taken into a demonstration, where every report is
            marked as one whose facts are invented.
    """
    known = {
        "title": pasted.title,
        "publisher": pasted.publisher,
        "published": _published(pasted, tz),
        "language": pasted.language,
    }
    lines = [f'{key}: "{_one_line(value)}"' for key, value in known.items() if value]
    lines += ["demo: true", "facts: invented"] if demonstration else []
    body = pasted.text.replace("\r\n", "\n").strip("\n") + "\n"
    return "\n".join(("---", *lines, "---", "", body)) if lines else body


def _published(pasted: Pasted, tz: str) -> str:
    if pasted.day is None:
        return ""
    if pasted.clock is None:
        return pasted.day.isoformat()
    moment = datetime.combine(pasted.day, pasted.clock, tzinfo=ZoneInfo(tz))
    return moment.isoformat(timespec="seconds")


def _one_line(text: str) -> str:
    """The text on one line, so that it stays one value."""
    return " ".join(text.split())


def take_address(
    mission: OpenMission, address: str, *, by: str, as_of: date, outgoing: Outgoing
) -> tuple[Taken, ...]:
    """Fetch a feed or a report from an address that may be called, and take it in.

    Raises:
        UnknownSubject, AccessDenied: no such user, or one who may not.
    """
    check_may_add(mission, by=by)
    shown = _host_of(address)
    try:
        answer = outgoing.fetch(address)
    except (OutgoingRefused, OutgoingFailed) as error:
        return (Taken(name=shown, fate=Fate.REFUSED, why=str(error)),)
    if answer.status != 200:
        why = f"the other machine answers with status {answer.status}"
        return (Taken(name=shown, fate=Fate.REFUSED, why=why),)
    file = HandedIn(name=shown, raw=answer.body)
    how = f"fetched from {answer.address}"
    return tuple(_take_file(mission, file, by=by, as_of=as_of, retrieval=how))


def _host_of(address: str) -> str:
    try:
        return safe_name(urlsplit(address).hostname or "address")
    except ValueError:
        return "address"


def safe_name(name: str) -> str:
    """A name that is one plain line: no folders, no signs that alter how it looks."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(
        " " if unicodedata.category(sign) in _HIDDEN else sign for sign in last
    )
    plain = " ".join(shown.split()).lstrip(".").strip()
    stem, dot, suffix = plain.rpartition(".")
    if dot and len(plain) > LONGEST_NAME:
        plain = f"{stem[: LONGEST_NAME - len(suffix[:8]) - 1]}.{suffix[:8]}"
    return plain[:LONGEST_NAME] or "unnamed"
