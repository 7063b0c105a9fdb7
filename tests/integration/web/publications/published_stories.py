"""Publications of stories: a trust whose board decided on frozen figures, and the people who publish them."""

from datetime import timedelta

from tallystick_web.organisations.rules import RoleId
from tallystick_web.publications import editions
from tallystick_web.publications.jobs import make_edition
from tallystick_web.publications.queries_editions import edition_called
from tallystick_web.publications.rules import PublicationKind
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.models import NetworkView, ReviewDecision, ReviewStep, ViewReply
from tallystick_web.reviews.rules import Body, Side, StepKind, Verdict, View
from tests.integration.web.clock import NOON
from tests.integration.web.reviews.frozen_stories import Story

DISAGREES = "Nobody we know was asked, and it does not feel fairer."
REPLIED = "We ask from January on."
REASON = "A team was counted twice. It is counted once now."


class Published(Story):
    """A trust with a review whose board decides, and a publication of it."""

    def __init__(self, slug="westmoor", **said):
        super().__init__(slug, **said)
        self.now = NOON
        with self.inside():
            self.board = self.step("board", StepKind.MEETING, Body.BOARD)
            self.publication = editions.begin_publication(
                kind=PublicationKind.PROGRESS,
                title="Our plan and how it is going",
                slug="progress",
                by=self.person(RoleId.EDI_LEAD),
                at=NOON,
            )

    def later(self):
        self.now += timedelta(minutes=1)
        return self.now

    def step(self, key, kind, body):
        by = self.person(RoleId.EDI_LEAD)
        return ReviewStep.objects.create(
            organisation=self.where,
            review=self.review,
            key=key,
            place=9,
            kind=kind,
            body=body,
            text=kind.label,
            roles=[RoleId.BOARD_SECRETARY],
            needs=["freeze"],
            due_on=NOON.date(),
            by=by,
            at=NOON,
        )

    def freeze(self, reason=""):
        return freeze_figures(review=self.review, at=self.later(), by=self.person(RoleId.EDI_LEAD), reason=reason)

    def decide(self, frozen, verdict=Verdict.APPROVE, said=""):
        by = self.person(RoleId.BOARD_SECRETARY)
        return ReviewDecision.objects.create(
            organisation=self.where,
            step=self.board,
            frozen=frozen,
            verdict=verdict,
            said=said,
            minute="2026/41",
            decided_on=NOON.date(),
            role=RoleId.BOARD_SECRETARY,
            by=by,
            at=self.later(),
        )

    def disagree(self, said=DISAGREES):
        by = self.person(RoleId.NETWORK_CHAIR)
        view = NetworkView.objects.create(
            organisation=self.where,
            review=self.review,
            item=self.outcome,
            view=View.DISAGREE,
            said=said,
            by=by,
            at=self.later(),
        )
        return ViewReply.objects.create(
            organisation=self.where, view=view, side=Side.ORGANISATION, said=REPLIED, by=by, at=self.later()
        )

    def edition(self, *, until=None, due_on=None, by=RoleId.EDI_LEAD, is_made=True):
        made = editions.begin_edition(
            publication=self.publication,
            review=self.review,
            due_on=due_on or NOON.date(),
            until=until,
            by=self.person(by),
            at=self.later(),
        )
        if is_made:
            make_edition(str(self.where.pk), str(made.pk))
        return made

    def correct(self, edition, reason=REASON):
        made = editions.correct_edition(
            edition=edition,
            reason=reason,
            due_on=NOON.date(),
            until=None,
            by=self.person(RoleId.EDI_LEAD),
            at=self.later(),
        )
        make_edition(str(self.where.pk), str(made.pk))
        return made

    def sign_off(self, edition, by=RoleId.HR_DIRECTOR):
        return editions.sign_edition(edition=edition, said="", by=self.person(by), at=self.later())

    def publish(self, edition):
        return editions.publish_edition(edition=edition, by=self.person(RoleId.BOARD_SECRETARY), at=self.later())

    def out(self, **said):
        """An edition that is published, of figures that are frozen and decided on first."""
        self.decide(self.freeze())
        edition = self.edition(**said)
        self.sign_off(edition)
        self.publish(edition)
        return edition

    def now_of(self, edition):
        return edition_called(self.where.pk, edition.pk)

    def publish_correction(self, edition):
        """A correction that is published."""
        correction = self.correct(edition)
        self.sign_off(correction)
        self.last = correction
        self.publish(correction)
        return correction
