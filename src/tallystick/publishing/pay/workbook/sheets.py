"""The sheets of figures: each measure or family of measures as one table, all years together."""

from collections.abc import Callable, Iterator, Sequence

from tallystick.publishing.pay.report import names
from tallystick.publishing.pay.report.grids import GAP
from tallystick.publishing.pay.report.year import Pay, PayFigures, PayYear
from tallystick.publishing.pay.workbook import cells
from tallystick.publishing.pay.workbook.cells import NOTES, PEOPLE, RANGE, Fields, found, number, value, words
from tallystick.publishing.words import NOT_GIVEN
from tallystick.publishing.workbook.sheets import Sheet
from tallystick.release.pay import PayMeasure as M

Years = Sequence[PayYear]
_BONUS = (M.MEAN_BONUS_GAP, M.MEDIAN_BONUS_GAP)
_PARTS = (M.BETWEEN, M.WITHIN, M.NO_OVERLAP)
_MODELS = (M.ENDOWMENTS, M.COEFFICIENTS, M.INTERACTION, M.EXPLAINED, M.UNEXPLAINED)
_NAMES = {
    M.MEAN_HOURLY_GAP: "Mean hourly gap",
    M.MEDIAN_HOURLY_GAP: "Median hourly gap",
    M.MEAN_BONUS_GAP: "Mean bonus gap",
    M.MEDIAN_BONUS_GAP: "Median bonus gap",
    M.MEAN_GAP_CHANGE: "Change of the mean gap",
    M.MEDIAN_GAP_CHANGE: "Change of the median gap",
    M.MEAN_HOURLY_PAY: "Mean pay for an hour",
    M.MEDIAN_HOURLY_PAY: "Median pay for an hour",
    M.BREAKDOWN: "Share of everybody",
    M.NOT_DISCLOSED: "Not known",
}
_MEASURE = words("Measure", lambda one: _NAMES[one.measure], 24)
_COUNTED = words("Counted", lambda one: names.variant_name(one.variant), 34)
_PERCENT = number("Per cent", value, 22)
_POINTS = number("Percentage points", value, 22)


def figure_sheets(years: Years) -> Iterator[Sheet]:
    """Every sheet of figures; one without rows is left out by whoever binds them."""
    first = years[0]
    front: Fields = (cells.comparator(first), cells.group(first))
    yield _headline(years, front)
    yield _changes(years, front)
    yield _quarters(years, front)
    yield _breakdown(years, front)
    yield _parts(years, front)
    yield _bands(years, front)
    yield _bonus_shares(years, front)
    yield _bonus_gaps(years, front)
    yield _why(years, front)
    yield _pay(years, front)
    yield _rates(years, front)
    yield _deciles(years, front)
    yield _pairs(years, front)
    yield _adjusted(years, front)
    yield _models(years, front)
    yield _closing(years, front)
    yield _exclusions(years)


def _sheet(name: str, title: str, fields: Fields, years: Years, choose: Callable[[PayYear], PayFigures]) -> Sheet:
    rows = cells.rows_of(fields, ((year, choose(year)) for year in years))
    return Sheet(name=name, title=title, columns=cells.columns_of(fields), rows=rows)


def _chosen(year: PayYear, measures: tuple[M, ...], keep: Callable[[Pay], bool]) -> PayFigures:
    return tuple(one for one in year.table.figures if one.measure in measures and keep(one))


def _headline(years: Years, front: Fields) -> Sheet:
    fields = (*front, _MEASURE, _COUNTED, _PERCENT, *RANGE, *PEOPLE, *NOTES)
    title = "Hourly pay gaps, in per cent of what the reference group is paid"
    return _sheet("Hourly gaps", title, fields, years, lambda year: _chosen(year, GAP, lambda one: not one.by))


def _changes(years: Years, front: Fields) -> Sheet:
    since = words("Since", lambda one: one.detail, 16)
    fields = (*front, _MEASURE, since, _POINTS, *RANGE, *PEOPLE)
    measures = (M.MEAN_GAP_CHANGE, M.MEDIAN_GAP_CHANGE)
    return _sheet("Change", "Change of the gaps from the year before", fields, years, lambda y: y.of(*measures))


def _quarters(years: Years, front: Fields) -> Sheet:
    fields = (
        *front,
        _COUNTED,
        words("Quarter", lambda one: one.quarter.capitalize(), 16),
        _PERCENT,
        number("People of the group in the quarter", lambda one: found(one.n, NOT_GIVEN)),
        number("All in the quarter", lambda one: found(one.n_reference, NOT_GIVEN)),
        number("Least by ties (%)", lambda one: found(one.least)),
        number("Most by ties (%)", lambda one: found(one.most)),
        number("People on the rate at its upper end", lambda one: found(one.tied)),
    )
    title = "Pay quarters: each group's share of everybody ranked by hourly pay and cut into four"
    return _sheet("Quarters", title, fields, years, lambda y: _chosen(y, (M.QUARTER_SHARE,), lambda _: True))


def _breakdown(years: Years, front: Fields) -> Sheet:
    kind = words("In what way not known", _kind, 26)
    part = words("Inside", lambda one: _part(one) if one.by else "", 26)
    of = number("Of how many", lambda one: found(one.n_reference, NOT_GIVEN))
    fields = (*front, _MEASURE, kind, part, _PERCENT, PEOPLE[0], of)
    title = "Who works here, and how many are not known"
    measures = (M.BREAKDOWN, M.NOT_DISCLOSED)
    return _sheet("Breakdown", title, fields, years, lambda y: _chosen(y, measures, lambda _: True))


def _kind(figure: Pay) -> str:
    return names.not_known_name(figure.comparator, figure.detail) if figure.detail else ""


def _part(figure: Pay) -> str:
    return names.part_name(figure.by, figure.part)


def _in_parts(front: Fields) -> Fields:
    by = words("Divided by", lambda one: names.by_name(one.by).capitalize(), 22)
    return (*front, by, words("Part", _part, 30), _MEASURE, _PERCENT, *RANGE, *PEOPLE, *NOTES)


def _parts(years: Years, front: Fields) -> Sheet:
    title = "Hourly pay gaps inside parts of the workforce"
    return _sheet(
        "Parts", title, _in_parts(front), years, lambda y: _chosen(y, GAP, lambda one: one.by not in ("", "band"))
    )


def _bands(years: Years, front: Fields) -> Sheet:
    title = "Hourly pay gaps band by band"
    return _sheet("Bands", title, _in_parts(front), years, lambda y: _chosen(y, GAP, lambda one: one.by == "band"))


def _bonus_shares(years: Years, front: Fields) -> Sheet:
    paid = number("People paid one", lambda one: found(one.happened))
    fields = (*front, _COUNTED, _PERCENT, *RANGE, paid, number("Employees", lambda one: found(one.n, NOT_GIVEN)))
    title = "Who was paid a bonus in the twelve months to the snapshot date"
    return _sheet("Bonuses paid", title, fields, years, lambda y: _chosen(y, (M.BONUS_SHARE,), lambda _: True))


def _bonus_gaps(years: Years, front: Fields) -> Sheet:
    fields = (*front, _MEASURE, _COUNTED, _PERCENT, *RANGE, *PEOPLE, *NOTES)
    title = "Bonus gaps among those who were paid one"
    return _sheet("Bonus gaps", title, fields, years, lambda y: _chosen(y, _BONUS, lambda _: True))


def _why(years: Years, front: Fields) -> Sheet:
    fields = (*front, words("Part of the mean gap", names.part_of_gap_name, 36), _POINTS, *PEOPLE)
    title = "Why: the mean gap in parts, who works where and pay in the same band"
    return _sheet("Between and within", title, fields, years, lambda y: y.of(*_PARTS))


def _pay(years: Years, front: Fields) -> Sheet:
    fields = (*front, _MEASURE, number("Pounds", value, 22), number("People", lambda one: found(one.n, NOT_GIVEN)))
    measures = (M.MEAN_HOURLY_PAY, M.MEDIAN_HOURLY_PAY)
    return _sheet("Pay for an hour", "Mean and median pay for an hour", fields, years, lambda y: y.of(*measures))


def _rates(years: Years, front: Fields) -> Sheet:
    pound = number("On a rate from (pounds)", lambda one: int(one.detail), 16)
    fields = (*front, pound, number("People", lambda one: found(one.n, NOT_GIVEN)))
    title = "How many people are on a rate within each pound"
    return _sheet("Rates", title, fields, years, lambda y: y.of(M.PEOPLE_AT_RATE))


def _deciles(years: Years, front: Fields) -> Sheet:
    decile = number("Lowest paid part of each group (%)", lambda one: int(one.detail), 20)
    fields = (*front, decile, _PERCENT, *RANGE, *PEOPLE)
    return _sheet("Deciles", "Gaps from the lowest paid to the highest", fields, years, lambda y: y.of(M.DECILE_GAP))


def _pairs(years: Years, front: Fields) -> Sheet:
    fields = (*front, number("In 100 pairs, paid less", value, 22), *RANGE, *PEOPLE)
    title = "If one person of each group were drawn: how often the one of the group is paid less; 50 is no difference"
    return _sheet("Pairs", title, fields, years, lambda y: y.of(M.SUPERIORITY))


def _adjusted(years: Years, front: Fields) -> Sheet:
    fields = (*front, words("Held equal", names.step_name, 40), _PERCENT, *RANGE, *PEOPLE)
    title = "Adjusted gaps: each line holds equal what the lines above it do, and one thing more"
    return _sheet("Adjusted gaps", title, fields, years, lambda y: y.of(M.ADJUSTED_GAP))


def _models(years: Years, front: Fields) -> Sheet:
    priced = words("Priced as", lambda one: names.weights_name(one) if one.detail else "", 38)
    fields = (*front, words("Part", names.model_part_name, 34), priced, _POINTS, *RANGE, *PEOPLE)
    title = "The gap in parts by a model. Explained is not fair, and unexplained is not discrimination"
    return _sheet("Explained", title, fields, years, lambda y: y.of(*_MODELS))


def _closing(years: Years, front: Fields) -> Sheet:
    fields = (*front, words("If", names.closing_name, 60), number("Then", value, 22), words("In", names.unit_name, 20))
    title = "What would close the gap, as totals of the group. No forecast and no target"
    return _sheet("What would close it", title, fields, years, lambda y: y.of(M.CLOSING))


def _exclusions(years: Years) -> Sheet:
    fields = (words("People", names.population_name, 60), number("Number", lambda one: found(one.n, NOT_GIVEN)))
    title = "Exclusions: who was counted, and how many rows were left out for which reason"
    return _sheet("Exclusions", title, fields, years, lambda y: y.of(M.POPULATION))
