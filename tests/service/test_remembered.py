"""What is remembered until the log grows."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from tests.service.desk import desk_mission
from trucewatch.service.remembered import Remembered


def test_who_asks_while_an_answer_is_made_waits_for_it(tmp_path: Path) -> None:
    """After a change many ask at once: the work is done once."""
    mission = desk_mission(tmp_path)
    memory = Remembered()
    made: list[int] = []
    answers: list[int] = []

    def make() -> int:
        made.append(1)
        other.start()
        other.join(0.5)  # it would end by itself if it did not wait
        return 7

    def make_again() -> int:
        made.append(2)
        return 8

    def ask() -> None:
        answers.append(memory.answer(mission, "q", make_again))

    other = Thread(target=ask)
    assert memory.answer(mission, "q", make) == 7
    other.join(30)
    assert (made, answers) == ([1], [7])
    mission.store.close()
