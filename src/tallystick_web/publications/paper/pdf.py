"""The page of a paper as a tagged PDF, made to PDF/UA-1. Nothing is fetched, and it carries no clock.

What makes it needs a library of the operating system, so it is imported when a PDF is asked for and not before.
"""

import gc
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tallystick_web.core.rules import Refused

_MISSING = (
    "There is no PDF, because the program that makes it is not installed on the server. "
    "All other forms hold the same. Whoever runs the service can install Pango and the part called reports."
)

_OF_PAGES_ALONE = re.compile(r"</?data\b[^>]*>")  # values for programs, of which a PDF shows and keeps nothing


class NoPdf(Refused):
    """PDFs cannot be made on this machine. The message says what is missing."""


class Fetched(RuntimeError):
    """A page asked for something outside itself. No page of ours does: the PDF is not made."""


def to_pdf(html: bytes) -> bytes:
    """The PDF of a page that to_html made. Raises NoPdf where it cannot be made here, Fetched for a foreign page."""
    try:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError
    except (ImportError, OSError) as fault:
        raise NoPdf(_MISSING) from fault
    # It tells of each rule of CSS that it does not know, and the rules for screens are many.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    page = HTML(
        string=_OF_PAGES_ALONE.sub("", html.decode("utf-8")),
        base_url="about:paper",
        url_fetcher=_only_itself(),
        media_type="print",
    )
    try:
        with _no_search_for_waste():
            made: bytes = page.write_pdf(
                pdf_variant="pdf/ua-1", pdf_identifier=b"tallystick", font_config=FontConfiguration()
            )
    except FatalURLFetchingError as fault:
        raise Fetched(str(fault)) from fault
    return made


@contextmanager
def _no_search_for_waste() -> Iterator[None]:
    """Making a PDF makes many objects that stay to its end: to search them for waste takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _only_itself() -> Any:
    """What reads the data that stand in the page itself, and stops the work at any other address."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class OnlyItself(URLFetcher):  # type: ignore[misc]  # WeasyPrint brings no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith("data:"):
                # Of no other kind: all others are noted and passed over, and the page is made without the thing.
                raise FatalURLFetchingError(f"the page asks for something by {url.partition(':')[0]}")
            return super().fetch(url, headers)

    return OnlyItself(allowed_protocols=("data",))
