"""What people type in a figures file is understood by a rule or refused by one."""

from decimal import Decimal

import pytest

from tallystick.errors import InputRefused
from tallystick.release.readings import Kind
from tallystick.tallies.figures_file import FIGURES, read_figures_file

HEADER = ",".join(FIGURES.columns)


def read(*lines, header="id,kind,published,decimals,top_happened,top_rate,from"):
    return read_figures_file("\n".join([header, *lines]).encode(), name="figures.csv")


def figure(line, **named):
    [found] = read(line, **named).figures
    return found


def refused(*lines, **named):
    with pytest.raises(InputRefused) as caught:
        read(*lines, **named)
    return str(caught.value)


def test_the_header_is_the_promised_one():
    assert HEADER == (
        "id,kind,published,decimals,top_happened,top_people,top_rate,top_share_of_people,top_share_of_events,"
        "bottom_happened,bottom_people,bottom_rate,bottom_share_of_people,bottom_share_of_events,"
        "unknown_happened,unknown_people,other_people,from,to"
    )


def test_a_whole_line_is_read():
    found = figure("a,ratio,1.5,1,9,50,18.0,22,60,12,100,12,76,40,3,8,200,26.4,28.6", header=HEADER)
    assert (found.top.happened, found.top.people, found.bottom.happened, found.bottom.people) == (9, 50, 12, 100)
    assert (found.top.rate, found.top.share_of_people, found.top.share_of_events) == (Decimal("18.0"), 22, 60)
    assert (found.bottom.rate, found.bottom.share_of_people, found.bottom.share_of_events) == (12, 76, 40)
    assert (found.unknown_happened, found.unknown_people, found.other_people) == (3, 8, 200)
    assert (found.before, found.after) == (Decimal("26.4"), Decimal("28.6"))


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("12.4", "12.4"),
        ("12.40%", "12.40"),
        ("12.4 %", "12.4"),
        ("-0.5", "-0.5"),
        ("\N{MINUS SIGN}0.5", "-0.5"),
        ("+2", "2"),
        ("£0.71", "0.71"),
        ("-£0.71", "-0.71"),
        ('"1,378,762"', "1378762"),
        ('"1,378.5"', "1378.5"),
        ("'-0.5", "-0.5"),
        (".5", "0.5"),
        ("-0.0", "0.0"),
    ],
)
def test_a_published_figure_is_understood_as_printed(published, value):
    assert str(figure(f"a,share,{published},,,,").published) == value


def test_a_comma_is_the_decimal_mark_where_semicolons_part_the_cells():
    assert figure("a;share;12,4", header="id;kind;published").published == Decimal("12.4")


@pytest.mark.parametrize(
    ("decimals", "published", "expected"),
    [("", "12.40", 2), ("", "12", 0), ("2", "12.4", 2), ("0", "12", 0), ("1", "12.44", 2), ("1", "", 1)],
)
def test_decimals_are_those_given_or_printed(decimals, published, expected):
    assert figure(f"a,share,{published},{decimals},,,").decimals == expected


def test_too_few_decimals_are_said():
    assert read("a,share,12.44,1,,,").notices == (
        "line 2: published has more decimals than the column says; its own were used",
    )


@pytest.mark.parametrize("kind", ["relative_gap", "Relative gap", "RELATIVE-GAP"])
def test_a_kind_is_understood_however_it_is_written(kind):
    assert figure(f"a,{kind},1,,,,").kind is Kind.RELATIVE_GAP


def test_a_percent_sign_is_remembered():
    assert figure("a,ratio,1.25%,,,,").has_percent_sign
    assert not figure("a,ratio,1.25,,,,").has_percent_sign


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("a,odds,1,,,,", "kind is not one of: ratio, share, points, relative_gap, growth"),
        (",share,1,,,,", "the id is blank"),
        ("a,share,about 5,,,,", "published is not a number"),
        ("a,share,1.2.3,,,,", "published is not a number"),
        ("a,share,1234567890123456,,,,", "published is not a number"),
        ("a,share,1.12345678901,,,,", "published is not a number"),
        ("a,share,1,two,,,", "decimals is not a whole number from 0 to 10"),
        ("a,share,1,11,,,", "decimals is not a whole number from 0 to 10"),
        ("a,share,1,,2.5,,", "top_happened is not a whole number"),
        ("a,share,1,,-2,,", "top_happened is negative"),
        ("a,share,1,,2%,,", "top_happened holds a percentage"),
        ("a,share,1,,999999999999,,", "top_happened is larger than any workforce"),
        ("a,ratio,1,,,-2,", "top_rate is below nought"),
        ("a,growth,1,,,,x", "from is not a number"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(line, problem):
    message = refused("first,share,1,,,,", line)
    assert f"line 3: {problem}" in message
    assert "Nothing was calculated" in message


def test_every_problem_is_told_at_once():
    message = refused("a,odds,x,,2.5,,", "a,share,1,,,,", ",share,1,,,,")
    assert message.startswith("figures.csv: 5 problems found.")
    assert "lines 2, 3: the same id stands on several lines" in message


def test_a_file_without_figures_is_refused():
    assert "there is no line under the header" in refused()


def test_another_file_is_refused_with_the_command_that_shows_the_form():
    message = refused("x,1", header="organisation,standard,year")
    assert "this is not the header of a figures file" in message
    assert message.endswith("tallystick show figures")


def test_an_unknown_column_is_named():
    assert "'white' is not a column of a figures file" in refused("a,share,1,2", header="id,kind,published,white")


def test_counts_do_not_stand_in_messages():
    assert "7654" not in refused("a,odds,1,,7654,,", "b,share,1,,7654.5,,")
