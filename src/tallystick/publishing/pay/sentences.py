"""What each figure of pay says, made from its released numbers and from the names of its groups.

A figure says its main sentence first; then what chance could do to it, what a reader must know beside it, and who was
compared with whom. A figure that is withheld says that and nothing else. Software never says why there is a gap.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tallystick.definitions.pay import pay_comparator
from tallystick.publishing.pay.sentences_gaps import (
    BANDS_OPEN_TO_ALL,
    adjusted,
    bonus_gap,
    change,
    decile,
    hourly_gap,
    superiority,
)
from tallystick.publishing.pay.sentences_parts import (
    MODEL_PARTS,
    NOT_FAIR,
    between,
    closing,
    model_part,
    no_overlap,
    within,
)
from tallystick.publishing.pay.sentences_shares import (
    at_rate,
    bonus_share,
    breakdown,
    hourly_pay,
    not_disclosed,
    population,
    quarter_share,
)
from tallystick.publishing.pay.words import (
    NAMES,
    NAMES_OF_GROUPS,
    amount_of,
    characteristic_called,
    group_of,
    holds_band,
    opening,
    printed,
    reference_of,
)
from tallystick.publishing.sentences.common import joined
from tallystick.publishing.words import NOT_GIVEN
from tallystick.release.pay import NotPayable, PayFigure, PayMeasure, PayNote, PayTable
from tallystick.release.shown import Figure, Hidden, Shown
from tallystick.vocabulary.groups import capitalised

Speak = Callable[[PayFigure[Figure], PayTable[Figure]], str]
SENTENCES: Mapping[PayMeasure, Speak] = MappingProxyType(
    {
        PayMeasure.MEAN_HOURLY_GAP: hourly_gap,
        PayMeasure.MEDIAN_HOURLY_GAP: hourly_gap,
        PayMeasure.QUARTER_SHARE: quarter_share,
        PayMeasure.BONUS_SHARE: bonus_share,
        PayMeasure.MEAN_BONUS_GAP: bonus_gap,
        PayMeasure.MEDIAN_BONUS_GAP: bonus_gap,
        PayMeasure.BREAKDOWN: breakdown,
        PayMeasure.NOT_DISCLOSED: not_disclosed,
        PayMeasure.BETWEEN: between,
        PayMeasure.WITHIN: within,
        PayMeasure.NO_OVERLAP: no_overlap,
        PayMeasure.MEAN_HOURLY_PAY: hourly_pay,
        PayMeasure.MEDIAN_HOURLY_PAY: hourly_pay,
        PayMeasure.DECILE_GAP: decile,
        PayMeasure.SUPERIORITY: superiority,
        PayMeasure.ADJUSTED_GAP: adjusted,
        PayMeasure.ENDOWMENTS: model_part,
        PayMeasure.COEFFICIENTS: model_part,
        PayMeasure.INTERACTION: model_part,
        PayMeasure.EXPLAINED: model_part,
        PayMeasure.UNEXPLAINED: model_part,
        PayMeasure.MEAN_GAP_CHANGE: change,
        PayMeasure.MEDIAN_GAP_CHANGE: change,
        PayMeasure.CLOSING: closing,
        PayMeasure.PEOPLE_AT_RATE: at_rate,
        PayMeasure.POPULATION: population,
    }
)
# Measures of one group alone; all others hold two groups against each other.
OF_ONE_GROUP = frozenset(
    {
        PayMeasure.QUARTER_SHARE,
        PayMeasure.BONUS_SHARE,
        PayMeasure.BREAKDOWN,
        PayMeasure.NOT_DISCLOSED,
        PayMeasure.MEAN_HOURLY_PAY,
        PayMeasure.MEDIAN_HOURLY_PAY,
        PayMeasure.PEOPLE_AT_RATE,
        PayMeasure.POPULATION,
    }
)
# What these say is how many people there are.
_COUNTED = (PayMeasure.PEOPLE_AT_RATE, PayMeasure.POPULATION)
_NOTES: Mapping[PayNote, str] = MappingProxyType(
    {
        PayNote.NO_WIDTH: "",  # said in the place of the range
        PayNote.NEARLY_NO_WIDTH: "",  # said with the range
        PayNote.ONE_PERSON: "Read it with care: one person alone moves the mean by more than a tenth.",
        PayNote.FEW_PEOPLE: "It rests on fewer people than the guidance advises.",
    }
)


def sentence_of(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    """All that a figure says, in one line of plain English."""
    said = said_by(figure, table)
    return said if is_withheld(figure) else joined(said, compared(figure))


def said_by(figure: PayFigure[Figure], table: PayTable[Figure]) -> str:
    """The same without who was compared with whom, for several figures of one comparator."""
    number = _number_of(figure)
    if isinstance(number, Hidden):
        return f"{capitalised(opening(figure) + named(figure))} is {number.reason}."
    if figure.why_not is not None or number is None:
        return _why_not(figure)
    return joined(
        capitalised(opening(figure) + SENTENCES[figure.measure](figure, table)),
        chance(figure),
        _caveat(figure),
        *(_NOTES[note] for note in figure.notes),
    )


def _caveat(figure: PayFigure[Figure]) -> str:
    """What a figure of a model must never be taken for."""
    if figure.measure in MODEL_PARTS:
        return NOT_FAIR
    return BANDS_OPEN_TO_ALL if figure.measure is PayMeasure.ADJUSTED_GAP and holds_band(figure) else ""


def is_withheld(figure: PayFigure[Figure]) -> bool:
    """Whether what a figure would say is withheld."""
    return isinstance(_number_of(figure), Hidden)


def _number_of(figure: PayFigure[Figure]) -> Figure | None:
    """The number that a figure is about: its value, or for some measures how many people there are."""
    return figure.n if figure.measure in _COUNTED and figure.value is None else figure.value


def named(figure: PayFigure[Figure]) -> str:
    """A figure by its name: ``the mean hourly pay gap between White people and people of all other ethnic groups``."""
    if not (figure.group and figure.comparator):
        return f"the {NAMES[figure.measure]}"
    reference = "" if figure.measure in OF_ONE_GROUP else reference_of(figure)
    name = NAMES_OF_GROUPS.get(figure.measure, f"{NAMES[figure.measure]} between {{reference}} and {{group}}")
    it = characteristic_called(pay_comparator(figure.comparator).characteristic)
    return "the " + name.format(group=group_of(figure), reference=reference, quarter=figure.quarter, it=it)


def _why_not(figure: PayFigure[Figure]) -> str:
    name = capitalised(opening(figure) + named(figure))
    if figure.why_not is None:
        return f"{name} is {NOT_GIVEN}."
    if figure.why_not is NotPayable.TOO_FEW_FOR_QUARTERS:
        return f"{name} cannot be given: {figure.why_not}."
    return f"{name} cannot be given, because {figure.why_not}."


def chance(figure: PayFigure[Figure]) -> str:
    """What chance alone could make of a figure; where that has no width, why, and never that it is sure."""
    low, high = figure.low, figure.high
    if not (isinstance(low, Shown) and isinstance(high, Shown)) or figure.measure is PayMeasure.SUPERIORITY:
        return ""
    if PayNote.NO_WIDTH in figure.notes:
        return f"How much chance could move it cannot be seen here: {PayNote.NO_WIDTH}."
    is_narrow = PayNote.NEARLY_NO_WIDTH in figure.notes
    if low.text == high.text:
        if is_narrow:
            return f"How much chance could move it can barely be seen here: {PayNote.NEARLY_NO_WIDTH}."
        return f"Chance alone would hardly move it from {amount_of(low)}."
    said = f"Chance alone could put it between {amount_of(low)} and {amount_of(high)}"
    if figure.measure not in OF_ONE_GROUP and printed(low) < 0 < printed(high):
        said = f"{said}, so it could be on either side of nothing"
    return f"{said}. Read the range with care: {PayNote.NEARLY_NO_WIDTH}." if is_narrow else f"{said}."


def compared(figure: PayFigure[Figure]) -> str:
    """Who was held against whom, because gaps that are called alike are not."""
    if not figure.comparator or figure.measure in OF_ONE_GROUP:
        return ""
    return f"Compared: {pay_comparator(figure.comparator).title}."
