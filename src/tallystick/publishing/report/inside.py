"""Tables of parts of the organisation, and of recruitment step by step."""

from collections.abc import Iterator, Sequence

from tallystick.definitions import Indicator, Kind
from tallystick.publishing import inside
from tallystick.publishing.report.grids import verdict_words
from tallystick.publishing.report.lines import range_text
from tallystick.publishing.report.views import Grid, Statement
from tallystick.publishing.sentences.common import NOT_A_FINDING, size_of
from tallystick.publishing.sentences.parts import of_finer_group
from tallystick.publishing.sentences.protected import envelope_cell, envelope_text, is_protected
from tallystick.publishing.words import Words, counts_of, in_words, listed, text_of
from tallystick.release.comparison import Comparison, Side
from tallystick.release.detail import FunnelLine, PartResult
from tallystick.release.release import ReleasedTable
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Measure, Verdict

_NONE = "none"
_MOST_IN_SHORT = 8


def parts_grids(indicator: Indicator, table: ReleasedTable, words: Words) -> tuple[Grid, ...]:
    """One table for each way an indicator was broken down."""
    found = []
    for parts in inside.families(_speaking(indicator, table)):
        caption = f"By {inside.family_label(parts, table.year)}"
        if indicator.kind is Kind.REPRESENTATION:
            grid = _group_shares_grid if parts[0].by in inside.FINER_GROUPS else _heads_grid
        else:
            grid = _group_ratios_grid if parts[0].by in inside.FINER_GROUPS else _ratio_grid
        found.append(grid(caption, parts, indicator, words))
    return tuple(found)


def parts_in_short(indicator: Indicator, table: ReleasedTable, words: Words) -> Statement | None:
    """The parts that differ by more than chance; None where there are no parts."""
    parts = [part for those in inside.families(_speaking(indicator, table)) for part in those]
    judged = [part for part in parts if part.result.verdict not in (None, Verdict.NOT_CALCULABLE)]
    differing = [part for part in judged if part.result.verdict in (Verdict.CLEAR, Verdict.SMALL)]
    if not parts:
        return None
    if not judged:
        return Statement(main="No part has enough people for a comparison.")
    if not differing:
        return Statement(main=f"No part shows a difference beyond chance. {NOT_A_FINDING}")
    more = len(differing) - _MOST_IN_SHORT
    told = [_in_short(part, words) for part in differing[:_MOST_IN_SHORT]]
    against = "from the whole workforce " if indicator.kind is Kind.REPRESENTATION else ""
    return Statement(
        main=f"These parts differ {against}by more than chance.",
        beside=(*told, f"And {in_words(more)} more.") if more > 0 else tuple(told),
    )


def _in_short(part: PartResult[Figure], words: Words) -> str:
    """``Surgery (directorate): 1.58 times as often, in favour of white people``."""
    result, indicator = part.result, words.definition.indicator(part.result.indicator)
    named = "" if part.by == "international-recruit" else f" ({inside.by_label(part.by)})"
    if is_protected(result):
        unit = "points" if indicator.kind is Kind.REPRESENTATION else "times as often"
        return f"{inside.part_label(part.by, part.part)}{named}: {envelope_text(result)} {unit}."
    if indicator.kind is Kind.REPRESENTATION:
        way = "lower" if isinstance(result.value, Shown) and result.value.value < 0 else "higher"
        says = f"{words.group(indicator.top)} share {size_of(result.value)} points {way}"
    else:
        ratio = "it happened to one group alone" if result.value is None else f"{text_of(result.value)} times as often"
        says = f"{ratio}, in favour of {words.group(result.favours)} people"
    return f"{inside.part_label(part.by, part.part)}{named}: {says}."


def _speaking(indicator: Indicator, table: ReleasedTable) -> list[PartResult[Figure]]:
    """The results of the row that speaks for the indicator: one year, say. The workbook has those of every row."""
    found = table.parts_of(indicator.id)
    speaking = [part for part in found if part.result.row in ("", indicator.headline)]
    return speaking if indicator.kind is Kind.LIKELIHOOD and speaking else list(found)


# RATIOS


def _ratio_grid(caption: str, parts: Sequence[PartResult[Figure]], indicator: Indicator, words: Words) -> Grid:
    """Each part that can be compared: how many of how many in every group, the ratio with its range, what it says."""
    top, bottom = words.group(indicator.top), words.group(indicator.bottom)
    row = parts[0].result.row or indicator.headline
    window = f", {indicator.row(row).label.lower()}" if len(indicator.rows) > 1 else ""
    compared = [part for part in parts if part.result.verdict is not Verdict.NOT_CALCULABLE]
    return Grid(
        caption=f"{caption}: {indicator.wording.event}{window}, {top} rate over {bottom} rate",
        heads=(
            *("Part", *(words.heading(group) for group in (indicator.top, indicator.bottom, "unknown"))),
            *("Times as often", "95% range", "What it says"),
        ),
        rows=tuple(_ratio_row(part, indicator, words) for part in compared),
        text_columns=(0, 6),
        note=_not_compared(parts),
    )


def _not_compared(parts: Sequence[PartResult[Figure]]) -> str:
    """The parts that have no comparison, under their reasons."""
    reasons: dict[str, list[str]] = {}
    for part in parts:
        if part.result.verdict is Verdict.NOT_CALCULABLE:
            reasons.setdefault(str(part.result.not_calculable), []).append(inside.part_label(part.by, part.part))
    return " ".join(f"Not compared, because {why}: {listed(names)}." for why, names in reasons.items())


def _ratio_row(part: PartResult[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    result = part.result
    return (
        inside.part_label(part.by, part.part),
        *(_counts(side) for side in (result.top, result.bottom, result.unknown)),
        _value(result),
        range_text(result) or _NONE,
        says(indicator, result, words),
    )


def _counts(side: Side[Figure] | None) -> str:
    return counts_of(side) if side is not None else _NONE


def _value(result: Comparison[Figure]) -> str:
    """The value; where the counts are rounded, the smallest and the largest it may be."""
    if is_protected(result):
        return envelope_cell(result)
    return text_of(result.value) if result.value else _NONE


def _group_ratios_grid(caption: str, parts: Sequence[PartResult[Figure]], indicator: Indicator, words: Words) -> Grid:
    """Each group beside the one the others are held against: how many of how many, the ratio, what it says."""
    reference = _reference(parts[0])
    compared = [part for part in parts if part.result.verdict is not Verdict.NOT_CALCULABLE]
    named = words.group(reference.group) if reference is not None else ""
    own_on_top = parts[0].result.top is not None and parts[0].result.top.group == parts[0].part
    over = f"rate of each group over the {named} rate" if own_on_top else f"{named} rate over the rate of each group"
    return Grid(
        caption=f"{caption}: {indicator.wording.event}, {over}",
        heads=(
            "Group",
            "How many of how many",
            words.heading(reference.group) if reference is not None else "Others",
            "Times as often",
            "95% range",
            "What it says",
        ),
        rows=tuple(_group_ratio_row(part, indicator, words) for part in compared),
        text_columns=(0, 5),
        note=_not_compared(parts),
    )


def _group_ratio_row(part: PartResult[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    result = part.result
    own = next((side for side in (result.top, result.bottom) if side is not None and side.group == part.part), None)
    return (
        inside.part_label(part.by, part.part),
        _counts(own),
        _counts(_reference(part)),
        _value(result),
        range_text(result) or _NONE,
        says(of_finer_group(indicator, result), result, words),
    )


def _reference(part: PartResult[Figure]) -> Side[Figure] | None:
    """The side that a group is held against."""
    sides = (part.result.top, part.result.bottom)
    return next((side for side in sides if side is not None and side.group != part.part), None)


def _group_shares_grid(caption: str, parts: Sequence[PartResult[Figure]], indicator: Indicator, words: Words) -> Grid:
    """How many of the workforce are in each group, and the share that is."""
    del indicator, words
    return Grid(
        caption=f"{caption}: everybody employed on 31 March",
        heads=("Group", "Staff", "Share of the workforce"),
        rows=tuple(
            (inside.part_label(part.by, part.part), _heads(part.result), _percent(part.result)) for part in parts
        ),
    )


def _percent(result: Comparison[Figure]) -> str:
    return envelope_cell(result) if is_protected(result) else text_of(result.value) if result.value else "nobody"


def says(indicator: Indicator, result: Comparison[Figure], words: Words) -> str:
    """The verdict in words, with the reason where there is none."""
    if result.verdict is Verdict.NOT_CALCULABLE:
        return f"{result.verdict.in_words}: {result.not_calculable}"
    return verdict_words(indicator, result, words)


# SHARES


def _heads_grid(caption: str, parts: Sequence[PartResult[Figure]], indicator: Indicator, words: Words) -> Grid:
    """Each part: the heads of every group, the share, and the points from the whole workforce."""
    about = words.heading(indicator.top)
    return Grid(
        caption=f"{caption}: staff, and the {words.group(indicator.top)} share against the whole workforce",
        heads=(
            *("Part", *(words.heading(group) for group in words.groups), f"{about} share"),
            *("Difference in points", "95% range", "What it says"),
        ),
        rows=tuple(_heads_rows(parts, indicator, words)),
        text_columns=(0, len(words.groups) + 4),
    )


def _heads_rows(parts: Sequence[PartResult[Figure]], indicator: Indicator, words: Words) -> Iterator[tuple[str, ...]]:
    for name in dict.fromkeys(part.part for part in parts):
        here = [part for part in parts if part.part == name]
        shares = {one.result.group: one.result for one in here if one.result.measure is Measure.SHARE}
        against = next((one.result for one in here if one.result.measure is not Measure.SHARE), None)
        share = shares.get(indicator.top)
        yield (
            inside.part_label(here[0].by, name),
            *(_heads(shares.get(group)) for group in words.groups),
            _percent(share) if share is not None else "nobody",
            _value(against) if against is not None else _NONE,
            (range_text(against) if against is not None else "") or _NONE,
            says(indicator, against, words) if against is not None else _NONE,
        )


def _heads(share: Comparison[Figure] | None) -> str:
    return text_of(share.top.happened if share is not None and share.top is not None else None)


# FUNNEL


def funnel_grids(table: ReleasedTable, words: Words) -> tuple[Grid, ...]:
    """The way through recruitment of the whole organisation, then by band, directorate and so on."""
    found = inside.funnels(table.funnel, words.groups)
    return tuple(_funnel_grid(by, lines, words) for by, lines in found.items())


def _funnel_grid(by: str, lines: Sequence[FunnelLine[Figure]], words: Words) -> Grid:
    first, *later = inside.stages_of(lines)
    steps = [head for stage in later for head in (stage, "of the step before")]
    return Grid(
        caption=f"Applications by step, by {inside.by_label(by)}" if by else "Applications by step",
        heads=(*(("Part", "Group") if by else ("Group",)), first, *steps),
        rows=tuple(
            (
                *((inside.where(line),) if by else ()),
                *(words.heading(line.group), text_of(line.steps[0].reached)),
                *(text for step in line.steps[1:] for text in (text_of(step.reached), _rate(step.rate))),
            )
            for line in lines
        ),
        text_columns=(0, 1) if by else (0,),
    )


def _rate(rate: Figure | None) -> str:
    return _NONE if rate is None else text_of(rate)
