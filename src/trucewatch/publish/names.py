"""Names to print for the actor codes that a bulletin mentions."""

from __future__ import annotations

from trucewatch.model.bulletin import Bulletin
from trucewatch.reference.actors import load_actors


def actor_names(bulletin: Bulletin) -> dict[str, str]:
    """Neutral name of every known actor code in what a bulletin lays to actors.

    A state stands as its government, every state alike.
    """
    codes = {code for each in bulletin.commitments for code in each.by}
    codes |= {report.by for each in bulletin.commitments for report in each.reports}
    codes |= {entry.incident.attribution.actor or "" for entry in bulletin.incidents}
    codes |= {each.by or "" for each in bulletin.restrictions}
    return {
        actor.code: actor.party_name
        for actor in load_actors().actors
        if actor.code in codes
    }
