"""Settings come from a file, then from the environment, and refuse strangers."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.errors import InvalidMission
from trucewatch.settings import load_settings


def test_the_default_cache_is_the_users(tmp_path: Path) -> None:
    """Without any setting, the cache lies under the home folder."""
    assert load_settings({}, home=tmp_path).cache == tmp_path / ".cache" / "trucewatch"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """File first, environment last."""
    folder = tmp_path / "config" / "trucewatch"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("history_days = 5\nincident_window_days = 2")
    settings = load_settings(
        {
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
            "TRUCEWATCH_HISTORY_DAYS": "9",
            "TRUCEWATCH_CACHE": str(tmp_path / "c"),
            "TRUCEWATCH_DATABASE": "sqlite://",
            "TRUCEWATCH_SIGNING_KEY": str(tmp_path / "key.pem"),
        },
        home=tmp_path,
    )
    assert (settings.history_days, settings.incident_window_days) == (9, 2)
    assert (settings.cache, settings.database) == (tmp_path / "c", "sqlite://")
    assert settings.signing_key == tmp_path / "key.pem"


def test_an_unknown_setting_is_named(tmp_path: Path) -> None:
    """A mistyped key is an error, not a silent default."""
    with pytest.raises(InvalidMission, match="unknown setting; got cash"):
        load_settings({"TRUCEWATCH_CASH": "1"}, home=tmp_path)


def test_a_number_of_days_must_be_one(tmp_path: Path) -> None:
    """The error says what was got and wanted."""
    with pytest.raises(InvalidMission, match="got soon; wanted 0, 1, 2"):
        load_settings({"TRUCEWATCH_HISTORY_DAYS": "soon"}, home=tmp_path)


def test_a_broken_settings_file_is_named(tmp_path: Path) -> None:
    """The file stands in the error."""
    folder = tmp_path / ".config" / "trucewatch"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text("history_days = ")
    with pytest.raises(InvalidMission, match=r"settings\.toml: settings file is not"):
        load_settings({}, home=tmp_path)


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("No", False), ("1", True), ("", False)]
)
def test_codes_are_asked_for_or_not(tmp_path: Path, text: str, value: bool) -> None:
    """By a word for yes or no; any other is refused."""
    found = load_settings({"TRUCEWATCH_CODES_REQUIRED": text}, home=tmp_path)
    assert found.codes_required is value
    with pytest.raises(InvalidMission, match="neither yes nor no"):
        load_settings({"TRUCEWATCH_CODES_REQUIRED": "perhaps"}, home=tmp_path)


def test_a_scanner_is_a_command(tmp_path: Path) -> None:
    """Its words are parted as a shell parts them."""
    key = "TRUCEWATCH_UPLOAD_SCANNER"
    found = load_settings({key: "clamdscan '--a b' -"}, home=tmp_path)
    assert found.upload_scanner == ("clamdscan", "--a b", "-")
    assert load_settings({}, home=tmp_path).upload_scanner == ()
    with pytest.raises(InvalidMission, match="not a command"):
        load_settings({key: "clamdscan '"}, home=tmp_path)


def test_a_public_address_is_one(tmp_path: Path) -> None:
    """With its scheme; names in lists are parted by commas."""
    found = load_settings(
        {
            "TRUCEWATCH_PUBLIC_URL": "https://truce.example/",
            "TRUCEWATCH_ALLOWED_HOSTS": "One.example, two.example,",
        },
        home=tmp_path,
    )
    assert found.public_url == "https://truce.example"
    assert found.allowed_hosts == ("one.example", "two.example")
    with pytest.raises(InvalidMission, match="not an address"):
        load_settings({"TRUCEWATCH_PUBLIC_URL": "truce.example"}, home=tmp_path)
