"""The numbers behind a section, as tables."""

from collections.abc import Iterator, Sequence

from tallystick.definitions import Indicator, Kind, Valence
from tallystick.publishing.report.lines import range_text, says_of
from tallystick.publishing.report.views import Grid
from tallystick.publishing.sentences.board import AS_NEAR_AS_SEATS_ALLOW
from tallystick.publishing.sentences.common import extra, is_next_to_equal
from tallystick.publishing.sentences.protected import envelope_cell, is_protected, is_withheld
from tallystick.publishing.words import Words, rate_of, text_of
from tallystick.release.comparison import Comparison, EqualRate, Side
from tallystick.release.shown import Figure, Hidden, Reason, Shown
from tallystick.release.verdict import NEITHER, Extra, Measure, Verdict
from tallystick.vocabulary.groups import capitalised

_NOTHING = ""


def counts_grid(indicator: Indicator, results: Sequence[Comparison[Figure]], words: Words) -> Grid:
    """How many of how many, for each group and window."""
    several = len(results) > 1
    rows = [
        (*_window(indicator, result, several), words.heading(side.group), *_counts(side))
        for result in results
        for side in (result.top, result.bottom, result.unknown)
        if side is not None
    ]
    window = ("Window",) if several else ()
    return Grid(
        caption=f"How many {indicator.wording.people} {indicator.wording.happened}",
        heads=(*window, "Group", capitalised(indicator.wording.event), "Out of", "Rate a year" if several else "Rate"),
        rows=tuple(rows),
        text_columns=(0, 1) if several else (0,),
    )


def _window(indicator: Indicator, result: Comparison[Figure], several: bool) -> tuple[str, ...]:
    return (indicator.row(result.row or indicator.headline).label,) if several else ()


def _counts(side: Side[Figure]) -> tuple[str, str, str]:
    return text_of(side.happened), text_of(side.people), text_of(side.rate)


def comparison_grid(indicator: Indicator, results: Sequence[Comparison[Figure]], words: Words, *, unit: str) -> Grid:
    """The measure, its range, the test and the verdict, one row each."""
    rows = [
        (indicator.row(result.row or indicator.headline).label, *_compared(indicator, result, words))
        for result in results
    ]
    return Grid(
        caption=f"The comparison, {_direction(indicator, words)}",
        heads=("Row", unit, "95% range", "p", "What it says", "At equal rates"),
        rows=tuple(rows),
        text_columns=(0, 4, 5),
    )


def _compared(indicator: Indicator, result: Comparison[Figure], words: Words) -> tuple[str, ...]:
    """The cells of one comparison; that it is withheld is said once."""
    if is_withheld(result):
        return str(Reason.PROTECTS_PEOPLE), _NOTHING, _NOTHING, _NOTHING, _NOTHING
    return (
        value_text(result),
        range_text(result) or "none",
        text_of(result.p) if result.p else "none",
        verdict_words(indicator, result, words),
        equal_rate_words(result.parity),
    )


def value_text(result: Comparison[Figure]) -> str:
    """The value; where the counts are rounded, the smallest and the largest it may be."""
    if is_protected(result):
        return envelope_cell(result)
    return text_of(result.value) if result.value else "none"


def _direction(indicator: Indicator, words: Words) -> str:
    if indicator.top == indicator.bottom:
        return f"{words.group(indicator.top)} share against the whole workforce"
    return f"{words.group(indicator.top)} against {words.group(indicator.bottom)}"


def verdict_in_words(indicator: Indicator, result: Comparison[Figure]) -> str:
    """The verdict as it is told of this kind of indicator: a board is as near as whole seats allow."""
    close_board = indicator.kind is Kind.BOARD and result.verdict is Verdict.CLOSE
    return AS_NEAR_AS_SEATS_ALLOW if close_board else says_of(result)


def verdict_words(indicator: Indicator, result: Comparison[Figure], words: Words) -> str:
    """The verdict, with the side it leans to where it cannot be told."""
    if result.verdict is not Verdict.CANNOT_TELL or _leans_nowhere(result):
        return verdict_in_words(indicator, result)
    if indicator.valence is Valence.PLACE:
        return f"{result.verdict.in_words}, leaning {'higher' if result.favours == indicator.top else 'lower'}"
    return f"{result.verdict.in_words}, leaning in favour of {words.group(result.favours)} people"


def _leans_nowhere(result: Comparison[Figure]) -> bool:
    return result.favours in ("", NEITHER) or is_withheld(result) or is_next_to_equal(result)


def equal_rate_words(parity: EqualRate[Figure] | None) -> str:
    """``5 rather than 9``, or that nothing would change."""
    if parity is None:
        return "not asked"
    if isinstance(parity.expected, Hidden) or isinstance(parity.actual, Hidden):
        return str(Reason.PROTECTS_PEOPLE)
    return f"{text_of(parity.expected)} rather than {text_of(parity.actual)}"


def survey_grid(indicator: Indicator, results: Sequence[Comparison[Figure]], words: Words) -> Grid:
    """The percentage of each group, with its range and how many answered, and the points between them."""
    return Grid(
        caption=f"Share who {indicator.wording.happened}",
        heads=("Group", "Share", "95% range", "People who answered"),
        rows=tuple(_survey_row(indicator, result, words) for result in results),
    )


def _survey_row(indicator: Indicator, result: Comparison[Figure], words: Words) -> tuple[str, ...]:
    if result.measure is Measure.SURVEY_PERCENT:
        answered = text_of(result.top.people if result.top is not None else None)
        return words.heading(result.group), value_text(result), range_text(result) or "none", answered
    name = f"Difference, {_direction(indicator, words)}"
    unit = " points" if isinstance(result.value, Shown) else ""
    points = f"{value_text(result)}{unit}"
    return name, points, range_text(result) or "none", _NOTHING


def representation_grid(indicator: Indicator, results: Sequence[Comparison[Figure]], words: Words) -> Grid:
    """Every row: the heads of each group, the share, and the points from the whole workforce."""
    about = indicator.top
    return Grid(
        caption=f"Staff in each row, and the {words.group(about)} share against the whole workforce",
        heads=(
            "Row",
            *(words.heading(group) for group in words.groups),
            f"{words.heading(about)} share",
            "Difference in points",
            "95% range",
            "What it says",
        ),
        rows=tuple(_representation_rows(indicator, results, words)),
        text_columns=(0, len(words.groups) + 4),
    )


def _representation_rows(
    indicator: Indicator, results: Sequence[Comparison[Figure]], words: Words
) -> Iterator[tuple[str, ...]]:
    for row in dict.fromkeys(result.row for result in results):
        shares = {r.group: r for r in results if r.row == row and r.measure is Measure.SHARE}
        against = next((r for r in results if r.row == row and r.measure is not Measure.SHARE), None)
        about = shares.get(indicator.top)
        yield (
            indicator.row(row).label,
            *(_heads(shares.get(group)) for group in words.groups),
            value_text(about) if about is not None and about.value else "nobody",
            value_text(against) if against is not None and against.value else _NOTHING,
            range_text(against) if against is not None else _NOTHING,
            verdict_words(indicator, against, words) if against is not None else _NOTHING,
        )


def _heads(share: Comparison[Figure] | None) -> str:
    return text_of(share.top.happened if share is not None and share.top is not None else None)


def board_grid(indicator: Indicator, results: Sequence[Comparison[Figure]], words: Words) -> Grid:
    """Seats by group, and the points from the workforce."""
    rows = [
        (
            indicator.row(result.row).label,
            text_of(result.top.happened if result.top else None),
            text_of(result.unknown.happened if result.unknown else None),
            text_of(result.top.people if result.top else None),
            rate_of(result.top),
            value_text(result),
            _one_seat(result),
            verdict_words(indicator, result, words),
        )
        for result in results
    ]
    about = words.heading(indicator.top)
    return Grid(
        caption=f"Seats, and the {words.group(indicator.top)} share against the workforce",
        heads=(
            *("Board group", about, words.heading("unknown"), "Seats", f"{about} share"),
            *("Difference in points", "One seat in points", "What it says"),
        ),
        rows=tuple(rows),
        text_columns=(0, 7),
    )


def _one_seat(result: Comparison[Figure]) -> str:
    seat = extra(result, Extra.ONE_SEAT)
    return text_of(seat.value) if seat is not None else _NOTHING
