"""Looking at a page as a person might: axe finds nothing, and at 360 px nothing hangs out."""

import os
from itertools import count

_SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_numbers = count(1)


def look(page, accessibility_problems, name):
    """Check a page. TALLYSTICK_PICTURES names a folder for pictures of it at both widths."""
    assert accessibility_problems(page) == [], page.url
    for width in (360, 1100):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(_SETTLED)  # the menu measures itself after the window has another width
        if folder := os.environ.get("TALLYSTICK_PICTURES"):
            page.screenshot(path=f"{folder}/{next(_numbers):03}-{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
