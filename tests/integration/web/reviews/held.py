"""Reviews of stories: the people who hold them, and what they do."""

from datetime import date, timedelta

from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.actions import reviews as actions
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.cycles import cycles
from tallystick_web.reviews.models import ReviewStep
from tallystick_web.reviews.queries.reviews import step_called, steps_of
from tallystick_web.reviews.rules import Verdict
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.made import person

HELD = (
    RoleId.EDI_LEAD,
    RoleId.EXECUTIVE,
    RoleId.HR_DIRECTOR,
    RoleId.TEAM_LEAD,
    RoleId.BOARD_SECRETARY,
    RoleId.BOARD_MEMBER,
    RoleId.NETWORK_CHAIR,
    RoleId.ANALYST,
    RoleId.ADMINISTRATOR,
    RoleId.STAFF,
)


def opened(slug, name):
    """An organisation with a person in each of these roles."""
    return made.opened(slug, name, held=HELD)


class Held:
    """A review that people hold: each thing is said a minute after the one before."""

    def __init__(self, where, *, cycle="six-monthly", plan=None, year=None, begins_on=date(2026, 6, 1)):
        self.where, self.at = where, NOON - timedelta(hours=2)
        self.review = actions.begin_review(
            cycle=cycles()[cycle],
            title="Review of June",
            plan=plan,
            year=year,
            begins_on=begins_on,
            by=person(where, RoleId.EDI_LEAD),
            at=NOON,
        )

    def later(self):
        self.at += timedelta(minutes=1)
        return self.at

    def row(self, key):
        found = ReviewStep.objects.of(self.where).get(review=self.review, key=key)
        return step_called(self.where.pk, found.pk)

    def now(self, key):
        return next(one for one in steps_of(self.review) if one.key == key)

    def by(self, role):
        return person(self.where, role)

    def finish(self, key, *, role=RoleId.EDI_LEAD, said=""):
        return actions.finish_step(
            step=self.row(key), held_on=NOON.date(), said=said, by=self.by(role), at=self.later()
        )

    def leave_out(self, *keys):
        for key in keys:
            actions.leave_out_step(
                step=self.row(key), reason="There is nobody to ask", by=self.by(RoleId.EDI_LEAD), at=self.later()
            )

    def open_again(self, key, reason="Figures were missing"):
        return actions.open_step_again(
            step=self.row(key), reason=reason, by=self.by(RoleId.BOARD_SECRETARY), at=self.later()
        )

    def move(self, key, to, reason="The board meets later"):
        return actions.move_step(
            step=self.row(key), to=to, reason=reason, by=self.by(RoleId.BOARD_SECRETARY), at=self.later()
        )

    def freeze(self, reason=""):
        return freeze_figures(review=self.review, at=self.later(), by=self.by(RoleId.EDI_LEAD), reason=reason)

    def decide(
        self, key, verdict=Verdict.APPROVE, *, role=RoleId.BOARD_SECRETARY, said="", again=(), on=None, number=None
    ):
        return actions.decide(
            step=self.row(key),
            verdict=verdict,
            said=said,
            minute="2026/41, item 7",
            decided_on=on or NOON.date(),
            role=role,
            again=again,
            number=number,
            by=self.by(role),
            at=self.later(),
        )

    def come_to(self, key):
        """Everything before a meeting is over: what nobody is there for is left out."""
        self.finish("ask-owners")
        self.freeze()
        self.leave_out("check-figures", "triangulate", "network-view")
        self.leave_out("consult-network", "consult-advisers", "consult-staff")
        for one in ("executive", "sub-group", "board"):
            if one == key:
                return
            self.decide(one)
