"""What staff answered in a short survey, from its closing to the paper that the board reads."""

import re
from datetime import timedelta
from itertools import cycle, islice

import pytest

from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires.actions.answering import answer
from tallystick_web.questionnaires.actions.waves import begin_wave
from tallystick_web.questionnaires.rules import Way
from tallystick_web.questionnaires.sets import sets
from tallystick_web.questionnaires.wave_rules import Answered, Begun
from tallystick_web.reviews.actions.freezing import freeze_figures
from tests.integration.web.clock import NOON
from tests.integration.web.reviews.frozen_stories import Story
from tests.system.web.people import go_on_as
from tests.system.web.worker import the_worker_works

MEASURE, MEMBERS_SAID = "questionnaires/network-known", ("safe", "safe", "unknown", "not-safe")
MANY, IN_FAVOUR = 60, "50%"

pytestmark = pytest.mark.usefixtures("made_up")


@pytest.fixture
def story(service):
    """A trust whose plan is watched by what staff say, and whose staff were asked."""
    made = Story()
    with made.inside():
        made.aim()
        outcome = made.item(
            "outcome",
            "Staff know the network, and think it safe",
            made.objective,
            measures=(MEASURE,),
            accountable=made.person(RoleId.HR_DIRECTOR).pk,
        )
        made.go(outcome, "agree")
        made.wave = begin_wave(
            of=sets()["pulse"],
            begun=Begun(
                title="Autumn 2026",
                way=Way.OPEN,
                opens_on=NOON.date(),
                closes_on=NOON.date() + timedelta(days=14),
                least=10,
                method="Everybody on the staff list was sent the link.",
            ),
            by=made.person(RoleId.HR_DIRECTOR),
            at=NOON,
        )
        for said in islice(cycle(MEMBERS_SAID), MANY):
            given = Answered(version=made.wave.version, answers={"network-known": said})
            answer(wave=made.wave.pk, organisation=made.where.pk, link=None, given=given, at=NOON)
    return made


def at(page, service, story, role, route, **parts):
    go_on_as(page, service, story.browsers[role])
    page.goto(service + story.address(route, **parts))


def test_a_pulse_wave_is_closed_frozen_and_read_by_the_board(service, story, page, looked_at):
    given_the_director_closes_it(service, story, page, looked_at)
    when_the_figures_are_frozen_and_a_pack_is_made(service, story, page)
    then_the_board_reads_it_beside_the_other_figures(service, story, page, looked_at)


def given_the_director_closes_it(service, story, page, looked_at):
    at(page, service, story, RoleId.HR_DIRECTOR, "wave", wave=story.wave.pk)
    page.get_by_role("link", name="Close the survey").click()
    page.get_by_role("button", name="Close the survey").click()
    the_worker_works("questionnaires")
    page.reload()
    page.get_by_text(f"{MANY} people answered.").first.wait_for()
    page.get_by_text("nobody can tell whether somebody answered more than once").first.wait_for()
    looked_at("pulse-closed")


def when_the_figures_are_frozen_and_a_pack_is_made(service, story, page):
    with story.inside():
        freeze_figures(review=story.review, at=NOON, by=story.person(RoleId.EDI_LEAD))
    at(page, service, story, RoleId.EDI_LEAD, "papers", review=story.review.pk)
    page.get_by_role("button", name="Begin a paper").click()
    page.get_by_label("Pack with everything behind the board paper").check()
    page.get_by_label("The organisation: figures as the organisation reads them").check()
    page.get_by_role("textbox", name="Title").fill("Everything behind the paper")
    page.get_by_role("button", name="Begin this paper").click()
    page.get_by_role("button", name="Make this paper").click()
    page.get_by_role("button", name="Make this paper").click()
    the_worker_works("publications")


def then_the_board_reads_it_beside_the_other_figures(service, story, page, looked_at):
    at(page, service, story, RoleId.BOARD_MEMBER, "papers", review=story.review.pk)
    page.get_by_role("link", name="Everything behind the paper").click()
    row = page.get_by_role("row", name=re.compile("Staff know the network, and think it safe")).filter(
        has_text="Staff who know the network as a safe place"
    )
    row.first.wait_for()
    assert IN_FAVOUR in row.first.inner_text()
    looked_at("pulse-in-the-pack")
