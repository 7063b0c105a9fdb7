"""The page of frozen figures: what moved, what did not, what worries, and every measure with its targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from django.utils.timezone import localtime

from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import in_words, listed
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.templating import day, moment
from tallystick_web.numbers.measure_rules import MeasureUnit
from tallystick_web.plans.rules import Delivery, Kind, Stage
from tallystick_web.plans.target_rules import Standing
from tallystick_web.reviews.frozen_rules import Frozen, FrozenItem, FrozenMeasure, FrozenPoint

_NONE = "–"
_BEYOND = "more than chance usually gives"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A measure or an item in a list, and what is said of it. ``item`` is its id where it is one of the plan."""

    text: str
    says: str
    item: str = ""


@dataclass(frozen=True, kw_only=True)
class FrozenPage:
    """A frozen set as somebody reads it. ``sets`` is how many there are of the review."""

    frozen: Frozen
    sets: int

    @property
    def says(self) -> str:
        """The first sentence: what moved beyond chance, and what is late."""
        if not self.frozen.items and not self.frozen.measures:
            return "Nothing was agreed in this plan when it was frozen, and no measure was chosen."
        return " ".join(one for one in (self._moved_said, self._late_said) if one)

    @property
    def when(self) -> str:
        """When it was frozen, as the how manyeth, and why once more."""
        at = moment(localtime(datetime.fromisoformat(self.frozen.cut_off)))
        if self.frozen.number == 1:
            return f"Frozen on {at}. Nothing that came later is in it."
        reason = self.frozen.reason.strip().rstrip(".")
        return f"Frozen on {at}. This is number {self.frozen.number}, because: {reason}."

    @property
    def is_newest(self) -> bool:
        """Whether no later set took its place."""
        return self.frozen.number == self.sets

    @cached_property
    def better(self) -> tuple[Line, ...]:
        """The measures whose newest value is better than the one before, beyond chance."""
        return tuple(_moved(one) for one in self.frozen.measures if one.is_better)

    @cached_property
    def worse(self) -> tuple[Line, ...]:
        """Those whose newest value is worse, beyond chance."""
        return tuple(_moved(one) for one in self.frozen.measures if one.is_worse)

    @cached_property
    def still(self) -> tuple[Line, ...]:
        """Those that did not move beyond chance, or of which that cannot be told."""
        return tuple(_moved(one) for one in self.frozen.measures if _shown(one) and not (one.is_better or one.is_worse))

    @cached_property
    def unseen(self) -> tuple[Line, ...]:
        """The measures without any value to read, and why."""
        return tuple(Line(text=one.name, says=_why_none(one)) for one in self.frozen.measures if not _shown(one))

    @property
    def still_says(self) -> str:
        """How many measures did not move beyond chance."""
        if not self.still:
            has_any = self.better or self.worse
            return (
                "Every measure with a figure moved." if has_any else "No measure has a figure, so nothing can be said."
            )
        how_many, is_one = in_words(len(self.still)), len(self.still) == 1
        measures, have = ("measure", "has") if is_one else ("measures", "have")
        return f"{capitalised(how_many)} {measures} with figures did not move by {_BEYOND}, or {have} no value before."

    @property
    def unseen_says(self) -> str:
        """How many measures have no figure to read."""
        have = "has" if len(self.unseen) == 1 else "have"
        how_many, every = (in_words(len(one)) for one in (self.unseen, self.frozen.measures))
        return f"{capitalised(how_many)} of {every} measures {have} no figure yet."

    @cached_property
    def behind(self) -> tuple[Line, ...]:
        """The targets that the figures are behind."""
        return tuple(
            Line(text=one.name, says=target.says)
            for one in self.frozen.measures
            for target in one.targets
            if target.standing == Standing.BEHIND
        )

    @cached_property
    def late(self) -> tuple[Line, ...]:
        """What should have been done and is not."""
        return tuple(self._item(one) for one in self.frozen.items if one.is_late)

    @cached_property
    def held_up(self) -> tuple[Line, ...]:
        """What is held up, as those say who do it, and is not late already."""
        return tuple(
            self._item(one)
            for one in self.frozen.items
            if one.delivery == Delivery.HELD_UP and one.stage == Stage.AGREED and not one.is_late
        )

    @property
    def table(self) -> Grid | None:
        """Every measure with a figure or a target: baseline, newest value with its range and its day, targets."""
        told = [one for one in self.frozen.measures if one.points or one.targets]
        if not told:
            return None
        return Grid(
            caption="Every measure with figures, as it stood",
            heads=("Measure", "Baseline", "Latest", "Range that fits the figures", "Figures of", "Target"),
            rows=tuple(_row(one) for one in told),
            text_columns=(0, 1, 2, 3, 4, 5),
            note=_breaks(self.frozen.measures),
        )

    @property
    def _moved_said(self) -> str:
        """How many measures moved beyond chance, which way."""
        if not self.frozen.measures:
            return "No measure watches this plan."
        seen = len(self.better) + len(self.worse) + len(self.still)
        if not seen:
            return "No measure has a figure that could be read."
        if seen == 1:
            way = "got better" if self.better else "got worse" if self.worse else ""
            return f"The one measure with figures {f'{way} by' if way else 'did not move by'} {_BEYOND}."
        said = [(len(self.better), "got better"), (len(self.worse), "got worse")]
        told = listed([f"{in_words(count)} {way}" for count, way in said if count])
        return f"Of {in_words(seen)} measures with figures, {f'{told} by' if told else 'none moved by'} {_BEYOND}."

    @property
    def _late_said(self) -> str:
        actions = [one for one in self.frozen.items if one.kind == Kind.ACTION and one.stage == Stage.AGREED]
        if not actions:
            return ""
        late, every = sum(one.is_late for one in actions), len(actions)
        if every == 1:
            return f"The one action is {'late' if late else 'not late'}."
        if not late:
            return f"None of {in_words(every)} actions is late."
        return f"{capitalised(in_words(late))} of {in_words(every)} actions {'is' if late == 1 else 'are'} late."

    def _item(self, item: FrozenItem) -> Line:
        due = f"due {day(date.fromisoformat(item.due_on))}" if item.due_on else ""
        who = item.lead or item.accountable
        facts = [item.delivery_says, due, who and f"led by {who}", item.of_team and f"in the plan of {item.of_team}"]
        said = f". {item.said}" if item.said else ""
        return Line(text=item.text, says=", ".join(one for one in facts if one) + said, item=item.id)


def _shown(measure: FrozenMeasure) -> bool:
    return any(one.value for one in measure.points)


def _why_none(measure: FrozenMeasure) -> str:
    if not measure.is_counted:
        return "Nothing counts it yet"
    return measure.points[-1].why if measure.points else "No figures yet"


def _moved(measure: FrozenMeasure) -> Line:
    last = measure.points[-2:]
    says = ", then ".join(f"{one.says} ({one.label})" for one in last)
    broken = last[-1].broken_by
    return Line(text=measure.name, says=f"{says}. {broken}" if broken and len(last) > 1 else says)


def _row(measure: FrozenMeasure) -> tuple[str, ...]:
    latest = measure.points[-1] if measure.points else None
    baseline = measure.baseline
    return (
        measure.name,
        f"{baseline.says} ({baseline.label})" if baseline else "None agreed",
        latest.says if latest else _why_none(measure),
        _range(latest, measure.unit) if latest else _NONE,
        day(date.fromisoformat(latest.as_of)) if latest else _NONE,
        " ".join(one.says for one in measure.targets) or "None set",
    )


def _range(point: FrozenPoint, unit: str) -> str:
    if not point.low or not point.high:
        return _NONE
    low, high = (MeasureUnit(unit).say(Decimal(one)) for one in (point.low, point.high))
    return f"{low} to {high}"


def _breaks(measures: Sequence[FrozenMeasure]) -> str:
    """Why values of a series cannot be compared, where that is so; each reason once."""
    return " ".join(dict.fromkeys(point.broken_by for one in measures for point in one.points if point.broken_by))
