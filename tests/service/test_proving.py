"""Proofs hold without the database; forged ones and other files are refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.missions import take_in
from tests.service.registers import REPORT, settings, small_mission, told
from trucewatch.errors import InvalidProof
from trucewatch.model.record import Json, to_record
from trucewatch.service.bulletins import WrittenBulletin, write_bulletin_files
from trucewatch.service.heads import sign_log
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.proving import prove_entry, prove_growth, verify_proof
from trucewatch.service.signing import make_key
from trucewatch.service.verifying import Published, Verification, read_published


@dataclass(frozen=True)
class Sample:
    """A mission that was signed, wrote a bulletin, grew, and was signed again."""

    mission: OpenMission
    written: WrittenBulletin
    older: Path
    newer: Path
    key: str


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    folder = tmp_path_factory.mktemp("prove")
    key = make_key(folder / "key.pem").id
    held = settings(folder / "key.pem")
    mission = open_mission(small_mission(folder / "m"), settings=held)
    older, newer = folder / "older.json", folder / "newer.json"
    older.write_text(json.dumps(to_record(sign_log(mission, settings=held))))
    written = write_bulletin_files(mission, day=None, out=folder, settings=held)
    (folder / "late.txt").write_text(REPORT.format(day=3), "utf-8")
    take_in(mission, folder / "late.txt")
    newer.write_text(json.dumps(to_record(sign_log(mission, settings=held))))
    return Sample(mission=mission, written=written, older=older, newer=newer, key=key)


def check(
    record: Json, tmp_path: Path, *, key: str | None = None, of: Published | None = None
) -> Verification:
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(record), "utf-8")
    return verify_proof(file, of or Published(), key=key)


@pytest.mark.uncounted
def test_every_entry_is_proved(sample: Sample, tmp_path: Path) -> None:
    """To whoever trusts the key."""
    for seq in range(json.loads(sample.newer.read_text())["head"]["size"]):
        found = check(prove_entry(sample.mission, seq), tmp_path, key=sample.key)
        assert found.ok
        assert found.checked[0].startswith(f"proof.json: entry {seq}: ")


def test_growth_is_proved(sample: Sample, tmp_path: Path) -> None:
    """From the older head to the newer."""
    found = check(prove_growth(sample.mission, sample.older), tmp_path, key=sample.key)
    assert found.ok
    assert "a log of 7 entries that grew to 13" in found.checked[0]
    assert check(prove_growth(sample.mission, sample.newer), tmp_path).ok


def bulletin_entry(sample: Sample) -> Json:
    return prove_entry(sample.mission, 9)


def test_a_proof_opens_what_was_written_of_a_bulletin(
    sample: Sample, tmp_path: Path
) -> None:
    """The hashes of its files: an edited one is found without the database."""
    record = bulletin_entry(sample)
    for file in (sample.written.html, sample.written.record):
        found = check(record, tmp_path, of=read_published(file, None))
        assert found.ok
        assert "of 2017-06-02, page " in found.checked[0]
    edited = tmp_path / "b.json"
    text = sample.written.record.read_text("utf-8")
    edited.write_text(text.replace("Hama", "Homs"), "utf-8")
    found = check(record, tmp_path, of=read_published(edited, None))
    assert told(found) == [
        "proof.json: b.json is not the bulletin that it speaks of, or was edited"
    ]


def other_leaf(record: Json) -> None:
    record["leaf"] = record["leaf"].replace("machine", "another")


def other_place(record: Json) -> None:
    record["index"] += 1


def other_path(record: Json) -> None:
    record["path"][0] = "00" * 32


def other_root(record: Json) -> None:
    record["head"]["head"]["root"] = "00" * 32


def other_signature(record: Json) -> None:
    record["head"]["signature"] = "00" * 64


def other_content(record: Json) -> None:
    record["opening"]["content"]["record"]["html"] = "00" * 32


@pytest.mark.parametrize(
    "forge",
    [other_leaf, other_place, other_path, other_root, other_signature, other_content],
)
def test_a_forged_proof_is_found(
    sample: Sample, tmp_path: Path, forge: Callable[[Json], None]
) -> None:
    """Whatever part was altered."""
    record = bulletin_entry(sample)
    forge(record)
    assert not check(record, tmp_path).ok


def test_a_forged_growth_is_found(sample: Sample, tmp_path: Path) -> None:
    """Another older head, another path, another mission."""
    for part, value in (("root", "00" * 32), ("mission", "elsewhere")):
        record = prove_growth(sample.mission, sample.older)
        record["older"]["head"][part] = value
        assert (
            "does not prove that the log only grew" in told(check(record, tmp_path))[0]
        )
    record = prove_growth(sample.mission, sample.older)
    other_path(record)
    assert not check(record, tmp_path).ok


def test_another_key_is_named(sample: Sample, tmp_path: Path) -> None:
    """A right proof under a key that is not trusted."""
    found = check(bulletin_entry(sample), tmp_path, key="0" * 16)
    assert "wrong key" in told(found)[0]


def test_what_cannot_be_proved_is_refused(sample: Sample, tmp_path: Path) -> None:
    """No such entry; a head of another mission, or larger than the log."""
    with pytest.raises(InvalidProof, match="no such entry"):
        prove_entry(sample.mission, 99)
    record = json.loads(sample.older.read_text())
    head = tmp_path / "head.json"
    for part, value, wanted in (
        ("mission", "elsewhere", "a head of another mission"),
        ("size", 99, "older tree of 99 leaves"),
    ):
        head.write_text(json.dumps(record | {"head": record["head"] | {part: value}}))
        with pytest.raises(InvalidProof, match=wanted):
            prove_growth(sample.mission, head)


@pytest.mark.parametrize(
    "record",
    [
        [],
        {},
        {"format": "other/1"},
        {"format": "trucewatch-proof/1", "head": {}},
        {"format": "trucewatch-proof/1", "head": None, "proof": "none"},
    ],
)
def test_what_is_no_proof_is_refused(tmp_path: Path, record: Json) -> None:
    """With what it is."""
    with pytest.raises(InvalidProof, match=r"no proof|not a JSON object"):
        check(record, tmp_path)


def test_an_unknown_kind_of_proof_is_refused(sample: Sample, tmp_path: Path) -> None:
    """A later version's, perhaps."""
    with pytest.raises(InvalidProof, match="proof of love"):
        check(bulletin_entry(sample) | {"proof": "of love"}, tmp_path)


def test_an_entry_after_every_head_is_proved_by_an_unsigned_one(
    sample: Sample, tmp_path: Path
) -> None:
    """The log's present head, so that something can be shown at once."""
    size = json.loads(sample.newer.read_text())["head"]["size"]
    record = prove_entry(sample.mission, size)
    assert record["head"]["key"] == ""
    assert check(record, tmp_path).ok
