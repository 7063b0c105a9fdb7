"""Pages that need no sign-in, as a browser shows them."""

from tests.system.web.looking import look


def test_pages_for_everybody_are_accessible_and_fit(page, service, accessibility_problems):
    for path in ("accessibility/", "privacy/", "how-people-are-protected/", "api/v1/docs"):
        assert page.goto(f"{service}/{path}").status == 200
        look(page, accessibility_problems, path.strip("/").replace("/", "-"))
