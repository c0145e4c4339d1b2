"""Assets: files that never change under their address, which carries their hash."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).with_name("static")
FOREVER = "public, max-age=31536000, immutable"


@cache
def asset_url(name: str) -> str:
    """The address of an asset, with the hash of its bytes.

    Raises:
        FileNotFoundError: it is not there; ``make assets`` copies what comes from npm.
    """
    digest = sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


class Assets(StaticFiles):
    """Serves the folder; browsers may keep everything."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = FOREVER
        return answer
