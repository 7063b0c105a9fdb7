"""The report: one page that stands by itself, in HTML, for a screen, a phone and a printer."""

from tallystick.publishing.report.page import to_html

__all__ = ["to_html"]
