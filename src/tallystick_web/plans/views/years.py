"""The pages of plans of two years: one beside the other, what became of an item, and what goes on in the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans import actions, queries, queries_years
from tallystick_web.plans.allowed import allowed
from tallystick_web.plans.compare_rules import Compared, chain_of, compared
from tallystick_web.plans.forms_years import BecameForm, SameForm, TakeOverForm
from tallystick_web.plans.network import Node
from tallystick_web.plans.presenters.years import ComparePage, Years, carried_from, year_of
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.views.finding import OpenPlan, open_item, open_plan, to_keep


@dataclass(frozen=True)
class Beside:
    """A plan and an earlier one, each as the viewer may read it."""

    of: OpenPlan
    earlier: queries.Plan

    @cached_property
    def nodes(self) -> dict[UUID, list[Node]]:
        """The items of both plans, by plan."""
        keys = [self.of.plan.pk, self.earlier.pk]
        may_read = {self.of.plan.pk: self.of.allowed.read, self.earlier.pk: allowed(self.of.viewer, self.earlier).read}
        found = queries.words_of(self.of.plan.organisation_id, keys)
        return {key: [one for one in found if one.plan == key and may_read[key](one)] for key in keys}

    @cached_property
    def compared(self) -> Compared:
        """What became of the earlier plan."""
        return compared(
            self.nodes[self.earlier.pk],
            self.nodes[self.of.plan.pk],
            carried=queries_years.carried_into(self.of.plan),
            left_out=self.left_out.keys(),
        )

    @cached_property
    def left_out(self) -> Mapping[UUID, Any]:
        """Why earlier items are not in the plan, as people said."""
        return queries_years.not_carried_into(self.of.plan)

    @property
    def years(self) -> Years:
        """What is known of the items over the years."""
        organisation = self.of.plan.organisation_id
        now = [later.id for one in self.compared.kept for later in one.later]
        earlier = queries_years.lineage(organisation).earlier
        known = {one for item in now for one in chain_of(item, earlier)}
        before = [one.earlier.id for one in self.compared.kept]
        return Years(
            earlier=earlier,
            dates=queries_years.promised_dates(organisation, known),
            aims=queries_years.aims_of(organisation, [*now, *before]),
            reasons={
                **queries_years.reasons_of(organisation, before),
                **{key: one.reason for key, one in self.left_out.items()},
            },
        )


def carried(organisation: UUID, node: Node) -> str:
    """Since when an item has been carried over, and how often it was put off."""
    lineage = queries_years.lineage(organisation)
    chain = chain_of(node.id, lineage.earlier)
    can_have_moved = node.kind is Kind.ACTION and (len(chain) > 1 or node.version > 1)
    dates = queries_years.promised_dates(organisation, chain) if can_have_moved else {}
    years = Years(earlier=lineage.earlier, dates=dates, aims={}, reasons={})
    return carried_from(node.id, years, {key: year_of(*days) for key, days in lineage.years.items()})


@needs(Capability.READ_PLAN)
def plan_compare(request: HttpRequest, viewer: Viewer, plan: UUID) -> HttpResponse:
    """A plan beside an earlier one; whoever keeps it confirms which items are carried on."""
    of = open_plan(viewer, plan)
    before = queries_years.earlier_plans(of.plan)
    earlier = _chosen(request, of, before)
    said = {
        "plan": of.plan,
        "earlier": earlier,
        "others": [(one, year_of(one.starts_on, one.ends_on)) for one in before if one != earlier],
    }
    if earlier is None:
        return ask(request, viewer, SameForm(offered=()), page="plans/compare.jinja", do=_nothing, done="", said=said)
    beside = Beside(of, earlier)
    page = ComparePage(compared=beside.compared, years=beside.years, sees_drafts=of.allowed.drafts)
    if request.method == "POST":
        to_keep(of)
    form = SameForm(request.POST or None, offered=page.suggested, initial={"pairs": page.surely})

    def do(entered: Mapping[str, Any]) -> str:
        _confirm(of, earlier, entered["pairs"])
        return f"{to(viewer, 'plan-compare', plan=of.plan.pk)}?with={earlier.pk}"

    said |= {"page": page, "may_keep": of.allowed.keep}
    return ask(request, viewer, form, page="plans/compare.jinja", do=do, done="Saved.", said=said)


def _nothing(_: Mapping[str, Any]) -> str:
    raise Http404


def _chosen(request: HttpRequest, of: OpenPlan, before: Sequence[queries.Plan]) -> queries.Plan | None:
    """The earlier plan that was asked for, or else the one that this plan follows."""
    wanted = request.GET.get("with", "")
    if wanted:
        return or_404(next((one for one in before if str(one.pk) == wanted), None))
    followed = next((one for one in before if one.pk == of.plan.follows_id), None)
    return followed or next(iter(before), None)


def _confirm(of: OpenPlan, earlier: queries.Plan, pairs: Sequence[str]) -> None:
    now, before = queries_years.items_of(of.plan), queries_years.items_of(earlier)
    for pair in pairs:
        old, new = (UUID(one) for one in pair.split("/"))
        actions.confirm_carried(item=now[new], earlier=before[old], by=of.viewer.person, at=timezone.now())


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def plan_compare_item(request: HttpRequest, viewer: Viewer, plan: UUID, item: UUID) -> HttpResponse:
    """Say what became of an item of an earlier plan: which item of this one it is, or why it is in it no more."""
    opened, of = open_item(viewer, item), to_keep(open_plan(viewer, plan))
    here = to(viewer, "plan-compare", plan=of.plan.pk)
    earlier = next((one for one in queries_years.earlier_plans(of.plan) if one.pk == opened.item.plan_id), None)
    if earlier is None:
        return redirect(here)
    others = {one.id: one.wording.text for one in of.network.of(opened.node.kind)}
    form = BecameForm(request.POST or None, others=others)

    def do(entered: Mapping[str, Any]) -> str:
        said = {"by": viewer.person, "at": timezone.now()}
        if entered["into"]:
            into = or_404(queries.item_called(viewer.organisation.pk, UUID(entered["into"])))
            actions.confirm_carried(item=into, earlier=opened.item, **said)
        else:
            actions.say_not_carried(earlier=opened.item, plan=of.plan, reason=entered["reason"], **said)
        return f"{here}?with={earlier.pk}"

    about = {"plan": of.plan, "earlier": earlier, "node": opened.node}
    return ask(request, viewer, form, page="plans/became.jinja", do=do, done="Saved.", said=about)


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def plan_take_over(request: HttpRequest, viewer: Viewer, plan: UUID) -> HttpResponse:
    """Choose what of an earlier plan goes on in this one."""
    of = to_keep(open_plan(viewer, plan))
    earlier = _chosen(request, of, queries_years.earlier_plans(of.plan))
    offered = _open_still(Beside(of, earlier)) if earlier else []
    form = TakeOverForm(request.POST or None, offered=[(str(one.id), _in_short(one)) for one in offered])

    def do(entered: Mapping[str, Any]) -> str:
        items = queries_years.items_of(or_404(earlier))
        chosen = [items[UUID(one)] for one in entered["items"]]
        actions.take_over(plan=of.plan, earlier=chosen, by=viewer.person, at=timezone.now())
        return to(viewer, "plan", plan=of.plan.pk)

    said = {"plan": of.plan, "earlier": earlier, "offered": offered}
    done = "They stand in this plan now, as drafts that say the same."
    return ask(request, viewer, form, page="plans/take_over.jinja", do=do, done=done, said=said)


def _open_still(beside: Beside) -> list[Node]:
    """What of the earlier plan is neither over nor in this plan yet."""
    return [one.earlier for one in beside.compared.kept if one.earlier.stage.is_open and not one.is_confirmed]


def _in_short(node: Node) -> str:
    return f"{node.wording.text} ({node.kind.label})"
