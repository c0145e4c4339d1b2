"""The client: a method for what programs do most; `get` and `post` for the rest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

import httpx2

from trucewatch.client.calls import ROOT, Calls, Record, asked, opened, problem_of
from trucewatch.client.deciding import Deciding
from trucewatch.client.problems import ApiProblem


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that was written.

    Args:
        path: where.
        rows: how many rows it has.
        sha256: of the file, hex, as the server told it and as it is.
    """

    path: Path
    rows: int
    sha256: str


class Client(Deciding):
    """One instance of trucewatch, as the bearer of a token may see it.

    Every read gives records as ``/api/reference`` describes them; lists are read page
    by page while they are walked through.

    Args:
        address: like ``https://truce.example``.
        token: of the own account; "" for what is public.
        transport: for tests.

    Raises:
        ValueError: a token for an address that is neither HTTPS nor this machine.
    """

    def __init__(
        self,
        address: str,
        token: str = "",
        *,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._http = opened(address, token, transport=transport)
        self._calls = Calls(self._http)

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._http.close()

    def get(self, path: str, **query: object) -> Record:
        """Any read, by its path below ``/api/v1``.

        Raises:
            ApiProblem: the API refuses.
        """
        return self._calls.get(path, **query)

    def post(self, path: str, body: Record, *, if_match: str = "") -> Record:
        """Any change, by its path below ``/api/v1``. Errors: see `get`."""
        headers = {"If_Match": if_match} if if_match else {}
        return self._calls.post(path, body, **headers)

    def pages(self, path: str, **query: object) -> Iterator[Record]:
        """The entries of any list, by its path below ``/api/v1``."""
        return self._calls.pages(path, **query)

    def mission(self) -> Record:
        """What the instance monitors, and whose token this is."""
        return self.get("/mission")

    def incidents(
        self,
        *,
        state: Sequence[str] = (),
        type: Sequence[str] = (),  # noqa: A002 - the API's word
        since: date | None = None,
        until: date | None = None,
        verdict: str | None = None,
        side: str | None = None,
        zone: str | None = None,
        admin1: str | None = None,
    ) -> Iterator[Record]:
        """Incidents on a line each, latest first.

        Args:
            state: one of these.
            type: one of these.
            since: they may have happened on this day or later.
            until: they may have happened on this day or earlier.
            verdict: that one of their findings has.
            side: actor code of a side with which somebody who tells of them is aligned.
            zone: ``AGREEMENT/ZONE`` in which they lie or may lie.
            admin1: id of their governorate.
        """
        return self.pages(
            "/incidents",
            limit=100,
            state=list(state),
            type=list(type),
            since=since,
            until=until,
            verdict=verdict,
            side=side,
            zone=zone,
            admin1=admin1,
        )

    def incident(self, incident: str) -> Record:
        """One incident with its claims, findings and history."""
        return self.get(f"/incidents/{incident}")

    def documents(self) -> Iterator[Record]:
        """Reports, latest first."""
        return self.pages("/documents", limit=100)

    def document(self, document: str) -> Record:
        """One report with its claims."""
        return self.get(f"/documents/{document}")

    def rows(
        self, table: str, *, first: date | None = None, last: date | None = None
    ) -> Iterator[Record]:
        """Rows of ``tallies``, ``figures``, ``claims``, ``findings``, ``coverage``."""
        return self.pages(f"/{table}", limit=100, first=first, last=last)

    def tallies(
        self, *, first: date | None = None, last: date | None = None
    ) -> Iterator[Record]:
        """What each recorder counted; no sum of two sides is given."""
        return self.rows("tallies", first=first, last=last)

    def bulletins(self) -> Iterator[Record]:
        """Released bulletins, the latest day first."""
        return self.pages("/bulletins", limit=100)

    def bulletin_record(self, bulletin: str) -> bytes:
        """A released bulletin as JSON, byte for byte; held against its SHA-256.

        Raises:
            ApiProblem: there is none, or its bytes are not those that were released.
        """
        told = self.get(f"/bulletins/{bulletin}")
        raw = self._calls.sent("GET", f"/bulletins/{bulletin}/record").content
        _check(raw_sha256=hashlib.sha256(raw).hexdigest(), told=told["json"])
        return raw

    def search(self, words: str, *, kind: str | None = None) -> list[Record]:
        """Reports and claims that have all the words, best first."""
        found: list[Record] = self.get("/search", q=words, kind=kind)["items"]
        return found

    def export(
        self,
        table: str,
        format: str,  # noqa: A002 - the API's word
        path: Path | str,
        *,
        audience: str | None = None,
        first: date | None = None,
        last: date | None = None,
    ) -> Saved:
        """A table as a file, streamed; held against its SHA-256.

        Raises:
            ApiProblem: the API refuses, or the file came otherwise than it was sent.
        """
        query = {"audience": audience, "first": first, "last": last}
        place, digest = Path(path), hashlib.sha256()
        part = place.with_name(f".{place.name}.part")
        url = f"{ROOT}/exports/{table}/{format}"
        with self._http.stream("GET", url, params=asked(query)) as answer:
            problem = problem_of(answer)
            if problem is not None:
                raise problem
            with part.open("wb") as file:
                for piece in answer.iter_bytes():
                    digest.update(piece)
                    file.write(piece)
            rows = int(answer.headers["X-Rows"])
            told = answer.headers["X-File-SHA256"]
        try:
            _check(raw_sha256=digest.hexdigest(), told=told)
        except ApiProblem:
            part.unlink()
            raise
        part.replace(place)
        return Saved(place, rows, told)

    def log_proof(self, entry: int, *, size: int | None = None) -> Record:
        """That an entry is in the log; hold it against a head with `check_proof`.

        Args:
            entry: its number, from 0.
            size: entries of the log in which it is proved; None: see the reference.
        """
        return self.get(f"/log/{entry}/proof", size=size)

    def log_growth(self, first: int, second: int | None = None) -> Record:
        """That the log only grew; hold it against a head with `check_proof`.

        Args:
            first: entries of the older log.
            second: entries of the newer log; None: as many as it has now.
        """
        return self.get("/log/consistency", first=first, second=second)

    def add_text(self, text: str, **known: object) -> Record:
        """Take a text in; `known`: title, publisher, language, day, clock, found_at."""
        return self.post("/documents", {"text": text, **known})

    def add_file(self, path: Path | str) -> Record:
        """Take a file in."""
        file = Path(path)
        query = {"name": file.name}
        answer = self._calls.sent(
            "POST", "/documents/files", query=query, content=file.read_bytes()
        )
        found: Record = answer.json()
        return found


def _check(*, raw_sha256: str, told: str) -> None:
    if raw_sha256 != told:
        raise ApiProblem(
            502,
            "Broken on the way",
            detail=f"SHA-256 {raw_sha256}, wanted {told}",
        )
