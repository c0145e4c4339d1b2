"""Words that a full stop does not end: what the sentence splitter must know."""

from __future__ import annotations


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


NEVER_LAST = _words(
    """
    adm amb approx arch art artt asst brig ca capt cf cmdr col cols cpl dr drs eg e.g
    fig figs ft gen gens gov hon ie i.e insp lt maj messrs mr mrs ms mt op para paras
    pfc pp pres prof pvt ref rep reps res ret rev sec sen sens sgt spc ss st supt viz
    vol vols vs nos
    """
)
"""Titles and references: a name or a number always follows."""

BEFORE_NUMBER = _words(
    """
    no ch p jan feb mar apr jun jul aug sep sept oct nov dec art sect
    b c d bldg dist est ext pop tel
    """
)
"""Abbreviations only where a number follows: "No. 2254", "Sept. 5"; else a stop."""

MAY_END = _words(
    """
    u.s u.n u.k e.u u.a.e u.s.a u.s.s.r etc inc co corp ltd jr sr bros et.al al
    """
)
"""Abbreviations that can end a sentence: a stop only before a sentence starter."""

CLOCK = frozenset({"a.m", "p.m"})
"""Parts of the day: a stop before any capital but a zone, weekday or "X time"."""

STARTERS = _words(
    """
    A After All Also Although An And Another As At Before Both But By Despite During
    Each Earlier Following For From He Her His However I If In It Its Later
    Meanwhile Moreover More Most No Nor Not On One Only Other Our She Since So Some
    Such That The Their Then There These They This Those Three Thus To Two Under
    Until We What When Where Which While With You According Additionally Among
    Speaking
    """
)
"""Words that, with a capital, open a sentence far more often than a name."""

CLOCK_COMPANIONS = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March
    April May June July August September October November December
    """
)
"""Capitals that may follow "a.m." within a sentence."""
