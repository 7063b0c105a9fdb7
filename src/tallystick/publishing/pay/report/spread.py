"""Beyond the average: who is on which rate of pay, gaps from the lowest paid to the highest, pairs, and bonuses."""

from collections.abc import Iterator

from markupsafe import Markup

from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.publishing.pay.charts.lattice import Rates, lattice_chart
from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.grids import Columns, gap_rows, grid, withheld_or
from tallystick.publishing.pay.report.names import variant_name
from tallystick.publishing.pay.report.views import Section
from tallystick.publishing.pay.report.year import Pay, PayFigures, PayYear, group_heading, has_all_withheld
from tallystick.publishing.report.views import Figure, Grid
from tallystick.publishing.words import NOT_GIVEN
from tallystick.release.pay import PayMeasure
from tallystick.release.shown import Shown

_READ_LATTICE = (
    "Each peak is how many people of the group are on a rate within one pound. Every group is drawn to the height "
    "of its own largest peak, so shapes can be compared and heights of two groups cannot. Pay scales make the peaks: "
    "a median sits on one of them, and can stay there while much else changes."
)
_BONUS = (PayMeasure.MEAN_BONUS_GAP, PayMeasure.MEDIAN_BONUS_GAP)
_READ_PAIRS = "One person of each group is drawn, many times. Paid the same counts half; 50 in 100 is no difference."
_DRAWN = "If one person of each group were drawn by chance"
_LEVELS = (PayMeasure.MEAN_HOURLY_PAY, PayMeasure.MEDIAN_HOURLY_PAY)


def rates_section(year: PayYear, key: str) -> Section:
    """The lattice of pay: how each group lies over the rates."""
    at = year.of(PayMeasure.PEOPLE_AT_RATE, comparator=year.headline.id)
    levels = year.of(*_LEVELS, comparator=year.headline.id)
    grids = [_levels(levels, year)] if levels else []
    return Section(
        key=f"{key}-rates",
        caption="Beyond the average",
        title="Who is on which rate of pay",
        sentences=year.sentences(one for one in levels if one.group in (year.group, year.headline.reference)),
        figures=(_lattice(at, year, key),) if at and not has_all_withheld(at) else (),
        grids=tuple(grids),
        more_title="How many people are on which rate",
        more=(_lattice_grid(at, year),) if at else (),
    )


def _levels(levels: PayFigures, year: PayYear) -> Grid:
    medians = {one.group: one for one in levels if one.measure is PayMeasure.MEDIAN_HOURLY_PAY}
    means = [one for one in levels if one.measure is PayMeasure.MEAN_HOURLY_PAY]
    rows = tuple(
        (year.heading(one), texts.value(one), texts.value(medians.get(one.group)), texts.amount(one.n)) for one in means
    )
    heads = ("Group", "Mean pay for an hour", "Median pay for an hour", "People on full pay")
    return withheld_or(Grid(caption="Pay for an hour", heads=heads, rows=rows), levels)


def _lattice_grid(at: PayFigures, year: PayYear) -> Grid:
    """A row for each pound, a column for each group. Nobody on a rate is none."""
    groups = [code for code in year.headline.order if any(one.group == code for one in at)]
    cells = {(one.detail, one.group): texts.amount(one.n) for one in at}
    pounds = sorted({int(one.detail) for one in at})
    rows = tuple((pound_name(n), *(cells.get((str(n), code), "none") for code in groups)) for n in pounds)
    heads = ("Pay for an hour", *(group_heading(year.headline.id, code) for code in groups))
    return withheld_or(Grid(caption="People on a rate within each pound", heads=heads, rows=rows), at)


def pound_name(pound: int) -> str:
    """``£12 to £12.99``."""
    return f"£{pound} to £{pound}.99"


def _lattice(at: PayFigures, year: PayYear, key: str) -> Figure:
    groups = [code for code in year.headline.order if any(one.group == code for one in at)]
    drawing = lattice_chart(
        [
            Rates(
                name=group_heading(year.headline.id, code),
                is_unknown=code == UNKNOWN,
                people=[(int(one.detail), one.n) for one in at if one.group == code],
                median=_level(year, PayMeasure.MEDIAN_HOURLY_PAY, code),
                mean=_level(year, PayMeasure.MEAN_HOURLY_PAY, code),
            )
            for code in groups
        ],
        key=f"{key}-lattice",
        title="How many people are on which rate of pay, by group",
        description=" ".join(year.sentences(year.of(*_LEVELS, comparator=year.headline.id))),
    )
    return Figure(drawing=Markup(drawing), note=_READ_LATTICE)  # noqa: S704  # an autoescaped template wrote it


def _level(year: PayYear, measure: PayMeasure, code: str) -> "texts.AnyFigure":
    found = year.leading(measure, group=code)
    return None if found is None else found.value


def deciles_section(year: PayYear, key: str) -> Section:
    """The gap at each tenth of the two groups, and the chance that one person is paid less than another."""
    deciles = year.of(PayMeasure.DECILE_GAP, comparator=year.headline.id)
    pairs = year.of(PayMeasure.SUPERIORITY)
    leading = tuple(one for one in pairs if one.comparator == year.headline.id)
    others = tuple(one for one in pairs if one.comparator != year.headline.id)
    return Section(
        key=f"{key}-deciles",
        caption="Beyond the average",
        title="From the lowest paid to the highest",
        sentences=year.sentences(leading),
        grids=(*_deciles(deciles), *_pairs(leading, year, _DRAWN, note=_READ_PAIRS)),
        more_title="The same for other groups",
        more=tuple(_pairs(others, year, f"{_DRAWN}, other groups")),
    )


def _deciles(figures: PayFigures) -> Iterator[Grid]:
    """A row for each tenth, from the lowest paid; none without figures."""
    if figures:
        columns: Columns = (
            ("Of each group, up to the lowest paid", lambda one: f"{one.detail}%"),
            ("Gap", texts.value),
            ("95% range", texts.spread),
        )
        yield grid("Gaps from the lowest paid to the highest", columns, figures)


def _pairs(figures: PayFigures, year: PayYear, caption: str, *, note: str = "") -> Iterator[Grid]:
    """A row for each group, in how many of 100 pairs its person is paid less; none without figures."""
    if figures:
        columns: Columns = (
            ("Group", year.heading),
            ("In 100 pairs, paid less", texts.plain_value),
            ("95% range", texts.plain_spread),
            ("People of the group", lambda one: texts.amount(one.n)),
            ("People of the reference group", lambda one: texts.amount(one.n_reference)),
        )
        yield grid(caption, columns, figures, note=note)


def bonus_section(year: PayYear, key: str) -> Section:
    """Who was paid a bonus, and the gaps among those who were; without each type where there are several."""
    figures = tuple(
        one for one in year.table.figures if one.measure in (PayMeasure.BONUS_SHARE, *_BONUS) and not one.by
    )
    lead = tuple(one for one in figures if one.comparator == year.headline.id)
    tables: list[list[Grid]] = [[], []]
    for comparator in year.comparators:
        grids = tables[comparator is not year.headline]
        found = tuple(one for one in figures if one.comparator == comparator.id)
        shares = tuple(one for one in found if one.measure is PayMeasure.BONUS_SHARE)
        gaps = tuple(one for one in found if one.measure in _BONUS)
        if shares:
            grids.append(grid(f"Paid a bonus. {comparator.title}", _share_columns(year), shares, texts_in=(0, 1)))
        if gaps:
            grids.append(gap_rows(f"Gaps among those paid a bonus. {comparator.title}", year.heading, gaps))
    return Section(
        key=f"{key}-bonuses",
        caption="Bonuses",
        title="Bonus pay",
        sentences=year.sentences(one for one in lead if not one.variant),
        grids=tuple(tables[0]),
        more_title="Bonuses of other groups",
        more=tuple(tables[1]),
        beside=("Bonus pay of the twelve months to the snapshot date. Gaps are among people who were paid one.",)
        if figures
        else (),
    )


def _share_columns(year: PayYear) -> Columns:
    return (
        ("Group", year.heading),
        ("Which bonuses", lambda one: variant_name(one.variant) if one.variant else "All"),
        ("Share paid one", texts.value),
        ("People paid one", _happened),
        ("Employees", lambda one: NOT_GIVEN if one.n is None else texts.amount(one.n)),
    )


def _happened(figure: Pay) -> str:
    if figure.happened is None and isinstance(figure.n, Shown):
        return texts.NONE
    return texts.amount(figure.happened)
