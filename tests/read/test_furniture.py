"""Furniture: the lines of a page that are no part of the report."""

from __future__ import annotations

import pytest

from trucewatch.read.furniture import (
    is_author_note,
    is_fragment,
    is_furniture,
    is_ruler,
    is_site_name,
)

FURNITURE = [
    ("loading", "Loading...", True),
    ("follow", "Follow us on our channels for more", True),
    ("share", "Share this article", True),
    ("subscribe", "Subscribe to our newsletter", True),
    ("read-more", "Read more: the valley in winter", True),
    ("related", "Related articles", True),
    ("cookies", "We use cookies to make this page work for you.", True),
    ("rights", "The Valley News. All rights reserved", True),
    ("copyright", "© 2017 Valley News", True),
    ("tags", "Tags: road, valley, talks", True),
    ("networks", "Facebook | Twitter | Telegram", True),
    ("views", "123 views", True),
    ("menu", "Home | World | Sport", True),
    ("path", "Home » World » Valley", True),
    ("menu-with-number", "Hama | 3 | Idlib", False),
    ("path-with-number", "Home > Hama > 3", False),
    ("sentence", "Shares of wheat were handed out in the valley on Friday.", False),
    ("latest-in-a-sentence", "Latest talks on the valley ended in a handshake.", False),
    ("search-sentence", "Search parties left at dawn for the hills.", False),
]


@pytest.mark.parametrize(
    ("line", "expected"), [c[1:] for c in FURNITURE], ids=[c[0] for c in FURNITURE]
)
def test_menus_and_notes_are_furniture_and_sentences_are_not(
    line: str, expected: bool
) -> None:
    """The whole line must be furniture; a line with a count never is a menu."""
    assert is_furniture(line) is expected


def test_a_long_line_is_no_furniture() -> None:
    """At 320 characters it may be, at 321 it is running text."""
    start = "We use cookies "
    assert is_furniture(start + "x" * (300 - len(start)))
    assert not is_furniture(start + "x" * (321 - len(start)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("www.valley-news.org", True),
        ("https://valleynews.com/", True),
        ("ValleyNews.Az", True),
        ("valleynews.com reports", False),
        ("said.He", False),
    ],
)
def test_an_address_alone_is_a_site_name(line: str, expected: bool) -> None:
    """Only a line that is nothing else."""
    assert is_site_name(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("---", True),
        ("* * *", True),
        ("==========", True),
        ("--", False),
        ("- a -", False),
    ],
)
def test_three_signs_make_a_ruler(line: str, expected: bool) -> None:
    """Two do not."""
    assert is_ruler(line) is expected


def test_a_note_on_the_author_is_short() -> None:
    """Below 400 characters; a paragraph that long is a report's."""
    note = "Rana Haddad is a reporter in the valley."
    assert is_author_note(note)
    assert is_author_note("@ranahaddad")
    assert not is_author_note("The road was reopened.")
    assert not is_author_note(note.ljust(400, "."))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("World", True),
        ("Arts and Letters", True),
        ("Arts and the Letters", False),
        ("Calm again.", False),
        ("Hama 3", False),
        ("Zone:", False),
    ],
)
def test_three_words_without_stop_or_number_are_a_fragment(
    line: str, expected: bool
) -> None:
    """A menu entry has neither a number nor a stop."""
    assert is_fragment(line) is expected
