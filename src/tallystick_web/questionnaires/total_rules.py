"""What an assessment by a framework comes to: its total, its level, its risks, and what changed since last year.

Nothing that is counted is typed: a total is worked out from the scores each time, in one place, and a summary that
gives another is refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tallystick_web.core.rules import Refused
from tallystick_web.questionnaires.framework_rules import AssessmentNow, check_open
from tallystick_web.questionnaires.set_rules import AnswerSet, Band, Domain, Question, Scoring

LIKELIHOOD, IMPACT = "likelihood", "impact"
"""How the ids of the two questions of a risk end that are multiplied. Each domain of such a framework is a risk."""
_NO_DOMAIN = Domain(id="", title="")


# WHAT IT COMES TO


@dataclass(frozen=True, kw_only=True)
class Total:
    """What scores add up to, of how many they could. ``band`` is None until every part is scored."""

    value: int
    most: int
    scored: int
    parts: int
    band: Band | None

    @property
    def is_whole(self) -> bool:
        """Whether every part is scored."""
        return self.scored == self.parts


def total(now: AssessmentNow, domain: str | None = None) -> Total | None:
    """What the scores add up to, of the whole or of a domain; None where a framework is not added up.

    A part that was set aside counts as scored and adds nothing. Then no band is given: bands are of all parts.
    """
    if now.of.scoring is not Scoring.SUM:
        return None
    asked = [one for one in now.of.question if domain in (None, one.domain)]
    given = [one for one in asked if one.id in now.newest]
    options = [option for one in given if (option := now.chosen(one))]
    value = sum(one.score or 0 for one in options if not one.is_aside)
    is_whole = domain is None and len(given) == len(asked) and not any(one.is_aside for one in options)
    return Total(
        value=value,
        most=sum(map(most_of, asked)),
        scored=len(given),
        parts=len(asked),
        band=_band_of(now.of, value) if is_whole else None,
    )


def most_of(question: Question) -> int:
    """The most that a part can be given."""
    return max((one.score or 0 for one in question.options), default=0)


def _band_of(of: AnswerSet, value: int) -> Band | None:
    """What a total is called; None where the set has no name for it."""
    return next((one for one in of.band if one.low <= value <= one.high), None)


@dataclass(frozen=True, kw_only=True)
class Met:
    """Of the parts of a framework how many are met, not met and explained, not met and not, and not answered yet."""

    met: int
    explained: int
    unexplained: int
    missing: int
    aside: int = 0


def counted(now: AssessmentNow) -> Met:
    """How many parts are met. Of a framework where nothing is to be explained nothing is unexplained."""
    asked = [one for one in now.of.question if one.options]
    options = {one.id: option for one in asked if (option := now.chosen(one))}
    short = [key for key, one in options.items() if not one.is_good and not one.is_aside]
    explained = [key for key in short if now.newest[key].given.explanation.strip()]
    must_explain = now.of.scoring is Scoring.EXPLAIN
    return Met(
        met=sum(one.is_good for one in options.values()),
        explained=len(explained) if must_explain else len(short),
        unexplained=len(short) - len(explained) if must_explain else 0,
        missing=len(asked) - len(options),
        aside=sum(one.is_aside for one in options.values()),
    )


def level_reached(now: AssessmentNow) -> Domain | None:
    """The highest level of which every criterion is met, and every one of all lower levels; None where none is."""
    reached = None
    for level in now.of.level:
        asked = [one for one in now.of.question if one.level == level.id]
        if not asked or not all((option := now.chosen(one)) and option.is_good for one in asked):
            return reached
        reached = level
    return reached


@dataclass(frozen=True, kw_only=True)
class Risk:
    """A risk: how likely it is and how much it would matter, each as scored; None where it is not."""

    of: Domain
    likelihood: int | None
    impact: int | None

    @property
    def product(self) -> int | None:
        """Likelihood times impact; None until both are scored."""
        return self.likelihood * self.impact if self.likelihood is not None and self.impact is not None else None


def risks(now: AssessmentNow) -> tuple[Risk, ...]:
    """Every risk of a framework that holds risks, in its order; none of another."""
    if now.of.scoring is not Scoring.RISKS:
        return ()
    return tuple(
        Risk(of=one, likelihood=_scored(now, one, LIKELIHOOD), impact=_scored(now, one, IMPACT))
        for one, _ in sections(now.of)
    )


def _scored(now: AssessmentNow, domain: Domain, ending: str) -> int | None:
    asked = [one for one in now.of.question if one.domain == domain.id and one.id.endswith(ending)]
    option = now.chosen(asked[0]) if asked else None
    return option.score if option else None


def sections(of: AnswerSet) -> tuple[tuple[Domain, tuple[Question, ...]], ...]:
    """The parts under their headings: the levels of a framework that has them, else its domains."""
    by_level = of.scoring is Scoring.LEVELS
    headings = (*(of.level if by_level else of.domain), _NO_DOMAIN)
    found = ((one, tuple(q for q in of.question if (q.level if by_level else q.domain) == one.id)) for one in headings)
    return tuple((one, asked) for one, asked in found if asked)


def figure_of(now: AssessmentNow) -> int:
    """The one number of an assessment: its total; of others the parts that are met, the number of the level that is
    reached (0 for none), or the highest product of a risk."""
    if now.of.scoring is Scoring.LEVELS:
        level = level_reached(now)
        return now.of.level.index(level) + 1 if level else 0
    if now.of.scoring is Scoring.RISKS:
        return max((one.product for one in risks(now) if one.product is not None), default=0)
    found = total(now)
    return found.value if found else counted(now).met


# WHAT IS REFUSED FOR IT


def check_can_offer(now: AssessmentNow) -> None:
    """Raise Refused where an assessment cannot go to a second person: something is not scored, or not explained."""
    check_open(now)
    if now.missing:
        parts = "part is" if len(now.missing) == 1 else "parts are"
        raise Refused(f"{len(now.missing)} {parts} not scored yet. Score every part first.")
    unexplained = counted(now).unexplained
    if unexplained:
        parts = "part is" if unexplained == 1 else "parts are"
        raise Refused(f"{unexplained} {parts} not met, and nobody has explained why. Explain every one first.")


def check_summary(now: AssessmentNow, summary: str) -> None:
    """Raise Refused where nothing is said, or a total is given that is not what the scores come to."""
    if not summary.strip():
        raise Refused("Say in a few sentences what this assessment found. It stands above the scores.")
    found = total(now)
    if found is None:
        return
    for said in _totals_in(summary, found.most):
        if said != found.value:
            raise Refused(
                f"The scores come to {found.value}, and your summary says {said}. Take the number out: the page gives "
                "it, and it is worked out from the scores."
            )


def _totals_in(summary: str, most: int) -> Iterator[int]:
    """The totals that a text gives: “21 of 33”, “21/33”, “a total score of 21”, “the total is 21”."""
    for pattern in (
        rf"\b(\d{{1,4}})\s*(?:out\s+of|of|/)\s*{most}\b",
        r"\btotal(?:\s+score)?\s*(?:is|was|of|:|=)\s*(\d{1,4})\b",
        r"\btotal\s+score\s+(\d{1,4})\b",
    ):
        yield from (int(one) for one in re.findall(pattern, summary, re.IGNORECASE))


# SINCE LAST YEAR


class Change(StrEnum):
    """What became of a part from one year to the next."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


def changes(now: AssessmentNow, before: AssessmentNow | None) -> Mapping[str, Change]:
    """What became of each part since an assessment by the same framework. What only one of them asked is left out.

    A question that asks something else has another id, so that two versions can be set side by side by ids.
    """
    if before is None or before.of.id != now.of.id:
        return {}
    pairs = ((one.id, _rank(now, one), _rank(before, one)) for one in now.of.question if one.id in before.of.questions)
    return {key: _change(own, other) for key, own, other in pairs if own is not None and other is not None}


def total_before(now: AssessmentNow, before: AssessmentNow | None) -> Total | None:
    """The total of the year before, where it adds up the very same parts and both are whole; else None."""
    own, other = total(now), total(before) if before else None
    if before is None or own is None or other is None or not (own.is_whole and other.is_whole):
        return None
    is_same = before.of.id == now.of.id and before.of.questions.keys() == now.of.questions.keys()
    return other if is_same else None


def _rank(now: AssessmentNow, question: Question) -> int | None:
    """How high an answer is: its score, else whether it is in favour; None where there is none."""
    option = now.chosen(now.of.questions[question.id])
    if option is None or option.is_aside:
        return None
    return option.score if option.score is not None else int(option.is_good)


def _change(own: int, other: int) -> Change:
    return Change.SAME if own == other else Change.UP if own > other else Change.DOWN
