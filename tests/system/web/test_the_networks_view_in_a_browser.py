"""Frozen figures, what people say beside them, and a disagreement that stands, as browsers meet them."""

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.reviews.frozen_stories import OUTCOME, Story
from tests.system.web.people import go_on_as

SAID = "Panels in two divisions still talk before they score.\nAsk anybody who sat on one this summer."
REPLY = "Both divisions begin to score in writing in January, and the panels of December are looked at again."


@pytest.fixture
def story(service):
    """A trust with a plan and a review of it."""
    made = Story()
    with made.inside():
        made.aim()
    return made


def test_a_disagreement_stands_beside_the_figures_after_the_organisation_replied(service, story, page, looked_at):
    of = f"{service}/o/westmoor/reviews/{story.review.pk}"

    go_on_as(page, service, story.browsers[RoleId.EDI_LEAD])
    page.goto(f"{of}/figures/")
    looked_at("frozen-none")
    page.get_by_role("button", name="Freeze the figures").click()
    looked_at("freeze")
    page.get_by_role("button", name="Freeze the figures").click()
    assert "got worse by more than chance usually gives" in page.locator(".nhsuk-lede-text").inner_text()
    looked_at("frozen")
    page.get_by_role("link", name="What people say beside these figures").click()
    looked_at("voices-none")
    page.get_by_role("link", name="Add what people say").click()
    looked_at("voice-add")
    page.get_by_role("button", name="Save").click()
    looked_at("voice-add-wrong")
    page.get_by_label("What do they say?").fill("Of 600 who answered, four in ten say that panels are fair.")
    page.get_by_role("button", name="Save").click()
    looked_at("voices")
    page.goto(f"{of}/views/")
    page.get_by_role("button", name="Ask the staff network").click()
    looked_at("network-ask")
    page.get_by_role("button", name="Ask", exact=True).click()
    assert "has not replied yet" in page.locator(".nhsuk-lede-text").inner_text()
    looked_at("views-asked")

    go_on_as(page, service, story.browsers[RoleId.NETWORK_CHAIR])
    page.goto(f"{of}/views/")
    page.get_by_role("link", name="Give the network’s view").click()
    looked_at("view-give")
    page.get_by_label("Disagrees").check()
    page.get_by_label("In the network’s own words").fill(SAID)
    page.get_by_role("button", name="Save this view").click()
    looked_at("view-given")

    go_on_as(page, service, story.browsers[RoleId.EDI_LEAD])
    page.goto(f"{of}/views/")
    page.get_by_role("link", name=OUTCOME, exact=True).click()
    page.get_by_role("button", name="Reply").click()
    looked_at("view-reply")
    page.get_by_label("The reply").fill(REPLY)
    page.get_by_role("button", name="Save this reply").click()
    looked_at("view-replied")
    shown = page.locator("main").inner_text()
    assert shown.index("Disagrees") < shown.index("Panels in two divisions") < shown.index(REPLY)
    page.goto(f"{of}/views/")
    looked_at("views")
    page.goto(f"{service}/o/westmoor/plan/")
    assert "Disagrees" in page.locator(".app-outcome").first.inner_text()
    looked_at("plan-with-a-view")
    page.goto(f"{of}/figures/freeze/")
    page.get_by_label("Why are they frozen again?").fill("A figure was put right.")
    page.get_by_role("button", name="Freeze the figures").click()
    looked_at("frozen-again")
    page.get_by_role("link", name="Number 1").click()
    looked_at("frozen-before")
