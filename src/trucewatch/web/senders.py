"""Senders: a thread beside the server that tells webhooks of releases."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from trucewatch.errors import TrucewatchError
from trucewatch.service.accounts import utc_now
from trucewatch.service.missions import OpenMission
from trucewatch.service.outgoing import outgoing_of
from trucewatch.service.webhooks import send_due
from trucewatch.settings import Settings

LOG = logging.getLogger("trucewatch.web")
EVERY = 15.0
"""Seconds from one look for what is due to the next."""

JOINED = 35.0
"""Seconds that a notice on its way gets at the end."""


@contextmanager
def sending(mission: OpenMission, settings: Settings) -> Iterator[Thread | None]:
    """Tell webhooks of releases meanwhile; nothing where no host may be called."""
    if not settings.outgoing_hosts:
        yield None
        return
    over = Event()

    def send() -> None:
        send_due(
            mission,
            settings=settings,
            outgoing=outgoing_of(settings),
            clock=utc_now,
        )

    thread = Thread(target=lambda: repeat(send, over), name="webhooks", daemon=True)
    thread.start()
    try:
        yield thread
    finally:
        over.set()
        thread.join(JOINED)


def repeat(send: Callable[[], object], over: Event, *, every: float = EVERY) -> None:
    """Do it again and again until it is over; what fails is noted, not fatal."""
    while not over.is_set():
        try:
            send()
        except TrucewatchError as error:
            LOG.warning("webhooks: %s", error)
        except Exception:
            LOG.exception("webhooks")
        over.wait(every)
