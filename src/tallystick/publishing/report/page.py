"""A release to the page, and nothing else: the same release gives the same bytes."""

from importlib.resources import files

from markupsafe import Markup

from tallystick.definitions import load
from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.series import Year
from tallystick.publishing.report.views import Report
from tallystick.publishing.templates import environment
from tallystick.publishing.words import Words
from tallystick.release.canonical import fingerprint
from tallystick.release.release import Release
from tallystick.vocabulary.terms import Term


def to_html(release: Release, *, term: Term | None) -> str:
    """The report of one organisation: a chapter for each standard, everything in one file."""
    report = Report(
        organisation=release.tables[0].organisation,
        watermark=release.watermark,
        chapters=tuple(chapter_of(years) for years in series_of(release, term)),
        fingerprint=fingerprint(release),
    )
    page = environment().get_template("report.html.jinja")
    return page.render(report=report, style=_style(), margin_note=_css_string(report.watermark))


def series_of(release: Release, term: Term | None) -> list[list[Year]]:
    """The years of each standard in a release, in the order the standards first appear."""
    series: dict[str, list[Year]] = {}
    for table in release.tables:
        words = Words.of(load(table.standard, table.year), term)
        series.setdefault(table.standard, []).append(Year(table=table, words=words))
    return list(series.values())


def _css_string(text: str) -> Markup:
    """Text as a CSS string, for the margin of printed pages: everything but letters and digits is escaped."""
    escaped = "".join(c if c.isalnum() and c.isascii() else f"\\{ord(c):06x}" for c in text)
    return Markup(f'"{escaped}"')  # noqa: S704  # nothing but letters, digits and hexadecimal escapes is left


def _style() -> Markup:
    style = (files("tallystick.publishing.templates") / "report.css").read_text(encoding="utf-8")
    return Markup(style)  # noqa: S704  # our own file, packaged with the program
