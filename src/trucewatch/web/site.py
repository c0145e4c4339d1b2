"""Site: what every request of one instance shares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from fastapi import Request

from trucewatch.service.accounts import utc_now
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.web.limits import Limiter


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One instance.

    Args:
        mission: the mission that it serves.
        settings: of this machine.
        clock: gives the present.
        limiter: allowances of visitors, kept in this process.
    """

    mission: OpenMission
    settings: Settings
    clock: Callable[[], datetime] = utc_now
    limiter: Limiter = field(default_factory=Limiter)

    @property
    def secure(self) -> bool:
        """Whether visitors reach it over HTTPS, so that cookies go over it alone."""
        return self.settings.public_url.startswith("https://")

    @property
    def zone(self) -> ZoneInfo:
        """The zone of time in which the mission counts its days."""
        return ZoneInfo(self.mission.mission.tz)


def site_of(request: Request) -> Site:
    """The instance that a request came to."""
    site = request.app.state.site
    if not isinstance(site, Site):
        raise TypeError("the application has no site")
    return site
