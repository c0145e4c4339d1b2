"""The feed of released bulletins: Atom 1.0.

Source: RFC 4287 (the format), RFC 3339 (moments).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from trucewatch.publish.templating import environment

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """A released bulletin in the feed.

    Args:
        id: id of the bulletin; the entry's own follows from it.
        title: for people.
        published, updated: when it was released, and last corrected.
        page, record: addresses of the page and of the record, absolute.
        summary: a few sentences of plain text.
    """

    id: str
    title: str
    published: datetime
    updated: datetime
    page: str
    record: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """The feed.

    Args:
        mission: id of the mission.
        title: for people; also the author.
        updated: when anything in it last changed.
        own, site: addresses of the feed and of the site, absolute.
        engine: program and version.
        entries: the latest day first.
    """

    mission: str
    title: str
    updated: datetime
    own: str
    site: str
    engine: str
    entries: tuple[FeedEntry, ...]


def render_feed(feed: Feed) -> str:
    """The feed as an XML document; the same feed gives the same text."""
    text = (
        environment()
        .get_template("feed.atom.j2")
        .render(feed=feed, urn=feed_urn, moment=_moment)
    )
    return _ILLEGAL.sub("\ufffd", text)


def feed_urn(*parts: str) -> str:
    """A lasting id that does not follow from an address: ``urn:uuid:...``."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, '/'.join(('trucewatch', *parts)))}"


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
