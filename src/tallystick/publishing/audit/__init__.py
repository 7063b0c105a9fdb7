"""Somebody else's figures and how each was made, as a page and as data."""

from tallystick.publishing.audit.data import to_csv, to_json
from tallystick.publishing.audit.page import to_html

__all__ = ["to_csv", "to_html", "to_json"]
