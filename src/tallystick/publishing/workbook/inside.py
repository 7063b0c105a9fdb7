"""Sheets of parts of the organisation, and of recruitment step by step; none where a release holds neither."""

from collections.abc import Iterator, Sequence

from tallystick.definitions import Kind
from tallystick.publishing import inside
from tallystick.publishing.report.lines import title_of
from tallystick.publishing.sentences.parts import of_finer_group
from tallystick.publishing.words import Words
from tallystick.publishing.workbook import cells
from tallystick.publishing.workbook.cells import AnySide, Result
from tallystick.publishing.workbook.parts import Part
from tallystick.publishing.workbook.sheets import Cell, Column, Sheet
from tallystick.release.detail import FunnelLine, PartResult
from tallystick.release.shown import Figure
from tallystick.release.verdict import Measure
from tallystick.vocabulary.groups import capitalised

AnyPart = PartResult[Figure]
_FRONT = (
    *(Column("Year", 8), Column("Indicator", 36), Column("Row", 20), Column("Broken down by", 16)),
    Column("Part", 30),
)
_RANGE = (
    *(Column("Lower limit of 95% range", 14, numeric=True), Column("Upper limit of 95% range", 14, numeric=True)),
    *(Column("What it says", 30), Column("p-value", 14, numeric=True)),
    Column("p-value allowing for the number of parts", 18, numeric=True),
)


def inside_sheets(parts: Sequence[Part]) -> list[Sheet]:
    """For each standard a sheet of ratios, one of shares and one of recruitment, as far as there are any."""
    standards: dict[str, list[Part]] = {}
    for part in parts:
        standards.setdefault(part.table.standard, []).append(part)
    sheets = [make(of_one) for of_one in standards.values() for make in (_ratios, _shares, _groups, _funnel)]
    return [sheet for sheet in sheets if sheet.rows]


# RATIOS


def _ratios(parts: Sequence[Part]) -> Sheet:
    """One line for each part: the counts of every group, the ratio and what it says."""
    short, words = parts[0].definition.short_title, parts[0].words
    counts = [
        Column(f"{words.heading(group)}: {what}", 14, numeric=True)
        for group in words.groups
        for what in ("happened", "people", "rate (%)")
    ]
    return Sheet(
        name=f"{short} parts",
        title=f"{short}: how often it happened in parts of the organisation",
        about=(_about(parts),),
        columns=(*_FRONT, *counts, Column("Which rate over which", 24), Column("Ratio", 12, numeric=True), *_RANGE),
        rows=tuple(row for part in parts for row in _ratio_rows(part)),
    )


def _ratio_rows(part: Part) -> Iterator[tuple[Cell, ...]]:
    for one in _of_places(part, Kind.LIKELIHOOD):
        indicator, result = part.definition.indicator(one.result.indicator), one.result
        sides = {side.group: side for side in (result.top, result.bottom, result.unknown) if side is not None}
        yield (
            *_front(part, one),
            *(cell for group in part.words.groups for cell in _counts(sides.get(group))),
            f"{part.words.heading(indicator.top)} over {part.words.heading(indicator.bottom)}",
            cells.value(result),
            *_range(part, result),
        )


def _counts(side: AnySide) -> tuple[Cell, Cell, Cell]:
    return cells.happened(side), cells.people(side), cells.rate(side)


# SHARES


def _shares(parts: Sequence[Part]) -> Sheet:
    """One line for each part: the heads of every group, the share and the points from the whole workforce."""
    short, words = parts[0].definition.short_title, parts[0].words
    heads = [Column(f"{words.heading(group)}: staff", 12, numeric=True) for group in words.groups]
    about = words.heading(words.definition.about)
    return Sheet(
        name=f"{short} staff in parts",
        title=f"{short}: who works in parts of the organisation",
        about=(_about(parts),),
        columns=(
            *(*_FRONT, *heads, Column("All staff", 10, numeric=True)),
            Column(f"{about}: share of the part (%)", 14, numeric=True),
            Column(f"{about}: share of the whole workforce (%)", 14, numeric=True),
            *(Column("Difference (percentage points)", 14, numeric=True), *_RANGE),
        ),
        rows=tuple(row for part in parts for row in _share_rows(part)),
    )


def _share_rows(part: Part) -> Iterator[tuple[Cell, ...]]:
    found = _of_places(part, Kind.REPRESENTATION)
    for one in (each for each in found if each.result.measure is not Measure.SHARE):
        here = [each.result for each in found if (each.by, each.part) == (one.by, one.part)]
        shares = {result.group: result.top for result in here if result.measure is Measure.SHARE}
        result, about = one.result, shares.get(one.result.group)
        yield (
            *_front(part, one),
            *(cells.happened(shares.get(group)) for group in part.words.groups),
            *(cells.people(about), cells.rate(about), cells.rate(result.bottom), cells.value(result)),
            *_range(part, result),
        )


# GROUPS


def _groups(parts: Sequence[Part]) -> Sheet:
    """One line for each finer group of the whole organisation, beside the group that the others are held against."""
    short = parts[0].definition.short_title
    own = (*(Column(f"The group: {what}", 14, numeric=True) for what in ("happened or staff", "people", "rate (%)")),)
    other = (*(Column(f"Held against: {what}", 14, numeric=True) for what in ("happened", "people", "rate (%)")),)
    return Sheet(
        name=f"{short} ethnic groups",
        title=f"{short}: the whole organisation by finer groups",
        about=(_about(parts),),
        columns=(*_FRONT, *own, Column("Held against", 24), *other, Column("Ratio", 12, numeric=True), *_RANGE),
        rows=tuple(row for part in parts for row in _group_rows(part)),
    )


def _group_rows(part: Part) -> Iterator[tuple[Cell, ...]]:
    for kind in (Kind.REPRESENTATION, Kind.LIKELIHOOD):
        for one in (each for each in _in_order(part, kind) if each.by in inside.FINER_GROUPS):
            sides = [side for side in (one.result.top, one.result.bottom) if side is not None]
            own = next((side for side in sides if side.group == one.part), None)
            other = next((side for side in sides if side.group != one.part), None)
            compared = one.result if other is not None else None
            yield (
                *_front(part, one),
                *_counts(own),
                cells.NOT_COMPARED if other is None else part.words.heading(other.group),
                *((cells.NOT_COMPARED,) * 3 if other is None else _counts(other)),
                cells.value(compared),
                *(_range(part, one.result) if compared is not None else (cells.NOT_COMPARED,) * len(_RANGE)),
            )


# BOTH


def _about(parts: Sequence[Part]) -> str:
    return inside.about_parts(protected=parts[0].table.protection is not None)


def _of_places(part: Part, kind: Kind) -> list[AnyPart]:
    """The parts that are places or kinds of people within the organisation, not groups of the whole."""
    return [one for one in _in_order(part, kind) if one.by not in inside.FINER_GROUPS]


def _in_order(part: Part, kind: Kind) -> list[AnyPart]:
    """The parts of indicators of one kind: by indicator, then by what they are parts of."""
    wanted = [i.id for i in part.definition.indicators if i.kind is kind]
    return [one for wanted_id in wanted for those in _families(part, wanted_id) for one in those]


def _families(part: Part, indicator_id: str) -> list[list[AnyPart]]:
    return inside.families(part.table.parts_of(indicator_id))


def _front(part: Part, one: AnyPart) -> tuple[Cell, ...]:
    indicator = part.definition.indicator(one.result.indicator)
    row = indicator.row(one.result.row or indicator.headline).label if indicator.rows else "All"
    named = (capitalised(inside.family_label([one], part.table.year)), inside.part_label(one.by, one.part))
    return (part.table.year, title_of(indicator), row, *named)


def _range(part: Part, result: Result) -> tuple[Cell, ...]:
    indicator = part.definition.indicator(result.indicator)
    said = cells.verdict(of_finer_group(indicator, result), result, part.words)
    return cells.low(result), cells.high(result), said, cells.found(result.p), cells.found(result.q)


# RECRUITMENT


def _funnel(parts: Sequence[Part]) -> Sheet:
    """One line for each group of each part: how many reached each step, and the share of the step before."""
    short = parts[0].definition.short_title
    lines = [line for part in parts for line in part.table.funnel]
    first, *later = inside.stages_of(lines) or ("",)
    steps = [Column(head, 13, numeric=True) for stage in later for head in (stage, f"{stage}, of the step before (%)")]
    return Sheet(
        name=f"{short} recruitment",
        title=f"{short}: {inside.FUNNEL[:1].lower()}{inside.FUNNEL[1:]}",
        about=(inside.ABOUT_FUNNEL,),
        columns=(
            *(Column("Year", 8), Column("Broken down by", 20), Column("Part", 30), Column("Group", 20)),
            *(Column(first, 13, numeric=True), *steps),
        ),
        rows=tuple(_funnel_row(part, line) for part in parts for line in _lines(part)),
    )


def _lines(part: Part) -> list[FunnelLine[Figure]]:
    return [line for those in inside.funnels(part.table.funnel, part.words.groups).values() for line in those]


def _funnel_row(part: Part, line: FunnelLine[Figure]) -> tuple[Cell, ...]:
    return (
        *(part.table.year, _by(line), inside.where(line), _group(part.words, line)),
        line.steps[0].reached,
        *(cell for step in line.steps[1:] for cell in (step.reached, cells.found(step.rate))),
    )


def _by(line: FunnelLine[Figure]) -> str:
    return capitalised(inside.by_label(line.by)) if line.by else "not broken down"


def _group(words: Words, line: FunnelLine[Figure]) -> str:
    return words.heading(line.group)
