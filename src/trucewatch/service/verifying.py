"""Verify: is a mission's database, bulletin or head what the log says?

Reads only; works on a copy, without a network, and for bulletins and heads without the
database too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from trucewatch.errors import InvalidProof, InvalidRecord
from trucewatch.model.log import SignedHead, TreeHead
from trucewatch.model.record import from_record
from trucewatch.model.release import ReleaseState
from trucewatch.service.missions import database_url, mission_file, read_mission
from trucewatch.service.published import PublishedBulletin, read_bulletin, read_head
from trucewatch.service.signing import key_id, rotation_fault, signature_fault
from trucewatch.settings import Settings
from trucewatch.store.bulletins import bulletins_written
from trucewatch.store.heads import every_head, head_subject
from trucewatch.store.keys import keys_in_use
from trucewatch.store.raw import raw_rows
from trucewatch.store.releases import published_errata, released_as, releases_of_day
from trucewatch.store.session import open_to_check
from trucewatch.store.tables import heads
from trucewatch.store.verifying import Fault, LogCheck, check_log, check_tables


@dataclass(slots=True, kw_only=True)
class Verification:
    """What was checked, and what is wrong.

    Args:
        checked: what was looked at, in lines with counts.
        notes: what is no fault, but worth knowing.
        faults: what is wrong, the first bad row first.
    """

    checked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Files that were published, to be held against the log.

    Args:
        bulletins: bulletins.
        heads: heads, those of the bulletins among them, each with its file's name.
    """

    bulletins: tuple[PublishedBulletin, ...] = ()
    heads: tuple[tuple[str, SignedHead], ...] = ()


def read_published(bulletin: Path | None, head: Path | None) -> Published:
    """The files to check.

    Raises:
        InvalidProof: one of them cannot be read, or is something else.
    """
    bulletins = () if bulletin is None else (read_bulletin(bulletin),)
    signed = [(each.name, each.head) for each in bulletins]
    if head is not None:
        signed.append((head.name, read_head(head)))
    return Published(bulletins=bulletins, heads=tuple(signed))


def verify_published(published: Published, *, key: str | None) -> Verification:
    """What files show by themselves, without a database.

    Args:
        published: the files.
        key: id of the key that is trusted, or its public key; where None, only that
            the signature is the one of the key beside it can be shown.
    """
    found = Verification()
    for where, signed in published.heads:
        found.checked.append(f"{where}: {head_words(signed)}")
        what = signature_fault(signed) or key_fault(signed, key)
        if what is not None:
            found.faults.append(Fault(where=where, what=what))
        elif signed.key and key is None:
            found.notes.append(
                f"{where}: compare key {signed.key} with the one that was published"
            )
    return found


def head_words(signed: SignedHead) -> str:
    """A head in words."""
    by = f"signed by key {signed.key}" if signed.key else "not signed"
    head = signed.head
    return f"head of {head.size:,} entries, mission {head.mission}, {by}"


def key_fault(signed: SignedHead, key: str | None) -> str | None:
    """Whether another key signed than the one that is trusted."""
    if key is None or key in (signed.key, signed.public):
        return None
    return f"wrong key: signed by {signed.key or 'nobody'}, wanted {key}"


def verify_mission(
    root: Path, published: Published, *, settings: Settings
) -> Verification:
    """Every row of a mission's database against its log, and the log against files.

    Raises:
        InvalidMission: no mission there.
        InvalidProof: a head is of another mission.
        StoreError: no database there, or of another version or program.
    """
    mission = read_mission(mission_file(root)).id
    for where, signed in published.heads:
        if signed.head.mission != mission:
            raise InvalidProof(
                "a head of another mission",
                where=where,
                got=signed.head.mission,
                wanted=mission,
            )
    store = open_to_check(database_url(root, settings))
    try:
        found = Verification()
        if (damage := store.damage()) is not None:
            what = f"the file itself is damaged: {damage}"
            found.faults.append(Fault(where="database", what=what))
        with store.unit() as look:
            if _check_rows(look, published, found):
                _check_keys(look, published, found, mission=mission)
                _check_bulletins(look, published, found)
    finally:
        store.close()
    return found


def _check_rows(look: sa.Connection, published: Published, found: Verification) -> bool:
    """Log and tables; whether both are in order."""
    outside = [(where, signed.head) for where, signed in published.heads]
    check = check_log(look, [*outside, *_kept_heads(look)])
    found.checked.append(_log_line(check))
    if check.back:
        rows = ", ".join(str(row) for row in check.back[:5])
        found.notes.append(
            f"{len(check.back)} log rows are dated before the one above them, a clock "
            f"was set back: {rows}"
        )
    if check.whole:
        counts: Counter[str] = Counter()
        faults = list(check_tables(look, check.sealed, counts))
        found.checked += _table_lines(counts)
    else:
        faults = []
        found.notes.append("tables not checked: without its log nothing proves them")
    found.faults += check.faults + faults
    return not (check.faults or faults)


def _kept_heads(look: sa.Connection) -> Iterator[tuple[str, TreeHead]]:
    """The heads on the books that can be read; `check_tables` finds the others."""
    for row in raw_rows(look, heads, heads.c.size, heads.c.key):
        try:
            signed = from_record(SignedHead, row["record"])
        except InvalidRecord:
            continue
        yield head_subject(row["size"], row["key"]), signed.head


def _log_line(check: LogCheck) -> str:
    root = f", root {check.root}" if check.whole else ""
    return f"log: {check.size:,} entries{root}"


def _table_lines(counts: Counter[str]) -> list[str]:
    size = counts.pop("bytes", 0)
    told = ", ".join(f"{number:,} {name}" for name, number in sorted(counts.items()))
    return [f"tables: {told or 'empty'}", f"original bytes: {size:,}"]


def _check_keys(
    look: sa.Connection, published: Published, found: Verification, *, mission: str
) -> None:
    """Signatures of the heads on the books, and whether its keys are the mission's."""
    keys = keys_in_use(look)
    known = {key.public for key in keys}
    for key in keys:
        if (what := rotation_fault(key, mission=mission)) is not None:
            where = f"signing key {key_id(key.public)}"
            found.faults.append(Fault(where=where, what=what))
    kept = every_head(look)
    named = [(head_subject(each.head.size, each.key), each) for each in kept]
    for where, signed in (*named, *published.heads):
        what = signature_fault(signed)
        if what is None and signed.key and signed.public not in known:
            what = f"key {signed.key} is none that this mission signed with"
        if what is not None:
            found.faults.append(Fault(where=where, what=what))
    signed_heads = sum(1 for each in kept if each.key)
    found.checked.append(
        f"heads: {len(kept):,}, of which {signed_heads:,} signed; keys: {len(keys)}"
    )


def _check_bulletins(
    look: sa.Connection, published: Published, found: Verification
) -> None:
    """Whether the bulletins' bytes are ones that were written."""
    if not published.bulletins:
        return
    written = bulletins_written(look)
    known = {digest for each in written for digest in (each.html, each.json)}
    for bulletin in published.bulletins:
        found.checked.append(f"{bulletin.name}: SHA-256 {bulletin.sha256}")
        if bulletin.sha256 not in known:
            what = "edited: the log knows no bulletin with these bytes"
            found.faults.append(Fault(where=bulletin.name, what=what))
            continue
        _note_release(look, bulletin, found)


def _note_release(
    look: sa.Connection, bulletin: PublishedBulletin, found: Verification
) -> None:
    """Whether the bytes were released, and what was said of them since."""
    kept = released_as(look, bulletin.sha256)
    if kept is None:
        found.notes.append(f"{bulletin.name}: a draft, never released")
        return
    found.checked.append(f"{bulletin.name}: released as No. {kept.value.label}")
    errata = len(published_errata(look, kept.id))
    if errata:
        noun = "erratum" if errata == 1 else "errata"
        found.notes.append(f"{bulletin.name}: {errata} published {noun}")
    later = releases_of_day(look, kept.value.day)[kept.value.revision + 1 :]
    released = [e.value for e in later if e.value.state is ReleaseState.RELEASED]
    if released:
        label = released[-1].label
        found.notes.append(f"{bulletin.name}: No. {label} took its place")
