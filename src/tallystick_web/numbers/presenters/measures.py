"""The catalogue of measures, and one measure: the sentence first, then the picture, the values, and how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from tallystick.publishing.charts.series import SeriesPoint, series_plot
from tallystick.publishing.report.views import Figure, Grid
from tallystick.publishing.words import in_words
from tallystick.release.policy import Audience
from tallystick.vocabulary.groups import capitalised
from tallystick_web.core.chrome import Link
from tallystick_web.core.templating import day
from tallystick_web.numbers.measure_lists import MeasureGroup
from tallystick_web.numbers.measure_rules import Measure, MeasureKind, MeasurePoint, MeasureUnit, RangeIs
from tallystick_web.numbers.presenters.reading import Reader

Series = Mapping[str, tuple[MeasurePoint, ...]]
_NO_FIGURES = "no figures yet"
_SHORT = Decimal("0.01")  # a picture has room for so many decimals
_RANGES = {
    RangeIs.CHANCE: "The range shows how far the figure could move by chance if nothing had changed.",
    RangeIs.BOUNDS: (
        "The range shows the least and the most that the figure can be, because some people have not said how they "
        "describe themselves and the numbers behind it are rounded. It is not how far chance could move it."
    ),
}


@dataclass(frozen=True, kw_only=True)
class MeasureLink:
    """A measure in a list: its name, where it is read, and what it came to last."""

    text: str
    href: str
    says: str
    has_figures: bool


@dataclass(frozen=True, kw_only=True)
class ListedGroup:
    """The measures under one heading, and where they are listed with what each came to."""

    heading: str
    href: str
    many: int
    lines: tuple[MeasureLink, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CataloguePage:
    """The measures on offer: what they come from, or those that somebody looks for with what each came to."""

    reader: Reader
    switches: tuple[Link, ...]
    groups: tuple[ListedGroup, ...]
    words: str
    kind: str
    source: str
    may_record: bool
    waiting: int = 0

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """What the list can be kept to."""
        return (("", "All of them"), *((str(one), one.label) for one in MeasureKind))

    @property
    def is_filtered(self) -> bool:
        """Whether only some are shown, each with what it came to."""
        return bool(self.words or self.kind or self.source)

    @property
    def lead(self) -> str:
        """The first sentence: how many there are, and what they are for."""
        there = sum(one.many for one in self.groups)
        if not there:
            return "No measure fits what you look for. Look for fewer words, or for part of a word."
        many = f"{capitalised(in_words(there))} measure{'s' if there != 1 else ''}"
        if not self.is_filtered:
            return f"{many} can show whether something came about. Choose what they come from, or look for words."
        known = sum(line.has_figures for group in self.groups for line in group.lines)
        some = f"{in_words(known)} with figures" if known else "none with figures yet"
        return f"{many}, {some}."


def listed_groups(groups: Sequence[MeasureGroup], series: Series | None, reader: Reader) -> tuple[ListedGroup, ...]:
    """Groups of measures; with what each came to last as a reader has it, where that is known."""
    return tuple(_listed(one, series, reader) for one in groups)


def _listed(group: MeasureGroup, series: Series | None, reader: Reader) -> ListedGroup:
    lines = tuple(
        MeasureLink(
            text=one.name,
            href=reader.href("measure", measure=one.id),
            says=came_to(series.get(one.id, ())),
            has_figures=one.id in series,
        )
        for one in (group.measures if series is not None else ())
    )
    address = reader.href("measures")
    href = f"{address}{'&' if '?' in address else '?'}from={group.key}"
    return ListedGroup(heading=group.heading, href=href, many=len(group.measures), lines=lines)


def came_to(points: Sequence[MeasurePoint]) -> str:
    """What a measure came to last, in a few words."""
    return f"{points[-1].says} ({points[-1].label})" if points else _NO_FIGURES


@dataclass(frozen=True, kw_only=True)
class MeasurePage:
    """One measure for one reader. ``links`` lead to where it is read as well."""

    measure: Measure
    points: tuple[MeasurePoint, ...]
    reader: Reader
    switches: tuple[Link, ...]
    links: tuple[Link, ...]

    @property
    def figure(self) -> Figure | None:
        """The picture of its figures, where there are several of a unit that has one."""
        shown = [one for one in self.points if one.value is not None]
        if self.measure.unit not in (MeasureUnit.RATIO, MeasureUnit.SHARE) or len(shown) < 2:
            return None
        drawing = series_plot(
            [_drawn(one, "%" if self.measure.unit is MeasureUnit.SHARE else "") for one in self.points],
            key="series",
            title=self.measure.name,
            description=f"{self.lead} Every figure stands in the table below.",
            is_ratio=self.measure.unit is MeasureUnit.RATIO,
        )
        note = "The shaded band is from 0.80 to 1.25, and 1 is equal." if self.measure.unit is MeasureUnit.RATIO else ""
        return Figure(drawing=Markup(drawing), note=note)  # noqa: S704  # an autoescaped template wrote it

    @property
    def lead(self) -> str:
        """The first sentence: what it came to last, and what before."""
        if not self.points:
            return "There are no figures yet."
        last = self.points[-1]
        if last.value is None:
            return f"There is no figure for {last.label}: {last.why[:1].lower()}{last.why[1:]}."
        return f"For {last.label} it was {last.says}.{self._before}"

    @property
    def _before(self) -> str:
        if len(self.points) < 2 or self.points[-1].broken_by or self.points[-2].value is None:
            return ""
        return f" Before, for {self.points[-2].label}, it was {self.points[-2].says}."

    @property
    def facts(self) -> tuple[dict[str, str], ...]:
        """What it is, as questions and answers."""
        one = self.measure
        facts = (
            ("What is counted", one.what),
            ("The number", f"{one.unit.label[:1].upper()}{one.unit.label[1:]}"),
            ("Which way is better", one.better.label),
            ("A new figure comes", one.cadence.label),
            ("Where it is from", one.kind.label),
        )
        return tuple({"key": key, "value": value} for key, value in facts)

    @property
    def table(self) -> Grid:
        """Every value, the newest first, with its range and what a reader must know beside it."""
        rows = tuple(
            (one.label, one.says, range_of(one, self.measure.unit), _beside(one)) for one in reversed(self.points)
        )
        return Grid(
            caption="Every figure, the newest first",
            heads=("For", "Figure", "Range", "What to know"),
            rows=rows,
            text_columns=(0, 1, 3),
        )

    @property
    def how_sure(self) -> tuple[str, ...]:
        """What the range means, and what was done to protect people."""
        ranged = any(one.low is not None for one in self.points)
        kinds = {one.range_is for one in self.points if one.low is not None}
        said = [said for kind, said in _RANGES.items() if kind in kinds]
        if self.measure.counts_people and not ranged and self.points:
            said.append("There is no range: how far chance alone moves this figure is not known.")
        if self.measure.counts_people and self.reader.audience is not Audience.INTERNAL:
            said.append(
                "Small numbers of people are withheld, and others are rounded. A share is given no more finely than "
                "leaves several numbers possible behind it."
                if self.measure.kind is MeasureKind.RECORDED
                else "These figures have been through the privacy check."
            )
        return tuple(said)


def _drawn(point: MeasurePoint, sign: str) -> SeriesPoint:
    value, low, high = (None if one is None else float(one) for one in (point.value, point.low, point.high))
    return SeriesPoint(
        on=point.as_of,
        label=point.label,
        value=value,
        low=low,
        high=high,
        says=f"{point.value.quantize(_SHORT).normalize():f}{sign}" if point.value is not None else "",
        is_broken=bool(point.broken_by),
    )


def range_of(point: MeasurePoint, unit: MeasureUnit) -> str:
    """The range of a value: how far chance could move it, or the least and the most that it can be."""
    if point.low is None and point.high is None:
        return "No range"
    low, high = (unit.say(one) if one is not None else "" for one in (point.low, point.high))
    if point.range_is is RangeIs.BOUNDS and low and high:
        return f"At least {low}, at most {high}"
    if not high:
        return f"{low} upwards"
    # "0.9 to 1.4 times" rather than the unit twice.
    return f"{low.partition(' ')[0]} to {high}" if low else f"up to {high}"


def _beside(point: MeasurePoint) -> str:
    said = [point.broken_by] if point.broken_by else []
    return " ".join([*said, f"On {day(point.as_of)}."])
