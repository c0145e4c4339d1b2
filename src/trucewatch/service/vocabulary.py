"""Vocabulary: every code of the model with what it is a code of, for programs."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from trucewatch import model


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """A list of codes.

    Args:
        name: of the list, ``IncidentState``.
        meaning: what they tell apart, in a sentence.
        codes: the codes, in their order.
    """

    name: str
    meaning: str
    codes: tuple[str, ...]


@cache
def every_codes() -> tuple[Codes, ...]:
    """Every list of codes of the model, by name."""
    found = {(kind.__name__, kind.__module__): kind for kind in _kinds()}
    return tuple(
        Codes(
            name=name,
            meaning=(inspect.getdoc(kind) or "").partition("\n")[0],
            codes=tuple(each.value for each in kind),
        )
        for (name, _), kind in sorted(found.items())
    )


def _kinds() -> Iterator[type[StrEnum]]:
    for module in pkgutil.iter_modules(model.__path__):
        loaded = importlib.import_module(f"trucewatch.model.{module.name}")
        for value in vars(loaded).values():
            is_codes = isinstance(value, type) and issubclass(value, StrEnum)
            if is_codes and value.__module__ == loaded.__name__:
                yield value
