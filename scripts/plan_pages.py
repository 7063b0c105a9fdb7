"""The pages about plans: what they are made of, each starting plan in full, and where each row that is asked is."""

from collections.abc import Iterator, Mapping

from coverage_page import coverage_page
from markdown_parts import code, codes, listed, page, table
from plan_rules_page import plan_rules_page

from tallystick_web.plans.template_items import (
    EvidenceSource,
    Template,
    TemplateAction,
    TemplateMeasure,
    TemplateOutcome,
)
from tallystick_web.plans.template_rules import evidence_sources, templates


def plan_pages(intro: Mapping[str, str]) -> dict[str, str]:
    """Every page about plans, by its name under docs/reference."""
    plans = {f"starting-plans/{one.id}.md": starting_plan(one, intro["starting-plan"]) for one in templates().values()}
    return {"coverage.md": coverage_page(intro["coverage"]), "plans.md": plan_rules_page(intro["plans"]), **plans}


# ONE PLAN


def starting_plan(template: Template, intro: str) -> str:
    return page(
        f"# {template.title}",
        f"{template.lead} For: {', '.join(one.label for one in template.kinds)}.",
        intro,
        "## Commitments",
        listed(f"{one.text} {code(one.id)}" for one in template.commitments),
        *(part for one in template.objectives for part in objective_section(template, one.id)),
        "## Measures",
        table(
            ("Measure", "What is counted", "Of whom or what", "Kind", "Unit", "Better", "New"),
            (measure_row(one) for one in template.measures),
        ),
        "## What the actions lean on",
        listed(f"{each.title}: {each.says} <{each.url}>" for each in _leant_on(template)),
    )


def _leant_on(template: Template) -> Iterator[EvidenceSource]:
    named = {one.evidence_source for one in template.actions}
    return (source for name, source in evidence_sources().items() if name in named)


def objective_section(template: Template, objective: str) -> Iterator[str]:
    found = next(one for one in template.objectives if one.id == objective)
    yield f"## {found.text}"
    yield found.aim
    for outcome in template.outcomes:
        if outcome.objective == objective:
            yield from outcome_section(template, outcome)


def outcome_section(template: Template, outcome: TemplateOutcome) -> Iterator[str]:
    yield f"### {outcome.text}"
    yield listed(
        (
            f"Item: {code(outcome.id)}, under {codes(outcome.commitments)}",
            f"Who answers for it: {outcome.accountable}",
            f"Whose voice is heard: {outcome.voice.label.lower()}",
            f"Measures: {codes(outcome.measures)}",
        )
    )
    served = [one for one in template.actions if outcome.id in one.serves]
    yield "What is done:"
    yield "\n".join(action_lines(one) for one in served if one.serves[0] == outcome.id)
    also = [one.id for one in served if one.serves[0] != outcome.id]
    yield f"Served as well by {codes(also)}." if also else ""
    yield from _successes(template, outcome)


def action_lines(action: TemplateAction) -> str:
    """An action, with everything a board would ask about it."""
    source = evidence_sources().get(action.evidence_source)
    told = (
        f"{action.lead}, within {_months(action.months)}. {action.intervention.label}.",
        f"Cause: {action.cause}",
        f"How it should work: {action.how}",
        f"Evidence: {action.evidence}. {source.title if source else 'No study of this is known to us'}.",
        f"Measures: {codes(action.measures)}." + (f" Kept in {code(action.register)}." if action.register else ""),
    )
    return "\n".join((f"- **{action.text}** {code(action.id)}", *(f"  - {one}" for one in told)))


def _months(number: int) -> str:
    return "1 month" if number == 1 else f"{number} months"


def _successes(template: Template, outcome: TemplateOutcome) -> Iterator[str]:
    for one in template.successes:
        if one.of[0] == outcome.id:
            yield f"Success would be: {one.text} {code(one.id)} Shown by {codes(one.measures)}."


def measure_row(measure: TemplateMeasure) -> tuple[str, ...]:
    return (
        f"{measure.name} {code(measure.id)}",
        measure.what,
        measure.population,
        f"{measure.kind.label}{_kept(measure)}",
        str(measure.unit),
        measure.better.label,
        measure.cadence.label,
    )


def _kept(measure: TemplateMeasure) -> str:
    named = measure.counts or measure.kept_in
    return f": {code(named)}" if named else ""
