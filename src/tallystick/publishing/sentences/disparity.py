"""Sentences for the race disparity ratio."""

from tallystick.definitions import Indicator
from tallystick.publishing.sentences.common import (
    NOT_A_FINDING,
    finding,
    joined,
    leaning,
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
    counts = _counts(result, indicator, words)
    if result.verdict is Verdict.CANNOT_TELL:
        fits = f"anything {range_of(result.low, result.high, of='times')} fits"
        way = leaning(result, f"towards {_times(result, indicator, words)}")
        return f"too few people to be sure, {way} {counts}, but {fits}. {NOT_A_FINDING}"
    if result.value is None:
        fits = f"anything {range_of(result.low, result.high, of='times')} fits"
        return f"no ratio can be given, because one of the groups is not in both groups of bands {counts}; {fits}."
    lower, _ = _steps(result)
    return f"for each person in the {lower} bands there are {_times(result, indicator, words)} {counts}."


def _times(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    _, upper = _steps(result)
    top, bottom = words.group(indicator.top), words.group(indicator.bottom)
    if result.value is None:
        return f"more in the {upper} bands among {top} staff than among {bottom} staff"
    return f"{text_of(result.value)} times as many in the {upper} bands among {top} staff as among {bottom} staff"


def _counts(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    _, upper = _steps(result)
    return (
        f"({counts_of(result.top)} {words.group(indicator.top)} staff are in the {upper} bands, against "
        f"{counts_of(result.bottom)} {words.group(indicator.bottom)} staff)"
    )


def _steps(result: Comparison[Figure]) -> tuple[str, str]:
    """The two groups of bands a row compares: ``clinical/lower-middle`` has lower and middle."""
    lower, upper = result.row.partition("/")[2].split("-")
    return lower, upper


def _how_sure(result: Comparison[Figure]) -> str:
    match result.verdict:
        case Verdict.CLOSE:
            return "The figures are hard to square with a difference beyond 0.80 to 1.25."
        case Verdict.CANNOT_TELL:
            return ""  # said with the comparison itself
        case _:
            return finding(result.verdict)


def _at_equal_odds(result: Comparison[Figure], words: Words) -> str:
    if result.parity is None:
        return ""
    _, upper = _steps(result)
    of = f"{words.group(result.parity.group)} staff in the {upper} bands"
    return parity_sentence(result.parity, at="Spread alike over the same posts", of=of)
