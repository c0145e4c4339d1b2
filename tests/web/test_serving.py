"""Serving: what is read before anybody asks, and how it ends."""

from __future__ import annotations

import logging
from socket import IPPROTO_TCP, TCP_NODELAY, create_connection, socket
from types import SimpleNamespace

import pytest
import uvicorn
from uvicorn.config import STARTUP_FAILURE

from trucewatch.service.lines import merge_pending
from trucewatch.web import serving
from trucewatch.web.serving import listening, warm
from trucewatch.web.site import Site


def test_the_map_is_read_beforehand(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    """Quietly; what goes wrong is noted and stops nothing."""
    merge_pending(site.mission, settings=site.settings)
    warm(site.mission)
    assert caplog.records == []
    with site.mission.store.volatile() as connection:
        connection.exec_driver_sql("DROP TABLE incident_lines")
    with caplog.at_level(logging.WARNING, logger="trucewatch.web"):
        warm(site.mission)
    assert "not read beforehand" in caplog.text


def test_the_command_fails_where_no_process_can_serve(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that whoever started it learns of it."""

    class Supervisor:
        processes = (SimpleNamespace(exitcode=STARTUP_FAILURE),)

        def __init__(self, config: uvicorn.Config, sockets: list[socket]) -> None:
            assert config.workers == 2
            for each in sockets:
                each.close()

        def run(self) -> None:
            pass

    monkeypatch.setattr(serving, "Multiprocess", Supervisor)
    with pytest.raises(SystemExit) as ended:
        serving.serve(
            site.mission,
            settings=site.settings,
            host="127.0.0.1",
            port=0,
            workers=2,
        )
    assert ended.value.code == STARTUP_FAILURE


def test_several_processes_answer_without_waiting_for_what_was_sent() -> None:
    """A connection taken from the shared socket sends short packets at once."""
    config = uvicorn.Config("nothing:app", host="127.0.0.1", port=0)
    with listening(config) as bound:
        bound.listen()
        with create_connection(bound.getsockname()):
            taken, _ = bound.accept()
            with taken:
                assert taken.getsockopt(IPPROTO_TCP, TCP_NODELAY)
