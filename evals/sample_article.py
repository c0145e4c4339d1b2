"""Check what is read from the sample article, item by item.

Usage: ``python -m evals.sample_article <data folder>``. The article is read from
``samples/astana-2017-09-29.txt`` in that folder; exit 1 where a check fails.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from trucewatch.model.claim import (
    AgreementActBody,
    AssessmentBody,
    Claim,
    ClaimKind,
    FigureBody,
    Measure,
    Modality,
)
from trucewatch.model.document import Document
from trucewatch.model.event import EventBody, EventType
from trucewatch.model.place import Extent, MentionRole
from trucewatch.model.talks import TalkRoundBody
from trucewatch.read.coder import code_document
from trucewatch.read.document import read_document

MINISTRY = "Russian Foreign Ministry"
PLACES = 9
PARTS = {"Latakia", "Homs", "Aleppo", "Hama"}
Check = Callable[[Document, tuple[Claim, ...]], bool]


def events(claims: tuple[Claim, ...]) -> Iterator[tuple[Claim, EventBody]]:
    """The event claims with their bodies."""
    for claim in claims:
        if isinstance(claim.body, EventBody):
            yield claim, claim.body


def published(document: Document, _claims: tuple[Claim, ...]) -> bool:
    """29 September 2017 17:36 +04:00, not the page's other date."""
    stamp = document.published
    wanted = datetime.fromisoformat("2017-09-29T17:36:00+04:00")
    return stamp is not None and stamp.start == wanted and stamp.tz == "+04:00"


def furniture(document: Document, claims: tuple[Claim, ...]) -> bool:
    """Every span lies in the report; menus and follow-us lines lie outside."""
    inside = "".join(span.cut(document.text) for span in document.body)
    clean = not any(w in inside for w in ("Loading", "Follow us", "March 29 2024"))
    return clean and all(
        any(body.covers(span) for body in document.body)
        for claim in claims
        for span in claim.spans
    )


def quotes(document: Document, claims: tuple[Claim, ...]) -> bool:
    """Each claim's quote is the text under its span."""
    return all(claim.spans[0].cut(document.text) == claim.quote for claim in claims)


def chain(document: Document, claims: tuple[Claim, ...]) -> bool:
    """Spokeswoman and ministry, agency, newspaper: three hops, one origin."""
    hers = [c for c in claims if c.origin == MINISTRY]
    return bool(hers) and all(
        (c.source_chain[0].speaker, c.source_chain[0].role)
        == ("Maria Zakharova", "spokeswoman")
        and [hop.outlet for hop in c.source_chain[1:]] == ["IRNA", document.publisher]
        for c in hers
    )


def stability(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """Her assessment that the situation is stable."""
    return any(
        isinstance(c.body, AssessmentBody)
        and c.body.rating == "stable"
        and c.origin == MINISTRY
        for c in claims
    )


def accusation(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """The efforts of "hardliners" as an accusation, not as what happened."""
    return any(
        c.modality is Modality.ALLEGED
        and body.type is EventType.ACCUSE
        and [target.text for target in body.targets] == ["hardliners"]
        for c, body in events(claims)
    )


def aerospace(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """The use of aerospace forces, by Russia, as her direct statement."""
    return any(
        body.type is EventType.AIRSTRIKE
        and [actor.actor for actor in body.actors] == ["RUS"]
        and c.origin == MINISTRY
        and c.source_chain[0].mode.value == "direct"
        for c, body in events(claims)
    )


def calls(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """Coordination, infrastructure and returns only as what is called for."""
    wanted = {EventType.COOPERATE, EventType.REPAIR_DONE, EventType.RETURN}
    found = {(body.type, c.modality) for c, body in events(claims)}
    return {(kind, Modality.CALLED_FOR) for kind in wanted} == {
        pair for pair in found if pair[0] in wanted
    }


def agreement(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """4 May 2017 in Astana by three guarantors, nine places, four in part."""
    for claim in claims:
        if not isinstance(claim.body, AgreementActBody):
            continue
        named = [p for p in claim.places if p.role is MentionRole.NAMED]
        parts = {p.text for p in named if p.extent is Extent.PART}
        actors = {actor.actor for actor in claim.body.actors}
        at = [p.text for p in claim.places if p.role is MentionRole.AT]
        if (
            claim.time.start == date(2017, 5, 4)
            and actors == {"IRN", "RUS", "TUR"}
            and claim.body.capacity == "guarantors"
            and "Astana" in at
            and (len(named), parts) == (PLACES, PARTS)
        ):
            return True
    return False


def rounds(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """Six rounds; the sixth about the fourth zone in Idlib."""
    talks = [c.body for c in claims if isinstance(c.body, TalkRoundBody)]
    six = any(t.track == "Astana" and t.rounds_so_far == 6 for t in talks)
    sixth = [t for t in talks if t.track == "Astana" and t.number == 6]
    return six and any("Idlib" in (t.topic or "") for t in sixth)


def tracks(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """The Geneva track, and the UN envoy's attendance at Astana."""
    talks = [c.body for c in claims if isinstance(c.body, TalkRoundBody)]
    geneva = any(t.track == "Geneva" for t in talks)
    envoy = [p.actor for t in talks if t.track == "Astana" for p in t.participants]
    return geneva and "UN/OSE" in envoy


def dead(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """Around 400,000, approximate, cumulative since March 2011, by the envoy."""
    return any(
        isinstance(c.body, FigureBody)
        and c.body.measure is Measure.KILLED
        and (c.body.quantity.best, c.body.quantity.approximate) == (400_000, True)
        and c.body.since == "2011-03"
        and c.source_chain[0].speaker == "Staffan de Mistura"
        for c in claims
    )


def displaced(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """Half the population as a fraction."""
    return any(
        isinstance(c.body, FigureBody)
        and (c.body.unit.value, c.body.quantity.best) == ("fraction", 0.5)
        for c in claims
    )


def resolution(_document: Document, claims: tuple[Claim, ...]) -> bool:
    """Resolution 2254 as a reference, never as a number."""
    referred = any(r.id == "S/RES/2254" for c in claims for r in c.references)
    counted = [c for c in claims if c.kind in {ClaimKind.TALLY, ClaimKind.FIGURE}]
    return referred and not any("2254" in c.quote for c in counted)


CHECKS: tuple[Check, ...] = (
    published,
    furniture,
    quotes,
    chain,
    stability,
    accusation,
    aerospace,
    calls,
    agreement,
    rounds,
    tracks,
    dead,
    displaced,
    resolution,
)


def main(shared: Path) -> int:
    """Print PASS or FAIL for each check; 1 where one fails."""
    file = shared / "samples" / "astana-2017-09-29.txt"
    document = read_document(file.read_bytes(), name=file.name)
    claims = code_document(document).claims
    results = [check(document, claims) for check in CHECKS]
    for check, passed in zip(CHECKS, results, strict=True):
        print(f"{'PASS' if passed else 'FAIL'}  {(check.__doc__ or '').strip()}")
    print(f"{sum(results)}/{len(results)} checks pass")
    return 0 if all(results) else 1


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
