"""Proofs of the log over the API, held against a head by the client, offline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from tests.missions import SETTINGS
from tests.web.programs import Calls
from trucewatch.client import BadProof, Client, check_proof
from trucewatch.client.calls import Record
from trucewatch.model.log import SignedHead
from trucewatch.service.heads import sign_log
from trucewatch.service.proving import verify_proof
from trucewatch.service.signing import make_key
from trucewatch.service.verifying import Published
from trucewatch.store.merkle import consistency_path, inclusion_path, tree_root
from trucewatch.store.merkle import leaf_hash as hash_of
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

HERE = "http://localhost"


@pytest.fixture
def truce(call: Calls, client: TestClient) -> Iterator[Client]:
    """A client with a token of a reviewer."""
    token = call("reviewer").token
    with Client(HERE, token, transport=client._transport) as made:
        yield made


def size_of(truce: Client) -> int:
    """How many entries the log has."""
    return int(truce.get("/log", limit=1)["size"])


def head_of(truce: Client, size: int) -> Record:
    """The head of that size as the server tells it: to be kept elsewhere."""
    found: Record = truce.log_growth(size, size)["head"]["head"]
    return found


def test_growth_is_proved_between_any_sizes(truce: Client) -> None:
    """The newer head comes out, and is the one of its size."""
    whole = size_of(truce)
    heads = {size: head_of(truce, size) for size in (1, 2, 3, 7, 8, whole - 1, whole)}
    for first, older in heads.items():
        for second, newer in heads.items():
            if first <= second:
                proof = truce.log_growth(first, second)
                assert check_proof(proof, trusted=older).shown == newer
    grown = check_proof(truce.log_growth(5), trusted=head_of(truce, 5))
    assert grown.shown == heads[whole]


def test_every_entry_is_proved(truce: Client) -> None:
    """In the whole log, and in a smaller one that has it; it is what the list says."""
    whole = size_of(truce)
    entries = {each["seq"]: each for each in truce.pages("/log", limit=100)}
    newest, smaller = head_of(truce, whole), head_of(truce, 11)
    for seq in (0, 1, 2, 5, 10, whole - 1):
        entry = check_proof(truce.log_proof(seq, size=whole), trusted=newest).shown
        assert entry == {k: v for k, v in entries[seq].items() if v is not None}
        if seq < 11:
            again = check_proof(truce.log_proof(seq, size=11), trusted=smaller)
            assert again.shown == entry


def test_what_is_proved_is_what_the_command_reads(
    truce: Client, call: Calls, tmp_path: Path
) -> None:
    """``trucewatch verify --proof`` takes the same files."""
    whole = size_of(truce)
    for record in (truce.log_proof(3, size=9), truce.log_growth(3, whole)):
        file = tmp_path / "proof.json"
        file.write_text(json.dumps(record), "utf-8")
        assert verify_proof(file, Published(), key=None).faults == []
    again = call("reviewer").get("/log/consistency?first=3&second=9")
    tag = again.headers["ETag"]
    same = call("reviewer").get("/log/consistency?first=3&second=9", If_None_Match=tag)
    assert same.status_code == 304


def test_a_head_that_was_signed_comes_with_its_signature(
    site: Site, truce: Client, tmp_path: Path
) -> None:
    """For who asks for its size."""
    make_key(tmp_path / "key.pem")
    held = replace(SETTINGS, signing_key=tmp_path / "key.pem")
    signed = sign_log(site.mission, settings=held, by="publisher")
    told = truce.log_growth(2, signed.head.size)["head"]
    assert told["signature"] == signed.signature
    assert truce.log_proof(2, size=signed.head.size)["head"]["key"] == signed.key


@pytest.fixture
def signed(site: Site, tmp_path: Path) -> SignedHead:
    """The log, signed at its present size."""
    make_key(tmp_path / "key.pem")
    held = replace(SETTINGS, signing_key=tmp_path / "key.pem")
    return sign_log(site.mission, settings=held, by="publisher")


def test_a_signature_is_checked_by_the_key_that_is_given(
    truce: Client, signed: SignedHead
) -> None:
    """By the key or its id, of an entry's head and of the newer of two."""
    kept, size = head_of(truce, 5), signed.head.size
    growth, entry = truce.log_growth(5, size), truce.log_proof(3, size=size)
    now = growth["head"]["head"]
    for key in (signed.key, signed.public):
        for proof, trusted in ((growth, kept), (entry, now)):
            found = check_proof(proof, trusted=trusted, key=key)
            assert found.signed_by == signed.key
            assert found.note == f"the head is signed by key {signed.key}"


def test_the_result_says_that_no_signature_was_checked(
    truce: Client, signed: SignedHead
) -> None:
    """Whether the head has one or not."""
    for size in (5, signed.head.size):
        proof = truce.log_proof(3, size=size)
        found = check_proof(proof, trusted=proof["head"]["head"])
        assert found.signed_by is None
        assert found.note == "no signature was checked: no key was given"


def test_what_the_key_did_not_sign_is_refused(
    truce: Client, signed: SignedHead, tmp_path: Path
) -> None:
    """Nothing, another's, an altered one, another under a name that is known."""
    size = signed.head.size
    good = truce.log_proof(3, size=size)
    trusted = good["head"]["head"]
    other = make_key(tmp_path / "other.pem")

    def refused(proof: Record, why: str, *, key: str = signed.public) -> None:
        with pytest.raises(BadProof, match=why):
            check_proof(proof, trusted=proof["head"]["head"], key=key)

    refused(truce.log_proof(3, size=5), "not signed")
    refused(good, "another key", key=other.public)
    refused(good, "another key", key=other.id)
    refused(good, "another key", key="")
    sealed = other.sign_head(signed.head)
    forged = {"key": sealed.key, "public": sealed.public, "signature": sealed.signature}
    refused(good | {"head": good["head"] | forged}, "another key")
    refused(good | {"head": good["head"] | forged | {"key": signed.key}}, "another key")
    posing = forged | {"key": signed.key, "public": signed.public}
    refused(good | {"head": good["head"] | posing}, "altered")
    moved = {"at": "2020-01-01T00:00:00+00:00"}
    refused(good | {"head": good["head"] | {"head": trusted | moved}}, "altered")
    refused(good | {"head": good["head"] | {"earlier": [other.public]}}, "altered")
    refused(good | {"head": good["head"] | {"signature": "zz"}}, "no proof")


def rewrite(site: Site, seq: int) -> None:
    """Somebody with the database writes another name under an entry."""
    with site.mission.store.volatile() as connection:
        leaf = connection.exec_driver_sql(
            "SELECT leaf FROM log WHERE seq = ?", (seq,)
        ).scalar_one()
        record = json.loads(leaf)
        forged = json.dumps({**record, "by": "nobody"}, separators=(",", ":"))
        connection.execute(
            sa.text("UPDATE log SET leaf = :leaf WHERE seq = :seq"),
            {"leaf": forged, "seq": seq},
        )


def test_a_log_that_was_rewritten_proves_nothing(site: Site, truce: Client) -> None:
    """Not by what the server tells, nor by a head that it made to fit."""
    kept = head_of(truce, 9)
    rewrite(site, 4)
    growth = truce.log_growth(9)
    with pytest.raises(BadProof, match="the root is another"):
        check_proof(growth, trusted=kept)
    growth["older"]["head"] = kept
    with pytest.raises(BadProof, match="rewritten"):
        check_proof(growth, trusted=kept)
    for seq in (3, 4, 8):
        entry = truce.log_proof(seq, size=9)
        with pytest.raises(BadProof, match="the root is another"):
            check_proof(entry, trusted=kept)
        entry["head"]["head"] = kept
        with pytest.raises(BadProof, match="not in the log"):
            check_proof(entry, trusted=kept)


def test_a_log_that_was_cut_short_proves_nothing(truce: Client) -> None:
    """A head that is kept and larger than the log has no proof."""
    kept = head_of(truce, 9)
    shorter = truce.log_growth(9, 9)
    shorter["head"]["head"] = head_of(truce, 8)
    with pytest.raises(BadProof, match="rewritten"):
        check_proof(shorter, trusted=kept)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?first=0",
        "?first=-1",
        "?first=9&second=8",
        "?first=9&second=99999",
        "?first=99999",
        "?first=x",
        "?first=1.0",
        "?first=3&size=4",
    ],
)
def test_sizes_that_there_are_not_are_refused(call: Calls, query: str) -> None:
    """With what would be one."""
    assert call("reviewer").get(f"/log/consistency{query}").status_code == 422


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/log/3/proof?size=3", 422),
        ("/log/3/proof?size=4", 200),
        ("/log/3/proof?size=99999", 422),
        ("/log/99999/proof", 404),
    ],
)
def test_an_entry_is_in_logs_that_are_large_enough(
    call: Calls, path: str, status: int
) -> None:
    """And in no other."""
    assert call("reviewer").get(path).status_code == status


@pytest.mark.parametrize("user", ["", "viewer", "party_officer"])
def test_who_may_not_read_the_log_gets_no_proof(call: Calls, user: str) -> None:
    """Of no sort."""
    wanted = 403 if user else 401
    for path in ("/log/consistency?first=1", "/log/0/proof?size=1"):
        assert call(user).get(path).status_code == wanted


def made_up(size: int) -> tuple[list[str], list[bytes]]:
    """Leaves of a log of that size, and their hashes."""
    leaves = [json.dumps({"seq": number}) for number in range(size)]
    return leaves, [hash_of(leaf.encode()) for leaf in leaves]


def head(hashes: list[bytes], size: int) -> Record:
    """The head of the first so many leaves."""
    return {"mission": "m", "size": size, "root": tree_root(hashes[:size]).hex()}


@given(st.data())
def test_the_client_reckons_as_the_log_does(data: st.DataObject) -> None:
    """What the log proves holds; with any one hash changed, left out or added, not."""
    size = data.draw(st.integers(1, 40), "size")
    leaves, hashes = made_up(size)
    old = data.draw(st.integers(1, size), "older size")
    seq = data.draw(st.integers(0, size - 1), "entry")
    now, older = head(hashes, size), head(hashes, old)
    growth = proof("consistency", consistency_path(hashes, old), now, older=older)
    entry = proof("inclusion", inclusion_path(hashes, seq), now)
    entry |= {"index": seq, "leaf": leaves[seq]}
    assert check_proof(growth, trusted=older).shown == now
    assert check_proof(entry, trusted=now).shown == {"seq": seq}
    for good, trusted in ((growth, older), (entry, now)):
        forged = data.draw(st.sampled_from(list(spoilt(good["path"]))), "path")
        with pytest.raises(BadProof):
            check_proof(good | {"path": forged}, trusted=trusted)
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != seq) | st.just(-1))
    with pytest.raises(BadProof):
        check_proof(entry | {"index": other}, trusted=now)


def proof(kind: str, path: tuple[bytes, ...], now: Record, **more: Any) -> Record:  # noqa: ANN401
    """A proof as the API gives one."""
    told = {name: {"head": each} for name, each in more.items()}
    steps = [each.hex() for each in path]
    shape = {"format": "trucewatch-proof/1", "proof": kind, "path": steps}
    return {**shape, "head": {"head": now}, **told}


def spoilt(path: list[str]) -> Iterator[list[str]]:
    """The path with one step changed, left out or added."""
    yield [*path, "00" * 32]
    for place in range(len(path)):
        yield [*path[:place], *path[place + 1 :]]
        yield [*path[:place], "00" * 32, *path[place + 1 :]]


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other/1"},
        {"proof": "other"},
        {"path": ["zz"]},
        {"path": None},
        {"index": "x"},
        {"head": None},
        {"leaf": None},
    ],
)
def test_what_is_no_proof_is_refused(change: Record) -> None:
    """As such, whatever is wrong with it."""
    leaves, hashes = made_up(5)
    now = head(hashes, 5)
    good = proof("inclusion", inclusion_path(hashes, 2), now)
    good |= {"index": 2, "leaf": leaves[2]}
    with pytest.raises(BadProof):
        check_proof(good | change, trusted=now)


def test_an_entry_is_the_one_of_its_place() -> None:
    """A log that numbers its entries otherwise is none."""
    leaf = json.dumps({"seq": 9})
    now = head([hash_of(leaf.encode())], 1)
    lied = proof("inclusion", (), now) | {"index": 0, "leaf": leaf}
    with pytest.raises(BadProof, match="not the one of its place"):
        check_proof(lied, trusted=now)


def test_a_head_of_another_mission_is_refused() -> None:
    """Its log is another one, even with the same root."""
    _, hashes = made_up(5)
    older, now = head(hashes, 3), head(hashes, 5)
    growth = proof("consistency", consistency_path(hashes, 3), now, older=older)
    with pytest.raises(BadProof, match="the mission is another"):
        check_proof(growth, trusted=older | {"mission": "other"})
    growth["head"]["head"] = now | {"mission": "other"}
    with pytest.raises(BadProof, match="rewritten"):
        check_proof(growth, trusted=older)
