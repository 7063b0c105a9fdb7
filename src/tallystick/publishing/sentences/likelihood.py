"""Sentences for relative likelihoods."""

from tallystick.definitions import EqualRates, Indicator, Valence
from tallystick.publishing.sentences.common import (
    AMONG_MANY_ROWS,
    NOT_A_FINDING,
    below_one,
    detectable_sentence,
    extra,
    finding,
    is_zero,
    leaning,
    leaves_out,
    parity_sentence,
    range_of,
    size_of,
    why_not,
)
from tallystick.publishing.sentences.variants import what_agrees, what_differs
from tallystick.publishing.words import Words, counts_of, rate_of, text_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Extra, Verdict

_NEARLY_ALL = 0.8


def likelihood_sentence(result: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    """How often it happened to one group and to the other, how sure that is, and what equal rates would mean."""
    match result.verdict:
        case Verdict.NOT_CALCULABLE:
            said = _not_calculable(result, indicator, words)
        case Verdict.CLOSE:
            said = _close(result, indicator, words)
        case Verdict.CANNOT_TELL:
            said = _cannot_tell(result, indicator, words)
        case _:
            said = f"{_compared(result, indicator, words)} {finding(result.verdict)}"
    return (
        " ".join(filter(None, (said, what_differs(result)))),
        _at_equal_rates(result, indicator, words),
        _missed(result, indicator, words),
        _no_room(result, indicator),
        _in_a_thousand(result, indicator, words),
        _detectable(result, indicator, words),
        _pooled(result),
        *what_agrees(result),
    )


def _compared(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    people, happened = indicator.wording.people, indicator.wording.happened
    top, bottom = words.heading(indicator.top), words.group(indicator.bottom)
    if result.value is None:
        return (
            f"{top} {people} {happened} ({counts_of(result.top)}), and no {bottom} {people} did "
            f"({counts_of(result.bottom)}), so no ratio can be given; "
            f"anything {range_of(result.low, result.high, of='times')} fits."
        )
    if is_zero(result.value):
        nobody = f"No {words.group(indicator.top)} {people} {happened}"
        return f"{nobody}, and {bottom} {people} did ({_counts(result, indicator)})."
    return (
        f"{top} {people} {happened} {text_of(result.value)} times as often as {bottom} {people} "
        f"({_counts(result, indicator)})."
    )


def _counts(result: Comparison[Figure], indicator: Indicator) -> str:
    window = f"; {indicator.row(result.row).label.lower()}" if result.row else ""
    return f"{counts_of(result.top)} against {counts_of(result.bottom)}{window}"


def _close(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    return (
        f"{words.heading(indicator.top)} and {words.group(indicator.bottom)} {indicator.wording.people} "
        f"{indicator.wording.happened} at nearly the same rate "
        f"({_counts(result, indicator)}). The figures are hard to square with a difference beyond 0.80 to 1.25."
    )


def _cannot_tell(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    top, bottom = words.group(indicator.top), words.group(indicator.bottom)
    people, happening = indicator.wording.people, indicator.wording.happening
    if result.value is None:
        way = f"towards {top} {people} {happening} more often"
    elif is_zero(result.value):
        way = f"towards {top} {people} {happening} less often"
    else:
        less = "less often, " if below_one(result.value) else ""
        way = f"towards {top} {people} {happening} {less}{text_of(result.value)} times as often as {bottom} {people}"
    return (
        f"Too few people to be sure, {leaning(result, way)} ({_counts(result, indicator)}), but "
        f"{_what_fits(result)} {NOT_A_FINDING}"
    )


def _what_fits(result: Comparison[Figure]) -> str:
    """The range; where it leaves out equality, why that is not enough."""
    fits = f"anything {range_of(result.low, result.high, of='times')} fits these figures."
    if leaves_out(1, result) and result.q is not None:
        return f"{fits} {AMONG_MANY_ROWS}"
    if leaves_out(1, result):
        return f"{fits} With counts this small an exact test still finds that this can be chance."
    return fits


def _not_calculable(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    if result.value is None:
        counts = f"{counts_of(result.top)} {words.group(indicator.top)}, {counts_of(result.bottom)} "
        return f"{why_not(result)} ({counts}{words.group(indicator.bottom)} {indicator.wording.people}.)"
    return (
        f"The published rates ({rate_of(result.top)} of {words.group(indicator.top)} and "
        f"{rate_of(result.bottom)} of {words.group(indicator.bottom)} "
        f"{indicator.wording.people}) give {text_of(result.value)} times as often. How sure that is cannot be "
        f"said, because {result.not_calculable}."
    )


def _at_equal_rates(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    if result.parity is None:
        return ""
    group = words.group(result.parity.group)
    other = words.group(indicator.bottom if result.parity.group == indicator.top else indicator.top)
    if indicator.equal_rates is EqualRates.POSTS_FIXED:
        at = "With the same posts shared at equal rates"
        return parity_sentence(result.parity, at=at, of=f"of the {indicator.wording.event} would have been {group}")
    return parity_sentence(result.parity, at=f"At the {other} rate", of=f"{group} {indicator.wording.event}")


def _missed(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    points = extra(result, Extra.POINT_DIFFERENCE)
    if points is None:
        return ""
    apart = f"The rates are {size_of(points.value)} points apart."
    complement = extra(result, Extra.COMPLEMENT_RATIO)
    if complement is None or complement.value is None or not indicator.wording.missed:
        return apart
    if is_zero(complement.value):
        group = words.group(complement.of)
        return f"Seen from the other side, no {group} {indicator.wording.people} {indicator.wording.missed}. {apart}"
    return (
        f"Seen from the other side, {words.group(complement.of)} {indicator.wording.people} "
        f"{indicator.wording.missed} {text_of(complement.value)} times as often. {apart}"
    )


def _no_room(result: Comparison[Figure], indicator: Indicator) -> str:
    rate = result.bottom.rate if result.bottom is not None else None
    if indicator.valence is Valence.BENEFIT and isinstance(rate, Shown) and rate.value >= _NEARLY_ALL:
        return "At rates this high the ratio can never go beyond 1.25, so read the points as well."
    return ""


def _in_a_thousand(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    top = extra(result, Extra.PER_1000, indicator.top)
    bottom = extra(result, Extra.PER_1000, indicator.bottom)
    if top is None or bottom is None:
        return ""
    people, each_year = indicator.wording.people, " a year" if _years(result) else ""
    return (
        f"That is {text_of(top.value)} in every 1,000 {words.group(indicator.top)} {people}{each_year} and "
        f"{text_of(bottom.value)} in every 1,000 {words.group(indicator.bottom)} {people}{each_year}."
    )


def _years(result: Comparison[Figure]) -> bool:
    years = result.top.years if result.top is not None else None
    return isinstance(years, Shown) and years.value > 1


def _detectable(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    what = f"{words.group(words.definition.about)} {indicator.wording.event}"
    return detectable_sentence(result, what, looked_for=result.verdict is Verdict.CANNOT_TELL)


def _pooled(result: Comparison[Figure]) -> str:
    pooled = extra(result, Extra.POOLED)
    if pooled is None or pooled.verdict is None:
        return ""
    value = "no ratio" if pooled.value is None else f"{text_of(pooled.value)} times as often"
    fits = range_of(pooled.low, pooled.high, of="times")
    return f"The years {pooled.of} together: {value}, with a range {fits} ({pooled.verdict.in_words})."
