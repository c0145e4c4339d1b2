"""Packed weights: the same file for the same weights, and near the originals."""

from __future__ import annotations

import numpy as np
import pytest
import srsly  # type: ignore[import-untyped]

from trucewatch.errors import InvalidReference
from trucewatch.text.weights import Weights, load_weights, pack, unpack


def some_weights() -> Weights:
    """One component with a matrix, a vector, a row of zeros and a scalar."""
    matrix = np.array([[1.0, -0.5, 0.25], [0.0, 0.0, 0.0]], dtype=np.float32)
    model = {
        "nodes": [],
        "attrs": [],
        "params": [{"W": matrix, "b": np.array([3.5], dtype=np.float32), "n": None}],
        "shims": [],
    }
    part = srsly.msgpack_dumps({"cfg": "{}", "model": srsly.msgpack_dumps(model)})
    return Weights(
        name="test/1",
        config={"nlp": {"lang": "en"}},
        parts={"tok2vec": part},
        strings=("nsubj",),
        lemmas={"VERB": {"shot": "shoot"}},
    )


def test_a_matrix_comes_back_within_a_step_of_its_row() -> None:
    """Whole numbers with a scale a row lose at most half a step; vectors nothing."""
    back = unpack(pack(some_weights()), where="here")
    held = srsly.msgpack_loads(back.parts["tok2vec"])
    node = srsly.msgpack_loads(held["model"])["params"][0]
    assert np.abs(node["W"] - [[1.0, -0.5, 0.25], [0, 0, 0]]).max() <= 1 / 127
    assert node["b"].tolist() == [3.5]
    assert node["n"] is None
    assert (back.name, back.strings) == ("test/1", ("nsubj",))
    assert back.lemmas == {"VERB": {"shot": "shoot"}}


def test_packing_is_reproducible() -> None:
    """The same weights give the same bytes, whenever they are packed."""
    assert pack(some_weights()) == pack(some_weights())


def test_damaged_files_are_named() -> None:
    """Neither noise nor a later format is read."""
    with pytest.raises(InvalidReference, match="damaged weights"):
        unpack(b"noise", where="here")


def test_another_format_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file says its format, and only ours is read."""
    monkeypatch.setattr("trucewatch.text.weights.FORMAT", 2)
    later = pack(some_weights())
    monkeypatch.undo()
    with pytest.raises(InvalidReference, match="another format"):
        unpack(later, where="here")


def test_packaged_weights_are_small() -> None:
    """Both variants together stay within the five megabytes they may take."""
    sizes = [len(pack(load_weights(variant))) for variant in ("standard", "fast")]
    assert sum(sizes) < 5_000_000
