"""What a number is said to be: the measure that is named around it, its quarter, and whether it ends a range."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tallystick.release.pay import PayMeasure as M


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What the words around a number name: measures of pay, none where they name none; a quarter; a range; a change."""

    measures: frozenset[M] = frozenset()
    quarter: str = ""
    is_range: bool = False
    is_change: bool = False


# A gap goes by many names: "the mean ethnicity pay gap", "average gap", "median hourly pay gap", "mean GPG".
_OF_PAY = r"(?:(?:hourly|ethnic\w*|gender|race|disability|sex|overall|headline|pay|wage)\W+){0,4}"
_MEASURES: tuple[tuple[frozenset[M], re.Pattern[str]], ...] = tuple(
    (frozenset(measures), re.compile(words, re.IGNORECASE))
    for measures, words in (
        ((M.MEAN_HOURLY_GAP,), rf"\b(?:mean|average)\W+{_OF_PAY}gaps?\b"),
        ((M.MEDIAN_HOURLY_GAP,), rf"\bmedian\W+{_OF_PAY}gaps?\b"),
        ((M.MEAN_HOURLY_GAP, M.MEDIAN_HOURLY_GAP), rf"\b(?:mean and median|median and mean)\W+{_OF_PAY}gaps?\b"),
        ((M.MEAN_BONUS_GAP,), r"\b(?:mean|average)\W+bonus\W+(?:pay\W+)?gaps?\b"),
        ((M.MEDIAN_BONUS_GAP,), r"\bmedian\W+bonus\W+(?:pay\W+)?gaps?\b"),
        ((M.MEAN_BONUS_GAP, M.MEDIAN_BONUS_GAP), r"(?<!mean )(?<!average )(?<!median )\bbonus\W+(?:pay\W+)?gaps?\b"),
        ((M.QUARTER_SHARE,), r"\b(?:quarters?|quartiles?)\b(?! of (?:a|the) year)"),
        ((M.BONUS_SHARE,), r"\b(?:paid|receiv\w+|got|gets?|had)\W+(?:a |any |an? \w+ )?bonus(?:es)?\b(?! of)"),
        (
            (M.NOT_DISCLOSED,),
            (
                r"\bnot (?:known|disclosed|stated|recorded|asked)\b|\bunknown\b|\bprefer(?:red)? not to say\b"
                r"|\bon record\b|\b(?:did|do|have|has) not (?:say|state|disclosed?|declared?|told)\b|\btook back\b"
            ),
        ),
        ((M.BETWEEN,), r"\bbetween (?:the )?(?:pay )?(?:bands|grades|staff types|levels|kinds of)\b"),
        ((M.WITHIN,), r"\b(?:within|inside|in) (?:(?:the same|each|every) (?:pay )?(?:band|grade)|bands|grades)\b"),
        ((M.ADJUSTED_GAP,), r"\badjusted (?:pay )?gap\b"),
    )
)  # fmt: skip  # a measure and its words on one line
# Of what is told of a gap these say which part of it a number is.
_PARTS = frozenset((M.BETWEEN, M.WITHIN))
GAPS = frozenset((M.MEAN_HOURLY_GAP, M.MEDIAN_HOURLY_GAP, M.MEAN_BONUS_GAP, M.MEDIAN_BONUS_GAP, M.ADJUSTED_GAP))
# The parts and changes that are told in points of a gap.
_IN_POINTS: Mapping[M, frozenset[M]] = MappingProxyType(
    {
        M.MEAN_HOURLY_GAP: frozenset(
            (
                *(M.MEAN_GAP_CHANGE, M.BETWEEN, M.WITHIN, M.NO_OVERLAP, M.ENDOWMENTS, M.COEFFICIENTS),
                *(M.INTERACTION, M.EXPLAINED, M.UNEXPLAINED),
            )
        ),
        M.MEDIAN_HOURLY_GAP: frozenset((M.MEDIAN_GAP_CHANGE,)),
    }
)
_QUARTERS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (quarter, re.compile(words, re.IGNORECASE))
    for quarter, words in (
        ("upper middle", r"\bupper[ -]middle\b"),
        ("lower middle", r"\blower[ -]middle\b"),
        ("upper", r"\b(?:upper(?![ -]middle)|top|highest|best[ -]paid)\b"),
        ("lower", r"\b(?:lower(?![ -]middle)|bottom|lowest)\b"),
    )
)
_BONUS = re.compile(r"\bbonus(?:es)?\b", re.IGNORECASE)
_HOURLY = re.compile(r"\bhourly\b|\bpay gap\b|\bfor an hour\b", re.IGNORECASE)
_PAY_GAP = re.compile(r"\b(?:pay|wage)\W+gaps?\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:f[ae]ll(?:en)?|dropped|decreased|reduced|r[io]sen?|increased|narrowed|widened|improved|worsened|gr[eo]wn?|shr[au]nk"
    r"|moved|changed|(?:gone|went) (?:up|down))\b[^%]{0,20}\bby\b",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\bwould\b", re.IGNORECASE)
_FILLER = re.compile(
    r"^(?:\W|\b(?:or|and|is|was|are|were|now|stands?|stood|at|of|to|from|in|by|about|around|nearly|almost|over|just|only"
    r"|up|down|which|that|it|this|year|last|before|compared|with|20\d\d|i\.?e)\b)*$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"[,;:]|\b(?:and|but|while|whereas|although)\b", re.IGNORECASE)
_SHARE = re.compile(r"\W*of\b", re.IGNORECASE)
_NUMBER = r"[+−–-]?£?\d[\d,.]*\s*(?:%|p\b|per ?cent|percentage points|points|an hour)?"
_RANGES = re.compile(
    rf"\bbetween {_NUMBER},? and {_NUMBER}|\bfrom {_NUMBER} to {_NUMBER}|\b(?:range|interval|chance)\b[^;]*",
    re.IGNORECASE,
)


def topics(text: str, places: tuple[tuple[int, int], ...]) -> Iterator[Topic]:
    """What each number of a sentence is said to be. ``places`` are where its numbers begin and end, in their order.

    A measure stands before its number, or right behind it; a number with nothing of its own goes on with the one
    before it.
    """
    ranges = [found.span() for found in _RANGES.finditer(text)]
    before, last = 0, frozenset[M]()
    quarter = ""
    for place, (begin, end) in enumerate(places):
        ends = places[place + 1][0] if place + 1 < len(places) else len(text)
        leading, following = text[before:begin], _until_it_closes(text[end:ends])
        before = end
        measures, behind = _named(leading, text), _named(following, text)
        if behind and (not measures or behind <= _PARTS):
            measures = behind
            before += len(following)
        if measures:
            quarter = _quarter(leading) or _quarter(following)
        elif _FILLER.match(leading) and not _SHARE.match(following):
            measures = last
        if _WOULD.search(leading):
            measures = frozenset((M.CLOSING,)) if measures else measures
        yield Topic(
            measures=measures,
            quarter=quarter if M.QUARTER_SHARE in measures else "",
            is_change=_CHANGED.search(leading) is not None,
            is_range=any(start <= begin and end <= stop for start, stop in ranges),
        )
        last = measures


def named_in(text: str) -> frozenset[M]:
    """The measures that a piece of text names."""
    return _named(text, text)


def in_points(topic: Topic) -> frozenset[M]:
    """The measures with what is told of them in percentage points; of a change, the changes alone."""
    told = topic.measures.union(*(_IN_POINTS.get(one, frozenset()) for one in topic.measures))
    changes = frozenset(one for one in told if one.is_change)
    return changes if topic.is_change and changes else told


def _named(piece: str, text: str) -> frozenset[M]:
    found = frozenset[M]().union(*(measures for measures, words in _MEASURES if words.search(piece)))
    if not found & GAPS and _PAY_GAP.search(piece):
        found |= {M.MEAN_HOURLY_GAP, M.MEDIAN_HOURLY_GAP, M.ADJUSTED_GAP}
    # In a sentence on bonuses "a mean gap" may be one of bonuses.
    if _BONUS.search(text):
        pairs = ((M.MEAN_HOURLY_GAP, M.MEAN_BONUS_GAP), (M.MEDIAN_HOURLY_GAP, M.MEDIAN_BONUS_GAP))
        found |= {bonus for hourly, bonus in pairs if hourly in found and not _HOURLY.search(piece)}
    return found


def _until_it_closes(text: str) -> str:
    closes = _CLOSES.search(text)
    return text[: closes.start()] if closes else text


def _quarter(piece: str) -> str:
    return next((quarter for quarter, words in _QUARTERS if words.search(piece)), "")
