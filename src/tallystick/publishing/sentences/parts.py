"""What a result says of one part of the organisation."""

from dataclasses import replace

from tallystick.definitions import Indicator, Kind, Row
from tallystick.publishing.inside import FINER_GROUPS, part_label
from tallystick.publishing.sentences.likelihood import likelihood_sentence
from tallystick.publishing.sentences.protected import is_protected, protected_sentence
from tallystick.publishing.sentences.representation import representation_sentence
from tallystick.publishing.words import Words
from tallystick.release.comparison import Comparison
from tallystick.release.detail import PartResult
from tallystick.release.shown import Figure


def part_sentence(part: PartResult[Figure], words: Words) -> str:
    """The main sentence of a result, under the name of its part."""
    indicator, name = words.definition.indicator(part.result.indicator), part_label(part.by, part.part)
    if is_protected(part.result):
        return f"{name}: {protected_sentence(part.result, indicator, words)[0]}"
    if part.by in FINER_GROUPS:
        indicator = of_finer_group(indicator, part.result)
    if indicator.kind is Kind.REPRESENTATION:
        named = replace(indicator, rows=(Row(id="", label=name), *indicator.rows))
        return representation_sentence(part.result, named, words)[0]
    return f"{name}: {likelihood_sentence(part.result, indicator, words)[0]}"


def of_finer_group(indicator: Indicator, result: Comparison[Figure]) -> Indicator:
    """The indicator as it is asked of the two groups of a result, rather than of those the standard compares."""
    top = indicator.top if result.top is None else result.top.group
    return replace(indicator, top=top, bottom=top if result.bottom is None else result.bottom.group)
