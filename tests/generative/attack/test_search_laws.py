"""The search beside plain counting: every table there is, and whether three values are left to everybody."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tallystick.attack.knowledge import Fact, Knowledge, Target
from tallystick.attack.search import Outcome, interval, search
from tests.generative.examples import costly

MOST = 4


@st.composite
def knowledge(draw):
    """A few cells of up to four people, some sums of them known within a little, and the cells to be found."""
    truth = draw(st.lists(st.integers(0, MOST), min_size=2, max_size=4))
    facts = [Fact(sum={cell: 1}, low=0, high=MOST) for cell in range(len(truth))]
    for _ in range(draw(st.integers(0, 3))):
        cells = draw(st.sets(st.integers(0, len(truth) - 1), min_size=1))
        value = sum(truth[cell] for cell in cells)
        below, above = draw(st.integers(0, 2)), draw(st.integers(0, 2))
        facts.append(Fact(sum=dict.fromkeys(sorted(cells), 1), low=value - below, high=value + above))
    everyone = [{cell: 1} for cell in range(len(truth))]
    return Knowledge(
        cells=len(truth),
        facts=tuple(facts),
        targets=tuple(Target(name=cell, sum=one) for cell, one in enumerate(everyone)),
        insiders=tuple(everyone),
    )


def value_of(table, wanted):
    return sum(table[cell] * times for cell, times in wanted.items())


def tables_of(known):
    for table in product(range(MOST + 1), repeat=known.cells):
        if all(fact.low <= value_of(table, fact.sum) <= fact.high for fact in known.facts):
            yield table


def is_safe(known, target, tables):
    """Whether three values are left to a reader and to every insider that can be."""
    for insider in (None, *known.insiders):
        own = [table for table in tables if insider is None or value_of(table, insider) >= 1]
        if own and len({value_of(table, target.sum) for table in own}) < 3:
            return False
    return True


@costly
@given(knowledge())
def test_a_count_is_safe_just_where_three_values_are_left_to_everybody(known):
    tables = list(tables_of(known))
    found = {one.target.name: one.outcome for part in known.components() for one in search(part).found}
    for target in known.targets:
        wanted = Outcome.SAFE if is_safe(known, target, tables) else Outcome.RECOVERED
        assert found[target.name] is wanted


@costly
@given(knowledge())
def test_every_table_that_is_shown_as_proof_agrees_with_every_fact(known):
    for part in known.components():
        searched = search(part)
        for table in searched.tables:
            assert all(fact.low <= value_of(table, fact.sum) <= fact.high for fact in part.facts)
        for one in searched.found:
            values = {value_of(searched.tables[place], one.target.sum) for place in one.witnesses}
            assert one.outcome is not Outcome.SAFE or len(values) == 3


@costly
@given(knowledge())
def test_bounds_hold_every_value_there_is(known):
    tables = list(tables_of(known))
    for target in known.targets:
        low, high = interval(known, target)
        values = [value_of(table, target.sum) for table in tables]
        assert low <= min(values)
        assert max(values) <= high
