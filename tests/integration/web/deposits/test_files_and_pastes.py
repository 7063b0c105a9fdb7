"""Return files and cells out of spreadsheets: shown before they are saved, read whole or refused whole."""

import hashlib
import re

import pytest

from tallystick.definitions import load
from tallystick_web.deposits.lines import lines_of
from tests.integration.web.deposits.handing_in import HEADER, SMALL, TWO, fields_of, whole_return, words

pytestmark = pytest.mark.django_db


def test_a_file_is_shown_before_it_is_saved(ours):
    deposit = ours.start()
    shown = ours.upload(deposit, whole_return(ours.name, 2026))
    assert "What was understood" in words(shown)
    assert "Nothing is saved yet" in words(shown)
    assert ours.versions(deposit) == []
    assert ours.agree(deposit, shown).status_code == 303
    assert ours.versions(deposit)[0].problems == 0


def test_a_whole_file_is_the_source_of_its_counts(ours):
    deposit, content = ours.start(), whole_return(ours.name, 2026)
    ours.take_in(deposit, content)
    ours.sign(deposit)
    (source,) = ours.signed()[0].account.made_from
    assert (source.file, source.sha256) == ("return.csv", hashlib.sha256(content).hexdigest())


def test_a_box_changed_after_a_file_makes_the_source_the_return_that_can_be_downloaded(ours):
    deposit = ours.start()
    ours.take_in(deposit, whole_return(ours.name, 2026))
    ours.type_in(deposit, "2", {"2||bme|happened": "61"})
    ours.sign(deposit)
    typed, file = ours.signed()[0].account.made_from
    downloaded = ours.of().get(ours.address("file", deposit)).content
    assert (typed.file, typed.sha256) == ("typed-in.csv", hashlib.sha256(downloaded).hexdigest())
    assert file.file == "return.csv"


def test_a_file_leaves_the_indicators_that_are_not_in_it(ours):
    deposit = ours.start()
    ours.type_in(deposit, "2", TWO)
    shown = ours.upload(deposit, ours.file())
    assert "What was entered for indicator 2 stays as it is." in words(shown)
    ours.agree(deposit, shown)
    assert ours.cells(deposit)["2||white"]["people"] == "1200"
    assert ours.cells(deposit)["3|one-year|bme"] == {"happened": "0", "people": "3"}


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ({"name": "Southmoor Trust"}, "is of another organisation, “Southmoor Trust”"),
        ({"year": 2025}, "is of wres, 2025"),
        ({"standard": "sc-wres", "year": 2025, "lines": "2,,white,1,9 2,,bme,1,9"}, "is of sc-wres, 2025"),
    ],
)
def test_a_file_of_something_else_is_refused_with_what_was_expected(ours, file, said):
    deposit = ours.start()
    answer = ours.upload(deposit, ours.file(**file))
    assert said in words(answer)
    assert "Expected: figures of Northmoor Trust, wres, 2026, and no others" in words(answer)
    assert ours.versions(deposit) == []


def test_a_file_of_several_returns_is_refused(ours):
    deposit = ours.start()
    both = ours.file() + ours.file(year=2025).partition(b"\n")[2]
    assert "holds 2 returns, of 1 organisation and 2 years" in words(ours.upload(deposit, both))


def test_equal_problems_stand_once_with_their_lines_and_different_ones_each(ours):
    deposit = ours.start()
    rows = [
        f"{ours.name},wres,2026,1,clinical/{band},{group},x{band},,"
        for band in (2, 3, 4, 5, 6)
        for group in ("white", "bme")
    ]
    rows += [f"{ours.name},wres,2026,1,clinical/no-{number},white,1,," for number in range(30)]
    answer = ours.upload(deposit, "\n".join([HEADER, *rows]).encode())
    page = answer.content.decode()
    assert "31 problems were found. Nothing was saved." in words(answer)
    summary = page.partition("nhsuk-error-summary__list")[2].partition("</ul>")[0]
    assert summary.count("<li>") == 31
    assert "Lines 2, 3, 4 and 7 more: Happened is not a whole number" in words(answer)
    assert re.findall(r'href="#line-(\d+)"', summary) == ["2", *(str(line) for line in range(12, 42))]
    for line in range(2, 42):
        assert f'id="line-{line}"' in page


def test_nobody_in_a_browser_is_sent_to_a_command_line(ours):
    deposit = ours.start()
    header_only = words(ours.upload(deposit, b"organisation,happened\nA,1\n"))
    answer = ours.upload(deposit, ours.file("3,no-such-row,white,1,9, 3,one-year,klingon,1,9,"))
    for said in (header_only, words(answer)):
        assert "tallystick show" not in said
        assert "The rows and groups that there are stand below" in said
    assert "Groups: white, bme, unknown." in words(answer)
    assert "Indicator 3: formal disciplinary process : one-year, two-year" in words(answer)
    assert f'href="{ours.address("template", deposit)}"' in answer.content.decode()


def test_a_number_as_indicator_is_said_with_its_column_and_not_repeated(ours):
    said = words(ours.upload(ours.start(), ours.file("7919,one-year,white,1,9,")))
    assert "Line 2: Column indicator: this is a number that is no indicator of WRES 2026; indicators are 1 to 9" in said


def test_a_line_that_looks_like_a_total_or_like_merged_cells_is_said_to(ours):
    merged = words(ours.upload(ours.start(), ours.file("3,one-year,white,1,9, ,,bme,0,3, Total,,,1,12,")))
    assert "Line 3: Indicator is blank; this looks like merged cells: fill the label down" in merged
    assert "Line 4: This looks like a total; leave the line out" in merged
    assert "2 problems were found" in merged


@pytest.mark.parametrize("which", ["wres/2026", "wdes/2026"])
def test_the_template_has_every_line_and_is_read_when_it_is_filled_in(ours, which):
    deposit = ours.start(which)
    for page in ("upload", "paste"):
        shown = ours.of().get(ours.address(page, deposit))
        assert f'href="{ours.address("template", deposit)}"' in shown.content.decode()
        assert "What a return file is" in words(shown)
    answer = ours.of().get(ours.address("template", deposit))
    assert "attachment" in answer.headers["Content-Disposition"]
    lines = answer.content.decode().splitlines()
    standard = which.partition("/")[0]
    definition = load(standard, 2026)
    asked = sum(len(lines_of(definition, one)) for one in definition.given)
    assert (lines[0], len(lines)) == (HEADER, 1 + asked)
    assert all(line.endswith(",,,") for line in lines[1:])
    filled = [line[:-3] + ",1,9," for line in lines if f",{standard},2026,2," in line]
    assert "What was understood" in words(ours.upload(deposit, "\n".join([HEADER, *filled]).encode()))


HOSTILE = {
    "formulas": b"=cmd|' /C calc'!A0,=1+1,@SUM(1),+1,-1\n",
    "control characters": HEADER.encode() + b"\n\x07Northmoor\x1b[2J Trust,wres,2026,2,,white,\x085,9,\n",
    "a number too large": HEADER.encode() + b"\nNorthmoor Trust,wres,2026,2,,white,1e999,9,\n",
    "many digits": HEADER.encode() + b"\nNorthmoor Trust,wres,2026,2,,white," + b"9" * 5000 + b",9,\n",
    "NUL bytes": HEADER.encode() + b"\nNorthmoor Trust,wres,2026,2,,white,\x001,9,\n",
    "UTF-16 without a mark": (HEADER + "\nNorthmoor Trust,wres,2026,2,,white,1,9,\n").encode("utf-16-le"),
    "bytes that are no text": HEADER.encode() + b"\n\x81\x8d\x8f\x90\x9d,wres,2026,2,,white,1,9,\n",
    "a workbook": b"PK\x03\x04" + b"\0" * 500,
    "an open quotation mark": HEADER.encode() + b'\n"Northmoor Trust,wres,2026,2,,white,1,9,\n',
    "a field longer than a CSV reader takes": HEADER.encode() + b"\n" + b"x" * 200_000 + b",wres,2026,2,,white,1,9,\n",
    "nothing": b"",
    "only a header": HEADER.encode(),
    "a page": b"<html><script>alert(1)</script></html>",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence_and_saves_nothing(ours, content):
    deposit = ours.start()
    answer = ours.upload(deposit, content)
    assert answer.status_code == 200
    assert "problem" in words(answer)
    assert b"<script>alert" not in answer.content
    assert ours.versions(deposit) == []


def test_a_formula_in_a_name_is_shown_as_text(ours):
    deposit = ours.start()
    answer = ours.upload(deposit, ours.file(name="=HYPERLINK(1)<b>"))
    assert "“=HYPERLINK(1)<b>”" in words(answer).replace("&lt;", "<") or b"&lt;b&gt;" in answer.content
    assert b"<b>" not in answer.content


def test_a_file_over_the_limit_is_refused_before_it_is_read(ours):
    deposit = ours.start()
    assert ours.upload(deposit, b"x" * 1_000_001).status_code == 413


def test_a_file_of_too_many_lines_is_refused_before_it_is_read(ours):
    deposit = ours.start()
    said = words(ours.upload(deposit, b"x\n" * 20_001))
    assert "return.csv has 20,001 lines" in said
    assert "up to 20,000 are read" in said
    assert "20,000 lines" not in words(ours.upload(deposit, b"x\n" * 20_000))


def test_what_was_understood_cannot_be_changed_on_its_way(ours):
    deposit = ours.start()
    sent = fields_of(ours.upload(deposit, ours.file()))
    answer = ours.of().post(ours.address("take-in", deposit), {**sent, "sealed": sent["sealed"][:-3] + "abc"})
    assert answer.status_code == 409
    assert ours.versions(deposit) == []


def test_what_was_understood_for_one_year_is_not_saved_into_another(ours):
    deposit, other = ours.start(), ours.start("wres/2025")
    sent = fields_of(ours.upload(deposit, ours.file()))
    assert ours.of().post(ours.address("take-in", other), sent).status_code == 404


def test_saving_a_file_twice_saves_one_version(ours):
    deposit = ours.start()
    shown = ours.upload(deposit, ours.file())
    assert [ours.agree(deposit, shown).status_code for _ in range(2)] == [303, 303]
    assert len(ours.versions(deposit)) == 1


def test_a_file_is_not_saved_over_what_somebody_typed_meanwhile_until_it_is_said_again(ours):
    deposit = ours.start()
    shown = ours.upload(deposit, ours.file())
    ours.type_in(deposit, "3", {"3|one-year|white|happened": "7"})
    answer = ours.agree(deposit, shown)
    assert answer.status_code == 409
    assert "1 line of indicator 3" in words(answer)
    assert "cases 1, out of 9 cases 7" in words(answer)
    assert ours.agree(deposit, answer).status_code == 303
    assert ours.cells(deposit)["3|one-year|white"]["happened"] == "1"


# PASTES


def saved_by_pasting(ours, text, indicator=""):
    deposit = ours.start()
    shown = ours.paste(deposit, text, indicator)
    assert "What was understood" in words(shown), words(shown)
    assert ours.agree(deposit, shown).status_code == 303
    return ours.cells(deposit)


LINES = "wres\t2026\t2\t\twhite\t150\t1,200\t\nNorthmoor Trust\twres\t2026\t2\t\tbme\t60\t760\t"
TWO_LINES = {"2||white": {"happened": "150", "people": "1200"}, "2||bme": {"happened": "60", "people": "760"}}


@pytest.mark.parametrize(
    ("text", "indicator"),
    [
        (HEADER.replace(",", "\t") + "\nNorthmoor Trust\t" + LINES, ""),
        ("Northmoor Trust\t" + LINES, ""),
        ("indicator\tgroup\thappened\tpeople\n2\twhite\t150\t1,200\n2\tbme\t60\t760", ""),
        ("Group\tHappened\tPeople\nwhite\t150\t1,200\nbme\t60\t760", "2"),
        ("150\t1,200\n60\t760\n\t", "2"),
        ("\tHappened\tPeople\r\nWhite\t150\t1,200\r\nBME\t60\t760\r\nUnknown\t\t\r\n", "2"),
    ],
    ids=[
        "with header",
        "without header",
        "some columns",
        "one indicator's columns",
        "plain block",
        "block with headings",
    ],
)
def test_cells_are_understood_in_every_form_they_are_copied(ours, text, indicator):
    assert saved_by_pasting(ours, text, indicator) == TWO_LINES


def test_a_block_of_heads_has_a_number_for_each_group(ours):
    board = {"Total": "5 1 0", "Voting": "3 1 0", "Non-voting": "2 0 0", "Executive": "2 1 0", "Non-executive": "3 0 0"}
    rows = [f"{name} {numbers}".replace(" ", "\t") for name, numbers in board.items()]
    cells = saved_by_pasting(ours, "\n".join(["\tWhite\tBME\tUnknown", *rows]), "9")
    assert cells["9|board/voting|bme"] == {"happened": "1"}
    assert cells["9|board/non-executive|white"] == {"happened": "3"}


def test_a_block_of_another_shape_is_refused_with_the_shape_that_was_expected(ours):
    said = words(ours.paste(ours.start(), "150\t1200\n60\t760\n1\t2\n3\t4", "2"))
    assert "Indicator 2 has 3 lines of 2 numbers each (happened, people)" in said
    assert "You pasted 4 lines of 2 numbers" in said


def test_a_paste_with_problems_names_its_own_lines(ours):
    deposit = ours.start()
    answer = ours.paste(deposit, "Group\tHappened\tPeople\n\nwhite\tmany\t1200\nbme\t60\t-3", "2")
    assert "Line 3: Happened is not a whole number" in words(answer)
    assert "Line 4: People is negative" in words(answer)
    assert ours.versions(deposit) == []


def test_a_paste_of_another_organisation_is_refused(ours):
    text = ours.file(name="Southmoor Trust").decode().replace(",", "\t")
    assert "is of another organisation" in words(ours.paste(ours.start(), text))


def test_a_small_organisation_hands_in_what_it_has(ours):
    deposit = ours.start()
    ours.take_in(deposit, ours.file(SMALL))
    assert ours.versions(deposit)[-1].problems == 0
    assert ours.sign(deposit).status_code == 303
