"""What is open to missions: lists that exist, items as the package writes them."""

from __future__ import annotations

import pytest

from trucewatch.reference.extension_check import packaged_items
from trucewatch.reference.lexicon import packaged_lexicon
from trucewatch.reference.lexicon_schema import (
    OPEN,
    Items,
    is_item,
    lemma_of,
    open_list,
)

LISTS = [(name, path) for name, lists in OPEN.items() for path in lists]


@pytest.mark.parametrize(("name", "path"), LISTS)
def test_every_open_list_is_packaged(name: str, path: str) -> None:
    """A mission adds to lists that the readers ask for, and to no others."""
    first, _, second = path.partition(".")
    table = packaged_lexicon(name)[first]
    keys = [(first, key) for key in table] if second == "*" else [(first, second)]
    for at in keys:
        assert packaged_items(packaged_lexicon(name), tuple(k for k in at if k))


@pytest.mark.parametrize(
    ("item", "items", "fits"),
    [
        ("gunmen", Items.WORD, True),
        ("Gunmen", Items.WORD, False),
        ("two words", Items.WORD, False),
        ("Dabbar tubes", Items.WORDS, True),
        ("two  words", Items.WORDS, False),
        ("Brigade", Items.NAME, True),
        ("82", Items.WORDS, False),
        ("m-75", Items.WORDS, True),
        ("carry out", Items.VERBS, True),
        ("strike/struck/struck down", Items.VERBS, True),
        ("strike/struck", Items.VERBS, False),
        ("take +hostage", Items.ACTS, True),
        ("+hostage", Items.ACTS, False),
        ("take +hostage", Items.VERBS, False),
        (7, Items.WORD, False),
        ("", Items.WORD, False),
    ],
)
def test_an_item_is_written_as_its_list_wants(
    item: object, items: Items, *, fits: bool
) -> None:
    """So that no word is added that the readers could never meet."""
    assert is_item(item, items) is fits


def test_a_list_is_open_by_its_own_path_or_by_its_tables() -> None:
    """Nothing else is."""
    assert open_list("agents", ("armed",)) is Items.WORD
    assert open_list("events", ("weapons", "mortar")) is Items.WORDS
    assert open_list("events", ("light", "happen")) is None
    assert open_list("grammar", ("be",)) is None


def test_a_lemma_is_an_item_without_its_forms() -> None:
    """Also inside a phrase."""
    assert lemma_of("come/came/come to terms") == "come to terms"
