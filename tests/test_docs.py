"""The documentation names every code, command, option and setting there is."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

import click
import pytest

from trucewatch import model
from trucewatch.cli.main import COMMANDS
from trucewatch.model.access import Role
from trucewatch.model.review import NEXT_STATES, IncidentState
from trucewatch.service.access import RIGHTS, Action
from trucewatch.settings import Settings

DOCS = Path(__file__).resolve().parents[1] / "docs"
NOT_VOCABULARY = {"ShapeKind", "Severity", "BulletinStatus", "CellBy", "TallyScope"}
"""Codes of our own files and pages, explained where those are documented."""


def vocabularies() -> Iterator[type[StrEnum]]:
    for module in pkgutil.iter_modules(model.__path__):
        loaded = importlib.import_module(f"trucewatch.model.{module.name}")
        for value in vars(loaded).values():
            if not isinstance(value, type) or value.__module__ != loaded.__name__:
                continue
            if issubclass(value, StrEnum):
                yield value


@pytest.mark.parametrize("vocabulary", list(vocabularies()))
def test_every_code_of_the_vocabulary_is_documented(vocabulary: type[StrEnum]) -> None:
    """A code without a line in the reference fails the build."""
    if vocabulary.__name__ in NOT_VOCABULARY:
        page = DOCS.joinpath("reference", "file-formats.md").read_text("utf-8")
        page += DOCS.joinpath("reference", "claims.md").read_text("utf-8")
    else:
        page = DOCS.joinpath("reference", "vocabulary.md").read_text("utf-8")
    missing = [code.value for code in vocabulary if f"`{code.value}`" not in page]
    assert missing == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """The command-line reference is complete."""
    page = DOCS.joinpath("reference", "cli.md").read_text("utf-8")
    command: click.Command = importlib.import_module(f"trucewatch.cli.{name}").command
    missing = [
        word
        for path, each in with_subcommands(f"trucewatch {name}", command)
        for word in (path, *options_of(each))
        if word not in page
    ]
    assert missing == []


def with_subcommands(
    path: str, command: click.Command
) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, each in command.commands.items():
            yield from with_subcommands(f"{path} {name}", each)


def options_of(command: click.Command) -> list[str]:
    return [opt for each in command.params for opt in each.opts if "--" in opt]


@pytest.mark.parametrize("action", Action)
def test_every_right_is_documented(action: Action) -> None:
    """The table of roles says what the policy says."""
    page = DOCS.joinpath("reference", "access.md").read_text("utf-8")
    cells = " | ".join(RIGHTS[action].get(role, "–") for role in Role)
    assert f"| `{action}` | {cells} |" in page


@pytest.mark.parametrize("state", IncidentState)
def test_every_step_of_a_review_is_documented(state: IncidentState) -> None:
    """The table of steps says what the rules say."""
    page = DOCS.joinpath("reference", "access.md").read_text("utf-8")
    steps = ", ".join(f"`{each}`" for each in NEXT_STATES[state])
    assert f"| `{state}` | {steps} |" in page


@pytest.mark.parametrize("setting", [field.name for field in fields(Settings)])
def test_every_setting_is_documented(setting: str) -> None:
    """With its environment variable."""
    page = DOCS.joinpath("reference", "settings.md").read_text("utf-8")
    assert f"`{setting}`" in page
    assert f"TRUCEWATCH_{setting.upper()}" in page
