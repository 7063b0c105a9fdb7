"""Who may do what to a plan: by their roles, by the teams they belong to, and by what they lead themselves."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick_web.numbers.embargoed import held_from, held_from_others
from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.queries_units import units_of
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans.network import Node
from tallystick_web.plans.queries import Plan
from tallystick_web.plans.watching import Reads

# Who may ask what a target would take: they type counts of a small team, which are about people who can be told apart.
# Whoever works at the analyst's desk sees such counts there.
ASKS_WHAT_IT_TAKES = frozenset(
    {Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN, Capability.AGREE_PLAN, Capability.READ_DESK}
)


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """What a person may do to one plan."""

    person: UUID
    keep: bool
    agree: bool

    @property
    def drafts(self) -> bool:
        """Whether they see what nobody has agreed to yet."""
        return self.keep or self.agree

    def update(self, node: Node) -> bool:
        """Whether they may say what was done about an item: whoever keeps the plan, leads it or is accountable."""
        return node.stage.is_open and (
            self.keep or self.person in (node.wording.lead, node.wording.accountable, *(one.lead for one in node.tasks))
        )

    def read(self, node: Node) -> bool:
        """Whether they may read an item: a draft is for those who write or agree, and those who are named in it."""
        return self.drafts or node.is_public_here or self.update(node)

    def read_change(
        self, node: Node, *, asked_by: UUID | None, names: Collection[UUID | None], is_agreed: bool
    ) -> bool:
        """Whether they may read a change that was asked for. ``names`` are the people whom it would name.

        What nobody agreed to is a draft. What was agreed stands in the history of the item.
        """
        return is_agreed or self.drafts or self.person in (asked_by, *names) or self.update(node)


def allowed(viewer: Viewer, plan: Plan) -> Allowed:
    """What a viewer may do to a plan."""
    keeps_team = (
        plan.unit is not None
        and viewer.may(Capability.KEEP_TEAM_PLAN)
        and plan.unit_id in units_of(viewer.person, on=timezone.localdate())
    )
    return Allowed(
        person=viewer.person.pk,
        keep=viewer.may(Capability.KEEP_PLAN) or keeps_team,
        agree=viewer.may(Capability.AGREE_PLAN),
    )


def reads_of(viewer: Viewer) -> Reads:
    """As whom a viewer reads the measures of a plan: never the analyst's desk, which is not for plans."""
    audience = Audience.ORGANISATION if Audience.ORGANISATION in viewer.audiences else Audience.PUBLIC
    organisation = viewer.organisation.pk
    return Reads(
        organisation=organisation,
        audience=audience,
        without=held_from(organisation, viewer.person.pk, reads_desk=False),
        on=timezone.localdate(),
    )


def reads_for_all(viewer: Viewer) -> Reads:
    """As whom figures are read that are written into the plan, where others read them: nothing held back is among them.

    Whoever may read held figures already would otherwise tell them to everybody by agreeing a baseline.
    """
    return replace(reads_of(viewer), without=held_from_others(viewer.organisation.pk))
