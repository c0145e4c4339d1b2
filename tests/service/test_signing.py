"""Keys lie in files of their own; a signature holds for one head and one key."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tests.service.registers import (
    copy_of,
    forget_log,
    settings,
    small_mission,
    told,
    verified,
)
from trucewatch.errors import InvalidKey
from trucewatch.model.log import SignedHead, TreeHead
from trucewatch.model.record import to_record
from trucewatch.service.heads import rotate_key, sign_log
from trucewatch.service.missions import OpenMission, open_mission
from trucewatch.service.signing import (
    key_id,
    make_key,
    read_key,
    rotation_fault,
    signature_fault,
)
from trucewatch.store.keys import keys_in_use

HEAD = TreeHead(mission="m", size=3, root="ab" * 32, chain="cd" * 32, at="2026")


def test_a_key_is_written_for_its_owner_alone_and_never_overwritten(
    tmp_path: Path,
) -> None:
    """Mode 0600; a second one in the same place is refused, the first stays."""
    file = tmp_path / "key.pem"
    made = make_key(file)
    before = file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_key(file).public == made.public
    with pytest.raises(InvalidKey, match="something stands there already"):
        make_key(file)
    assert file.read_bytes() == before
    with pytest.raises(InvalidKey, match="cannot be written"):
        make_key(tmp_path / "no folder" / "key.pem")


def test_a_keys_id_is_the_beginning_of_its_hash() -> None:
    """Sixteen hex digits of the SHA-256 of the public key."""
    assert key_id("00" * 32) == "66687aadf862bd77"


def test_a_key_that_others_may_read_is_refused(tmp_path: Path) -> None:
    """With what to do."""
    file = tmp_path / "key.pem"
    make_key(file)
    file.chmod(0o640)
    with pytest.raises(InvalidKey, match=r"got mode 0640; wanted mode 0600: chmod"):
        read_key(file)


def test_what_is_no_key_is_named(tmp_path: Path) -> None:
    """Missing, no PEM, of another kind."""
    file = tmp_path / "key.pem"
    with pytest.raises(InvalidKey, match="trucewatch log key FILE"):
        read_key(file)
    file.write_text("not a key")
    file.chmod(0o600)
    with pytest.raises(InvalidKey, match="no signing key"):
        read_key(file)
    other = generate_private_key(SECP256R1())
    file.write_bytes(
        other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    with pytest.raises(InvalidKey, match=r"a key of another kind.*wanted Ed25519"):
        read_key(file)


@pytest.fixture
def signed(tmp_path: Path) -> SignedHead:
    return make_key(tmp_path / "key.pem").sign_head(HEAD, earlier=("ef" * 32,))


def test_a_signature_holds_and_is_the_same_each_time(
    tmp_path: Path, signed: SignedHead
) -> None:
    """The same head and key give the same bytes."""
    again = read_key(tmp_path / "key.pem").sign_head(HEAD, earlier=("ef" * 32,))
    assert signature_fault(signed) is None
    assert again == signed
    assert signature_fault(SignedHead(head=HEAD)) is None


def test_nothing_signed_can_be_altered(tmp_path: Path, signed: SignedHead) -> None:
    """Neither the head, nor the key, nor the keys before it."""
    other = make_key(tmp_path / "other.pem")
    for altered in (
        replace(signed, head=replace(HEAD, size=4)),
        replace(signed, head=replace(HEAD, mission="n")),
        replace(signed, head=replace(HEAD, at="2027")),
        replace(signed, earlier=()),
        replace(signed, signature="00" * 64),
        replace(signed, signature="no hex"),
        replace(signed, key=other.id, public=other.public),
    ):
        assert "it was altered" in (signature_fault(altered) or "")
    foreign = replace(signed, public=other.public)
    assert "is not the id of the public key" in (signature_fault(foreign) or "")
    assert signature_fault(replace(signed, public="no hex")) is not None


def test_a_rotation_is_signed_by_the_key_before(tmp_path: Path) -> None:
    """For this mission and this key only; the first key needs none."""
    old, new = make_key(tmp_path / "old.pem"), make_key(tmp_path / "new.pem")
    rotation = old.sign_rotation(new.public, mission="m")
    assert rotation_fault(rotation, mission="m") is None
    assert rotation_fault(rotation, mission="n") is not None
    assert rotation_fault(replace(rotation, public="00" * 32), mission="m") is not None
    assert rotation_fault(replace(rotation, previous=""), mission="m") is None


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_mission(tmp_path_factory.mktemp("signing") / "m")


def opened(root: Path, to: Path) -> OpenMission:
    return open_mission(copy_of(root, to), settings=settings())


def test_signing_twice_signs_once(tmp_path: Path, root: Path) -> None:
    """The head is kept, with its key; nothing changed, so there is no second one."""
    mission = opened(root, tmp_path / "m")
    make_key(tmp_path / "key.pem")
    held = settings(tmp_path / "key.pem")
    first = sign_log(mission, settings=held)
    assert sign_log(mission, settings=held) == first
    mission.store.close()
    found = verified(tmp_path / "m")
    assert found.ok
    assert "heads: 1, of which 1 signed; keys: 1" in found.checked


def test_without_a_key_nothing_is_signed(tmp_path: Path, root: Path) -> None:
    """The error names the setting."""
    mission = opened(root, tmp_path / "m")
    with pytest.raises(InvalidKey, match="signing_key"):
        sign_log(mission, settings=settings())
    mission.store.close()


def test_a_rotation_is_logged_and_old_keys_stay_listed(
    tmp_path: Path, root: Path
) -> None:
    """The old key signs the new one and is refused from then on."""
    mission = opened(root, tmp_path / "m")
    old, new = make_key(tmp_path / "old.pem"), make_key(tmp_path / "new.pem")
    first, second = settings(tmp_path / "old.pem"), settings(tmp_path / "new.pem")
    sign_log(mission, settings=first)
    with pytest.raises(InvalidKey, match="this key is not the mission's"):
        sign_log(mission, settings=second)
    assert rotate_key(mission, tmp_path / "new.pem", settings=first) == new.id
    with pytest.raises(InvalidKey, match=f"was replaced.*wanted key {new.id}"):
        sign_log(mission, settings=first)
    with pytest.raises(InvalidKey, match="this key was used before"):
        rotate_key(mission, tmp_path / "old.pem", settings=second)
    head = sign_log(mission, settings=second)
    with mission.store.unit() as look:
        assert [key.public for key in keys_in_use(look)] == [old.public, new.public]
    mission.store.close()
    assert head.earlier == (old.public,)
    assert verified(tmp_path / "m").ok


def test_a_key_may_be_rotated_before_it_signed(tmp_path: Path, root: Path) -> None:
    """Then both are noted."""
    mission = opened(root, tmp_path / "m")
    make_key(tmp_path / "old.pem")
    make_key(tmp_path / "new.pem")
    rotate_key(mission, tmp_path / "new.pem", settings=settings(tmp_path / "old.pem"))
    with mission.store.unit() as look:
        assert len(keys_in_use(look)) == 2
    mission.store.close()


def test_a_head_of_a_key_that_is_not_the_missions_is_found(
    tmp_path: Path, root: Path
) -> None:
    """A right signature by the wrong key."""
    copy_of(root, tmp_path / "m")
    file = tmp_path / "head.json"
    mission = open_mission(tmp_path / "m", settings=settings())
    make_key(tmp_path / "key.pem")
    head = sign_log(mission, settings=settings(tmp_path / "key.pem"))
    mission.store.close()
    forged = make_key(tmp_path / "forged.pem").sign_head(head.head)
    file.write_text(json.dumps(to_record(forged)))
    (fault,) = told(verified(tmp_path / "m", head=file))
    assert fault.endswith("is none that this mission signed with")


def test_a_rewritten_log_is_found_by_the_head_on_the_books(
    tmp_path: Path, root: Path
) -> None:
    """Whoever writes the log anew without the key cannot sign its heads."""
    copy = copy_of(root, tmp_path / "m")
    mission = open_mission(copy, settings=settings())
    make_key(tmp_path / "key.pem")
    head = sign_log(mission, settings=settings(tmp_path / "key.pem"))
    mission.store.close()
    forget_log(copy)
    open_mission(copy, settings=settings()).store.close()
    assert verified(copy).ok
    file = tmp_path / "head.json"
    file.write_text(json.dumps(to_record(head)))
    found = told(verified(copy, head=file))
    assert found[0].startswith("head.json: ")
