"""What a user may not know of is answered like what is not there: pages, forms, API.

Each address with an id, and each form with fields that are valid, is asked for records
that are hidden from the visitor and for such as there are none; but for the id the two
answers have to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.isolation.crawler import Crawl, body, routes
from tests.isolation.serving import INSIDE, OUTSIDE, Served
from tests.isolation.words import PUBLIC, READERS, ROLES
from trucewatch.store.accounts import tokens_of
from trucewatch.store.decisions import CONTACTS
from trucewatch.store.documents import documents_by_id
from trucewatch.web.forms import FIELD, form_token

pytestmark = pytest.mark.uncounted

MISSING = {
    "document": "doc_0000000000000000",
    "incident": "inc_0000000000000000",
    "claim": "clm_0000000000000000",
    "contact": "lia_0000000000000000",
    "token": "tok_0000000000000000",
    "bulletin": "bul_2017-09-30",
    "erratum": "bul_2017-09-12_e09",
}
"""Ids of nothing, as long as those of something."""

FORM = {
    "state": "triaged",
    "level": "not_attributed",
    "disputed_by": "RUS",
    "kind": "denied",
    "at": "2017-09-13T10:00:00+03:00",
    "status": "pending",
    "on": "2017-09-14",
    "sensitivity": "public",
    "review": "accepted",
    "reply": "nothing",
    "other": "inc_0000000000000000",
    "claim": "clm_0000000000000000",
    "decision": "dec_0000000000000000",
    **dict.fromkeys(("reason", "text", "source", "body", "what", "why", "note"), "x"),
}
"""Valid fields of every form that names a record in its address."""

SENT: dict[str, dict[str, object]] = {
    "claims/{claim}/review": {"review": "accepted", "reason": "x"},
    "incidents/{incident}/review": {"state": "triaged", "reason": "x"},
    "incidents/{incident}/assignment": {"note": "x"},
    "incidents/{incident}/attribution": {"level": "not_attributed", "basis": ["x"]},
    "documents/{document}/marking": {"sensitivity": "public", "reason": "x"},
    "incidents/{incident}/marking": {"sensitivity": "public", "reason": "x"},
    "incidents/{incident}/determinations": {
        "agreement": "SY-2017-05-04",
        "term": "T1",
        "body": "x",
        "status": "pending",
        "reason": "x",
        "on": "2017-09-14",
    },
    "incidents/{incident}/disputes": {"by": "", "reason": "x"},
    "incidents/{incident}/responses": {
        "party": "",
        "kind": "denied",
        "text": "x",
        "at": "2017-09-13T10:00:00+03:00",
    },
    "incidents/{incident}/contacts": {
        "told": "TUR",
        "channel": "phone",
        "at": "2017-09-13T10:00:00+03:00",
        "what": "x",
    },
    "incidents/{incident}/merge": {"other": "inc_0000000000000000", "reason": "x"},
    "incidents/{incident}/split": {"parts": ["clm_0000000000000000"], "reason": "x"},
    "liaison/{contact}": {"closed": True},
}
"""Valid bodies of the API, by the address after `/api/v1/`; "" stands for the party."""


VARIES = frozenset({"date", "content-length"})
"""Headers of no account: the time, and the length of compressed words with an id."""

Answer = tuple[int, dict[str, str], str]
"""Status, headers and words."""


@pytest.mark.parametrize(
    "visitor",
    [
        PUBLIC,
        *(pytest.param(each, marks=pytest.mark.full) for each in OUTSIDE[1:]),
        *(pytest.param(each, marks=pytest.mark.long) for each in INSIDE),
    ],
)
def test_what_is_hidden_is_answered_like_what_is_not_there(
    served: Served, visitor: str
) -> None:
    """The same status, headers and words, for pages, forms and the API."""
    told = []
    with served.visiting(visitor) as asked:
        for method, path in _addresses(served):
            names = re.findall(r"{(\w+)}", path)
            wanted = answer(asked, method, path, MISSING)
            for ids in hidden(served, visitor):
                if set(names) <= set(ids):
                    found = answer(asked, method, path, ids)
                    if found != wanted:
                        told.append(f"{method} {path}: {differing(found, wanted)}")
    assert sorted(set(told)) == []


def test_the_two_can_be_told_apart(served: Served) -> None:
    """Of a record that one may read, an answer is another one than of none."""
    ids = {
        "document": served.made.documents["open"],
        "incident": served.made.incidents["open"],
    }
    with served.visiting("viewer") as asked:
        for path in ("/desk/incidents/{incident}", "/api/v1/documents/{document}"):
            found = answer(asked, "GET", path, ids)
            assert found[0] == 200
            assert found != answer(asked, "GET", path, MISSING)


def test_every_body_of_the_api_is_valid(served: Served) -> None:
    """No answer is one to a faulty request: it would be the same for any id."""
    posted = {path for method, path in _addresses(served) if method == "POST"}
    wanted = {each for each in posted if each.startswith("/api/v1/")}
    assert {f"/api/v1/{path}" for path in SENT} == wanted
    with served.visiting("reviewer") as asked:
        for path in SENT:
            status, _, words = answer(asked, "POST", f"/api/v1/{path}", MISSING)
            assert (status, "errors" in words) == (404, False), (path, words)


def differing(found: Answer, wanted: Answer) -> str:
    """What of two answers is not the same, on one line."""
    pairs = zip(found, wanted, strict=True)
    return next(f"{a!s:.300} and not {b!s:.300}" for a, b in pairs if a != b)


def _addresses(served: Served) -> Iterator[tuple[str, str]]:
    """Each address that names a record of a kind that can be hidden."""
    for method in ("GET", "POST"):
        for path, _ in routes(served.app, method):
            bare = re.sub(r"{(\w+):\w+}", r"{\1}", path).replace("{form}", "html")
            names = set(re.findall(r"{(\w+)}", bare))
            if names and names <= MISSING.keys():
                yield method, bare


def hidden(served: Served, visitor: str) -> Iterator[dict[str, str]]:
    """Ids of records that the visitor may not know of, several of one kind each."""
    made = served.made
    letter = next((key for key, name in ROLES.items() if name == visitor), "-")
    with made.mission.store.unit() as look:
        contacts = {kept.value.incident: kept.id for kept in CONTACTS.every(look)}
        (token, *_) = tokens_of(look, made.by("admin" if letter != "A" else "auditor"))
        for kind, readers in READERS.items():
            if letter in readers:
                continue
            document = made.documents[kind]
            found = {"document": document}
            if kind in made.incidents:
                incident = made.incidents[kind]
                (stored,) = documents_by_id(look, (document,))
                found |= {"incident": incident, "claim": stored.claims[0].id}
                if incident in contacts:
                    found["contact"] = contacts[incident]
            yield found
    yield {"token": token.id}
    if letter != "P":
        yield {"bulletin": "bul_2017-09-14", "erratum": "bul_2017-09-12_e02"}


def answer(asked: Crawl, method: str, path: str, ids: dict[str, str]) -> Answer:
    """Status, headers and words, but for the ids and what differs each time."""
    address = path.format(**{name: quote(each) for name, each in ids.items()})
    if method == "GET":
        found = asked.get(address)
    elif path.startswith("/api/"):
        party = {"officer_tur": "TUR"}.get(asked.visitor, "RUS")
        sent = SENT.get(path.removeprefix("/api/v1/"), {})
        fields = {name: party if each == "" else each for name, each in sent.items()}
        found = asked.client.post(address, json=fields, headers=asked.headers)
    else:
        session = asked.client.cookies.get("session") or ""
        found = asked.client.post(address, data=FORM | {FIELD: form_token(session)})
    asked.look(address, found)
    heads = {name: each for name, each in found.headers.items() if name not in VARIES}
    words = body(found)
    for each in ids.values():
        words = words.replace(each, "ID")
        heads = {name: text.replace(each, "ID") for name, text in heads.items()}
    return found.status_code, heads, re.sub(r"[0-9a-f]{128}", "TOKEN", words)
