"""The workforce race equality report and action plan: indicators with the year before and the national one, then plans.

Sentences, units and ranges are the library's: a ratio never has a per cent sign, and every comparator has its year.
"""

from collections.abc import Iterator, Sequence

from tallystick.definitions import Comparator, Indicator, Kind
from tallystick.publishing.report.chapter import chapter_of
from tallystick.publishing.report.lines import title_of
from tallystick.publishing.report.page import series_of
from tallystick.publishing.report.series import Point, Year, points_of, published_name
from tallystick.publishing.report.views import Chapter
from tallystick.publishing.report.views import Section as Told
from tallystick.publishing.sentences.protected import envelope_cell, is_protected
from tallystick.publishing.words import text_of
from tallystick.release.quantity import Unit
from tallystick.release.shown import Shown
from tallystick.release.verdict import Measure, Verdict
from tallystick.vocabulary.groups import capitalised
from tallystick_web.publications.paper.cover import as_of, considered, gaps_section, mark_of
from tallystick_web.publications.paper.document import (
    Block,
    Bullets,
    Cell,
    CellKind,
    Chart,
    ChartKind,
    Document,
    Facts,
    Mark,
    Paragraph,
    Section,
    Sign,
    Table,
    Tone,
)
from tallystick_web.publications.paper.heard import disagreements_section
from tallystick_web.publications.paper.inputs import PaperInputs
from tallystick_web.publications.paper.library import release_hash, statement_of, tables_of
from tallystick_web.publications.paper.plan import action_plan
from tallystick_web.publications.paper.written import written

STANDARD = "wres"
_YEARS = 3
_SIGNS = {
    Verdict.CLEAR: Sign.CLEAR,
    Verdict.SMALL: Sign.SMALL,
    Verdict.CLOSE: Sign.CLOSE,
    Verdict.CANNOT_TELL: Sign.UNSURE,
}
_LAYERS = (
    "This standard is asked for by the NHS Standard Contract. It is not a law of its own. What it asks for can also "
    "serve the public sector equality duty, which is law."
)


def build_wres(inputs: PaperInputs) -> Document:
    """The report and action plan. Where no approved set holds the standard, it says so and has its plan alone."""
    years = _years(inputs)
    figures = tuple(_figures(inputs, years)) if years else (_no_figures(),)
    sections = (
        gaps_section(inputs),
        *figures,
        _written(inputs, "better", "What got better"),
        _written(inputs, "worse", "What got worse"),
        _written(inputs, "leaders", "How diverse the most senior people are"),
        *action_plan(inputs, f"{STANDARD}/"),
        _written(inputs, "together", "How this plan was written"),
        disagreements_section(inputs),
        *(_made(years) if years else ()),
    )
    return Document(
        title=inputs.title,
        organisation=inputs.frozen.organisation,
        kind=inputs.kind.label,
        mark=mark_of(inputs),
        as_of=as_of(inputs),
        cover=Facts(rows=(("Considered before", considered(inputs)),)),
        sections=tuple(one for one in sections if one is not None),
    )


def _years(inputs: PaperInputs) -> list[Year]:
    if inputs.standards is None:
        return []
    found = (years for years in series_of(inputs.standards, inputs.term) if years[0].table.standard == STANDARD)
    return next(found, [])


def _no_figures() -> Section:
    nothing = Paragraph(text="These frozen figures hold no approved set of the workforce race equality standard.")
    return Section(key="indicators", heading="Indicators", blocks=(nothing,))


def _figures(inputs: PaperInputs, years: Sequence[Year]) -> Iterator[Section]:
    chapter, newest = chapter_of(years), max(years, key=lambda one: one.year)
    sha256 = release_hash(inputs, "standards")
    yield Section(key="summary", heading="Summary", blocks=(Paragraph(text=chapter.lead, tone=Tone.LEAD),))
    yield Section(
        key="background", heading="Background", blocks=(Paragraph(text=_LAYERS), *written(inputs, "background"))
    )
    yield Section(
        key="indicators",
        heading=chapter.caption,
        blocks=(_headline_table(chapter, years, sha256), *_survey_year(chapter, newest.year)),
        breaks=True,
    )
    for told in chapter.sections:
        yield _indicator(told, years, sha256)


def _written(inputs: PaperInputs, part: str, heading: str) -> Section | None:
    said = written(inputs, part)
    return Section(key=part, heading=heading, blocks=said) if said else None


# INDICATORS


def _headline_table(chapter: Chapter, years: Sequence[Year], sha256: str) -> Table:
    """Each indicator with its years, the newest first, the national figure of the same kind, and what it says."""
    every = sorted({one.year for one in years}, reverse=True)[:_YEARS]
    rows = tuple(_row(told.indicator, years, every, sha256) for told in chapter.sections)
    return Table(
        caption="Every indicator, with the years before and the national figure",
        heads=("Indicator", *(str(one) for one in every), "National, with its year", "What the newest year says"),
        rows=rows,
        note="Before a break in a series, a figure cannot be compared with later ones, and it says so beside it.",
    )


def _row(indicator: Indicator, years: Sequence[Year], every: Sequence[int], sha256: str) -> tuple[Cell, ...]:
    points = {point.year.year: point for point in points_of(indicator.id, years)}
    newest = points.get(every[0])
    if not points:
        return (Cell(text=title_of(indicator)), *(Cell(text="In its own table") for _ in (*every, "national", "says")))
    return (
        Cell(text=title_of(indicator)),
        *(_cell(points.get(year), sha256) for year in every),
        Cell(text=_national(indicator, newest) if newest else "None"),
        _says(newest),
    )


def _cell(point: Point | None, sha256: str) -> Cell:
    if point is None:
        return Cell(text="Not in the figures")
    result, asides = point.result, [point.other_row, "before a break" if point.why_not else ""]
    beside = "".join(f" ({one})" for one in asides if one)
    figure = _figure_of(point, sha256)
    if is_protected(result):
        return Cell(text=f"{envelope_cell(result)}{beside}", kind=CellKind.WITHHELD, figure=figure)
    if not isinstance(result.value, Shown):
        return Cell(text=f"No figure{beside}")
    return Cell(
        text=f"{_in_unit(result.value)}{beside}", kind=CellKind.NUMBER, value=str(result.value.value), figure=figure
    )


def _in_unit(value: Shown) -> str:
    """A value with its unit in words, so that a ratio is never taken for a percentage."""
    text = text_of(value)
    return {Unit.RATIO: f"{text} times", Unit.POINTS: f"{text} points"}.get(value.unit, text)


def _figure_of(point: Point, sha256: str) -> str:
    result, table = point.result, point.year.table
    place = (table.standard, str(table.year), result.indicator, result.row, str(result.measure), result.group)
    return f"{sha256}#{'/'.join(place)}"


def _national(indicator: Indicator, newest: Point) -> str:
    found = [one for one in newest.year.table.comparators if one.indicator == indicator.id]
    return "; ".join(_published(one, indicator, newest) for one in found) or "None published"


def _published(one: Comparator, indicator: Indicator, newest: Point) -> str:
    value = f"{one.value} times" if one.measure == Measure.RELATIVE_LIKELIHOOD else f"{one.value}%"
    name = published_name(one, indicator, newest.year.words)
    return f"{value} ({name}, {one.geography}, {one.year})"


def _says(newest: Point | None) -> Cell:
    if newest is None or newest.result.verdict is None:
        return Cell(text="No comparison of two groups")
    verdict = newest.result.verdict
    return Cell(text=capitalised(verdict.in_words), sign=_SIGNS.get(verdict, Sign.NONE))


def _survey_year(chapter: Chapter, year: int) -> tuple[Block, ...]:
    surveyed = [one.indicator.id for one in chapter.sections if one.indicator.kind is Kind.SURVEY]
    if not surveyed:
        return ()
    said = f"Indicators {', '.join(surveyed)} are of the staff survey in the autumn before, that of {year - 1}."
    return (Paragraph(text=said, tone=Tone.NOTE),)


def _indicator(told: Told, years: Sequence[Year], sha256: str) -> Section:
    blocks: list[Block] = []
    for statement in told.statements:
        blocks += statement_of(statement)
    chart = _chart(told, years, sha256)
    blocks += [chart] if chart else []
    blocks += tables_of(told.grids)
    blocks += [Paragraph(text=one, tone=Tone.NOTE) for one in told.breaks]
    nothing = Paragraph(text="There is nothing to say of it for this year.")
    return Section(
        key=f"indicator-{told.indicator.id}", heading=told.title, level=3, blocks=tuple(blocks) or (nothing,)
    )


def _chart(told: Told, years: Sequence[Year], sha256: str) -> Chart | None:
    """The years of an indicator that compares two groups, each with its range."""
    points = [one for one in points_of(told.indicator.id, years)[:_YEARS] if isinstance(one.result.value, Shown)]
    ratios = [
        one for one in points if one.result.measure is Measure.RELATIVE_LIKELIHOOD and not is_protected(one.result)
    ]
    if not ratios:
        return None
    ratios.reverse()
    return Chart(
        kind=ChartKind.INTERVALS,
        title=f"{told.indicator.title}: times as often",
        says=told.statements[0].main if told.statements else told.title,
        marks=tuple(_mark(one, sha256, is_newest=one is ratios[-1]) for one in ratios),
        unit="ratio",
        is_log=True,
    )


def _mark(point: Point, sha256: str, *, is_newest: bool) -> Mark:
    result = point.result
    value, low, high = (
        str(one.value) if isinstance(one, Shown) else "" for one in (result.value, result.low, result.high)
    )
    return Mark(
        label=point.label,
        value=value,
        low=low,
        high=high,
        says=_in_unit(result.value) if isinstance(result.value, Shown) else "",
        figure=_figure_of(point, sha256),
        is_newest=is_newest,
        sign=_SIGNS.get(result.verdict, Sign.NONE) if result.verdict else Sign.NONE,
        is_broken=bool(point.why_not),
    )


# HOW IT WAS MADE


def _made(years: Sequence[Year]) -> Iterator[Section]:
    chapter, newest = chapter_of(years), max(years, key=lambda one: one.year)
    left_out = [title_of(one) for one in chapter.not_given]
    said = [chapter.groups, *newest.table.notices, *newest.table.choices]
    blocks: list[Block] = [Bullets(items=tuple(said))]
    if chapter.withheld is not None:
        held = chapter.withheld
        blocks.append(Bullets(items=tuple(one for one in (held.how_much, *held.rules, *held.left_out) if one)))
    if left_out:
        blocks.append(Paragraph(text=f"Not in these figures: {'; '.join(left_out)}."))
    definition = newest.table.provenance.definition
    facts = Facts(
        rows=(
            ("Definition", f"{definition.id}, {chapter.definition_status}"),
            ("Program", newest.table.provenance.program),
        )
    )
    yield Section(key="made", heading="How these figures were counted", blocks=(*blocks, facts), in_slides=False)
