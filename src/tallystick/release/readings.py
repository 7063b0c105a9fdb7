"""The closed lists of an audit: kinds of figure, readings of how one was made, and what a note can be about."""

from enum import StrEnum


class Kind(StrEnum):
    """What a published figure says it is."""

    RATIO = "ratio"
    SHARE = "share"
    POINTS = "points"
    RELATIVE_GAP = "relative_gap"
    GROWTH = "growth"

    @property
    def in_words(self) -> str:
        """The kind as people read it."""
        return {
            Kind.RATIO: "ratio",
            Kind.SHARE: "share",
            Kind.POINTS: "difference in points",
            Kind.RELATIVE_GAP: "gap in percent",
            Kind.GROWTH: "growth in percent",
        }[self]


class Reading(StrEnum):
    """How a published figure was made, in the order in which the readings are tried."""

    HALF_UP = "half-up"
    TRUNCATED = "truncated"
    FROM_ROUNDED_RATES = "from-rounded-rates"
    INVERTED = "inverted"
    UNKNOWN_IN = "unknown-in"
    UNKNOWN_OUT = "unknown-out"
    SHARE_OVER_SHARE = "share-over-share"
    OTHER_DENOMINATOR = "other-denominator"
    POINTS_NOT_PERCENT = "points-not-percent"
    BACK_SOLVED = "back-solved"
    NOT_CHECKABLE = "not-checkable"
    NONE_FITS = "none-fits"

    @property
    def label(self) -> str:
        """The reading in a few words, for a table."""
        return _LABELS[self]

    @property
    def sentence(self) -> str:
        """The reading as people read it."""
        return _SENTENCES[self]

    @property
    def fits(self) -> bool:
        """Whether the printed number was reproduced."""
        return self not in (Reading.NOT_CHECKABLE, Reading.NONE_FITS)


_LABELS = {
    Reading.HALF_UP: "rounded as usual",
    Reading.TRUNCATED: "cut off, not rounded",
    Reading.FROM_ROUNDED_RATES: "from rounded numbers",
    Reading.INVERTED: "the other way round",
    Reading.UNKNOWN_IN: "unknown counted in",
    Reading.UNKNOWN_OUT: "unknown left out",
    Reading.SHARE_OVER_SHARE: "share over share",
    Reading.OTHER_DENOMINATOR: "of another number",
    Reading.POINTS_NOT_PERCENT: "plain difference",
    Reading.BACK_SOLVED: "whole numbers fit",
    Reading.NOT_CHECKABLE: "too little printed",
    Reading.NONE_FITS: "nothing fits",
}
_SENTENCES = {
    Reading.HALF_UP: "Calculated from what is printed beside it and rounded in the usual way.",
    Reading.TRUNCATED: "Calculated from what is printed beside it, with further decimals cut off, not rounded.",
    Reading.FROM_ROUNDED_RATES: "Follows from the percentages or amounts as printed, which are rounded themselves.",
    Reading.INVERTED: "The other way round: the two sides have changed places.",
    Reading.UNKNOWN_IN: "People of unknown ethnicity were counted in, beyond the numbers printed.",
    Reading.UNKNOWN_OUT: "People of unknown ethnicity were left out of the numbers printed.",
    Reading.SHARE_OVER_SHARE: "Made from shares: each group's share of events over its share of people.",
    Reading.OTHER_DENOMINATOR: "A percentage of something other than the number printed beside it.",
    Reading.POINTS_NOT_PERCENT: "The plain difference, printed where a difference in percent belongs.",
    Reading.BACK_SOLVED: "Whole numbers exist that give this percentage with the one count printed.",
    Reading.NOT_CHECKABLE: "What is printed beside it is not enough to calculate it.",
    Reading.NONE_FITS: "None of the ways tried gives this figure.",
}


class Weight(StrEnum):
    """How much a note asks of its reader."""

    ERROR = "error"
    DISCLOSURE = "disclosure"
    WARNING = "warning"
    REMARK = "remark"


class About(StrEnum):
    """What a note is about. The words are publishing's; the numbers are the note's own."""

    NO_WHOLE_NUMBER = "no-whole-number"
    ONE_SMALL_NUMBER = "one-small-number"
    RATIO_TIMES_100 = "ratio-times-100"
    PERCENT_SIGN = "percent-sign"
    RATIO_ABOVE_FIVE = "ratio-above-five"
    NOT_OF_ITS_RATES = "not-of-its-rates"
    SHARES_OVER_100 = "shares-over-100"
    PARTS_NOT_TOTAL = "parts-not-total"
    ALLOWED_BY_ROUNDING = "allowed-by-rounding"
    ROUNDED_TWICE = "rounded-twice"
    LEVELS_GIVE = "levels-give"
    ANOTHER_TOTAL = "another-total"
    CUT_OFF_TOTAL = "cut-off-total"
    PERCENT_NOT_POINTS = "percent-not-points"
    SMALLEST_FRACTION = "smallest-fraction"
    NOTHING_PUBLISHED = "nothing-published"
    INPUTS_MISSING = "inputs-missing"
    UNDEFINED = "undefined"

    @property
    def weight(self) -> Weight:
        """How much a note of this kind asks of its reader."""
        return _WEIGHTS.get(self, Weight.REMARK)


_WEIGHTS = {
    About.NO_WHOLE_NUMBER: Weight.ERROR,
    About.ONE_SMALL_NUMBER: Weight.DISCLOSURE,
    About.RATIO_TIMES_100: Weight.WARNING,
    About.PERCENT_SIGN: Weight.WARNING,
    About.RATIO_ABOVE_FIVE: Weight.WARNING,
    About.NOT_OF_ITS_RATES: Weight.WARNING,
    About.SHARES_OVER_100: Weight.WARNING,
    About.PARTS_NOT_TOTAL: Weight.WARNING,
}


class AboutLines(StrEnum):
    """What is noticed only by holding several lines of a file together. It changes no reading."""

    SHARES_NOT_100 = "shares-not-100"
    LABELS_SWAPPED = "labels-swapped"
    ANOTHER_YEAR = "another-year"
    NATIONAL_OF_ANOTHER_YEAR = "national-of-another-year"
