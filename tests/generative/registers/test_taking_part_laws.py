"""Laws of taking part: funnels only narrow, a step taken back is no step, and one person is one person."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tallystick_web.registers.asked_rules import asked, concentration
from tallystick_web.registers.part_rules import (
    FOLLOWS,
    Paid,
    PartTaken,
    Prominence,
    Stage,
    Step,
    TakesPartAs,
    funnel,
    newest_held,
    standing,
)
from tallystick_web.registers.queries.people import Same

DAY = date(2026, 6, 1)
IDS = [UUID(int=number) for number in range(1, 7)]


@st.composite
def walks(draw):
    """Steps that follow each other, with payments between them."""
    stages = [draw(st.sampled_from([Stage.CONSIDERED, Stage.INVITED, Stage.APPEARED]))]
    while FOLLOWS[stages[-1]] and draw(st.booleans()):
        stages.append(draw(st.sampled_from(FOLLOWS[stages[-1]])))
    steps = [{"stage": one} for one in stages]
    steps += [{"paid": draw(st.sampled_from(Paid))} for _ in range(draw(st.integers(0, 2)))]
    return [Step(id=UUID(int=n + 1), on=DAY + timedelta(days=n), **one) for n, one in enumerate(steps)]


@st.composite
def parts(draw):
    found = standing(draw(walks()))
    return PartTaken(
        register="events",
        entry=IDS[0],
        person=draw(st.sampled_from(IDS)),
        contact=None,
        part=draw(st.sampled_from(TakesPartAs)),
        stage=found.stage,
        reached=found.reached,
        prominence=Prominence.OTHER,
        paid=found.paid,
        on=DAY,
        asked=found.asked,
    )


@given(st.lists(parts(), max_size=12))
def test_a_funnel_never_grows_downwards_and_its_first_number_is_everybody(several):
    numbers = [number for _, number in funnel(several).steps]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == len(several)
    assert numbers[3] == sum(1 for one in several if one.stage is Stage.APPEARED)


@given(walks())
def test_taking_back_the_newest_step_leaves_what_was_there_before_it(steps):
    back = Step(id=UUID(int=99), takes_back=newest_held(steps).id, on=DAY)
    assert standing([*steps, back]) == standing(steps[:-1])
    assert newest_held([*steps, back]) == newest_held(steps[:-1])


@given(st.lists(parts(), max_size=12), st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=6))
def test_merging_changes_no_number_of_appearances_and_adds_up_the_load_of_one_person(several, pairs):
    """Each pair is one merge, as the service allows it: of two entries that stand by themselves."""
    into = {}
    for kept, merged in pairs:
        if kept != merged and kept not in into and merged not in into:
            into[merged] = kept
    same = Same(into=into, tokens={one: one for one in IDS if one not in into})
    as_one = [replace(one, person=same.stays(one.person)) for one in several]
    on = DAY + timedelta(days=30)
    before, after = asked(several, on=on), asked(as_one, on=on)
    assert funnel(as_one) == funnel(several)
    assert concentration(after).invitations == concentration(before).invitations
    for person, days in after.items():
        assert len(days) == sum(len(found) for one, found in before.items() if same.stays(one) == person)


@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=6))
def test_the_entries_of_one_person_are_a_group_whichever_of_them_is_asked_for(pairs):
    into = {}
    for kept, merged in pairs:
        if kept != merged and kept not in into and merged not in into:
            before = {one: set(Same(into=dict(into), tokens={}).group(one)) for one in IDS}
            into[merged] = kept
            same = Same(into=dict(into), tokens={})
            assert set(same.group(kept)) == set(same.group(merged)) == before[kept] | before[merged]
            del into[merged]
            assert {one: set(Same(into=into, tokens={}).group(one)) for one in IDS} == before
            into[merged] = kept
    same = Same(into=into, tokens={})
    for one in IDS:
        assert same.group(one)[0] == one
        assert all(set(same.group(other)) == set(same.group(one)) for other in same.group(one))
