"""The page about questions: how one stands, who asks for whom, and every set with what finds its answers."""

from collections.abc import Iterator

from markdown_parts import code, page, table

from tallystick_web.organisations.rules import RoleId, roles
from tallystick_web.reviews.question_rules import SPEAKS_FOR, WRITES_DOWN
from tallystick_web.reviews.question_sets import QuestionSet, question_sets
from tallystick_web.reviews.rules import Body, QuestionState


def questions_page(intro: str) -> str:
    """What questions are made of, and the questions that stand ready."""
    return page(
        "# Questions",
        intro,
        "## How a question stands",
        table(("State", "On the next agenda"), ((one.label, "yes" if one.is_open else "no") for one in QuestionState)),
        "## Who asks for whom",
        table(("On behalf of", "Roles"), ((one.label, _speaks(one)) for one in Body)),
        *(part for one in question_sets().values() for part in _set(one)),
    )


def _speaks(body: Body) -> str:
    noted = [f"{_label(role)} (writes down what was asked)" for role, bodies in WRITES_DOWN.items() if body in bodies]
    return "; ".join([*(_label(one) for one in RoleId if one in SPEAKS_FOR[body]), *noted])


def _label(role: RoleId) -> str:
    return roles()[role].label


def _set(found: QuestionSet) -> Iterator[str]:
    yield f"## {found.title}"
    yield f"{found.about} {found.source}"
    rows = (
        (code(found.key(one)), one.text, one.why, one.data.label if one.data else "People alone")
        for one in found.questions
    )
    yield table(("Name", "Question", "Why it matters", "What finds an answer"), rows)
