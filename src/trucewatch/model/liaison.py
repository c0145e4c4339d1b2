"""Liaison: who was told of what, when, by which channel, and what came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Channel(StrEnum):
    """By which way a contact was made."""

    HOTLINE = "hotline"
    PHONE = "phone"
    RADIO = "radio"
    MESSAGE = "message"
    EMAIL = "email"
    LETTER = "letter"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class LiaisonContact:
    """That an office was told of an incident, and its reply.

    Args:
        incident: id of the incident.
        told: actor code or office that was told; an office, never a person's name.
        channel: by which way.
        at: when it was told, with an offset.
        what: what was said or asked, in a sentence.
        reply: what came back, or None while nothing did.
        replied_at: when it came back, with an offset.
        closed: whether nothing more is waited for.

    Raises:
        ValueError: nobody told, nothing said, a time without an offset, a reply
            without its time, or one from before the contact.
    """

    incident: str
    told: str
    channel: Channel
    at: datetime
    what: str
    reply: str | None = None
    replied_at: datetime | None = None
    closed: bool = False

    def __post_init__(self) -> None:
        if not self.told.strip() or not self.what.strip():
            raise ValueError("a contact says who was told what")
        if (self.reply is None) != (self.replied_at is None):
            raise ValueError("a reply comes with its time")
        times = [self.at, *([self.replied_at] if self.replied_at else [])]
        if any(each.tzinfo is None for each in times):
            raise ValueError("a contact's times have an offset")
        if times != sorted(times):
            raise ValueError("a reply comes after the contact")

    @property
    def waits(self) -> bool:
        """Whether a reply is still waited for."""
        return self.reply is None and not self.closed

    def age_hours(self, now: datetime) -> float | None:
        """Hours for which a reply has been waited for; None where none is."""
        if not self.waits:
            return None
        return (now - self.at).total_seconds() / 3600
