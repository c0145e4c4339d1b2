"""Problems: what the API answers where something is wrong (RFC 9457)."""

from __future__ import annotations

from typing import Any

from trucewatch.errors import RunError


class BadProof(RunError):
    """A proof of the log that does not hold, or is none."""


class ApiProblem(RunError):
    """An answer that says what went wrong.

    Args:
        status: HTTP status.
        title: what went wrong, the same for every such case.
        detail: what it is here.
        more: further members of the problem.
        retry_after: seconds to wait, where the answer says so.
    """

    def __init__(
        self,
        status: int,
        title: str,
        *,
        detail: str = "",
        more: dict[str, Any] | None = None,
        retry_after: float | None = None,
    ) -> None:
        told = more or {}
        super().__init__(
            title,
            where=str(told.get("where", "")),
            got=str(told.get("got", "")),
            wanted=str(told.get("wanted", "")),
        )
        self.status = status
        self.detail = detail
        self.more = told
        self.retry_after = retry_after

    def __str__(self) -> str:
        return f"{self.status} {self.what}: {self.detail or 'no more is said'}"
