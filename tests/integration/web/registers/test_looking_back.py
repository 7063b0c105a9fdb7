"""The quarter's look-back: its sample is drawn, two people mark it apart, chances are named, and the score is said."""

from datetime import date
from uuid import UUID

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions import looking_back as actions
from tallystick_web.registers.described.outputs import Mark
from tallystick_web.registers.presenters.looking_back import LookBackPage, MarkPage
from tallystick_web.registers.queries import looking_back as queries
from tallystick_web.registers.sample_rules import seed_of
from tests.integration.web.clock import NOON
from tests.integration.web.registers.house import TODAY, House, of_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
COMMS = RoleId.COMMUNICATIONS_LEAD
ENDED = date(2026, 9, 30)
QUARTER = {"title": "July to September 2026", "benchmark": "60", **of_day("quarter_ended", ENDED)}


@pytest.fixture
def north():
    house = House()
    for day in (1, 10, 20):
        output(house, f"Briefing {day}", date(2026, 9, day))
    output(house, "Before the quarter", date(2026, 6, 30))
    output(house, "After the quarter", date(2026, 10, 1))
    output(house, "Not out", date(2026, 9, 5), state="in-preparation")
    return house


def output(house, title, on, **said):
    return house.keep("outputs", title=title, published_on=on, **({"kind": "report", "state": "in-use"} | said))


def begun(house, **changed):
    answer = house.send("look-back-begin", QUARTER | changed, COMMS)
    assert answer.status_code == 303, answer.content.decode()
    return UUID(answer.url.rstrip("/").split("/")[-2])


def now(house, look_back):
    with inside(house.organisation.pk):
        return queries.look_back_now(house.organisation.pk, look_back)


def give(house, look_back, *marks, by, action=actions.mark_outputs):
    outputs = [one.output.id for one in now(house, look_back).read]
    given = {key: (Mark(mark), "") for key, mark in zip(outputs, marks, strict=False)}
    with inside(house.organisation.pk):
        return action(look_back=look_back, given=given, by=house.person(by), at=NOON, today=TODAY)


def test_every_output_of_the_quarter_is_read_where_they_are_few(north):
    found = now(north, begun(north))

    assert [one.output.title for one in found.read] == ["Briefing 1", "Briefing 10", "Briefing 20"]
    assert found.entry.values["rule"] == "Every output of the quarter: 3."
    assert found.entry.values["published"] == 3


def test_of_many_outputs_the_printed_rule_draws_the_same_again(north):
    for day in range(1, 32):
        output(north, f"Post {day:02}", date(2026, 7, day), kind="social")
    look_back = begun(north)
    titles = [one.output.title for one in now(north, look_back).read]

    # 34 of at most 20: every 2nd by day, July before September
    in_order = [*(f"Post {day:02}" for day in range(1, 32)), "Briefing 1", "Briefing 10", "Briefing 20"]
    assert titles == in_order[seed_of(look_back) % 2 :: 2]


def test_a_communications_lead_marks_every_output_on_one_page_and_reads_the_score(north):
    look_back = begun(north)
    first, second, third = (one.output.id for one in now(north, look_back).read)
    marks = {f"mark-{first}": "3", f"mark-{second}": "0", f"why-{second}": "Nothing on who waits.", f"mark-{third}": ""}
    assert north.send("look-back-mark", marks, COMMS, look_back=look_back).status_code == 303
    page = north.page("look-back", COMMS, look_back=look_back)
    assert "Race was considered in 1 of 2 outputs where it matters (50%). One output is not marked yet." in page
    assert "Nothing on who waits." in page

    marks |= {f"mark-{third}": "2"}
    assert north.send("look-back-mark", marks, COMMS, look_back=look_back).status_code == 303
    page = north.page("look-back", COMMS, look_back=look_back)
    assert "Race was considered in 2 of 3 outputs where it matters (67%). The benchmark of 60% was reached" in page
    assert "one output more or fewer moves the score by 33%" not in page
    assert "one output more or fewer moves the score by 33 percentage points" in page


def test_a_second_reader_marks_apart_and_the_page_says_how_far_both_agree(north):
    look_back = begun(north)
    with pytest.raises(Refused, match="Nobody has read these outputs yet"):
        give(north, look_back, "3", by=RoleId.EDI_LEAD, action=actions.mark_again)
    give(north, look_back, "3", "0", "none", by=COMMS)
    with pytest.raises(Refused, match="You gave the first marks"):
        give(north, look_back, "3", by=COMMS, action=actions.mark_again)
    with pytest.raises(Refused, match="Somebody else gave the first marks"):
        give(north, look_back, "0", by=RoleId.EDI_LEAD)

    reader = north.person(RoleId.EDI_LEAD).pk
    assert MarkPage(now=now(north, look_back), reader=reader).given == {}
    give(north, look_back, "3", "1", by=RoleId.EDI_LEAD, action=actions.mark_again)
    give(north, look_back, "3", "1", "none", by=RoleId.EDI_LEAD, action=actions.mark_again)
    with pytest.raises(Refused, match="There is no third"):
        give(north, look_back, "3", by=RoleId.EXECUTIVE, action=actions.mark_again)
    page = LookBackPage(now=now(north, look_back), before=None, reader=reader, keeps=True)
    assert "Two people marked 3 outputs, and 2 of these alike." in [one["value"] for one in page.rows]
    assert page.lead.startswith("Race was considered in 1 of 2 outputs")  # the first marks make the score


def test_a_second_reader_sees_no_first_mark_on_any_page_before_giving_their_own(north):
    look_back = begun(north)
    give(north, look_back, "3", "0", "none", by=COMMS)
    reader = north.person(RoleId.EDI_LEAD).pk
    page = LookBackPage(now=now(north, look_back), before=None, reader=reader, keeps=True)
    assert (page.lines, page.is_blind) == ((), True)
    assert "considered in" not in page.lead
    give(north, look_back, "3", by=RoleId.EDI_LEAD, action=actions.mark_again)
    assert LookBackPage(now=now(north, look_back), before=None, reader=reader, keeps=True).is_blind
    give(north, look_back, "3", "1", "none", by=RoleId.EDI_LEAD, action=actions.mark_again)
    page = LookBackPage(now=now(north, look_back), before=None, reader=reader, keeps=True)
    assert len(page.lines) == 3

    mark = now(north, look_back).read[0].first.id
    parts = {"register": "look-back-marks", "entry": mark}
    assert north.get("entry", COMMS, **parts).status_code == 403
    assert north.get("register", COMMS, register="look-back-marks").status_code == 403
    assert north.get("register", COMMS, "?is-mark=3", register="look-back-marks").status_code == 403
    assert north.get("register-file", COMMS, register="look-back-marks", form="csv").status_code == 403
    assert "look-back-marks" not in north.page("registers", COMMS)
    assert north.get("entry", RoleId.BOARD_MEMBER, **parts).status_code == 200


def test_the_quarter_before_stands_beside_it(north):
    before = begun(north, title="April to June 2026", **of_day("quarter_ended", date(2026, 6, 30)))
    give(north, before, "0", by=COMMS)
    page = north.page("look-back", COMMS, look_back=begun(north))

    assert "April to June 2026: Race was considered in 0 of one output where it matters (0%)." in page


def test_a_missed_chance_is_of_the_quarter_and_stands_on_the_page(north):
    look_back = begun(north)
    chance = {"title": "That waiting lists differ", "occasion": "The winter plan", "why": "No figures."}
    late = north.send("look-back-missed", chance | of_day("on", TODAY), COMMS, look_back=look_back)
    assert "This day is not in the quarter" in late.content.decode()
    sent = north.send("look-back-missed", chance | of_day("on", ENDED), COMMS, look_back=look_back)
    assert sent.status_code == 303
    page = north.page("look-back", RoleId.BOARD_MEMBER, look_back=look_back)
    assert "That waiting lists differ" in page
    assert "30 September 2026, The winter plan. Why it was not said: No figures." in page
    assert "Name a chance that was missed" not in page


def test_a_look_back_at_nothing_or_at_no_quarter_leaves_nothing_behind():
    empty = House()
    assert "has no output that went out" in empty.send("look-back-begin", QUARTER, COMMS).content.decode()
    odd = QUARTER | of_day("quarter_ended", date(2026, 9, 29))
    assert "A quarter ends with" in empty.send("look-back-begin", odd, COMMS).content.decode()
    assert empty.events("entry-added") == 0


def test_only_whoever_keeps_outputs_looks_back(north):
    look_back = begun(north)
    assert north.get("look-back-mark", RoleId.EDI_LEAD, look_back=look_back).status_code == 403
    assert north.get("look-back-begin", RoleId.BOARD_MEMBER).status_code == 403
