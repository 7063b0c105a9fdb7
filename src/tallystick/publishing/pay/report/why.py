"""Why a gap is as large as it is: who works where, what models hold equal, what would close it. Never whose fault."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from tallystick.publishing.pay.charts.waterfall import waterfall
from tallystick.publishing.pay.report import texts
from tallystick.publishing.pay.report.front import part_figures
from tallystick.publishing.pay.report.grids import Columns, grid, withheld_or
from tallystick.publishing.pay.report.names import (
    CLOSING,
    closing_name,
    model_part_name,
    part_of_gap_name,
    step_name,
    weights_name,
)
from tallystick.publishing.pay.report.views import Section
from tallystick.publishing.pay.report.year import Pay, PayFigures, PayYear, group_heading, has_all_withheld
from tallystick.publishing.pay.sentences_parts import NOT_FAIR
from tallystick.publishing.report.views import Figure, Grid
from tallystick.release.pay import PayMeasure
from tallystick.vocabulary.groups import capitalised

_PARTS = (PayMeasure.BETWEEN, PayMeasure.WITHIN, PayMeasure.NO_OVERLAP)
_THREE = (PayMeasure.ENDOWMENTS, PayMeasure.COEFFICIENTS, PayMeasure.INTERACTION)
_TWO = (PayMeasure.EXPLAINED, PayMeasure.UNEXPLAINED)
# Of the weights on offer, the ones whose parts are said in words; the table has all of them.
_SPOKEN_WEIGHTS = "pooled with group"
_READ_WATERFALL = (
    "Each bar begins where the one above it ends; the last is the gap itself. A solid bar to the right says paid less, "
    "a hatched bar to the left paid more."
)
_SUM = (
    "The parts come to the mean gap exactly; printed numbers may differ from their sum in the last decimal. They "
    "divide the gap as it was counted, and have no range of their own."
)
_POOLED_WITHOUT = "Priced as in both groups together there is no range: the fit shares its people with both groups."
_THREE_WITHOUT = "These parts have no range: none was worked out for them."
_STEP_BY_STEP = "The gap among people who are alike, step by step"
_ADJUSTED = (
    (
        "Each line holds equal what the lines above it do, and one thing more. Bands and grades come out of promotion: "
        "the last lines ask whether people in the same band are paid the same, not whether everybody is as likely to "
        "reach it."
    ),
    (
        "The gap is one of geometric means, so the first line differs a little from the mean gap. Where a sign changes "
        "from line to line, that is the answer: the groups work in different places."
    ),
)


def why_section(year: PayYear, key: str) -> Section:
    """Within and between: the waterfall of the headline gap, and the same parts for every other group."""
    parts = [(name, one) for name, one in part_figures(year) if one.value is not None]
    figures = tuple(one for _, one in parts)
    own = year.of(*_PARTS, **_pair(year))
    grids = (grid("Parts of the mean gap", _COLUMNS, own),) if own else ()
    return Section(
        key=f"{key}-why",
        caption="Within and between",
        title="Who works where, and pay in the same band",
        sentences=year.sentences(year.of(*_PARTS, detail="", **_pair(year))),
        figures=(_waterfall(parts, year, key),) if parts and not has_all_withheld(figures) else (),
        grids=grids,
        more_title="The same parts for other groups",
        more=tuple(_across(year)),
        beside=(_SUM,),
    )


def _pair(year: PayYear) -> dict[str, str]:
    return {"comparator": year.headline.id, "group": year.group}


def _across(year: PayYear) -> Iterator[Grid]:
    """For each further comparator a row for each group, a column for each part."""
    for comparator in year.comparators[1:]:
        figures = year.of(*_PARTS, comparator=comparator.id)
        if figures:
            groups = dict.fromkeys(one.group for one in figures)
            parts = tuple(dict.fromkeys(part_of_gap_name(one) for one in figures))
            found = {(one.group, part_of_gap_name(one)): one for one in figures}
            gaps = {one.group: one for one in year.of(PayMeasure.MEAN_HOURLY_GAP, comparator=comparator.id)}
            rows = tuple(
                (
                    group_heading(comparator.id, group),
                    *(texts.value(found.get((group, part))) for part in parts),
                    texts.plain_value(gaps.get(group)),
                )
                for group in groups
            )
            made = Grid(caption=f"{comparator.title}: points", heads=("Group", *parts, "Mean gap"), rows=rows)
            yield withheld_or(made, figures)


_COLUMNS: Columns = (
    ("Part of the mean gap", part_of_gap_name),
    ("Percentage points", texts.value),
    ("People of the group", lambda one: texts.amount(one.n)),
    ("People of the reference group", lambda one: texts.amount(one.n_reference)),
)


def _waterfall(parts: "list[tuple[str, Pay]]", year: PayYear, key: str) -> Figure:
    gap = year.leading(PayMeasure.MEAN_HOURLY_GAP)
    drawing = waterfall(
        [(name, one.value) for name, one in parts],
        ("Mean gap", None if gap is None else gap.value),
        key=f"{key}-waterfall",
        title="What the mean gap is made of",
        description=" ".join(year.sentences(one for _, one in parts)),
        sides=("\N{LEFTWARDS ARROW} paid more", "paid less \N{RIGHTWARDS ARROW}"),
    )
    note = f"{_READ_WATERFALL} In percentage points, for {year.people} against {year.others}."
    return Figure(drawing=Markup(drawing), note=note)  # noqa: S704  # an autoescaped template wrote it


def adjusted_section(year: PayYear, key: str) -> Section:
    """The sequence of adjusted gaps, printed whole, and the decomposition of Oaxaca and Blinder."""
    steps, three, two = (year.of(*measures) for measures in ((PayMeasure.ADJUSTED_GAP,), _THREE, _TWO))
    grids = []
    if steps:
        grids.append(grid(_STEP_BY_STEP, _with_range(step_name, "Held equal, with all above"), steps))
    if three:
        grids.append(_models("Three parts of the gap", (), three, note=_THREE_WITHOUT))
    if two:
        grids.append(_models("Explained and unexplained", (("Priced as", weights_name),), two, note=_POOLED_WITHOUT))
    spoken = [*steps[:1], *steps[-1:], *(one for one in two if one.detail == _SPOKEN_WEIGHTS)]
    return Section(
        key=f"{key}-adjusted",
        caption="Models",
        title="The adjusted gap",
        sentences=tuple(text.removesuffix(NOT_FAIR).rstrip() for text in year.sentences(spoken)),
        grids=tuple(grids),
        beside=(*((NOT_FAIR,) if two or three else ()), *(_ADJUSTED if steps else ())),
    )


def _with_range(name: Callable[[Pay], str], head: str) -> Columns:
    return (
        (head, name),
        ("Gap", texts.value),
        ("95% range", texts.spread),
        ("People of the group", lambda one: texts.amount(one.n)),
        ("People of the reference group", lambda one: texts.amount(one.n_reference)),
    )


def _models(caption: str, front: Columns, figures: PayFigures, *, note: str) -> Grid:
    """The parts of a model. Where some have no range the note says why; where none has, the column is left out."""
    lacks = [one.value is not None and one.low is None for one in figures]
    ranges: Columns = () if all(lacks) else (("95% range", texts.spread),)
    columns: Columns = (*front, ("Part", model_part_name), ("Percentage points", texts.value), *ranges)
    words = tuple(range(len(front) + 1))
    return grid(caption, columns, figures, texts_in=words, note=note if any(lacks) else "")


def closing_section(year: PayYear, key: str) -> Section:
    """What would close the gap, as totals of the group."""
    figures: PayFigures = year.of(PayMeasure.CLOSING)
    known = tuple(one for one in figures if one.detail in CLOSING)
    columns: Columns = (("If", closing_name), ("Then", texts.value))
    grids = (grid(f"For {year.people}", columns, known),) if known else ()
    return Section(
        key=f"{key}-closing",
        caption="What it would take",
        title="What would close the gap",
        sentences=tuple(capitalised(text) for text in year.sentences(figures)),
        grids=grids,
        beside=("Totals of a group, worked out as if all else stayed as it is. They are no forecast and no target.",)
        if figures
        else (),
    )
