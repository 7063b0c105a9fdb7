"""Scored frameworks as pages: every assessment, one with each part and who answers for it, and what is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localdate

from tallystick_web.core.rules import answers, why_not
from tallystick_web.core.templating import capitalize_first, day
from tallystick_web.questionnaires import framework_rules as frameworks
from tallystick_web.questionnaires import total_rules as totals
from tallystick_web.questionnaires.framework_rules import AssessmentNow
from tallystick_web.questionnaires.presenters.totals import (
    RiskLine,
    Section,
    comes_to,
    lines_in,
    risk_lines,
    scored_by,
    sections_of,
    since_last_year,
)
from tallystick_web.questionnaires.rules import AssessmentState, year_in_words, years_on_offer
from tallystick_web.questionnaires.set_rules import AnswerSet, Question, SetKind
from tallystick_web.questionnaires.sets import sets_of

# EVERY ASSESSMENT


@dataclass(frozen=True, kw_only=True)
class AssessmentLine:
    """An assessment in a list: its year, and how it stands."""

    id: UUID
    title: str
    says: str


@dataclass(frozen=True, kw_only=True)
class FrameworkShelf:
    """A framework with its assessments, the newest first. ``may_begin`` is false where no year is left to begin."""

    of: AnswerSet
    lines: tuple[AssessmentLine, ...]
    may_begin: bool


@dataclass(frozen=True, kw_only=True)
class AssessmentsPage:
    """Every framework, those in use first."""

    shelves: tuple[FrameworkShelf, ...]


def assessments_page(assessments: Sequence[AssessmentNow], on: date) -> AssessmentsPage:
    """Every framework with its assessments."""
    shelves = (_shelf(of, [one for one in assessments if one.of.id == of.id], on) for of in sets_of(SetKind.FRAMEWORK))
    return AssessmentsPage(shelves=tuple(sorted(shelves, key=lambda one: not one.lines)))


def _shelf(of: AnswerSet, there: Sequence[AssessmentNow], on: date) -> FrameworkShelf:
    lines = tuple(
        AssessmentLine(id=one.id, title=capitalize_first(year_in_words(one.year_ended)), says=_stands(one))
        for one in there
    )
    left = set(years_on_offer(on)) - {one.year_ended for one in there}
    return FrameworkShelf(of=of, lines=lines, may_begin=bool(left))


def _stands(now: AssessmentNow) -> str:
    return f"{capitalize_first(now.state.label)}. {comes_to(now)}"


# ONE ASSESSMENT


@dataclass(frozen=True, kw_only=True)
class AssessmentPage:
    """An assessment for one reader. ``before`` is that of the year before, ``scores`` and ``decides`` what they do."""

    now: AssessmentNow
    before: AssessmentNow | None
    reader: UUID
    scores: bool = False
    decides: bool = False

    @property
    def lead(self) -> str:
        """What it comes to, in a sentence or two."""
        return comes_to(self.now)

    @property
    def year(self) -> str:
        """The year that it is of."""
        return capitalize_first(year_in_words(self.now.year_ended))

    @property
    def words(self) -> tuple[str, ...]:
        """What was said of it when it was offered, while that stands."""
        return lines_in(self.now.step.summary) if self.now.step else ()

    @property
    def to_explain(self) -> str:
        """Why it cannot be offered though every part is scored, for whoever scores it; blank where it can."""
        if not self.may_score or self.now.missing:
            return ""
        return why_not(totals.check_can_offer)(self.now)

    @property
    def since(self) -> str:
        """What became of it since the year before; blank where nothing stands beside it."""
        return since_last_year(self.now, self.before)

    @property
    def state(self) -> str:
        """Where it stands, with who did what, in a sentence."""
        step = self.now.step
        if step is None:
            return f"Begun by {self.now.begun_by} on {day(localdate(self.now.begun_at))}. It is being scored."
        when = f"{step.name} on {day(localdate(step.at))}"
        return {
            AssessmentState.OPEN: f"Sent back by {when}: {step.why}",
            AssessmentState.OFFERED: f"Offered by {when}. It waits for a second person.",
            AssessmentState.AGREED: f"Agreed by {when}. It stays as it is.",
        }[step.state]

    @property
    def may_score(self) -> bool:
        """Whether the reader can score its parts now."""
        return self.scores and answers(frameworks.check_open)(self.now)

    @property
    def may_offer(self) -> bool:
        """Whether the reader can offer it now: everything is scored, and explained where it has to be."""
        return self.scores and answers(totals.check_can_offer)(self.now)

    @property
    def may_decide(self) -> bool:
        """Whether the reader can decide about it now."""
        return self.decides and answers(frameworks.check_can_decide)(self.now, self.reader)

    @property
    def is_agreed(self) -> bool:
        """Whether a second person agreed to it."""
        return self.now.state is AssessmentState.AGREED

    @property
    def next_part(self) -> str:
        """The part that is scored next; blank where every part is scored."""
        return self.now.missing[0].id if self.now.missing else ""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts under their headings."""
        return tuple(sections_of(self.now, self.before))

    @property
    def risks(self) -> tuple[RiskLine, ...]:
        """The table of risks, the highest first; none of a framework that holds none."""
        return risk_lines(self.now)

    @property
    def facts(self) -> list[dict[str, str]]:
        """What it is an assessment of."""
        now = self.now
        rows = [
            ("Year", capitalize_first(year_in_words(now.year_ended))),
            ("Framework", f"{now.of.title}, version {now.of.version}"),
            ("Begun", f"by {now.begun_by} on {day(localdate(now.begun_at))}"),
            ("Read by the public", "yes" if now.is_public else "no"),
        ]
        return [{"key": key, "value": value} for key, value in rows]


def earlier_of(now: AssessmentNow, question: Question) -> tuple[str, ...]:
    """What a part was given before, the newest first, each in a line."""
    options = {one.id: one.text for one in question.options}
    return tuple(
        f"{options.get(one.given.answer, one.given.explanation)}. {scored_by(one)}."
        for one in reversed(now.history(question.id))
    )


# WHAT IS PUBLISHED OF IT


@dataclass(frozen=True, kw_only=True)
class SummaryPage:
    """What is published of an assessment, made from its scores: nobody who scored or decided is named in it."""

    now: AssessmentNow
    before: AssessmentNow | None = None

    @property
    def is_agreed(self) -> bool:
        """Whether there is anything to publish: a second person agreed to it."""
        return self.now.state is AssessmentState.AGREED

    @property
    def year(self) -> str:
        """The year that it is of."""
        return capitalize_first(year_in_words(self.now.year_ended))

    @property
    def lead(self) -> str:
        """What it comes to, in a sentence."""
        return comes_to(self.now) if self.is_agreed else "There is no summary until a second person has agreed."

    @property
    def since(self) -> str:
        """What became of it since the year before."""
        return since_last_year(self.now, self.before) if self.is_agreed else ""

    @property
    def words(self) -> tuple[str, ...]:
        """What was said of it, by paragraphs."""
        step = self.now.step
        return lines_in(step.summary) if step is not None and self.is_agreed else ()

    @property
    def agreed_on(self) -> str:
        """The day on which it was agreed; blank where it is not."""
        step = self.now.step
        return day(localdate(step.at)) if step is not None and self.is_agreed else ""

    @property
    def agreed(self) -> str:
        """When it was agreed, and whether the public reads it."""
        if not self.is_agreed:
            return ""
        read = "The public may read it." if self.now.is_public else "It is for readers inside the organisation."
        return f"Agreed by a second person on {self.agreed_on}. {read}"

    @property
    def sections(self) -> tuple[Section, ...]:
        """The parts under their headings."""
        return tuple(sections_of(self.now, self.before)) if self.is_agreed else ()

    @property
    def risks(self) -> tuple[RiskLine, ...]:
        """The table of risks."""
        return risk_lines(self.now) if self.is_agreed else ()
