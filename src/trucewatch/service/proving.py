"""Proofs for whoever has no database: that an entry is in the log, that a log grew."""

from __future__ import annotations

from pathlib import Path

from trucewatch.errors import InvalidProof, InvalidRecord
from trucewatch.model.log import SignedHead, TreeHead
from trucewatch.model.record import Json, from_record, to_record
from trucewatch.service.heads import standing_head
from trucewatch.service.missions import OpenMission
from trucewatch.service.published import PublishedBulletin, read_head, read_json
from trucewatch.service.signing import signature_fault
from trucewatch.service.stamps import stamp_now
from trucewatch.service.verifying import (
    Published,
    Verification,
    head_words,
    key_fault,
)
from trucewatch.store.bulletins import KIND as BULLETIN
from trucewatch.store.entries import entry_content_of
from trucewatch.store.heads import head_of
from trucewatch.store.log import (
    chain_at,
    entry_of,
    head_now,
    leaf_at,
    leaf_hashes,
    read_state,
)
from trucewatch.store.merkle import (
    consistency_path,
    inclusion_path,
    leaf_hash,
    proves_consistency,
    proves_inclusion,
    tree_root,
)
from trucewatch.store.sealing import commitment
from trucewatch.store.unit import salt_of
from trucewatch.store.verifying import Fault

FORMAT = "trucewatch-proof/1"
OPENED = (f"entries/{BULLETIN}/",)
"""Subjects whose content may be shown to everybody: the hashes of bulletins."""


def prove_entry(mission: OpenMission, seq: int, *, size: int | None = None) -> Json:
    """Proof that the entry `seq` is in the log of a head.

    The head is the latest on the books that has it, else the log's present one. For
    the entry of a bulletin, the proof shows what the entry commits to: the hashes of
    its files.

    Args:
        mission: the mission.
        seq: number of the entry, from 0.
        size: entries of the head instead; None for the one above.

    Raises:
        InvalidProof: the log has no such entry, or none in a head of that size.
    """
    head = _head(mission, at_least=seq + 1) if size is None else head_at(mission, size)
    if size is not None and seq >= size:
        raise InvalidProof(
            "not in a log of that size",
            where="size",
            got=str(size),
            wanted=f"{seq + 1} or more",
        )
    with mission.store.unit() as look:
        leaf = leaf_at(look, seq)
        if leaf is None:
            raise InvalidProof(
                "no such entry",
                where="log",
                got=str(seq),
                wanted=f"0 to {head.head.size - 1}",
            )
        path = inclusion_path(leaf_hashes(look, head.head.size), seq)
        subject = entry_of(leaf).subject
        opening = None
        if subject.startswith(OPENED) and (salt := salt_of(look, subject)) is not None:
            content = entry_content_of(look, subject)
            opening = {"salt": salt.hex(), "content": content}
    return {
        "format": FORMAT,
        "proof": "inclusion",
        "index": seq,
        "leaf": leaf,
        "path": [step.hex() for step in path],
        "head": to_record(head),
        "opening": opening,
    }


def prove_sizes(mission: OpenMission, first: int, second: int) -> Json:
    """Proof that the log of `second` entries only added to that of `first`.

    Raises:
        InvalidProof: the log has not so many entries, or the first is the larger.
    """
    before, head = head_at(mission, first), head_at(mission, second)
    if first > second:
        raise InvalidProof(
            "the older log is larger",
            where="first",
            got=str(first),
            wanted=f"1 to {second}",
        )
    with mission.store.unit() as look:
        path = consistency_path(leaf_hashes(look, second), first)
    return _growth(before, head, path)


def _growth(before: SignedHead, head: SignedHead, path: tuple[bytes, ...]) -> Json:
    return {
        "format": FORMAT,
        "proof": "consistency",
        "older": to_record(before),
        "path": [step.hex() for step in path],
        "head": to_record(head),
    }


def head_at(mission: OpenMission, size: int) -> SignedHead:
    """The log's head when it had so many entries: as signed then, else made now.

    Raises:
        InvalidProof: it has not so many, or none is asked for.
    """
    with mission.store.unit() as look:
        known = head_of(look, size)
        if known is not None:
            return known
        last = leaf_at(look, size - 1)
        chain = chain_at(look, size - 1)
        if last is None or chain is None:
            raise InvalidProof(
                "the log has not so many entries",
                where="size",
                got=str(size),
                wanted=f"1 to {read_state(look).frontier.size}",
            )
        root = tree_root(leaf_hashes(look, size)).hex()
    at, of = entry_of(last).at, mission.mission.id
    return SignedHead(
        head=TreeHead(mission=of, size=size, root=root, chain=chain, at=at)
    )


def prove_growth(mission: OpenMission, older: Path) -> Json:
    """Proof that the log only added to that of the head in the file `older`.

    Raises:
        InvalidProof: it is no head of this mission, or larger than the log.
    """
    before = read_head(older)
    if before.head.mission != mission.mission.id:
        raise InvalidProof(
            "a head of another mission",
            where=str(older),
            got=before.head.mission,
            wanted=mission.mission.id,
        )
    head = _head(mission, at_least=before.head.size)
    with mission.store.unit() as look:
        hashes = leaf_hashes(look, head.head.size)
    try:
        path = consistency_path(hashes, before.head.size)
    except ValueError as error:
        raise InvalidProof(
            "nothing proves that the log grew from this head",
            where=str(older),
            got=str(error),
        ) from error
    return _growth(before, head, path)


def _head(mission: OpenMission, *, at_least: int) -> SignedHead:
    """The latest head on the books with so many entries, else the present one."""
    known = standing_head(mission)
    if known is not None and known.head.size >= at_least:
        return known
    with mission.store.unit() as look:
        now = head_now(look, mission=mission.mission.id, stamp=stamp_now())
    return SignedHead(head=now)


def verify_proof(file: Path, published: Published, *, key: str | None) -> Verification:
    """What a proof shows; needs neither database nor network.

    Args:
        file: the proof.
        published: bulletins that it has to be the proof of, if any.
        key: id of the key that is trusted, or its public key.

    Raises:
        InvalidProof: it cannot be read, or is no proof.
    """
    record = read_json(file)
    found = Verification()
    try:
        if record["format"] != FORMAT:
            raise ValueError(f"format {record['format']}")  # noqa: TRY301 - one way out
        head = from_record(SignedHead, record["head"])
        heads = [head]
        match record["proof"]:
            case "inclusion":
                line, what = _inclusion(record, head, published.bulletins)
            case "consistency":
                older = from_record(SignedHead, record["older"])
                heads.append(older)
                line, what = _consistency(record, older, head)
            case other:
                raise ValueError(f"proof {other}")  # noqa: TRY301 - one way out
    except (KeyError, TypeError, ValueError, AttributeError, InvalidRecord) as error:
        raise InvalidProof(
            "no proof",
            where=str(file),
            got=f"{type(error).__name__}: {error}",
            wanted="what trucewatch log prove prints",
        ) from error
    found.checked.append(f"{file.name}: {line}")
    for signed in heads:
        found.checked.append(f"{file.name}: {head_words(signed)}")
        what = what or signature_fault(signed) or key_fault(signed, key)
    if what is not None:
        found.faults.append(Fault(where=file.name, what=what))
    return found


def _path(record: Json) -> list[bytes]:
    return [bytes.fromhex(step) for step in record["path"]]


def _inclusion(
    record: Json, signed: SignedHead, bulletins: tuple[PublishedBulletin, ...]
) -> tuple[str, str | None]:
    """What the proof says, and what is wrong with it."""
    index, leaf = int(record["index"]), str(record["leaf"])
    entry = entry_of(leaf)
    line = f"entry {index}: {entry.action} {entry.subject}, by {entry.by}, {entry.at}"
    held = proves_inclusion(
        leaf_hash(leaf.encode()),
        index=index,
        size=signed.head.size,
        path=_path(record),
        root=bytes.fromhex(signed.head.root),
    )
    if not held or entry.seq != index:
        return line, "it does not prove that the entry is in the log of this head"
    opening = record["opening"]
    if opening is None:
        return line, None
    salt, content = bytes.fromhex(opening["salt"]), opening["content"]
    if commitment(salt, content) != entry.digest:
        return line, "the content that it shows is not what the entry commits to"
    written = content["record"]
    for each in bulletins:
        if each.sha256 not in (written["html"], written["json"]):
            what = f"{each.name} is not the bulletin that it speaks of, or was edited"
            return line, what
    told = f"bulletin {written['number']} of {written['day']}"
    return f"{line}: {told}, page {written['html']}, record {written['json']}", None


def _consistency(
    record: Json, older: SignedHead, signed: SignedHead
) -> tuple[str, str | None]:
    """What the proof says, and what is wrong with it."""
    old, new = older.head, signed.head
    line = f"a log of {old.size:,} entries that grew to {new.size:,}"
    held = proves_consistency(
        old_size=old.size,
        old_root=bytes.fromhex(old.root),
        size=new.size,
        root=bytes.fromhex(new.root),
        path=_path(record),
    )
    if held and old.mission == new.mission:
        return line, None
    return line, "it does not prove that the log only grew"
