"""Sentences for an indicator counted otherwise: within vacancies, or of other applications than the standard's."""

from collections.abc import Mapping
from types import MappingProxyType

from tallystick.publishing.sentences.common import extra, range_of
from tallystick.publishing.words import text_of
from tallystick.release.comparison import Also, Comparison
from tallystick.release.shown import Figure, Shown
from tallystick.release.verdict import Extra, Verdict
from tallystick.vocabulary.groups import capitalised

_COUNTED: Mapping[Extra, str] = MappingProxyType(
    {
        Extra.STRATIFIED: "among people shortlisted for the same vacancy",
        Extra.WITHOUT_INTERNATIONAL_RECRUITS: "without people recruited abroad",
        Extra.DISTINCT_PEOPLE: "counting each person once",
    }
)


def differing(result: Comparison[Figure]) -> tuple[str, ...]:
    """Each other way of counting that has another verdict or another side, as a line of its own."""
    return tuple(
        f"{capitalised(phrase)}: {_figure(also)}{_turned(result, also)}."
        for phrase, also in _counted(result)
        if _differs(result, also)
    )


def what_differs(result: Comparison[Figure]) -> str:
    """What belongs into the main sentence: each other way of counting that has another verdict or another side."""
    return " ".join(
        f"But {phrase} it looks different: {_figure(also)}{_turned(result, also)}."
        for phrase, also in _counted(result)
        if _differs(result, also)
    )


def differs_briefly(result: Comparison[Figure]) -> str:
    """The same for the first page: ``; but counting each person once 1.02 times as often (close to equal)``."""
    told = [
        f"{phrase} {_times(also)} ({also.verdict.in_words})"
        for phrase, also in _counted(result)
        if _differs(result, also) and also.verdict is not None
    ]
    return f"; but {', and '.join(told)}" if told else ""


def what_agrees(result: Comparison[Figure]) -> tuple[str, ...]:
    """One sentence for each other way of counting that says the same, or that can say nothing."""
    return tuple(
        f"{capitalised(phrase)}: {_figure(also)}." for phrase, also in _counted(result) if not _differs(result, also)
    )


def _counted(result: Comparison[Figure]) -> list[tuple[str, Also[Figure]]]:
    found = ((phrase, extra(result, kind)) for kind, phrase in _COUNTED.items())
    return [(phrase, also) for phrase, also in found if also is not None]


def _differs(result: Comparison[Figure], also: Also[Figure]) -> bool:
    """Whether a reader of the one figure alone would be misled about the other."""
    if Verdict.NOT_CALCULABLE in (result.verdict, also.verdict):
        return False
    return also.verdict is not result.verdict or _other_side(result, also)


def _other_side(result: Comparison[Figure], also: Also[Figure]) -> bool:
    here, there = result.value, also.value
    if not (isinstance(here, Shown) and isinstance(there, Shown)):
        return False
    return (here.value - 1) * (there.value - 1) < 0


def _turned(result: Comparison[Figure], also: Also[Figure]) -> str:
    return ", and it leans the other way" if _other_side(result, also) else ""


def _times(also: Also[Figure]) -> str:
    return "no ratio" if also.value is None else f"{text_of(also.value)} times as often"


def _figure(also: Also[Figure]) -> str:
    if also.verdict is Verdict.NOT_CALCULABLE and also.value is None:
        return "no ratio can be given"
    if also.verdict is None or also.verdict is Verdict.NOT_CALCULABLE:
        return f"{_times(also)}, and there is too little to say how sure that is"
    return f"{_times(also)}, with a range {range_of(also.low, also.high, of='times')} ({also.verdict.in_words})"
