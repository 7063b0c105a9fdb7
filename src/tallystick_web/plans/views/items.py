"""The pages of one item: what it says, changing that, and saying what was done."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.registry import item_links, views_said
from tallystick_web.evidence.attached import box_for
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans import actions, queries
from tallystick_web.plans.allowed import reads_of
from tallystick_web.plans.forms import ItemForm, UpdateForm, initial_of
from tallystick_web.plans.network import Node
from tallystick_web.plans.presenters.item import Box, ItemPage, heard_box, history, since_agreed
from tallystick_web.plans.rules import Delivery, Kind, Stage
from tallystick_web.plans.subjects import ITEM
from tallystick_web.plans.views.finding import (
    OpenItem,
    can_stand_under,
    measure_choices,
    names,
    open_item,
    open_plan,
    people,
    to_keep,
)
from tallystick_web.plans.views.years import carried
from tallystick_web.plans.watching import watch


@require_safe
@needs(Capability.READ_PLAN)
def item(request: HttpRequest, viewer: Viewer, item: UUID) -> HttpResponse:
    """One item, with what became of it."""
    opened = open_item(viewer, item, whole=True)
    node, network, reads = opened.node, opened.of.network, reads_of(viewer)
    expected = node.wording.expected
    page = ItemPage(
        node=node,
        network=network,
        watched=watch(reads, {*node.measures, *([expected.measure] if expected else [])}),
        names=names(viewer, network),
        plans={one.pk: one.title for one in queries.plans_of(viewer.organisation.pk)} if network.outside else {},
        on=reads.on,
        may_keep=opened.of.allowed.keep,
        may_agree=opened.of.allowed.agree,
        may_update=opened.of.allowed.update(node),
        carried=carried(viewer.organisation.pk, node),
        heard=_heard(viewer, node),
    )
    said = {
        "plan": opened.item.plan,
        "page": page,
        "is_draft": node.stage is Stage.DRAFT,
        "evidence": box_for(viewer, ITEM, node.id) if node.is_public_here else None,
        "links": item_links(viewer.organisation.pk, viewer.organisation.slug, node.id, viewer.capabilities),
    }
    template = "plans/outcome.jinja" if node.kind is Kind.OUTCOME else "plans/item.jinja"
    return render(request, template, said)


def _heard(viewer: Viewer, node: Node) -> Box:
    """What the staff network says of an outcome, with where it says more for those who read reviews."""
    said = views_said(viewer.organisation.pk, [node.id]) if node.kind is Kind.OUTCOME else {}
    return heard_box(said.get(node.id), viewer.organisation.slug if viewer.may(Capability.READ_REVIEWS) else "")


@require_safe
@needs(Capability.READ_PLAN)
def item_history(request: HttpRequest, viewer: Viewer, item: UUID) -> HttpResponse:
    """Everything that was said and done about an item."""
    opened = open_item(viewer, item)
    found = opened.item
    versions = queries.versions_of(found)
    if not (opened.of.allowed.drafts or opened.of.allowed.update(opened.node)):
        versions = since_agreed(versions)
    told = history(versions, queries.steps_of(found), queries.updates_of(found))
    said = {"item": found, "text": opened.node.wording.text, "history": told}
    return render(request, "plans/history.jinja", said)


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def item_add(request: HttpRequest, viewer: Viewer, plan: UUID, kind: str) -> HttpResponse:
    """Add an item to a plan."""
    of = to_keep(open_plan(viewer, plan))
    if kind not in set(Kind):
        raise Http404
    chosen = Kind(kind)
    under = can_stand_under(of, chosen)
    form = ItemForm(
        request.POST or None,
        kind=chosen,
        people=people(viewer),
        measures=measure_choices(viewer),
        under=under,
        initial={"under": request.GET.getlist("under")},
    )

    def do(entered: Mapping[str, Any]) -> str:
        uppers = [or_404(queries.item_called(viewer.organisation.pk, UUID(one))) for one in entered.get("under", ())]
        added = actions.add_item(
            plan=of.plan, kind=chosen, wording=form.wording, under=uppers, by=viewer.person, at=timezone.now()
        )
        return to(viewer, "plan-item", item=added.pk)

    said = {"plan": of.plan, "heading": f"Add {_article(chosen)} {chosen.label}", "button": f"Add the {chosen.label}"}
    return ask(request, viewer, form, page="plans/edit.jinja", do=do, done="It was added, as a draft.", said=said)


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def item_edit(request: HttpRequest, viewer: Viewer, item: UUID) -> HttpResponse:
    """Change what an item says: a draft at once, what was agreed by asking for a change."""
    opened = open_item(viewer, item)
    to_keep(opened.of)
    if opened.node.stage is Stage.DRAFT:
        return _edit_draft(request, viewer, opened)
    if not opened.node.stage.is_open:
        raise PermissionDenied("This item is over. What it says is kept as it was.")
    return _ask_change(request, viewer, opened)


def _edit_draft(request: HttpRequest, viewer: Viewer, opened: OpenItem) -> HttpResponse:
    form = _form(request, viewer, opened)

    def do(entered: Mapping[str, Any]) -> str:
        actions.save_wording(
            item=opened.item, wording=form.wording, seen=entered["seen"] or 0, by=viewer.person, at=timezone.now()
        )
        return to(viewer, "plan-item", item=opened.item.pk)

    said = {"plan": opened.item.plan, "heading": f"Change this {opened.node.kind.label}", "button": "Save"}
    return ask(
        request, viewer, form, page="plans/edit.jinja", do=do, done="The change is saved.", said=said | _now(opened)
    )


def _ask_change(request: HttpRequest, viewer: Viewer, opened: OpenItem) -> HttpResponse:
    form = _form(request, viewer, opened, asks_reason=True)

    def do(entered: Mapping[str, Any]) -> str:
        actions.ask_change(
            item=opened.item,
            wording=form.wording,
            seen=entered["seen"] or 0,
            reason=entered["reason"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "plan-item", item=opened.item.pk)

    said = {
        "plan": opened.item.plan,
        "heading": f"Ask to change this {opened.node.kind.label}",
        "button": "Ask for this change",
    }
    done = "The change was asked for. It waits for somebody else to agree."
    return ask(request, viewer, form, page="plans/edit.jinja", do=do, done=done, said=said | _now(opened))


def _form(request: HttpRequest, viewer: Viewer, opened: OpenItem, *, asks_reason: bool = False) -> ItemForm:
    node = opened.node
    return ItemForm(
        request.POST or None,
        kind=node.kind,
        people=people(viewer),
        measures=measure_choices(viewer),
        asks_reason=asks_reason,
        initial=initial_of(node.wording) | {"seen": node.version},
    )


def _now(opened: OpenItem) -> dict[str, Any]:
    return {"item": opened.item, "now": opened.node.wording.text}


@needs(Capability.READ_PLAN)
def item_update(request: HttpRequest, viewer: Viewer, item: UUID) -> HttpResponse:
    """Say what was done about an item."""
    opened = open_item(viewer, item)
    if not opened.of.allowed.update(opened.node):
        raise PermissionDenied("Only whoever leads this, is accountable for it or keeps the plan says what was done.")
    initial = {"delivery": str(opened.node.delivery)}
    form = UpdateForm(request.POST or None, initial=initial)

    def do(entered: Mapping[str, Any]) -> str:
        actions.update_item(
            item=opened.item,
            delivery=Delivery(entered["delivery"]),
            said=entered["said"],
            next_step=entered["next_step"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "plan-item", item=opened.item.pk)

    return ask(
        request,
        viewer,
        form,
        page="plans/update.jinja",
        do=do,
        done="Your update is saved. Thank you.",
        said={"item": opened.item, "text": opened.node.wording.text},
    )


def _article(kind: Kind) -> str:
    return "an" if str(kind)[0] in "aeiou" else "a"
