"""A thin client of the API: ``Client("https://truce.example", token="tw_...")``.

It knows nothing of the rest of the program and can be copied out of it: `problems` for
what goes wrong, `calls` for how the API is called, `client` for what it offers,
`deciding` for what is decided by it, `proofs` and `signatures` for
what holds without the server.
"""

from __future__ import annotations

from trucewatch.client.calls import Record
from trucewatch.client.client import Client
from trucewatch.client.problems import ApiProblem, BadProof
from trucewatch.client.proofs import Proved, check_proof

__all__ = ["ApiProblem", "BadProof", "Client", "Proved", "Record", "check_proof"]
