"""What `check --save-mapping` writes is a list of questions, and its answers make the figures."""

import pytest

from tallystick.account.deposit import checked, save_mapping, understand_deposit
from tallystick.account.sorted_files import sort_files
from tallystick.account.understood import HandedIn
from tallystick.errors import InputRefused, WrongArguments
from tests.unit.account.folders import staff_list, written

SAID = HandedIn(year=2025)
LEARNING = """Employee Number,Course Name,Class Start Date,Enrolment Status
1,Leading well level 2,2024-05-01,Attended
2,Leading well level 2,2024-05-01,Attended
3,Fire safety level 1,2024-05-01,Attended
"""
QUESTIONS = [
    '"Grade F" = ""',
    '"Leading well level 2" = ""',
    '"Fire safety level 1" = ""',
    '"Northern" = ""',
    '"Chaplains A1" = ""',
]
ANSWERS = ["8a", "non-mandatory", "mandatory", "B", "non-clinical"]


def saved(folder):
    found = sort_files(folder)
    return save_mapping(found, checked(found, SAID))


def whole(folder):
    staff = staff_list(scale="Grade F", origins=("A", "Northern", "H")).replace(
        "\n2,H,No,Band 5,03", "\n2,H,No,Band 5,Chaplains A1"
    )
    return written(folder, staff=staff, learning=LEARNING)


def test_a_blank_is_written_for_everything_that_somebody_has_to_answer(tmp_path):
    text = saved(whole(tmp_path)).read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.endswith('= ""')] == sorted_by_table(QUESTIONS)
    assert '"Ethnic Origin" = "ethnicity"' in text
    assert "year = 2025" in text


def sorted_by_table(questions):
    scale, leading, fire, northern, chaplains = questions
    return [scale, northern, fire, leading, chaplains]


def test_blanks_left_blank_say_nothing(tmp_path):
    folder = whole(tmp_path)
    saved(folder)
    with pytest.raises(InputRefused, match="the pay scale 'Grade F' of 1 person"):
        understand_deposit(sort_files(folder), (), SAID)


def test_with_the_blanks_filled_in_the_return_is_made(tmp_path):
    folder = whole(tmp_path)
    file = saved(folder)
    text = file.read_text(encoding="utf-8")
    for question, answer in zip(QUESTIONS, ANSWERS, strict=True):
        assert text.count(question) == 1
        text = text.replace(question, question.replace('""', f'"{answer}"'))
    file.write_text(text, encoding="utf-8")
    made = understand_deposit(sort_files(folder), (), SAID)
    wres = next(account.made for account in made.accounts if account.made.standard == "wres")
    assert heads(wres, "1", "workforce") == {"white": 20, "bme": 10, "unknown": 0}
    assert heads(wres, "1", "clinical/8a") == {"white": 1, "bme": 0, "unknown": 0}
    assert heads(wres, "1", "non-clinical/5") == {"white": 0, "bme": 1, "unknown": 0}
    assert heads(wres, "4", "") == {"white": 1, "bme": 1, "unknown": 0}
    assert b"Grade F" in made.beside[wres.organisation]["mapping.toml"]


def heads(made, indicator, row):
    return {group: tally.happened for group, tally in made.find(indicator, row).items()}


def test_what_few_people_wrote_about_their_ethnicity_is_in_no_file(tmp_path):
    rare = staff_list(people=9, origins=("A", "my own words", "H"))
    file = saved(written(tmp_path, staff=rare))
    assert "my own words" not in file.read_text(encoding="utf-8")


def test_somebody_s_answers_are_never_written_over(tmp_path):
    folder = whole(tmp_path)
    saved(folder)
    with pytest.raises(WrongArguments, match="there is one already"):
        saved(folder)
