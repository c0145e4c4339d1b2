"""Hostile documents: no crash, no hang, true quotes, and time linear in length.

``python -m bench.mutants 500`` prints what the soak run's part finds.
"""

from __future__ import annotations

import math
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from types import FrameType

from bench.hostile import GATED, UNITS, mutants, shape
from bench.material import reports
from trucewatch.errors import ItemError
from trucewatch.model.claim import Reading
from trucewatch.model.document import Document, Span
from trucewatch.pipeline import read_report

START_S, PER_CHARACTER_S = 2.0, 0.0005
"""Processor time a document may take: fixed, and for each of its bytes."""
MOST_EXPONENT = 1.35
"""Growth above which time is not linear; noise of short runs is below."""
QUICK_S = 0.25
"""Below this at the largest size a growth is not measured: it is noise."""
SIZES = {"small": (3_000, 12_000), "full": (10_000, 20_000, 40_000, 80_000)}
DAY = date(2020, 1, 1)


class TooSlow(Exception):
    """A document took more processor time than it may."""


def allowed(length: int) -> float:
    """Seconds of the processor that a document of so many bytes may take."""
    return START_S + PER_CHARACTER_S * length


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` inside when so much processor time is used up."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:.1f} s of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def untrue(reading: Reading) -> Iterator[str]:
    """What is said to stand at a place of the text and does not stand there."""
    text = reading.document.text
    text.encode()
    for claim in reading.claims:
        if claim.spans[0].cut(text) != claim.quote:
            yield f"quote {claim.quote[:60]!r} of {claim.id}"
        for span in claim.spans:
            if span.end > len(text):
                yield f"span {span} of {claim.id}"
        yield from _untrue_parts(claim, reading.document)


def _untrue_parts(value: object, document: Document) -> Iterator[str]:
    """Places, actors, cells and references with a span that reads otherwise."""
    if isinstance(value, tuple):
        for item in value:
            yield from _untrue_parts(item, document)
        return
    if not is_dataclass(value) or isinstance(value, Span):
        return
    span, words = getattr(value, "span", None), getattr(value, "text", None)
    if isinstance(span, Span) and words is not None:
        found = span.cut(document.text)
        if found != words:
            yield f"{type(value).__name__} {words[:60]!r} is {found[:60]!r} there"
    for field in fields(value):
        yield from _untrue_parts(getattr(value, field.name), document)


def read_mutants(number: int) -> str:
    """Mutated documents are read or refused in time, and every quote is true."""
    rng = random.Random(6)  # noqa: S311 - repeatable, not secret
    claims = refused = parsed = 0
    slowest = 0.0
    _warm_up()
    for index, raw in enumerate(mutants(reports(number, seed=7), rng)):
        start = time.process_time()
        try:
            with limited(allowed(len(raw))):
                reading = read_report(raw, name=f"mutant {index}", as_of=DAY)
        except ItemError:
            refused += 1
            continue
        except Exception as error:
            raise AssertionError(f"mutant {index}: {error!r}") from error
        slowest = max(slowest, (time.process_time() - start) / (len(raw) + 4000))
        claims += len(reading.claims)
        parsed += sum("relations" in claim.coder for claim in reading.claims)
        if wrong := next(untrue(reading), None):
            raise AssertionError(f"mutant {index}: {wrong}")
    if not parsed:
        raise AssertionError("no claim was read from a dependency tree")
    return (
        f"{number} mutants: {claims} claims ({parsed} from trees), {refused} refused, "
        f"{slowest * 1e6:.0f} s most for a million characters"
    )


def growth(size: str) -> dict[str, float | None]:
    """Exponent of the time of each shape; None where all sizes are quick.

    Raises:
        AssertionError: a shape's time grows faster than its length.
    """
    _warm_up()
    names = [*GATED, "triggers"] if size == "small" else list(UNITS)
    found: dict[str, float | None] = {}
    for name in names:
        found[name] = _exponent(name, SIZES[size])
        if (found[name] or 0) > MOST_EXPONENT:
            found[name] = _exponent(name, SIZES[size])
        if (found[name] or 0) > MOST_EXPONENT:
            raise AssertionError(f"{name}: time grows with exponent {found[name]}")
    return found


def told(exponents: dict[str, float | None]) -> str:
    """The exponents in a line."""
    known = {name: e for name, e in exponents.items() if e is not None}
    worst = max(known, key=lambda name: known[name], default="none")
    return (
        f"{len(exponents)} shapes, {len(known)} slow enough to measure, "
        f"steepest: {worst} with exponent {known.get(worst)}"
    )


def _exponent(name: str, sizes: tuple[int, ...]) -> float | None:
    """Slope of the logarithm of time over the logarithm of length (least squares)."""
    spent = [_time(name, size) for size in sizes]
    if spent[-1] < QUICK_S:
        return None
    xs, ys = [math.log(size) for size in sizes], [math.log(s) for s in spent]
    x0, y0 = sum(xs) / len(xs), sum(ys) / len(ys)
    slope = sum((x - x0) * (y - y0) for x, y in zip(xs, ys, strict=True))
    return round(slope / sum((x - x0) ** 2 for x in xs), 2)


def _time(name: str, size: int) -> float:
    """Processor time of a document of the shape, without the clock's zero."""
    raw = shape(name, size, random.Random(size)).encode()  # noqa: S311 - repeatable
    start = time.process_time()
    try:
        with limited(allowed(len(raw))):
            reading = read_report(raw, name=name, as_of=DAY)
    except ItemError:
        return max(time.process_time() - start, 1e-4)
    spent = max(time.process_time() - start, 1e-4)
    if wrong := next(untrue(reading), None):
        raise AssertionError(f"{name}: {wrong}")
    return spent


def _warm_up() -> None:
    """Load lexicons, parser and HTML reader, so that no document pays for them."""
    rng = random.Random(1)  # noqa: S311 - repeatable, not secret
    for name in ("acts", "reports", "rows"):
        read_report(shape(name, 2000, rng).encode(), name=name, as_of=DAY)


if __name__ == "__main__":
    print(read_mutants(int(sys.argv[1])))
    print(told(growth("full")))
