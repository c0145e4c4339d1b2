"""The mission, its vocabulary, and the log over the API."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi import Query as QueryParam
from pydantic import BaseModel, BeforeValidator, Field
from starlette.responses import Response

from trucewatch import __version__
from trucewatch.errors import UnknownSubject
from trucewatch.model.log import LogEntry, SignedHead
from trucewatch.model.mission import Mission
from trucewatch.model.record import to_record
from trucewatch.service.chronicle import read_chronicle
from trucewatch.service.instruments import actor_names
from trucewatch.service.proving import prove_entry, prove_sizes
from trucewatch.service.vocabulary import Codes, every_codes
from trucewatch.web.api.answers import (
    cursor_of,
    key_of,
    page_answer,
    read_answer,
)
from trucewatch.web.api.callers import Anyone, Reader
from trucewatch.web.api.inputs import Paged, Query, whole_number

router = APIRouter()


class About(BaseModel):
    """The mission that this instance serves."""

    mission: Mission
    version: str = Field(description="Version of the program.")
    user: str | None = Field(description="Whose token it is; null of the public.")
    scopes: list[str] = Field(description="What the token may be used for.")
    expires: str | None = Field(description="When the token ends, ISO 8601.")


class Vocabulary(BaseModel):
    """Every code that records use."""

    codes: list[Codes] = Field(description="Lists of codes, by name.")
    actors: dict[str, str] = Field(description="Actor code to neutral name.")


class LogPage(BaseModel):
    """Some entries of the log, and its head."""

    size: int = Field(description="How many entries the log has.")
    head: SignedHead | None = Field(description="The latest head on the books.")
    items: list[LogEntry] = Field(description="Entries, latest first.")
    next: str | None = Field(description="Cursor of the older ones; null at the end.")


class Growth(BaseModel):
    """A proof that the log only grew: ``trucewatch verify --proof`` reads it, too."""

    format: str = Field(description="`trucewatch-proof/1`.")
    proof: str = Field(description="`consistency`.")
    older: SignedHead
    path: list[str] = Field(description="Hashes that lead from one to the other, hex.")
    head: SignedHead


Size = Annotated[int, Field(ge=1, le=10**12), BeforeValidator(whole_number)]


class ProofQuery(Query):
    """In which log."""

    size: Size | None = Field(
        None,
        description="How many entries the log of the head has; left out: that of the "
        "latest head on the books with the entry, else of the present log.",
    )


class GrowthQuery(Query):
    """Between which sizes."""

    first: Size = Field(description="Entries of the older log.", examples=[3])
    second: Size | None = Field(
        None, description="Entries of the newer log; left out: as many as it has now."
    )


class Proof(BaseModel):
    """A proof for whoever has no database: ``trucewatch verify --proof`` reads it."""

    format: str = Field(description="`trucewatch-proof/1`.")
    proof: str = Field(description="`inclusion`.")
    index: int = Field(description="Number of the entry, from 0.")
    leaf: str = Field(description="The entry as the log has it.")
    path: list[str] = Field(description="Hashes from the leaf to the root, hex.")
    head: SignedHead
    opening: dict[str, Any] | None = Field(
        description="What the entry of a bulletin commits to; null of any other."
    )


@router.get("/mission", response_model=About, tags=["mission"])
def mission_about(caller: Anyone) -> Response:
    """What this instance monitors, and who the caller is to it."""
    token = caller.bearer.token if caller.bearer else None
    record = {
        "mission": to_record(caller.mission.mission),
        "version": __version__,
        "user": token.user if token else None,
        "scopes": to_record(token.scopes) if token else [],
        "expires": to_record(token.expires) if token else None,
    }
    return read_answer(caller, record)


@router.get("/vocabulary", response_model=Vocabulary, tags=["mission"])
def vocabulary(caller: Anyone) -> Response:
    """Every code with the list it is of, and the actors' names."""
    record = {"codes": to_record(every_codes()), "actors": actor_names(caller.mission)}
    return read_answer(caller, record)


@router.get("/log", response_model=LogPage, tags=["log"])
def log_entries(caller: Reader, query: Annotated[Paged, QueryParam()]) -> Response:
    """The log of changes, latest first; it commits to contents and holds none."""
    key = key_of("log", query.cursor)
    found = read_chronicle(
        caller.mission,
        by=caller.by,
        before=int(key) if key.isdecimal() and len(key) < 16 else None,
        most=query.limit,
    )
    next_ = cursor_of("log", found.before)
    return page_answer(
        caller,
        found.entries,
        next_=next_,
        beside={"size": found.size, "head": to_record(found.head)},
    )


@router.get("/log/head", response_model=SignedHead | None, tags=["log"])
def log_head(caller: Reader) -> Response:
    """The latest signed head on the books, or null where none was taken."""
    found = read_chronicle(caller.mission, by=caller.by, most=1)
    return read_answer(caller, to_record(found.head))


@router.get("/log/consistency", response_model=Growth, tags=["log"])
def log_growth(caller: Reader, query: Annotated[GrowthQuery, QueryParam()]) -> Response:
    """The proof that the log of one size only added to that of a smaller one.

    Hold it against a head that you kept: whoever rewrote the log has no such proof.
    Heads are as they were signed at that size, else made now and unsigned.
    """
    size = read_chronicle(caller.mission, by=caller.by, most=1).size
    second = size if query.second is None else query.second
    return read_answer(caller, prove_sizes(caller.mission, query.first, second))


@router.get("/log/{seq}/proof", response_model=Proof, tags=["log"])
def log_proof(
    caller: Reader,
    seq: Annotated[
        int, Path(ge=0, le=10**12, description="Number of the entry.", examples=[3])
    ],
    query: Annotated[ProofQuery, QueryParam()],
) -> Response:
    """The proof that an entry is in the log of a head."""
    size = read_chronicle(caller.mission, by=caller.by, most=1).size
    if seq >= size:
        raise UnknownSubject("no such entry", where="log", wanted=f"below {size}")
    return read_answer(caller, prove_entry(caller.mission, seq, size=query.size))
