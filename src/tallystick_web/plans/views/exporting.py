"""A plan as a file: everything of it that the reader may read."""

from collections import Counter
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tallystick_web.core.attachments import attachment
from tallystick_web.core.templating import day
from tallystick_web.numbers.measures import catalogue
from tallystick_web.organisations.access import Viewer, needs
from tallystick_web.organisations.queries_units import units_on
from tallystick_web.organisations.rules import Capability
from tallystick_web.plans.sheets.rows import rows_of
from tallystick_web.plans.sheets.text import text_of
from tallystick_web.plans.sheets.word import document_of
from tallystick_web.plans.sheets.workbook import workbook_of
from tallystick_web.plans.views.finding import OpenPlan, names, open_plan

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "docx": f"{_OFFICE}.wordprocessingml.document",
}


@require_safe
@needs(Capability.READ_PLAN)
def plan_file(request: HttpRequest, viewer: Viewer, plan: str, form: str) -> HttpResponse:  # noqa: ARG001  # a view's signature
    """A plan as a workbook, a Word document or a text file with commas."""
    of = open_plan(viewer, UUID(plan))
    rows = rows_of(of.network, people=names(viewer, of.network), measures=measure_names(viewer))
    about = _about(of)
    content = {
        "csv": lambda: text_of(rows),
        "xlsx": lambda: workbook_of(rows, title=of.plan.title, about=about),
        "docx": lambda: document_of(rows, title=of.plan.title, about=about),
    }[form]()
    name = f"{viewer.organisation.slug}-plan-{of.plan.starts_on.year}.{form}"
    return attachment(content, name, kind=_TYPES[form])


def measure_names(viewer: Viewer) -> dict[str, str]:
    """What the measures on offer are called, by id; one that shares its name with another goes by its id."""
    there = catalogue(viewer.organisation.pk)
    often = Counter(one.name for one in there)
    return {one.id: one.name if often[one.name] == 1 else one.id for one in there}


def _about(of: OpenPlan) -> list[str]:
    organisation = of.viewer.organisation
    unit = units_on(organisation.pk, of.plan.ends_on).get(of.plan.unit_id) if of.plan.unit_id else None
    whose = f"{unit.name}, {organisation.name}" if unit else organisation.name
    drafts = "with what is still drafted" if of.allowed.drafts else "without what nobody has agreed to yet"
    return [
        f"{whose}, {day(of.plan.starts_on)} to {day(of.plan.ends_on)}.",
        f"As it stood on {day(timezone.localdate())}, {drafts}.",
    ]
