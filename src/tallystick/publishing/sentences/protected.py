"""Sentences for comparisons whose counts are rounded or withheld: what every count they may stand for would say."""

from tallystick.definitions import Indicator, Kind, Valence
from tallystick.publishing.sentences.common import NOT_A_FINDING, extra, finding, joined, range_of
from tallystick.publishing.words import Words, text_of
from tallystick.release.comparison import Also, Comparison, Side
from tallystick.release.shown import Figure, Hidden, Shown
from tallystick.release.verdict import NEITHER, Extra, Measure, Verdict
from tallystick.vocabulary.groups import capitalised

ALL_WITHHELD = "The figures are withheld to protect people."
_HALF = 50
_RATIOS = (Measure.RELATIVE_LIKELIHOOD, Measure.DISPARITY_RATIO)


def is_protected(result: Comparison[Figure]) -> bool:
    """Whether the counts of a comparison are rounded or withheld, so that its value is not given."""
    told = [result.value, result.low, result.high]
    told += [part for side in (result.top, result.bottom) if side for part in (side.happened, side.people, side.rate)]
    return any(isinstance(part, Hidden) for part in told) or extra(result, Extra.ENVELOPE) is not None


def _ends(result: Comparison[Figure]) -> Also[Figure] | None:
    """The smallest and the largest value that fit; None where nothing is known of them."""
    ends = extra(result, Extra.ENVELOPE)
    if ends is None or isinstance(ends.low, Hidden) or isinstance(ends.high, Hidden):
        return None
    return None if _says_nothing(result, ends) else ends


def _says_nothing(result: Comparison[Figure], ends: Also[Figure]) -> bool:
    """Whether next to no value is ruled out: from nothing to most of a share, or upwards of a ratio."""
    starts_at_nothing = isinstance(ends.low, Shown) and ends.low.value == 0
    beyond_half = isinstance(ends.high, Shown) and ends.high.value > _HALF
    is_share = result.measure in (Measure.SHARE, Measure.SURVEY_PERCENT)
    return starts_at_nothing and (beyond_half if is_share else ends.high is None and result.measure in _RATIOS)


def is_withheld(result: Comparison[Figure]) -> bool:
    """Whether nothing of a comparison can be said."""
    return is_protected(result) and not envelope_text(result)


def protected_sentence(result: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, ...]:
    """What the shown counts allow to be said, with those counts."""
    row = indicator.row(result.row).label if result.row in indicator.row_ids and indicator.rows else ""
    lead = f"{row}: " if row and result.row else ""
    if not envelope_text(result):
        return (f"{lead}{ALL_WITHHELD if not lead else ALL_WITHHELD[:1].lower() + ALL_WITHHELD[1:]}",)
    if result.measure in (Measure.SHARE, Measure.SURVEY_PERCENT):
        return (f"{lead}{_share(result, words)}",)
    return (joined(f"{lead}{_compared(result, indicator, words)}", _how_sure(result, indicator)),)


def envelope_text(result: Comparison[Figure]) -> str:
    """``between 1.2 and 2.9``, open where the counts leave it open; blank where nothing is known of it."""
    ends = _ends(result)
    if ends is None:
        return text_of(result.value) if isinstance(result.value, Shown) else ""
    if ends.low is None:
        return "of any size"
    if ends.high is not None and text_of(ends.low) == text_of(ends.high):
        return text_of(ends.low)
    if ends.high is None:
        return f"{text_of(ends.low)} or more"
    return f"between {text_of(ends.low)} and {text_of(ends.high)}"


def envelope_cell(result: Comparison[Figure]) -> str:
    """The same in a table: ``1.2 to 2.9``."""
    ends = _ends(result)
    if ends is None:
        return "none" if result.value is None else text_of(result.value)
    if ends.low is None:
        return "any size"
    if ends.high is None:
        return f"{text_of(ends.low)} or more"
    low, high = text_of(ends.low), text_of(ends.high)
    return low if low == high else f"{low} to {high}"


def about_counts(side: Side[Figure] | None) -> str:
    """``about 10 of about 725``, exact where the rate is given, and in words where a count is withheld."""
    if side is None:
        return "not given"
    exact = isinstance(side.rate, Shown)
    happened, people = (_about(count, exact=exact) for count in (side.happened, side.people))
    return f"{happened} of {people}"


def _about(count: Figure | None, *, exact: bool) -> str:
    if isinstance(count, Hidden):
        return "a withheld number"
    is_nobody = isinstance(count, Shown) and count.value == 0  # a nought that shows is never rounded
    return text_of(count) if exact or count is None or is_nobody else f"about {text_of(count)}"


def _share(result: Comparison[Figure], words: Words) -> str:
    whose = words.group(result.group)
    if result.group == "unknown":
        known = f"the {words.characteristic} of {envelope_text(result)} of staff is not known"
        return f"{known} ({about_counts(result.top)})."
    return f"{envelope_text(result)} are {whose} ({about_counts(result.top)})."


def _compared(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    counts = f"({about_counts(result.top)} against {about_counts(result.bottom)})"
    if result.verdict is Verdict.CANNOT_TELL:
        way = _way(result, indicator, words)
        return f"Too few people to be sure{way}. The counts are rounded or withheld to protect people {counts}."
    if result.verdict is Verdict.CLOSE:
        return f"The rates are nearly the same, whatever the rounded counts stand for {counts}."
    return f"{_found(result, indicator, words)}, whatever the rounded counts stand for {counts}."


def _found(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    if result.measure in _RATIOS:
        top, bottom = _names(result, indicator, words)
        people = indicator.wording.people
        times = f"{indicator.wording.happened} {envelope_text(result)} times as often as {bottom} {people}"
        return f"{capitalised(top)} {people} {times}"
    return f"The difference is {envelope_text(result)} percentage points"


def _way(result: Comparison[Figure], indicator: Indicator, words: Words) -> str:
    """Which way all tables lean that the counts may stand for; blank where they do not agree."""
    if result.favours in ("", NEITHER) or indicator.valence is Valence.PLACE:
        return ""
    return f", leaning in favour of {words.group(result.favours)} people"


def _names(result: Comparison[Figure], indicator: Indicator, words: Words) -> tuple[str, str]:
    top = indicator.top if result.top is None else result.top.group
    bottom = indicator.bottom if result.bottom is None else result.bottom.group
    return words.group(top), words.group(bottom)


def _how_sure(result: Comparison[Figure], indicator: Indicator) -> str:
    unit = "times" if result.measure in _RATIOS else "points"
    if result.verdict is Verdict.CANNOT_TELL:
        if isinstance(result.low, Hidden) or isinstance(result.high, Hidden):
            return NOT_A_FINDING
        fits = "of any size" if result.low is None else range_of(result.low, result.high, of=unit)
        return f"Anything {fits} fits. {NOT_A_FINDING}"
    if result.verdict is Verdict.CLOSE:
        band = f"{indicator.margin_points} points" if unit == "points" else "0.80 to 1.25"
        return f"They are hard to square with a difference beyond {band}."
    return finding(result.verdict) if indicator.kind is not Kind.BOARD else ""
