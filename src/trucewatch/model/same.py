"""The same value, not an equal one: a key for what is worked out from a large value.

To compare two agreements word by word costs more than most of what is worked out from
them; a frozen value that is the same object says the same.
"""

from __future__ import annotations

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Same(Generic[Value]):
    """A frozen value that equals itself alone; it lives as long as the key does.

    Args:
        value: the value.
    """

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __hash__(self) -> int:
        """By the object, not by what is in it."""
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        """Whether it is the same object."""
        return isinstance(other, Same) and other.value is self.value
