"""Reviews of stories: a trust with a plan and figures, whose people freeze them and hear what others say of them."""

from datetime import date, timedelta
from uuid import uuid4

from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.numbers.actions import accept_contract
from tallystick_web.numbers.measures import series_of
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import actions as plan_actions
from tallystick_web.plans.rules import Delivery, Direction, Kind, Voice, Wording
from tallystick_web.plans.target_rules import Aim, AimKind, Point, Whose
from tallystick_web.plans.ways import way_called
from tallystick_web.reviews.models import Review, ReviewStep
from tallystick_web.reviews.rules import StepKind
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import ROWS, make, return_of, sign, trust, words

HELD = (
    RoleId.ANALYST,
    RoleId.EDI_LEAD,
    RoleId.HR_DIRECTOR,
    RoleId.EXECUTIVE,
    RoleId.BOARD_SECRETARY,
    RoleId.BOARD_MEMBER,
    RoleId.NETWORK_CHAIR,
    RoleId.TEAM_LEAD,
    RoleId.STAFF,
    RoleId.GOVERNOR,
)
OUTCOME = "People are appointed equally often"
ACTION = "Every panel scores in writing before it talks"
SAID = "The first panels score. Westmoor team-lead looks after them."


class Story:
    """A trust with two years of figures, a plan whose outcome is watched by one of them, and a review of it."""

    def __init__(self, slug="westmoor", *, years=((2024, 300), (2025, 420)), is_exact=True):
        self.where, self.browsers = trust(slug, HELD)
        if is_exact:
            with self.inside():
                accept_contract(standards=["wres"], role="IG lead", by=self.person(RoleId.ANALYST), at=NOON)
        for year, appointed in years:
            self.sign(year, appointed)
        make(self.where)
        with self.inside():
            self.plan = plan_actions.begin_plan(
                title="Race equality plan",
                starts_on=date(2026, 4, 1),
                ends_on=date(2027, 3, 31),
                unit=None,
                by=self.person(RoleId.EDI_LEAD),
                at=NOON,
            )
            self.objective = self.item(Kind.OBJECTIVE, "Be fair to everybody who applies")
            self.outcome = self.item(
                Kind.OUTCOME,
                OUTCOME,
                self.objective,
                measures=("wres/2",),
                accountable=self.person(RoleId.HR_DIRECTOR).pk,
                voice=Voice.STAFF_SURVEY,
            )
            self.action = self.item(
                Kind.ACTION,
                ACTION,
                self.outcome,
                measures=("wres/2",),
                lead=self.person(RoleId.TEAM_LEAD).pk,
                lead_title="Head of recruitment",
                due_on=date(2026, 10, 31),
                how="Panels decide on what was written down before.",
            )
            self.draft = self.item(Kind.OUTCOME, "Nobody has agreed to this yet", self.objective)
            for one in (self.objective, self.outcome, self.action):
                self.go(one, "agree")
            plan_actions.update_item(
                item=self.action,
                delivery=Delivery.UNDER_WAY,
                said=SAID,
                next_step="Score in every team.",
                by=self.person(RoleId.TEAM_LEAD),
                at=NOON,
            )
            self.review = self.begin()

    def inside(self):
        return inside(self.where.pk)

    def person(self, role):
        return Person.objects.of(self.where).get(email=f"{role}@{self.where.slug}.example.org")

    def sign(self, year, appointed, *, at=NOON):
        sign(self.where, return_of(self.where.name, ROWS.format(a=appointed, b=420), year=year), at=at)

    def hand_in(self, year, appointed, *, at=NOON):
        self.sign(year, appointed, at=at)
        make(self.where)

    def item(self, kind, text, *under, measures=(), **said):
        wording = Wording(text=text, **said)
        by = self.person(RoleId.EDI_LEAD)
        return plan_actions.add_item(
            plan=self.plan, kind=kind, wording=wording, under=under, measures=measures, by=by, at=NOON
        )

    def go(self, item, way, *, reason="", at=NOON):
        by = self.person(RoleId.EXECUTIVE)
        return plan_actions.move_item(
            item=item, way=way_called(way), reason=reason, into=None, may_agree=True, by=by, at=at, then=None
        )

    def aim(self):
        """A baseline of the first year, and a target that the second is held against."""
        by = self.person(RoleId.EDI_LEAD)
        value = self.points()[0]
        point = Point(as_of=value.as_of, value=value.value, low=value.low, high=value.high)
        plan_actions.agree_baseline(
            measure="wres/2", point=point, source=value.source, agreed_by="The board", reason="", by=by, at=NOON
        )
        aim = Aim(kind=AimKind.INTO_BAND, direction=Direction.TOWARDS_ONE)
        plan_actions.set_target(
            measure="wres/2",
            item=self.outcome,
            whose=Whose.LOCAL,
            aim=aim,
            starts_on=date(2026, 4, 1),
            due_on=date(2027, 3, 31),
            rationale="It can be done.",
            agreed_by="The board",
            by=by,
            at=NOON,
        )

    def points(self):
        """What the measure came to, as the organisation reads it."""
        return series_of(self.where.pk, ["wres/2"], Audience.ORGANISATION)["wres/2"]

    def begin(self, **of):
        """A review of the plan with a step that freezes and one that sets voices beside the figures."""
        by = self.person(RoleId.EDI_LEAD)
        said = {"plan": self.plan} | of
        review = Review.objects.create(
            organisation=self.where,
            cycle="six-monthly",
            title="Autumn review",
            begins_on=NOON.date(),
            by=by,
            at=NOON,
            **said,
        )
        for place, (key, kind, needs) in enumerate(
            [("freeze", StepKind.FREEZE, []), ("beside", StepKind.TRIANGULATE, ["freeze"])], start=1
        ):
            ReviewStep.objects.create(
                organisation=self.where,
                review=review,
                key=key,
                place=place,
                kind=kind,
                text=kind.label,
                roles=[RoleId.EDI_LEAD],
                needs=needs,
                due_on=NOON.date() + timedelta(days=7),
                by=by,
                at=NOON,
            )
        return review

    def address(self, route, **parts):
        return reverse(route, kwargs={"organisation": self.where.slug, **parts})

    def get(self, role, route, **parts):
        return self.browsers[role].get(self.address(route, **parts))

    def post(self, role, route, data=None, **parts):
        return self.browsers[role].post(self.address(route, **parts), {"form_key": str(uuid4())} | (data or {}))

    def words(self, role, route, **parts):
        return words(self.get(role, route, **parts))
