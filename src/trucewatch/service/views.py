"""Views: what an audience may see of records, and the maker of its file beside it.

The one filter of every export. It asks `service.access` and decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from trucewatch.errors import AccessDenied
from trucewatch.model.access import (
    Audience,
    AudienceKind,
    Marking,
    Role,
    Sensitivity,
    User,
)
from trucewatch.model.place import Placement
from trucewatch.service.access import (
    Action,
    Record,
    allowed,
    may_export_for,
    record_of,
    shown_from,
    shown_place,
    shown_text,
)

PUBLIC = Audience(kind=AudienceKind.PUBLIC)
TEAM = Audience(kind=AudienceKind.TEAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What an audience sees at a moment.

    Args:
        audience: for whom.
        reader: a user who is of that audience and of no other circle.
        maker: who makes the file, or None for the program itself.
        now: the moment, for delays.
        tz: zone in which days begin.
    """

    audience: Audience
    reader: User
    maker: User | None
    now: datetime
    tz: str

    def sees(self, record: Record) -> bool:
        """Whether the audience may read the record, and whoever makes the file."""
        if self.maker is not None:
            mine = allowed(self.maker, Action.RECORD_READ, record).allowed
            if not mine and not _is_public(record):
                return False
        if self.audience == PUBLIC:
            return _is_public(record)
        return allowed(self.reader, Action.RECORD_READ, record).allowed

    def sees_marked(
        self, subject: str, markings: Iterable[Marking], *, told: date
    ) -> bool:
        """Whether a record with these markings is seen, and its delay is over.

        Args:
            subject: id of the record.
            markings: those that count for it.
            told: day on which it was published.
        """
        held = tuple(markings)
        published = datetime.combine(told, time(), tzinfo=ZoneInfo(self.tz))
        due = shown_from(published, self.reader, *held)
        return due <= self.now and self.sees(record_of(subject, *held))

    def narrows(self, record: Record) -> bool:
        """Whether the audience sees the record less exactly than the team does."""
        return record.sensitivity is not Sensitivity.PUBLIC and self.audience != TEAM

    def place(self, place: Placement, record: Record) -> Placement:
        """The place as exactly as the audience may know it."""
        return shown_place(place, self.reader, record)

    def text(self, text: str, record: Record, *, names: tuple[str, ...] = ()) -> str:
        """The text as the audience may read it, `names` of persons struck out."""
        return shown_text(text, self.reader, record, names=names)


def _is_public(record: Record) -> bool:
    shared = PUBLIC in record.audiences
    vaulted = record.sensitivity is Sensitivity.SOURCE_VAULT
    return (record.sensitivity is Sensitivity.PUBLIC or shared) and not vaulted


def view_for(audience: Audience, *, maker: User | None, now: datetime, tz: str) -> View:
    """The view of an audience.

    Args:
        audience: for whom.
        maker: who makes the file; None: the program, for the public alone.
        now: the moment.
        tz: zone in which days begin.

    Raises:
        AccessDenied: the maker may not make a file for that audience.
    """
    if maker is None:
        if audience != PUBLIC:
            raise AccessDenied(
                "who makes this file?",
                where=str(audience),
                wanted="a user who may pass it on; only what is public needs none",
            )
    elif not (decision := may_export_for(maker, audience)).allowed:
        raise AccessDenied(
            f"{maker.id} may not make this file",
            where=str(audience),
            got=decision.reason,
        )
    return View(
        audience=audience, reader=_reader(audience), maker=maker, now=now, tz=tz
    )


def _reader(audience: Audience) -> User:
    """Somebody of the audience and of nothing else."""
    name = f"of-{audience.kind}"
    match audience.kind:
        case AudienceKind.PARTY | AudienceKind.GUARANTOR:
            return User(id=name, roles=(Role.PARTY_OFFICER,), party=audience.actor)
        case AudienceKind.PARTNERS:
            return User(id=name, roles=(Role.VIEWER,))
        case AudienceKind.TEAM | AudienceKind.ADMIN:
            return User(id=name, roles=(Role.PUBLISHER,))
        case AudienceKind.PUBLIC:
            return User(id=name, roles=())
