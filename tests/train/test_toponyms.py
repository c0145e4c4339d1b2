"""Place names of a treebank become examples, and weights follow them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from trucewatch.train.toponyms import Example, fit, measure, stories

TREEBANK = """# newdoc id = one
# newpar
1	Anna	Anna	PROPN	NNP	_	2	nsubj	_	Entity=(1-person-new-cf1-1-sgl)
2	left	leave	VERB	VBD	_	0	root	_	_
3	the	the	DET	DT	_	4	det	_	Entity=(2-place-new-cf2-2-sgl
4	port	port	NOUN	NN	_	2	obj	_	_
5	of	of	ADP	IN	_	6	case	_	_
6	Tarvo	Tarvo	PROPN	NNP	_	4	nmod	_	Entity=(3-place-new)2)|SpaceAfter=No
7	.	.	PUNCT	.	_	2	punct	_	_

# newpar
1	The	the	DET	DT	_	2	det	_	Entity=(4-place-new-cf1-2-sgl
2	town	town	NOUN	NN	_	3	nsubj	_	Entity=4)
3	slept	sleep	VERB	VBD	_	0	root	_	_

# newdoc id = two
1	Tarvo	Tarvo	PROPN	NNP	_	0	root	_	Entity=(5-place-new-cf1-1-sgl)

"""


def test_named_places_are_cut_out_of_the_text(tmp_path: Path) -> None:
    """Nested mentions both count; persons and places without a name do not."""
    file = tmp_path / "bank.conllu.gz"
    file.write_bytes(gzip.compress(TREEBANK.encode()))
    (one, places), (two, others) = stories(file)
    assert one.startswith("Anna left the port of Tarvo.\n\nThe town slept")
    assert sorted(one[s:e] for s, e in places) == ["Tarvo", "the port of Tarvo"]
    assert [two[s:e] for s, e in others] == ["Tarvo"]


def example(*names: str, is_place: bool) -> Example:
    """An example with these features."""
    return Example(features=frozenset(names), is_place=is_place)


def test_weights_follow_the_labels() -> None:
    """What stands with places gains, what stands without them loses."""
    held = [example("any", "in", is_place=True)] * 20
    held += [example("any", "said", is_place=False)] * 20
    weights = fit(held)
    assert weights["in"] > 0 > weights["said"]
    assert measure(held, weights) == pytest.approx((1.0, 1.0))
