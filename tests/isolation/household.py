"""What belongs to users and keepers of the house: sessions, tokens, webhooks, files.

Nobody else's account page, no list and no error may show them.
"""

from __future__ import annotations

from datetime import date

from tests.isolation.planting import NOW, Planting, is_released, readers, team
from tests.isolation.words import ROLES
from trucewatch.model.account import Scope, Session, SignIn, SignInOutcome
from trucewatch.model.webhook import Delivery, DeliveryState
from trucewatch.service.accounts import digest_of
from trucewatch.service.ingest import ingest_item
from trucewatch.service.items import Item
from trucewatch.service.outgoing import Outgoing
from trucewatch.service.tokens import make_token
from trucewatch.service.webhooks import add_webhook, end_webhook
from trucewatch.store.accounts import note_sign_in, put_session
from trucewatch.store.codings import original_bytes
from trucewatch.store.webhooks import put_delivery

KEEPERS = "PA"
"""Who reads webhooks: `webhook.write`."""


def furnish(made: Planting) -> None:
    """Write all of it."""
    for letter in ROLES:
        _account(made, letter)
    for ended in (False, True):
        _webhook(made, ended=ended)
    _unreadable(made)
    for kind in ("open", "partner", "inside", "confidential"):
        _copy(made, kind)


def _account(made: Planting, letter: str) -> None:
    """A session, an attempt to sign in and a token, which their user alone reads."""
    user, garden = made.by(ROLES[letter]), made.garden
    session = garden.word(f"client of a session of {user}", letter)
    attempt = garden.word(f"client of an attempt of {user}", letter)
    with made.mission.store.volatile() as connection:
        put_session(
            connection,
            Session(
                digest=digest_of(f"another of {user}"),
                user=user,
                started=NOW,
                seen=NOW,
                client=f"198.51.100.7 {session}/1.0",
            ),
        )
        note_sign_in(
            connection,
            SignIn(
                user=user,
                at=NOW,
                outcome=SignInOutcome.WRONG,
                client=f"198.51.100.8 {attempt}/1.0",
            ),
        )
    make_token(
        made.mission,
        user,
        name=f"for {garden.word(f'name of a token of {user}', letter)}",
        scopes=(Scope.READ,),
        days=300,
        now=NOW,
    )


def _webhook(made: Planting, *, ended: bool) -> None:
    """A webhook with a notice that failed; its secret is nobody's any more."""
    garden, which = made.garden, "an ended webhook" if ended else "a webhook"
    host = f"{garden.word(f'{which}: host', KEEPERS).lower()}.example.org"
    path = garden.word(f"{which}: path", KEEPERS)
    secret, kept = add_webhook(
        made.mission,
        f"https://{host}/{path}",
        by=made.by("publisher"),
        note=f"of {garden.word(f'{which}: whose it is', KEEPERS)}",
        now=NOW,
        outgoing=Outgoing(hosts=(host,)),
    )
    garden.existing(secret, f"{which}: secret", "")
    answer = garden.word(f"{which}: what went wrong", KEEPERS)
    with made.mission.store.volatile() as connection:
        put_delivery(
            connection,
            Delivery(
                id=f"msg_{kept.id}",
                hook=kept.id,
                bulletin="bul_2017-09-12",
                state=DeliveryState.GIVEN_UP,
                tries=7,
                due=NOW,
                note=f"nobody answers at {answer}",
            ),
        )
    made.others.append(kept.id)
    if ended:
        end_webhook(made.mission, kept.id, by=made.by("publisher"))


def _unreadable(made: Planting) -> None:
    """Files that could not be read: their names and words are in no list of the web."""
    word = made.garden.word
    title = word("unreadable page: title", "")
    broken = {
        "pdf": b"%PDF-1.7 " + word("unreadable PDF: words", "").encode(),
        "docx": b"PK\x03\x04" + word("unreadable Word file: words", "").encode(),
        "html": f"<html><head><title>{title}</title></head></html>".encode(),
    }
    for suffix, raw in broken.items():
        name = word(f"unreadable {suffix}: file name", "").lower()
        found = ingest_item(
            made.mission,
            Item(name=f"{name}.{suffix}", raw=raw),
            as_of=date(2026, 1, 1),
            by=made.by("reviewer"),
        )
        assert found.document is None, suffix


def _copy(made: Planting, kind: str) -> None:
    """A report that came in again under another name: an issue of the first."""
    sees = team(kind) if kind != "open" else readers(kind)
    name = made.garden.word(
        f"{kind}: file name of a copy", sees, public=is_released(kind)
    )
    with made.mission.store.unit() as connection:
        raw = original_bytes(connection, made.documents[kind])
    item = Item(name=f"{name.lower()}.json", raw=raw, retrieval="again")
    found = ingest_item(
        made.mission, item, as_of=date(2026, 1, 1), by=made.by("reviewer")
    )
    assert not found.fresh
