"""Scanning: files that are handed in pass the house's scanner first."""

from __future__ import annotations

import subprocess

LONGEST_S = 60.0
"""How long a scanner may take for one file."""


def refusal(scanner: tuple[str, ...], raw: bytes) -> str:
    """Why a file is not taken in, or "" where nothing speaks against it.

    Args:
        scanner: a command that reads the file from its standard input and ends with
            0 where it found nothing, with 1 where it found something; () for none.
        raw: the file's bytes.

    A scanner that is not there, ends otherwise or takes over `LONGEST_S` refuses the
    file: it was not scanned.
    """
    if not scanner:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - the house's own setting
            scanner, input=raw, capture_output=True, timeout=LONGEST_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "it could not be scanned"
    match done.returncode:
        case 0:
            return ""
        case 1:  # as `clamdscan` and its like say it
            return "the scanner found something in it"
        case _:
            return "it could not be scanned"
