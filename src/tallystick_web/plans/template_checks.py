"""What a starting plan must hold to beyond its types. Each check says everything that is wrong."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from tallystick.definitions import Definition, available, load
from tallystick.definitions.pay.comparators import comparators
from tallystick.release.pay import PayMeasure
from tallystick.release.verdict import Measure
from tallystick.vocabulary.characteristics import grouping
from tallystick_web.numbers.measure_rules import MeasureKind
from tallystick_web.plans.coverage_rules import Place, PlaceKind
from tallystick_web.plans.rules import LONGEST_TEXT, EvidenceGrade
from tallystick_web.plans.template_items import NONE_KNOWN, Template, TemplateAction, TemplateMeasure


def problems_of(
    template: Template, *, places: Mapping[str, Place], requirements: Collection[str], sources: Collection[str]
) -> tuple[str, ...]:
    """Everything wrong with a starting plan, each in a sentence that names the item."""
    return (
        *_repeated(template),
        *_broken_links(template),
        *_left_alone(template),
        *_in_measures(template, places),
        *_in_actions(template, places, sources),
        *_unknown_requirements(template, requirements),
        *_too_long(template),
    )


def _repeated(template: Template) -> Iterator[str]:
    groups = (
        ("id", [one.id for one in template.items]),
        ("id of a measure", [one.id for one in template.measures]),
        ("text", [one.text for one in template.items]),
        ("name of a measure", [one.name for one in template.measures]),
        ("account of what is counted", [one.what for one in template.measures]),
        ("account of how it works", [one.how for one in template.actions]),
        ("cause", [one.cause for one in template.actions]),
    )
    for what, values in groups:
        yield from (f"{value}: this {what} stands twice" for value, times in Counter(values).items() if times > 1)


def _links(template: Template) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every item with what it names, and what kind of thing that is."""
    for outcome in template.outcomes:
        yield outcome.id, "objective", (outcome.objective,)
        yield outcome.id, "commitment", outcome.commitments
        yield outcome.id, "measure", outcome.measures
    for action in template.actions:
        yield action.id, "outcome", action.serves
        yield action.id, "measure", action.measures
    for success in template.successes:
        yield success.id, "outcome", success.of
        yield success.id, "measure", success.measures


def _named(template: Template) -> dict[str, list[str]]:
    return {
        "commitment": [one.id for one in template.commitments],
        "objective": [one.id for one in template.objectives],
        "outcome": [one.id for one in template.outcomes],
        "measure": [one.id for one in template.measures],
    }


def _broken_links(template: Template) -> Iterator[str]:
    there = _named(template)
    for item, kind, names in _links(template):
        if not names:
            yield f"{item}: names no {kind}"
        yield from (f"{item}: there is no {kind} {name}" for name in names if name not in there[kind])


def _left_alone(template: Template) -> Iterator[str]:
    """What nothing stands under or names: a promise without a way to keep it, or a measure that nobody looks at."""
    named: dict[str, set[str]] = {kind: set() for kind in _named(template)}
    for _, kind, names in _links(template):
        named[kind].update(names)
    for kind, ids in _named(template).items():
        yield from (f"{one}: nothing names this {kind}" for one in ids if one not in named[kind])
    served = {outcome for action in template.actions for outcome in action.serves}
    judged = {outcome for success in template.successes for outcome in success.of}
    yield from (f"{one.id}: no action serves it" for one in template.outcomes if one.id not in served)
    yield from (f"{one.id}: nothing says what success would be" for one in template.outcomes if one.id not in judged)


def _in_measures(template: Template, places: Mapping[str, Place]) -> Iterator[str]:
    for one in template.measures:
        if (one.kind is MeasureKind.COMPUTED) != bool(one.computed):
            yield f"{one.id}: a computed measure, and no other, says which one it is"
        elif one.computed and not is_computed(one.computed):
            yield f"{one.id}: nothing computes {one.computed}"
        yield from _where_kept(one, places)


def _where_kept(measure: TemplateMeasure, places: Mapping[str, Place]) -> Iterator[str]:
    wanted = {MeasureKind.REGISTER: PlaceKind.REGISTER, MeasureKind.QUESTIONNAIRE: PlaceKind.QUESTIONNAIRE}
    place = places.get(measure.kept_in)
    if measure.kept_in and place is None:
        yield f"{measure.id}: there is no place {measure.kept_in}"
    elif (place.kind if place else None) is not wanted.get(measure.kind):
        yield f"{measure.id}: is counted from a {measure.kind} and kept in {measure.kept_in or 'none'}"
    elif measure.counted_by and not measure.kept_in:
        yield f"{measure.id}: is counted by {measure.counted_by} and kept in none"


def is_computed(measure: str) -> bool:
    """Whether the library works out a measure with this id, such as ``wres/2`` or ``pay/mean_hourly_gap``."""
    standard, _, rest = measure.partition("/")
    if standard == "pay":
        name, _, comparator = rest.partition(":")
        return name in set(PayMeasure) and (not comparator or comparator in comparators())
    years = [int(name.partition("/")[2]) for name in available() if name.startswith(f"{standard}/")]
    return bool(years) and _is_in(load(standard, max(years)), rest)


def _is_in(definition: Definition, place: str) -> bool:
    number, *finer = place.split(":")
    indicator = next((one for one in definition.indicators if one.id == number), None)
    if indicator is None or not finer:
        return indicator is not None
    if len(finer) != 3:
        return False
    row, measure, group = finer
    groups = {"", *(one.code for one in grouping(definition.grouping).groups)}
    return row in {one.id for one in indicator.rows} and measure in set(Measure) and group in groups


def _in_actions(template: Template, places: Mapping[str, Place], sources: Collection[str]) -> Iterator[str]:
    if template.actions and all(one.intervention.is_talk for one in template.actions):
        yield "every action trains people or tells them something, and none changes anything else"
    for one in template.actions:
        if one.register and (one.register not in places or places[one.register].kind is not PlaceKind.REGISTER):
            yield f"{one.id}: there is no register {one.register}"
        yield from _evidence(one, sources)


def _evidence(action: TemplateAction, sources: Collection[str]) -> Iterator[str]:
    if action.evidence_source == NONE_KNOWN:
        if action.evidence is not EvidenceGrade.UNTESTED:
            yield f"{action.id}: its evidence is {action.evidence}, and no source is named"
    elif action.evidence_source not in sources:
        yield f"{action.id}: there is no source {action.evidence_source}"


def _unknown_requirements(template: Template, requirements: Collection[str]) -> Iterator[str]:
    named = [(one.id, one.requirements) for one in template.items]
    named += [(one.id, one.requirements) for one in template.measures]
    yield from (f"{item}: there is no row {row}" for item, rows in named for row in rows if row not in requirements)


def _too_long(template: Template) -> Iterator[str]:
    said = [(one.id, one.text) for one in template.items]
    said += [(one.id, one.aim) for one in template.objectives]
    said += [(one.id, text) for one in template.actions for text in (one.cause, one.how)]
    said += [(one.id, text) for one in template.measures for text in (one.name, one.what, one.population)]
    yield from (
        f"{item}: longer than {LONGEST_TEXT} characters: {text}" for item, text in said if len(text) > LONGEST_TEXT
    )
