"""What comes before the bodies of Westmoor decide: owners say how it goes, figures are frozen, and people are heard."""

from datetime import date

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.reviews.frozen_stories import ACTION, OUTCOME
from tests.system.web.westmoor import REVIEW

DONE = "Nine of forty panels score in writing. The others begin in January."
VOICE = "Of 600 who answered the survey, four in ten say that panels are fair."
DISAGREES = "Panels in two divisions still talk before they score.\nAsk anybody who sat on one this summer."
REPLY = "Both divisions begin to score in writing in January."
STANDS = "January is what we were told a year ago. We still disagree."
EXECUTIVES = "The executive team reviews the plan"
# In which step who is asked about what, and what somebody in which role says.
CONSULTED = (
    (
        "Consult the staff network",
        "How panels decide",
        RoleId.NETWORK_CHAIR,
        "Ask the people who were turned down, not the people who chose.",
    ),
    (
        "Consult outside advisers",
        "Who writes the shortlist",
        RoleId.ADVISER,
        "Score sheets change nothing while one person writes the shortlist.",
    ),
    (
        "Consult all staff",
        "What candidates know before the day",
        RoleId.STAFF,
        "I never saw the questions before the day. The others had.",
    ),
)
DID = "From March on everybody has the questions a day before."


# A REVIEW BEGINS


def given_the_lead_begins_a_review(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 1)) as page:
        desk.seen("lead-signed-in")
        desk.open()
        desk.press("Begin a review")
        page.get_by_label("Six-monthly review of the plan").check()
        page.get_by_label("What is it called?").fill(REVIEW)
        desk.press("Begin this review")
        desk.seen("review-begun")


def and_whoever_leads_an_action_says_what_was_done(desk):
    with desk.of(RoleId.TEAM_LEAD, date(2026, 12, 3)) as page:
        desk.menu("My work")
        desk.seen("team-lead-my-work")
        desk.follow(ACTION)
        desk.seen("team-lead-action")
        page.get_by_label("Under way").check()
        page.get_by_label("What was done, or why nothing was?").fill(DONE)
        desk.press("Save this update")
        desk.says(DONE)
        desk.seen("team-lead-said")


def and_the_figures_are_frozen_and_checked(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 4)):
        desk.open_review("Ask everybody who leads an action")
        desk.says("The only action was updated since this review began: 100%.")
        desk.seen("owners-asked")
        desk.press("Say that this was done", "Save")
        desk.open_review("Freeze the plan and its figures")
        desk.seen("step-freeze")
        desk.follow("Freeze the figures")
        desk.press("Freeze the figures")
        desk.seen("frozen")
    with desk.of(RoleId.EXECUTIVE, date(2026, 12, 7)) as page:
        desk.open_review(EXECUTIVES)
        desk.says("This can be done once “Check the frozen figures")
        desk.seen("executives-too-early")
        page.goto(f"{page.url}decide/")
        page.get_by_label("Approved", exact=True).check()
        desk.press("Save this decision")
        desk.says("This comes after: “Check the frozen figures")
        desk.seen("executives-refused")
    with desk.of(RoleId.ANALYST, date(2026, 12, 7)) as page:
        desk.menu("My work")
        desk.seen("analyst-my-work")
        desk.open_review("Check the frozen figures")
        desk.press("Say that this was done")
        page.get_by_label("What came of it?").fill("Each figure stands as it was approved in November.")
        desk.press("Save")
        desk.seen("figures-checked")
    with desk.of(RoleId.EDI_LEAD) as page:
        desk.open_review("Set what staff, members and others say")
        desk.seen("step-beside")
        desk.follow("What people say beside the figures", "Add what people say")
        page.get_by_label("What do they say?").fill(VOICE)
        desk.press("Save")
        desk.says(VOICE)
        desk.seen("voices")
        desk.open_review("Set what staff, members and others say")
        desk.press("Say that this was done", "Save")


# PEOPLE ARE HEARD


def when_the_network_is_asked_and_disagrees(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 8)):
        desk.open_review("Ask the staff network for its own view")
        desk.seen("step-network")
        desk.follow("The staff network’s view")
        desk.press("Ask the staff network", "Ask")
        desk.open_review("Ask the staff network for its own view")
        desk.press("Say that this was done", "Save")
    with desk.of(RoleId.NETWORK_CHAIR, date(2026, 12, 9)) as page:
        desk.menu("My work")
        desk.seen("chair-my-work")
        desk.open_review("The staff network’s view", "Give the network’s view")
        desk.seen("chair-gives-view")
        page.get_by_label("Disagrees").check()
        page.get_by_label("In the network’s own words").fill(DISAGREES)
        desk.press("Save this view")
        desk.seen("chair-disagrees")


def and_the_disagreement_stands_after_two_replies(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 10)) as page:
        desk.open_review("The staff network’s view", OUTCOME)
        desk.press("Reply")
        page.get_by_label("The reply").fill(REPLY)
        desk.press("Save this reply")
    with desk.of(RoleId.NETWORK_CHAIR, date(2026, 12, 11)) as page:
        desk.open_review("The staff network’s view", OUTCOME)
        desk.press("Reply")
        desk.seen("chair-answers")
        page.get_by_label("The reply").fill(STANDS)
        desk.press("Save this reply")
        shown = desk.shown()
        assert shown.index("Disagrees") < shown.index("Ask anybody") < shown.index(REPLY) < shown.index(STANDS)
        assert page.get_by_role("button", name="Reply").count() == 0
        desk.looked_at("disagreement-stands")


def and_everybody_who_is_asked_is_answered(desk):
    with desk.of(RoleId.EDI_LEAD, date(2026, 12, 11)) as page:
        for step, about, _, _ in CONSULTED:
            desk.open_review(step)
            desk.seen("step-consult")
            desk.press("Begin the consultation")
            page.get_by_label("What is it about, in a few words?").fill(about)
            page.get_by_label("What do you ask?").fill("What would make you trust a panel? Nothing is decided yet.")
            desk.press("Begin this consultation")
        desk.seen("consultation-begun")
    for _, about, role, said in CONSULTED:
        with desk.of(role, date(2026, 12, 14)) as page:
            desk.menu("My work")
            desk.seen(f"{role}-my-work")
            desk.follow(about)
            desk.press("Say what you think")
            page.get_by_label("What do you think?").fill(said)
            desk.press("Send this comment")
            desk.says("Your comment is saved")
    with desk.of(RoleId.EDI_LEAD, date(2027, 1, 4)) as page:
        desk.menu("My work")
        desk.seen("lead-my-work-replies")
        for step, about, role, said in CONSULTED:
            desk.menu("Have your say")
            desk.follow(about)
            desk.says(said)
            desk.press("Reply: you said, we did")
            page.get_by_label("What did people say?").fill("That those who choose know more than those who apply.")
            page.get_by_label("What was done about it?").fill(DID)
            desk.press("Save this reply")
            desk.seen(f"replied-to-{role}")
            desk.open_review(step)
            desk.press("Say that this was done", "Save")
    with desk.of(RoleId.STAFF):
        desk.menu("Have your say")
        desk.says(DID)
        for _, _, _, said in CONSULTED:
            assert said not in desk.shown()
        desk.seen("staff-reads-the-reply")
