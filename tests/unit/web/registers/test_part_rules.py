"""What a part's steps come to, how far people came, and who is asked too often: worked by hand."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.registers.asked_rules import asked, concentration
from tallystick_web.registers.columns import ColumnKind
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.book import Book
from tallystick_web.registers.measured.every import register_measures
from tallystick_web.registers.part_rules import (
    FOLLOWS,
    TAKING,
    Found,
    Paid,
    PartTaken,
    Prominence,
    Stage,
    Step,
    TakesPartAs,
    check_correction,
    check_paid,
    funnel,
    standing,
)
from tests.unit.web.registers.drawn import HALF, QUARTER, YEAR, book, called

JUNE = date(2026, 6, 1)


def part(who, stage=Stage.APPEARED, **said):
    """The part of somebody, who is on the list under their name."""
    told = {
        "register": "events",
        "entry": called("Conference"),
        "person": called(f"token of {who}"),
        "contact": called(who),
        "part": TakesPartAs.SPEAKER,
        "reached": frozenset({stage}),
        "prominence": Prominence.OTHER,
        "paid": Paid.NOT_KNOWN,
        "on": JUNE,
    }
    return PartTaken(stage=stage, **(told | said))


def counted(measure, period, parts=(), **drawn):
    found = Book(entries=book(**drawn).entries, parts=parts)
    typed = register_measures()[measure].count(found, period)
    return typed and (typed.value if typed.value is not None else (typed.happened, typed.people))


def test_registers_in_which_people_take_part_have_a_day_and_none_points_at_a_person():
    for name, taking in TAKING.items():
        assert registers()[name].column(taking.day).kind is ColumnKind.DAY
    assert not [one for of in registers().values() for one in of.columns if one.of == "contacts"]


def test_no_column_about_people_asks_for_ethnicity():
    said = " ".join(f"{one.label} {' '.join(one.also_called)}" for one in registers()["contacts"].columns).lower()
    assert not [word for word in ("ethnic", "race", "heritage", "nationality", "religion") if word in said]


def test_what_was_taken_back_is_as_if_it_had_not_happened():
    ids = [UUID(int=number) for number in range(4)]
    steps = [
        Step(id=ids[0], stage=Stage.INVITED, on=date(2026, 5, 1)),
        Step(id=ids[1], stage=Stage.ACCEPTED, on=date(2026, 5, 2)),
        Step(id=ids[2], takes_back=ids[1], on=date(2026, 5, 3)),
    ]
    found = standing(steps)
    assert (found.stage, found.reached, found.asked) == (Stage.INVITED, {Stage.INVITED}, (date(2026, 5, 1),))
    assert standing([*steps, Step(id=ids[3], takes_back=ids[0], on=JUNE)]).stage is None


def test_the_funnel_of_six_people():
    parts = [
        part("a", Stage.CONSIDERED),
        part("b", Stage.INVITED),
        part("c", Stage.DECLINED),
        part("d", Stage.DID_NOT_COME, paid=Paid.YES),
        part("e"),
        part("f", paid=Paid.YES),
    ]
    assert [number for _, number in funnel(parts).steps] == [6, 5, 3, 2, 1]


def test_asking_counts_for_twelve_months_and_listening_does_not_count():
    until = date(2026, 9, 30)
    days = (date(2025, 9, 30), date(2025, 10, 1), date(2026, 9, 30), date(2026, 10, 1))
    found = asked([part("a", asked=days), part("b", part=TakesPartAs.ATTENDEE, asked=days)], on=until)
    assert found == {called("token of a"): [date(2026, 9, 30), date(2025, 10, 1)]}
    spread = {UUID(int=number): [until] * times for number, times in enumerate((5, 4, 1, 1, 1))}
    said = concentration(spread)
    assert (said.invitations, said.people, said.most, said.of_most) == (12, 5, 3, 10)


def test_a_payment_follows_taking_part_and_only_the_newest_step_is_taken_back():
    with pytest.raises(Refused, match="Record first whether they took part"):
        check_paid(stage=Stage.INVITED, paid=Paid.YES, now=Paid.NOT_KNOWN)
    with pytest.raises(Refused, match="Only the newest step"):
        check_correction(is_newest=False, why="Wrong")
    with pytest.raises(Refused, match="Say what was wrong"):
        check_correction(is_newest=True, why=" ")
    assert set(FOLLOWS) == set(Stage)


# MEASURES

PEOPLE = """
title | roles                | agreed | since      | biography | stale
Amina | author speaker       | 1      |            | Writes.   |
Ben   | author spokesperson  | 2      | 2025-01-01 |           |
Cleo  | author               |        |            | Stale.    | yes
Dan   | spokesperson speaker |        | 2020-01-01 |           |
"""


def test_authors_in_the_bank_who_wrote_in_the_last_year():
    wrote = [part("Amina", part=TakesPartAs.AUTHOR), part("Ben", part=TakesPartAs.AUTHOR, on=date(2025, 9, 30))]
    assert counted("author-bank-used", HALF, wrote, contacts=PEOPLE) == (1, 2)


def test_appearances_by_people_who_became_spokespeople_within_two_years():
    said = [part(who, part=TakesPartAs.SPOKESPERSON) for who in ("Ben", "Ben", "Dan")]
    gone = part("gone", part=TakesPartAs.SPOKESPERSON, contact=None)
    assert counted("spokesperson-share", HALF, [*said, gone], contacts=PEOPLE) == (2, 4)


def test_people_asked_more_often_than_they_agreed():
    parts = [part("Amina", asked=(JUNE, date(2026, 7, 1))), part("Ben", asked=(JUNE,)), part("Dan", asked=(JUNE,) * 9)]
    assert counted("fair-load", HALF, parts, contacts=PEOPLE) == Decimal(1)


def test_entries_of_speakers_that_were_confirmed_and_bookings_from_the_list():
    assert counted("speakers-confirmed", HALF, contacts=PEOPLE) == (2, 2)
    booked = [part("a", found=Found.LIST), part("b"), part("c", Stage.DECLINED, found=Found.LIST)]
    assert counted("bookings-from-list", HALF, booked) == (1, 2)


def test_pieces_with_an_author_who_says_something_of_themselves():
    pieces = """
    title | kind    | published_on
    One   | article | 2026-05-01
    Two   | article | 2026-05-01
    Three | article | 2026-05-01
    Old   | article | 2025-05-01
    Page  | page    | 2026-05-01
    """
    wrote = [
        part(who, part=TakesPartAs.AUTHOR, register="outputs", entry=called(title))
        for who, title in (("Amina", "One"), ("Ben", "Two"))
    ]
    assert counted("bylined-pieces", HALF, wrote, contacts=PEOPLE, outputs=pieces) == (1, 3)


EVENTS = """
title | kind              | on         | seats | came | has_item
A     | board-development | 2026-05-01 | 10    | 7    |
B     | board-development | 2026-11-01 | 12    | 12   |
C     | board-development | 2026-12-01 | 12    |      |
D     | team-meeting      | 2026-05-01 |       |      | yes
E     | team-meeting      | 2026-05-02 |       |      | no
F     | team-meeting      | 2026-05-03 |       |      |
G     | team-meeting      | 2026-07-03 |       |      | yes
"""
PROGRAMMES = """
title | kind     | formats          | scoped_on  | staff | came_twice | counted_on
P     | project  | survey interview | 2026-05-01 |       |            |
Q     | project  | survey           | 2026-05-01 |       |            |
R     | project  | survey group     | 2025-05-01 |       |            |
S     | learning |                  |            | 400   | 90         | 2027-03-01
T     | learning |                  |            | 380   | 10         | 2026-05-01
"""
OFFERS = """
title | kind    | has_race | reviewed_on
A     | network | yes      | 2025-10-01
B     | network | yes      | 2025-09-29
C     | guide   | no       |
"""


def test_what_events_offers_and_programmes_count():
    assert counted("board-attendance", YEAR, events=EVENTS) == (19, 22)
    assert counted("team-meetings-with-item", QUARTER, events=EVENTS) == (1, 3)
    assert counted("scoping-formats", HALF, programmes=PROGRAMMES) == (1, 2)
    assert counted("programme-attendance", YEAR, programmes=PROGRAMMES) == (90, 400)
    assert counted("offers-with-race", HALF, offers=OFFERS) == (1, 3)
    assert counted("board-attendance", YEAR, events=EVENTS.splitlines()[1]) is None
