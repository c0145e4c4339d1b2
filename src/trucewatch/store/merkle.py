"""Merkle trees as in RFC 6962: roots, and proofs that need neither log nor program.

Hashes are bytes of SHA-256. A leaf's hash is that of ``0x00`` and its bytes, a node's
that of ``0x01`` and its two children's hashes, so that no leaf passes for a node.

Source: RFC 6962 section 2.1 (the same in RFC 9162).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
"""Root of the tree without a leaf."""


def leaf_hash(data: bytes) -> bytes:
    """Hash of a leaf that holds `data`."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash of the node over two hashes."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What of a tree is needed to add leaves: the roots of its full subtrees.

    Args:
        size: how many leaves there are.
        roots: hashes of the full subtrees, largest first: one for each bit that is
            set in `size`.
    """

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if len(self.roots) != self.size.bit_count():
            raise ValueError(f"{self.size} leaves, but {len(self.roots)} subtrees")

    def extended(self, leaves: Iterable[bytes]) -> Frontier:
        """The frontier after leaves of these hashes."""
        roots, size = list(self.roots), self.size
        for leaf in leaves:
            carried, rest = leaf, size
            while rest & 1:
                carried = node_hash(roots.pop(), carried)
                rest >>= 1
            roots.append(carried)
            size += 1
        return Frontier(size, tuple(roots))

    def root(self) -> bytes:
        """Root of the tree."""
        if not self.roots:
            return EMPTY_ROOT
        *rest, found = self.roots
        for left in reversed(rest):
            found = node_hash(left, found)
        return found


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """Root of the tree over leaves of these hashes."""
    return Frontier().extended(leaves).root()


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_path(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that prove that the leaf at `index` (from 0) is in the tree.

    Raises:
        ValueError: there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise ValueError(f"leaf {index} of {len(leaves)}")
    return tuple(_inclusion(leaves, 0, len(leaves), index))


def _inclusion(
    leaves: Sequence[bytes], first: int, last: int, index: int
) -> Iterator[bytes]:
    if last - first == 1:
        return
    middle = first + _split(last - first)
    if index < middle:
        yield from _inclusion(leaves, first, middle, index)
        yield tree_root(leaves[middle:last])
    else:
        yield from _inclusion(leaves, middle, last, index)
        yield tree_root(leaves[first:middle])


def proves_inclusion(
    leaf: bytes, *, index: int, size: int, path: Sequence[bytes], root: bytes
) -> bool:
    """Whether `path` proves that the leaf of this hash is the one at `index`.

    Args:
        leaf: hash of the leaf.
        index: its place from 0.
        size: leaves of the tree that `root` is of.
        path: hashes from the leaf upwards.
        root: root of the tree.

    Source: RFC 9162 section 2.1.3.2.
    """
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = node_hash(sibling, found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def consistency_path(leaves: Sequence[bytes], size: int) -> tuple[bytes, ...]:
    """The hashes that prove that the tree's first `size` leaves are an older tree.

    Raises:
        ValueError: the older tree is empty or larger.
    """
    if not 0 < size <= len(leaves):
        raise ValueError(f"older tree of {size} leaves, this one of {len(leaves)}")
    return tuple(_consistency(leaves, 0, len(leaves), size, whole=True))


def _consistency(
    leaves: Sequence[bytes], first: int, last: int, size: int, *, whole: bool
) -> Iterator[bytes]:
    if size == last - first:
        if not whole:
            yield tree_root(leaves[first:last])
        return
    middle = first + _split(last - first)
    if size <= middle - first:
        yield from _consistency(leaves, first, middle, size, whole=whole)
        yield tree_root(leaves[middle:last])
    else:
        rest = size - (middle - first)
        yield from _consistency(leaves, middle, last, rest, whole=False)
        yield tree_root(leaves[first:middle])


def proves_consistency(
    *,
    old_size: int,
    old_root: bytes,
    size: int,
    root: bytes,
    path: Sequence[bytes],
) -> bool:
    """Whether `path` proves that the tree of `root` only adds to that of `old_root`.

    Args:
        old_size: leaves of the older tree.
        old_root: root of it.
        size: leaves of the newer tree.
        root: root of it.
        path: hashes of `consistency_path`.

    Source: RFC 9162 section 2.1.4.2.
    """
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not path and old_root == root
    hashes = list(path)
    if old_size & (old_size - 1) == 0:
        hashes.insert(0, old_root)
    if not hashes:
        return False
    at, last = old_size - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and old == old_root and new == root
