"""The folder of an edition: pure functions from a frozen set and what was written to files by path."""

from tallystick_web.publications.site.building import build_site
from tallystick_web.publications.site.front import front_pages

__all__ = ["build_site", "front_pages"]
