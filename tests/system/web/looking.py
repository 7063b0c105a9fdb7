"""Looking at a page as a person might: axe finds nothing, and at 360 px nothing hangs out."""

import os
from itertools import count

WIDTHS = (360, 1100)
_numbers = count(1)


def look(page, accessibility_problems, name):
    """Check a page."""
    page.wait_for_load_state()
    problems = accessibility_problems(page)
    assert problems == [], page.url
    fit(page, name)


def fit(page, name):
    """Check that nothing hangs out. TALLYSTICK_PICTURES names a folder for pictures of the page at both widths."""
    for width in WIDTHS:
        fit_into(page, width)
        if folder := os.environ.get("TALLYSTICK_PICTURES"):
            page.screenshot(path=f"{folder}/{next(_numbers):03}-{name}-{width}.png", full_page=True)


def fit_into(page, width):
    """Give the window a width and check that nothing hangs out of it."""
    # A click waits for the next page to begin; what has only begun has no elements yet.
    page.wait_for_load_state()
    page.set_viewport_size({"width": width, "height": 900})
    # The header's script lays its links out anew a moment after the width changed.
    for _ in range(250):
        if page.evaluate("document.documentElement.scrollWidth") <= width:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"{page.url} is wider than {width} pixels")
