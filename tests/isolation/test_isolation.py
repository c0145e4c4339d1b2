"""Nobody is shown a word that is not for them, at whatever they look.

Words are planted wherever text can be; who may see each is a table by hand
(`words.READERS` and beside each word). A crawler looks at every route, link, question,
file, feed and error as each visitor, and for each word by itself.
"""

from __future__ import annotations

import logging

import pytest

from tests.isolation.crawler import Crawl
from tests.isolation.serving import INSIDE, OUTSIDE, Served
from tests.isolation.words import PUBLIC

pytestmark = pytest.mark.uncounted

LOG = logging.getLogger(__name__)


def report(found: Crawl) -> None:
    """Note what was looked at: ``pytest --log-cli-level=INFO`` shows it."""
    shown = sum(status == 200 for status in found.pages.values())
    words = sum(found.visitor not in e.sees for e in found.garden.words.values())
    LOG.info(
        "%s: %d addresses, %d shown; %d words not for them, %d seen",
        found.visitor,
        len(found.pages),
        shown,
        words,
        len(found.seen),
    )


def test_two_hundred_words_are_restricted(served: Served) -> None:
    """There is enough to be found."""
    assert len(served.made.garden.restricted()) >= 200


@pytest.mark.parametrize(
    "visitor",
    [PUBLIC, *(pytest.param(each, marks=pytest.mark.full) for each in OUTSIDE[1:])],
)
def test_no_outsider_is_shown_what_is_not_for_them(
    served: Served, visitor: str
) -> None:
    """The public, a partner, an officer of each of two guarantors."""
    found = served.crawl(visitor)
    report(found)
    assert sorted(map(str, set(found.leaks))) == []
    assert len([s for s in found.pages.values() if s == 200]) >= 60


@pytest.mark.long
@pytest.mark.parametrize("visitor", INSIDE)
def test_no_role_is_shown_what_is_not_for_it(served: Served, visitor: str) -> None:
    """Of the team too, each up to its own sensitivity."""
    found = served.crawl(visitor)
    report(found)
    assert sorted(map(str, set(found.leaks))) == []
    assert len([s for s in found.pages.values() if s == 200]) >= 100


@pytest.mark.long
def test_the_crawler_is_not_blind(served: Served) -> None:
    """Of what the reviewer may see, nearly everything comes along."""
    found = served.crawl("reviewer")
    may = {e.word for e in served.made.garden.words.values() if "reviewer" in e.sees}
    missed = sorted(served.made.garden.words[each].where for each in may - found.seen)
    assert len(missed) <= len(may) // 10, missed
