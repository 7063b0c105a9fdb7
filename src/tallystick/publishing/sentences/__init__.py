"""What each result says, made from its released numbers and from the words of its definition.

A result says its main sentence first, and after it what else a reader should know. A side is named as a
finding only where the verdict is clear or small. Software never says why.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tallystick.definitions import Indicator, Kind
from tallystick.publishing.sentences.board import board_sentence
from tallystick.publishing.sentences.common import without_withheld_asides
from tallystick.publishing.sentences.disparity import disparity_sentence
from tallystick.publishing.sentences.likelihood import likelihood_sentence
from tallystick.publishing.sentences.protected import is_protected, protected_sentence
from tallystick.publishing.sentences.representation import representation_sentence
from tallystick.publishing.sentences.survey import survey_sentence
from tallystick.publishing.words import Words
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure

Speak = Callable[[Comparison[Figure], Indicator, Words], tuple[str, ...]]


def _told_elsewhere(_result: Comparison[Figure], indicator: Indicator, _words: Words) -> tuple[str, ...]:
    return (f"{indicator.title} is answered in words, not in figures.",)


SENTENCES: Mapping[Kind, Speak] = MappingProxyType(
    {
        Kind.REPRESENTATION: representation_sentence,
        Kind.LIKELIHOOD: likelihood_sentence,
        Kind.SURVEY: survey_sentence,
        Kind.BOARD: board_sentence,
        Kind.DISPARITY: disparity_sentence,
        Kind.STATEMENT: _told_elsewhere,
    }
)


def sentences_of(result: Comparison[Figure], words: Words) -> tuple[str, ...]:
    """The main sentence of a result, and what goes with it."""
    indicator = words.definition.indicator(result.indicator)
    speak = protected_sentence if is_protected(result) else SENTENCES[indicator.kind]
    return tuple(filter(None, speak(without_withheld_asides(result), indicator, words)))


def sentence_of(result: Comparison[Figure], words: Words) -> str:
    """All that a result says, in one line."""
    return " ".join(sentences_of(result, words))
