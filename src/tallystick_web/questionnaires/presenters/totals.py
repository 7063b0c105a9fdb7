"""What an assessment comes to in words, each part with its evidence, its risks, and what changed since last year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.timezone import localdate

from tallystick.publishing.words import in_words
from tallystick_web.core.templating import day
from tallystick_web.questionnaires import framework_rules as frameworks
from tallystick_web.questionnaires import total_rules as totals
from tallystick_web.questionnaires.framework_rules import AssessmentNow, Score
from tallystick_web.questionnaires.rules import year_in_words
from tallystick_web.questionnaires.set_rules import Domain, Question, Scoring
from tallystick_web.questionnaires.total_rules import Change

_NOT_SCORED = "Not scored yet"
_MARKS = {Change.UP: "Higher than", Change.DOWN: "Lower than", Change.SAME: "The same as"}


# WHAT IT COMES TO


def comes_to(now: AssessmentNow) -> str:
    """What an assessment comes to, in a sentence made from its scores alone."""
    scored, parts = len(now.of.question) - len(now.missing), len(now.of.question)
    if not scored:
        return f"Nothing is scored yet, of {_parts(parts)}."
    said = _SAYS.get(now.of.scoring or Scoring.EXPLAIN, _met)(now)
    return said if not now.missing else f"{said} So far {scored} of {parts} parts are scored."


def _parts(many: int) -> str:
    return f"{many} part" if many == 1 else f"{many} parts"


def _summed(now: AssessmentNow) -> str:
    found = totals.total(now)
    if found is None:
        return ""
    if not found.is_whole:
        return f"The scores come to {found.value}."
    band = f", which is called “{found.band.text}”" if found.band else ""
    return f"The scores come to {found.value} of {found.most}{band}."


def _met(now: AssessmentNow) -> str:
    found = totals.counted(now)
    asked = found.met + found.explained + found.unexplained + found.aside + found.missing
    said = [f"{found.met} of {_parts(asked)} {'is' if found.met == 1 else 'are'} met"]
    if now.of.scoring is Scoring.EXPLAIN:
        said += [f"{found.explained} not met and explained"] if found.explained else []
        said += [f"{found.unexplained} not met and not explained"] if found.unexplained else []
    return f"{', '.join(said)}."


def _level(now: AssessmentNow) -> str:
    level = totals.level_reached(now)
    lead = f"The level “{level.title}” is reached" if level else "No level is reached yet"
    return f"{lead}: {_met(now)[:1].lower()}{_met(now)[1:]}"


def _risks(now: AssessmentNow) -> str:
    known = [one for one in totals.risks(now) if one.product is not None]
    if not known:
        return "No risk has both its likelihood and its impact yet."
    highest = max(known, key=lambda one: one.product or 0)
    return f"The highest risk is “{highest.of.title}”, at {highest.product} (likelihood times impact)."


_SAYS = {Scoring.SUM: _summed, Scoring.EXPLAIN: _met, Scoring.LEVELS: _level, Scoring.RISKS: _risks}


def since_last_year(now: AssessmentNow, before: AssessmentNow | None) -> str:
    """What became of the parts since the year before, in a sentence; blank where there is nothing to set beside."""
    found = list(totals.changes(now, before).values())
    if before is None or not found:
        return ""
    counts = {one: found.count(one) for one in Change}
    said = f"Since the {year_in_words(before.year_ended)}, {_count(counts[Change.UP])} higher, "
    said += f"{_count(counts[Change.DOWN])} lower and {_count(counts[Change.SAME])} the same."
    total = totals.total_before(now, before)
    return f"{said} The total then was {total.value}." if total else said


def _count(many: int) -> str:
    if not many:
        return "none is"
    return f"{in_words(many)} {'part is' if many == 1 else 'parts are'}"


# EACH PART


@dataclass(frozen=True, kw_only=True)
class Squares:
    """A score as a row of squares, and the same in words: ``filled`` of ``of`` are filled."""

    filled: int
    of: int

    @property
    def says(self) -> str:
        """The score in words."""
        return f"{self.filled} of {self.of}"


@dataclass(frozen=True, kw_only=True)
class PartLine:
    """A part: what is asked, what it was given, why, on which evidence and with whom, by whom, and since last year."""

    id: str
    text: str
    says: str
    is_scored: bool
    squares: Squares | None = None
    explanation: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    tested_with: str = ""
    by: str = ""
    change: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    """The parts under a heading, and what they come to by themselves; blank where nothing is added up."""

    title: str
    about: str
    says: str
    parts: tuple[PartLine, ...]


@dataclass(frozen=True, kw_only=True)
class RiskLine:
    """A row of the table of risks."""

    title: str
    likelihood: str
    impact: str
    product: str


def sections_of(now: AssessmentNow, before: AssessmentNow | None) -> Iterator[Section]:
    """The parts under their headings."""
    changed = totals.changes(now, before)
    for domain, asked in totals.sections(now.of):
        parts = tuple(_part(now, one, changed) for one in asked)
        yield Section(title=domain.title, about=domain.about, says=_adds_up(now, domain), parts=parts)


def _adds_up(now: AssessmentNow, domain: Domain) -> str:
    found = totals.total(now, domain.id)
    if found is None or not domain.id or not found.scored:
        return ""
    if not found.is_whole:
        return f"{found.value} so far, of {found.scored} of {found.parts} parts scored"
    return f"{found.value} of {found.most}"


def _part(now: AssessmentNow, question: Question, changed: Mapping[str, Change]) -> PartLine:
    score = now.newest.get(question.id)
    if score is None:
        return PartLine(id=question.id, text=question.text, says=_NOT_SCORED, is_scored=False)
    option, given = now.chosen(question), score.given
    change = changed.get(question.id)
    return PartLine(
        id=question.id,
        text=question.text,
        says=option.text if option else "",
        is_scored=True,
        squares=_squares(now, question),
        explanation=lines_in(given.explanation),
        evidence=lines_in(frameworks.words_in(given.evidence)),
        links=frameworks.links_in(given.evidence),
        tested_with=given.tested_with,
        by=scored_by(score),
        change=f"{_MARKS[change]} a year before" if change else "",
    )


def _squares(now: AssessmentNow, question: Question) -> Squares | None:
    """Only of what is added up, or multiplied: elsewhere a number would say more than the words do."""
    option = now.chosen(question)
    if now.of.scoring not in (Scoring.SUM, Scoring.RISKS) or option is None or option.score is None or option.is_aside:
        return None
    return Squares(filled=option.score, of=totals.most_of(question))


def scored_by(score: Score) -> str:
    """Who scored a part, and when."""
    return f"Scored by {score.name} on {day(localdate(score.at))}"


def risk_lines(now: AssessmentNow) -> tuple[RiskLine, ...]:
    """The table of risks, the highest first; none of a framework that holds none."""
    found = sorted(totals.risks(now), key=lambda one: -(one.product or 0))
    return tuple(
        RiskLine(
            title=one.of.title,
            likelihood=_or_none(one.likelihood),
            impact=_or_none(one.impact),
            product=_or_none(one.product),
        )
        for one in found
    )


def _or_none(value: int | None) -> str:
    return "not scored" if value is None else str(value)


def lines_in(text: str) -> tuple[str, ...]:
    """What somebody wrote, line by line, without lines that are blank."""
    return tuple(one.strip() for one in text.splitlines() if one.strip())
