"""Erased content is gone; the log says that it was there, and every proof holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.missions import take_in
from tests.service.registers import settings, small_mission, told, verified
from trucewatch.errors import AccessDenied, InvalidRecord, UnknownSubject
from trucewatch.model.access import Role
from trucewatch.model.log import Erasure
from trucewatch.model.record import to_record
from trucewatch.service.erasing import erase_document, erase_entry
from trucewatch.service.heads import logged, sign_log
from trucewatch.service.missions import open_mission
from trucewatch.service.proving import prove_entry, verify_proof
from trucewatch.service.signing import make_key
from trucewatch.service.stamps import stamp_now
from trucewatch.service.users import add_user
from trucewatch.service.verifying import Published
from trucewatch.store.entries import write_entry
from trucewatch.store.items import Outcome, count_all

NAME = "Ahmad Xylographer"
REPORT = f"""---
title: Report of {NAME}
publisher: Demo Wire
published: 2017-06-03T10:00:00+03:00
language: en
---

{NAME} said that 3 people were killed in Idlib.
"""


def test_an_erased_person_is_nowhere_and_all_proofs_hold(tmp_path: Path) -> None:
    """In no table, no file beside it; heads and proofs from before stay valid."""
    root = small_mission(tmp_path / "m")
    make_key(tmp_path / "key.pem")
    signing = settings(tmp_path / "key.pem")
    mission = open_mission(root, settings=signing)
    letter = tmp_path / f"{NAME}.txt"
    letter.write_text(REPORT, "utf-8")
    (taken,) = take_in(mission, letter)
    assert taken.claims
    (entry,) = [e for e in logged(mission, subject=None, most=3) if "doc" in e.action]
    document = entry.subject.removeprefix("documents/")
    with mission.store.writing(stamp_now("u1")) as unit:
        write_entry(unit, "note", "n1", subject="x", record={"who": NAME})
    head = sign_log(mission, settings=signing)
    (tmp_path / "head.json").write_text(json.dumps(to_record(head)))
    proof = tmp_path / "proof.json"
    proof.write_text(json.dumps(prove_entry(mission, entry.seq)))

    add_user(mission, "chief", roles=(Role.ADMIN,))
    officer = (Role.DATA_PROTECTION_OFFICER,)
    add_user(mission, "dpo", roles=officer, by="chief")
    with pytest.raises(AccessDenied):
        erase_document(mission, document, reason=Erasure.REQUEST, by="chief")
    with pytest.raises(UnknownSubject):
        erase_document(mission, document, reason=Erasure.REQUEST)
    erase_document(mission, document, reason=Erasure.REQUEST, by="dpo")
    gone = erase_entry(mission, "note", "n1", reason=Erasure.REQUEST, by="dpo")
    assert gone == 1
    assert verified(root, head=tmp_path / "head.json").ok
    assert verify_proof(proof, Published(), key=head.key).ok
    for file in root.glob("mission.db*"):
        held = file.read_bytes().lower()
        assert b"xylograph" not in held
    *_, last = logged(mission, subject=entry.subject, most=9)
    assert (last.action, last.by, last.more) == ("erase", "dpo", {"reason": "request"})

    (again,) = take_in(mission, letter)
    assert (again.outcome, again.claims) == (Outcome.DUPLICATE, 0)
    with mission.store.unit() as look:
        assert count_all(look).documents == 3
    mission.store.close()
    assert told(verified(root)) == []


def test_what_is_not_there_cannot_be_erased(tmp_path: Path) -> None:
    """Nor a second time; nothing is logged."""
    mission = open_mission(small_mission(tmp_path / "m"), settings=settings())
    with pytest.raises(InvalidRecord, match="no such document"):
        erase_document(mission, "doc_0", reason=Erasure.ORDER)
    with pytest.raises(InvalidRecord, match="no such entry"):
        erase_entry(mission, "note", "n1", reason=Erasure.ORDER)
    document = logged(mission, subject=None, most=9)[0].subject.partition("/")[2]
    erase_document(mission, document, reason=Erasure.ORDER)
    size = len(logged(mission, subject=None, most=99))
    with pytest.raises(InvalidRecord, match="erased already"):
        erase_document(mission, document, reason=Erasure.ORDER)
    assert len(logged(mission, subject=None, most=99)) == size
    mission.store.close()
