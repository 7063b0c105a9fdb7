"""A release of pay to the page, and nothing else: the same release gives the same bytes."""

from collections.abc import Iterator

from tallystick.publishing.pay.report.chapter import chapter_of
from tallystick.publishing.pay.report.views import Chapter, PayReport
from tallystick.publishing.pay.report.year import PayYear
from tallystick.publishing.templates import render_page
from tallystick.release.canonical import fingerprint
from tallystick.release.pay import PayRelease
from tallystick.release.policy import Audience


def to_html(release: PayRelease) -> str:
    """The report of one organisation: a chapter for each profile and characteristic, everything in one file.

    Raises ValueError where a gap would stand without how much of it is who works where, or how many are unknown.
    """
    report = PayReport(
        organisation=release.organisation,
        chapters=tuple(_chapters(release)),
        fingerprint=fingerprint(release),
        is_protected=release.audience is not Audience.INTERNAL,
    )
    return render_page("pay.html.jinja", watermark=watermark_of(release), report=report)


def watermark_of(release: PayRelease) -> str:
    """What stands at the head of the page and on every printed one: what the rules are worth, then for whom it is."""
    banners = dict.fromkeys(table.banner for table in release.tables)
    said = (text.rstrip(".") for text in (*banners, release.watermark) if text)
    return ". ".join(said) + ("." if any((*banners, release.watermark)) else "")


def series_of(release: PayRelease) -> list[list[PayYear]]:
    """The years of each profile and characteristic in the order they first appear, the newest first."""
    series: dict[tuple[str, str], list[PayYear]] = {}
    for table in release.tables:
        series.setdefault((table.profile, table.characteristic), []).append(PayYear(table))
    return [sorted(years, key=lambda year: year.table.snapshot, reverse=True) for years in series.values()]


def _chapters(release: PayRelease) -> Iterator[Chapter]:
    for place, years in enumerate(series_of(release), start=1):
        yield chapter_of(years, f"{years[0].table.characteristic}-{place}")
