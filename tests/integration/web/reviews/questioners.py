"""An organisation in which questions are asked: a person and a browser for each role that takes part."""

from uuid import uuid4

from django.urls import reverse

from tallystick_web.core.fence import inside
from tallystick_web.organisations.actions.opening import FirstPerson, open_organisation
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import OrganisationKind, RoleId, roles
from tallystick_web.reviews.actions import questions as actions
from tallystick_web.reviews.models import Review
from tallystick_web.reviews.queries import questions as queries
from tallystick_web.reviews.rules import Body, Confidence
from tests.integration.web.clock import NOON
from tests.integration.web.rows import row_of
from tests.integration.web.world import joined, signed_in

HELD = (
    RoleId.EDI_LEAD,
    RoleId.EXECUTIVE,
    RoleId.HR_DIRECTOR,
    RoleId.BOARD_SECRETARY,
    RoleId.BOARD_MEMBER,
    RoleId.NETWORK_CHAIR,
    RoleId.GOVERNOR,
    RoleId.ANALYST,
    RoleId.TEAM_LEAD,
    RoleId.ADMINISTRATOR,
    RoleId.STAFF,
)


class House:
    """An organisation whose people ask and answer; a browser for each role, signed in when it is first asked for."""

    def __init__(self, slug, name):
        people = [
            FirstPerson(name=f"{roles()[one].label} of {name}", email=f"{one}@{slug}.org", role=one) for one in HELD
        ]
        made = open_organisation(slug=slug, name=name, kind=OrganisationKind.TRUST, code="", people=people, at=NOON)
        self.organisation, self.slug = made.organisation, slug
        self.organisation.links = {one.role: made.links[one.email] for one in people}
        self.browsers = {}

    def person(self, role):
        with inside(self.organisation.pk):
            return Person.objects.of(self.organisation).get(email=f"{role}@{self.slug}.org")

    def browser(self, role):
        if role not in self.browsers:
            self.browsers[role] = signed_in(joined(self.organisation.links[role]))
        return self.browsers[role]

    def address(self, route, **parts):
        return reverse(route, kwargs={"organisation": self.slug, **parts})

    def get(self, role, route, query="", **parts):
        return self.browser(role).get(self.address(route, **parts) + query)

    def post(self, role, route, data, **parts):
        return self.browser(role).post(self.address(route, **parts), {"form_key": str(uuid4())} | data)

    # WHAT PEOPLE DO, WITHOUT A BROWSER

    def ask(self, role=RoleId.BOARD_MEMBER, body=Body.BOARD, *, at=NOON, to=RoleId.HR_DIRECTOR, **more):
        known = {
            "text": "Has the share of senior posts moved?",
            "to_title": "Director of human resources",
            "due_on": None,
        }
        with inside(self.organisation.pk):
            return actions.ask(
                **known | more, body=body, roles={role}, to=to and self.person(to), by=self.person(role), at=at
            )

    def answer(self, question, said="By two posts.", *, by=RoleId.HR_DIRECTOR, at=NOON, **more):
        known = {
            "confidence": Confidence.SURE,
            "next_step": "",
            "next_on": None,
            "keeps_reviews": by is RoleId.EDI_LEAD,
        }
        with inside(self.organisation.pk):
            return actions.answer(**known | more, question=question, said=said, by=self.person(by), at=at)

    def judge(self, question, answer, *, is_accepted, by=RoleId.BOARD_MEMBER, said="Which posts?", at=NOON):
        with inside(self.organisation.pk):
            return actions.judge_answer(
                question=question,
                answer=answer,
                is_accepted=is_accepted,
                said=said,
                roles={by},
                by=self.person(by),
                at=at,
            )

    def review(self, title):
        """A review that was begun."""
        known = {"title": title, "cycle": "six-monthly"}
        return row_of(Review, self.organisation, known={"Review": known})

    def now(self, question):
        with inside(self.organisation.pk):
            return queries.question_called(self.organisation.pk, question.pk)

    def questions(self, **which):
        with inside(self.organisation.pk):
            return queries.questions_of(self.organisation.pk, **which)


def text(answer):
    return answer.content.decode()
