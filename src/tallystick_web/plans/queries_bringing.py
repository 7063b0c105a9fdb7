"""What is read to bring a plan in as a file: what was said of columns before, and what a file is read against."""

from collections.abc import Callable, Mapping
from uuid import UUID

from tallystick_web.plans import queries
from tallystick_web.plans.brought.holds import Holds
from tallystick_web.plans.brought.proposal import Around
from tallystick_web.plans.compare_rules import words_in
from tallystick_web.plans.models import ColumnAnswer, Plan
from tallystick_web.plans.network import Node
from tallystick_web.plans.rules import Kind


def columns_said(organisation: UUID) -> dict[str, Holds]:
    """What somebody said that columns hold, by their headings."""
    rows = ColumnAnswer.objects.of(organisation).order_by("at").values_list("heading", "holds")
    return {heading: Holds(holds) for heading, holds in rows if holds in set(Holds)}


def around(
    plan: Plan, *, people: Mapping[UUID, str], measures: Mapping[str, str], may_read: Callable[[Node], bool]
) -> Around:
    """What a file is read against. ``measures`` are what they are called, by id; what may not be read is not there."""
    organisation = plan.organisation_id
    whole = queries.plan_on(organisation, plan.ends_on) if plan.unit_id else None
    nodes = queries.words_of(organisation, [plan.pk, *([whole.pk] if whole else [])])
    known = [one for one in nodes if one.stage.is_open and may_read(one)]
    return Around(
        begins=plan.starts_on,
        people=people,
        measures={words_in(said): key for key, name in measures.items() for said in (key, name)},
        there={(one.kind, words_in(one.wording.text)): one.id for one in known if one.plan == plan.pk},
        outcomes={
            words_in(one.wording.text): one.id for one in known if one.plan != plan.pk and one.kind is Kind.OUTCOME
        },
    )
