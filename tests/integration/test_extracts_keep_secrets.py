"""Nothing that a row says about a person leaves the extracts: no name, number, birthday or text about ethnicity.

Canaries are put where such things stand in real extracts, in columns that are read and in columns that are not.
"""

import csv
import io

import pytest

from tests.integration.commands import command
from tests.integration.made_up import files_in, made_up, of_year, texts_of, write

SURNAMES = ("Quillfeather-Canary", "Ottolinecanary", "Applicantcanary", "Learnercanary", "Caseworkercanary")
NUMBERS = ("QQ123456C", "QQ 65 43 21 B", "canary@example.org", "07700900123")
BIRTHDAYS = ("1931-02-03", "03/02/1931", "3 February 1931", "03-Feb-1931")
ODD_ETHNICITY = ("Jedi-canary", "Half-elven-canary")
CANARIES = (*SURNAMES, *NUMBERS, *BIRTHDAYS, *ODD_ETHNICITY)
RUNS = {
    "a report": ("wres", "--year", 2025, "--out"),
    "figures": ("wres", "--year", 2025, "--format", "json"),
    "a check": ("check", "--year", 2025),
    "a saved mapping": ("check", "--year", 2025, "--save-mapping"),
    "an analysis": ("wres", "--year", 2025, "--analysis", "--out"),
}


# EXTRACTS WITH CANARIES


def table_of(content):
    text = content.decode("cp1252") if b"\x96" in content or b"\xe9" in content else content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def text_of(rows):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def with_column(rows, header, value):
    return [[*row, header if number == 0 else value] for number, row in enumerate(rows)]


def with_cell(rows, header, value, *, line=4):
    """One cell changed, in a row that nothing else stands in the way of."""
    column = [name.strip() for name in rows[0]].index(header)
    return [[*row[:column], value, *row[column + 1 :]] if number == line else row for number, row in enumerate(rows)]


def extracts_with_canaries(*, odd_ethnicity):
    files = of_year(made_up("ambulance", 2))
    staff, cases, learning, applications = (name_of(files, word) for word in ("esr_", "ER ", "OLM", "nhsjobs"))
    tables = {name: table_of(files[name]) for name in (staff, cases, learning, applications)}
    tables[staff] = with_canaries_of_staff(tables[staff], odd_ethnicity=odd_ethnicity)
    tables[cases] = with_column(with_column(tables[cases], "Name", SURNAMES[4]), "Notes", f"told {NUMBERS[3]}")
    tables[cases] = with_cell(tables[cases], "Directorate", SURNAMES[4])
    tables[learning] = with_column(tables[learning], "Learner Name", SURNAMES[3])
    tables[applications] = with_column(with_column(tables[applications], "Surname", SURNAMES[2]), "Email", NUMBERS[2])
    if odd_ethnicity:
        tables[applications] = with_cell(tables[applications], "Ethnicity", ODD_ETHNICITY[1])
    return {**files, **{name: text_of(rows) for name, rows in tables.items()}}


def with_canaries_of_staff(rows, *, odd_ethnicity):
    rows = with_column(with_column(rows, "Last_Name", SURNAMES[0]), "NI_Number", NUMBERS[1])
    rows = with_cell(rows, "Unique_Nhs_Identifier", NUMBERS[0], line=3)
    rows = with_cell(rows, "Date_Of_Birth", BIRTHDAYS[0], line=5)
    rows = with_cell(rows, "Date_Of_Birth", BIRTHDAYS[2], line=6)
    rows = with_cell(rows, "Start_Date", f"see {SURNAMES[1]}", line=7)
    rows = with_cell(rows, "Contracted_Wte", SURNAMES[1], line=8)
    rows = with_cell(rows, "Sex", SURNAMES[1], line=9)
    rows = with_cell(rows, "Directorate", f"Team of {SURNAMES[1]}", line=12)
    rows = with_cell(rows, "Disability_Flag", SURNAMES[1], line=10)
    return with_cell(rows, "Ethnic_Category", ODD_ETHNICITY[0]) if odd_ethnicity else rows


def name_of(files, begins):
    return next(name for name in files if name.startswith(begins))


# WHAT IS SAID AND WRITTEN


@pytest.fixture(scope="module")
def said(tmp_path_factory):
    """Everything said and written by a run on the canaries, by where it stands; and how the run ended."""
    known = {}

    def of(name, *, odd_ethnicity):
        if (name, odd_ethnicity) not in known:
            folder = tmp_path_factory.mktemp("canaries")
            known[name, odd_ethnicity] = run(name, folder, odd_ethnicity=odd_ethnicity)
        return known[name, odd_ethnicity]

    return of


def run(name, folder, *, odd_ethnicity):
    files = extracts_with_canaries(odd_ethnicity=odd_ethnicity)
    if name == "a saved mapping":
        del files["deposit.toml"]
    [do, *arguments] = RUNS[name]
    out = [folder / "out"] if "--out" in arguments else []
    result = command(do, write(files, folder / "in"), *arguments, *out)
    texts = {"output": result.stdout, "messages": result.stderr, "error": str(result.exception or "")}
    if (folder / "in/deposit.toml").exists():
        texts["deposit.toml"] = (folder / "in/deposit.toml").read_text(encoding="utf-8")
    if (folder / "out").exists():
        texts |= dict(texts_of(files_in(folder / "out")))
    return texts, result


def found_in(texts):
    low = {where: text.casefold() for where, text in texts.items()}
    return [(canary, where) for canary in CANARIES for where, text in low.items() if canary.casefold() in text]


# THE LAW


@pytest.mark.parametrize("odd_ethnicity", [False, True])
@pytest.mark.parametrize("name", RUNS)
def test_no_canary_is_said_or_written(said, name, odd_ethnicity):
    texts, _ = said(name, odd_ethnicity=odd_ethnicity)
    assert found_in(texts) == []


def test_the_report_was_written_and_the_canaries_were_in_its_rows(said):
    texts, result = said("a report", odd_ethnicity=False)
    assert result.exit_code == 0
    assert {"release.json", "exclusions.csv", "mapping.toml", "report.html", "run.json", "return.csv"} <= set(texts)
    handed_in = "".join(
        content if isinstance(content, str) else "" for content in extracts_with_canaries(odd_ethnicity=True).values()
    )
    assert [canary for canary in (*SURNAMES, *NUMBERS, *ODD_ETHNICITY) if canary not in handed_in] == []


def test_an_unknown_text_of_ethnicity_stands_in_the_way_of_a_return(said):
    texts, result = said("a report", odd_ethnicity=True)
    assert int(result.exception.exit_code) == 3
    assert "ethnicity" in texts["error"]
    assert "return.csv" not in texts
    assert "report.html" not in texts


def test_an_analysis_goes_on_and_writes_no_return(said):
    texts, result = said("an analysis", odd_ethnicity=True)
    assert result.exit_code == 0
    assert "report.html" in texts
    assert "return.csv" not in texts
