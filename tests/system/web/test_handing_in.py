"""An analyst hands in a return three ways at once, mends a problem and signs: with the page's script and without."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from tests.repository.tracked import ROOT
from tests.system.web.looking import WIDTHS, fit_into

TRUST = "Northmoor Teaching Hospitals (made up)"
PICTURES = os.environ.get("TALLYSTICK_PICTURES")  # a folder, for whoever wants to look at the pages
EXAMPLE = ROOT / "example" / "returns" / "northmoor-2025.csv"
# The plain block of indicator 3 as a spreadsheet copies it, with its headings; the white line's people are wrong.
BLOCK = """\tHappened\tPeople
One year, white\t17\t{people}
One year, BME\t9\t725
One year, unknown\t1\t40
Two years, white\t31\t2505
Two years, BME\t16\t725
Two years, unknown\t1\t40
"""
# Words that go on in another line.
BROKEN_WORDS = """all => all.flatMap(one => {
    const texts = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), broken = [];
    while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        if (range.getClientRects().length > 1) broken.push(word[0]);
    }
    return broken;
})"""


@pytest.fixture
def analyst(service):
    """The address of the trust's figures, and the cookie of its analyst."""
    from tallystick_web.organisations.rules import RoleId
    from tests.integration.web.world import organisation, signed_in

    held = (RoleId.ANALYST, RoleId.ADMINISTRATOR)
    _, accounts = organisation("northmoor", TRUST, held=held, called="Ann, {}")
    client = signed_in(accounts[RoleId.ANALYST])
    return f"{service}/o/northmoor/figures/", client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def open_page(browser, analyst, accessibility_problems, service):
    """Opens the service as the analyst. Each page that is looked at is accessible, and fits a telephone."""
    contexts, errors = [], []

    def open_one(*, has_script):
        context = browser.new_context(viewport={"width": 1100, "height": 900}, java_script_enabled=has_script)
        contexts.append(context)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": analyst[1], "url": service}])
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(analyst[0])
        return Pages(page, accessibility_problems if has_script else None)

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []


class Pages:
    """A browser, and what is asked of every page it shows."""

    def __init__(self, page, accessibility_problems):
        self.page, self.accessibility_problems, self.seen = page, accessibility_problems, 0

    def look(self, name):
        """The page fits a telephone without scrolling sideways, and is accessible. Axe is a script itself."""
        self.seen += 1
        has_script = self.accessibility_problems is not None
        for width in WIDTHS if has_script or PICTURES else ():
            if has_script:
                fit_into(self.page, width)
                assert self.page.locator(".nhsuk-task-list__status").evaluate_all(BROKEN_WORDS) == [], (name, width)
            else:
                self.page.set_viewport_size({"width": width, "height": 900})
            if PICTURES:
                script = "with" if has_script else "without"
                self.page.screenshot(
                    path=Path(PICTURES) / f"{script}-{self.seen:02}-{name}-{width}.png", full_page=True
                )
        if has_script:
            assert self.accessibility_problems(self.page) == [], name

    def says(self, text):
        self.page.wait_for_load_state()
        return self.page.get_by_text(text).first.is_visible()

    def heading(self):
        self.page.wait_for_load_state()
        return self.page.locator("h1").inner_text()


def begin(pages):
    pages.look("hand-in")
    pages.page.get_by_role("button", name="Start handing in figures").click()
    pages.page.get_by_label("Which figures do you want to hand in?").select_option("wres/2025")
    pages.look("start")
    pages.page.get_by_role("button", name="Continue").click()
    pages.look("tasks-empty")


def type_indicator_2(pages, *, has_script):
    page = pages.page
    page.get_by_role("link", name="Indicator 2").click()
    for label, typed in {
        "White, appointments": "150",
        "White, out of": "1,200",
        "BME, appointments": "60",
        "BME, out of": "760",
    }.items():
        page.get_by_label(label, exact=True).fill(typed)
    if has_script:
        assert pages.says("1.58")
    pages.look("indicator-2")
    page.get_by_role("button", name="Save and check").click()
    assert pages.says("No problems were found in this indicator.")
    assert pages.says("12.5%")
    assert pages.says("1.58")
    pages.look("indicator-2-saved")
    page.get_by_role("link", name="Back to the list of tasks").click()


def paste_indicator_3(pages, *, people="2505"):
    page = pages.page
    page.get_by_role("link", name="paste them from a spreadsheet").click()
    page.get_by_label("What did you copy?").select_option("3")
    page.get_by_label("Paste the cells here").fill(BLOCK.format(people=people))
    pages.look("paste")
    page.get_by_role("button", name="Show what is understood").click()


def upload_the_rest(pages, tmp_path):
    """The example's return without the two indicators that came in otherwise."""
    lines = EXAMPLE.read_text("utf-8").splitlines()
    rest = [line for line in lines if not any(f",2025,{one}," in line for one in ("2", "3"))]
    file = tmp_path / "rest.csv"
    file.write_text("\n".join(rest) + "\n", "utf-8")
    page = pages.page
    page.get_by_role("link", name="hand in a return file").click()
    pages.look("upload")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Show what is understood").click()
    assert pages.heading().endswith("What was understood")
    assert pages.says("What was entered for indicators 2 and 3 stays as it is.")
    pages.look("upload-understood")
    page.get_by_role("button", name="Save these figures").click()


def mend_a_problem(pages):
    """A slip in one box stops signing; the list of problems leads back to the box."""
    page = pages.page
    page.get_by_role("link", name="Indicator 4").click()
    page.get_by_label("BME, people taking part", exact=True).fill("99999")
    page.get_by_role("button", name="Save and check").click()
    pages.look("indicator-4-problem")
    page.get_by_role("link", name="Back to the list of tasks").click()
    assert pages.says("Has problems (1)")
    pages.look("tasks-problem")
    page.get_by_role("link", name="Check for problems").click()
    pages.look("check")
    page.locator(".nhsuk-error-summary a").click()
    page.get_by_label("BME, people taking part", exact=True).fill("400")
    page.get_by_role("button", name="Save and check").click()
    page.get_by_role("link", name="Back to the list of tasks").click()


def sign(pages):
    page = pages.page
    pages.look("tasks-ready")
    page.get_by_role("link", name="Compare with the year before").click()
    pages.look("compare")
    page.get_by_role("button", name="Continue to sign off").click()
    assert pages.says("You entered the last change yourself")
    pages.look("sign")
    page.get_by_label("Workforce analyst").check()
    page.get_by_label("I agree to this statement").check()
    page.get_by_role("button", name="Sign off").click()
    assert pages.heading() == "Figures signed off"
    pages.look("signed")
    page.get_by_role("link", name="Look at what was signed").click()
    assert pages.says("They are frozen.")
    pages.look("frozen")
    page.get_by_role("link", name="Who changed what, and when").click()
    pages.look("history")


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_an_analyst_hands_in_a_return_three_ways_mends_it_and_signs(open_page, tmp_path, has_script):
    pages = open_page(has_script=has_script)
    begin(pages)
    type_indicator_2(pages, has_script=has_script)
    paste_indicator_3(pages, people="many")
    pages.look("paste-problem")
    assert pages.says("Line 2: People is not a whole number")
    pages.page.get_by_label("Paste the cells here").fill(BLOCK.format(people="2505"))
    pages.page.get_by_role("button", name="Show what is understood").click()
    pages.look("paste-understood")
    pages.page.get_by_role("button", name="Save these figures").click()
    upload_the_rest(pages, tmp_path)
    mend_a_problem(pages)
    sign(pages)


def test_the_sums_change_while_somebody_types_and_are_those_of_the_saved_page(open_page):
    pages = open_page(has_script=True)
    begin(pages)
    page = pages.page
    page.get_by_role("link", name="Indicator 1").click()
    for label, typed in {"White": "1,310", "BME": "497", "Unknown ethnicity": "13"}.items():
        page.get_by_label(f"Clinical, band 2, {label}", exact=True).fill(typed)
    row = page.locator("tr", has_text="Band 2").last.locator("[data-out]")
    summed = page.locator("[data-summed] [data-out]")
    live = row.all_inner_texts(), summed.all_inner_texts()
    assert live[0] == ["1,820", "27.3%"]
    pages.look("indicator-1")
    page.get_by_role("button", name="Save and check").click()
    assert (row.all_inner_texts(), summed.all_inner_texts()) == live


def test_whoever_saves_second_sees_both_and_saves_knowingly(open_page):
    first = open_page(has_script=True)
    begin(first)
    second = open_page(has_script=True)
    second.page.goto(first.page.url)
    for pages in (first, second):
        pages.page.get_by_role("link", name="Indicator 2").click()
    first.page.get_by_label("White, out of", exact=True).fill("1200")
    first.page.get_by_role("button", name="Save and check").click()
    second.page.get_by_label("White, out of", exact=True).fill("1300")
    second.page.get_by_role("button", name="Save and check").click()
    assert second.says("Nothing of yours was saved")
    second.look("overtaken")
    second.page.get_by_role("button", name="Save over theirs").click()
    assert second.page.get_by_label("White, out of", exact=True).input_value() == "1300"
