"""Sentences for representation by pay band."""

from collections.abc import Sequence

from tallystick.definitions import Indicator
from tallystick.publishing.sentences.common import (
    AMONG_MANY_ROWS,
    NOT_A_FINDING,
    detectable_sentence,
    finding,
    joined,
    leaning,
    leaves_out,
    parity_sentence,
    range_of,
    why_not,
    within,
)
from tallystick.publishing.sentences.protected import is_protected, protected_sentence
from tallystick.publishing.sentences.survey import higher_or_lower, points_apart
from tallystick.publishing.words import Words, counts_of, in_words, listed, rate_of, text_of
from tallystick.release.comparison import Comparison
from tallystick.release.shown import Figure
from tallystick.release.verdict import Measure, Verdict
from tallystick.vocabulary.groups import capitalised


def representation_sentence(result: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    """What share of a row a group is, or how the row differs from the whole workforce."""
    row = indicator.row(result.row).label
    if result.value is None:
        return (f"{row}: {within(why_not(result))}",)
    if result.measure is Measure.SHARE:
        return (f"{row}: {_share(result, words)}",)
    said = joined(_difference(result, row, words), _how_sure(result, indicator))
    return said, _at_equal_share(result, words), _detectable(result, words)


def _share(result: Comparison[Figure], words: Words) -> str:
    if result.group == "unknown":
        return f"the {words.characteristic} of {text_of(result.value)} of staff is not known{_bracketed(result)}."
    return f"{text_of(result.value)} of staff are {words.group(result.group)}{_bracketed(result)}."


def _difference(result: Comparison[Figure], row: str, words: Words) -> str:
    return (
        f"{row}: {rate_of(result.top)} of staff are {words.group(result.group)}{_bracketed(result)}, against "
        f"{rate_of(result.bottom)} of the whole workforce: {points_apart(result)}."
    )


def _bracketed(result: Comparison[Figure]) -> str:
    return f" ({counts_of(result.top)})" if result.top is not None and result.top.happened is not None else ""


def _how_sure(result: Comparison[Figure], indicator: Indicator) -> str:
    match result.verdict:
        case Verdict.NOT_CALCULABLE:
            return f"How sure that is cannot be said, because {result.not_calculable}."
        case Verdict.CLOSE:
            return f"The figures are hard to square with a difference of more than {indicator.margin_points} points."
        case Verdict.CANNOT_TELL:
            return f"There are too few people to be sure, {_what_fits(result)} {NOT_A_FINDING}"
        case _:
            return finding(result.verdict)


def _what_fits(result: Comparison[Figure]) -> str:
    """Which way it leans and how far chance reaches; where that leaves out equality, why it is not enough."""
    way = leaning(result, higher_or_lower(result))
    fits = f"{way}: any difference {range_of(result.low, result.high, of='points')} fits."
    return f"{fits} {AMONG_MANY_ROWS}" if leaves_out(0, result) else fits


def _at_equal_share(result: Comparison[Figure], words: Words) -> str:
    if result.parity is None or result.verdict not in (Verdict.CLEAR, Verdict.SMALL):
        return ""
    of = f"{words.group(result.group)} staff here"
    return parity_sentence(result.parity, at="At the workforce's share", of=of)


def _detectable(result: Comparison[Figure], words: Words) -> str:
    """Not looked for where the row is clear by itself and only its neighbours make it doubtful."""
    unsure = result.verdict is Verdict.CANNOT_TELL and not leaves_out(0, result)
    return detectable_sentence(result, f"{words.group(result.group)} staff here", looked_for=unsure)


def summary_sentences(indicator: Indicator, results: Sequence[Comparison[Figure]], words: Words) -> tuple[str, ...]:
    """The workforce as a whole, then the rows above and below it that chance does not explain."""
    whole = next((r for r in results if r.row == indicator.whole and r.group == indicator.top), None)
    compared = [r for r in results if r.measure is Measure.POINT_DIFFERENCE and not indicator.row(r.row).part_of]
    said = [] if whole is None else [*_whole(whole, indicator, words)]
    for way, favours in (("lower", words.definition.beside), ("higher", words.definition.about)):
        rows = [r for r in compared if r.verdict is not None and r.verdict.is_finding and r.favours == favours]
        if rows:
            said.append(_rows_sentence(rows, way, indicator, words))
    unsure = sum(r.verdict is Verdict.CANNOT_TELL for r in compared)
    if unsure:
        rows_have = "row has" if unsure == 1 else "rows have"
        said.append(f"{capitalised(in_words(unsure))} {rows_have} too few people to be sure.")
    return tuple(said)


def _whole(whole: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    speak = protected_sentence if is_protected(whole) else representation_sentence
    return speak(whole, indicator, words)


def _rows_sentence(rows: Sequence[Comparison[Figure]], way: str, indicator: Indicator, words: Words) -> str:
    count = f"{in_words(len(rows))} {'row' if len(rows) == 1 else 'rows'}"
    return (
        f"The {words.group(indicator.top)} share is {way} than in the whole workforce, by more than chance alone "
        f"usually gives, in {count}: {_rows_listed([indicator.row(r.row).label for r in rows])}."
    )


def _rows_listed(labels: Sequence[str]) -> str:
    """``clinical band 3, 4 and 7; consultants``: what rows have in common is said once."""
    blocks: dict[str, list[str]] = {}
    for label in labels:
        block, _, level = within(label).rpartition(", ")
        blocks.setdefault(block, []).append(level)
    return "; ".join(f"{block} {listed(_bands(levels))}".strip() for block, levels in blocks.items())


def _bands(levels: Sequence[str]) -> list[str]:
    """The word band once in front, however many follow."""
    bands = [level.removeprefix("band ") for level in levels if level.startswith("band ")]
    others = [level for level in levels if not level.startswith("band ")]
    if not bands:
        return others
    return [f"{'band' if len(bands) == 1 else 'bands'} {bands[0]}", *bands[1:], *others]
