"""deposit.toml: read with every problem at once, written so that it reads back."""

import pytest

from tallystick.errors import InputRefused
from tallystick.records.deposit import Deposit, load_deposit, parse_deposit, to_toml
from tallystick.records.recognise import understood
from tests.unit.records.recognise.grids import grid_of, only_table

WHOLE = """
organisation = "Northmoor"
year = 2025
hosted = ["Northmoor Shared Services"]

[files]
"old.csv" = "ignored"
"book.xlsx#Leavers" = "movements"

[columns.staff]
"Our ref" = "person"

[pay_scales]
"ZA05" = "5"
"ZM81" = "medical/consultant"
"ZX99" = "outside"
"NEW1" = ""

[ethnicity]
"Northern" = "A"

[courses]
"Fire safety" = "mandatory"

[settings]
"Chaplain" = "non-clinical"

[choices]
hosted = ["counted"]
"""


def problems(text):
    with pytest.raises(InputRefused) as refused:
        parse_deposit(text.encode())
    head, *found = str(refused.value).splitlines()
    assert head.startswith("deposit.toml: ")
    return [line.strip() for line in found]


def test_everything_it_can_say(tmp_path):
    path = tmp_path / "deposit.toml"
    path.write_text(WHOLE, encoding="utf-8")
    assert load_deposit(path) == Deposit(
        organisation="Northmoor",
        year=2025,
        hosted=("Northmoor Shared Services",),
        files={"old.csv": "ignored", "book.xlsx#Leavers": "movements"},
        columns={"staff": {"Our ref": "person"}},
        pay_scales={"ZA05": "5", "ZM81": "medical/consultant", "ZX99": "outside"},
        ethnicity={"Northern": "A"},
        courses={"Fire safety": "mandatory"},
        settings={"Chaplain": "non-clinical"},
        choices={"hosted": ("counted",)},
    )


def test_an_empty_file_says_nothing():
    assert parse_deposit(b"") == Deposit()


def test_a_mark_at_the_start_of_the_file_does_no_harm():
    assert parse_deposit(b"\xef\xbb\xbfyear = 2025\n").year == 2025


def test_every_problem_is_told_at_once():
    found = problems(
        """
        organisation = 3
        year = "2025"
        hosted = "one"
        colour = "red"
        [files]
        "a.csv" = "staf"
        [columns.staff]
        "Our ref" = "number"
        [columns.wages]
        [pay_scales]
        "ZA05" = "5a"
        [ethnicity]
        "my own words" = "Q"
        [courses]
        "Fire" = "yes"
        [settings]
        "Chaplain" = 1
        [choices]
        hosted = ["maybe"]
        probation = "counted"
        """
    )
    assert len(found) == 13
    starts = (
        "'colour' organisation: year: hosted: files, pay_scales, ethnicity, courses, settings, columns.staff, choices"
    )
    assert all(any(line.startswith(start) for line in found) for start in starts.split())


def test_what_somebody_wrote_about_their_ethnicity_is_not_repeated():
    [problem] = problems('[ethnicity]\nfirst = "A"\n"my own words" = "Q"')
    assert "my own words" not in problem
    assert problem.startswith("ethnicity, answer 2:")


@pytest.mark.parametrize(("year", "said"), [("25", "2000 to 2099"), ("true", "not a year"), ("2025.5", "not a year")])
def test_a_year_is_a_year(year, said):
    [problem] = problems(f"year = {year}")
    assert said in problem


@pytest.mark.parametrize("answer", ["non-clinical/5", "clinical/8a", "medical/consultant", "vsm", "outside"])
def test_a_pay_scale_is_a_band_or_a_whole_row(answer):
    assert parse_deposit(f'[pay_scales]\n"Grade F" = "{answer}"'.encode()).pay_scales == {"Grade F": answer}


@pytest.mark.parametrize("answer", ["clinical/consultant", "medical/5", "clinical", "consultant"])
def test_what_is_no_row_is_no_pay_scale(answer):
    [problem] = problems(f'[pay_scales]\n"Grade F" = "{answer}"')
    assert problem.startswith("pay_scales, 'Grade F': a pay scale can be: under-1, 1,")
    assert problem.endswith("or outside")


@pytest.mark.parametrize("name", ["files", "columns", "pay_scales", "choices"])
def test_a_table_is_a_table(name):
    [problem] = problems(f"{name} = 3")
    assert problem.startswith(f"{name}: this is not a table")


@pytest.mark.parametrize("content", [b"year = ", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_refused(content):
    with pytest.raises(InputRefused, match=r"deposit\.toml: 1 problem found"):
        parse_deposit(content)


# WRITING


def test_what_is_written_reads_back():
    deposit = parse_deposit(WHOLE.encode())
    assert parse_deposit(to_toml(deposit).encode()) == deposit


def test_the_order_of_answers_makes_no_difference():
    one = Deposit(pay_scales={"b": "5", "a": "6"}, columns={"staff": {"x": "person"}, "board": {"y": "role"}})
    two = Deposit(pay_scales={"a": "6", "b": "5"}, columns={"board": {"y": "role"}, "staff": {"x": "person"}})
    assert to_toml(one) == to_toml(two)


def test_blanks_are_written_to_be_filled_in_and_read_as_nothing():
    text = to_toml(Deposit(pay_scales={"ZA05": ""}))
    assert '"ZA05" = ""' in text
    assert parse_deposit(text.encode()).pay_scales == {}


# WHAT WAS UNDERSTOOD


def test_what_was_understood_can_be_kept():
    lines = [["Emp No", "Heritage", "Grade"], *([str(n), value, "Band 5"] for n, value in enumerate("AHNA"))]
    table = only_table(grid_of(lines))
    own = Deposit(pay_scales={"ZA05": "5"})
    kept = understood(own, [table], pay_scales=["ZA05", "ZB01"], courses=["Fire"], ethnicity=["Northern"])
    assert kept.columns == {"staff": {"Emp No": "person", "Heritage": "ethnicity", "Grade": "pay_scale"}}
    assert kept.pay_scales == {"ZA05": "5", "ZB01": ""}
    assert (kept.courses, kept.ethnicity) == ({"Fire": ""}, {"Northern": ""})
    again = only_table(grid_of(lines), deposit=parse_deposit(to_toml(kept).encode()))
    assert (
        again.cells.sort("line")
        .select(sorted(again.cells.columns))
        .equals(table.cells.select(sorted(table.cells.columns)))
    )


def test_the_headers_of_odd_shapes_are_not_kept():
    wide = [["Vacancy", "White - British", "Indian", "Pakistani"], ["V1", "1", "2", "3"]]
    assert understood(Deposit(), [only_table(grid_of(wide, file="shortlisted.csv"))]).columns == {}
