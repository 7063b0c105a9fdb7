"""What every page of plans begins with: the plan or item of the viewer's organisation, and what they may do to it."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from tallystick_web.numbers.measure_lists import grouped
from tallystick_web.numbers.measures import catalogue
from tallystick_web.organisations.access import Viewer
from tallystick_web.organisations.asking import or_404
from tallystick_web.organisations.queries_people import names_of, people_of
from tallystick_web.plans import queries
from tallystick_web.plans.allowed import Allowed, allowed
from tallystick_web.plans.network import Network, Node
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.wording import wording_from

_KEEP = (
    "Only those who keep this plan may change it: the equality, diversity and inclusion lead, or a lead of the team."
)


@dataclass(frozen=True)
class OpenPlan:
    """A plan that somebody opened. What they may not read is not in its network."""

    viewer: Viewer
    plan: queries.Plan
    allowed: Allowed

    @cached_property
    def whole(self) -> Network:
        """The plan with everything in it."""
        return queries.network_of(self.plan)

    @cached_property
    def network(self) -> Network:
        """The plan as this viewer may read it."""
        return self.whole.only(self.may_read)

    def may_read(self, node: Node) -> bool:
        """Whether the viewer may read an item of this plan, or one of another plan: there its own rule holds."""
        if node.plan == self.plan.pk or node.is_public_here:
            return self.allowed.read(node)
        return self._allowed_in(node.plan).read(node)

    def _allowed_in(self, plan: UUID) -> Allowed:
        if plan not in self._elsewhere:
            found = or_404(queries.plan_called(self.plan.organisation_id, plan))
            self._elsewhere[plan] = allowed(self.viewer, found)
        return self._elsewhere[plan]

    @cached_property
    def _elsewhere(self) -> dict[UUID, Allowed]:
        """What the viewer may do to other plans, as far as that was asked."""
        return {}


@dataclass(frozen=True)
class OpenItem:
    """An item that somebody opened, with the plan it is in, and as it stands now."""

    of: OpenPlan
    item: queries.Item
    node: Node


def open_plan(viewer: Viewer, plan: UUID) -> OpenPlan:
    """A plan of the viewer's organisation. Raises Http404 where it has none with this id."""
    found = or_404(queries.plan_called(viewer.organisation.pk, plan))
    return OpenPlan(viewer, found, allowed(viewer, found))


def open_item(viewer: Viewer, item: UUID, *, whole: bool = False) -> OpenItem:
    """An item that the viewer may read. Raises Http404 where there is none. ``whole`` is for pages of all around it."""
    found = or_404(queries.item_called(viewer.organisation.pk, item))
    of = OpenPlan(viewer, found.plan, allowed(viewer, found.plan))
    opened = OpenItem(of, found, of.whole.nodes[found.pk] if whole else queries.node_of(found))
    if not opened.of.allowed.read(opened.node):
        raise Http404
    return opened


def may_read_change(allowed: Allowed, node: Node, change: queries.Change) -> bool:
    """Whether somebody may read a change that was asked for of an item."""
    wording, decision = wording_from(change.wording), getattr(change, "decision", None)
    return allowed.read_change(
        node,
        asked_by=change.by_id,
        names=(wording.lead, wording.accountable),
        is_agreed=decision is not None and decision.is_agreed,
    )


def to_keep(of: OpenPlan) -> OpenPlan:
    """The plan, for somebody who may write it. Raises PermissionDenied for others."""
    if not of.allowed.keep:
        raise PermissionDenied(_KEEP)
    return of


def people(viewer: Viewer) -> dict[UUID, str]:
    """Everybody an organisation knows, by id."""
    return {one.pk: one.name for one in people_of(viewer.organisation.pk)}


def names(viewer: Viewer, network: Network) -> dict[UUID, str]:
    """What the people are called who answer for the items of a plan, or have a task in it."""
    nodes = [*network.nodes.values(), *network.outside.values()]
    tasks = {task.lead for one in nodes for task in one.tasks} - network.names.keys()
    return {**network.names, **(names_of(viewer.organisation.pk, tasks) if tasks else {})}


def measure_choices(viewer: Viewer, *, but: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """The measures on offer under what they come from, to choose one of; ``but`` is left out."""
    groups = grouped(one for one in catalogue(viewer.organisation.pk) if one.id != but)
    return [(group.heading, [(one.id, one.name) for one in group.measures]) for group in groups]


def can_stand_under(of: OpenPlan, kind: Kind) -> list[tuple[str, str]]:
    """What an item of a kind can serve: in its plan, and for a team's action in the organisation's plan of the time."""
    above = [one for upper in Kind if upper in kind.serves for one in of.network.of(upper)]
    if of.plan.unit is not None and kind is Kind.ACTION:
        whole = queries.plan_on(of.plan.organisation_id, of.plan.ends_on)
        above += queries.network_of(whole).only(of.may_read).of(Kind.OUTCOME) if whole else ()
    return [(str(one.id), f"{one.wording.text} ({one.kind.label})") for one in above]
