"""What is found from figures and plans before a meeting: held against what was handed in, counted by hand."""

from datetime import date
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.numbers.actions import accept_contract
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId, audiences_of
from tallystick_web.plans import actions as plans
from tallystick_web.plans.rules import Delivery, Kind, Wording
from tallystick_web.plans.target_rules import Point
from tallystick_web.plans.watching import Reads
from tallystick_web.plans.ways import way_called
from tallystick_web.reviews.actions import questions as actions
from tallystick_web.reviews.answers_from_data import answers_found
from tallystick_web.reviews.queries.questions import questions_of
from tallystick_web.reviews.question_rules import DataRule
from tallystick_web.reviews.question_sets import question_sets
from tallystick_web.reviews.rules import Body
from tallystick_web.reviews.views.finding_questions import reads_to_keep
from tests.integration.web.clock import NOON
from tests.integration.web.numbers import handed_in, holding

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

HELD = (
    RoleId.ANALYST,
    RoleId.EDI_LEAD,
    RoleId.HR_DIRECTOR,
    RoleId.EXECUTIVE,
    RoleId.BOARD_MEMBER,
    RoleId.GOVERNOR,
    RoleId.TEAM_LEAD,
)
# Very senior managers who are not clinical, of a workforce of 3,000; appointments as in other tests.
ROWS = """
1,non-clinical/vsm,white,90,,
1,non-clinical/vsm,bme,{senior},,
1,non-clinical/vsm,unknown,0,,
1,clinical/5,white,1910,,
1,clinical/5,bme,{others},,
1,clinical/5,unknown,100,,
1,workforce,white,2000,,
1,workforce,bme,900,,
1,workforce,unknown,100,,
2,,white,{appointed},1200,
2,,bme,120,760,
"""
TODAY = NOON.date()
TEN, QUARTER = "very senior manager: share of Black and minority ethnic (BME) people: 10% in 2024", "25% in 2025"


class Trust:
    """A trust with figures of 2024, whose people ask what they say."""

    def __init__(self, slug="northmoor"):
        self.where, self.browsers = handed_in.trust(slug, HELD)
        with self.inside():
            accept_contract(standards=["wres"], role="IG lead", by=self.person(RoleId.ANALYST), at=NOON)
        self.sign(2024, senior=10)

    def inside(self):
        return inside(self.where.pk)

    def person(self, role):
        with inside(self.where.pk):
            return Person.objects.of(self.where).get(email=f"{role}@{self.where.slug}.example.org")

    def sign(self, year, *, senior, appointed=300, at=NOON):
        rows = ROWS.format(senior=senior, others=900 - senior, appointed=appointed)
        handed_in.sign(self.where, handed_in.return_of(self.where.name, rows, year=year), at=at)
        handed_in.make(self.where)

    def found(self, *rules, audience=Audience.ORGANISATION, on=TODAY):
        reads = Reads(organisation=self.where.pk, audience=audience, without=frozenset(), on=on)
        with self.inside():
            return answers_found(rules, reads)

    def says(self, rule, **how):
        return self.found(rule, **how)[rule].says

    def page(self, role, route, query="", **parts):
        address = reverse(route, kwargs={"organisation": self.where.slug, **parts})
        return handed_in.words(self.browsers[role].get(address + query))

    def ask(self, key, role=RoleId.BOARD_MEMBER, body=Body.BOARD):
        with self.inside():
            return actions.ask(
                text="Has it moved?",
                body=body,
                roles={role},
                to=self.person(RoleId.HR_DIRECTOR),
                to_title="Director of human resources",
                due_on=None,
                set_question=key,
                by=self.person(role),
                at=NOON,
            )


@pytest.fixture
def trust():
    return Trust()


# FROM FIGURES


def test_the_share_of_senior_posts_is_what_was_handed_in(trust):
    assert f"{TEN}, and nothing before it to compare" in trust.says(DataRule.SENIOR)
    trust.sign(2025, senior=30)
    assert f"{TEN}, {QUARTER}." in trust.says(DataRule.SENIOR)  # 30 of 120


def test_the_fit_for_board_check_answers_with_what_is_missing(trust):
    trust.sign(2025, senior=30)
    found = trust.found(*(one for one in DataRule if one in ("years", "bands", "international-recruits", "unknown")))
    assert {one: each.is_met for one, each in found.items()} == {
        DataRule.YEARS: False,
        DataRule.BANDS: False,
        DataRule.INTERNATIONAL_RECRUITS: False,
        DataRule.UNKNOWN: True,
    }
    assert "Figures of 2023 are not there" in found[DataRule.YEARS].says
    assert "Of 3.3% of the workforce" in found[DataRule.UNKNOWN].says  # 100 of 3,000


def test_what_stands_beside_each_other_is_named_with_its_years(trust):
    trust.sign(2025, senior=30)
    assert trust.says(DataRule.STANDARDS) == (
        "There are approved figures of: Workforce Race Equality Standard (2024 to 2025). "
        "Nothing stands beside it that it could be read with."
    )


def test_without_figures_and_without_a_plan_every_rule_says_that_there_is_nothing():
    where, _ = handed_in.trust("eastmoor", (RoleId.ANALYST,))
    reads = Reads(organisation=where.pk, audience=Audience.PUBLIC, without=frozenset(), on=NOON.date())
    with inside(where.pk):
        found = answers_found(DataRule, reads)
    assert all(one.says.endswith(".") for one in found.values())
    assert {one for one, each in found.items() if each.is_met} == {DataRule.OPEN_QUESTIONS}


# FROM THE PLAN


class Plan:
    """A plan of this year, in which two outcomes and three actions were agreed, and a draft that nobody agreed to."""

    def __init__(self, trust):
        self.trust, self.lead = trust, trust.person(RoleId.EDI_LEAD)
        with trust.inside():
            self.before = self.plan(2025)
            old = self.action(self.before, "Score in writing", self.outcome(self.before, "Fair"), due=date(2026, 1, 31))
            self.now = self.plan(2026)
            watched = self.outcome(self.now, "Fair appointment", measures=("wres/2",))
            other = self.outcome(self.now, "Fair pay")
            again = self.action(self.now, "Score in writing", watched, due=date(2026, 10, 31))
            self.action(self.now, "Publish pay", other, due=date(2027, 3, 31))
            done = self.action(self.now, "Check offers", other, due=date(2026, 9, 30))
            plans.update_item(item=done, delivery=Delivery.DONE, said="Done.", next_step="", by=self.lead, at=NOON)
            plans.confirm_carried(item=again, earlier=old, by=self.lead, at=NOON)
            plans.agree_baseline(
                measure="wres/2",
                point=Point(as_of=date(2024, 3, 31), value=1, low=None, high=None),
                source="",
                agreed_by="The board",
                reason="",
                by=self.lead,
                at=NOON,
            )
            self.outcome(self.now, "Secret draft", is_agreed=False)

    def plan(self, year):
        days = {"starts_on": date(year, 4, 1), "ends_on": date(year + 1, 3, 31)}
        return plans.begin_plan(title=f"Plan of {year}", unit=None, by=self.lead, at=NOON, **days)

    def outcome(self, plan, text, *, is_agreed=True, measures=()):
        director = {"accountable": self.trust.person(RoleId.HR_DIRECTOR).pk, "accountable_title": "Director"}
        wording = Wording(text=text, **director)
        item = plans.add_item(
            plan=plan, kind=Kind.OUTCOME, wording=wording, under=(), measures=measures, by=self.lead, at=NOON
        )
        return self.agreed(item) if is_agreed else item

    def action(self, plan, text, under, *, due):
        led = {"lead": self.trust.person(RoleId.TEAM_LEAD).pk, "lead_title": "Head of recruitment"}
        wording = Wording(text=text, due_on=due, **led)
        item = plans.add_item(
            plan=plan, kind=Kind.ACTION, wording=wording, under=[under], measures=("wres/2",), by=self.lead, at=NOON
        )
        return self.agreed(item)

    def agreed(self, item):
        by, way = self.trust.person(RoleId.EXECUTIVE), way_called("agree")
        plans.move_item(item=item, way=way, reason="", into=None, may_agree=True, by=by, at=NOON)
        return item


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            DataRule.PLAN,
            (
                "The plan is “Plan of 2026”. It runs from 1 April 2026 to 31 March 2027. Agreed to in it: two outcomes "
                "and three actions."
            ),
        ),
        (DataRule.ANSWERABLE, "Of two agreed outcomes, two have one director who is accountable."),
        (
            DataRule.MEASURED,
            "Of two agreed outcomes, one has a measure. One of them can be held against an agreed baseline.",
        ),
        (DataRule.LATE, "Of three actions agreed to, one is late and two are not begun."),
        (
            DataRule.CARRIED,
            (
                "Of five outcomes and actions, one is carried over from an earlier plan. Dates were moved to later "
                "ones once."
            ),
        ),
        (DataRule.WORSE, "Of the measure of the plan none got worse by more than chance usually gives."),
    ],
)
def test_the_plan_answers_with_what_was_agreed_in_it(trust, rule, says):
    Plan(trust)
    assert trust.says(rule) == says


def test_a_plan_that_ended_is_said_to_have_ended(trust):
    Plan(trust)
    found = trust.found(DataRule.PLAN, on=date(2028, 1, 1))[DataRule.PLAN]
    assert "It ended on 31 March 2027, and none follows it yet." in found.says
    assert found.is_met is False


def test_open_questions_are_told_with_the_oldest_and_only_those_the_reader_reads(trust):
    trust.ask("")
    assert trust.says(DataRule.OPEN_QUESTIONS).startswith("One question is open, the oldest since 26 November 2026.")
    assert trust.says(DataRule.OPEN_QUESTIONS, audience=Audience.PUBLIC) == "No question is open."


# WHO IS TOLD


@pytest.fixture
def held(trust):
    """Figures of 2025 that are held back from everybody but the equality lead."""
    lead = trust.person(RoleId.EDI_LEAD)
    holding.hold(trust.where, trust.person(RoleId.ANALYST), lead.pk, year=2025, at=holding.SOON)
    trust.sign(2025, senior=30, at=holding.LATER)
    return trust


def test_held_figures_answer_nobody_from_whom_they_are_held(held):
    pages = {role: held.page(role, "question-set", question_set="pay") for role in held.browsers if role != "team-lead"}
    assert {role for role, page in pages.items() if QUARTER in page} >= {RoleId.EDI_LEAD}
    for role in (RoleId.EXECUTIVE, RoleId.BOARD_MEMBER, RoleId.GOVERNOR, RoleId.HR_DIRECTOR):
        assert QUARTER not in pages[role]
        assert TEN in pages[role]


def test_that_a_measure_got_worse_is_told_to_nobody_from_whom_its_figures_are_held(trust):
    Plan(trust)
    lead = trust.person(RoleId.EDI_LEAD)
    holding.hold(trust.where, trust.person(RoleId.ANALYST), lead.pk, year=2025, at=holding.SOON)
    trust.sign(2025, senior=10, appointed=700, at=holding.LATER)  # from 1.6 times as often to 3.7 times
    worse = "Got worse by more than chance usually gives"
    assert worse in trust.page(RoleId.EDI_LEAD, "question-set", question_set="board")
    assert worse not in trust.page(RoleId.EXECUTIVE, "question-set", question_set="board")


def test_an_answer_that_is_kept_tells_no_held_figures_even_where_its_writer_reads_them(held):
    asked = held.ask("pay/senior")
    page = held.page(RoleId.EDI_LEAD, "question-answer", "?from=figures", question=asked.pk)
    assert TEN in page
    assert QUARTER not in page


def sent(trust, asked, said):
    address = reverse("question-answer", kwargs={"organisation": trust.where.slug, "question": asked.pk})
    entered = {"form_key": str(uuid4()), "said": said, "confidence": "sure", "next_step": ""}
    assert trust.browsers[RoleId.EDI_LEAD].post(address, entered).status_code == 303
    with trust.inside():
        [question] = questions_of(trust.where.pk)
    return question.answers[-1]


def test_only_the_very_words_that_were_found_are_said_to_be_from_figures(trust):
    asked = trust.ask("pay/senior")
    found = trust.says(DataRule.SENIOR)
    assert sent(trust, asked, f"{found}\r\n").from_data
    assert not sent(trust, asked, f"{found} It is a success.").from_data


def test_a_question_of_ones_own_is_answered_by_people_alone(trust):
    asked = trust.ask("")
    assert "Found from figures" not in trust.page(RoleId.BOARD_MEMBER, "question", question=asked.pk)
    assert not sent(trust, asked, "By two posts.").from_data


@pytest.mark.parametrize(
    ("body", "audience"),
    [(Body.BOARD, Audience.ORGANISATION), (Body.GOVERNORS, Audience.PUBLIC), (Body.PUBLIC, Audience.PUBLIC)],
)
def test_what_governors_and_the_public_ask_is_answered_from_what_everybody_may_read(trust, body, audience):
    roles = frozenset({RoleId.EDI_LEAD})
    viewer = SimpleNamespace(
        organisation=trust.where, person=trust.person(RoleId.EDI_LEAD), audiences=audiences_of(roles), roles=roles
    )
    with trust.inside():
        assert reads_to_keep(viewer, body).audience is audience


# SETS ON THEIR PAGES


def test_a_set_shows_what_was_found_and_the_last_answer_beside_each_question(trust):
    asked = trust.ask("pay/senior")
    sent(trust, asked, "Slowly.")
    page = trust.page(RoleId.BOARD_MEMBER, "question-set", question_set="pay")
    for one in question_sets()["pay"].questions:
        assert one.text in page
    assert page.index(TEN) < page.index("Slowly.")
    assert "Ask it again" in page


def test_asking_a_question_of_a_set_keeps_which_one_it_is(trust):
    browser = trust.browsers[RoleId.BOARD_MEMBER]
    address = reverse("question-ask", kwargs={"organisation": trust.where.slug})
    page = browser.get(f"{address}?question=pay/senior").content.decode()
    assert question_sets()["pay"].questions[-1].text in page
    assert 'value="pay/senior"' in page
    entered = {
        "text": "Has it moved?",
        "body": "board",
        "to_title": "The chief executive",
        "set_question": "pay/senior",
    }
    browser.post(address, {"form_key": str(uuid4()), **entered})
    browser.post(address, {"form_key": str(uuid4()), **entered, "set_question": "made/up"})
    with trust.inside():
        assert sorted(one.set_question for one in questions_of(trust.where.pk)) == ["", "pay/senior"]


def test_a_page_of_a_set_asks_the_database_as_often_with_many_questions_asked(trust, django_assert_max_num_queries):
    Plan(trust)
    for key in ("board/effect", "board/promised", "executive/again", "executive/again"):
        trust.ask(key)
    for name in question_sets():
        with django_assert_max_num_queries(25):
            trust.page(RoleId.BOARD_MEMBER, "question-set", question_set=name)
