"""The small gazetteer, built once a test session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.counting import uncounted
from trucewatch.reference.gazetteer.index import Gazetteer, open_gazetteer

SMALL = ("SY", "CH", "KZ", "LB", "LY", "US")
"""Syria, and countries with namesakes of its towns or with places of talks."""


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """Packaged supplements over the base data of a few countries."""
    folder = tmp_path_factory.getbasetemp() / "gazetteer"
    with uncounted():
        opened = open_gazetteer(folder, countries=SMALL)
    with opened as small:
        yield small
