"""Stored bytes as an answer: their type by what they are called, and nothing that a browser would run."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from django.http import HttpResponse

from tallystick_web.core.attachments import to_be_saved

_TYPES: Mapping[str, str] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/atom+xml; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_POLICY = "default-src 'none'; style-src {style}; img-src 'self' data:; base-uri 'none'; form-action 'none'; {frames}"
_FRAMES = "frame-ancestors 'none'"


def send(path: str, content: bytes) -> HttpResponse:
    """A stored file. Papers bring their style in the page; all others have it in a file beside them."""
    name = PurePosixPath(path)
    style = "'self' 'unsafe-inline'" if "papers" in name.parts else "'self'"
    response = HttpResponse(
        content,
        content_type=_TYPES.get(name.suffix, "application/octet-stream"),
        headers={
            "Content-Security-Policy": _POLICY.format(style=style, frames=_FRAMES),
            "X-Content-Type-Options": "nosniff",
        },
    )
    return to_be_saved(response, name.name) if name.suffix == ".docx" or name.suffix not in _TYPES else response
