"""The first thing a reader meets: the headline gaps, and where a headline by itself would mislead, that it would.

An average can say the opposite of what people in the same band know. Then the title says both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tallystick.definitions.pay import PayComparator, profile
from tallystick.publishing.pay.sentences import compared, said_by
from tallystick.publishing.pay.words import group_of, holds_band, reference_of, sign_of
from tallystick.release.pay import PayFigure, PayMeasure, PayTable
from tallystick.release.shown import Figure, Hidden, Shown
from tallystick.vocabulary.groups import capitalised

_WAY = {1: "less", 0: "the same", -1: "more"}


@dataclass(frozen=True, kw_only=True)
class Lead:
    """The summary of a first page: a title, the sentences under it, and what a reader must not miss.

    ``is_reversed`` is true where the mean gap and the part of it within bands plainly point in opposite directions.
    """

    title: str
    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    is_reversed: bool


@dataclass(frozen=True, kw_only=True)
class _Headline:
    mean: PayFigure[Figure] | None
    median: PayFigure[Figure] | None
    between: PayFigure[Figure] | None
    within: PayFigure[Figure] | None
    no_overlap: PayFigure[Figure] | None
    adjusted: PayFigure[Figure] | None

    @property
    def is_sure(self) -> bool:
        """Whether chance alone would hardly turn the mean gap round."""
        return self.mean is not None and sign_of(self.mean.low) == sign_of(self.mean.high)

    @property
    def is_reversed(self) -> bool:
        """Whether the mean gap and the part within bands point apart, and neither is next to nothing."""
        return self.is_sure and _points_apart(self.mean, self.within) and _is_plain(self.within)


def lead_of(table: PayTable[Figure]) -> Lead:
    """The summary of a table, from its headline comparator; its other comparators stand further down."""
    headline = _headline(table)
    there = (headline.mean, headline.median, headline.between, headline.within, headline.no_overlap)
    return Lead(
        title=_title(headline),
        sentences=tuple(_said([figure for figure in there if figure is not None], table)),
        warnings=tuple(_warnings(headline, table)),
        is_reversed=headline.is_reversed,
    )


def headline_comparator(table: PayTable[Figure]) -> PayComparator:
    """The comparator that the profile of a table puts first."""
    return profile(table.profile).compared(table.characteristic)[0]


def _headline(table: PayTable[Figure]) -> _Headline:
    comparator = headline_comparator(table).id

    def first(measure: PayMeasure) -> PayFigure[Figure] | None:
        found = table.of(measure, comparator=comparator, by="", variant="", detail="")
        return found[0] if found else None

    steps = table.of(PayMeasure.ADJUSTED_GAP, comparator=comparator, by="", variant="")
    return _Headline(
        mean=first(PayMeasure.MEAN_HOURLY_GAP),
        median=first(PayMeasure.MEDIAN_HOURLY_GAP),
        between=first(PayMeasure.BETWEEN),
        within=first(PayMeasure.WITHIN),
        no_overlap=first(PayMeasure.NO_OVERLAP),
        adjusted=next((one for one in steps if holds_band(one)), None),
    )


def _said(figures: Sequence[PayFigure[Figure]], table: PayTable[Figure]) -> Iterator[str]:
    """What each figure says, and once at the end who was compared with whom."""
    yield from (said_by(figure, table) for figure in figures)
    if figures and compared(figures[0]):
        yield compared(figures[0])


def _title(headline: _Headline) -> str:
    mean, within = headline.mean, headline.within
    if mean is None or mean.value is None:
        return "There is no headline pay gap"
    if isinstance(mean.value, Hidden):
        return f"The headline pay gap is {mean.value.reason}"
    people, way = capitalised(group_of(mean)), _WAY[sign_of(mean.value)]
    title = f"{people} are paid {way} {'as' if way == 'the same' else 'than'} {reference_of(mean)} on average"
    if within is not None and headline.is_reversed:
        return f"{title}, and {_WAY[sign_of(within.value)]} in the same band"
    return title if headline.is_sure else f"{title}, and chance alone could turn that round"


def _warnings(headline: _Headline, table: PayTable[Figure]) -> Iterator[str]:
    mean, median, within = headline.mean, headline.median, headline.within
    if mean is not None and within is not None and headline.is_reversed:
        yield (
            f"The average hides this: {group_of(mean)} are paid {_WAY[sign_of(mean.value)]} on average, and "
            f"{_WAY[sign_of(within.value)]} within the same band. What lies between bands, who sits where, turns the "
            "average round. Read neither figure alone."
        )
    elif _points_apart(mean, within):
        yield _apart_and_unsure(headline)
    if mean is not None and median is not None and _points_apart(mean, median):
        yield (
            f"The mean and the median point in opposite directions: {group_of(mean)} are paid "
            f"{_WAY[sign_of(mean.value)]} in the mean and {_WAY[sign_of(median.value)]} in the median. A few very high "
            "earners move a mean and leave a median where it is."
        )
    if mean is not None and isinstance(mean.value, Hidden):
        yield "Figures that are withheld to protect people are neither zero nor blank."
    if any(figure.why_not for figure in table.of(PayMeasure.WITHIN, by="")) or within is None:
        yield (
            "What lies between bands and what lies within them was not worked out here, so the average may hide "
            "an opposite picture in the same band."
        )


def _apart_and_unsure(headline: _Headline) -> str:
    """What to make of a mean gap and a part within bands that point apart, where one of them carries no finding."""
    said = "The part of the gap within bands points the other way."
    adjusted = headline.adjusted
    if adjusted is None or not _is_sure(adjusted):
        return f"{said} One of the two is next to nothing, or chance could turn it round, so neither is a finding."
    clear = (
        f"What is clear is the gap that is left when people are compared in the same band and alike in what else was "
        f"adjusted for: {group_of(adjusted)} are paid {_WAY[sign_of(adjusted.value)]} than {reference_of(adjusted)}, "
        "by more than chance alone would give."
    )
    if headline.is_sure:
        return f"{said} {clear}"
    return f"{said} Chance alone could turn the mean gap round, so that is not a finding. {clear}"


def _is_sure(figure: PayFigure[Figure] | None) -> bool:
    """Whether chance alone would hardly turn a gap round."""
    if figure is None or sign_of(figure.value) == 0:
        return False
    return sign_of(figure.low) == sign_of(figure.high) == sign_of(figure.value)


def _is_plain(part: PayFigure[Figure] | None) -> bool:
    """Whether a part of a gap is a percentage point or more: it has no range to judge it by."""
    return part is not None and isinstance(part.value, Shown) and abs(part.value.value) >= 1


def _points_apart(one: PayFigure[Figure] | None, other: PayFigure[Figure] | None) -> bool:
    """Whether two figures that are shown are on opposite sides of nothing."""
    return one is not None and other is not None and sign_of(one.value) * sign_of(other.value) < 0
