"""Questions about a piece of work are found on its page, and neither application knows the other."""

from uuid import UUID

import pytest

from tallystick_web.core import asked_about
from tallystick_web.core.asked_about import KindOfWork, PieceOfWork, QuestionsLine

PIECE, ORGANISATION = UUID(int=1), UUID(int=2)
LINE = QuestionsLine(title="Prompts", says="Not answered yet", href="/x/", is_answered=False)


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    monkeypatch.setattr(asked_about, "_kinds", {})
    monkeypatch.setattr(asked_about, "_tell", [])


def test_a_kind_of_work_is_found_by_its_name():
    offered = KindOfWork(
        one="output",
        several="outputs",
        find=lambda _, __: {PIECE: PieceOfWork(title="A guide", done_on=None)},
        href=lambda slug, key: f"/{slug}/{key}/",
        reads=frozenset({"read-registers"}),
    )
    asked_about.add_kind_of_work("register/outputs", offered)
    assert offered.is_read_by({"read-registers", "keep-plan"})
    assert not offered.is_read_by({"keep-plan"})
    assert asked_about.kinds_of_work()["register/outputs"].find(ORGANISATION, None)[PIECE].title == "A guide"
    with pytest.raises(TypeError):
        asked_about.kinds_of_work()["another"] = offered


def test_where_nobody_asks_there_are_no_questions():
    assert asked_about.questions_about(ORGANISATION, "westmoor", "register/outputs", PIECE, ()) == ()


def test_whoever_asks_last_tells_the_questions_and_once_alone():
    asked_about.tell_questions(lambda *_: (LINE, LINE))
    asked_about.tell_questions(lambda organisation, slug, kind, piece, may: (LINE,) if piece == PIECE else ())
    assert asked_about.questions_about(ORGANISATION, "westmoor", "register/outputs", PIECE, ()) == (LINE,)
    assert asked_about.questions_about(ORGANISATION, "westmoor", "register/outputs", ORGANISATION, ()) == ()
