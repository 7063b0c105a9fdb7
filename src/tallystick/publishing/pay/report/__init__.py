"""A release of pay as one HTML file. It prints well and needs no script and nothing from elsewhere."""

from tallystick.publishing.pay.report.page import to_html

__all__ = ["to_html"]
