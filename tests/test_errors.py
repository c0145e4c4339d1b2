"""Errors say what, where, got and wanted, and split into two families."""

from __future__ import annotations

import pytest

from trucewatch import errors


def test_the_message_has_four_parts() -> None:
    """What, where, got, wanted, in one line."""
    error = errors.ItemError("no text", where="a.pdf", got="3 images", wanted="text")
    assert str(error) == "a.pdf: no text; got 3 images; wanted text"


def test_parts_that_are_not_known_are_left_out() -> None:
    """No empty "got" or "wanted"."""
    assert str(errors.RunError("disk is full")) == "disk is full"


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.TrucewatchError)
    ],
)
def test_every_error_is_of_one_family_and_in_the_drawn_tree(kind: type) -> None:
    """Skip the item, or stop the run: never both; the docstring draws it."""
    families = [errors.ItemError, errors.RunError]
    assert errors.__doc__ is not None
    assert kind.__name__ in errors.__doc__
    if kind is not errors.TrucewatchError:
        assert sum(issubclass(kind, family) for family in families) == 1
