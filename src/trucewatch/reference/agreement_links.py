"""An agreement file with all that it links to: every problem of the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trucewatch.errors import InvalidAgreement
from trucewatch.model.agreement import Agreement
from trucewatch.reference.agreement_check import misfits_together
from trucewatch.reference.agreement_files import Shelf, read_agreement
from trucewatch.reference.agreement_source import read_agreement_source

Problems = tuple[InvalidAgreement, ...]


def read_with_links(path: Path) -> tuple[Agreement | None, Problems]:
    """The agreement at `path`, or None, and what is wrong with it and its links.

    Links are followed from agreement to agreement: to those beside the file first,
    then to packaged ones. What is wrong with a linked file is told under its id.
    """
    shelf = Shelf(root=path.absolute().parent)
    agreement, problems = read_agreement(path, find=shelf.find)
    if agreement is None:
        return None, problems
    linked: dict[str, Agreement] = {agreement.id: agreement}
    problems = tuple(_follow(agreement, shelf, linked))
    source = read_agreement_source(path)
    for agreement_id, misfit in misfits_together(linked.values(), shelf.known):
        if agreement_id == agreement.id:
            problems = (*problems, source.error(misfit))
        else:
            other = read_agreement_source(shelf.path(agreement_id)).error(misfit)
            problems = (*problems, _told_of(agreement_id, other))
    return (None if problems else agreement), problems


def _follow(
    agreement: Agreement, shelf: Shelf, linked: dict[str, Agreement]
) -> Iterator[InvalidAgreement]:
    """Problems of linked files; those that can be read are put into `linked`."""
    waiting = [link.to for link in agreement.links]
    seen = {agreement.id}
    while waiting:
        agreement_id = waiting.pop(0)
        if agreement_id in seen or not shelf.known(agreement_id):
            continue
        seen.add(agreement_id)
        path = shelf.path(agreement_id)
        found, problems = read_agreement(path, find=shelf.find)
        yield from (_told_of(agreement_id, each) for each in problems)
        if found is not None:
            linked[agreement_id] = found
            waiting += [link.to for link in found.links]


def _told_of(agreement_id: str, error: InvalidAgreement) -> InvalidAgreement:
    """The error of a linked file, told under that agreement's id."""
    error.where = f"{agreement_id}: {error.where}"
    return error
