"""Papers: bulletins served as they were written, with a policy made for their bytes."""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from hashlib import sha256

from starlette.responses import Response

_STYLE = re.compile(rb"<style[^>]*>(.*?)</style>", re.DOTALL)
FOREVER = "public, max-age=31536000, immutable"


def paper(html: bytes, *, public: bool) -> Response:
    """A bulletin's own HTML: no script at all, and of styles its own alone.

    Args:
        html: the bytes, which are sent unaltered.
        public: whether caches may keep them.
    """
    headers = {"Content-Security-Policy": policy(html)}
    if public:
        headers["Cache-Control"] = FOREVER
    return Response(html, media_type="text/html; charset=utf-8", headers=headers)


@lru_cache(maxsize=64)
def policy(html: bytes) -> str:
    """The content policy that allows the styles which stand in these bytes."""
    digests = [
        base64.b64encode(sha256(style).digest()).decode()
        for style in _STYLE.findall(html)
    ]
    styles = " ".join(f"'sha256-{each}'" for each in digests) or "'none'"
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {styles}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )
