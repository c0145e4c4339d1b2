"""What people decided is printed beside the findings, in plain sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.publish.samples import sample_bulletin
from trucewatch.model.attribution import Attribution, AttributionLevel
from trucewatch.model.bulletin import Bulletin
from trucewatch.model.claim import ResponseKind
from trucewatch.model.decided import Decided
from trucewatch.model.determination import Determination
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.response import Response
from trucewatch.model.review import Basis, Dispute, IncidentReview, IncidentState
from trucewatch.publish.gate import check_release
from trucewatch.publish.html import render_html
from trucewatch.publish.json import bulletin_record

NOON = datetime(2017, 5, 5, 12, tzinfo=UTC)


def decided_bulletin(decided: Decided) -> tuple[Bulletin, str]:
    """The sample bulletin with decisions on its first incident that has findings."""
    bulletin = sample_bulletin()
    position, entry = next(
        (n, each) for n, each in enumerate(bulletin.incidents) if each.findings
    )
    incident = replace(entry.incident, decided=decided)
    entries = list(bulletin.incidents)
    entries[position] = replace(entry, incident=incident)
    return replace(bulletin, incidents=tuple(entries)), incident.id


def everything(key: str, agreement: str, term: str) -> Decided:
    return Decided(
        review=IncidentReview(
            incident=key,
            state=IncidentState.CORROBORATED,
            reason="Both were read.",
            bases=(Basis(means=ObservationMeans.CAMERA, what="clm_1"),),
        ),
        attribution=Attribution(
            level=AttributionLevel.ADMITTED,
            actor="RUS",
            basis=("a statement",),
            set_by="a person",
            on=date(2017, 5, 6),
        ),
        disputes=(
            Dispute(incident=key, by="RUS", reason="It was elsewhere."),
            Dispute(incident=key, by="Village elders", reason="It was later."),
        ),
        responses=(
            Response(
                incident=key,
                party="TUR",
                kind=ResponseKind.EXPLAINED,
                text="It was <b>mine clearing</b>.",
                at=NOON,
            ),
            Response(incident=key, party="RUS", kind=ResponseKind.NO_REPLY, at=NOON),
        ),
        determinations=(
            Determination(
                incident=key,
                agreement=agreement,
                term=term,
                body="Joint group",
                status=DeterminationStatus.NO_CONSENSUS,
                reason="Members differ.",
                on=date(2017, 5, 9),
            ),
            Determination(
                incident=key,
                agreement=agreement,
                term="another",
                body="Another body",
                status=DeterminationStatus.PENDING,
                reason="Not yet.",
                on=date(2017, 5, 9),
            ),
        ),
    )


def test_every_decision_has_its_sentence() -> None:
    """Review, attribution, disputes, answers, and the determination of its term."""
    entry = next(each for each in sample_bulletin().incidents if each.findings)
    finding = entry.findings[0]
    decided = everything(entry.incident.id, finding.agreement, finding.term)
    bulletin, _ = decided_bulletin(decided)
    page = render_html(bulletin)
    for words in (
        "on the basis of camera. Both were read.",
        "Set by a person on 6 May 2017, on the basis of a statement.",
        "It was elsewhere.",
        "Village elders: It was later.",
        "explained. “It was &lt;b&gt;mine clearing&lt;/b&gt;.”",
        "no reply; asked on 5 May 2017",
        "Joint group reached no consensus (9 May 2017): Members differ.",
    ):
        assert words in page
    assert "Another body" not in page


def test_the_record_holds_decisions_and_null_where_there_is_none() -> None:
    """One incident decided, the others not."""
    entry = next(each for each in sample_bulletin().incidents if each.findings)
    decided = everything(entry.incident.id, "A", "T")
    bulletin, key = decided_bulletin(decided)
    found = {e["id"]: e["decided"] for e in bulletin_record(bulletin)["incidents"]}
    assert found[key]["review"]["reason"] == "Both were read."
    assert {value for k, value in found.items() if k != key} <= {None}


def test_a_person_may_corroborate_one_origin_on_a_basis() -> None:
    """Without a basis the gate objects; with one it does not."""

    def objections(*bases: Basis) -> set[str]:
        review = IncidentReview(
            incident="x", state=IncidentState.CORROBORATED, reason="r", bases=bases
        )
        bulletin, key = decided_bulletin(Decided(review=review))
        alone = tuple(
            replace(
                entry,
                incident=replace(
                    entry.incident,
                    state=IncidentState.CORROBORATED,
                    supporting=entry.incident.supporting[:1],
                    origins=(entry.incident.supporting[0].claim.origin,),
                ),
            )
            if entry.incident.id == key
            else entry
            for entry in bulletin.incidents
        )
        issues = check_release(replace(bulletin, incidents=alone))
        return {issue.code for issue in issues if issue.where == key}

    assert "corroborated_by_one" in objections()
    camera = Basis(means=ObservationMeans.CAMERA, what="clm_1")
    assert "corroborated_by_one" not in objections(camera)
