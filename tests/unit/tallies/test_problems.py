"""Whatever is wrong with a return is said, with its lines, all of it and once."""

import re

import pytest

from tallystick.tallies import check_row
from tallystick.vocabulary.characteristics import members
from tests.unit.tallies.broken_files import BROKEN, CANARY, SLID
from tests.unit.tallies.return_files import CASES, HEADER, a_return, file_of, lines, message_of, problems_of, read

each_mistake = pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.mistake)


def say(content, *expected):
    """Whether exactly these problems are told, in this order."""
    found = problems_of(content)
    assert len(found) == len(expected), found
    for problem, (where, words) in zip(found, expected, strict=True):
        assert problem.startswith(f"{where}: ")
        assert words in problem


@each_mistake
def test_a_mistake_is_told_once_with_its_lines(broken):
    say(broken.content, *broken.says)


@pytest.mark.parametrize("broken", [*BROKEN, *SLID], ids=lambda broken: broken.mistake)
def test_no_message_repeats_a_count(broken):
    digits = re.sub(r"[^0-9]", "", broken.content)
    assert CANARY in digits  # else the file tests nothing
    assert CANARY not in re.sub(r"[ ,.\u202f]", "", message_of(broken.content))


def test_everything_wrong_with_a_file_is_told_at_once_in_the_order_of_the_lines():
    content = a_return(
        *("3,,white,17,2505,", "3,,bme,-9,725,", "3,,unknown,1,66,"),
        *("4,,white,1.54%,2505,", "4,,bme,9,725,"),
        *("rdr,clinical/lower-upper,bme,1,,", "1,clinical/10,bme,1,,"),
        *("5,,white,900,800,", "5,,bme,20,100,", "5,,bme,20,100,", "6,,white,,,20.7"),
    )
    say(
        content,
        ("line 3", "negative"),
        ("line 5", "percentage"),
        ("line 7", "worked out"),
        ("line 8", "not a row"),
        ("line 9", "more people than there are"),
        ("lines 10, 11", "appears 2 times"),
        ("line 12", "no line for the group 'bme'"),
    )


def test_the_same_mistake_on_many_lines_is_one_problem_that_names_the_first_eight():
    rows = [f"1,clinical/{band},white,-1,," for band in ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c")]
    bme = [line.replace("white,-1", "bme,1") for line in rows]
    say(a_return(*rows, *bme), ("lines 2, 3, 4, 5, 6, 7, 8, 9 and 2 more", "happened is negative"))


def test_many_lines_of_one_group_are_compared_as_one(monkeypatch):
    compared = []
    monkeypatch.setattr(check_row, "members", lambda code, *, of: compared.append(code) or members(code, of=of))
    many = [f"3,,{code},1,9," for code in ("bme", "asian") for _ in range(200)]
    assert "'bme' and 'asian' overlap" in message_of(a_return(*many))
    assert compared == ["bme", "asian"]


@pytest.mark.parametrize(
    ("counts", "words"),
    [(",2505,", "neither a count (happened) nor a percentage"), ("2506,2505,", "more people than there are")],
)
def test_the_same_mistake_in_two_indicators_is_one_problem(counts, words):
    content = a_return(f"3,,white,{counts}", "3,,bme,9,725,", f"4,,white,{counts}", "4,,bme,9,725,")
    say(content, ("lines 2, 4", words))


def test_the_same_mistake_in_two_returns_is_one_problem():
    mistaken = "3,,white,2506,2505,", "3,,bme,9,725,"
    content = file_of(*lines(*mistaken), *lines(*mistaken, organisation="Southmoor"))
    say(content, ("lines 2, 4", "more people than there are"))


def test_problems_in_every_return_of_a_file_are_told():
    content = file_of(
        *lines("3,,white,-1,2505,", "3,,bme,9,725,", organisation="Northmoor"),
        *lines("3,,white,17,2505,", organisation="Southmoor"),
        *lines("3,,white,17,2505,", "3,,bme,900,725,", year=2020),
    )
    say(content, ("line 2", "negative"), ("line 4", "'bme'"), ("line 6", "more people than there are"))


def test_a_total_is_not_called_wrong_where_a_line_above_it_could_not_be_read():
    content = file_of(*lines("3,,white,1.54%,2505,", "3,,bme,9,725,"), "Total,,,,,,26,3230,")
    say(content, ("line 2", "percentage"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Northmoor,wres,2025,3,,bme,9,7,250,1.2", "more cells than the header"),
        ("Northmoor,wres,2024/25,3,,bme,9,725,", "31 March snapshot"),
        ("Northmoor,wres,2025,3,one year only,bme,9,725,", "not a row"),
        ("Northmoor,wres,2025,3,,bame,9,725,", "not a group"),
    ],
)
def test_a_line_that_could_not_be_read_is_not_also_called_missing(line, words):
    say(file_of(*lines(CASES[0]), line), ("line 3", words))


def test_a_file_without_the_header_is_refused_with_the_header_it_needs():
    message = message_of("\n".join(lines(*CASES)))
    assert message.startswith("return.csv, line 1: this is not the header of a return file.")
    assert HEADER in message


@pytest.mark.parametrize("content", ["", "\n", "a,b,c\n1,2,3\n", "organisation,year\n"])
def test_what_is_no_return_at_all_is_refused_as_such(content):
    assert "not the header of a return file" in message_of(content)


@pytest.mark.parametrize("content", [file_of(), file_of(",,,,,,,,", ""), f"{HEADER}"])
def test_a_file_with_a_header_and_no_lines_is_refused(content):
    assert problems_of(content) == ["there is no line under the header"]


# QUOTATION MARKS
# One that is never closed swallows the lines after it, so that they would be neither read nor missed.

UNCLOSED = {
    "in a name": file_of(*lines(*CASES[:2]), '"Northmoor,wres,2025,3,,unknown,1,66,', *lines("4,,white,1,2,")),
    "in a count": file_of(*lines(*CASES[:2]), 'Northmoor,wres,2025,3,,unknown,1,"66,', *lines("4,,white,1,2,")),
    "in a column without a name": file_of(
        *(f"{line}," for line in lines(*CASES[:2])),
        'Northmoor,wres,2025,3,,unknown,1,66,,"see note',
        *(f"{line}," for line in lines("4,,white,17,2505,", "4,,bme,9,725,")),
        header=f"{HEADER},",
    ),
}

UNCLOSED["among semicolons"] = UNCLOSED["in a column without a name"].replace(",", ";")


@pytest.mark.parametrize("where", UNCLOSED)
def test_a_quotation_mark_that_is_never_closed_is_refused_where_it_opens(where):
    assert re.search(r"line 4: .*quotation mark", message_of(UNCLOSED[where]), re.IGNORECASE)


def test_a_quotation_mark_never_closed_in_a_long_file_is_refused():
    rest = lines(*("3,,white,17,2505,",) * 6000)
    assert "quotation mark" in message_of(file_of('"Northmoor,wres,2025,3,,bme,1,66,', *rest)).lower()


# WHAT IS NO MISTAKE


@pytest.mark.parametrize("happened", [0, 1449, 1450])
def test_in_two_years_something_may_happen_to_each_person_twice(happened):
    [made] = read(a_return("3,two-year,white,17,2505,", f"3,two-year,bme,{happened},725,")).returns
    assert made.find("3", "two-year")["bme"].happened == happened


def test_in_one_year_it_may_happen_to_everybody():
    assert read(a_return("3,,white,2505,2505,", "3,,bme,0,725,")).notices == ()


@pytest.mark.parametrize("percent", ["0.7", "0.6", "0.67", "0.68", "0.678", "0.679", "0.67%", "1", "0"])
def test_a_percentage_beside_its_counts_may_be_rounded_or_cut_off(percent):
    # 17 of 2,505 is 0.6786...
    read(a_return(f"3,,white,17,2505,{percent}", "3,,bme,9,725,"))


@pytest.mark.parametrize("percent", ["0.5", "0.8", "0.66", "0.69", "1.2", "7"])
def test_a_percentage_that_is_neither_rounded_nor_cut_off_disagrees(percent):
    say(a_return(f"3,,white,17,2505,{percent}", "3,,bme,9,725,"), ("line 2", "percent does not agree"))
