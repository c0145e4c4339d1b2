"""Every example of the reference runs: with a shell's curl, and with the client."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.service.desk import the_incident
from tests.service.releasing import add_second, as_real, released
from tests.web.programs import Program, program
from trucewatch.client import ApiProblem, Client
from trucewatch.model.access import Role
from trucewatch.service.users import add_user
from trucewatch.web.api.examples import TOKEN
from trucewatch.web.api.reference import Operation, lay_out
from trucewatch.web.api.router import described
from trucewatch.web.app import create_app
from trucewatch.web.site import Site

pytestmark = pytest.mark.uncounted

HERE = "http://localhost"
OPERATIONS = {
    each.id: each
    for part in lay_out(described(), address=HERE).parts
    for each in part.operations
}
FIRST = ("incident_split", "incident_contact", "restriction_write", "incident_merge")
"""What others build on: they run before them."""

REFUSED = {"document_address": 422}
"""No host is allowed in the tests."""

NO_CLIENT = {"bulletin_page", "document_original", "export_codebook"}
"""Files that the client has no method for."""


@dataclass
class Shell:
    """Puts real ids in the place of made-up ones, and runs what it is given.

    Args:
        caller: whose token it has.
        folder: where files are read and written.
        ids: by the made-up one.
    """

    caller: Program
    folder: Path
    ids: dict[str, str]

    def filled(self, text: str) -> str:
        """The example with real ids."""
        for made_up, real in self.ids.items():
            text = text.replace(made_up, real)
        return text

    def curl(self, operation: Operation) -> Any:  # noqa: ANN401 - JSON
        """What the example's curl gets."""
        line = self.filled(operation.example.curl).replace("\\\n", " ")
        name, url, *words = shlex.split(line)
        assert name == "curl"
        assert url.startswith(HERE)
        headers, method, body = {}, "GET", None
        pairs = zip(words[::2], words[1::2], strict=True)
        for flag, value in pairs:
            match flag:
                case "-H":
                    header, _, said = value.partition(": ")
                    headers[header] = said.replace(TOKEN, self.caller.token)
                case "-X":
                    method = value
                case "-d" | "--data-binary":
                    method = "POST"
                    told = value.removeprefix("@")
                    file = self.folder / told
                    body = file.read_bytes() if told != value else value.encode()
                case "-o":
                    assert not operation.answers[0].media[0][0].endswith("/json") or (
                        operation.id == "bulletin_record"
                    )
                case _:
                    raise AssertionError(flag)
        answer = self.caller.client.request(method, url, headers=headers, content=body)
        wanted = REFUSED.get(operation.id)
        assert answer.status_code == (wanted or answer.status_code), operation.id
        assert answer.is_success or wanted, (operation.id, answer.text)
        return answer.json() if "json" in answer.headers["content-type"] else None

    def python(self, operation: Operation) -> Any:  # noqa: ANN401 - JSON
        """What the example's Python gets, where there is some."""
        text = self.filled(operation.example.python)
        assert bool(text) is (operation.id not in NO_CLIENT), operation.id
        client = self.caller.client
        with Client(HERE, self.caller.token, transport=client._transport) as truce:
            names: dict[str, Any] = {"truce": truce}
            kept = text.replace("truce.post(", "found = truce.post(")
            refused = (
                pytest.raises(ApiProblem, match=str(REFUSED[operation.id]))
                if operation.id in REFUSED
                else nullcontext()
            )
            with refused:
                exec(compile(kept, operation.id, "exec"), names)  # noqa: S102 - ours
        return names.get("found")


@pytest.fixture
def shell(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shell]:
    """Somebody with every right, after a bulletin was released."""
    told = replace(site, mission=as_real(site.mission))
    add_second(told.mission)
    released(told.mission)
    roles = tuple(each for each in Role if each is not Role.PARTY_OFFICER)
    add_user(told.mission, "everything", roles=roles, by="admin")
    client = TestClient(create_app(told), base_url=HERE)
    caller = program(client, told, "everything")
    incident = the_incident(told.mission)
    claims = caller.ok(f"/incidents/{incident}/claims")["items"]
    document = caller.ok("/documents")["items"][0]["id"]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.txt").write_text("Morek was shelled, the council said.\n")
    yield Shell(
        caller,
        tmp_path,
        {
            "inc_5c1d0a9e7b3f2468": incident,
            "clm_3f0c9ab1d2e4": claims[-1]["id"],
            "doc_820eb4578ec3a88e": document,
        },
    )
    client.close()


@pytest.mark.parametrize("way", ["curl", "python"])
def test_every_example_does_what_it_says(shell: Shell, way: str) -> None:
    """With real ids, and one after the other, none is refused."""
    run: Callable[[Operation], Any] = getattr(shell, way)
    split = run(OPERATIONS["incident_split"])
    one, other = split["incidents"]
    shell.ids["inc_5c1d0a9e7b3f2468"], shell.ids["inc_77aa01f3c2d4e6b8"] = one, other
    shell.ids["lia_5c1d0a9e7b3f"] = run(OPERATIONS["incident_contact"])["id"]
    shell.ids["rst_5c1d0a9e7b3f"] = run(OPERATIONS["restriction_write"])["id"]
    merged = run(OPERATIONS["incident_merge"])
    shell.ids["dec_9b1e6f20c7a4"] = merged["decision"]
    shell.ids["inc_5c1d0a9e7b3f2468"] = merged["incidents"][0]
    for name, operation in OPERATIONS.items():
        if name not in FIRST:
            run(operation)


def test_every_operation_says_what_token_it_wants() -> None:
    """In words for people, in the description, and by the header of its example."""
    for operation in OPERATIONS.values():
        assert (TOKEN in operation.example.curl) is (operation.scope is not None)
