"""Agreements in words: nothing is left out, what is unchecked is marked, diffs show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trucewatch.model.agreement import Agreement
from trucewatch.publish.agreement_text import agreement_lines, diff_lines
from trucewatch.reference.actors import load_actors
from trucewatch.reference.agreement_files import (
    packaged_agreement,
    packaged_agreement_ids,
)

NAMES = {actor.code: actor.name for actor in load_actors().actors}


def text_of(agreement: Agreement) -> str:
    return "\n".join(agreement_lines(agreement, NAMES))


@pytest.mark.parametrize("agreement_id", packaged_agreement_ids())
def test_every_entry_is_printed(agreement_id: str) -> None:
    """Provisions, terms, zones, readings, disputes and what is left undefined."""
    agreement = packaged_agreement(agreement_id)
    text = text_of(agreement)
    texts = [entry.text for entry in agreement.provisions]
    texts += [entry.text for entry in agreement.terms]
    texts += [entry.text for entry in agreement.zones]
    assert [entry for entry in texts if entry not in text] == []
    assert [r.id for r in agreement.interpretations if r.title not in text] == []
    assert [point for point in agreement.not_defined if point not in text] == []
    assert [v.says for v in agreement.variants if v.says not in text] == []


@pytest.mark.parametrize("agreement_id", packaged_agreement_ids())
def test_unchecked_entries_carry_their_mark(agreement_id: str) -> None:
    """As many marks as unchecked entries that are printed."""
    agreement = packaged_agreement(agreement_id)
    marks = [entry.unchecked for entry in agreement.provisions]
    marks += [entry.unchecked for entry in agreement.terms]
    marks += [entry.unchecked for entry in agreement.roles]
    marks += [entry.unchecked for entry in agreement.zones]
    marks += [entry.unchecked for entry in agreement.posts]
    marks += [entry.unchecked for entry in agreement.bodies]
    marks += [entry.unchecked for entry in agreement.links]
    marks += [entry.unchecked for entry in agreement.joinings]
    marks += [entry.unchecked for entry in agreement.excluded]
    marks += [entry.unchecked for entry in agreement.fulfilment]
    marks += [entry.unchecked for entry in agreement.variants]
    marks += [entry.unchecked for entry in agreement.validity.extensions]
    marks += [each.unchecked for d in agreement.disputes for each in d.positions]
    own = agreement.unchecked + bool(
        agreement.validity.unchecked and agreement.validity.rule
    )
    found = text_of(agreement).count("[not checked against a source]")
    assert found == sum(marks) + own


def test_an_agreement_has_no_difference_with_itself() -> None:
    """Not one line."""
    memorandum = packaged_agreement("SY-2017-05-04")
    assert list(diff_lines(memorandum, memorandum)) == []


def test_differences_are_named_entry_by_entry() -> None:
    """Changed, gone and new; the id tells which."""
    memorandum = packaged_agreement("SY-2017-05-04")
    first, *rest = memorandum.provisions
    terms = tuple(term for term in memorandum.terms if term.provision != first.id)
    zone = replace(memorandum.zones[0], shapes=())
    other = replace(
        memorandum,
        version="2",
        signed=date(2017, 5, 5),
        provisions=(*rest, replace(first, id="P99", text="Something else.")),
        terms=tuple(
            replace(term, note="new" if term.id == "T3" else term.note, exceptions=())
            for term in terms
        ),
        zones=(zone, *memorandum.zones[1:]),
        not_defined=memorandum.not_defined[1:],
    )
    lines = list(diff_lines(memorandum, other))
    assert "~ signed: 2017-05-04 -> 2017-05-05" in lines
    assert f"- provisions[{first.id}]: {first.text}"[:100] in "\n".join(lines)
    assert "+ provisions[P99]: Something else." in lines
    assert "~ terms[T3].note:  -> new" in lines
    assert "~ zones[Z1].shapes: another outline" in lines
    assert any(line.startswith("- not_defined[") for line in lines)


def test_a_long_value_is_cut_in_a_difference() -> None:
    """A line stays a line."""
    memorandum = packaged_agreement("SY-2017-05-04")
    other = replace(memorandum, source="x" * 500)
    (line,) = diff_lines(memorandum, other)
    assert line.endswith("x…")
    assert len(line) < 400
