"""Released bulletins in other shapes: the feed, and the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from urllib.parse import urlsplit

from trucewatch.errors import InvalidExport
from trucewatch.judge.verdict import ENGINE
from trucewatch.model.release import BulletinForm
from trucewatch.publish.atom import Feed, FeedEntry, render_feed
from trucewatch.publish.pdf import Beside, PrintedErratum, render_pdf
from trucewatch.publish.wording import DEMONSTRATION_NOTE
from trucewatch.service.missions import OpenMission
from trucewatch.service.public_releases import (
    PublicBulletin,
    released_bulletin,
    released_bulletins,
    released_file,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePaths:
    """Where things stand on the public site, relative to its base address.

    Args:
        feed: the feed itself.
        page, record: of a bulletin; ``{id}`` stands for its id.
    """

    feed: str = "feed.atom"
    page: str = "bulletins/{id}"
    record: str = "bulletins/{id}/json"


SITE = SitePaths()


def bulletin_feed(
    mission: OpenMission, *, base: str, limit: int = 20, paths: SitePaths = SITE
) -> str:
    """The feed of released bulletins as an Atom document.

    Args:
        mission: the mission.
        base: address of the public site, ``https://bulletins.example/``.
        limit: how many bulletins, 1 to 100.
        paths: where things stand below it.

    Raises:
        InvalidExport: the base is no address of the web.
    """
    parts = urlsplit(base)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query:
        raise InvalidExport(
            "no base address", got=repr(base), wanted="an address like https://host/"
        )
    site = base.rstrip("/") + "/"
    found = released_bulletins(mission, limit=limit).bulletins
    entries = tuple(_entry(each, site, paths) for each in found)
    begun = datetime.combine(mission.mission.starts, time(), tzinfo=UTC)
    return render_feed(
        Feed(
            mission=mission.mission.id,
            title=mission.mission.title,
            updated=max((entry.updated for entry in entries), default=begun),
            own=site + paths.feed,
            site=site,
            engine=ENGINE,
            entries=entries,
        )
    )


def _entry(bulletin: PublicBulletin, site: str, paths: SitePaths) -> FeedEntry:
    return FeedEntry(
        id=bulletin.id,
        title=f"Bulletin No. {bulletin.label}, {bulletin.day.isoformat()}",
        published=bulletin.released_at,
        updated=bulletin.updated_at,
        page=site + paths.page.format(id=bulletin.id),
        record=site + paths.record.format(id=bulletin.id),
        summary=" ".join(_summary(bulletin)),
    )


def _summary(bulletin: PublicBulletin) -> list[str]:
    said = [f"Released bulletin of {bulletin.day.isoformat()}."]
    if bulletin.demonstration:
        said.append(f"{DEMONSTRATION_NOTE}.")
    if bulletin.reason:
        said.append(f"Revised: {bulletin.reason}")
    if bulletin.replaced_by:
        said.append("A revised bulletin took its place.")
    said += [f"Erratum {each.number}: {each.what}" for each in bulletin.errata]
    said.append(f"SHA-256 of the page: {bulletin.html}.")
    return said


def released_pdf(mission: OpenMission, bulletin: str) -> bytes:
    """A released bulletin as PDF, with the errata published so far.

    Raises:
        UnknownSubject: no such bulletin is released, or its content was erased.
        InvalidExport: the extra ``pdf`` is missing.
    """
    public = released_bulletin(mission, bulletin)
    page = released_file(mission, bulletin, BulletinForm.HTML).decode()
    later = public.replaced_by and released_bulletin(mission, public.replaced_by).label
    beside = Beside(
        label=public.label,
        sha256=public.html,
        replaced_by=later or "",
        errata=tuple(
            PrintedErratum(
                number=each.number,
                day=each.at.date().isoformat(),
                what=each.what,
                why=each.why,
            )
            for each in public.errata
        ),
    )
    return _printed(page, beside)


@lru_cache(maxsize=8)
def _printed(page: str, beside: Beside) -> bytes:
    """The PDF, kept: a frozen page with the same errata prints the same."""
    return render_pdf(page, beside)
