"""Tables of parts of the organisation, and of recruitment step by step."""

from collections.abc import Iterator, Sequence

from tallystick.definitions import Indicator, Kind
from tallystick.publishing import inside
from tallystick.publishing.report.grids import verdict_words
from tallystick.publishing.report.lines import range_text
from tallystick.publishing.report.views import Grid
from tallystick.publishing.words import Words, counts_of, text_of
from tallystick.release.comparison import Comparison, Side
from tallystick.release.detail import FunnelLine, PartResult
from tallystick.release.release import ReleasedTable
from tallystick.release.shown import Figure
from tallystick.release.verdict import Measure, Verdict

_NONE = "none"


def parts_grids(indicator: Indicator, table: ReleasedTable, words: Words) -> tuple[Grid, ...]:
    """One table for each way an indicator was broken down."""
    grid = _heads_grid if indicator.kind is Kind.REPRESENTATION else _ratio_grid
    families = inside.families(table.parts_of(indicator.id))
    return tuple(grid(f"By {inside.by_label(by)}", parts, indicator, words) for by, parts in families.items())


# RATIOS


def _ratio_grid(caption: str, parts: Sequence[PartResult[Figure]], indicator: Indicator, words: Words) -> Grid:
    """Each part: how many of how many in every group, the ratio with its range, and what it says."""
    several = len({part.result.row for part in parts}) > 1
    top, bottom = words.group(indicator.top), words.group(indicator.bottom)
    window = ("Window",) if several else ()
    return Grid(
        caption=f"{caption}: {indicator.wording.event}, {top} rate over {bottom} rate",
        heads=(
            *("Part", *window, *(words.heading(group) for group in (indicator.top, indicator.bottom, "unknown"))),
            *("Times as often", "95% range", "What it says"),
        ),
        rows=tuple(_ratio_row(part, indicator, words, several=several) for part in parts),
        text_columns=(0, 1, 7) if several else (0, 6),
    )


def _ratio_row(part: PartResult[Figure], indicator: Indicator, words: Words, *, several: bool) -> tuple[str, ...]:
    result = part.result
    window = (indicator.row(result.row or indicator.headline).label,) if several else ()
    return (
        *(inside.part_label(part.by, part.part), *window),
        *(_counts(side) for side in (result.top, result.bottom, result.unknown)),
        text_of(result.value) if result.value else _NONE,
        range_text(result) or _NONE,
        says(indicator, result, words),
    )


def _counts(side: Side[Figure] | None) -> str:
    return counts_of(side) if side is not None else _NONE


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
            text_of(share.value) if share is not None and share.value else "nobody",
            text_of(against.value) if against is not None and against.value else _NONE,
            (range_text(against) if against is not None else "") or _NONE,
            says(indicator, against, words) if against is not None else _NONE,
        )


def _heads(share: Comparison[Figure] | None) -> str:
    return text_of(share.top.happened if share is not None and share.top is not None else None)


# FUNNEL


def funnel_grids(table: ReleasedTable, words: Words) -> tuple[Grid, ...]:
    """The way through recruitment of the whole organisation, then by band, directorate and so on."""
    found = inside.funnels(table.funnel)
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
