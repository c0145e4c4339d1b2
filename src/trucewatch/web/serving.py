"""Serving: the application on a socket, in one process or in several."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from socket import IPPROTO_TCP, TCP_NODELAY, socket
from threading import Thread
from typing import Any

import uvicorn
from fastapi import FastAPI
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from trucewatch.errors import TrucewatchError
from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.accounts import utc_now
from trucewatch.service.collector import collect_seldom, keep_loaded
from trucewatch.service.maps import map_options
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.waiting import WAITING
from trucewatch.settings import Settings
from trucewatch.web.app import create_app
from trucewatch.web.errors import LOG
from trucewatch.web.senders import sending
from trucewatch.web.site import Site

QUIET_SECONDS = 10
"""How long an idle connection stays open; how long open requests get at the end."""

UNANSWERED_SECONDS = 60
"""A process that does not answer for so long is ended and replaced."""


def serve(
    mission: OpenMission, *, settings: Settings, host: str, port: int, workers: int = 1
) -> None:
    """Serve until a signal ends it.

    Args:
        mission: an open mission; its store stays open.
        settings: of this machine.
        host: address to bind.
        port: 0 for any free one.
        workers: how many processes answer; each opens the store for itself. Webhooks
            are told by one alone.

    Raises:
        SystemExit: none of several processes can serve.
    """
    with sending(mission, settings):
        if workers == 1:
            app = _warmed(mission, settings)
            uvicorn.run(app, host=host, port=port, **_options(settings))
            return
        config = uvicorn.Config(
            partial(worker_app, mission.root, settings),
            factory=True,
            workers=workers,
            timeout_worker_healthcheck=UNANSWERED_SECONDS,
            host=host,
            port=port,
            **_options(settings),
        )
        supervisor = Multiprocess(config, sockets=[listening(config)])
        supervisor.run()
        if any(each.exitcode == STARTUP_FAILURE for each in supervisor.processes):
            raise SystemExit(STARTUP_FAILURE)


def listening(config: uvicorn.Config) -> socket:
    """The socket that several processes answer on; what is short it sends at once.

    With one process asyncio sees to that itself. Here, the body of an answer would
    wait for the visitor to acknowledge its headers: 40 milliseconds.
    """
    bound = config.bind_socket()
    bound.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    return bound


def worker_app(root: Path, settings: Settings) -> FastAPI:
    """The application in a process of its own, with the mission opened anew.

    Raises:
        SystemExit: the mission cannot be opened; with the status that makes all stop,
            because another process could not open it either.
    """
    collect_seldom()
    try:
        return _warmed(open_mission(root, settings=settings), settings)
    except TrucewatchError as error:
        LOG.error("%s", error)
        raise SystemExit(STARTUP_FAILURE) from error


def _warmed(mission: OpenMission, settings: Settings) -> FastAPI:
    Thread(target=warm, args=(mission,), daemon=True).start()
    return create_app(Site(mission=mission, settings=settings))


def _options(settings: Settings) -> dict[str, Any]:
    return {
        "server_header": False,
        "proxy_headers": bool(settings.proxies),
        "forwarded_allow_ips": list(settings.proxies),
        "timeout_keep_alive": QUIET_SECONDS,
        "timeout_graceful_shutdown": QUIET_SECONDS,
        "log_level": "warning",
    }


def warm(mission: OpenMission) -> None:
    """Read what map and inbox keep in memory, so that nobody waits for it.

    The collector of cycles passes over it from then on: to walk through it holds up
    every request for a tenth of a second.
    """
    try:
        WAITING.read(mission)
        map_options(mission, viewer=THE_PUBLIC, now=utc_now())
    except TrucewatchError as error:
        LOG.warning("map and inbox were not read beforehand: %s", error)
    keep_loaded()
