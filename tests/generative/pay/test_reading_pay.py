"""Laws of reading pay: in and out are all rows, and a rate is the regulations' fraction, whoever works it out."""

from datetime import date
from fractions import Fraction

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.definitions.pay.options import Assignments, BankStaff, PayOptions
from tallystick.engine.pay import count_pay
from tallystick.records.deposit import Deposit
from tallystick.records.frames import RecordKind
from tallystick.records.pay import read_rows
from tallystick.records.recognise.table import Table
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tests.unit.pay.drawn_pay import DAY

# Tables of many columns are slow to draw and to read.
fewer = settings(max_examples=max(settings().max_examples // 4, 1))
CELLS = {
    "person": ["1", "2", "3", "003", "", "total", "X9"],
    "ethnicity": ["white", "bme", "A", "Z", "", "zzz", "Prefer not to say"],
    "sex": ["F", "Male", "", "?"],
    "contract_type": ["Bank", "Permanent", "", "01", "Honorary", "?"],
    "person_type": ["Employee", "Agency", "", "Partner"],
    "primary": ["Y", "N", "", "?"],
    "pay_scale": ["Band 5", "Consultant", "", "Local 3"],
    "snapshot": ["2025-03-31", "31/03/2024", "2025", "", "never"],
    "start": ["2020-01-01", "2025-04-02", "", "soon"],
    "organisation": ["", "Northmoor", "Southmoor"],
    "hourly_pay": ["", "15.867", "£20", "0", "-1", "nan", "1e400", "12,5", "2000000"],
    "ordinary_pay": ["", "2587.42", "2,000", "-5", "0", "=1", "999999999", "0.0001"],
    "weekly_hours": ["", "37.5", "0", "30", "37:20", "10 PAs", "0.000001", "-3", "x"],
    "period": ["", "Monthly", "7", "28", "year", "?"],
    "bonus_in_period": ["", "100", "-100", "x"],
    "bonus_span": ["", "year", "week", "x"],
    "bonus": ["", "10.50", "0", "-3", "x"],
    "bonus_type": ["", "local award", "voucher"],
    "full_pay": ["", "Y", "N", "?"],
    "leave": ["", "Sick", "N", "Strike", "other thing"],
    "salary_sacrifice": ["", "50", "-50", "x"],
    "arrears": ["", "20", "see note"],
    "basic_pay": ["", "500", "x"],
    "staff_type": ["", "AfC", "medical", "?"],
    "quartile": ["", "1", "Upper", "x"],
}
NEEDED = st.sampled_from(["hourly_pay", "ordinary_pay"])


@st.composite
def tables(draw):
    """A table of pay: any of its columns, any rows, some of them twice."""
    names = sorted({*draw(st.lists(st.sampled_from(sorted(CELLS)), unique=True)), draw(NEEDED)})
    row = st.tuples(*(st.sampled_from(CELLS[name]) | st.none() for name in names))
    rows = draw(st.lists(row, max_size=12))
    cells = pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String), orient="row")
    lines = pl.Series("line", range(2, 2 + len(rows)), dtype=pl.Int64)
    return Table(RecordKind.PAY, "pay.csv", "", 1, cells.with_columns(lines))


choices = st.builds(
    PayOptions,
    assignments=st.sampled_from(Assignments),
    bank=st.sampled_from(BankStaff),
    sacrifice_in_pay=st.booleans(),
    analysis=st.just(True),
)


@fewer
@given(
    tables(),
    choices,
    st.sampled_from(["ethnicity", "sex"]),
    st.sampled_from([None, DAY]),
    st.sampled_from(["", "Northmoor"]),
)
def test_every_row_is_a_person_or_left_out_and_never_both(table, options, characteristic, snapshot, organisation):
    rows = read_rows([table], Deposit(), organisation="Northmoor", snapshot=DAY)
    counted = count_pay(
        rows.frame,
        options,
        said=rows.said,
        characteristic=characteristic,
        organisation=organisation,
        snapshot=snapshot,
    )
    assert rows.frame.height + rows.set_aside.height == table.cells.height
    gone = counted.excluded.filter(pl.col("measures").is_in(["all", "none"]))
    without_rate = counted.excluded.filter(pl.col("measures") == "hourly")
    people = sum(one.number for one in counted.people)
    assert people + gone.height == rows.frame.height
    assert gone["line"].is_unique().all()
    assert not {*gone["line"]} & {*without_rate["line"]}
    without_bonus = counted.excluded.filter(pl.col("measures") == "bonus")
    assert without_bonus["line"].is_unique().all()
    assert not {*gone["line"]} & {*without_bonus["line"]}
    assert without_rate.height == sum(int((~one.is_full_pay).sum()) for one in counted.people)
    assert all((one.rate >= -1).all() for one in counted.people)
    assert all((pence >= 0).all() for one in counted.people for pence in one.bonus.values())
    totals = counted.reconciliation.select(pl.exclude("file").sum()).row(0, named=True)
    assert (totals["rows"], totals["people"]) == (rows.frame.height, people)
    assert totals["full_pay"] == sum(int(one.is_full_pay.sum()) for one in counted.people)


# EXACT RATES


money = st.integers(1, 10**7)  # pence
hours = st.integers(100, 16800)  # hundredths
periods = st.sampled_from(
    [("week", Fraction(7)), ("14", Fraction(14)), ("Monthly", Fraction(3044, 100)), ("year", Fraction(36525, 100))]
)
jobs = st.lists(
    st.tuples(st.integers(1, 6), money, money | st.none(), hours, periods, st.sampled_from([7, 365, None])),
    min_size=1,
    max_size=8,
)


def written(number):
    return "" if number is None else f"{number // 100}.{number % 100:02}"


@fewer
@given(jobs)
def test_a_rate_is_the_fraction_of_the_regulations(drawn):
    cells = pl.DataFrame(
        [
            (
                str(who),
                written(pay),
                written(bonus),
                written(worked),
                words,
                "" if span is None else str(span),
                str(line),
            )
            for line, (who, pay, bonus, worked, (words, _), span) in enumerate(drawn)
        ],
        schema=["person", "ordinary_pay", "bonus_in_period", "weekly_hours", "period", "bonus_span", "directorate"],
        orient="row",
    ).with_columns(line=pl.int_range(2, 2 + len(drawn), dtype=pl.Int64))
    rows = read_rows(
        [Table(RecordKind.PAY, "pay.csv", "", 1, cells)], Deposit(), organisation="N", snapshot=date(2025, 3, 31)
    )
    [people] = count_pay(rows.frame, PayOptions(), said=rows.said).people
    expected = {}
    for who in dict.fromkeys(one[0] for one in drawn):
        own = [one[1:] for one in drawn if one[0] == who]
        week = sum(plain_week(*one) for one in own)
        expected[who] = week / Fraction(sum(one[2] for one in own), 100)
    assert len(people.rate) == len(expected)
    # Rounding keeps the order, and people come in the order of their main jobs.
    for rate, exact in zip(sorted(people.rate), sorted(expected.values()), strict=True):
        off = Fraction(int(rate)) - exact * PARTS_OF_A_POUND
        assert -Fraction(1, 2) < off <= Fraction(1, 2)


def plain_week(pay, bonus, _worked, period, span):
    days = period[1]
    longer = {7: Fraction(7), 365: Fraction(36525, 100)}.get(span)
    part = min(Fraction(1), days / longer) if longer else 1
    return (Fraction(pay, 100) + Fraction(bonus or 0, 100) * part) * 7 / days
