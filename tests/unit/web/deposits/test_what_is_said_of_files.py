"""What pages of staff files say of files that are not as they should be."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tallystick.account.stock import FileSeen, Stock
from tallystick_web.deposits.forms import StopForm
from tallystick_web.deposits.presenters.files import FileLinks, UnderstoodFilesPage
from tallystick_web.deposits.presenters.overview import HandInPage
from tallystick_web.deposits.queries import Held
from tallystick_web.deposits.queries_uploads import HandedFiles
from tallystick_web.deposits.rules import State
from tallystick_web.deposits.said_here import said_here
from tallystick_web.deposits.upload_rules import Kind, Stage
from tallystick_web.organisations.rules import OrganisationKind

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
ONE = UUID(int=1)


def understood(**stock):
    handed = HandedFiles(
        id=ONE, kind=Kind.STAFF, year=2025, by="A Person", at=AT, stage=Stage.REFUSED, changed_at=AT, files=()
    )
    return UnderstoodFilesPage(links=FileLinks("northmoor"), handed=handed, stock=Stock(**stock))


def test_each_problem_of_the_files_is_told_and_the_number_of_them_is_not_one():
    head = "The records: 2 problems found. Nothing was calculated. Mend the file and try again."
    page = understood(problems=(head, "  a.csv: this is wrong.", "", "  b.csv: that is wrong."))
    assert page.problems == ("a.csv: this is wrong.", "b.csv: that is wrong.")


def test_where_the_year_is_another_one_the_page_says_how_to_give_it_here():
    said = said_here("a.csv: it is of 2024. Ask for the list of that day, or give the year of this one.")
    assert said.endswith("or give these files up and hand them in for their own year.")


@pytest.mark.parametrize(("place", "leads_below"), [("ethnicity", False), ("pay_scales", True)])
def test_a_rare_text_leads_to_an_answer_only_where_the_page_takes_one(place, leads_below):
    look = f"Look at this line, and correct it in the file, or write what stands there under [{place}] in deposit.toml."
    assert ("answer it below" in said_here(look)) is leads_below


def seen(sheet):
    return FileSeen(
        file="book.xlsx", sheet=sheet, source="a table", kind="cases", header_line=1, rows=3, used=(), ignored=()
    )


def test_two_sheets_of_one_file_are_told_apart():
    names = [name for name, _, _ in understood(files=(seen("Open"), seen("Closed"))).columns]
    assert names == ["book.xlsx, sheet Open", "book.xlsx, sheet Closed"]


def held(year, state):
    return Held(
        id=ONE,
        standard="wres",
        year=year,
        state=state,
        opened_at=AT,
        opened_by="A Person",
        changed_at=AT,
        changed_by="A Person",
        problems=0,
        why="",
        signature=None,
    )


def lead_with(*figures):
    trust = OrganisationKind.TRUST
    return HandInPage(organisation="northmoor", kind=trust, held=figures, on=date(2026, 11, 20), may_hand_in=True).lead


def test_signed_figures_that_are_handed_in_again_are_called_to_mind_until_they_are_signed():
    again = "Begun and not signed off yet: Workforce Race Equality Standard for 2025."
    assert again in lead_with(held(2025, State.SIGNED), held(2025, State.OPEN))
    assert "Begun" not in lead_with(held(2025, State.SIGNED))
    assert "Begun" not in lead_with(held(2026, State.OPEN)), "what is asked now is named once, as still to be signed"


@pytest.mark.parametrize(
    ("number", "asked", "is_taken"),
    [("20000077", "stop", True), ("A-77", "stop", True), ("Jane Doe", "stop", False), ("Jane Doe", "again", True)],
)
def test_a_name_goes_on_no_list_of_employee_numbers_and_can_be_taken_off(number, asked, is_taken):
    form = StopForm({"form_key": str(ONE), "number": number, "asked": asked})
    assert form.is_valid() is is_taken
    assert ("number" in form.errors) is not is_taken
