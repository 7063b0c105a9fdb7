"""An organisation in which questions are asked: a person and a browser for each role that takes part."""

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.actions import questions as actions
from tallystick_web.reviews.models import Review
from tallystick_web.reviews.queries import questions as queries
from tallystick_web.reviews.rules import Body, Confidence
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House
from tests.integration.web.rows import row_of

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


class AskingHouse(House):
    """The house, opened with a person in each of these roles. Their names are not those of their roles."""

    def __init__(self, slug, name):
        super().__init__(slug, name, held=HELD, called=f"{{}} of {name}")

    def person(self, role):
        with inside(self.organisation.pk):
            return made.person(self.organisation, role)

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
