"""The closed lists everything else is written in: ethnic categories, pay bands, staff groups, periods, terms.

They are data files with a version and a public source, read once. A figure keeps `VERSION` and
`fingerprint()`, so that a reader can tell which lists it was counted with.
"""

from tallystick.vocabulary._files import fingerprint

VERSION = "2026.1"

__all__ = ["VERSION", "fingerprint"]
