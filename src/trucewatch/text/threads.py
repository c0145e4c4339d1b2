"""Whether NumPy works on one thread: then it multiplies faster than BLIS, else not.

Its OpenBLAS splits even the small products of a parse over all processors and waits
for each: on a busy machine a parse then takes several times as long.
"""

from __future__ import annotations

import os
import sys
from functools import cache

_NAME = "OPENBLAS_NUM_THREADS"


@cache
def numpy_has_one_thread() -> bool:
    """Whether it has; loads it so where it is not loaded yet.

    OpenBLAS asks the environment once, while it is loaded. A number that the
    environment already names is left as it is.
    """
    if "numpy" not in sys.modules:
        os.environ.setdefault(_NAME, "1")
        import numpy  # noqa: F401, PLC0415 - loaded for what loading it does
    return os.environ.get(_NAME) == "1"
