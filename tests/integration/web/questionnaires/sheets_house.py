"""What stories of prompts and rounds share: sets of their own beside those that are shipped, and steps people take."""

from datetime import timedelta

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.questionnaires import sets
from tallystick_web.questionnaires.actions import rounds, sheets
from tallystick_web.questionnaires.queries.sheets import round_called, sheet_called
from tallystick_web.questionnaires.round_rules import RoundBegun, items_in
from tallystick_web.questionnaires.set_rules import AnswerKind, Option, Question, Statistic
from tallystick_web.registers.actions.entries import add_entry
from tallystick_web.registers.described import registers
from tests.integration.web.clock import NOON
from tests.unit.web.questionnaires.sheets_drawn import CHECK, CODE, HELD, MAY, OFFERED, WORDS, a_measure, a_set

TODAY = NOON.date()
BEFORE = NOON - timedelta(minutes=1)
SECRETARY, MEMBER, AUDITOR, LEAD = (
    RoleId.BOARD_SECRETARY,
    RoleId.BOARD_MEMBER,
    RoleId.AUDITOR,
    RoleId.COMMUNICATIONS_LEAD,
)
CODING = a_set(
    CODE,
    WORDS,
    id="made-up-coding",
    in_rounds=True,
    has_second=True,
    thing="board paper",
    role=(Option(id="board", text="The board"), Option(id="senior-team", text="The senior team")),
    measure=(a_measure(Statistic.GOOD_SHARE, question="code", role="board"),),
)
TEAMS = a_set(HELD, OFFERED, id="made-up-teams", in_rounds=True, thing="team")
CHECKLIST = a_set(CHECK, id="made-up-checklist", has_second=True, things=("register/outputs",))
SOURCES = a_set(
    Question(id="source", kind=AnswerKind.EVIDENCE, text="Where is the evidence?", must=True),
    id="made-up-sources",
    things=("register/events",),
)


def add_sets(monkeypatch, *made):
    """Ship some sets for as long as a test runs."""
    every = {**sets.every_version(), **{(one.id, one.version): one for one in made}}
    newest = {one.id: one for one in every.values()}
    monkeypatch.setattr(sets, "every_version", lambda: every)
    monkeypatch.setattr(sets, "sets", lambda: newest)


def entry(house, register="outputs", role=LEAD, **values):
    """An entry of a register."""
    of = registers()[register]
    with inside(house.pk):
        return add_entry(register=of, values=values, by=house.person(role), at=NOON, today=TODAY)


def output(house, title="A report on pay", **values):
    return entry(house, title=title, kind="report", **values)


def a_round(house, text="04/05/2026 Finance report\n05/05/2026 Estates plan", *, of=CODING, role="board"):
    """A round with its list."""
    begun = RoundBegun(title="Papers of spring", since=MAY, until=TODAY, sampled="Every third paper.", role=role)
    with inside(house.pk):
        made = rounds.begin_round(of=of, begun=begun, by=house.person(SECRETARY), at=NOON)
        if text:
            rounds.add_items(round_of=made.pk, listed=items_in(text), by=house.person(SECRETARY), at=NOON)
    return made


def sheets_of(house, made):
    with inside(house.pk):
        return round_called(house.pk, made.pk).sheets


def now(house, key):
    with inside(house.pk):
        return sheet_called(house.pk, key)


def mark(house, sheet, role, seen=0, **answers):
    with inside(house.pk):
        return sheets.mark_sheet(sheet=sheet, answers=answers, seen=seen, by=house.person(role), at=BEFORE)
