"""Who works here, and where each group stands in the four quarters of pay."""

from itertools import groupby

from markupsafe import Markup

from tallystick.definitions.pay import PayComparator
from tallystick.definitions.pay.comparators import UNKNOWN
from tallystick.publishing.pay.charts.quarters import quarters_chart
from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.grids import grid, plain_range, withheld_or
from tallystick.publishing.pay.report.names import not_known_name, variant_name
from tallystick.publishing.pay.report.views import Section
from tallystick.publishing.pay.report.year import PayFigures, PayYear, group_heading, has_all_withheld
from tallystick.publishing.report.views import Figure, Grid
from tallystick.release.pay import PayMeasure, Variant
from tallystick.vocabulary.groups import capitalised

_READ_QUARTERS = (
    "Everybody on full pay was ranked by hourly pay and cut into four quarters. A bar is the group's share of a "
    "quarter, the line its share of all four together; if pay did not differ, every bar would reach the line. "
)
_TIES = (
    "A whisker shows what the share could be if people on one rate of pay stood in another order: "
    "on pay scales hundreds of people share a rate. "
)
_LEFT_OUT = "{who} are the rest of each quarter; the table has them."


def who_section(year: PayYear, key: str) -> Section:
    """Each group's share of everybody, and in what way the rest is unknown."""
    shares = year.of(PayMeasure.BREAKDOWN)
    grids = tuple(_breakdown(one, year) for one in year.comparators[:1] if _of(one, shares))
    more = tuple(_breakdown(one, year) for one in year.comparators[1:] if _of(one, shares))
    kinds = tuple(one for one in year.of(PayMeasure.NOT_DISCLOSED, comparator=year.headline.id) if one.detail)
    if len(kinds) > 1:
        columns = (
            ("In what way it is not known", lambda one: not_known_name(one.comparator, one.detail)),
            ("Share of everybody", texts.value),
            ("People", lambda one: texts.amount(one.n)),
        )
        grids += (grid(f"{capitalised(year.table.characteristic)} not known", columns, kinds),)
    lead = [
        year.leading(PayMeasure.BREAKDOWN),
        *year.of(PayMeasure.NOT_DISCLOSED, comparator=year.headline.id, detail=""),
    ]
    return Section(
        key=f"{key}-who",
        caption="Composition",
        title="Who works here",
        sentences=year.sentences(lead),
        grids=grids,
        more_title="Who works here, in other and finer groups",
        more=more,
    )


def _of(comparator: PayComparator, figures: PayFigures) -> PayFigures:
    return tuple(one for one in figures if one.comparator == comparator.id)


def _breakdown(comparator: PayComparator, year: PayYear) -> Grid:
    columns = (
        ("Group", year.heading),
        ("Share of everybody", texts.value),
        ("People", lambda one: texts.amount(one.n)),
    )
    return grid(comparator.title, columns, _of(comparator, year.of(PayMeasure.BREAKDOWN)))


def quarters_section(year: PayYear, key: str) -> Section:
    """The quarters of pay of every comparator, the headline as a picture."""
    figures, grids, more = [], [], []
    for comparator in year.comparators:
        found = _of(comparator, year.of(PayMeasure.QUARTER_SHARE))
        shares = tuple(one for one in found if one.group)
        if shares:
            if comparator is year.headline:
                grids.append(_quarters(comparator, shares))
            else:
                more.append(_across(comparator, shares, year))
            if not has_all_withheld(shares) and comparator is year.headline:
                figures.append(_picture(comparator, shares, year, key))
    known = tuple(one for one in year.of(PayMeasure.QUARTER_SHARE, variant=Variant.KNOWN_ONLY) if one.group)
    known = _of(year.headline, known)
    if known:
        more.append(_quarters(year.headline, known, note=variant_name(Variant.KNOWN_ONLY)))
    speaking = [year.leading(PayMeasure.QUARTER_SHARE, quarter=quarter) for quarter in ("upper", "lower")]
    none = [one for one in year.of(PayMeasure.QUARTER_SHARE, comparator=year.headline.id) if not one.group]
    return Section(
        key=f"{key}-quarters",
        caption="Composition",
        title="Pay quarters",
        sentences=year.sentences([*speaking, *none]),
        figures=tuple(figures),
        grids=tuple(grids),
        more_title="Quarters of pay for other groups",
        more=tuple(more),
    )


def _across(comparator: PayComparator, shares: PayFigures, year: PayYear) -> Grid:
    """A row for each group, a column for each quarter."""
    found = {(one.group, one.quarter): one for one in shares}
    whole = {one.group: one for one in year.of(PayMeasure.BREAKDOWN, comparator=comparator.id)}
    quarters, groups = (tuple(dict.fromkeys(names)) for names in zip(*((q, g) for g, q in found), strict=True))
    rows = tuple(
        (
            group_heading(comparator.id, group),
            *(texts.value(found.get((group, quarter))) for quarter in quarters),
            texts.value(whole.get(group)),
        )
        for group in groups
    )
    heads = ("Group", *map(capitalised, quarters), "Of everybody")
    return withheld_or(Grid(caption=f"Share of each quarter. {comparator.title}", heads=heads, rows=rows), shares)


def _quarters(comparator: PayComparator, shares: PayFigures, *, note: str = "") -> Grid:
    has_ties = any(one.least is not None for one in shares)
    columns = (
        ("Quarter and group", lambda one: f"{capitalised(one.quarter)}: {group_heading(one.comparator, one.group)}"),
        ("Share", texts.value),
        ("People", lambda one: texts.amount(one.n)),
        ("All in the quarter", lambda one: texts.amount(one.n_reference)),
        *((("It could be, by ties", plain_range),) if has_ties else ()),
    )
    caption = f"Quarters of pay. {comparator.title}{f'. {note}' if note else ''}"
    return grid(caption, columns, shares)


def _picture(comparator: PayComparator, shares: PayFigures, year: PayYear, key: str) -> Figure:
    """Every group but the reference, whose bars would dwarf the others and say nothing more."""
    drawn = [
        (code, tuple(of_one))
        for code, of_one in groupby(
            sorted(shares, key=lambda one: comparator.order.index(one.group)), key=lambda one: one.group
        )
        if code != comparator.reference
    ]
    reference = comparator.named(comparator.reference)
    whole = {one.group: one.value for one in year.of(PayMeasure.BREAKDOWN, comparator=comparator.id)}
    drawing = quarters_chart(
        [
            (
                group_heading(comparator.id, code),
                whole.get(code),
                [(capitalised(one.quarter), one) for one in of_one],
            )
            for code, of_one in drawn
        ],
        key=f"{key}-quarters-chart",
        title="Share of each quarter of pay, by group",
        description=" ".join(year.sentences(one for _, of_one in drawn for one in of_one)),
        unknown=group_heading(comparator.id, UNKNOWN),
    )
    has_ties = any(texts.plain(one.least) != texts.plain(one.most) for one in shares)
    left_out = _LEFT_OUT.format(who=capitalised(reference.people))
    return Figure(drawing=Markup(drawing), note=f"{_READ_QUARTERS}{_TIES if has_ties else ''}{left_out}")  # noqa: S704  # an autoescaped template wrote it
