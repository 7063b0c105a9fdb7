"""One indicator in a few words, for the first page and for the terminal."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from tallystick.definitions import Indicator, Kind
from tallystick.publishing.report.views import Line
from tallystick.publishing.sentences.board import whole_in_words
from tallystick.publishing.sentences.common import without_withheld_asides
from tallystick.publishing.sentences.protected import about_counts, envelope_text, is_protected, is_withheld
from tallystick.publishing.sentences.survey import points_apart
from tallystick.publishing.sentences.variants import differs_briefly
from tallystick.publishing.words import Words, counts_of, rate_of, text_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure, Hidden, Reason
from tallystick.release.verdict import Measure, Verdict

_HAS_NO_HEADLINE = (Kind.REPRESENTATION, Kind.DISPARITY)


def headline_of(indicator: Indicator, results: Sequence[Comparison[Figure]]) -> Comparison[Figure] | None:
    """The result that speaks for an indicator; None for one that has many rows of equal weight."""
    if indicator.kind in _HAS_NO_HEADLINE:
        return None
    judged = [result for result in results if result.measure is not Measure.SURVEY_PERCENT]
    speaking = [result for result in judged if result.row in ("", indicator.headline)]
    return next(iter(speaking or judged), None)


def line_of(result: Comparison[Figure], words: Words, *, key: str) -> Line:
    """The line for an indicator, made from the result that speaks for it."""
    indicator = words.definition.indicator(result.indicator)
    if is_protected(result) and indicator.kind is not Kind.DISPARITY:
        return Line(title=title_of(indicator), key=key, words=_protected(result))
    return Line(
        title=title_of(indicator),
        key=key,
        words=f"{_WORDS[indicator.kind](result, indicator, words)}{differs_briefly(without_withheld_asides(result))}",
    )


def _protected(result: Comparison[Figure]) -> str:
    """What the shown counts leave possible, and those counts."""
    known = envelope_text(result)
    if not known:
        return "Withheld to protect people"
    units = {Measure.SHARE: "", Measure.SURVEY_PERCENT: "", Measure.POINT_DIFFERENCE: " percentage points"}
    against = "" if result.bottom is None else f" against {about_counts(result.bottom)}"
    unit = units.get(result.measure, " times as often")
    return f"{known[:1].upper()}{known[1:]}{unit}, {about_counts(result.top)}{against}"


def title_of(indicator: Indicator) -> str:
    """The indicator's name with its number, or with the word that the method is ours."""
    return f"{indicator.title} (our method)" if indicator.ours else f"{indicator.title} (indicator {indicator.id})"


def says_of(result: Comparison[Figure]) -> str:
    """The verdict in words. Of a figure that was given without its counts, only how sure it is cannot be said."""
    if result.verdict is None:
        return ""
    if is_withheld(result):
        return str(Reason.PROTECTS_PEOPLE)
    figure_alone = result.verdict is Verdict.NOT_CALCULABLE and result.value is not None
    return "how sure cannot be said" if figure_alone else result.verdict.in_words


def _likelihood(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    counts = f"{counts_of(result.top)} against {counts_of(result.bottom)}"
    if result.value is None:
        return f"{counts}, no ratio{_because(result)}"
    times = f"{words.heading(indicator.top)} {indicator.wording.people} {text_of(result.value)} times as often"
    return f"{times}{_range(result)}, {counts}{_because(result)}"


def _survey(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    if indicator.asks_one_group:
        return f"{words.heading(indicator.top)} {rate_of(result.top)}"
    if result.value is None:
        return f"Cannot be calculated{_because(result)}"
    top = f"{words.heading(indicator.top)} {rate_of(result.top)}"
    bottom = f"{words.group(indicator.bottom)} {rate_of(result.bottom)}"
    return f"{top}, {bottom}: {points_apart(result)}{_range(result)}{_because(result)}"


def _board(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    if result.value is None:
        return f"Cannot be calculated{_because(result)}"
    counted = result.top is not None and result.top.happened is not None
    event = indicator.wording.event if counted else f"of {indicator.wording.event}"
    seats = f"{counts_of(result.top)} {event} {words.group(indicator.top)}"
    return f"{seats}, against {rate_of(result.bottom)} of {whole_in_words(indicator)}"


def _representation(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    counts = f" ({counts_of(result.top)})" if result.top is not None and result.top.happened is not None else ""
    return f"{rate_of(result.top)} of {whole_in_words(indicator)} are {words.group(indicator.top)}{counts}"


def _disparity(_result: Comparison[Figure], _indicator: Indicator, _words: Words) -> str:
    return "How people are spread between lower, middle and upper bands"


_WORDS: Mapping[Kind, Callable[[Comparison[Figure], Indicator, Words], str]] = MappingProxyType(
    {
        Kind.REPRESENTATION: _representation,
        Kind.LIKELIHOOD: _likelihood,
        Kind.SURVEY: _survey,
        Kind.BOARD: _board,
        Kind.DISPARITY: _disparity,
    }
)


def _because(result: Comparison[Figure]) -> str:
    if not result.not_calculable:
        return ""
    lead = "" if result.value is None else f"; {says_of(result)}"
    return f"{lead}, because {result.not_calculable}"


def _range(result: Comparison[Figure]) -> str:
    return f" ({range_text(result)})" if has_range(result) else ""


def has_range(result: Comparison[Figure]) -> bool:
    """Whether there is a range, open at one end or not."""
    return result.low is not None or result.high is not None


def range_text(result: Comparison[Figure]) -> str:
    """``0.83 to 4.00``, open where the counts leave it open, blank where there is no range."""
    if not has_range(result):
        return ""
    withheld = next((end for end in (result.low, result.high) if isinstance(end, Hidden)), None)
    if withheld is not None:
        return text_of(withheld)
    if result.high is None:
        return f"{text_of(result.low)} upwards"
    return f"{text_of(result.low)} to {text_of(result.high)}"
