"""A rule for what a text says of a gap from year to year: that it narrowed or widened, fell or rose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tallystick.publishing.narrative.directions import UNSURE, clause_of
from tallystick.publishing.narrative.figures import StoredFigure
from tallystick.publishing.narrative.numbers import AIM, as_printed
from tallystick.publishing.narrative.prose import Prose, Rule
from tallystick.publishing.narrative.reading import Passage, Remark
from tallystick.publishing.narrative.topics import named_in
from tallystick.release.pay import PayMeasure

_CHANGE_OF = {
    PayMeasure.MEAN_HOURLY_GAP: PayMeasure.MEAN_GAP_CHANGE,
    PayMeasure.MEDIAN_HOURLY_GAP: PayMeasure.MEDIAN_GAP_CHANGE,
}
# Of the size of a gap, whoever is paid more; and of its number, of which a minus is the lower end.
_SMALLER = r"narrow(?:ed|s|ing|er)?|improv(?:ed|es|ing|ement)|shr[aiu]nk\w*|clos(?:ed|ing)"
_LARGER = r"widen(?:ed|s|ing)?|wider|worse(?:n\w*)?|gr[eo]wn?|growing"
_LOWER = r"f[ae]ll(?:s|en|ing)?|dropp?(?:ed|s|ing)?|decreas\w+|reduc\w+|declin\w+|(?:gone|went|come|came|go) down|lower"
_HIGHER = r"r[io]s(?:e|es|en|ing)|increas\w+|(?:gone|went|go) up|higher"
_WORDS = rf"(?:(?P<smaller>{_SMALLER})|(?P<larger>{_LARGER})|(?P<lower>{_LOWER})|(?P<higher>{_HIGHER}))\b"
_BEHIND = re.compile(rf"\bgaps?\b(?:(?!\bgaps?\b)[^.;,:%])*?\b{_WORDS}", re.IGNORECASE)
_ITS = r"(?:the|our|its|this|that|mean|median|average|ethnic\w*|hourly|pay)"
_BEFORE = re.compile(rf"\b{_WORDS}\W+(?:in\W+)?(?:{_ITS}\W+)+gaps?\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:bonus\w*|quarters?|quartiles?|share|national\w*|target|adjust\w*|than (?:in|at|for|the))\b", re.IGNORECASE
)
_WAYS = {"smaller": -1, "lower": -1, "larger": 1, "higher": 1}


@dataclass(frozen=True, kw_only=True)
class _Trend:
    """Which way a gap went, as a number and in its size, and how that is told."""

    number: int
    size: int
    told: str


def change_against_years(prose: Prose) -> Iterator[Remark]:
    """A gap that is said to have narrowed where it widened, or to have fallen where it rose, or the other way round."""
    for passage in prose.passages:
        for found in (*_BEHIND.finditer(passage.text), *_BEFORE.finditer(passage.text)):
            word = next(name for name in _WAYS if found[name])
            trends = [] if _is_no_report(found, passage) else _trends(found, passage, prose)
            if trends and not any(_fits(word, one) for one in trends):
                yield passage.remark("change", found, why=f"{trends[0].told}.", expected=_expected(word, trends[0]))


def _fits(word: str, trend: _Trend) -> bool:
    """Whether a word may be said of a trend: of fallen and risen, either of the number or of its size."""
    of_size_alone = word in ("smaller", "larger")
    return _WAYS[word] in ((trend.size,) if of_size_alone else (trend.number, trend.size))


def _expected(word: str, trend: _Trend) -> str:
    way = trend.size if word in ("smaller", "larger") else trend.number
    if way == 0:
        return "unchanged"
    less, more = ("narrowed", "widened") if word in ("smaller", "larger") else ("fell", "rose")
    return less if way < 0 else more


def _is_no_report(found: "re.Match[str]", passage: Passage) -> bool:
    """Whether it is a wish, a denial, or about something else than the gaps from year to year."""
    clause = clause_of(passage.text, found.start())
    return UNSURE.search(clause) is not None or passage.has(AIM) or _OTHER.search(clause) is not None


def _trends(found: "re.Match[str]", passage: Passage, prose: Prose) -> list[_Trend]:
    named = named_in(clause_of(passage.text, found.start())) & set(_CHANGE_OF)
    measures = [one for one in _CHANGE_OF if one in named] or list(_CHANGE_OF)
    return [trend for measure in measures for trend in _of(measure, passage, prose)]


def _of(measure: PayMeasure, passage: Passage, prose: Prose) -> Iterator[_Trend]:
    """How the gaps went that a sentence is about: by the change that is stored, else by those of two years."""
    gaps = _values(measure, passage, prose)
    changes = _values(_CHANGE_OF[measure], passage, prose)
    for key in dict.fromkeys(_key(one) for one in (*changes, *gaps)):
        years = [one for one in gaps if _key(one) == key]
        change = next((one for one in changes if _key(one) == key), None)
        if change is not None:
            yield _by_change(change, years[0] if years else None)
        elif len(years) > 1:
            yield _by_years(years[1], years[0])


def _values(measure: PayMeasure, passage: Passage, prose: Prose) -> Sequence[StoredFigure]:
    """The stored values of a measure, the newest first."""
    found = [one for one in prose.about(frozenset((str(measure),)), passage) if not one.is_end]
    return sorted(found, key=lambda one: one.day, reverse=True)


def _key(figure: StoredFigure) -> tuple[str, str, tuple[str, ...]]:
    return figure.people, figure.comparator, figure.among


def _by_change(change: StoredFigure, now: StoredFigure | None) -> _Trend:
    moved = _sign(change.printed)
    turned = -1 if now is not None and now.value < 0 and now.value - change.value <= 0 else 1
    crossed = now is not None and now.value * (now.value - change.value) < 0
    size = _sign(abs(now.value) - abs(now.value - change.value)) if now is not None and crossed else moved * turned
    return _Trend(number=moved, size=size, told=f"The stored change of this gap is {as_printed(change)}")


def _by_years(before: StoredFigure, now: StoredFigure) -> _Trend:
    return _Trend(
        number=_sign(now.printed - before.printed),
        size=_sign(abs(now.printed) - abs(before.printed)),
        told=f"The stored gap was {as_printed(before)} and is {as_printed(now)}",
    )


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


CHANGE_RULES: tuple[Rule, ...] = (change_against_years,)
