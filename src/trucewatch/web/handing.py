"""Files that a page hands out."""

from __future__ import annotations

from starlette.responses import Response


def file_of(text: str, *, name: str, kind: str) -> Response:
    """A file to be kept.

    Args:
        text: what is in it.
        name: of the file, plain letters.
        kind: media type.
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)
