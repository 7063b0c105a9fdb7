"""What is frozen for a review: its plan as agreed, the plans of teams that serve it, and every measure, for a reader.

Nothing that is held back by an embargo is among it, whoever freezes. Who answers stands in it by title or role: what is
kept cannot be changed, and a person can ask to be forgotten. To the public no name of anybody whom the organisation
knows is left in what people wrote either.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.utils.timezone import localdate

from tallystick.release.policy import Audience
from tallystick_web.core.letters import in_every_text
from tallystick_web.numbers.embargoed import held_from_others
from tallystick_web.numbers.measure_rules import MeasurePoint, RangeIs, can_tell, is_better, is_worse
from tallystick_web.numbers.measures import catalogue
from tallystick_web.numbers.queries import releases_for
from tallystick_web.organisations.queries import roles_by_person
from tallystick_web.organisations.queries_people import names_in
from tallystick_web.organisations.queries_units import units_on
from tallystick_web.organisations.rules import RoleId, roles
from tallystick_web.plans import queries, queries_years
from tallystick_web.plans.compare_rules import chain_of
from tallystick_web.plans.network import Node
from tallystick_web.plans.presenters.words import expected_sentence, target_sentence
from tallystick_web.plans.presenters.years import Years, carried_from, year_of
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.watching import Aimed, Reads, Watched, watch
from tallystick_web.reviews.frozen_rules import (
    Frozen,
    FrozenItem,
    FrozenMeasure,
    FrozenPoint,
    FrozenRelease,
    FrozenTarget,
)
from tallystick_web.reviews.models import Review

LEFT_OUT = "(name left out)"
SOMEBODY = "A person named in the plan"


def frozen_of(*, review: Review, cut_off: datetime, number: int, reason: str) -> Mapping[Audience, Frozen]:
    """Everything of a review at a moment, as each audience reads it: the same rows give the same sets."""
    organisation, on = review.organisation, localdate(cut_off)
    nodes, teams = _nodes(review)
    known = _Known(on=on, teams=teams, who=_who(organisation.pk, nodes, on), carried=_carried(organisation.pk, nodes))

    def read(reads: Reads) -> Frozen:
        watched = _watched(review, reads, nodes)
        measures = tuple(_measure(watched[key]) for key in sorted(watched))
        return Frozen(
            organisation=organisation.name,
            slug=organisation.slug,
            review=str(review.pk),
            title=review.title,
            plan=str(review.plan_id or ""),
            plan_title=review.plan.title if review.plan else "",
            audience=str(reads.audience),
            cut_off=cut_off.isoformat(),
            number=number,
            reason=reason,
            items=tuple(_item(one, known, watched) for one in nodes),
            measures=measures,
            releases=_releases(reads, measures),
        )

    inside = _reads(review, on)
    for_public = read(replace(inside, audience=Audience.PUBLIC))
    return {Audience.ORGANISATION: read(inside), Audience.PUBLIC: _without_names(for_public, organisation.pk)}


def has_figures(review: Review, on: date) -> bool:
    """Whether any measure of a review has a figure that everybody in the organisation reads."""
    watched = _watched(review, _reads(review, on), _nodes(review)[0]).values()
    return any(point.value is not None for one in watched for point in one.points)


def _reads(review: Review, on: date) -> Reads:
    """What everybody in the organisation reads."""
    key, until = review.organisation_id, min(on, _last_day(review))
    return Reads(organisation=key, audience=Audience.ORGANISATION, without=held_from_others(key), on=until)


def _watched(review: Review, reads: Reads, nodes: Iterable[Node]) -> Mapping[str, Watched]:
    return {key: _of_year(one, review) for key, one in watch(reads, _measures(review, nodes)).items()}


# WHAT IS IN IT


@dataclass(frozen=True, kw_only=True)
class _Known:
    """What items are told with. ``teams`` are the names of units by the plan of each, ``who`` the roles of people."""

    on: date
    teams: Mapping[UUID, str]
    who: Mapping[UUID, str]
    carried: Mapping[UUID, str]


def _nodes(review: Review) -> tuple[list[Node], Mapping[UUID, str]]:
    """The items that were agreed to once, of the plan and of the plans of teams of its time, and whose those are."""
    if review.plan is None:
        return [], {}
    plan, organisation = review.plan, review.organisation_id
    whole = queries.network_of(plan)
    teams = queries.teams_beside(plan)
    nodes = {**whole.nodes, **whole.outside, **queries.nodes_in(organisation, [one.pk for one in teams])}
    found = [one for one in nodes.values() if one.is_public_here]
    names = units_on(organisation, plan.ends_on) if teams else {}
    places = {one.pk: names[one.unit_id].name for one in teams if one.unit_id in names}
    return sorted(found, key=lambda one: _order(one, plan.pk)), places


def _order(node: Node, plan: UUID) -> tuple[int, bool, str, int, str]:
    return list(Kind).index(node.kind), node.plan != plan, str(node.plan), node.place, str(node.id)


def _measures(review: Review, nodes: Iterable[Node]) -> list[str]:
    """The measures that the items are looked at by, and those of the standard or of pay that the review is of."""
    found = {measure for one in nodes for measure in one.measures}
    found |= {one.wording.expected.measure for one in nodes if one.wording.expected is not None}
    if review.standard:
        offered = (one.id for one in catalogue(review.organisation_id) if one.is_counted)
        found |= {one for one in offered if one.startswith(f"{review.standard}/") and ":" not in one}
    return sorted(found)


def _of_year(watched: Watched, review: Review) -> Watched:
    """Without what came after the year that a review is of: it may be held when later figures are there already."""
    return replace(watched, points=tuple(one for one in watched.points if one.as_of <= _last_day(review)))


def _last_day(review: Review) -> date:
    """The last day whose figures a review reads: of a plan there is none."""
    return date(review.year, 12, 31) if review.standard and review.year else date.max


def _carried(organisation: UUID, nodes: Sequence[Node]) -> Mapping[UUID, str]:
    """Since when each item has been carried over, and how often it was put off."""
    lineage = queries_years.lineage(organisation)
    chains = {one.id: chain_of(one.id, lineage.earlier) for one in nodes}
    moved = [one for node in nodes if node.kind is Kind.ACTION for one in chains[node.id]]
    dates = queries_years.promised_dates(organisation, moved) if moved else {}
    years = Years(earlier=lineage.earlier, dates=dates, aims={}, reasons={})
    labels = {key: year_of(*days) for key, days in lineage.years.items()}
    return {key: carried_from(key, years, labels) for key in chains}


def _item(node: Node, known: _Known, watched: Mapping[str, Watched]) -> FrozenItem:
    wording, update = node.wording, node.update
    does = node.kind is Kind.ACTION or update is not None
    return FrozenItem(
        id=str(node.id),
        kind=str(node.kind),
        text=wording.text,
        note=wording.note,
        stage=str(node.stage),
        accountable=_answers(wording.accountable_title, wording.accountable, known),
        lead=_answers(wording.lead_title, wording.lead, known),
        due_on=wording.due_on.isoformat() if wording.due_on else "",
        why_it_should_work=wording.how,
        evidence=wording.evidence_source,
        expected=_expected(node, watched),
        delivery=str(node.delivery) if does else "",
        delivery_says=node.delivery.label if does else "",
        said=update.said if update else "",
        next=update.next if update else "",
        updated_on=localdate(update.at).isoformat() if update else "",
        is_late=node.is_late(known.on),
        of_team=known.teams.get(node.plan, ""),
        carried=known.carried.get(node.id, ""),
        uppers=tuple(str(one) for one in node.uppers),
        measures=node.measures,
    )


def _expected(node: Node, watched: Mapping[str, Watched]) -> str:
    expected = node.wording.expected
    if expected is None:
        return ""
    found = watched.get(expected.measure)
    return expected_sentence(expected, found.measure if found else None)


# WHO ANSWERS


def _who(organisation: UUID, nodes: Sequence[Node], on: date) -> Mapping[UUID, str]:
    """In which role the people answer for items whose titles were not written into the plan."""
    said = [(one.wording.accountable, one.wording.accountable_title) for one in nodes]
    said += [(one.wording.lead, one.wording.lead_title) for one in nodes]
    people = {person for person, title in said if person is not None and not title.strip()}
    held = roles_by_person(organisation, people, on=on) if people else {}
    return {one: _role(held.get(one, frozenset())) for one in people}


def _role(held: Collection[RoleId]) -> str:
    return next((one.label for key, one in roles().items() if key in held), SOMEBODY)


def _answers(title: str, person: UUID | None, known: _Known) -> str:
    """Who answers: the title that was written into the plan, else the role that the person holds."""
    return title.strip() or (known.who.get(person, "") if person else "")


# MEASURES


def _measure(watched: Watched) -> FrozenMeasure:
    measure, points = watched.measure, watched.points
    last = points[-2:]
    tells = can_tell(measure, last)
    agreed = watched.baseline.as_of if watched.baseline else None
    baseline = next((one for one in points if one.as_of == agreed), None)
    return FrozenMeasure(
        id=measure.id,
        name=measure.name,
        what=measure.what,
        unit=str(measure.unit),
        unit_says=measure.unit.label,
        better=str(measure.better),
        source=measure.heading,
        is_counted=measure.is_counted,
        baseline=_point(baseline) if baseline else None,
        points=tuple(_point(one) for one in points),
        targets=tuple(_target(one, watched) for one in watched.targets),
        is_worse=tells and is_worse(measure.better, last),
        is_better=tells and is_better(measure.better, last),
    )


def _point(point: MeasurePoint) -> FrozenPoint:
    # What is frozen calls every range one of 95 %. The least and the most that a value can be stand in its words.
    is_chance = point.range_is is RangeIs.CHANCE
    return FrozenPoint(
        as_of=point.as_of.isoformat(),
        label=point.label,
        value=_text(point.value),
        low=_text(point.low if is_chance else None),
        high=_text(point.high if is_chance else None),
        says=point.says,
        why=point.why,
        source=point.source,
        broken_by=point.broken_by,
    )


def _target(aimed: Aimed, watched: Watched) -> FrozenTarget:
    return FrozenTarget(
        says=f"{target_sentence(aimed, watched.measure)} {aimed.standing.label}.",
        whose=str(aimed.whose),
        due_on=aimed.due_on.isoformat(),
        standing=str(aimed.standing),
        line=_text(aimed.course.goal if aimed.course else None),
    )


def _text(value: Decimal | None) -> str:
    """A number as it was released, without what a database adds to it behind."""
    return f"{value.normalize():f}" if value is not None else ""


def _releases(reads: Reads, measures: Sequence[FrozenMeasure]) -> tuple[FrozenRelease, ...]:
    """The approved sets that the figures were read from, the newest first."""
    used = {point.source.partition("#")[0] for one in measures for point in one.points if "#" in point.source}
    sets = releases_for(reads.organisation, [reads.audience], without=reads.without) if used else []
    found = {
        one.sha256: FrozenRelease(sha256=one.sha256, subject=one.subject, audience=one.audience)
        for one in sets
        if one.sha256 in used
    }
    return tuple(found.values())


# NO NAME FOR THE PUBLIC


def _without_names(frozen: Frozen, organisation: UUID) -> Frozen:
    """The set without the name of anybody whom the organisation knows, in whatever people wrote.

    What the organisation itself is called stays, though it be somebody's name.
    """
    names = names_in(organisation)
    if names is None:
        return frozen
    return replace(in_every_text(frozen, partial(names.sub, LEFT_OUT)), organisation=frozen.organisation)
