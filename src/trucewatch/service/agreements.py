"""Agreements: check, show and compare their files; deadlines and talks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from trucewatch.errors import InvalidAgreement
from trucewatch.judge.commitments import judge_commitments
from trucewatch.model.agreement import Agreement
from trucewatch.model.commitment import Commitment
from trucewatch.model.record import Json, to_record
from trucewatch.model.talks import Track
from trucewatch.publish.agreement_diff import diff_lines
from trucewatch.publish.agreement_text import agreement_lines
from trucewatch.publish.boards import deadline_lines, track_lines
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_files import (
    load_agreement,
    load_agreements,
    packaged_agreement,
    packaged_agreement_ids,
    packaged_agreement_path,
)
from trucewatch.reference.agreement_links import read_with_links
from trucewatch.reference.extension import use_extension
from trucewatch.reference.extension_files import load_extension
from trucewatch.reference.talks import packaged_track, packaged_track_ids


def find_agreement(name: str) -> Agreement:
    """The agreement in the file or folder `name`, or the packaged one of that id.

    Raises:
        InvalidAgreement: there is none, or it is broken.
    """
    path = Path(name)
    if not path.exists():
        return packaged_agreement(name)
    use_words_of(path.absolute().parent.parent)
    return load_agreement(path)


def use_words_of(root: Path) -> None:
    """From here on the words and actors of the mission in `root` are in force.

    Raises:
        InvalidReference: a file of words or actors is broken.
    """
    use_extension(load_extension(root))


def check_agreement(
    path: Path,
) -> tuple[Agreement | None, tuple[InvalidAgreement, ...]]:
    """The agreement at `path`, or None, and every problem in it and its links.

    Raises:
        InvalidReference: a file of words or actors of its mission is broken.
    """
    use_words_of(path.absolute().parent.parent)
    return read_with_links(path)


def export_agreement(agreement_id: str, folder: Path) -> tuple[Path, ...]:
    """Files of a packaged agreement, copied into the new folder `folder`/ID.

    Raises:
        InvalidAgreement: there is no such packaged agreement, or something of that
            name stands there already.
    """
    target = folder / packaged_agreement(agreement_id).id
    if target.exists() or target.with_name(f"{target.name}.toml").exists():
        raise InvalidAgreement(
            "not overwritten", where=str(target), wanted="a folder without it"
        )
    shutil.copytree(packaged_agreement_path(agreement_id), target)
    return tuple(sorted(target.iterdir()))


def agreement_overview() -> Iterator[str]:
    """One line a packaged agreement: id, day, title."""
    for agreement_id in packaged_agreement_ids():
        agreement = packaged_agreement(agreement_id)
        signed = agreement.signed.isoformat() if agreement.signed else "undated"
        yield f"{agreement_id:16} {signed}  {agreement.title}"


def shown(agreement: Agreement) -> Iterator[str]:
    """The agreement in words."""
    return agreement_lines(agreement, _names())


def agreement_record(agreement: Agreement) -> Json:
    """The agreement as JSON."""
    return to_record(agreement)


def difference(one: Agreement, two: Agreement) -> Iterator[str]:
    """What the second has otherwise than the first."""
    return diff_lines(one, two)


def _names() -> dict[str, str]:
    return {actor.code: actor.party_name for actor in load_actors().actors}


def deadlines(
    ids: tuple[str, ...], *, root: Path, as_of: date
) -> tuple[Commitment, ...]:
    """The dated undertakings of these agreements as they stood on `as_of`.

    Args:
        ids: ids of agreements; all packaged ones where empty.
        root: folder ``agreements`` of a mission, with its own agreements.
        as_of: day on which the status holds.
    """
    use_words_of(root.parent)
    agreements = load_agreements(ids or packaged_agreement_ids(), root=root)
    return judge_commitments(agreements, (), as_of=as_of)


def deadlines_shown(found: tuple[Commitment, ...]) -> Iterator[str]:
    """The board in words."""
    return deadline_lines(found, _names())


def deadline_records(found: tuple[Commitment, ...]) -> Json:
    """The board as JSON."""
    return to_record(found)


def tracks(name: str | None = None) -> tuple[Track, ...]:
    """The tracks of talks in the register, or the one of that id.

    Raises:
        InvalidReference: no such track.
    """
    wanted = (name,) if name else packaged_track_ids()
    return tuple(packaged_track(each) for each in wanted)


def tracks_shown(found: tuple[Track, ...]) -> Iterator[str]:
    """The tracks in words."""
    return track_lines(found)


def track_records(found: tuple[Track, ...]) -> Json:
    """The tracks as JSON."""
    return to_record(found)
