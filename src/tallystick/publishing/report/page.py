"""A release to the page, and nothing else: the same release gives the same bytes."""

from tallystick.publishing.inside import ABOUT_FUNNEL, FUNNEL, INSIDE, about_parts
from tallystick.publishing.protection import GUARANTEE, NOT_COVERED, TITLE
from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.how_counted import counted_by, years_read
from tallystick.publishing.report.series import Year
from tallystick.publishing.report.views import Report
from tallystick.publishing.templates import render_page
from tallystick.publishing.words import Words
from tallystick.release.canonical import fingerprint
from tallystick.release.release import Release
from tallystick.vocabulary.terms import Term


def to_html(release: Release, *, term: Term | None) -> str:
    """The report of one organisation: a chapter for each standard, everything in one file."""
    series = series_of(release, term)
    report = Report(
        organisation=release.organisation,
        watermark=release.watermark,
        chapters=tuple(chapter_of(years) for years in series),
        counted=counted_by(series),
        read=years_read(release),
        fingerprint=fingerprint(release),
        is_protected=any(table.protection is not None for table in release.tables),
    )
    about = about_parts(protected=report.is_protected)
    guarded = {"withheld_title": TITLE, "guarantee": GUARANTEE, "not_covered": NOT_COVERED}
    said = {
        **guarded,
        "about_parts": about,
        "about_funnel": ABOUT_FUNNEL,
        "funnel_title": FUNNEL,
        "inside_title": INSIDE,
    }
    return render_page("report.html.jinja", watermark=report.watermark, report=report, **said)


def series_of(release: Release, term: Term | None) -> list[list[Year]]:
    """The years of each standard in a release, in the order the standards first appear."""
    series: dict[str, list[Year]] = {}
    for table in release.tables:
        words = Words.of(table, term)
        series.setdefault(table.standard, []).append(Year(table=table, words=words))
    return list(series.values())
