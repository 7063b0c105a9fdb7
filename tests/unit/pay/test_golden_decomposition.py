"""Every published decomposition: which test holds it, or why none here can.

``chicago-wages.csv`` is the fixture of the Python package oaxaca 1.0.3 (Apache License 2.0), unchanged: wages in
Chicago, which the R package of the same name published these figures of.
"""

import csv

import numpy as np
import pytest

from tallystick.statistics.pay.decomposition import People, Weights, threefold, twofold
from tallystick.statistics.pay.regression import least_squares
from tests.repository.tracked import ROOT
from tests.unit.pay.published import published

ROWS = {(row["dataset"].split()[0], row["quantity"]): row for row in published("decomposition-reference.csv")}

IN_TEST_DECOMPOSITION = {
    *(("ccard", f"twofold pooled {part}") for part in ("explained", "unexplained")),
    *(("ccard", f"noswap {part}") for part in ("gap", "endowments", "coefficients", "interaction")),
}
DRAWN_AT_RANDOM = {
    ("chicago", "bootstrap se coefficients (R=1000)"),
    ("chicago", "bootstrap se Jann explained (R=1000)"),
    ("chicago", "bootstrap se Jann unexplained (R=1000)"),
}

# nlys00 ships with the R package ddecompose under the GPL, men8385 with rifreg: neither is fetched, and neither is ours
# to ship. The trace term that the two standard errors need is held by test_decomposition.py against spread over samples
# and by the case of two means, and here against what leaving it out would give.
NO_MICRODATA = {
    ("nlys00", quantity): "its people are not shipped"
    for quantity in (
        *("se observed difference", "se structure effect", "composition: years_worked_civilian"),
        *("composition: education", "composition: industry", "structure: education"),
    )
}
NOT_OURS = {
    ("men8385", quantity): "no regression of recentred influence functions is made here: on pay scales it misleads"
    for quantity in ("q10 union", "q10 nonwhite", "q50 nonwhite", "q90 union")
}

NATIVE, FOREIGN = 0, 1
COLUMNS = ("age", "female", "LTHS", "some_college", "college", "advanced_degree")


@pytest.fixture(scope="module")
def chicago():
    """The people born here and those born elsewhere, of whom everything is known."""
    lines = (ROOT / "tests/golden/pay/chicago-wages.csv").read_text(encoding="utf-8").splitlines()
    known = [row for row in csv.DictReader(lines) if "NA" not in row.values()]

    def of(group):
        chosen = [row for row in known if int(row["foreign_born"]) == group]
        return People(
            columns=np.array([[1.0, *(float(row[column]) for column in COLUMNS)] for row in chosen]),
            outcome=np.exp([float(row["ln_real_wage"]) for row in chosen]),
        )

    return of(NATIVE), of(FOREIGN)


def unexplained_of_the_pooled(native, foreign):
    """What the fit of everybody leaves over of the native group's mean: its own half of the unexplained part."""
    columns = np.vstack([native.columns, foreign.columns])
    pooled = least_squares(columns, np.concatenate([native.outcome, foreign.outcome])).coefficients
    return native.outcome.mean() - native.columns.mean(axis=0) @ pooled


def two(part, weights, place=None):
    """The way to one part of the two; with a place, what one column has in it."""

    def found(native, foreign):
        parts = twofold(native, foreign, weights=weights)
        return getattr(parts, part) if place is None else parts.by_column[place]

    return found


def three(part):
    return lambda native, foreign: getattr(threefold(native, foreign), part)


OURS = {
    "n_A_native": lambda native, _: len(native.outcome),
    "n_B_foreign": lambda _, foreign: len(foreign.outcome),
    "mean_A": lambda native, _: native.outcome.mean(),
    **{f"threefold_{part}": three(part) for part in ("endowments", "coefficients", "interaction")},
    "twofold unexplained, B coefficients (w=0)": two("unexplained", Weights.OTHER),
    "twofold explained, A coefficients (w=1)": two("explained", Weights.REFERENCE),
    "twofold unexplained, A coefficients (w=1)": two("unexplained", Weights.REFERENCE),
    "twofold unexplained, Reimers (w=0.5)": two("unexplained", Weights.HALF),
    "twofold explained, Cotton (w=0.4309309)": two("explained", Weights.BY_NUMBER),
    "twofold unexplained, Cotton (w=0.4309309)": two("unexplained", Weights.BY_NUMBER),
    "twofold unexplained, Jann pooled with group (-2)": two("unexplained", Weights.POOLED_WITH_GROUP),
    "Neumark unexplained A": unexplained_of_the_pooled,
    "A-weighted explained, age": two("by_column", Weights.REFERENCE, 1 + COLUMNS.index("age")),
    "A-weighted explained, female": two("by_column", Weights.REFERENCE, 1 + COLUMNS.index("female")),
}
OF_CHICAGO = {("chicago", quantity) for quantity in OURS}


def test_every_row_is_held_by_a_test_or_says_why_not():
    tables = (IN_TEST_DECOMPOSITION, DRAWN_AT_RANDOM, OF_CHICAGO, NO_MICRODATA, NOT_OURS)
    assert sorted(name for table in tables for name in table) == sorted(ROWS)
    assert len(ROWS) == len(published("decomposition-reference.csv"))


@pytest.mark.parametrize("quantity", OURS)
def test_wages_in_chicago_come_apart_as_published(chicago, quantity):
    row = ROWS["chicago", quantity]
    assert OURS[quantity](*chicago) == pytest.approx(float(row["published_value"]), abs=float(row["tolerance"]))


def test_the_unexplained_parts_of_both_groups_come_to_the_whole(chicago):
    native, foreign = chicago
    parts = twofold(native, foreign, weights=Weights.POOLED)
    halves = unexplained_of_the_pooled(native, foreign) - unexplained_of_the_pooled(foreign, native)
    assert halves == pytest.approx(parts.unexplained)


def drawn_again(people, random):
    chosen = random.integers(0, len(people.outcome), len(people.outcome))
    return People(columns=people.columns[chosen], outcome=people.outcome[chosen])


def test_spread_over_resamples_is_that_published_within_five_per_cent(chicago):
    """1,000 resamples, as published; each group is drawn by itself."""
    random = np.random.default_rng(18)
    found = {name: [] for name in ("coefficients", "Jann explained", "Jann unexplained")}
    for _ in range(1_000):
        native, foreign = (drawn_again(people, random) for people in chicago)
        jann = twofold(native, foreign, weights=Weights.POOLED_WITH_GROUP)
        found["coefficients"].append(threefold(native, foreign).coefficients)
        found["Jann explained"].append(jann.explained)
        found["Jann unexplained"].append(jann.unexplained)
    for name, values in found.items():
        row = ROWS["chicago", f"bootstrap se {name} (R=1000)"]
        assert row["tolerance"] == "5% (random)"
        assert np.std(values, ddof=1) == pytest.approx(float(row["published_value"]), rel=0.05)


def test_the_error_has_the_trace_term_that_published_ones_have(chicago):
    """Worked out by hand for the coefficients of the native group, whose own variance the trace term multiplies."""
    native, foreign = chicago
    fits = [least_squares(people.columns, people.outcome) for people in chicago]
    apart = native.columns.mean(axis=0) - foreign.columns.mean(axis=0)
    spread = sum(np.cov(people.columns, rowvar=False) / len(people.outcome) for people in chicago)
    without = apart @ fits[0].usual @ apart + fits[0].coefficients @ spread @ fits[0].coefficients
    trace = np.trace(spread @ fits[0].usual)
    found = twofold(native, foreign, weights=Weights.REFERENCE).explained_error
    assert found == pytest.approx(np.sqrt(without + trace))
    assert found > 1.0001 * np.sqrt(without)
