"""Python's collector of cycles, told what a process that reads is like.

Reading holds a quarter of a million objects of word lists for good and makes
thousands more for each report, none of them in a cycle. By its own measure the
collector walks through all of them over and over and finds nothing: a sixth of the
time. Only entry points call this: the stages know nothing of the process they run in.
"""

from __future__ import annotations

import gc
from functools import cache

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 100
"""Objects made before the youngest are looked through (Python's own: 700); runs of
that before the next older; and so on. What is no cycle goes at once, as ever."""


def collect_seldom() -> None:
    """Have the collector look for cycles less often; call it when a process starts."""
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)


@cache
def keep_loaded() -> None:
    """Have the collector pass over all that is loaded by now, once in a process.

    Call it when a first report has been read: then the word lists are there.
    """
    gc.freeze()
