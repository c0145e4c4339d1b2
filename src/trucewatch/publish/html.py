"""The bulletin as one HTML page that needs nothing beside it."""

from __future__ import annotations

from trucewatch.model.bulletin import Bulletin
from trucewatch.publish.charts import chart_view
from trucewatch.publish.counts import counts_view
from trucewatch.publish.facts import head_view, key_facts, no_incident_words
from trucewatch.publish.gaps import (
    correction_views,
    deadline_views,
    gap_lines,
    issue_views,
    round_views,
)
from trucewatch.publish.incidents import incident_views
from trucewatch.publish.index import index_of
from trucewatch.publish.log import log_view
from trucewatch.publish.map import map_view
from trucewatch.publish.names import actor_names
from trucewatch.publish.sources import source_views
from trucewatch.publish.statements import figure_views, statement_groups
from trucewatch.publish.templating import environment
from trucewatch.publish.wording import COUNTED_SEPARATELY


def render_html(bulletin: Bulletin) -> str:
    """One self-contained page: readable without scripts, printable, no requests.

    Every number links to its claim, every claim to its sentence in the source.
    The same bulletin gives the same bytes.
    """
    index = index_of(bulletin, actor_names(bulletin))
    return (
        environment()
        .get_template("bulletin.html.j2")
        .render(
            bulletin=bulletin,
            head=head_view(bulletin),
            facts=key_facts(bulletin, index),
            counts=counts_view(bulletin, index),
            counted=COUNTED_SEPARATELY,
            chart=chart_view(bulletin, index),
            incidents=incident_views(bulletin, index),
            no_incident=no_incident_words(bulletin),
            groups=statement_groups(bulletin, index),
            figures=figure_views(bulletin, index),
            deadlines=deadline_views(bulletin, index),
            rounds=round_views(bulletin),
            map=map_view(bulletin, index),
            gaps=gap_lines(bulletin, index),
            corrections=correction_views(bulletin, index),
            issues=issue_views(bulletin),
            sources=source_views(bulletin, index),
            not_defined=_not_defined(bulletin),
            log=log_view(bulletin),
        )
    )


def _not_defined(bulletin: Bulletin) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What each agreement leaves open, by its title."""
    return tuple((a.title, a.not_defined) for a in bulletin.agreements if a.not_defined)
