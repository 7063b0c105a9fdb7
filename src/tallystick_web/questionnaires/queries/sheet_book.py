"""What measures of sheets are counted from: every sheet of a set, its rounds, and when work of its kinds was done."""

from uuid import UUID

from tallystick_web.core.asked_about import kinds_of_work
from tallystick_web.questionnaires.measured.sheets import RoundOf, SheetBook
from tallystick_web.questionnaires.models import Round, Sheet
from tallystick_web.questionnaires.queries.sheets import sheets_now
from tallystick_web.questionnaires.set_rules import AnswerSet


def sheet_book(organisation: UUID, of: AnswerSet) -> SheetBook:
    """Everything that the measures of a set need. What was given up is left out, of sheets and of work."""
    rows = Sheet.objects.of(organisation).filter(set_id=of.id, dropped_why="").select_related("round")
    rounds = Round.objects.of(organisation).filter(set_id=of.id)
    return SheetBook(
        sheets=tuple(sheets_now(organisation, rows.order_by("begun_at", "pk"))),
        rounds={one.pk: RoundOf(role=one.role, until=one.until) for one in rounds},
        done={
            (name, key): piece.done_on
            for name in of.things
            if (kind := kinds_of_work().get(name)) is not None
            for key, piece in kind.find(organisation, None).items()
            if piece.done_on is not None and not piece.is_over
        },
    )
