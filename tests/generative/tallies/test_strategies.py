"""The laws hold of what the strategies make, so the strategies must make every kind of thing."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tallystick.definitions import load
from tests.generative.tallies.strategies import returns

GIVEN = load("wres", 2025).given


@pytest.fixture(scope="module")
def made():
    """As many returns as a law is tried on, twice over."""
    collected = []

    @settings(max_examples=200, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(returns())
    def collect(one):
        collected.append(one)

    collect()
    return collected


def tallies_of(made, *, kind):
    indicators = {each.id for each in GIVEN if each.kind == kind}
    return [tally for one in made for tally in one.tallies if tally.indicator in indicators]


@pytest.mark.parametrize("indicator", [each.id for each in GIVEN])
def test_every_indicator_a_return_may_hold_is_reached(made, indicator):
    assert any(one.rows_of(indicator) for one in made)


@pytest.mark.parametrize("kind", sorted({each.kind for each in GIVEN}))
def test_every_kind_of_indicator_is_reached_as_counts(made, kind):
    assert any(tally.happened for tally in tallies_of(made, kind=kind))


# Nobody publishes the share of a board without its seats.
@pytest.mark.parametrize("kind", sorted({each.kind for each in GIVEN} - {"board"}))
def test_every_kind_of_indicator_is_reached_as_percentages(made, kind):
    assert any(tally.percent for tally in tallies_of(made, kind=kind))


OUT_OF_THE_ORDINARY = {
    "two years": lambda one: one.find("3", "two-year"),
    "a subset": lambda one: one.find("1", "medical/senior-medical-manager"),
    "both workforces": lambda one: one.find("1", "workforce") and one.find("9", "workforce"),
    "both divisions of the board": lambda one: one.find("9", "board/voting") and one.find("9", "board/executive"),
    "a percentage of a number": lambda one: any(t.percent is not None and t.people is not None for t in one.tallies),
    "nobody": lambda one: any(t.happened == t.people == 0 for t in one.tallies),
    "more events than people": lambda one: any(t.people and (t.happened or 0) > t.people for t in one.tallies),
    "a tiny percentage": lambda one: any(t.percent and t.percent < 1 for t in one.tallies),
    "a name like a formula": lambda one: one.organisation.startswith(("=", "+", "-", "@")),
    "a name that needs quotation marks": lambda one: "," in one.organisation,
}


@pytest.mark.parametrize("name", OUT_OF_THE_ORDINARY)
def test_what_is_out_of_the_ordinary_is_reached(made, name):
    assert any(OUT_OF_THE_ORDINARY[name](one) for one in made)
