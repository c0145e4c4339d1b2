"""NumPy on one thread, and the trees that do not depend on it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from trucewatch.text.english import EnglishParser

SENTENCES = (
    "The army attacked a village near the border.",
    "Russia accused Turkey of sending weapons to the rebels, officials said.",
    "Delegates who had met in the capital refused to sign the map.",
)


@pytest.mark.parametrize(
    ("before", "named", "expected"),
    [
        ("", None, "True"),
        ("import numpy", None, "False"),
        ("", "4", "False"),
        ("import numpy", "1", "True"),
    ],
    ids=["loaded here", "loaded before", "four wanted", "one wanted"],
)
def test_numpy_is_loaded_on_one_thread_where_nobody_wants_more(
    before: str, named: str | None, expected: str
) -> None:
    """Only the process that loads NumPy can say how many threads it has."""
    code = (
        f"{before}\nfrom trucewatch.text.threads import numpy_has_one_thread\n"
        "print(numpy_has_one_thread())"
    )
    name = "OPENBLAS_NUM_THREADS"
    env = {key: value for key, value in os.environ.items() if key != name}
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code],
        env=env if named is None else env | {name: named},
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.strip() == expected


def test_trees_are_the_same_with_blis_and_with_numpy() -> None:
    """What multiplies the matrices changes no tree."""
    one, other = (EnglishParser.load("standard", blis=blis) for blis in (True, False))
    assert one.parse_all(SENTENCES) == other.parse_all(SENTENCES)
