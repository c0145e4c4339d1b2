"""A report's words with what was read from them: reviewed side by side."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from tests.service.desk import ONE, TWO, the_incident
from tests.web.visitors import Visitor
from trucewatch.model.access import Sensitivity, audience_of
from trucewatch.model.document import document_id, fingerprint
from trucewatch.model.log import Erasure
from trucewatch.model.review import ClaimReview
from trucewatch.service.document_pages import DocumentPage, read_document_page
from trucewatch.service.erasing import erase_document
from trucewatch.service.intake import Pasted, take_text
from trucewatch.service.markings import mark_record
from trucewatch.service.readings import review_claim
from trucewatch.store.decisions import marked
from trucewatch.web.site import Site

Visit = Callable[..., Visitor]
REPORT = document_id(fingerprint(ONE.encode()))
SECOND = document_id(fingerprint(TWO.encode()))
PATH = f"/desk/documents/{REPORT}"


def page_of(site: Site, by: str = "reviewer") -> DocumentPage:
    """The page of the first report."""
    return read_document_page(
        site.mission, REPORT, by=by, now=site.clock(), settings=site.settings
    )


def mark(site: Site, level: Sensitivity, hours: int = 0) -> None:
    """Mark the first report."""
    mark_record(
        site.mission,
        REPORT,
        by="reviewer",
        sensitivity=level,
        reason="names a source",
        delay_hours=hours,
        settings=site.settings,
    )


def test_a_report_of_a_marked_incident_says_so(site: Site, visit: Visit) -> None:
    """It goes no further; the form still offers what the report itself is marked."""
    reviewer = visit("reviewer")
    assert "it tells of an incident that is so marked" not in reviewer.page(PATH)
    mark_record(
        site.mission,
        the_incident(site.mission),
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        reason="a source at risk",
        settings=site.settings,
    )
    html = reviewer.page(PATH)
    assert "it tells of an incident that is so marked" in html
    assert '<option value="public" selected>' in html
    assert visit("viewer").get(PATH).status_code == 404


def test_every_claim_is_marked_in_the_text(site: Site, visit: Visit) -> None:
    """With an anchor, and in the list beside it; the text is whole."""
    html = visit("reviewer").page(PATH)
    found = page_of(site)
    assert len(found.claims) >= 2
    for each in found.claims:
        assert f'id="{each.id}"' in html
        assert f"?claim={each.id}#{each.id}" in html
    shown = html.split('<div class="text"')[1].split(">", 1)[1].split("</div>")[0]
    assert re.sub(r"<[^>]+>", "", shown).replace("&#39;", "'") == found.document.text
    assert f"0 of {len(found.claims)} reviewed" in html


def test_a_claim_leads_to_its_place(site: Site, visit: Visit) -> None:
    """By its own address; an unknown one is not found."""
    claim = page_of(site).claims[0].id
    anna = visit("reviewer")
    answer = anna.get(f"/desk/claims/{claim}")
    assert answer.headers["location"] == f"{PATH}?claim={claim}#{claim}"
    assert anna.get("/desk/claims/clm_none").status_code == 404
    assert anna.get("/desk/documents/doc_none").status_code == 404


def test_a_reading_is_accepted_and_the_next_one_comes(site: Site, visit: Visit) -> None:
    """Without a word of reason; what is left over counts down."""
    anna = visit("reviewer")
    first, second = (each.id for each in page_of(site).claims[:2])
    sent = {"review": "accepted", "seen": "0"}
    answer = anna.send(f"{PATH}/claims/{first}", **sent)
    assert answer.headers["location"] == f"{PATH}?claim={second}#{second}"
    html = anna.page(f"{PATH}?claim={first}")
    assert "Accepted as read." in html
    assert f"1 of {len(page_of(site).claims)} reviewed" in html
    assert page_of(site).claims[0].by == "reviewer"


def test_a_rejection_gives_its_reason(site: Site, visit: Visit) -> None:
    """Without one it is refused, in place."""
    anna = visit("reviewer")
    claim = page_of(site).claims[0].id
    path = f"{PATH}/claims/{claim}"
    assert anna.send(path, review="rejected", reason=" ").status_code == 422
    assert anna.send(path, review="nonsense").status_code == 422
    anna.send(path, review="rejected", reason="a headline, no statement")
    html = anna.page(f"{PATH}?claim={claim}")
    assert "it counts for nothing" in html
    assert "a headline, no statement" in html
    anna.send(path, review="machine", reason="taken back", seen="1")
    assert page_of(site).claims[0].review is ClaimReview.MACHINE


def test_a_correction_stands_beside_the_reading(site: Site, visit: Visit) -> None:
    """Both in words; what was typed is kept where it is refused."""
    anna = visit("reviewer")
    claim = next(e for e in page_of(site).claims if e.claim.kind.value == "event")
    path = f"{PATH}/claims/{claim.id}"
    sent = {"review": "corrected", "type": "mortar", "seen": "0"}
    empty = anna.send(path, review="corrected", reason="why", further="{")
    assert empty.status_code == 422
    assert "not JSON" in empty.text
    assert ">{</textarea>" in empty.text
    answer = anna.send(path, **sent, reason="the next sentence says mortar")
    assert answer.status_code == 303
    found = next(e for e in page_of(site).claims if e.id == claim.id)
    assert found.person is not None
    assert "Mortar fire" in found.person.sentence
    assert "Artillery fire" in found.machine.sentence
    html = anna.page(f"{PATH}?claim={claim.id}")
    assert "Mortar fire" in html
    assert "Artillery fire" in html
    assert found.incident is not None


def test_of_two_who_decide_at_once_one_is_told(site: Site, visit: Visit) -> None:
    """The second sees a conflict and the page as it is now."""
    anna = visit("reviewer")
    claim = page_of(site).claims[0].id
    review_claim(
        site.mission,
        claim,
        by="reviewer2",
        review=ClaimReview.ACCEPTED,
        reason="fine",
    )
    answer = anna.send(
        f"{PATH}/claims/{claim}", review="rejected", reason="no", seen="0"
    )
    assert answer.status_code == 409
    assert "fine" in answer.text


def test_a_decision_says_nothing_of_other_claims_of_the_sentence(
    site: Site, visit: Visit
) -> None:
    """Each is decided on its own, though they stand in the same words."""
    anna = visit("reviewer")
    text = "The council called for a halt to the shelling of Morek and asked for aid."
    pasted = Pasted(text=text, title="Call", language="en", day=date(2017, 9, 20))
    taken = take_text(site.mission, pasted, by="reviewer", as_of=site.clock().date())

    def page() -> DocumentPage:
        return read_document_page(
            site.mission,
            taken.document or "",
            by="reviewer",
            now=site.clock(),
            settings=site.settings,
        )

    events = [each for each in page().claims if each.claim.kind.value == "event"]
    assert len(events) > 1
    path = f"/desk/documents/{taken.document}/claims/{events[0].id}"
    anna.send(path, review="rejected", reason="not said")
    assert page().reviewed == 1


def test_when_all_are_reviewed_the_page_stays(site: Site, visit: Visit) -> None:
    """The last decision leads back to its own claim."""
    anna = visit("reviewer")
    claims = page_of(site).claims
    answers = [
        anna.send(f"{PATH}/claims/{each.id}", review="accepted") for each in claims
    ]
    assert answers[-1].headers["location"].endswith(f"#{claims[-1].id}")
    html = anna.page(PATH)
    assert f"{len(claims)} of {len(claims)} reviewed" in html


@pytest.mark.uncounted
@pytest.mark.parametrize("user", ["viewer", "auditor", "publisher"])
def test_whoever_may_not_review_sees_no_forms(
    site: Site, visit: Visit, user: str
) -> None:
    """And is refused; a reason is for the team."""
    claim = page_of(site).claims[0].id
    review_claim(
        site.mission,
        claim,
        by="reviewer",
        review=ClaimReview.ACCEPTED,
        reason="known from a source of ours",
    )
    who = visit(user)
    html = who.page(f"{PATH}?claim={claim}")
    assert 'name="review"' not in html
    assert ("known from a source" in html) == (user == "publisher")
    sent = {"review": "accepted", "reason": "yes"}
    assert who.send(f"{PATH}/claims/{claim}", **sent).status_code == 403


def test_the_original_is_a_file_to_keep(visit: Visit) -> None:
    """Byte for byte, under a plain name, never shown in place."""
    answer = visit("viewer").get(f"{PATH}/original")
    assert answer.content == ONE.encode()
    headers = answer.headers
    assert headers["content-disposition"].startswith('attachment; filename="report-0')
    assert headers["content-type"] == "application/octet-stream"
    assert "sandbox" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_a_marked_document_is_struck_out_for_partners(site: Site, visit: Visit) -> None:
    """Or not shown at all, or not yet; the original is for the team."""
    mark(site, Sensitivity.PARTNER)
    viewer = visit("viewer")
    html = viewer.page(PATH)
    assert "struck out" in html
    assert 'class="told' not in html.split("legend")[0]
    assert viewer.get(f"{PATH}/original").status_code == 403
    mark(site, Sensitivity.PARTNER, hours=24 * 365 * 20)
    assert viewer.get(PATH).status_code == 404
    mark(site, Sensitivity.RESTRICTED)
    assert viewer.get(PATH).status_code == 404
    assert visit("reviewer").get(f"{PATH}/original").status_code == 200


def test_a_document_is_marked_by_form(site: Site, visit: Visit) -> None:
    """With a reason; nonsense is refused in place."""
    anna = visit("reviewer")
    path = f"{PATH}/marking"
    for wrong in (
        {"sensitivity": "source_vault", "reason": "x"},
        {"sensitivity": "partner", "reason": " "},
        {"sensitivity": "partner", "reason": "x", "delay_hours": "soon"},
    ):
        assert anna.send(path, **wrong).status_code == 422
    sent = {"sensitivity": "partner", "reason": "names a road", "seen": "0"}
    assert anna.send(path, **sent, delay_hours="48").status_code == 303
    html = anna.page(PATH)
    assert "names a road" in html
    assert "after 48 hours" in html
    assert page_of(site).sensitivity is Sensitivity.PARTNER
    assert anna.send(path, **sent).status_code == 409


def test_a_form_leaves_with_whom_a_document_is_shared(site: Site, visit: Visit) -> None:
    """The form has no field for circles and party: they stay as they were."""
    circle = audience_of("party:TUR")
    mark_record(
        site.mission,
        REPORT,
        by="reviewer",
        sensitivity=Sensitivity.RESTRICTED,
        audiences=(circle,),
        party="RUS",
        reason="their paper",
        settings=site.settings,
    )
    sent = {"sensitivity": "partner", "reason": "less narrow", "seen": "1"}
    assert visit("reviewer").send(f"{PATH}/marking", **sent).status_code == 303
    with site.mission.store.unit() as connection:
        marking = marked(connection, (REPORT,))[REPORT]
    assert marking.sensitivity is Sensitivity.PARTNER
    assert (marking.audiences, marking.party) == ((circle,), "RUS")


def test_an_erased_document_is_gone(site: Site, visit: Visit) -> None:
    """As if it had never been."""
    erase_document(
        site.mission, SECOND, by="data_protection_officer", reason=Erasure.REQUEST
    )
    assert visit("reviewer").get(f"/desk/documents/{SECOND}").status_code == 404
