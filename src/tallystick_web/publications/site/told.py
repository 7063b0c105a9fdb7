"""What the pages say of a plan and its measures, in the order in which it is read. Nothing here adds a figure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from tallystick.vocabulary.groups import capitalised
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.target_rules import Standing
from tallystick_web.publications.paper.words import counted
from tallystick_web.publications.site.approved import ApprovedSets
from tallystick_web.publications.site.content import Evidence, NetworkSays, Site, Written
from tallystick_web.publications.site.measures import MeasureTold, tell_measure
from tallystick_web.publications.site.sentences import is_late, is_missed, of_actions, of_measures, of_some, status_of
from tallystick_web.reviews.frozen_rules import FrozenItem
from tallystick_web.reviews.rules import View

NOT_ASKED = NetworkSays(label="Not asked")
_NO_OBJECTIVE = "What stands under no objective"


@dataclass(frozen=True, kw_only=True)
class ActionTold:
    """An action and how far people say it has come."""

    item: FrozenItem
    status: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class OutcomeTold:
    """An outcome with its three boxes: what was done, what the measures show, what the staff network says."""

    item: FrozenItem
    done: str
    actions: tuple[ActionTold, ...]
    measures: tuple[MeasureTold, ...]
    view: NetworkSays
    evidence: tuple[Evidence, ...]

    @property
    def missed(self) -> tuple[ActionTold, ...]:
        """Its actions that are late, held up or given up."""
        return tuple(one for one in self.actions if is_missed(one.item))

    @property
    def others(self) -> tuple[ActionTold, ...]:
        """Its actions that are none of this."""
        return tuple(one for one in self.actions if not is_missed(one.item))

    @property
    def shown(self) -> tuple[MeasureTold, ...]:
        """Its measures that have come to something."""
        return tuple(one for one in self.measures if one.rows)

    @property
    def blank(self) -> tuple[MeasureTold, ...]:
        """Its measures without any value yet."""
        return tuple(one for one in self.measures if not one.rows)


@dataclass(frozen=True, kw_only=True)
class ObjectiveTold:
    """An objective, its outcomes, and what was written for it. ``number`` stands in the names of its two pages."""

    number: int
    text: str
    note: str
    outcomes: tuple[OutcomeTold, ...]
    written: tuple[Written, ...]

    @property
    def page(self) -> str:
        """The page that says how it goes."""
        return f"objective-{self.number}.html"

    @property
    def plan_page(self) -> str:
        """The page of the plan that says what is promised for it."""
        return f"plan-{self.number}.html"

    @property
    def actions(self) -> tuple[FrozenItem, ...]:
        """The actions under its outcomes, each once."""
        every = chain.from_iterable(one.actions for one in self.outcomes)
        return tuple({one.item.id: one.item for one in every}.values())

    @property
    def in_short(self) -> str:
        """How many outcomes it has, and how far the actions under them have come."""
        if not self.outcomes:
            return "No outcome stands under it yet."
        return f"{capitalised(counted(len(self.outcomes), 'outcome'))}. {of_some(self.actions)}"

    @property
    def apart(self) -> str:
        """That the staff network sees something otherwise, in a sentence; blank where it said no such thing."""
        labels = [one.view.label for one in self.outcomes]
        against, in_part = labels.count(View.DISAGREE.label), labels.count(View.PARTLY.label)
        parts = ((against, "disagrees"), (in_part, "agrees in part"))
        said = [f"{how} about {counted(many, 'outcome')}" for many, how in parts if many]
        return f"The staff network {' and '.join(said)}." if said else ""


@dataclass(frozen=True, kw_only=True)
class Miss:
    """Something that was promised and has not happened: what it is, how it stands, and the page that says more."""

    text: str
    how: str
    page: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """Everything that the pages say."""

    sentences: tuple[str, ...]
    commitments: tuple[FrozenItem, ...]
    objectives: tuple[ObjectiveTold, ...]
    misses: tuple[Miss, ...]
    measures: tuple[MeasureTold, ...]
    typed: int

    @property
    def moved(self) -> tuple[MeasureTold, ...]:
        """The measures that moved by more than chance explains, those that became worse first."""
        changed = [one for one in self.measures if one.measure.is_worse or one.measure.is_better]
        return tuple(sorted(changed, key=lambda one: not one.measure.is_worse))

    @property
    def shown(self) -> tuple[MeasureTold, ...]:
        """The measures of which a value can be read."""
        return tuple(one for one in self.measures if one.is_shown)

    @property
    def unshown(self) -> tuple[MeasureTold, ...]:
        """The measures whose values are all withheld, or could not be calculated."""
        return tuple(one for one in self.measures if one.rows and not one.is_shown)

    @property
    def blank(self) -> tuple[MeasureTold, ...]:
        """The measures that have come to nothing yet."""
        return tuple(one for one in self.measures if not one.rows)

    @property
    def has_no_value(self) -> str:
        """How many measures have come to nothing yet, in a sentence."""
        many = len(self.blank)
        return f"{capitalised(counted(many, 'measure'))} {'has' if many == 1 else 'have'} no value yet"


def tell(site: Site, sets: ApprovedSets) -> Told:
    """What the pages of an edition say."""
    frozen, items = site.frozen, own_items(site)
    measures = tuple(tell_measure(site, one, sets) for one in frozen.measures)
    actions = [one for one in items if one.kind == Kind.ACTION]
    objectives = tuple(_objectives(site, {one.measure.id: one for one in measures}))
    return Told(
        sentences=(*([of_actions(actions)] if frozen.plan else []), of_measures(frozen.measures)),
        commitments=tuple(one for one in items if one.kind == Kind.COMMITMENT),
        objectives=objectives,
        misses=(*_missed_actions(actions, objectives), *_missed_targets(measures)),
        measures=measures,
        typed=sum("#" not in point.source for one in frozen.measures for point in one.points),
    )


def own_items(site: Site) -> tuple[FrozenItem, ...]:
    """The items of the organisation's own plan, without those of its teams."""
    return tuple(one for one in site.frozen.items if not one.of_team)


# WHAT WAS PROMISED


def _objectives(site: Site, measures: dict[str, MeasureTold]) -> Iterable[ObjectiveTold]:
    items = own_items(site)
    outcomes = [one for one in items if one.kind == Kind.OUTCOME]
    told = {one.id: _outcome(site, one, measures) for one in outcomes}
    objectives = [one for one in items if one.kind == Kind.OBJECTIVE]
    for number, one in enumerate(objectives, start=1):
        under = [outcome for outcome in outcomes if one.id in outcome.uppers]
        yield ObjectiveTold(
            number=number,
            text=one.text,
            note=one.note,
            outcomes=tuple(told[outcome.id] for outcome in under),
            written=tuple(text for text in site.written if text.item == one.id),
        )
    keys = {one.id for one in objectives}
    rest = tuple(told[one.id] for one in outcomes if keys.isdisjoint(one.uppers))
    if rest:
        yield ObjectiveTold(number=len(objectives) + 1, text=_NO_OBJECTIVE, note="", outcomes=rest, written=())


def _outcome(site: Site, outcome: FrozenItem, measures: dict[str, MeasureTold]) -> OutcomeTold:
    under = [one for one in own_items(site) if outcome.id in one.uppers]
    actions = [one for one in under if one.kind == Kind.ACTION]
    successes = [one for one in under if one.kind == Kind.SUCCESS]
    watched = dict.fromkeys(key for one in (outcome, *successes) for key in one.measures)
    return OutcomeTold(
        item=outcome,
        done=of_some(actions),
        actions=tuple(_action(site, one) for one in actions),
        measures=tuple(measures[key] for key in watched if key in measures),
        view=site.views.get(outcome.id, NOT_ASKED),
        evidence=site.evidence.get(outcome.id, ()),
    )


def _action(site: Site, action: FrozenItem) -> ActionTold:
    return ActionTold(item=action, status=status_of(action), evidence=site.evidence.get(action.id, ()))


def _missed_actions(actions: Sequence[FrozenItem], objectives: Sequence[ObjectiveTold]) -> list[Miss]:
    pages = {one.id: objective.page for objective in reversed(objectives) for one in objective.actions}
    late_first = sorted(filter(is_missed, actions), key=lambda one: not is_late(one))
    return [Miss(text=one.text, how=status_of(one), page=pages.get(one.id, "plan.html")) for one in late_first]


def _missed_targets(measures: Sequence[MeasureTold]) -> list[Miss]:
    return [
        Miss(text=told.name, how=target.says, page=f"figures.html#{told.anchor}")
        for told in measures
        for target in told.measure.targets
        if target.standing == Standing.BEHIND
    ]
