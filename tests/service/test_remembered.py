"""What is remembered until the log grows."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest

from tests.service.desk import desk_mission
from trucewatch.service import remembered
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import Head, Remembered


def test_who_asks_while_an_answer_is_made_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change many ask at once: the work is done once."""
    mission = desk_mission(tmp_path)
    memory, second = Remembered(), Event()
    made: list[int] = []
    answers: list[int] = []
    log_head = remembered.log_head

    def looked(of: OpenMission) -> Head:
        if made:
            second.set()
        return log_head(of)

    def make() -> int:
        made.append(1)
        other.start()
        assert second.wait(30)
        return 7

    def make_again() -> int:
        made.append(2)
        return 8

    def ask() -> None:
        answers.append(memory.answer(mission, "q", make_again))

    monkeypatch.setattr(remembered, "log_head", looked)
    other = Thread(target=ask)
    assert memory.answer(mission, "q", make) == 7
    other.join(30)
    assert (made, answers) == ([1], [7])
    mission.store.close()
