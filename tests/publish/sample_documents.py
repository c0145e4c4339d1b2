"""Documents, places and small builders of the sample bulletin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta, timezone

from trucewatch.model.claim import (
    Claim,
    ClaimBody,
    Modality,
    PlacedClaim,
    Polarity,
    Reference,
    make_claim,
)
from trucewatch.model.document import (
    Demonstration,
    Document,
    Facts,
    Span,
    document_id,
    fingerprint,
)
from trucewatch.model.mission import Mission, Side
from trucewatch.model.place import (
    Extent,
    MentionRole,
    Place,
    Placement,
    PlaceMention,
    PlacePrecision,
    Unplaced,
)
from trucewatch.model.source import Hop, HopMode
from trucewatch.model.tally import CellBy, TallyCell
from trucewatch.model.when import TimeBasis, When, on_day, unknown_time

DAY = date(2017, 9, 5)
ZONE = timezone(timedelta(hours=3))
CODER = "sample/1"
SIDES = (
    Side(code="RUS", name="Russia", role="guarantor"),
    Side(code="TUR", name="Türkiye", role="guarantor"),
)
MISSION = Mission(
    id="sample",
    title="Sample mission",
    tz="Asia/Damascus",
    starts=date(2017, 1, 1),
    country="SY",
    sides=SIDES,
    agreements=("SY-2017-05-04",),
    demonstration=True,
)

IDLIB = Place(
    id="iso:SY-ID",
    name="Idlib",
    lat=35.8,
    lon=36.7,
    precision=PlacePrecision.GOVERNORATE,
    radius_m=45_000,
    country="SY",
)
HAMA = replace(IDLIB, id="iso:SY-HM", name="Hama", lat=35.2, lon=37.0)
VILLAGE = Place(
    id="tw:SY/upper-mill",
    name="Upper Mill",
    lat=35.55,
    lon=36.62,
    precision=PlacePrecision.SETTLEMENT,
    radius_m=3_000,
    country="SY",
    admin1="iso:SY-ID",
    note="Two villages of the area share this name.",
)
VALLEY = replace(
    VILLAGE,
    id="tw:SY/long-valley",
    name="Long Valley",
    lat=35.05,
    lon=36.95,
    precision=PlacePrecision.SUBDISTRICT,
    radius_m=15_000,
    note="",
)

RUSSIAN_TEXT = """The Centre's daily note
Home | News | Contacts
Over the last day the Russian side registered 7 cases of opening fire: Idlib (3), \
Hama (2). No cases were noted in Homs.
The ceasefire is assessed as stable.
"""
TURKISH_TEXT = """Joint commission, the other half
The Turkish side recorded 4 cases of opening fire in Idlib province during the day.
"""
NOTE_TEXT = """Field note 12
The team saw artillery fire at Upper Mill on the morning of 4 September. \
Two civilians were killed and one was injured, the clinic said.
Near Long Valley residents spoke of a clash.
A blast was heard at Nowhere Farm.
"""
DENIAL_TEXT = """Evening wire
A local commander denied any artillery fire at Upper Mill. \
The clinic's director put the dead at three.
"""
NEWS_TEXT = """Talks and numbers <script>alert("x")</script>
The envoy said around 400,000 people have been killed since March 2011 and that \
half of the population had fled their homes.
Three guarantors signed the memorandum on 4 May 2017 in Astana under Resolution 2254.
A spokeswoman called for aid convoys to be let into Idlib.
The sixth round is planned for mid-September. The guarantors promised maps by 15 \
September. The ministry rejected the accusation.
"""


def a_document(
    name: str,
    text: str,
    *,
    publisher: str,
    day: date = DAY,
    facts: Facts = Facts.INVENTED,
    body_from: int = 0,
) -> Document:
    """A demonstration document of one body span, published on `day`."""
    sha256 = fingerprint(text.encode())
    source = "commission_tallies.csv" if facts is Facts.SOURCED else None
    return Document(
        id=document_id(sha256),
        sha256=sha256,
        name=name,
        media_type="text/plain",
        text=text,
        body=(Span(body_from, len(text) - 1),),
        title=text.splitlines()[0],
        publisher=publisher,
        published=on_day(day, basis=TimeBasis.PUBLISHED),
        language="en",
        demonstration=Demonstration(facts=facts, source=source),
    )


RUSSIAN = a_document(
    "rus.txt",
    RUSSIAN_TEXT,
    publisher="Reconciliation Centre",
    facts=Facts.SOURCED,
    body_from=RUSSIAN_TEXT.index("Over"),
)
TURKISH = a_document(
    "tur.txt", TURKISH_TEXT, publisher="General Staff", facts=Facts.SOURCED
)
NOTE = a_document("note.txt", NOTE_TEXT, publisher="Field team 3")
DENIAL = a_document("denial.txt", DENIAL_TEXT, publisher="Evening Wire")
NEWS = a_document("news.txt", NEWS_TEXT, publisher="Morning Paper")
DOCUMENTS = (RUSSIAN, TURKISH, NOTE, DENIAL, NEWS)


def span_of(document: Document, words: str) -> Span:
    """Where `words` first stand in the document."""
    start = document.text.index(words)
    return Span(start, start + len(words))


def mention(
    document: Document,
    words: str,
    *,
    role: MentionRole = MentionRole.AT,
    extent: Extent = Extent.UNSTATED,
) -> PlaceMention:
    """A place mention at the first occurrence of `words`."""
    return PlaceMention(
        text=words, span=span_of(document, words), role=role, extent=extent
    )


def placed_at(
    named: PlaceMention, place: Place, *, precision: PlacePrecision | None = None
) -> Placement:
    """The mention placed at `place`."""
    return Placement(
        mention=named,
        place=place,
        precision=precision or place.precision,
        radius_m=place.radius_m,
        reasons=("named in the sample gazetteer",),
    )


def a_claim(
    document: Document,
    words: str,
    body: ClaimBody,
    *,
    hops: tuple[Hop, ...] = (),
    time: When | None = None,
    placements: tuple[Placement | Unplaced, ...] = (),
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    denied_by: str | None = None,
    references: tuple[Reference, ...] = (),
) -> PlacedClaim:
    """A placed claim whose span is the first occurrence of `words`."""
    outlet = Hop(mode=HopMode.DIRECT, outlet=document.publisher)
    claim: Claim = make_claim(
        document,
        spans=(span_of(document, words),),
        body=body,
        chain=(*hops, outlet),
        time=time or unknown_time(),
        coder=CODER,
        polarity=polarity,
        modality=modality,
        denied_by=denied_by,
        places=tuple(placement.mention for placement in placements),
        references=references,
    )
    return PlacedClaim(claim=claim, placements=placements)


def a_hop(*, body: str | None = None, role: str | None = None, side: str = "") -> Hop:
    return Hop(mode=HopMode.INDIRECT, body=body, role=role, side=side or None)


def a_cell(document: Document, words: str, key: str, count: int | None) -> TallyCell:
    span = span_of(document, words)
    return TallyCell(by=CellBy.PLACE, key=key, count=count, span=span)
