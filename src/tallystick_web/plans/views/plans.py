"""The pages of whole plans: this year's, all there are, what a plan is told, and beginning one."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.registry import views_said
from tallystick_web.evidence.attached import reader_of
from tallystick_web.evidence.queries import attached_to
from tallystick_web.numbers.measures import measures_called, worsened
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.queries_units import unit_called, units_of, units_on
from tallystick_web.organisations.rules import Capability, OrganisationKind
from tallystick_web.plans import actions, queries
from tallystick_web.plans.advice import Kept, finished_of, told_of
from tallystick_web.plans.allowed import ASKS_WHAT_IT_TAKES, allowed, reads_of
from tallystick_web.plans.forms import BeginForm
from tallystick_web.plans.presenters.item import person_or_title
from tallystick_web.plans.presenters.plan import PlanPage, told_lines
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.subjects import ITEM
from tallystick_web.plans.template_rules import template, templates_for
from tallystick_web.plans.views.finding import OpenPlan, may_read_change, names, open_plan
from tallystick_web.plans.watching import watch


@require_safe
@needs(Capability.READ_PLAN)
def plan_now(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The organisation's own plan of today; where there is none, how to begin one."""
    every = queries.plans_of(viewer.organisation.pk)
    plan = queries.own_plan(every, timezone.localdate())
    if plan is None:
        return render(request, "plans/empty.jinja", {"may_begin": viewer.may(Capability.KEEP_PLAN)})
    return _page(request, OpenPlan(viewer, plan, allowed(viewer, plan)), every)


@require_safe
@needs(Capability.READ_PLAN)
def plan(request: HttpRequest, viewer: Viewer, plan: UUID) -> HttpResponse:
    """One plan."""
    every = queries.plans_of(viewer.organisation.pk)
    found = or_404(next((one for one in every if one.pk == plan), None))
    return _page(request, OpenPlan(viewer, found, allowed(viewer, found)), every)


def _page(request: HttpRequest, of: OpenPlan, every: Sequence[queries.Plan]) -> HttpResponse:
    reads = reads_of(of.viewer)
    measures = {one for node in of.network.of(Kind.OUTCOME) for one in node.measures}
    page = PlanPage(
        network=of.network,
        watched=watch(reads, measures, aimed_alone=True),
        called=partial(_called, names=names(of.viewer, of.network)),
        on=reads.on,
        told=len(told_of(of.network)) if of.allowed.drafts else 0,
        heard=views_said(reads.organisation, [one.id for one in of.network.of(Kind.OUTCOME)]),
    )
    teams = (
        [one for one in every if one.unit_id is not None and one.starts_on < of.plan.ends_on]
        if of.plan.unit_id is None
        else []
    )
    said = {
        "plan": of.plan,
        "page": page,
        "teams": [one for one in teams if one.ends_on > of.plan.starts_on],
        "has_others": len(every) > 1,
        "may_keep": of.allowed.keep,
        "may_ask": bool(of.viewer.capabilities & ASKS_WHAT_IT_TAKES),
        "waiting": len(queries.undecided(of.viewer.organisation.pk)) if of.allowed.agree else 0,
        "kinds": list(Kind),
    }
    return render(request, "plans/plan.jinja", said)


def _called(node: Any, *, names: Mapping[UUID, str]) -> str:
    return person_or_title(node, names)


@require_safe
@needs(Capability.READ_PLAN)
def plans(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every plan there is: the organisation's own and those of its teams, the newest year first."""
    units = units_on(viewer.organisation.pk, timezone.localdate())
    said = {
        "plans": queries.plans_of(viewer.organisation.pk),
        "units": {key: place.name for key, place in units.items()},
        "may_begin": viewer.may(Capability.KEEP_PLAN) or viewer.may(Capability.KEEP_TEAM_PLAN),
    }
    return render(request, "plans/plans.jinja", said)


@require_safe
@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN, Capability.AGREE_PLAN)
def plan_told(request: HttpRequest, viewer: Viewer, plan: UUID) -> HttpResponse:
    """What a plan is told about itself. Nothing of it keeps anybody from anything."""
    of = open_plan(viewer, plan)
    if not of.allowed.drafts:
        raise PermissionDenied("This page is for those who keep or agree to this plan.")
    reads = reads_of(viewer)
    measures = {one for node in of.network.nodes.values() for one in node.measures}
    worse = worsened(reads.organisation, measures, reads.audience, without=reads.without)
    told = told_of(of.network, worsening=worse, kept=_kept(of))
    known = measures_called(reads.organisation, worse)
    lines = told_lines(told, of.network, {key: one.name for key, one in known.items()})
    return render(request, "plans/told.jinja", {"plan": of.plan, "lines": lines})


def _kept(of: OpenPlan) -> Kept:
    """What is there that finished items were kept, as far as this reader sees evidence."""
    finished = finished_of(of.network)
    if not finished:
        return Kept()
    outcomes = {key for one in finished for key in (one.id, *one.uppers)}
    said = views_said(of.plan.organisation_id, outcomes)
    held = attached_to(reader_of(of.viewer), ITEM, [one.id for one in finished])
    return Kept(
        evidence=frozenset(key for key, pieces in held.items() if pieces),
        views=frozenset(key for key, one in said.items() if one.is_given),
    )


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def plan_begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Begin the plan of a year."""
    today, organisation = timezone.localdate(), viewer.organisation.pk
    places = units_on(organisation, today)
    mine = places if viewer.may(Capability.KEEP_PLAN) else units_of(viewer.person, on=today) & places.keys()
    units = {key: place.name for key, place in places.items() if key in mine}
    whole = viewer.organisation.name if viewer.may(Capability.KEEP_PLAN) else ""
    form = BeginForm(
        request.POST or None,
        templates=_templates(viewer),
        units=units,
        whole=whole,
        has_earlier=bool(queries.plans_of(organisation)),
        today=today,
    )

    def do(entered: Mapping[str, Any]) -> str:
        unit = or_404(unit_called(organisation, UUID(entered["unit"]))) if entered["unit"] else None
        chosen = template(entered["template"])
        begun = actions.begin_plan(
            template=chosen.id if chosen else "",
            title=entered["title"],
            starts_on=entered["starts_on"],
            ends_on=entered["ends_on"],
            unit=unit,
            by=viewer.person,
            at=timezone.now(),
        )
        if chosen is not None:
            actions.fill_from_template(plan=begun, template=chosen, by=viewer.person, at=timezone.now())
        elif begun.follows_id is not None:
            return to(viewer, "plan-take-over", plan=begun.pk)
        return to(viewer, "plan", plan=begun.pk)

    return ask(request, viewer, form, page="plans/begin.jinja", do=do, done="The plan was begun.")


def _templates(viewer: Viewer) -> list[tuple[str, str]]:
    """The starting plans for the viewer's kind of organisation, each with what it is."""
    kind = OrganisationKind(viewer.organisation.kind)
    return [(one.id, f"{one.title}. {one.lead}") for one in templates_for(kind)]


@require_safe
@needs(Capability.READ_PLAN)
def plan_changes(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The changes that wait for somebody to decide, of those that the viewer may read."""
    every = queries.undecided(viewer.organisation.pk)
    nodes = queries.nodes_of(viewer.organisation.pk, {one.item_id for one in every})
    may = {one.pk: allowed(viewer, one) for one in {change.item.plan for change in every}}
    readable = [one for one in every if may_read_change(may[one.item.plan_id], nodes[one.item_id], one)]
    return render(
        request, "plans/changes.jinja", {"changes": [(one, nodes[one.item_id].wording.text) for one in readable]}
    )
