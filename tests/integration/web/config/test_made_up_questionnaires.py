"""What the made-up organisations asked: through the actions, and enough of it to look at."""

from collections import Counter

import pytest
from django.utils import timezone

from tallystick_web.config.example.asked import ask_in_body, ask_in_trust
from tallystick_web.config.example.people import open_with_people
from tallystick_web.config.example.plans import PLANS
from tallystick_web.config.example.registered import Keeper
from tallystick_web.config.example.took_part import take_part
from tallystick_web.core import audit
from tallystick_web.core.fence import inside
from tallystick_web.questionnaires.models import Assessment, Sheet, Wave, WaveAnswer
from tallystick_web.questionnaires.queries.comments import themes_of
from tallystick_web.questionnaires.queries.frameworks import assessment_called
from tallystick_web.questionnaires.queries.readings import series
from tallystick_web.questionnaires.rules import AssessmentState
from tallystick_web.registers.described import registers

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
_INITIATIVE = {
    "title": "Sponsors",
    "kind": "sponsorship",
    "basis": "positive-action",
    "gap": "Band 8a",
    "reason": "One in eight.",
}


@pytest.fixture
def opened(settings):
    """Opens a made-up organisation with its people, and nothing else: what asks, and its key."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    def open_one(plan):
        made = open_with_people(plan, "Made-up organisation", timezone.now())
        return Keeper(made), made.organisation.pk

    return open_one


def closed(key, of):
    return list(Wave.objects.of(key).filter(set_id=of).exclude(closed_at=None).order_by("closes_on"))


def said(key, measure):
    """What a measure says of each period or wave, the oldest first."""
    return [one.says for one in series(key, [f"questionnaires/{measure}"])[f"questionnaires/{measure}"]]


def test_a_trust_asked_its_staff_twice_and_each_link_took_one_answer(opened):
    keeper, key = opened(PLANS[0])
    with inside(key):
        keeper.add(registers()["initiatives"], {**_INITIATIVE, "since": -30})
        ask_in_trust(keeper)
        waves = closed(key, "pulse")
        assert [one.answers.count() for one in waves] == [223, 251]
        assert [one.links.filter(is_used=True).count() for one in waves] == [223, 251]
        assert 170 < (waves[1].closes_on - waves[0].closes_on).days < 190
        for wave in waves:
            rows = Counter(bool(one.shown) for one in wave.figures.filter(row__in=("white", "bme")))
            assert rows[True] >= 4  # some questions are shown by group, and of some it is withheld
            assert 20 <= wave.comments.count() <= 60
        assert [len(themes_of(one)) for one in waves] == [2, 1]
        assert sum(len(one.followed) for wave in waves for one in themes_of(wave)) == 1
        assert len(said(key, "safe-to-speak-gap")) == 2
        assert said(key, "coders-agree") == ["9 of 12"]
        assert said(key, "items-race-shaped") == ["5 of 11"]  # two lost when settled, one item bears on nobody
        assert Sheet.objects.of(key).get(set_id="project-initiation").done_on < keeper.day(-30)
        [open_wave] = Wave.objects.of(key).filter(set_id="leavers")
        assert open_wave.closed_at is None
        assert open_wave.answers.count() == 14
        assert list(audit.broken_links()) == []


def test_a_trust_agreed_on_last_year_and_begins_this_one(opened):
    keeper, key = opened(PLANS[0])
    with inside(key):
        ask_in_trust(keeper)
        last, this = [
            assessment_called(key, one)
            for one in Assessment.objects.of(key).order_by("year_ended").values_list("pk", flat=True)
        ]
        assert (last.state, this.state) == (AssessmentState.AGREED, AssessmentState.OPEN)
        assert last.is_public
        assert last.steps[0].by != last.steps[1].by
        assert (len(last.missing), len(this.missing)) == (0, 7)
        assert last.year_ended < keeper.today <= this.year_ended


def test_a_body_asked_its_board_its_members_and_people_at_three_events(opened):
    keeper, key = opened(PLANS[-1])
    with inside(key):
        take_part(keeper)
        ask_in_body(keeper)
        [board], [members] = closed(key, "board-self-rating"), closed(key, "members")
        assert (board.answers.count(), board.asked, members.answers.count()) == (11, 13, 74)
        assert board.figures.get(question="", row="all").shown["answers"] == 11
        events = closed(key, "event-evaluation")
        assert len({one.piece for one in events}) == 3
        assert not any(one.figures.filter(row="white").exists() for one in events)  # of all three together alone
        assert any(says.startswith("3 of ") for says in said(key, "evaluations-with-race"))
        assert len(said(key, "benefit-gap")) == 1
        halves = [[int(one) for one in says.split(" of ")] for says in said(key, "prompts-before-publication") if says]
        assert any(0 < some < of for some, of in halves)
        assert not WaveAnswer.objects.of(key).exclude(wave__in=[board, members, *events]).exists()
