"""Every term kind and verdict has its rule, its words, its page, and a true example.

The pages under ``docs/reference/terms`` and ``docs/reference/verdicts`` show what the
engine prints for cases of ``docs/examples``. ``UPDATE_GOLDEN=1`` writes them anew.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from trucewatch.judge.terms import RULES
from trucewatch.judge.verdict import ENGINE
from trucewatch.model.bulletin import IncidentEntry
from trucewatch.model.finding import Finding, Verdict
from trucewatch.model.term import TermKind
from trucewatch.publish.codes import VERDICT
from trucewatch.publish.findings import entry_lines
from trucewatch.reference.actors import load_actors
from trucewatch.reference.case_files import load_cases
from trucewatch.service.agreements import deadlines, deadlines_shown
from trucewatch.service.judging import (
    Hearing,
    case_hearing,
    change_lines,
    compare_hearings,
    judge_hearing,
)

DOCS = Path(__file__).resolve().parents[1] / "docs"
CASES = DOCS / "examples" / "cases.toml"
KINDS = DOCS / "reference" / "terms"
VERDICTS = DOCS / "reference" / "verdicts"
HOW_TO = DOCS / "how-to"
SHOWN = ("judge-incidents.md", "follow-deadlines.md")

BLOCK = re.compile(r"<!-- example: (\S+) (\S+) -->\n```text\n(.*?)```", re.DOTALL)
"""A case's id, ``agreement/term``, and what the engine prints of them."""

CHANGES = re.compile(r"<!-- against: (\S+) -->\n```text\n(.*?)```", re.DOTALL)
"""A reading, and what the engine prints as changed under it."""

BOARDS = re.compile(r"<!-- deadlines: (\S+) (\S+) -->\n```text\n(.*?)```", re.DOTALL)
"""An agreement and a day, and the board that is printed for them."""

RULE = re.compile(r"\b[a-z_]+_v\d+\b")
"""A rule's name with its version."""


@cache
def hearing() -> Hearing:
    return case_hearing(CASES)


@cache
def entries() -> dict[str, IncidentEntry]:
    """Every case's entry, by the case's id."""
    found = judge_hearing(hearing())
    cases = load_cases(CASES).cases
    return {case.id: entry for case, entry in zip(cases, found, strict=True)}


def finding_of(case: str, term: str) -> Finding:
    """The finding of that case by ``agreement/term``."""
    agreement, _, own = term.partition("/")
    found = entries()[case].findings
    return next(f for f in found if (f.agreement, f.term) == (agreement, own))


def printed(case: str, term: str) -> str:
    """What `trucewatch judge --cases` prints of one case and term."""
    entry, finding = entries()[case], finding_of(case, term)
    flips = tuple(flip for flip in entry.flips if flip.finding == finding.id)
    titles = {i.id: title for i, title, _ in hearing().incidents}
    lines = entry_lines(
        replace(entry, findings=(finding,), flips=flips),
        {agreement.id: agreement for agreement in hearing().agreements},
        title=titles[entry.incident.id],
        names={actor.code: actor.name for actor in load_actors().actors},
        every=True,
    )
    return "\n".join(lines) + "\n"


def changed(reading: str) -> str:
    """What `trucewatch judge --cases ... --against` prints."""
    changes = compare_hearings(hearing(), (), (reading,))
    return "\n".join(change_lines(hearing(), changes)) + "\n"


def board(agreement: str, day: str) -> str:
    """What `trucewatch deadlines` prints."""
    found = deadlines(
        (agreement,), root=CASES.parent / "agreements", as_of=date.fromisoformat(day)
    )
    return "\n".join(deadlines_shown(found)).rstrip() + "\n"


def pages() -> list[Path]:
    reference = [*sorted(KINDS.glob("*.md")), *sorted(VERDICTS.glob("*.md"))]
    return [*reference, *(HOW_TO / name for name in SHOWN)]


def name_of(page: Path) -> str:
    return page.relative_to(DOCS).with_suffix("").as_posix()


def blocks(page: Path) -> list[tuple[str, str]]:
    """Case and term of every example on the page."""
    text = page.read_text("utf-8")
    return [(case, term) for case, term, _ in BLOCK.findall(text)]


def kind_of(term: str) -> TermKind:
    agreement, _, own = term.partition("/")
    by_id = {each.id: each for each in hearing().agreements}
    return by_id[agreement].term(own).kind


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_example_is_what_the_engine_prints(page: Path) -> None:
    """Block by block; nothing on these pages is made by hand."""
    text = page.read_text("utf-8")
    now = BLOCK.sub(
        lambda m: f"<!-- example: {m[1]} {m[2]} -->\n```text\n{printed(m[1], m[2])}```",
        text,
    )
    now = CHANGES.sub(
        lambda m: f"<!-- against: {m[1]} -->\n```text\n{changed(m[1])}```", now
    )
    now = BOARDS.sub(
        lambda m: f"<!-- deadlines: {m[1]} {m[2]} -->\n```text\n{board(m[1], m[2])}```",
        now,
    )
    if os.environ.get("UPDATE_GOLDEN"):
        page.write_text(now, encoding="utf-8")
    assert page.read_text("utf-8") == now


@pytest.mark.parametrize("kind", TermKind)
def test_every_term_kind_has_its_rule_and_its_page(kind: TermKind) -> None:
    """The page names the rule in its current version and shows it at work."""
    page = KINDS / f"{kind.value}.md"
    text = page.read_text("utf-8")
    rule = RULES[kind].name
    assert f"`{rule}`" in text
    shown = blocks(page)
    assert shown
    assert {kind_of(term) for _, term in shown} == {kind}
    assert {finding_of(*each).rule for each in shown} == {rule}


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_its_words_and_its_page(verdict: Verdict) -> None:
    """The page says what is printed and shows a finding with that verdict."""
    page = VERDICTS / f"{verdict.value}.md"
    text = page.read_text("utf-8")
    assert f"> {VERDICT[verdict]}" in text
    shown = blocks(page)
    assert verdict in {finding_of(*each).verdict for each in shown}


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_pages_name_only_current_rules_and_the_current_engine(page: Path) -> None:
    """A rule's new version shows on every page that names it."""
    text = page.read_text("utf-8")
    current = {rule.name for rule in RULES.values()}
    assert set(RULE.findall(text)) <= current
    assert set(re.findall(r"trucewatch-judge/\d+", text)) <= {ENGINE}


@pytest.mark.parametrize("folder", [KINDS, VERDICTS], ids=lambda each: each.name)
def test_no_page_is_left_of_what_is_gone(folder: Path) -> None:
    """One page a code, and the table of them."""
    codes: set[str] = {kind.value for kind in TermKind}
    if folder == VERDICTS:
        codes = {verdict.value for verdict in Verdict}
    assert {page.stem for page in folder.glob("*.md")} == codes | {"index"}


def test_the_table_of_kinds_is_the_table_of_rules() -> None:
    """Each kind stands in its row with the rule that applies it."""
    text = (KINDS / "index.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| \[`(\w+)`\]\(\w+\.md\) \| `(\w+)` \|", text, re.M))
    assert rows == {kind.value: rule.name for kind, rule in RULES.items()}


def test_the_table_of_verdicts_is_complete() -> None:
    """Each verdict stands in its row with what a finding prints."""
    text = (VERDICTS / "index.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| \[`(\w+)`\]\(\w+\.md\) \| ([^|]+) \|", text, re.M))
    assert rows == {verdict.value: words for verdict, words in VERDICT.items()}


def test_the_examples_hold_every_kind_and_every_verdict() -> None:
    """Among the made-up cases, each has a finding by the real engine."""
    found = [f for entry in entries().values() for f in entry.findings]
    assert {finding.verdict for finding in found} == set(Verdict)
    spoken = [f for f in found if not f.verdict.value.startswith("out_of_scope")]
    assert {kind_of(f"{f.agreement}/{f.term}") for f in spoken} == set(TermKind)


def test_the_examples_are_marked_as_made_up() -> None:
    """They name no state, no group and no body of any conflict."""
    assert hearing().demonstration
    for agreement in hearing().agreements:
        assert "made up" in agreement.title
        assert {role.actor.split("/")[0] for role in agreement.roles} == {"GENERIC"}
    for entry in entries().values():
        actor = entry.incident.attribution.actor
        assert actor is None or actor.startswith("GENERIC/")
