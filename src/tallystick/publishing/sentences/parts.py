"""What a result says of one part of the organisation."""

from dataclasses import replace

from tallystick.definitions import Kind, Row
from tallystick.publishing.inside import part_label
from tallystick.publishing.sentences.likelihood import likelihood_sentence
from tallystick.publishing.sentences.representation import representation_sentence
from tallystick.publishing.words import Words
from tallystick.release.detail import PartResult
from tallystick.release.shown import Figure


def part_sentence(part: PartResult[Figure], words: Words) -> str:
    """The main sentence of a result, under the name of its part."""
    indicator, name = words.definition.indicator(part.result.indicator), part_label(part.by, part.part)
    if indicator.kind is Kind.REPRESENTATION:
        named = replace(indicator, rows=(Row(id="", label=name), *indicator.rows))
        return representation_sentence(part.result, named, words)[0]
    return f"{name}: {likelihood_sentence(part.result, indicator, words)[0]}"
