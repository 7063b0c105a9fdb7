"""What measures of frameworks and reflections are counted from."""

from datetime import date
from uuid import UUID

from tallystick_web.questionnaires.measured.frameworks import FrameworkBook
from tallystick_web.questionnaires.queries.frameworks import assessments_by
from tallystick_web.questionnaires.queries.reflections import done_in_years, who_reflects
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind


def framework_book(organisation: UUID, of: AnswerSet) -> FrameworkBook:
    """Everything that the measures of a framework or of a reflection need."""
    if of.kind is SetKind.FRAMEWORK:
        return FrameworkBook(assessments=tuple(assessments_by(organisation, of)))
    done = {year: people for (name, year), people in done_in_years(organisation).items() if name == of.id}

    def who(on: date) -> frozenset[UUID]:
        return frozenset(key for key, _ in who_reflects(organisation, on))

    return FrameworkBook(done=done, who=who)
