"""A browser for the tests that look at a page as a person would."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

HOW_TO_GET_ONE = "Run scripts/system-deps as an administrator, or name your own browser in CHROMIUM."
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
# Every rule is tried; of what is right, axe need not describe each element. That takes it most of the time.
ALL_THAT_IS_WRONG = {"resultTypes": ["violations"]}
# Nothing but this machine has an address, so a page that asks for a font from afar cannot have it.
NO_NETWORK = "--host-resolver-rules=MAP * ~NOTFOUND, " + ", ".join(f"EXCLUDE {host}" for host in THIS_MACHINE)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium. Where there is none, tests fail: a page nobody saw is not known to be right."""
    program = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None
    )
    if program is None:
        pytest.fail(f"There is no Chromium on this machine. {HOW_TO_GET_ONE}", pytrace=False)
    # Chromium refuses its own sandbox to root, which is who runs tests in a container.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    try:
        with sync_playwright() as playwright:
            running = playwright.chromium.launch(
                executable_path=program, args=[NO_NETWORK, *(["--no-sandbox"] if is_root else [])]
            )
            yield running
            running.close()
    except Error as error:
        pytest.fail(f"{program} did not start. {HOW_TO_GET_ONE}\n{error}", pytrace=False)


@pytest.fixture
def page(browser):
    """A fresh page, 1100 px wide, that must ask nobody else for anything and must raise no script error."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert [url for url in asked if leaves_this_machine(url)] == []
    assert errors == []


def leaves_this_machine(url):
    parts = urlsplit(url)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in THIS_MACHINE


@pytest.fixture
def accessibility_problems():
    """Give it a page; it gives back what axe finds, each problem with the elements it is about."""

    def find(page):
        return [
            f"{violation['id']}: {violation['help']} {[node['target'] for node in violation['nodes']]}"
            for violation in Axe().run(page, options=ALL_THAT_IS_WRONG).response["violations"]
        ]

    return find
