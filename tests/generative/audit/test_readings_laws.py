"""What must hold of every published figure there can be."""

import csv
import io
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tallystick.account.audit import audited, files_of
from tallystick.errors import InputRefused
from tallystick.publishing.audit import to_csv, to_json
from tallystick.release.audited import AuditedFile, Given, PublishedFigure, WholeNumbers
from tallystick.release.readings import Kind, Reading
from tallystick.release.release import Source
from tallystick.release.rounding import half_up, truncated
from tallystick.statistics.readings import read
from tallystick.tallies.figures_file import FIGURES, read_figures_file

PEOPLE = st.one_of(st.integers(1, 12), st.integers(1, 400), st.integers(1, 1_400_000))
DECIMALS = st.integers(0, 4)


@st.composite
def groups(draw):
    people = draw(PEOPLE)
    return Given(happened=draw(st.integers(0, people)), people=people)


def rate(side):
    return Fraction(side.happened, side.people)


EXACTLY = {
    Kind.RATIO: lambda top, bottom: rate(top) / rate(bottom),
    Kind.POINTS: lambda top, bottom: 100 * (rate(top) - rate(bottom)),
    Kind.RELATIVE_GAP: lambda top, bottom: 100 * (1 - rate(bottom) / rate(top)),
    Kind.SHARE: lambda top, _: 100 * rate(top),
}
kinds = pytest.mark.parametrize("kind", EXACTLY)


def published(kind, exact, decimals, by, *, top, bottom):
    """The figure as somebody would print it who knows ``exact`` and rounds ``by`` this."""
    number = by(exact, decimals)
    printed = (Decimal(int(number * 10**decimals))).scaleb(-decimals)
    return PublishedFigure(id="made", kind=kind, published=printed, decimals=decimals, top=top, bottom=bottom)


def made(kind, top, bottom, decimals, by):
    # Nothing can be divided by nobody, or by nobody of whom it happened.
    assume(kind is not Kind.RATIO or bottom.happened)
    assume(kind is not Kind.RELATIVE_GAP or top.happened)
    bottom = Given() if kind is Kind.SHARE else bottom
    return published(kind, EXACTLY[kind](top, bottom), decimals, by, top=top, bottom=bottom)


@kinds
@given(top=groups(), bottom=groups(), decimals=DECIMALS)
def test_what_was_rounded_half_up_reads_half_up(kind, top, bottom, decimals):
    assert read(made(kind, top, bottom, decimals, half_up)).reading is Reading.HALF_UP


@kinds
@given(top=groups(), bottom=groups(), decimals=DECIMALS)
def test_what_was_cut_off_reads_truncated_where_that_makes_a_difference(kind, top, bottom, decimals):
    figure = made(kind, top, bottom, decimals, truncated)
    exact = EXACTLY[kind](top, bottom)
    alike = half_up(exact, decimals) == truncated(exact, decimals)
    assert read(figure).reading is (Reading.HALF_UP if alike else Reading.TRUNCATED)


@given(top=groups(), bottom=groups(), decimals=DECIMALS)
def test_what_was_turned_round_reads_inverted_or_as_it_stands(top, bottom, decimals):
    assume(top.happened and bottom.happened)
    figure = published(Kind.RATIO, rate(bottom) / rate(top), decimals, half_up, top=top, bottom=bottom)
    assert read(figure).reading in (Reading.INVERTED, Reading.HALF_UP, Reading.TRUNCATED)


@given(top=groups(), bottom=groups(), decimals=DECIMALS, places=st.integers(0, 3))
def test_what_was_made_from_rounded_rates_is_never_refused(top, bottom, decimals, places):
    rates = [half_up(100 * rate(side), places) for side in (top, bottom)]
    assume(rates[1] > 0)
    figure = published(Kind.RATIO, rates[0] / rates[1], decimals, half_up, top=top, bottom=bottom)
    printed = [Decimal(int(one * 10**places)).scaleb(-places) for one in rates]
    figure = PublishedFigure(
        **{
            **vars(figure),
            "top": Given(**{**vars(top), "rate": printed[0]}),
            "bottom": Given(**{**vars(bottom), "rate": printed[1]}),
        }
    )
    assert read(figure).fits


@given(before=st.integers(1, 10**6), after=st.integers(0, 10**6), decimals=DECIMALS)
def test_growth_of_counts_reads_half_up(before, after, decimals):
    exact = 100 * (Fraction(after, before) - 1)
    figure = published(Kind.GROWTH, exact, decimals, half_up, top=Given(), bottom=Given())
    levels = {"before": Decimal(before), "after": Decimal(after)}
    assert read(PublishedFigure(**{**vars(figure), **levels})).reading is Reading.HALF_UP


# BACK-SOLVING, against trying every number


def within(numbers: WholeNumbers, number):
    return numbers.low <= number and (numbers.high is None or number <= numbers.high)


@given(total=st.integers(1, 300), decimals=st.integers(0, 2), tenths=st.integers(-50, 11_000))
def test_the_counts_that_fit_are_found_by_trying_all(total, decimals, tenths):
    printed = Decimal(int(half_up(Fraction(tenths, 100), decimals) * 10**decimals)).scaleb(-decimals)
    figure = PublishedFigure(id="x", kind=Kind.SHARE, published=printed, decimals=decimals, top=Given(people=total))
    numbers = read(figure).whole_numbers
    fit = [n for n in range(total + 1) if half_up(Fraction(100 * n, total), decimals) == Fraction(printed)]
    assert [n for n in range(total + 1) if within(numbers, n)] == fit
    assert numbers.is_empty == (not fit)


@given(count=st.integers(1, 40), total=st.integers(1, 300), decimals=st.integers(0, 2))
def test_the_totals_that_fit_are_found_by_trying_all(count, total, decimals):
    assume(count <= total)
    figure = published(
        Kind.SHARE, Fraction(100 * count, total), decimals, half_up, top=Given(happened=count), bottom=Given()
    )
    numbers = read(figure).whole_numbers
    tried = range(1, 600)
    assert [n for n in tried if within(numbers, n)] == [
        n for n in tried if n >= count and half_up(Fraction(100 * count, n), decimals) == Fraction(figure.published)
    ]


# WHATEVER COMES IN

CELLS = st.one_of(
    st.just(""),
    st.sampled_from([*Kind, "0", "1", "0.0", "1.5%", "-3", "£4.20", "1,234", "1 000", "0,5", '"', "=1+1", "é", "1e9"]),
    st.integers(-5, 2000).map(str),
    st.decimals(-200, 200, places=2).map(str),
    st.text(max_size=8),
)


def written(lines):
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(FIGURES.columns)
    writer.writerows(lines)
    return out.getvalue().encode("utf-8", "surrogatepass")


@given(st.lists(st.lists(CELLS, min_size=19, max_size=19), max_size=4))
def test_a_file_is_read_or_refused(lines):
    try:
        file = read_figures_file(written(lines), name="any.csv")
    except InputRefused:
        return
    assert len({figure.id for figure in file.figures}) == len(file.figures)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        read_figures_file(content, name="any.csv")
    except InputRefused:
        return


@given(st.text(max_size=200))
def test_any_text_under_the_header_is_read_or_refused(text):
    try:
        read_figures_file((",".join(FIGURES.columns) + "\n" + text).encode("utf-8", "surrogatepass"), name="any.csv")
    except InputRefused:
        return


COUNTS = st.one_of(st.none(), st.integers(0, 30), st.integers(0, 10**8))
RATES = st.one_of(st.none(), st.decimals(0, 200, places=1), st.decimals(0, 10**6, places=0))
NUMBERS = st.one_of(st.none(), st.decimals(-200, 200, places=1), st.integers(-500, 500).map(Decimal))
givens = st.builds(Given, happened=COUNTS, people=COUNTS, rate=RATES, share_of_people=RATES, share_of_events=RATES)
figures = st.builds(
    PublishedFigure,
    id=st.just("any"),
    kind=st.sampled_from(Kind),
    published=NUMBERS,
    decimals=st.integers(1, 4),
    has_percent_sign=st.booleans(),
    top=givens,
    bottom=givens,
    unknown_happened=COUNTS,
    unknown_people=COUNTS,
    other_people=COUNTS,
    before=NUMBERS,
    after=NUMBERS,
)


@given(figures)
def test_every_figure_has_a_reading_and_can_be_written(figure):
    result = audited(figure)
    assert result.fits == (result.reading not in (Reading.NONE_FITS, Reading.NOT_CHECKABLE))
    assert figure.published is not None or result.reading is Reading.NOT_CHECKABLE
    file = AuditedFile(
        source=Source(file="any.csv", sha256="0", rows=1), program="test", watermark="", notices=(), results=(result,)
    )
    assert to_csv(file).count("\n") == 2
    assert "NaN" not in to_json(file)
    assert set(files_of(file)) == {"report.html", "audit.csv", "audit.json", "run.json"}
