"""The gap inside parts of the workforce, of finer groups, and counted in other ways."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from tallystick.publishing.charts.interval_plot import interval_plot
from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.grids import GAP, Columns, gap_pairs, grid
from tallystick.publishing.pay.report.names import by_name, part_name, variant_name
from tallystick.publishing.pay.report.views import Section
from tallystick.publishing.pay.report.year import Pay, PayFigures, PayYear, group_heading
from tallystick.publishing.report.views import Figure, Grid
from tallystick.release import shown
from tallystick.release.comparison import Comparison
from tallystick.release.pay import PayMeasure
from tallystick.release.verdict import Measure, Verdict
from tallystick.vocabulary.groups import capitalised

_LARGEST_FIRST = ("staff_type", "cluster", "band", "staff_group")
# The parts a reader meets at once; all others are behind one click.
_AT_ONCE = ("staff_type", "sex", "cluster")
_READ = "A dot is the mean gap, the line its 95% range. The line in the middle is no gap. "
_NOT_DRAWN = "Parts without a figure are in the table with the reason."


def parts_section(year: PayYear, key: str) -> Section:
    """The headline gap inside each part of the workforce, by staff type first."""
    figures = tuple(one for one in year.table.figures if one.measure in GAP and one.by and not one.variant)
    grids: list[Grid] = []
    more: list[Grid] = []
    drawings: list[Figure] = []
    for by in sorted(dict.fromkeys(one.by for one in figures), key=_order):
        inside = tuple(one for one in figures if one.by == by)
        (grids if by in _AT_ONCE else more).append(_grid_of(by, inside))
        if by == "staff_type":
            drawings += _plot(inside, year, key=f"{key}-{by}-chart", title=f"Mean gap by {by_name(by)}", name=_part)
    spoken = [one for one in figures if one.by == "staff_type" and one.measure is PayMeasure.MEAN_HOURLY_GAP]
    return Section(
        key=f"{key}-parts",
        caption="Inside the organisation",
        title="Staff types and other parts of the workforce",
        sentences=year.sentences(spoken),
        figures=tuple(drawings),
        grids=tuple(grids),
        more_title="By band, staff group and other parts",
        more=tuple(more),
    )


def _order(by: str) -> tuple[int, str]:
    return (_LARGEST_FIRST.index(by) if by in _LARGEST_FIRST else len(_LARGEST_FIRST), by)


def _part(figure: Pay) -> str:
    return part_name(figure.by, figure.part)


def _grid_of(by: str, figures: PayFigures) -> Grid:
    group, reference = _heads(figures[0])
    return gap_pairs(f"By {by_name(by)}", capitalised(by_name(by)), _part, figures, people=(group, reference))


def _heads(figure: Pay) -> tuple[str, str]:
    """The heads of the two columns that count people."""
    return group_heading(figure.comparator, figure.group), group_heading(figure.comparator, figure.reference)


def finer_section(year: PayYear, key: str) -> Section:
    """Every comparator but the headline: the groups that are large enough, or why there are none."""
    grids, drawings, missing = [], [], []
    for comparator in year.comparators[1:]:
        figures = tuple(one for one in year.of(*GAP, comparator=comparator.id) if one.group)
        missing += [one for one in year.of(*GAP, comparator=comparator.id) if not one.group]
        if figures:
            people = ("People of the group", group_heading(comparator.id, comparator.reference))
            grids.append(gap_pairs(comparator.title, "Group", year.heading, figures, people=people))
            name, at = f"Mean gap. {comparator.title}", f"{key}-{comparator.id}-chart"
            drawings += _plot(figures, year, key=at, title=name, name=year.heading)
    return Section(
        key=f"{key}-finer",
        caption="Inside the organisation",
        title="Other and finer groups",
        sentences=tuple(f"{year.comparator_title(one)}: {_lower(texts.value(one))}." for one in missing),
        figures=tuple(drawings),
        grids=tuple(grids),
        beside=(("Each group is compared with the reference group alone. A group that is too small is counted together "
                "with others of the same kind, or left out."),) if grids else (),
    )  # fmt: skip  # one line reads as one row


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _plot(figures: PayFigures, year: PayYear, *, key: str, title: str, name: Callable[[Pay], str]) -> list[Figure]:
    """Mean gaps as dots with their ranges; none is drawn where fewer than two can be."""
    means = [one for one in figures if one.measure is PayMeasure.MEAN_HOURLY_GAP and one.value is not None]
    if sum(isinstance(one.value, shown.Shown) for one in means) < 2:
        return []
    drawing = interval_plot(
        [(name(one), _as_comparison(one)) for one in means],
        key=key,
        title=title,
        description=" ".join(year.sentences(means)),
        sides=("\N{LEFTWARDS ARROW} paid more", "paid less \N{RIGHTWARDS ARROW}"),
        margin=0.0,
        leading=len(means),
    )
    missing = len(means) < sum(one.measure is PayMeasure.MEAN_HOURLY_GAP for one in figures)
    note = f"{title}. {_READ}{_NOT_DRAWN if missing else ''}".rstrip()
    return [Figure(drawing=Markup(drawing), note=note)]  # noqa: S704  # an autoescaped template wrote it


def _as_comparison(figure: Pay) -> Comparison[shown.Figure]:
    """A gap in the shape that the interval plot draws."""
    return Comparison(
        indicator="",
        measure=Measure.POINT_DIFFERENCE,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        verdict=Verdict.CLEAR,
    )


def otherwise_section(year: PayYear, key: str) -> Section:
    """The headline gaps if they were counted differently: people not known on one side, another rate of pay."""
    figures: Sequence[Pay] = [
        one
        for one in year.table.figures
        if one.measure in GAP and one.variant and not one.by and one.comparator == year.headline.id
    ]
    columns: Columns = (
        ("Counted differently", lambda one: variant_name(one.variant)),
        ("Gap", lambda one: "Mean" if one.measure is PayMeasure.MEAN_HOURLY_GAP else "Median"),
        ("Value", texts.value),
        ("95% range", texts.spread),
    )
    found = tuple(figures)
    return Section(
        key=f"{key}-otherwise",
        caption="How firm it is",
        title="Counted otherwise",
        sentences=year.sentences(found),
        grids=(grid("The headline gap, counted otherwise", columns, found, texts_in=(0, 1)),) if found else (),
    )
