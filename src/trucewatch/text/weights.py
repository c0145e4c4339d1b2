"""The packaged weights of a trained pipeline: written by `train`, read by `text`.

A file is a zip archive: ``pipeline.json`` (configuration and labels), one
``.msgpack`` part a component in which each matrix stands as whole numbers from
-127 to 127 with one scale a row, and ``lemmas.json``, the forms that the rules of
`text.lemmas` would get wrong.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import numpy as np
import srsly  # type: ignore[import-untyped]

from trucewatch.errors import InvalidReference

FORMAT: Final = 1
_SCALE, _WHOLE = "scale", "whole"
_STAMP = (2026, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A trained pipeline as plain values.

    Args:
        name: name and version, e.g. ``trucewatch-en-standard/1``.
        config: spaCy configuration of the pipeline.
        parts: component name -> its bytes, as spaCy's ``to_bytes`` gives them.
        strings: labels and features that the vocabulary must know.
        lemmas: UPOS -> form in lower case -> lemma.
    """

    name: str
    config: dict[str, Any]
    parts: dict[str, bytes]
    strings: tuple[str, ...]
    lemmas: dict[str, dict[str, str]]


def pack(weights: Weights) -> bytes:
    """The weights as one small file; the same weights give the same bytes."""
    about = {
        "format": FORMAT,
        "name": weights.name,
        "config": weights.config,
        "strings": list(weights.strings),
        "parts": sorted(weights.parts),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, "pipeline.json", json.dumps(about, sort_keys=True).encode())
        _add(
            archive, "lemmas.json", json.dumps(weights.lemmas, sort_keys=True).encode()
        )
        for name, part in sorted(weights.parts.items()):
            small = srsly.msgpack_dumps(_shrink(part))
            _add(archive, f"{name}.msgpack", small)
    return held.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, date_time=_STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)


def unpack(raw: bytes, *, where: str) -> Weights:
    """The weights in a file that `pack` made.

    Raises:
        InvalidReference: the file is damaged or of another format.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            about = json.loads(archive.read("pipeline.json"))
            if about["format"] != FORMAT:
                raise InvalidReference(
                    "weights of another format",
                    where=where,
                    got=str(about["format"]),
                    wanted=str(FORMAT),
                )
            parts = {
                name: _widen(srsly.msgpack_loads(archive.read(f"{name}.msgpack")))
                for name in about["parts"]
            }
            lemmas = json.loads(archive.read("lemmas.json"))
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InvalidReference(
            "damaged weights", where=where, got=str(error), wanted="a file of `pack`"
        ) from error
    return Weights(
        name=about["name"],
        config=about["config"],
        parts=parts,
        strings=tuple(about["strings"]),
        lemmas=lemmas,
    )


def load_weights(variant: str, *, language: str = "en") -> Weights:
    """The packaged weights of a variant.

    Raises:
        InvalidReference: there are none, or they are damaged.
    """
    where = f"models/{language}/{variant}.zip"
    path = files("trucewatch.text") / "models" / language / f"{variant}.zip"
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InvalidReference("no such weights", where=where) from error
    return unpack(raw, where=where)


def _shrink(part: bytes) -> dict[str, Any]:
    """A component's bytes with each matrix as whole numbers and one scale a row."""
    held = dict(srsly.msgpack_loads(part))
    model = dict(srsly.msgpack_loads(held["model"]))
    model["params"] = [
        {key: _whole(value) for key, value in node.items()} for node in model["params"]
    ]
    return {**held, "model": model}


def _widen(held: dict[str, Any]) -> bytes:
    """The component's bytes again, as spaCy's ``from_bytes`` wants them."""
    model = dict(held["model"])
    model["params"] = [
        {key: _matrix(value) for key, value in node.items()} for node in model["params"]
    ]
    return bytes(srsly.msgpack_dumps({**held, "model": srsly.msgpack_dumps(model)}))


def _whole(value: object) -> object:
    """A matrix as ``{scale, whole}``; a scalar or a vector stays exact."""
    if not isinstance(value, np.ndarray) or value.ndim < 2:
        return value
    rows = value.reshape(value.shape[0], -1)
    scale = np.abs(rows).max(axis=1, keepdims=True) / 127
    scale[scale == 0] = 1
    whole = np.rint(rows / scale).astype(np.int8).reshape(value.shape)
    return {_SCALE: scale.astype(np.float16), _WHOLE: whole}


def _matrix(value: object) -> object:
    if not isinstance(value, dict):
        return value
    whole, scale = value[_WHOLE], value[_SCALE].astype(np.float32)
    rows = whole.reshape(whole.shape[0], -1).astype(np.float32)
    return (rows * scale).reshape(whole.shape)
