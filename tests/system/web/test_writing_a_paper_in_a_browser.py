"""A board paper as browsers meet it: begun, written, made by the worker, and read by a member of the board."""

from datetime import date
from uuid import UUID

import pytest

from tallystick.release.policy import Audience
from tallystick_web.organisations.rules import RoleId
from tallystick_web.publications import queries
from tallystick_web.reviews.actions.freezing import freeze_figures
from tests.integration.web.clock import NOON
from tests.integration.web.reviews.frozen_stories import Story
from tests.system.web.people import fill_day, go_on_as
from tests.system.web.worker import the_worker_works

DECISIONS = "Approve what stands in the plan.\nHear in May of every refusal."

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def story(service):
    """A trust whose figures are frozen."""
    made = Story()
    with made.inside():
        made.aim()
        freeze_figures(review=made.review, at=NOON, by=made.person(RoleId.EDI_LEAD))
    return made


def test_a_board_paper_from_the_first_word_to_the_board(service, story, page, looked_at):
    go_on_as(page, service, story.browsers[RoleId.EDI_LEAD])
    page.goto(f"{service}/o/westmoor/reviews/{story.review.pk}/papers/")
    looked_at("papers-none")
    page.get_by_role("button", name="Begin a paper").click()
    looked_at("paper-begin")
    page.get_by_role("button", name="Begin this paper").click()
    looked_at("paper-begin-wrong")
    page.get_by_label("Board paper of two pages").check()
    page.get_by_label("The organisation: figures as the organisation reads them").check()
    page.get_by_role("textbox", name="Title").fill("How race equality stands")
    page.get_by_role("button", name="Begin this paper").click()
    looked_at("paper-not-made")

    page.get_by_role("link", name="Decision asked for").click()
    looked_at("paper-write")
    page.get_by_role("textbox", name="Decision asked for").fill(DECISIONS)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="What moved, and what you make of it").click()
    page.get_by_role("textbox", name="What moved").fill("We appoint 97.3% of all BME applicants.")
    page.get_by_role("button", name="Save").click()
    assert "97.3%" in page.locator(".nhsuk-inset-text").inner_text()
    looked_at("paper-write-remarks")
    page.get_by_role("textbox", name="What moved").fill("More people applied than ever before.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Purpose").click()
    looked_at("paper-write-choice")
    page.get_by_label("For decision").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Say who closes it").first.click()
    looked_at("paper-gap")
    page.get_by_label("Who closes it?").fill("Workforce analyst")
    fill_day(page, "By when?", date(2027, 1, 31))
    page.get_by_role("button", name="Save").click()

    page.get_by_role("button", name="Make this paper").click()
    looked_at("paper-make")
    page.get_by_role("button", name="Make this paper").click()
    assert "The paper is being made." in page.locator("main").inner_text()
    the_worker_works("publications")
    page.reload()
    looked_at("paper-made")
    go_on_as(page, service, story.browsers[RoleId.BOARD_MEMBER])
    page.goto(f"{service}/o/westmoor/reviews/{story.review.pk}/papers/")
    looked_at("papers")
    page.get_by_role("link", name="How race equality stands").click()
    shown = page.locator("main").inner_text()
    assert "What is not written yet" not in shown
    for said in ("Approve what stands in the plan.", "Workforce analyst", "More people applied than ever before."):
        assert said in shown
    with page.expect_download() as download:
        page.get_by_role("link", name="Word document").click()
    assert download.value.suggested_filename == "how-race-equality-stands-1.docx"
    address = UUID(page.url.rstrip("/").rpartition("/")[2])
    with story.inside():
        paper = queries.paper_called(story.where.pk, address, [Audience.ORGANISATION])
        assert [one.number for one in queries.versions_of(paper)] == [1]
