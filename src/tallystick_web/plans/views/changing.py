"""Pages that change how an item stands: its stage, what it serves, what shows it, and changes that wait."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tallystick_web.numbers.measures import catalogue, measures_called
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.queries_people import person_called
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans import actions, queries, rules
from tallystick_web.plans.allowed import reads_for_all
from tallystick_web.plans.forms import DecideForm, LinkForm, MeasuresForm, MoveForm, TaskEndForm, TaskForm
from tallystick_web.plans.presenters.changes import change_rows
from tallystick_web.plans.presenters.choosing import choice_page
from tallystick_web.plans.rules import Expected, Wording
from tallystick_web.plans.target_rules import Point
from tallystick_web.plans.views.finding import (
    OpenItem,
    can_stand_under,
    may_read_change,
    open_item,
    people,
    to_keep,
)
from tallystick_web.plans.watching import latest_of
from tallystick_web.plans.ways import way_called
from tallystick_web.plans.wording import wording_from, wording_of


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN, Capability.AGREE_PLAN)
def item_move(request: HttpRequest, viewer: Viewer, item: UUID, way: str) -> HttpResponse:
    """Bring an item to another stage."""
    opened, chosen = open_item(viewer, item), or_404(way_called(way))
    if not (opened.of.allowed.agree if chosen.is_agreed else opened.of.allowed.keep):
        raise PermissionDenied("This is for those who may agree to what stands in a plan, for example an executive.")
    others = {one.id: one.wording.text for one in opened.of.network.of(opened.node.kind) if one.id != opened.node.id}
    form = MoveForm(request.POST or None, way=chosen, others=others, initial={"seen": opened.node.version})

    def do(entered: Mapping[str, Any]) -> str:
        into = queries.item_called(viewer.organisation.pk, UUID(entered["into"])) if entered.get("into") else None
        actions.move_item(
            item=opened.item,
            way=chosen,
            reason=entered.get("reason", ""),
            into=into,
            seen=entered["seen"],
            may_agree=opened.of.allowed.agree,
            by=viewer.person,
            at=timezone.now(),
            then=_then(viewer, opened.node.wording.expected),
        )
        return to(viewer, "plan-item", item=opened.item.pk)

    said = {"item": opened.item, "node": opened.node, "way": chosen}
    return ask(request, viewer, form, page="plans/move.jinja", do=do, done="Done.", said=said)


def _then(viewer: Viewer, expected: Expected | None) -> Point | None:
    """What the measure of an expectation came to last, to be locked with it."""
    return latest_of(reads_for_all(viewer), expected.measure) if expected else None


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def item_link(request: HttpRequest, viewer: Viewer, item: UUID) -> HttpResponse:
    """Choose what an item serves."""
    opened = open_item(viewer, item)
    to_keep(opened.of)
    offered = can_stand_under(opened.of, opened.node.kind)
    now = {str(one) for one in opened.node.uppers} & {one for one, _ in offered}
    initial = {"under": sorted(now), "seen": " ".join(sorted(now))}
    form = LinkForm(request.POST or None, under=offered, initial=initial)

    def do(entered: Mapping[str, Any]) -> str:
        wanted = set(entered["under"])
        rules.check_chosen_last(seen=request.POST.get("seen"), now=now)
        for one in sorted(wanted ^ now):
            upper = or_404(queries.item_called(viewer.organisation.pk, UUID(one)))
            change = actions.link if one in wanted else actions.unlink
            change(lower=opened.item, upper=upper, by=viewer.person, at=timezone.now())
        return to(viewer, "plan-item", item=opened.item.pk)

    return _ask(request, viewer, form, opened, do, heading="What it serves", button="Save")


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def item_measures(request: HttpRequest, viewer: Viewer, item: UUID) -> HttpResponse:
    """Choose the measures that show whether an item came about."""
    opened = open_item(viewer, item)
    to_keep(opened.of)
    now, offered = set(opened.node.measures), catalogue(viewer.organisation.pk)
    form = MeasuresForm(
        request.POST or None, measures={one.id for one in offered} | now, initial={"seen": " ".join(sorted(now))}
    )

    def do(entered: Mapping[str, Any]) -> str:
        wanted = set(entered["measures"])
        rules.check_chosen_last(seen=request.POST.get("seen"), now=now)
        for one in sorted(wanted ^ now):
            change = actions.choose_measure if one in wanted else actions.leave_measure
            change(item=opened.item, measure=one, by=viewer.person, at=timezone.now())
        return to(viewer, "plan-item", item=opened.item.pk)

    ticked = request.POST.getlist("measures") if request.method == "POST" else now
    page = choice_page(offered, now=now, ticked=ticked, words=request.GET.get("words", "").strip())
    said = {"item": opened.item, "text": opened.node.wording.text, "page": page}
    return ask(request, viewer, form, page="plans/choose_measures.jinja", do=do, done="Saved.", said=said)


@needs(Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN)
def item_task(request: HttpRequest, viewer: Viewer, item: UUID) -> HttpResponse:
    """Write down a task to get a measure."""
    opened = open_item(viewer, item)
    to_keep(opened.of)
    form = TaskForm(request.POST or None, people=people(viewer))

    def do(entered: Mapping[str, Any]) -> str:
        actions.set_task(
            item=opened.item,
            text=entered["text"],
            lead=or_404(person_called(viewer.organisation.pk, UUID(entered["lead"]))),
            due_on=entered["due_on"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "plan-item", item=opened.item.pk)

    return _ask(request, viewer, form, opened, do, heading="A task to get a measure", button="Save the task")


@needs(Capability.READ_PLAN)
def task_end(request: HttpRequest, viewer: Viewer, task: UUID) -> HttpResponse:
    """Say what came of a task to get a measure."""
    there = or_404(queries.open_task(viewer.organisation.pk, task))
    opened = open_item(viewer, there.item_id)
    if not (opened.of.allowed.keep or there.lead_id == viewer.person.pk):
        raise PermissionDenied("Only whoever has this task, or keeps the plan, says what came of it.")
    form = TaskEndForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.end_task(
            organisation=viewer.organisation.pk,
            task=there.pk,
            said=entered["said"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "plan-item", item=there.item_id)

    return _ask(request, viewer, form, opened, do, heading=there.text, button="Close the task")


@needs(Capability.READ_PLAN)
def change(request: HttpRequest, viewer: Viewer, change: UUID) -> HttpResponse:
    """A change that somebody asks for: what the plan says, what it should say, and why."""
    found = or_404(queries.change_called(viewer.organisation.pk, change))
    opened = open_item(viewer, found.item_id)
    wording = wording_from(found.wording)
    if not may_read_change(opened.of.allowed, opened.node, found):
        raise PermissionDenied("Nobody agreed to this change. It is for those who write the plan or agree to it.")
    form = DecideForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.decide_change(
            change=found,
            is_agreed=entered["decision"] == "agree",
            why=entered["why"],
            by=viewer.person,
            at=timezone.now(),
            then=_then(viewer, wording.expected),
        )
        return to(viewer, "plan-item", item=found.item_id)

    if request.method == "POST" and not opened.of.allowed.agree:
        raise PermissionDenied("This is for those who may agree to what stands in a plan, for example an executive.")
    before = next((one for one in queries.versions_of(opened.item) if one.number == found.seen), None)
    said = {
        "change": found,
        "item": opened.item,
        "text": opened.node.wording.text,
        "kind": opened.node.kind.label,
        "rows": change_rows(before, wording, people(viewer), _measures_of(viewer, before, wording)),
        "decision": getattr(found, "decision", None),
        "may_decide": opened.of.allowed.agree and found.by_id != viewer.person.pk,
    }
    return ask(request, viewer, form, page="plans/change.jinja", do=do, done="Your decision is saved.", said=said)


def _measures_of(viewer: Viewer, before: queries.ItemVersion | None, wording: Wording) -> dict[str, str]:
    """What the measures are called that a change speaks of."""
    said = [wording.expected, wording_of(before).expected if before else None]
    known = measures_called(viewer.organisation.pk, {one.measure for one in said if one})
    return {key: one.name for key, one in known.items()}


def _ask(
    request: HttpRequest, viewer: Viewer, form: Any, opened: OpenItem, do: Any, *, heading: str, button: str
) -> HttpResponse:
    said = {"item": opened.item, "text": opened.node.wording.text, "heading": heading, "button": button}
    return ask(request, viewer, form, page="plans/about_item.jinja", do=do, done="Saved.", said=said)
