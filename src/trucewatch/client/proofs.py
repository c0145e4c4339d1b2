"""Proofs: what the log of an instance cannot take back; checked without the instance.

Hashes are those of RFC 6962 and RFC 9162: a leaf's is that of ``0x00`` and its bytes, a
node's that of ``0x01`` and its two children's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256

from trucewatch.client.calls import Record
from trucewatch.client.problems import BadProof
from trucewatch.client.signatures import check_signature

FORMAT = "trucewatch-proof/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """What a proof shows.

    Args:
        shown: the entry that is in the log; of growth, the newer head, which is to be
            trusted as the older one is.
        signed_by: id of the key whose signature of the head was checked; None where
            none was.
        note: whether a signature was checked, in a sentence.
    """

    shown: Record
    signed_by: str | None
    note: str


def check_proof(proof: Record, *, trusted: Record, key: str | None = None) -> Proved:
    """What a proof shows, held against a head that you trust; asks nobody.

    Without a key no signature is looked at: the head is trusted for where you have it
    from. With one, the head of the proof, of growth the newer one, has to be signed by
    it besides. The server has signatures for the sizes at which the log was signed.

    Args:
        proof: of `Client.log_proof` or `Client.log_growth`.
        trusted: a head of the log with its `mission`, `size` and `root`, as you kept it
            or as a bulletin prints it: for an entry that of the same size; for growth
            the older one.
        key: the mission's public key, hex, or its id; None: check no signature.

    Returns:
        What is shown, and whether a signature was checked.

    Raises:
        BadProof: it does not hold, is of another head or mission, is not signed by the
            key, or is no proof.
    """
    try:
        if proof["format"] != FORMAT:
            raise ValueError(f"format {proof['format']}")  # noqa: TRY301 - one way out
        path = [bytes.fromhex(step) for step in proof["path"]]
        match proof["proof"]:
            case "inclusion":
                _same(proof["head"]["head"], trusted)
                shown = _entry(proof, path, trusted)
            case "consistency":
                _same(proof["older"]["head"], trusted)
                shown = _growth(proof["head"]["head"], path, trusted)
            case other:
                raise ValueError(f"proof {other}")  # noqa: TRY301 - one way out
        return _proved(shown, proof["head"], key)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadProof(
            "no proof",
            got=f"{type(error).__name__}: {error}",
            wanted="an answer of /log/{seq}/proof or /log/consistency, and a head",
        ) from error


def _proved(shown: Record, signed: Record, key: str | None) -> Proved:
    """The result, with what is known of the signature."""
    if key is None:
        note = "no signature was checked: no key was given"
        return Proved(shown=shown, signed_by=None, note=note)
    known = check_signature(signed, key)
    note = f"the head is signed by key {known}"
    return Proved(shown=shown, signed_by=known, note=note)


def _same(told: Record, trusted: Record) -> None:
    """Return where the proof begins at the head that is trusted."""
    for name in ("mission", "size", "root"):
        if told[name] != trusted[name]:
            raise BadProof(
                f"the {name} is another than that of the head that is trusted",
                got=str(told[name]),
                wanted=str(trusted[name]),
            )


def _entry(proof: Record, path: list[bytes], trusted: Record) -> Record:
    index, leaf = int(proof["index"]), str(proof["leaf"])
    root = bytes.fromhex(trusted["root"])
    if _climbed(leaf.encode(), index, int(trusted["size"]), path) != root:
        raise BadProof(
            "the entry is not in the log of this head", got=leaf, wanted=root.hex()
        )
    entry: Record = json.loads(leaf)
    if entry["seq"] != index:
        raise BadProof("the entry is not the one of its place", got=leaf)
    return entry


def _climbed(leaf: bytes, at: int, size: int, path: list[bytes]) -> bytes | None:
    """The root to which a path leads (RFC 9162 section 2.1.3.2); None where to none."""
    if not 0 <= at < size:
        return None
    last, found = size - 1, sha256(b"\x00" + leaf).digest()
    for sibling in path:
        if last == 0:
            return None
        if at & 1 or at == last:
            found = _node(sibling, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = _node(found, sibling)
        at, last = at >> 1, last >> 1
    return found if last == 0 else None


def _growth(newer: Record, path: list[bytes], trusted: Record) -> Record:
    if newer["mission"] != trusted["mission"] or not _grew(newer, path, trusted):
        raise BadProof(
            "the log did not only grow from this head: it was rewritten",
            got=f"{newer['size']} entries, root {newer['root']}",
            wanted=f"what follows {trusted['size']} entries, root {trusted['root']}",
        )
    return newer


def _grew(newer: Record, path: list[bytes], trusted: Record) -> bool:
    """Whether a path leads from the older root to the newer (RFC 9162, 2.1.4.2)."""
    old_size, size = int(trusted["size"]), int(newer["size"])
    old_root, root = (bytes.fromhex(each["root"]) for each in (trusted, newer))
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not path and old_root == root
    hashes = [old_root, *path] if old_size & (old_size - 1) == 0 else path
    if not hashes:
        return False
    return _roots(hashes, old_size - 1, size - 1) == (old_root, root)


def _roots(hashes: list[bytes], at: int, last: int) -> tuple[bytes, bytes] | None:
    """The older and the newer root to which the hashes lead; None where to none."""
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return None
        if at & 1 or at == last:
            old, new = _node(sibling, old), _node(sibling, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = _node(new, sibling)
        at, last = at >> 1, last >> 1
    return (old, new) if last == 0 else None


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()
