"""Merkle trees give the roots of RFC 6962; proofs hold, forged ones do not."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.store.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_path,
    inclusion_path,
    leaf_hash,
    node_hash,
    proves_consistency,
    proves_inclusion,
    tree_root,
)

MOST = 40
"""Trees up to this size are tried exhaustively."""

LEAVES = [
    leaf_hash(bytes.fromhex(text))
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
"""The leaves of Certificate Transparency's own tests of RFC 6962."""

ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
"""Roots over the first 0 to 8 of them."""

MANY = [leaf_hash(bytes([number])) for number in range(MOST)]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_the_vectors(size: int) -> None:
    """The empty tree and each of the first eight."""
    assert tree_root(LEAVES[:size]).hex() == ROOTS[size]


def test_a_leaf_never_passes_for_a_node() -> None:
    """The same bytes hash otherwise as a leaf and as a node."""
    left, right = LEAVES[:2]
    assert leaf_hash(left + right) != node_hash(left, right)
    assert tree_root([]) == EMPTY_ROOT


def test_the_inclusion_paths_of_the_vectors() -> None:
    """Leaf 0 and leaf 5 of the tree of eight, from RFC 6962's reference tests."""
    assert [step.hex()[:8] for step in inclusion_path(LEAVES, 0)] == [
        "96a296d2",
        "5f083f0a",
        "6b47aaf2",
    ]
    assert [step.hex()[:8] for step in inclusion_path(LEAVES, 5)] == [
        "bc1a0643",
        "ca854ea1",
        "d37ee418",
    ]


def test_a_frontier_says_how_many_subtrees_it_has() -> None:
    """Five leaves have two full subtrees, not one."""
    with pytest.raises(ValueError, match="5 leaves, but 1 subtrees"):
        Frontier(5, (LEAVES[0],))


@given(st.integers(0, MOST), st.integers(0, MOST))
def test_a_frontier_grows_as_if_at_once(first: int, second: int) -> None:
    """Leaves added in two goes give the root of all of them."""
    one, two = sorted((first, second))
    grown = Frontier().extended(MANY[:one]).extended(MANY[one:two])
    assert (grown.size, grown.root()) == (two, tree_root(MANY[:two]))


def test_every_leaf_of_every_small_tree_is_proved() -> None:
    """And at no other place, in no other tree, by no shortened or longer path."""
    for size in range(1, MOST + 1):
        root = tree_root(MANY[:size])
        for index in range(size):
            path = inclusion_path(MANY[:size], index)
            check = partial(proves_inclusion, size=size, root=root)
            leaf = MANY[index]
            assert check(leaf, index=index, path=path)
            if size > 1:
                assert not check(leaf, index=(index + 1) % size, path=path)
                assert not check(leaf, index=index, path=path[:-1])
            assert not check(leaf, index=index, path=(*path, root))
            assert not check(leaf_hash(b"forged"), index=index, path=path)


def test_every_older_tree_is_proved_to_be_part_of_the_newer() -> None:
    """And no other tree is, nor by a shortened, longer or altered path."""
    wrong = leaf_hash(b"another")
    for size in range(1, MOST + 1):
        root = tree_root(MANY[:size])
        for old in range(1, size + 1):
            path = consistency_path(MANY[:size], old)
            older = tree_root(MANY[:old])
            check = partial(proves_consistency, old_size=old, size=size)
            assert check(path=path, old_root=older, root=root)
            assert not check(path=path, old_root=wrong, root=root)
            assert not check(path=path, old_root=older, root=wrong)
            assert not check(path=(*path, wrong), old_root=older, root=root)
            if path:
                assert not check(path=path[:-1], old_root=older, root=root)


@given(st.integers(1, MOST), st.data())
def test_a_path_with_one_altered_hash_proves_nothing(
    size: int, data: st.DataObject
) -> None:
    """Whatever the leaf, whichever step."""
    index = data.draw(st.integers(0, size - 1))
    path = list(inclusion_path(MANY[:size], index))
    if not path:
        return
    step = data.draw(st.integers(0, len(path) - 1))
    path[step] = leaf_hash(path[step])
    assert not proves_inclusion(
        MANY[index], index=index, size=size, path=path, root=tree_root(MANY[:size])
    )


@given(
    st.lists(st.binary(min_size=32, max_size=32), max_size=8),
    st.integers(-1, MOST),
    st.integers(-1, MOST),
)
def test_made_up_paths_prove_nothing(path: list[bytes], one: int, two: int) -> None:
    """Neither that a leaf is in, nor that a tree grew."""
    root = tree_root(MANY)
    leaf = leaf_hash(b"never added")
    assert not proves_inclusion(leaf, index=one, size=two, path=path, root=root)
    old = leaf_hash(b"no tree")
    assert not proves_consistency(
        old_size=one, old_root=old, size=two, root=root, path=path
    )


@pytest.mark.parametrize("index", [-1, 3])
def test_a_leaf_outside_the_tree_has_no_path(index: int) -> None:
    """Just outside either end."""
    with pytest.raises(ValueError, match=f"leaf {index} of 3"):
        inclusion_path(MANY[:3], index)


@pytest.mark.parametrize("size", [0, 4])
def test_an_empty_or_larger_tree_is_no_older_one(size: int) -> None:
    """Just outside either end."""
    with pytest.raises(ValueError, match=f"older tree of {size} leaves"):
        consistency_path(MANY[:3], size)
