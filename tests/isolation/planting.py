"""A mission in which words are planted wherever text can be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from tests.isolation.words import READERS, ROLES, TEAM, Garden, both
from tests.missions import CACHE
from trucewatch.model.access import Audience, Role, Sensitivity, audience_of
from trucewatch.model.log import Erasure
from trucewatch.service.erasing import erase_document
from trucewatch.service.ingest import ingest_item
from trucewatch.service.items import Item
from trucewatch.service.lines import merge_pending
from trucewatch.service.markings import mark_record
from trucewatch.service.missions import OpenMission, init_mission, open_mission
from trucewatch.service.users import add_user
from trucewatch.service.vault import new_vault_key
from trucewatch.settings import Settings
from trucewatch.store.lines import told_in

DAY, NEXT = date(2017, 9, 12), date(2017, 9, 14)
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
YEARS = 24 * 366 * 20
"""Hours of a delay that is not over."""

MARKINGS: dict[str, tuple[Sensitivity, tuple[Audience, ...], str | None, int]] = {
    "late": (Sensitivity.PUBLIC, (), None, YEARS),
    "partner": (Sensitivity.PARTNER, (), None, 0),
    "partner_late": (Sensitivity.PARTNER, (), None, YEARS),
    "partner_rus": (Sensitivity.PARTNER, (), "RUS", 0),
    "restricted": (Sensitivity.RESTRICTED, (), None, 0),
    "for_rus": (Sensitivity.RESTRICTED, (audience_of("party:RUS"),), None, 0),
    "for_tur": (Sensitivity.RESTRICTED, (audience_of("guarantor:TUR"),), None, 0),
    "own_rus": (Sensitivity.RESTRICTED, (), "RUS", 0),
    "confidential": (Sensitivity.CONFIDENTIAL, (), None, 0),
}
"""How the documents of a kind are marked."""

INSIDE: dict[str, tuple[Sensitivity, tuple[Audience, ...], str | None, int]] = {
    "inside": (Sensitivity.RESTRICTED, (), None, 0),
    "inside_late": (Sensitivity.PUBLIC, (), None, YEARS),
    "inside_partner": (Sensitivity.PARTNER, (), None, 0),
    "inside_rus": (Sensitivity.RESTRICTED, (audience_of("party:RUS"),), None, 0),
}
"""How the incidents of a kind are marked, whose documents are not."""

ROLE_OF = {
    name: Role.PARTY_OFFICER if name.startswith("officer") else Role(name)
    for name in ROLES.values()
}

TEXT = """Mortars of the Syrian Arab Army shelled {place} in Hama province on 12 \
September 2017, the {body} office said. "The {quoted} mill burned," said {speaker}, a \
resident. Two civilians were killed. Some 300 people were displaced, said {misread}, a \
doctor of the {clinic} clinic. Call +963{phone} or write to {mail}@example.org.
"""

BESIDE = """Mortars shelled {inside} in Hama province on 12 September 2017, the relief \
office said. Tanks shelled {place} in Hama province on 12 September 2017, the {body} \
office said.
"""
"""Tells of a marked incident, and of another one."""


@dataclass
class Planting:
    """The mission, its words and the ids in it."""

    mission: OpenMission
    garden: Garden
    settings: Settings
    users: dict[str, str]
    documents: dict[str, str] = field(default_factory=dict)
    incidents: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)

    def by(self, role: str) -> str:
        """Id of the user of a role."""
        return self.users[role]


def planted_mission(root: Path) -> Planting:
    """The mission with users, documents and markings; see `deeds` for the rest."""
    garden = Garden()
    init_mission(root / "m", template="astana")
    _add_places(root / "m", garden)
    key = root / "vault.key"
    new_vault_key(key)
    settings = Settings(cache=CACHE, vault_key=key)
    made = Planting(
        open_mission(root / "m", settings=settings), garden, settings, users={}
    )
    _add_users(made)
    for kind in READERS:
        _add_document(made, kind)
    _add_open(made)
    merge_pending(made.mission, settings=settings)
    for kind in MARKINGS:
        _mark(made, made.documents[kind], kind)
    _name_incidents(made)
    for kind in INSIDE:
        _mark(made, made.incidents[kind], kind)
    return made


def narrow(kind: str) -> bool:
    """Whether records of the kind are not public."""
    return kind not in {"open", "late", "erased", "inside_late", "beside"}


def readers(kind: str) -> str:
    """Who may read records of a kind."""
    return READERS["open" if kind == "beside" else kind]


def team(kind: str) -> str:
    """Who may read what is struck out of them for whoever is not of the team."""
    return both(readers(kind), TEAM) if narrow(kind) else readers(kind)


def is_released(kind: str) -> bool:
    """Whether it is in a released bulletin.

    A delay is for partners; what is public is published all the same.
    """
    return kind in {"open"}


def _add_places(root: Path, garden: Garden) -> None:
    """One exactly known place for each kind of document."""
    parts = ['[supplement]\ncountry = "SY"\nsource = "a made-up survey"\n']
    for number, kind in enumerate([*READERS, "beside"]):
        sees = team(kind)
        name = garden.word(f"{kind}: place", sees, public=is_released(kind))
        lat, lon = exact(number)
        garden.existing(lat, f"{kind}: latitude", sees)
        if is_released(kind):
            garden.odd.discard(garden.words.pop(lat).word)
        parts.append(
            f'[[place]]\nid = "tw:SY/p{number}"\nname = "{name}"\nlat = {lat}\n'
            f'lon = {lon}\nprecision = "exact"\nradius_m = 40\nadmin1 = "iso:SY-HM"\n'
            'coord_source = "gps"\n'
        )
    (root / "places.toml").write_text("\n".join(parts), encoding="utf-8")


def exact(number: int) -> tuple[str, str]:
    """Where a place lies, far from the next."""
    east = 36.2173 if number % 2 else 37.1391
    return f"{34.95371 + 0.08173 * number:.5f}", f"{east + 0.00131 * number:.5f}"


def place_word(garden: Garden, kind: str) -> str:
    """The name of the place of a kind."""
    (found,) = (e.word for e in garden.words.values() if e.where == f"{kind}: place")
    return found.capitalize()


def _add_users(made: Planting) -> None:
    admin = ""
    for letter in ("A", *(each for each in ROLES if each != "A")):
        name, own = ROLES[letter], f"user id of {ROLES[letter]}"
        sees = TEAM + "U" + (letter if letter in "VOT" else "")
        user = made.garden.word(own, sees).lower()
        party = {"O": "RUS", "T": "TUR"}.get(letter)
        add_user(
            made.mission, user, roles=(ROLE_OF[name],), party=party, by=admin or None
        )
        admin = admin or user
        made.users[name] = user
    for name, role in (("reviewer2", Role.REVIEWER), ("publisher2", Role.PUBLISHER)):
        user = made.garden.word(f"user id of {name}", TEAM + "U").lower()
        add_user(made.mission, user, roles=(role,), by=admin)
        made.users[name] = user


def _add_document(made: Planting, kind: str) -> None:
    garden, out = made.garden, is_released(kind)

    def word(part: str, sees: str) -> str:
        return garden.word(f"{kind}: {part}", sees, public=out)

    may, struck = readers(kind), team(kind)
    record = {
        "title": f"Report {word('title', may)}",
        "publisher": f"{word('publisher', may)} Wire",
        "agency": f"{word('agency', may)} Agency",
        "byline": f"{word('byline', struck)} Writer",
        "published": "2017-09-12T18:00:00+03:00",
        "language": "en",
        "text": TEXT.format(
            place=place_word(garden, kind),
            body=word("body", may if not narrow(kind) else struck),
            quoted=word("quoted", may if not narrow(kind) else struck),
            speaker=word("speaker", struck),
            misread=word("speaker that was misread", struck),
            clinic=word("clinic", struck),
            phone=garden.number(f"{kind}: telephone", struck, public=out),
            mail=word("mail", struck).lower(),
        ),
    }
    if kind == "erased":
        record["published"] = "2017-09-20T18:00:00+03:00"
    item = Item(
        name=f"{word('file name', struck).lower()}.json",
        raw=json.dumps(record).encode(),
        retrieval=f"handed over by {word('retrieval', struck)}",
    )
    found = ingest_item(
        made.mission, item, as_of=date(2026, 1, 1), by=made.by("reviewer")
    )
    assert found.document is not None
    assert found.claims > 0
    made.documents[kind] = found.document
    if kind == "erased":
        merge_pending(made.mission, settings=made.settings)
        erase_document(
            made.mission,
            found.document,
            reason=Erasure.REQUEST,
            by=made.by("data_protection_officer"),
        )


def _add_open(made: Planting) -> None:
    """A public report of a day that is not released, and one of a marked incident."""
    word = made.garden.word
    later = f"Mortars shelled Morek in Hama province on {NEXT.day} September 2017."
    beside = BESIDE.format(
        inside=place_word(made.garden, "inside"),
        place=place_word(made.garden, "beside"),
        body=word("beside: body", READERS["open"]),
    )
    for kind, day, text, sees in (
        ("later", NEXT, later, READERS["open"]),
        ("beside", DAY, beside, READERS["inside"]),
    ):
        record = {
            "title": f"Report {word(f'{kind}: title', sees)}",
            "publisher": "Demo Wire",
            "published": f"{day.isoformat()}T18:00:00+03:00",
            "language": "en",
            "text": text,
        }
        item = Item(name=f"{kind}.json", raw=json.dumps(record).encode(), retrieval="")
        found = ingest_item(made.mission, item, as_of=date(2026, 1, 1))
        assert found.document is not None
        made.documents[kind] = found.document


def _mark(made: Planting, subject: str, kind: str) -> None:
    level, audiences, party, hours = (MARKINGS | INSIDE)[kind]
    reason = made.garden.word(f"{kind}: reason of the marking", both(team(kind), TEAM))
    mark_record(
        made.mission,
        subject,
        by=made.by("reviewer"),
        sensitivity=level,
        audiences=audiences,
        party=party,
        delay_hours=hours,
        reason=f"because of {reason}",
        settings=made.settings,
    )


def _name_incidents(made: Planting) -> None:
    """Name the incidents by kind; the report `beside` tells of two."""
    with made.mission.store.unit() as connection:
        for kind, document in made.documents.items():
            found = told_in(connection, (document,))
            if kind == "beside":
                assert made.incidents["inside"] in found
                found -= {made.incidents["inside"]}
            if found:
                (made.incidents[kind],) = found
