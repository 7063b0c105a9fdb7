"""Sentences for the board, in whole seats."""

from tallystick.definitions import Indicator
from tallystick.publishing.sentences.common import (
    NOT_A_FINDING,
    detectable_sentence,
    extra,
    joined,
    leaning,
    parity_sentence,
    why_not,
    within,
)
from tallystick.publishing.sentences.survey import higher_or_lower, points_apart
from tallystick.publishing.words import Words, counts_of, rate_of, text_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Extra, Verdict

AS_NEAR_AS_SEATS_ALLOW = "as near as whole seats allow"


def board_sentence(result: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    """The board's share against the workforce's, as near as whole seats allow."""
    row = indicator.row(result.row).label
    if result.value is None:
        return (f"{row}: {within(why_not(result))}",)
    said = (
        f"{row}: {_share(result, indicator)} {words.group(result.group)}, against {rate_of(result.bottom)} of "
        f"{whole_in_words(indicator)}: {points_apart(result)}."
    )
    return (
        joined(said, _how_sure(result, indicator, words)),
        _expected(result, indicator, words),
        _one_seat(result),
        _detectable(result, indicator, words),
    )


def whole_in_words(indicator: Indicator) -> str:
    """What the rows of an indicator are compared with: ``the workforce``."""
    return f"the {within(indicator.row(indicator.whole).label).removeprefix('whole ')}"


def _share(result: Comparison[Figure], indicator: Indicator) -> str:
    side = result.top
    if side is None or side.happened is None:
        return f"{rate_of(side)} of {indicator.wording.people} are"
    return f"{counts_of(side)} {indicator.wording.event} ({rate_of(side)}) are"


def _how_sure(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    match result.verdict:
        case Verdict.NOT_CALCULABLE:
            return f"How sure that is cannot be said, because {result.not_calculable}."
        case Verdict.CLOSE:
            return f"That is {AS_NEAR_AS_SEATS_ALLOW}."
        case Verdict.CLEAR:
            return "That is further apart than chance alone usually gives."
        case _:
            return _cannot_tell(result, indicator, words)


def _cannot_tell(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    seats, people = indicator.wording.event, indicator.wording.people
    unknown = f", and the {words.characteristic} of some {people} is not known" if _has_unknown(result) else ""
    way = leaning(result, higher_or_lower(result))
    return f"There are too few {seats} to be sure, {way}{unknown}. {NOT_A_FINDING}"


def _has_unknown(result: Comparison[Figure]) -> bool:
    unknown = result.unknown.happened if result.unknown is not None else None
    return isinstance(unknown, Shown) and unknown.value > 0


def _expected(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    of = f"{indicator.wording.event} would be {words.group(result.group)}"
    return parity_sentence(result.parity, at=f"At the share of {whole_in_words(indicator)}", of=of)


def _one_seat(result: Comparison[Figure]) -> str:
    seat = extra(result, Extra.ONE_SEAT)
    return f"One seat = {text_of(seat.value)} points." if seat is not None else ""


def _detectable(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    what = f"{words.group(result.group)} {indicator.wording.event}"
    return detectable_sentence(result, what, looked_for=result.verdict is Verdict.CANNOT_TELL)
