"""The register of talks: tracks with their rounds, one reviewed TOML file a track."""

from __future__ import annotations

import tomllib
import typing
from functools import cache
from importlib import resources

from trucewatch.errors import InvalidReference
from trucewatch.model.talks import Track
from trucewatch.reference.typed_tables import TableReader


def packaged_track_ids() -> tuple[str, ...]:
    """Ids of the tracks in the register, sorted."""
    return tuple(sorted(_files()))


@cache
def _files() -> dict[str, str]:
    """Text of every track's file, by the track's id."""
    folder = resources.files("trucewatch.reference") / "tracks"
    texts = (
        entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    )
    return {str(tomllib.loads(text)["id"]): text for text in texts}


@cache
def packaged_track(track_id: str) -> Track:
    """The track with that id, in letters of any case, its rounds in order of time.

    Raises:
        InvalidReference: there is none, or its file is broken.
    """
    known = next((n for n in _files() if n.casefold() == track_id.casefold()), None)
    if known is None:
        wanted = ", ".join(packaged_track_ids())
        raise InvalidReference("no such track of talks", got=track_id, wanted=wanted)
    return read_track(_files()[known], where=f"tracks/{known}")


def read_track(text: str, *, where: str) -> Track:
    """The track that the TOML `text` describes.

    Raises:
        InvalidReference: it is not TOML, or an entry does not fit.
    """
    try:
        record = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidReference("not TOML", where=where, got=str(error)) from error
    reader = TableReader()
    track = typing.cast("Track | None", reader.read(Track, record))
    if track is None:
        first = reader.misfits[0]
        at = ".".join(str(key) for key in first.path)
        raise InvalidReference(
            first.what, where=f"{where}: {at}", got=first.got, wanted=first.wanted
        )
    return track
