"""Walking a page of the tour in a browser: each numbered sentence is done, and what it says is seen is looked for."""

import io
import os
import re
from datetime import timedelta
from pathlib import Path

from PIL import Image
from playwright.sync_api import expect

from tests.integration.web.clock import NOON
from tests.system.web.people import fill_day, sign_in
from tests.tour import Picture

WIDTH, HEIGHT = 1100, 760  # of a picture
MARGIN, SPACE = 150, 24  # below what is to be seen, and above a heading
COLOURS = 32
MOMENT = 8_000  # milliseconds: pages of this machine are there at once
DAYS = re.compile(r"the day (\d+) days from today")


class Walk:
    """Somebody at a browser with a page of the tour in hand."""

    def __init__(self, page, service, accessibility_problems, given):
        self.page, self.service = page, service
        self._problems, self._path_given = accessibility_problems, given
        self._seen = None
        page.set_default_timeout(MOMENT)

    def begin(self, person, password):
        """Sign in, or open the front page without it."""
        if person.signs_in is None:
            self.page.goto(self.service)
        else:
            sign_in(self.page, self.service, person.signs_in, password)

    def take(self, step):
        """Do what a sentence says, or take the picture that stands there."""
        if isinstance(step, Picture):
            self.picture(step)
        else:
            getattr(self, f"_{step.does}")(*step.names)

    def picture(self, picture):
        """Axe finds nothing, and the picture is kept where TALLYSTICK_PICTURES names a folder for it."""
        self.page.wait_for_load_state()
        found = self._problems(self.page)
        assert not found, f"{self.page.url}: {found}"
        if folder := os.environ.get("TALLYSTICK_PICTURES"):
            file = Path(folder) / Path(picture.file).name
            file.write_bytes(smaller(self.page.screenshot(full_page=True, clip=self._part())))

    def _part(self):
        """The part that shows what was last said to be seen: from the top if that is in it, or else from a heading."""
        box = self._seen.bounding_box() if self._seen is not None and self._seen.is_visible() else None
        scrolled, end = self.page.evaluate(
            "[window.scrollY, document.querySelector('main').getBoundingClientRect().bottom + window.scrollY]"
        )
        seen = box["y"] + scrolled if box else 0
        top = 0
        if seen > HEIGHT - MARGIN:
            heads = (one.bounding_box() for one in self.page.locator("main").locator("h2, h3").all())
            over = [one["y"] + scrolled for one in heads if one and one["y"] + scrolled <= seen]
            near = [one for one in over if one > seen - HEIGHT + MARGIN]
            top = (near[0] if near else min(seen, end - HEIGHT)) - SPACE
        return {"x": 0, "y": top, "width": WIDTH, "height": min(HEIGHT, end - top)}

    # What a sentence does.

    def _open(self, *sections):
        for one in sections:
            menu = self.page.get_by_role("navigation", name="Menu")
            link = menu.get_by_role("link", name=one, exact=True, include_hidden=True)
            if not link.is_visible():
                menu.get_by_role("button", name="More").press("Enter")
            self._click(link)

    def _follow(self, *links):
        for one in links:
            self._click(self._named(one))

    def _press(self, *buttons):
        for one in buttons:
            self._click(self._named(one))

    def _tick(self, *labels):
        for one in labels:
            self._label(self.page.locator("main"), one).check()

    def _tick_under(self, question, label):
        self._label(self.page.get_by_role("group", name=question).first, label).check()

    def _fill(self, label, text):
        self.page.locator("main").get_by_label(label).first.fill(text)

    def _day(self, question, text):
        later = timedelta(days=int(DAYS.fullmatch(text).group(1)))
        fill_day(self.page, question, NOON.date() + later)

    def _pick(self, label, option):
        self.page.locator("main").get_by_label(label).first.select_option(option)

    def _see(self, *texts):
        for one in texts:
            self._seen = self.page.locator("main").get_by_text(one).locator("visible=true").first
            expect(self._seen, f"“{one}” on {self.page.url}").to_be_visible(timeout=MOMENT)

    def _not_see(self, *texts):
        for one in texts:
            assert one not in self.page.locator("main").inner_text(), self.page.url

    def _download(self, link):
        with self.page.expect_download() as waiting:
            self._named(link).click()
        assert waiting.value.path().stat().st_size

    def _given(self):
        self._address(self._path_given)

    def _address(self, path):
        self.page.goto(self.service + path)

    def _click(self, what):
        """By keyboard: of a link that says more to screen readers, a pointer may meet the part that nobody sees."""
        self._seen = None
        what.scroll_into_view_if_needed()
        what.press("Enter")
        self.page.wait_for_load_state()

    @staticmethod
    def _label(where, name):
        """What has this label, or else the first whose label begins so."""
        exact = where.get_by_label(name, exact=True)
        return exact.first if exact.count() else where.get_by_label(re.compile(rf"^\s*{re.escape(name)}")).first

    def _named(self, name):
        """A link or button of this name; or else the first that begins so, or in whose text it stands."""
        main = self.page.locator("main")
        words = r"\s*".join(re.escape(one) for one in re.split(r"(:)| ", name) if one)
        for form in (rf"^\s*{words}\s*$", rf"^\s*{words}"):
            by_name = {"name": re.compile(form)}
            both = main.get_by_role("link", **by_name).or_(main.get_by_role("button", **by_name))
            if both.count():
                return both.first
        return main.locator("a, button").filter(has_text=name).first


def smaller(png):
    """The same picture in few colours, which is a fifth of its size."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as whole:
        whole.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
