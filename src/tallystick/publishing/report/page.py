"""A release to the page, and nothing else: the same release gives the same bytes."""

from tallystick.definitions import load
from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.views import Report
from tallystick.publishing.templates import render_page
from tallystick.publishing.words import Words
from tallystick.release.canonical import fingerprint
from tallystick.release.release import Release
from tallystick.vocabulary.terms import Term


def to_html(release: Release, *, term: Term) -> str:
    """The report of one organisation: the newest year first, everything in one file."""
    tables = sorted(release.tables, key=lambda table: (-table.year, table.standard))
    report = Report(
        organisation=tables[0].organisation,
        watermark=release.watermark,
        chapters=tuple(chapter_of(table, Words(load(table.standard, table.year), term)) for table in tables),
        fingerprint=fingerprint(release),
    )
    return render_page("report.html.jinja", watermark=report.watermark, report=report)
