"""Status: how much a mission holds, and every Issue on its books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.model.issue import Issue, Severity
from trucewatch.reference.extension import Extension, version_of
from trucewatch.service.missions import OpenMission
from trucewatch.store.items import Counts, all_issues, count_all, count_coders


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A mission's holdings and its Issues; `version` of its own words, or ""."""

    title: str
    demonstration: bool
    counts: Counts
    issues: tuple[Issue, ...]
    version: str


def mission_status(mission: OpenMission) -> Status:
    """What the mission holds now."""
    with mission.store.unit() as unit:
        return Status(
            title=mission.mission.title,
            demonstration=mission.mission.demonstration,
            counts=count_all(unit),
            issues=(
                *words_issues(count_coders(unit), mission.extension),
                *all_issues(unit),
            ),
            version=mission.extension.version,
        )


def changed_words(mission: OpenMission) -> tuple[Issue, ...]:
    """The same doubt as `words_issues`, for a mission as it stands."""
    with mission.store.unit() as unit:
        return words_issues(count_coders(unit), mission.extension)


def words_issues(coders: Mapping[str, int], extension: Extension) -> tuple[Issue, ...]:
    """The doubt that claims were read with other words than those in force.

    Claims are never read anew behind a person's back: they stay as they were read.

    Args:
        coders: how many of the claims each coder made.
        extension: the words in force.
    """
    others = {
        coder: number
        for coder, number in coders.items()
        if version_of(coder) != extension.version
    }
    if not others:
        return ()
    versions = sorted({version_of(coder) or "packaged" for coder in others})
    return (
        Issue(
            code="other_words",
            severity=Severity.WARNING,
            what=f"{sum(others.values())} claims were read with other words",
            where="lexicons, actors.toml",
            got=f"read with {', '.join(versions)}",
            wanted=f"{extension.version or 'packaged'}, as the mission has now; "
            "to read them anew, take the reports into a new mission folder",
        ),
    )
