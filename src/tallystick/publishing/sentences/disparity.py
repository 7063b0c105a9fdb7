"""Sentences for the race disparity ratio."""

from tallystick.definitions import Indicator
from tallystick.publishing.sentences.common import (
    NOT_A_FINDING,
    finding,
    joined,
    parity_sentence,
    range_of,
    why_not,
    within,
)
from tallystick.publishing.words import Words, counts_of, text_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure
from tallystick.release.verdict import Verdict


def disparity_sentence(result: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    """How the step from one group of bands to the next differs between two groups of people."""
    row = indicator.row(result.row).label
    if result.verdict is Verdict.NOT_CALCULABLE:
        return (f"{row}: {within(why_not(result))}",)
    said = joined(f"{row}: {_compared(result, indicator, words)}", _how_sure(result))
    return said, _at_equal_odds(result, words)


def _compared(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    lower, upper = result.row.partition("/")[2].split("-")
    top, bottom = words.group(indicator.top), words.group(indicator.bottom)
    counts = (
        f"({counts_of(result.top)} {top} staff are in the {upper} bands, against "
        f"{counts_of(result.bottom)} {bottom} staff)"
    )
    if result.value is None:
        return f"no ratio can be given, because one of the groups is not in both groups of bands {counts}."
    return (
        f"for each person in the {lower} bands there are {text_of(result.value)} times as many in the {upper} "
        f"bands among {top} staff as among {bottom} staff {counts}."
    )


def _how_sure(result: Comparison[Figure]) -> str:
    match result.verdict:
        case Verdict.CLOSE:
            return "The figures are hard to square with a difference beyond 0.80 to 1.25."
        case Verdict.CANNOT_TELL:
            fits = range_of(result.low, result.high, of="times")
            return f"There are too few people to be sure: anything {fits} fits. {NOT_A_FINDING}"
        case _:
            return finding(result.verdict)


def _at_equal_odds(result: Comparison[Figure], words: Words) -> str:
    if result.parity is None:
        return ""
    upper = result.row.rpartition("-")[2]
    of = f"{words.group(result.parity.group)} staff in the {upper} bands"
    return parity_sentence(result.parity, at="Spread alike over the same posts", of=of)
