"""The gate: what is on the menu passes, protected; what is not does not pass, and nothing exact passes unasked."""

from dataclasses import replace
from datetime import date

import pytest

from tallystick.account.wres import tables_of
from tallystick.definitions import SourceKind, load
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.disclosure.gate import WITH_ITS_WHOLE, Gate, LeftOut, finer_tables, guard
from tallystick.release.comparison import Also, Comparison, Side
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance, DutyToPublish, ExactCell
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.release.shown import Withheld
from tallystick.release.verdict import Extra, Measure, NotCalculable, Verdict
from tests.integration.made_up_trusts import understood, years_of
from tests.unit.release.tables import everything_in

DAY = date(2026, 11, 1)
ACCEPTED = Decisions(
    contract=Contract(standards=("wres",), accepted=Acceptance(name="Ada Osei", role="Risk owner", on=DAY))
)
NOTHING = Decisions()


def tables(seed=3, year=2025):
    [found] = tables_of(understood("Made-up", year, next(years_of(seed, years=1)))).values()
    return found


def guarded(decisions=NOTHING, audience=Audience.ORGANISATION, *, left_out=(), of=None):
    gate = Gate(audience=audience, decisions=decisions, left_out=frozenset(left_out))
    return guard(tables() if of is None else of, gate)[-1]


def counts_in(value):
    return [one for one in everything_in(value) if isinstance(one, Quantity) and one.unit is Unit.PEOPLE]


def with_results(*results):
    [table] = tables()
    return [replace(table, results=results, breakdowns=())]


# EXACT OR NOT


def test_without_a_decision_no_count_passes_as_it_is():
    table = guarded()
    assert counts_in(table)
    assert all(int(one.amount) % 5 == 0 for one in counts_in(table))
    assert table.protection.contract == table.protection.finer == "hes"


def test_an_accepted_contract_passes_exactly_and_by_name():
    [exact], table = tables(), guarded(ACCEPTED)
    assert [one.value for one in table.results] == [one.value for one in exact.results]
    assert table.protection.accepted.name == "Ada Osei"


def test_a_stricter_rule_holds_where_one_is_chosen():
    assert guarded(replace(NOTHING, stricter="ten-five")).protection.finer == "ten-five"


def test_a_rate_or_value_passes_only_with_counts_that_are_known():
    for part in guarded(ACCEPTED).breakdowns:
        sides = [side for side in (part.result.top, part.result.bottom) if side is not None]
        if any(isinstance(side.happened, Withheld) for side in sides):
            assert isinstance(part.result.value, Withheld)
        assert part.result.p is None
        assert part.result.parity is None


def test_what_the_files_were_called_and_how_long_they_were_does_not_pass():
    assert guarded().provenance.made_from == ()


def test_figures_that_somebody_else_only_quoted_do_not_pass():
    assert all(one.source_kind is SourceKind.PRIMARY for one in guarded().comparators)


# THE MENU


@pytest.mark.parametrize(("audience", "has"), [(Audience.PUBLIC, False), (Audience.ORGANISATION, True)])
def test_directorates_are_for_people_of_the_organisation(audience, has):
    assert ("directorate" in {part.by for part in guarded(ACCEPTED, audience).breakdowns}) is has


def test_earlier_years_have_the_figures_of_the_contract_alone():
    older, newer = tables(year=2024), tables(year=2025)
    gate = Gate(audience=Audience.ORGANISATION, decisions=ACCEPTED)
    first, last = guard([*older, *newer], gate)
    assert first.breakdowns == ()
    assert last.breakdowns


def test_a_table_left_out_is_not_there_and_is_named():
    out = LeftOut(standard="wres", year=2025, table="directorate", indicator="3")
    table = guarded(ACCEPTED, left_out=[out])
    assert out not in finer_tables(table)
    assert [(one.table, one.indicator) for one in table.protection.coarsened] == [("directorate", "3")]
    assert any("Indicator 3 is not given by directorate" in said for said in table.protection.still_known)


def test_one_group_can_be_left_out_of_a_table():
    out = LeftOut(standard="wres", year=2025, table="directorate", indicator="3", group="unknown")
    parts = [part for part in guarded(ACCEPTED, left_out=[out]).breakdowns if part.by == "directorate"]
    assert all(part.result.unknown is None for part in parts if part.result.indicator == "3")
    assert any(part.result.unknown is not None for part in parts if part.result.indicator == "4")
    heads = LeftOut(standard="wres", year=2025, table="directorate", indicator="1", group="unknown")
    parts = [part for part in guarded(ACCEPTED, left_out=[heads]).breakdowns if part.by == "directorate"]
    assert "unknown" not in {part.result.group for part in parts if part.result.indicator == "1"}


def test_a_protected_figure_of_the_whole_can_be_left_out_and_the_workforce_stays():
    rows = LeftOut(standard="wres", year=2025, table="contract", indicator="1")
    assert {one.row for one in guarded(left_out=[rows]).results if one.indicator == "1"} == {"workforce"}
    whole = replace(rows, group=WITH_ITS_WHOLE)
    assert "1" not in {one.indicator for one in guarded(left_out=[rows, whole]).results}
    cases = LeftOut(standard="wres", year=2025, table="contract", indicator="3")
    assert "3" not in {one.indicator for one in guarded(left_out=[cases]).results}


# EXCEPTIONS


def test_a_duty_to_publish_lets_one_cell_through_and_no_other():
    cell = ExactCell(
        standard="wres",
        year=2025,
        indicator="3",
        row="one-year",
        by="directorate",
        part="Directorate A",
        group="white",
        what="people",
    )
    duty = DutyToPublish(
        cells=(cell,), legal_basis="An order", consents="All", signed_by="Ada Osei", role="Risk owner", on=DAY
    )
    [exact] = tables()
    wanted = next(p for p in exact.breakdowns if (p.part, p.result.indicator) == ("Directorate A", "3")).result
    table = guarded(replace(ACCEPTED, duty_to_publish=(duty,)))
    found = next(p for p in table.breakdowns if (p.part, p.result.indicator) == ("Directorate A", "3")).result
    white = found.bottom if found.bottom.group == "white" else found.top
    assert white.people == (wanted.bottom if wanted.bottom.group == "white" else wanted.top).people
    assert table.protection.exceptions == (duty,)


def test_a_duty_for_a_board_unlocks_neither_the_workforce_nor_another_year():
    [table] = tables()
    seats = Comparison(
        indicator="9",
        measure=Measure.POINT_DIFFERENCE,
        row="board/voting",
        group="bme",
        value=Quantity(10, Unit.POINTS),
        verdict=Verdict.CANNOT_TELL,
        top=Side(group="bme", happened=people(2), people=people(11)),
        bottom=Side(group="bme", happened=people(143), people=people(801)),
    )
    cell = ExactCell(
        standard="wres",
        year=2025,
        indicator="9",
        row="board/voting",
        by="",
        part="",
        group="bme",
        what="happened",
    )
    duty = DutyToPublish(cells=(cell,), legal_basis="x", consents="x", signed_by="x", role="x", on=DAY)

    def counts(which):
        [found] = guarded(
            replace(NOTHING, duty_to_publish=(which,)), of=[replace(table, results=(seats,), breakdowns=())]
        ).results
        return found.top.happened, found.bottom.happened, found.bottom.people

    assert counts(duty) == (seats.top.happened, people(145), people(800))
    elsewhere = replace(duty, cells=(replace(cell, year=2024),))
    assert counts(elsewhere)[0] == Withheld()


# SURVEYS AND ODD RESULTS


def test_the_rate_of_nobody_is_withheld_like_any_other():
    [table] = tables()
    cases = next(one for one in table.results if one.indicator == "3")
    nobody = Side(group="unknown", happened=people(0), people=people(0), years=Quantity(1, Unit.YEARS), rate=None)
    [found] = guarded(of=[replace(table, results=(replace(cases, unknown=nobody),), breakdowns=())]).results
    assert found.unknown.rate == Withheld()


def test_answers_of_few_whose_ethnicity_is_unknown_are_withheld_alone():
    few = Side(group="unknown", happened=people(2), people=people(3), rate=Quantity(0.6, Unit.RATE))
    [found] = guarded(ACCEPTED, of=with_results(replace(survey(200), unknown=few))).results
    assert (found.unknown.happened, found.unknown.people, found.unknown.rate) == (Withheld(), Withheld(), Withheld())
    assert found.top.people == people(200)


def survey(answered, *, percent=None):
    side = Side(group="bme", happened=people(4), people=people(answered), rate=Quantity(0.3, Unit.RATE))
    other = Side(group="white", happened=people(40), people=people(200), rate=Quantity(0.2, Unit.RATE))
    return Comparison(
        indicator="5",
        measure=Measure.POINT_DIFFERENCE,
        value=Quantity(10, Unit.POINTS),
        verdict=Verdict.CLEAR,
        top=side,
        bottom=other,
    )


def test_a_survey_result_of_ten_people_is_withheld_by_contract_too():
    [few] = guarded(ACCEPTED, of=with_results(survey(10))).results
    assert isinstance(few.value, Withheld)
    assert isinstance(few.top.people, Withheld)
    assert few.bottom.people.amount == 200
    assert few.verdict is Verdict.CANNOT_TELL
    [enough] = guarded(ACCEPTED, of=with_results(survey(11))).results
    assert enough.value.amount == 10


def test_where_nothing_was_accepted_a_survey_result_of_few_is_not_there():
    assert guarded(of=with_results(survey(10))).results == ()
    [enough] = guarded(of=with_results(survey(60))).results
    assert isinstance(enough.value, Withheld)
    assert enough.top.people.amount == 60


def test_a_rate_without_counts_is_withheld():
    published = Side(group="bme", rate=Quantity(0.3, Unit.RATE))
    result = Comparison(
        indicator="3",
        measure=Measure.RELATIVE_LIKELIHOOD,
        value=Quantity(2, Unit.RATIO),
        verdict=Verdict.NOT_CALCULABLE,
        top=published,
        bottom=replace(published, group="white"),
        not_calculable=NotCalculable.NO_COUNTS,
    )
    [found] = guarded(of=with_results(result)).results
    assert isinstance(found.value, Withheld)
    assert isinstance(found.top.rate, Withheld)


def test_a_comparison_that_cannot_be_made_does_not_say_that_it_happened_to_nobody():
    nobody = Side(group="bme", happened=people(0), people=people(9), rate=Quantity(0, Unit.RATE))
    result = Comparison(
        indicator="3",
        measure=Measure.RELATIVE_LIKELIHOOD,
        verdict=Verdict.NOT_CALCULABLE,
        top=nobody,
        bottom=replace(nobody, group="white"),
        not_calculable=NotCalculable.NO_EVENTS,
    )
    [found] = guarded(of=with_results(result)).results
    assert found.not_calculable is None
    assert found.verdict is Verdict.CANNOT_TELL


def test_ratios_of_other_counts_lose_decimals_range_and_verdict():
    side = Side(group="white", happened=people(4), people=people(9))
    ratio = Quantity(1.78, Unit.RATIO)
    also = tuple(
        Also(kind=kind, of="some", value=ratio, low=ratio, high=ratio, verdict=Verdict.CLEAR)
        for kind in (Extra.WITHOUT_INTERNATIONAL_RECRUITS, Extra.STRATIFIED, Extra.ONE_SEAT)
    )
    alone = Also(kind=Extra.STRATIFIED, of="few vacancies", value=ratio)
    none = Also(kind=Extra.DISTINCT_PEOPLE, of="nobody")
    result = Comparison(
        indicator="2",
        measure=Measure.RELATIVE_LIKELIHOOD,
        value=ratio,
        top=side,
        bottom=replace(side, group="bme", happened=people(1), people=people(3)),
        also=(*also, alone, none),
    )
    [found] = guarded(ACCEPTED, of=with_results(result)).results
    abroad, stratified, seat, nobody = found.also
    assert (abroad.low, abroad.high, abroad.verdict) == (None, None, None)
    assert isinstance(abroad.value, Withheld) or abroad.value.decimals < 2
    assert (stratified, seat) == (also[1], also[2])
    assert nobody.value is None


def test_a_board_is_withheld_without_saying_anything_of_it():
    definition = load("wres", 2025)
    seats = Side(group="bme", happened=people(2), people=people(14), rate=Quantity(1 / 7, Unit.RATE))
    result = Comparison(
        indicator="9",
        measure=Measure.POINT_DIFFERENCE,
        row=definition.indicator("9").headline,
        group="bme",
        value=Quantity(-3, Unit.POINTS),
        verdict=Verdict.CLOSE,
        top=seats,
        bottom=replace(seats, happened=people(400), people=people(2000)),
    )
    [found] = guarded(of=with_results(result)).results
    assert isinstance(found.top.happened, Withheld)
    assert isinstance(found.value, Withheld)
