"""What is read before anybody asks."""

from __future__ import annotations

import logging

import pytest

from trucewatch.service.lines import merge_pending
from trucewatch.web.serving import warm
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
