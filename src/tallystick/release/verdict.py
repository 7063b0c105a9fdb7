"""The five verdicts, the reasons why a figure cannot be calculated, and the kinds of measure and of extra."""

from enum import StrEnum


class Measure(StrEnum):
    """What kind of number a comparison holds."""

    SHARE = "share"
    RELATIVE_LIKELIHOOD = "relative_likelihood"
    POINT_DIFFERENCE = "point_difference"
    DISPARITY_RATIO = "disparity_ratio"
    SURVEY_PERCENT = "survey_percent"


class Verdict(StrEnum):
    """What a comparison lets us say."""

    CLEAR = "clear"
    SMALL = "small"
    CLOSE = "close"
    CANNOT_TELL = "cannot-tell"
    NOT_CALCULABLE = "not-calculable"

    @property
    def in_words(self) -> str:
        """The verdict as people read it."""
        return {
            Verdict.CLEAR: "a clear difference",
            Verdict.SMALL: "a real but small difference",
            Verdict.CLOSE: "close to equal",
            Verdict.CANNOT_TELL: "too few people to be sure",
            Verdict.NOT_CALCULABLE: "cannot be calculated",
        }[self]

    @property
    def is_finding(self) -> bool:
        """Whether a side may be named as a finding."""
        return self in (Verdict.CLEAR, Verdict.SMALL)


NEITHER = "neither"


class NotCalculable(StrEnum):
    """Why there is no comparison, in words that end a sentence."""

    NO_PEOPLE = "there is nobody in one of the groups"
    NO_EVENTS = "it happened to nobody in either group"
    EMPTY_TIER = "one of the two groups of bands is empty"
    NO_COUNTS = "no counts of people were given, only rates"
    NO_ANSWERS_COUNTED = "the number of people who answered was not given"
    NO_RATE = "a rate for one of the groups was not given"
    NO_WHOLE = "what it is compared with was not given"
    NOT_IN_WHOLE = "the people of this row are not in the workforce that was given"
    NO_OTHERS = "the row holds the whole workforce"


class Extra(StrEnum):
    """What may stand beside a comparison."""

    COMPLEMENT_RATIO = "complement_ratio"
    POINT_DIFFERENCE = "point_difference"
    PER_1000 = "per_1000"
    ONE_SEAT = "one_seat"
    DETECTABLE = "detectable"
    POOLED = "pooled"
    STRATIFIED = "stratified"
    WITHOUT_INTERNATIONAL_RECRUITS = "without_international_recruits"
    DISTINCT_PEOPLE = "distinct_people"
    ENVELOPE = "envelope"  # the values that the shown counts leave possible
