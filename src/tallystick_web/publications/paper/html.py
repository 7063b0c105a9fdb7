"""A document as one web page that stands by itself: its style is in it, it has no script and asks no other place."""

from functools import cache
from importlib.resources import files

from markupsafe import Markup

from tallystick.publishing.templates import css_string
from tallystick_web.publications.paper.charts.picture import with_pictures
from tallystick_web.publications.paper.document import Document, Table
from tallystick_web.publications.paper.legible import cut, legible
from tallystick_web.publications.paper.templates import rendered

_MANY_SECTIONS, _IN_MARGIN = 9, 110
_CLOSE = " @page { margin: 14mm 15mm 13mm }"  # the margins that the sizes of a sheet are worked out from


def to_html(document: Document) -> bytes:
    """The page. It prints on A4 with the mark and the page number on every sheet."""
    ready = with_pictures(legible(document))
    headings = [one for one in ready.printed if one.level == 2]
    return rendered(
        "publications/paper/page.jinja",
        document=ready,
        style=_style(ready),
        has_contents=len(headings) >= _MANY_SECTIONS and not ready.is_two_pages,
    ).encode("utf-8")


def _style(document: Document) -> Markup:
    margins = (
        f"@page {{ @top-left {{ content: {css_string(cut(document.mark, _IN_MARGIN))} }} "
        f"@bottom-left {{ content: {css_string(cut(f'{document.organisation}: {document.title}', _IN_MARGIN))} }} }}"
    )
    margins += _CLOSE if document.is_two_pages else ""
    css = f"<style>\n{_packaged()}\n{margins}\n{_shares(document)}\n</style>"
    return Markup(css)  # noqa: S704  # our own file, and strings of which all but letters and digits is escaped


def _shares(document: Document) -> str:
    """In print a table's columns are as wide as was worked out once: WeasyPrint would try every break of each cell."""
    tables = [one for section in document.printed for one in section.blocks if isinstance(one, Table)]
    shares = sorted({share for table in (*tables, *document.annex) for share in table.shares})
    return "@media print {{ {} }}".format(" ".join(f".paper-share-{share} {{ width: {share}% }}" for share in shares))


@cache
def _packaged() -> str:
    return (files("tallystick_web.publications.paper") / "data" / "paper.css").read_text(encoding="utf-8")
