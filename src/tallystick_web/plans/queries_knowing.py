"""What is read about how we would know: baselines, targets, and what was expected of actions."""

from collections.abc import Collection
from uuid import UUID

from tallystick_web.plans.models import Baseline, Expectation, Target


def baselines_of(organisation: UUID, measure: str) -> list[Baseline]:
    """Every baseline of a measure, the newest first: that one holds."""
    return list(Baseline.objects.of(organisation).filter(measure=measure).select_related("by").order_by("-at"))


def baselines_now(organisation: UUID, measures: Collection[str]) -> dict[str, Baseline]:
    """The baseline that holds of each of these measures."""
    rows = Baseline.objects.of(organisation).filter(measure__in=measures).order_by("at")
    return {one.measure: one for one in rows}


def targets_of(organisation: UUID, measures: Collection[str], *, ended: bool = False) -> list[Target]:
    """The targets of these measures, the first due first. ``ended`` brings those that hold no longer as well."""
    rows = Target.objects.of(organisation).filter(measure__in=measures).select_related("by", "item", "end")
    return list((rows if ended else rows.filter(end=None)).order_by("due_on", "at"))


def target_called(organisation: UUID, target: UUID) -> Target | None:
    """One target."""
    return Target.objects.of(organisation).select_related("by", "item", "end").filter(pk=target).first()


def expectations_of(organisation: UUID, items: Collection[UUID] | None = None) -> list[Expectation]:
    """What was expected of these actions, or of all; the first due first, with what was read of each."""
    rows = Expectation.objects.of(organisation).select_related("item", "item__plan")
    rows = rows.filter(item__in=items) if items is not None else rows
    return list(rows.prefetch_related("readings").order_by("due_on", "at"))


def expectation_called(organisation: UUID, expectation: UUID) -> Expectation | None:
    """One expectation, with what was read of it."""
    rows = Expectation.objects.of(organisation).select_related("item", "item__plan").prefetch_related("readings")
    return rows.filter(pk=expectation).first()
