"""Pages that need no sign-in, as a browser shows them."""

import pytest


@pytest.mark.parametrize("path", ["accessibility/", "privacy/", "how-people-are-protected/"])
@pytest.mark.parametrize("width", [360, 1100])
def test_a_page_for_everybody_is_accessible_and_fits(path, width, page, service, accessibility_problems):
    page.set_viewport_size({"width": width, "height": 900})
    assert page.goto(f"{service}/{path}").status == 200
    assert accessibility_problems(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
