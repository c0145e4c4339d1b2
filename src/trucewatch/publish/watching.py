"""What was watched, and what was hindered, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trucewatch.model.bulletin import Bulletin
from trucewatch.model.coverage import Coverage, CoverageState
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.publish.codes import COVERAGE_STATE
from trucewatch.publish.phrases import day_words, days_words
from trucewatch.publish.wording import joined

RESTRICTION: dict[RestrictionKind, str] = {
    RestrictionKind.DENIED: "denied",
    RestrictionKind.DELAYED: "delayed",
    RestrictionKind.CONDITIONED: "allowed under conditions only",
    RestrictionKind.JAMMED: "jammed",
}
"""In what way a movement was hindered."""


def coverage_sentences(coverage: tuple[Coverage, ...]) -> Iterator[str]:
    """A sentence a state and note, with all of its places."""
    groups: dict[tuple[CoverageState, str], list[str]] = {}
    for each in coverage:
        groups.setdefault((each.state, each.note), []).append(each.name)
    order = list(CoverageState)
    ranked = sorted(groups, key=lambda group: (order.index(group[0]), group[1]))
    for state, note in ranked:
        names = groups[state, note]
        words = COVERAGE_STATE[state] + (f" ({note})" if note else "")
        yield f"{words[:1].upper()}{words[1:]}: {joined(names)}."


def restriction_sentences(
    bulletin: Bulletin, *, actor: Callable[[str], str]
) -> Iterator[str]:
    """A sentence a restriction; nothing where none is known.

    Args:
        bulletin: the bulletin.
        actor: the name to print for an actor's code.
    """
    for each in bulletin.restrictions:
        who = f"by {actor(each.by)}" if each.by else "by whom is not known"
        what = f"{each.movement}: {RESTRICTION[each.kind]}, {who}, {_days(each)}"
        note = f" ({each.note})" if each.note else ""
        yield f"Access hindered at {each.name}: {what}{note}."


def _days(restriction: AccessRestriction) -> str:
    if restriction.last is None:
        return f"since {day_words(restriction.first)}"
    return days_words(restriction.first, restriction.last)
