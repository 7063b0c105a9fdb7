"""Pages about how we would know: a measure in the plan, its baseline and targets, and what was expected of actions."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick.release.policy import Audience
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.asking import ask, or_404, to
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans import actions, queries, queries_knowing
from tallystick_web.plans.allowed import ASKS_WHAT_IT_TAKES, allowed, reads_for_all, reads_of
from tallystick_web.plans.forms_knowing import BaselineForm, ReadingForm, TargetEndForm, TargetForm
from tallystick_web.plans.presenters.knowing import MeasurePage, expectation_line, found_of, smallest_sentence
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.target_rules import Whose
from tallystick_web.plans.views.finding import measure_choices
from tallystick_web.plans.watching import Reads, Watched, plain, point_of, watch


@require_safe
@needs(Capability.READ_PLAN)
def plan_measure(request: HttpRequest, viewer: Viewer, measure: str) -> HttpResponse:
    """One measure: what it came to, what it is held against, and which items it is looked at for."""
    reads = reads_of(viewer)
    watched = _watched(reads, measure)
    page = MeasurePage(
        watched=watched,
        baselines=queries_knowing.baselines_of(reads.organisation, measure),
        items=_items(viewer, measure),
        shows_baselines=reads.audience is Audience.ORGANISATION,
    )
    said = {
        "page": page,
        "measure": measure,
        "may_keep": viewer.may(Capability.KEEP_PLAN),
        "may_ask": bool(viewer.capabilities & ASKS_WHAT_IT_TAKES),
    }
    return render(request, "plans/measure.jinja", said)


@needs(Capability.KEEP_PLAN)
def measure_baseline(request: HttpRequest, viewer: Viewer, measure: str) -> HttpResponse:
    """Agree what later values of a measure are held against."""
    watched = _watched(reads_for_all(viewer), measure)
    points = [one for one in watched.points if one.value is not None]
    has_one = bool(queries_knowing.baselines_of(viewer.organisation.pk, measure))
    offered = [(one.as_of.isoformat(), f"{one.says} ({one.label})") for one in reversed(points)]
    form = BaselineForm(request.POST or None, points=offered, has_one=has_one)

    def do(entered: Mapping[str, Any]) -> str:
        chosen = next(one for one in points if one.as_of == date.fromisoformat(entered["point"]))
        actions.agree_baseline(
            measure=measure,
            point=or_404(point_of(chosen)),
            source=chosen.source,
            agreed_by=entered["agreed_by"],
            reason=entered.get("reason", ""),
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "plan-measure", measure=measure)

    said = _said(watched, heading="Agree a baseline", button="Agree this baseline") | {"has_points": bool(points)}
    return ask(request, viewer, form, page="plans/about_measure.jinja", do=do, done="The baseline is set.", said=said)


@needs(Capability.KEEP_PLAN)
def measure_target(request: HttpRequest, viewer: Viewer, measure: str) -> HttpResponse:
    """Set a target. The smallest change that could be told from chance is shown while it is set."""
    watched = _watched(reads_of(viewer), measure)
    form = TargetForm(
        request.POST or None,
        better=watched.measure.better,
        others=measure_choices(viewer, but=measure),
        outcomes=[(str(key), text) for key, text in _items(viewer, measure)],
        today=timezone.localdate(),
    )

    def do(entered: Mapping[str, Any]) -> str:
        item = queries.item_called(viewer.organisation.pk, UUID(entered["item"])) if entered["item"] else None
        actions.set_target(
            measure=measure,
            item=item,
            whose=Whose(entered["whose"]),
            aim=form.aim,
            starts_on=entered["starts_on"],
            due_on=entered["due_on"],
            rationale=entered["rationale"],
            agreed_by=entered["agreed_by"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "plan-measure", measure=measure)

    said = _said(watched, heading="Set a target", button="Set this target") | {
        "has_points": watched.baseline is not None
    }
    return ask(request, viewer, form, page="plans/about_measure.jinja", do=do, done="The target is set.", said=said)


@needs(Capability.KEEP_PLAN)
def target_end(request: HttpRequest, viewer: Viewer, target: UUID) -> HttpResponse:
    """Say why a target holds no longer."""
    found = or_404(queries_knowing.target_called(viewer.organisation.pk, target))
    watched = _watched(reads_of(viewer), found.measure)
    form = TargetEndForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        actions.end_target(target=found, reason=entered["reason"], by=viewer.person, at=timezone.now())
        return to(viewer, "plan-measure", measure=found.measure)

    said = _said(watched, heading="End a target", button="End this target") | {"has_points": True}
    return ask(request, viewer, form, page="plans/about_measure.jinja", do=do, done="The target ended.", said=said)


@require_safe
@needs(Capability.READ_PLAN)
def expectations(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What was expected of actions, and what happened: the organisation's own evidence, searchable."""
    reads, asked = reads_of(viewer), request.GET.get("q", "").strip().casefold()
    rows = queries_knowing.expectations_of(reads.organisation)
    texts = queries.agreed_texts(reads.organisation, {one.item_id for one in rows})
    watched = watch(reads, {one.measure for one in rows})
    lines = [
        expectation_line(
            one,
            texts.get(one.item_id, ""),
            watched.get(one.measure),
            on=reads.on,
            may_see=reads.audience is Audience.ORGANISATION,
        )
        for one in rows
    ]
    found = [one for one in lines if asked in f"{one.action} {one.expected} {one.how} {one.finding.label}".casefold()]
    return render(
        request, "plans/expectations.jinja", {"lines": found, "asked": request.GET.get("q", ""), "every": len(lines)}
    )


@needs(Capability.KEEP_PLAN)
def expectation_read(request: HttpRequest, viewer: Viewer, expectation: UUID) -> HttpResponse:
    """Write down what somebody makes of what the figures say."""
    row = or_404(queries_knowing.expectation_called(viewer.organisation.pk, expectation))
    reads = reads_for_all(viewer)
    watched = watch(reads, [row.measure]).get(row.measure)
    points = plain(watched.points) if watched else []
    finding = found_of(row, points, on=reads.on)
    form = ReadingForm(request.POST or None)

    def do(entered: Mapping[str, Any]) -> str:
        latest = points[-1] if points else None
        actions.read_expectation(
            expectation=row,
            finding=finding,
            figures={"as_of": latest.as_of.isoformat(), "value": str(latest.value)} if latest else {},
            said=entered["said"],
            by=viewer.person,
            at=timezone.now(),
        )
        return to(viewer, "expectations")

    text = queries.agreed_texts(reads.organisation, [row.item_id]).get(row.item_id, "")
    line = expectation_line(row, text, watched, on=reads.on, may_see=True)
    return ask(
        request, viewer, form, page="plans/reading.jinja", do=do, done="It is written down.", said={"line": line}
    )


def _watched(reads: Reads, measure: str) -> Watched:
    return or_404(watch(reads, [measure]).get(measure))


def _items(viewer: Viewer, measure: str) -> list[tuple[UUID, str]]:
    """The items of today's own plan that a measure is looked at for, as this viewer may read them."""
    plan = queries.plan_on(viewer.organisation.pk, timezone.localdate())
    if plan is None:
        return []
    network = queries.network_of(plan).only(allowed(viewer, plan).read)
    nodes = [one for kind in (Kind.OUTCOME, Kind.ACTION, Kind.SUCCESS) for one in network.of(kind)]
    return [(one.id, one.wording.text) for one in nodes if measure in one.measures]


def _said(watched: Watched, *, heading: str, button: str) -> dict[str, Any]:
    latest = watched.latest
    return {
        "measure": watched.measure,
        "heading": heading,
        "button": button,
        "smallest": smallest_sentence(watched.measure, latest) if latest else "",
    }
