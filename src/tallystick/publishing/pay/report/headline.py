"""The headline table, measure by measure with the year before, and the method that stands behind it."""

from collections.abc import Iterator, Sequence

from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.grids import Columns, grid, notes_of, withheld_or
from tallystick.publishing.pay.report.names import population_name
from tallystick.publishing.pay.report.views import Section
from tallystick.publishing.pay.report.year import Pay, PayFigures, PayYear
from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import NOT_GIVEN, listed
from tallystick.release.pay import FULL_PAY, LEFT_OUT, RELEVANT, PayMeasure
from tallystick.release.shown import Hidden
from tallystick.vocabulary.groups import capitalised

_CHANGES = (PayMeasure.MEAN_GAP_CHANGE, PayMeasure.MEDIAN_GAP_CHANGE)
_QUARTERS = ("upper", "upper middle", "lower middle", "lower")
# A row: its label and the measure, with what tells its figure from others of the measure.
_Row = tuple[str, PayMeasure, dict[str, str]]
_NO_YEAR_BEFORE = (
    "There is no earlier year here. Next year's report will show what has changed, if the groups are kept as they are."
)
_READ = (
    (
        "A gap is in per cent of what the reference group is paid. With a minus the other group is paid more; "
        "without one it is paid less."
    ),
    (
        "Everybody was counted, so a figure is what happened. The range says how far it could move by chance "
        "from one year to the next if nothing had changed."
    ),
)


def headline_section(years: Sequence[PayYear], key: str) -> Section:
    """The eight measures of the guidance for the leading group, with those of the year before where there is one."""
    year, *earlier = years
    before = earlier[0] if earlier else None
    made = _measures(year, before)
    leading = (year.leading(measure, detail=_before(year, measure)) for measure in _CHANGES)
    changed = tuple(one for one in leading if one is not None)
    needs_no_word = before is not None or not made.rows
    return Section(
        key=f"{key}-headline",
        caption="In numbers",
        title="The eight measures",
        sentences=year.sentences(changed) or (() if needs_no_word else (_NO_YEAR_BEFORE,)),
        grids=(made, *((_changes(changed),) if changed else ())),
        beside=_READ,
    )


def _measures(year: PayYear, before: PayYear | None) -> Grid:
    """A row for each measure, beside its figure of the year before where there is one."""
    rows = list(_rows(year))
    figures = tuple(found for row in rows if (found := _find(year, row)) is not None)
    made = Grid(
        caption=f"{capitalised(year.people)}, against {year.others}",
        heads=("Measure", year.day, "95% range", *((before.day,) if before else ()), "People"),
        rows=tuple(_cells(row, year, before) for row in rows),
        note=notes_of(figures, lambda one: _short(one.measure)),
    )
    return withheld_or(made, figures)


def _rows(year: PayYear) -> Iterator[_Row]:
    known = capitalised(year.table.characteristic)
    reference = year.headline.reference
    yield "1. Mean hourly pay gap", PayMeasure.MEAN_HOURLY_GAP, {}
    yield "2. Median hourly pay gap", PayMeasure.MEDIAN_HOURLY_GAP, {}
    for quarter in _QUARTERS:
        yield f"3. Share of the {quarter} quarter of pay", PayMeasure.QUARTER_SHARE, {"quarter": quarter}
    yield "4. Share paid a bonus", PayMeasure.BONUS_SHARE, {}
    yield f"4. Share of {year.others} paid a bonus", PayMeasure.BONUS_SHARE, {"group": reference}
    yield "5. Mean bonus gap", PayMeasure.MEAN_BONUS_GAP, {}
    yield "6. Median bonus gap", PayMeasure.MEDIAN_BONUS_GAP, {}
    yield "7. Share of everybody who works here", PayMeasure.BREAKDOWN, {}
    yield f"8. {known} not known", PayMeasure.NOT_DISCLOSED, {"group": "unknown"}


def _find(year: PayYear, row: _Row) -> Pay | None:
    _, measure, wanted = row
    return year.leading(measure, **wanted)


def _cells(row: _Row, year: PayYear, before: PayYear | None) -> tuple[str, ...]:
    label = row[0]
    figure = _find(year, row)
    now = (label, texts.value(figure), texts.spread(figure))
    if before is None:
        return (*now, _people(figure))
    return (*now, texts.value(_find(before, row)), _people(figure))


def _changes(figures: PayFigures) -> Grid:
    columns: Columns = (
        ("Change", lambda one: "Median gap" if one.measure is PayMeasure.MEDIAN_GAP_CHANGE else "Mean gap"),
        ("Percentage points", texts.value),
        ("95% range", texts.spread),
    )
    return grid("Change of the gaps", columns, figures)


def _before(year: PayYear, measure: PayMeasure) -> str:
    """The day a change is counted from, as its figure names it."""
    pair = {"comparator": year.headline.id, "group": year.group}
    return next((one.detail for one in year.of(measure, **pair)), "")


def _people(figure: Pay | None) -> str:
    """Whom a figure rests on: of a share how many of how many, of a gap how many on both sides."""
    if figure is None or figure.n is None:
        return NOT_GIVEN
    if figure.happened is not None:
        return _counts(figure.happened, figure.n, " of ")
    if figure.n_reference is None:
        return texts.amount(figure.n)
    return _counts(figure.n, figure.n_reference, " and " if figure.reference else " of ")


def _counts(first: texts.AnyFigure, second: texts.AnyFigure, word: str) -> str:
    if isinstance(first, Hidden) and isinstance(second, Hidden):
        return texts.amount(first)
    said = ("a withheld number" if isinstance(one, Hidden) else texts.amount(one) for one in (first, second))
    return word.replace(" ", "\N{NO-BREAK SPACE}").join(said)


def _short(measure: PayMeasure) -> str:
    return str(measure).replace("_", " ").capitalize()


_PROTECTED_COUNTS = (
    "Counts are rounded, and small ones withheld; shares are worked out from the counts as they are shown, so in a "
    "small organisation they can be a point or two off. "
)
_ROUNDED_ONCE = "Each figure was rounded once, from the exact number, halves away from zero."


def method_section(year: PayYear, key: str) -> Section:
    """Under which rules, of whom, and how small a group may be."""
    rules, smallest = year.rules, year.rules.minimum
    counted = {one.detail: texts.amount(one.n) for one in year.of(PayMeasure.POPULATION)}
    advised = f" Below {smallest.advise} a figure carries a warning." if smallest.advise else ""
    facts = (
        ("Rules", f"{rules.title} ({rules.name}). {rules.kind_of_rule}."),
        *((("In force", rules.banner),) if rules.banner else ()),
        ("Counted on", year.day),
        ("Employees who count", counted.get(RELEVANT, NOT_GIVEN)),
        ("Of them on full pay, whose hourly pay counts", counted.get(FULL_PAY, NOT_GIVEN)),
        *(() if year.is_protected else (("Rows left out", "; ".join(_left_out(year)) or "none"),)),
        ("Compared", f"{year.headline.title}. A gap is in per cent of what {year.others} are paid."),
        ("Also compared", listed(tuple(one.title for one in year.comparators[1:])) or "nobody else"),
        ("Groups", f"{'; '.join(year.headline.named(code).heading for code in year.headline.order)}"),
        ("Classification", year.table.provenance.vocabulary),
        ("Smallest group outside the analyst's desk", f"{smallest.publish} people in each group.{advised}"),
        ("Unknown", "They are in neither group of a gap. In pay quarters they are ranked with everybody."),
        ("Rounding", f"{_PROTECTED_COUNTS if year.is_protected else ''}{_ROUNDED_ONCE}"),
    )
    return Section(key=f"{key}-method", caption="How it was counted", title="Method", facts=facts, points=rules.notes)


def _left_out(year: PayYear) -> Iterator[str]:
    for one in year.of(PayMeasure.POPULATION):
        if one.detail.startswith(LEFT_OUT):
            reason = population_name(one).removeprefix("Left out: ")
            yield f"{texts.amount(one.n)} ({reason})"
