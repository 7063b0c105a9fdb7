"""What the pages say of a plan and its measures, in the order in which it is read. Nothing here adds a figure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tallystick_web.plans.rules import Delivery, Kind, Stage
from tallystick_web.plans.target_rules import Standing
from tallystick_web.publications.site.chart import Chart, chart_of
from tallystick_web.publications.site.content import Evidence, NetworkSays, Site, Written
from tallystick_web.publications.site.figures import Printed, printed, printed_range
from tallystick_web.reviews.frozen_rules import FrozenItem, FrozenMeasure, FrozenPoint

_GIVEN_UP = (Stage.DROPPED, Stage.MERGED, Stage.WITHDRAWN)
NOT_ASKED = NetworkSays(label="Not asked")
_NO_OBJECTIVE = "What stands under no objective"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A value of a measure in a table."""

    label: str
    value: Printed
    range: tuple[Printed, ...]
    note: str


@dataclass(frozen=True, kw_only=True)
class MeasureTold:
    """A measure: its newest value, what it began from, whether it moved, and everything it came to."""

    measure: FrozenMeasure
    latest: Row | None
    baseline: Row | None
    moved: str
    rows: tuple[Row, ...]
    chart: Chart | None

    @property
    def anchor(self) -> str:
        """Where it stands in the page of figures."""
        return anchor(self.measure.id)


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
    actions: tuple[ActionTold, ...]
    measures: tuple[MeasureTold, ...]
    view: NetworkSays
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True)
class ObjectiveTold:
    """An objective, its outcomes, and what was written for it. ``id`` is where it stands in the page."""

    id: str
    text: str
    note: str
    outcomes: tuple[OutcomeTold, ...]
    written: tuple[Written, ...]


@dataclass(frozen=True, kw_only=True)
class Miss:
    """Something that was promised and has not happened: what it is, and how it stands."""

    text: str
    how: str


@dataclass(frozen=True, kw_only=True)
class Told:
    """Everything that the pages say."""

    sentences: tuple[str, ...]
    commitments: tuple[FrozenItem, ...]
    objectives: tuple[ObjectiveTold, ...]
    misses: tuple[Miss, ...]
    measures: tuple[MeasureTold, ...]
    typed: int


def anchor(key: str) -> str:
    """A key as the name of a place in a page."""
    return "m-" + "".join(one if one.isalnum() else "-" for one in key)


def tell(site: Site) -> Told:
    """What the pages of an edition say."""
    frozen, items = site.frozen, own_items(site)
    measures = tuple(map(_measure, frozen.measures))
    actions = [one for one in items if one.kind == Kind.ACTION]
    return Told(
        sentences=(*([_of_actions(actions)] if frozen.plan else []), _of_measures(frozen.measures)),
        commitments=tuple(one for one in items if one.kind == Kind.COMMITMENT),
        objectives=tuple(_objectives(site, {one.measure.id: one for one in measures})),
        misses=(*_missed_actions(actions), *_missed_targets(frozen.measures)),
        measures=measures,
        typed=sum("#" not in point.source for one in frozen.measures for point in one.points),
    )


def own_items(site: Site) -> tuple[FrozenItem, ...]:
    """The items of the organisation's own plan, without those of its teams."""
    return tuple(one for one in site.frozen.items if not one.of_team)


# SENTENCES


_SAID = (
    (str(Delivery.DONE), "done"),
    (str(Delivery.UNDER_WAY), "under way"),
    (str(Delivery.HELD_UP), "held up"),
    (str(Delivery.NOT_STARTED), "not started"),
    ("", "without any report yet"),
    ("given up", "dropped or merged into others"),
)


def _of_actions(actions: Sequence[FrozenItem]) -> str:
    if not actions:
        return "The plan holds no actions yet."
    if len(actions) == 1:
        said = status_of(actions[0])
        return f"One action was promised, and it is {said[:1].lower()}{said[1:]}."
    counted = Counter("given up" if one.stage in _GIVEN_UP else one.delivery for one in actions)
    late = sum(map(_is_late, actions))
    parts = [f"{counted[key]} {_are(counted[key])} {said}" for key, said in _SAID if counted[key]]
    how_many = f"{late} {_are(late)}" if late else "None is"
    return f"{len(actions)} actions were promised: {_and(parts)}. {how_many} late."


def _of_measures(measures: Sequence[FrozenMeasure]) -> str:
    if not measures:
        return "No measure is watched yet that would show what changed."
    if len(measures) == 1:
        return f"One measure is watched. {_moved(measures[0])}"
    better, worse = sum(one.is_better for one in measures), sum(one.is_worse for one in measures)
    rest = len(measures) - better - worse
    said = (
        f"Of {len(measures)} measures {better or 'none'} became better and {worse or 'none'} worse by more than chance"
    )
    if not rest:
        return f"{said} explains."
    return f"{said} explains; of the other {rest} it cannot be told, or nothing moved."


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


# WHAT WAS PROMISED


def _objectives(site: Site, measures: dict[str, MeasureTold]) -> list[ObjectiveTold]:
    items = own_items(site)
    outcomes = [one for one in items if one.kind == Kind.OUTCOME]
    told = {one.id: _outcome(site, one, measures) for one in outcomes}
    found, placed = [], set()
    for one in (item for item in items if item.kind == Kind.OBJECTIVE):
        under = [outcome for outcome in outcomes if one.id in outcome.uppers]
        placed |= {outcome.id for outcome in under}
        found.append(
            ObjectiveTold(
                id=f"o-{one.id}",
                text=one.text,
                note=one.note,
                outcomes=tuple(told[outcome.id] for outcome in under),
                written=tuple(text for text in site.written if text.item == one.id),
            )
        )
    rest = tuple(told[one.id] for one in outcomes if one.id not in placed)
    if rest:
        found.append(ObjectiveTold(id="o-rest", text=_NO_OBJECTIVE, note="", outcomes=rest, written=()))
    return found


def _outcome(site: Site, outcome: FrozenItem, measures: dict[str, MeasureTold]) -> OutcomeTold:
    under = [one for one in own_items(site) if outcome.id in one.uppers]
    actions = [one for one in under if one.kind == Kind.ACTION]
    successes = [one for one in under if one.kind == Kind.SUCCESS]
    watched = dict.fromkeys(key for one in (outcome, *successes) for key in one.measures)
    return OutcomeTold(
        item=outcome,
        actions=tuple(_action(site, one) for one in actions),
        measures=tuple(measures[key] for key in watched if key in measures),
        view=site.views.get(outcome.id, NOT_ASKED),
        evidence=site.evidence.get(outcome.id, ()),
    )


def _action(site: Site, action: FrozenItem) -> ActionTold:
    return ActionTold(item=action, status=status_of(action), evidence=site.evidence.get(action.id, ()))


def status_of(action: FrozenItem) -> str:
    """How far an action has come, in words."""
    if action.stage in _GIVEN_UP:
        return Stage(action.stage).label
    said = action.delivery_says or "Nothing reported yet"
    return f"{said}, late" if _is_late(action) else said


def _is_late(action: FrozenItem) -> bool:
    return action.is_late and action.delivery != Delivery.DONE and action.stage not in _GIVEN_UP


def _missed_actions(actions: Sequence[FrozenItem]) -> list[Miss]:
    return [
        Miss(text=one.text, how=status_of(one))
        for one in actions
        if one.stage in _GIVEN_UP or _is_late(one) or one.delivery == Delivery.HELD_UP
    ]


def _missed_targets(measures: Sequence[FrozenMeasure]) -> list[Miss]:
    return [
        Miss(text=f"{measure.name}: {target.says}", how="")
        for measure in measures
        for target in measure.targets
        if target.standing == Standing.BEHIND
    ]


# FIGURES


def _measure(measure: FrozenMeasure) -> MeasureTold:
    rows = tuple(_row(one, measure.unit) for one in measure.points)
    return MeasureTold(
        measure=measure,
        latest=rows[-1] if rows else None,
        baseline=_row(measure.baseline, measure.unit) if measure.baseline is not None else None,
        moved=_moved(measure),
        rows=rows,
        chart=chart_of(measure),
    )


def _row(point: FrozenPoint, unit: str) -> Row:
    return Row(label=point.label, value=printed(point), range=printed_range(point, unit), note=point.broken_by)


def _moved(measure: FrozenMeasure) -> str:
    if not measure.points:
        return "There is no value yet."
    if measure.is_better:
        return "Better than before, by more than chance explains."
    if measure.is_worse:
        return "Worse than before, by more than chance explains."
    if sum(bool(one.value) for one in measure.points) < 2:
        return "There is nothing to compare it with yet."
    return "It cannot be told from chance whether it moved."
