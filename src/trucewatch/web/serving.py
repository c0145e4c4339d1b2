"""Serving: the application on a socket."""

from __future__ import annotations

from threading import Thread

import uvicorn

from trucewatch.errors import TrucewatchError
from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.accounts import utc_now
from trucewatch.service.maps import map_options
from trucewatch.service.missions import OpenMission
from trucewatch.settings import Settings
from trucewatch.web.app import create_app
from trucewatch.web.errors import LOG
from trucewatch.web.senders import sending
from trucewatch.web.site import Site

QUIET_SECONDS = 10
"""How long an idle connection stays open; how long open requests get at the end."""


def serve(mission: OpenMission, *, settings: Settings, host: str, port: int) -> None:
    """Serve until a signal ends it.

    Args:
        mission: an open mission; its store stays open.
        settings: of this machine.
        host: address to bind.
        port: 0 for any free one.
    """
    warming = Thread(target=warm, args=(mission,), daemon=True)
    warming.start()
    app = create_app(Site(mission=mission, settings=settings))
    with sending(mission, settings):
        uvicorn.run(
            app,
            host=host,
            port=port,
            server_header=False,
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=list(settings.proxies),
            timeout_keep_alive=QUIET_SECONDS,
            timeout_graceful_shutdown=QUIET_SECONDS,
            log_level="warning",
        )


def warm(mission: OpenMission) -> None:
    """Read what the map keeps in memory, so that nobody waits for it."""
    try:
        map_options(mission, viewer=THE_PUBLIC, now=utc_now())
    except TrucewatchError as error:
        LOG.warning("the map was not read beforehand: %s", error)
