"""Beginning a plan with a starting plan: every item of it is copied, as a draft, and is the organisation's own."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from tallystick_web.core import audit
from tallystick_web.core.days import months_after
from tallystick_web.organisations.models import Person
from tallystick_web.plans.actions.items import put_item
from tallystick_web.plans.models import Item, ItemLink, ItemMeasure, Plan
from tallystick_web.plans.planned import measure_id
from tallystick_web.plans.rules import Event, Kind, Wording
from tallystick_web.plans.template_items import Template, TemplateItem
from tallystick_web.plans.template_rules import source_in_words

_AT_ONCE = 500


@transaction.atomic
def fill_from_template(*, plan: Plan, template: Template, by: Person, at: datetime) -> Plan:
    """Copy everything of a starting plan into a plan that was just begun."""
    audit.hold(plan.organisation_id)
    made = {
        one.id: put_item(plan, kind, wording, by=by, at=at, template_item=one.id)
        for kind, one, wording in _wordings(template, plan.starts_on)
    }
    _link(template, made, by=by, at=at)
    _measure(template, made, by=by, at=at)
    audit.record(
        Event.FILLED, organisation=plan.organisation_id, by=by.pk, at=at, about=plan, more={"items": len(made)}
    )
    return plan


def _wordings(template: Template, begins: date) -> Iterable[tuple[Kind, TemplateItem, Wording]]:
    for commitment in template.commitments:
        yield Kind.COMMITMENT, commitment, Wording(text=commitment.text)
    for objective in template.objectives:
        yield Kind.OBJECTIVE, objective, Wording(text=objective.text, note=objective.aim)
    for outcome in template.outcomes:
        wording = Wording(text=outcome.text, accountable_title=outcome.accountable, voice=outcome.voice)
        yield Kind.OUTCOME, outcome, wording
    for action in template.actions:
        wording = Wording(
            text=action.text,
            lead_title=action.lead,
            starts_on=begins,
            due_on=months_after(begins, action.months),
            intervention=action.intervention,
            cause=action.cause,
            how=action.how,
            evidence_grade=action.evidence,
            evidence_source=source_in_words(action),
        )
        yield Kind.ACTION, action, wording
    for success in template.successes:
        yield Kind.SUCCESS, success, Wording(text=success.text)


def _link(template: Template, made: Mapping[str, Item], *, by: Person, at: datetime) -> None:
    pairs = [
        *((one.id, upper) for one in template.outcomes for upper in (one.objective, *one.commitments)),
        *((one.id, upper) for one in template.actions for upper in one.serves),
        *((one.id, upper) for one in template.successes for upper in one.of),
    ]
    links = [
        ItemLink(organisation_id=made[lower].organisation_id, lower=made[lower], upper=made[upper], by=by, at=at)
        for lower, upper in pairs
    ]
    ItemLink.objects.bulk_create(links, batch_size=_AT_ONCE)


def _measure(template: Template, made: Mapping[str, Item], *, by: Person, at: datetime) -> None:
    named = [
        *((one.id, one.measures) for one in template.outcomes),
        *((one.id, one.measures) for one in template.actions),
        *((one.id, one.measures) for one in template.successes),
    ]
    chosen = {
        (item, measure_id(template.id, template.measure(measure))) for item, measures in named for measure in measures
    }
    rows = [
        ItemMeasure(organisation_id=made[item].organisation_id, item=made[item], measure=measure, by=by, at=at)
        for item, measure in sorted(chosen)
    ]
    ItemMeasure.objects.bulk_create(rows, batch_size=_AT_ONCE)
