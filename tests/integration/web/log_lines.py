"""What the service would have written to its log while a test runs, line by line as it would have been."""

import logging
from contextlib import contextmanager

from tallystick_web.core.logs import AsJson


class Lines(logging.Handler):
    """Keeps what would have been written, as it would have been."""

    def __init__(self):
        super().__init__()
        self.setFormatter(AsJson())
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


@contextmanager
def lines_of_the_log(level):
    """Everything that anybody says at a level and above, for as long as this is entered."""
    handler, root = Lines(), logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    try:
        yield handler.lines
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
