"""Documents: the reports by day, search, and what is handed in at the desk."""

from __future__ import annotations

import time
from datetime import date
from datetime import time as clock_time

from fastapi import APIRouter
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from trucewatch.errors import InvalidDecision, TooManyAttempts
from trucewatch.service.access import Action, allowed
from trucewatch.service.intake import (
    ALLOWED,
    MOST_BYTES,
    MOST_FILES,
    READ_LANGUAGES,
    HandedIn,
    Pasted,
    Taken,
    check_may_add,
    take_address,
    take_files,
    take_text,
)
from trucewatch.service.library import list_reports, look_up
from trucewatch.service.lines import merge_pending
from trucewatch.service.outgoing import outgoing_of
from trucewatch.service.searching import KINDS
from trucewatch.web.limits import UPLOADS
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, reading, text_of

router = APIRouter()

TEXT_LANGUAGES = ("en", "ar", "fa", "fr", "he", "ru", "tr", "uk")
"""Languages offered for a pasted text, by code."""

FIELDS = ("title", "publisher", "day", "clock", "language", "found_at", "text")
"""Of a pasted text."""

LONGEST_QUERY = 300


@router.get("/desk/documents")
@reading
def documents(desk: DeskNow, q: str = "", kind: str = "", after: str = "") -> Response:
    """The reports by day, or what has the words looked for."""
    words, wanted = q.strip()[:LONGEST_QUERY], kind if kind in KINDS else ""
    matches = shelf = None
    if words:
        matches = look_up(desk.mission, words, by=desk.by, kind=wanted or None)
    else:
        now = desk.site.clock()
        shelf = list_reports(desk.mission, by=desk.by, now=now, after=after or None)
    return desk.render(
        "documents/documents.html.j2",
        words=words,
        kind=wanted,
        kinds=KINDS,
        matches=matches,
        shelf=shelf,
        first=not after,
        may_add=allowed(desk.user, Action.DOCUMENT_ADD).allowed,
    )


@router.get("/desk/documents/add")
def add_page(desk: DeskNow) -> Response:
    """The page for handing in: files, a text, an address."""
    check_may_add(desk.mission, by=desk.by)
    return _add_page(desk, "", {})


def _add_page(
    desk: Desk, problem: str, typed: dict[str, str], *, status: int = 200
) -> Response:
    return desk.render(
        "documents/add.html.j2",
        status=status,
        problem=problem,
        typed={**dict.fromkeys(FIELDS, ""), **typed},
        languages_of_texts=TEXT_LANGUAGES,
        read_languages=sorted(READ_LANGUAGES),
        most_mb=MOST_BYTES // 1024 // 1024,
        most_files=MOST_FILES,
        media_types=ALLOWED,
        hosts=desk.settings.outgoing_hosts,
    )


@router.post("/desk/documents/files")
def add_files(desk: DeskNow, form: OwnForm) -> Response:
    """Take files in."""
    _hold_back(desk)
    given = [each for each in form.getlist("files") if isinstance(each, UploadFile)]
    named = [each for each in given if each.filename]
    if not named:
        return _add_page(desk, "choose a file first", {}, status=422)
    files = (_read(each) for each in named[: MOST_FILES + 1])
    lines = take_files(
        desk.mission,
        files,
        by=desk.by,
        as_of=_today(desk),
        scanner=desk.settings.upload_scanner,
    )
    return _taken(desk, lines)


def _read(file: UploadFile) -> HandedIn:
    """A file up to what is taken in, and a byte more to tell that it is larger."""
    raw = file.file.read(MOST_BYTES + 1)
    cut = len(raw) > MOST_BYTES
    return HandedIn(name=file.filename or "", raw=b"" if cut else raw, cut=cut)


@router.post("/desk/documents/text")
def add_text(desk: DeskNow, form: OwnForm) -> Response:
    """Take a pasted text in."""
    _hold_back(desk)
    typed = {name: text_of(form, name) for name in FIELDS}
    try:
        pasted = _pasted(form)
        line = take_text(desk.mission, pasted, by=desk.by, as_of=_today(desk))
    except InvalidDecision as error:
        return _add_page(desk, str(error), typed, status=422)
    return _taken(desk, (line,))


def _pasted(form: FormData) -> Pasted:
    language = text_of(form, "language")
    try:
        day, clock = text_of(form, "day"), text_of(form, "clock")
        return Pasted(
            text=text_of(form, "text"),
            title=text_of(form, "title")[:300],
            publisher=text_of(form, "publisher")[:200],
            language=language if language in TEXT_LANGUAGES else "",
            day=date.fromisoformat(day) if day else None,
            clock=clock_time.fromisoformat(clock) if clock else None,
            found_at=text_of(form, "found_at")[:500],
        )
    except ValueError as error:
        raise InvalidDecision("not a day or time", got=str(error)) from None


@router.post("/desk/documents/address")
def add_address(desk: DeskNow, form: OwnForm) -> Response:
    """Fetch a feed or a report from an address that may be called."""
    _hold_back(desk)
    address = text_of(form, "address")[:2000]
    lines = take_address(
        desk.mission,
        address,
        by=desk.by,
        as_of=_today(desk),
        outgoing=outgoing_of(desk.settings),
    )
    return _taken(desk, lines)


def _hold_back(desk: Desk) -> None:
    """Reading costs: so many forms of a user, and not more.

    Raises:
        TooManyAttempts: the allowance is used up.
    """
    wait = desk.site.limiter.take("upload", desk.by, UPLOADS, at=time.monotonic())
    if wait > 0:
        raise TooManyAttempts("too many at once", seconds=wait)


def _today(desk: Desk) -> date:
    return desk.site.clock().astimezone(desk.site.zone).date()


def _taken(desk: Desk, lines: tuple[Taken, ...]) -> Response:
    merge_pending(desk.mission, settings=desk.settings)
    refused = all(line.document is None for line in lines)
    return desk.render(
        "documents/taken.html.j2", status=422 if refused else 200, lines=lines
    )
