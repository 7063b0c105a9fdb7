"""`tallystick pay` from a file to figures and to a folder, and what it refuses."""

import csv
import hashlib
import io
import json
import statistics
import zipfile
from fractions import Fraction

import pytest

from tallystick.errors import DisclosureRefused, InputRefused, NothingCalculable, WrongArguments
from tallystick.publishing.pay.gender_rules import validate
from tests.integration.commands import command, done, refuse_constant, refused
from tests.integration.pay_files import HEADER, pay_file

WHITE, OTHERS = frozenset("abc"), frozenset("defghjklmnprs")


@pytest.fixture
def paid(tmp_path):
    """Writes a file of pay and gives back where it is."""

    def write(content=None, name="pay.csv"):
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pay_file() if content is None else content)
        return path

    return write


def figures(*arguments):
    return json.loads(done("pay", *arguments, "--format", "json").stdout, parse_constant=refuse_constant)


def found(data, measure, **wanted):
    blank = dict.fromkeys(("by", "part", "variant", "detail", "quarter"))
    fields = blank | {"comparator": "white-rest"} | wanted
    return [one for one in data["results"] if one["measure"] == measure and all(one[k] == v for k, v in fields.items())]


def the(data, measure, **wanted):
    [one] = found(data, measure, **wanted)
    return one


def rates_in(content, groups):
    rows = csv.DictReader(io.StringIO(content.decode()))
    return [Fraction(row["hourly_pay"]) for row in rows if row["group"] in groups and row["hourly_pay"]]


def test_the_gaps_are_those_of_the_rows_worked_out_apart(paid):
    content = pay_file()
    data = figures(paid(content))
    white, others = rates_in(content, WHITE), rates_in(content, OTHERS)
    for measure, middle in (("mean_hourly_gap", statistics.mean), ("median_hourly_gap", statistics.median)):
        one = the(data, measure)
        assert one["value"] == pytest.approx(float(100 * (middle(white) - middle(others)) / middle(white)), abs=1e-9)
        assert (one["n"], one["n_reference"]) == (len(others), len(white))
        assert one["low"] <= one["value"] <= one["high"]


def test_the_document_is_what_other_programs_rely_on(paid):
    data = figures(paid())
    assert (data["organisation"], data["profile"], data["snapshot"]) == (
        "Example NHS Trust",
        "govuk-2023",
        "2025-03-31",
    )
    names = ("measure", "group", "reference", "quarter", "value", "low", "high", "n", "n_reference", "sentence")
    assert all(name in one for one in data["results"] for name in names)
    assert {one["quarter"] for one in data["results"]} == {None, "lower", "lower middle", "upper middle", "upper"}
    assert all(one["sentence"] for one in data["results"])


def test_parts_of_the_gap_come_to_it(paid):
    data = figures(paid())
    parts = sum(the(data, measure)["value"] for measure in ("between", "within", "no_overlap"))
    assert parts == pytest.approx(the(data, "mean_hourly_gap")["value"], abs=1e-9)


def test_a_whole_set_is_written_and_proves_itself(paid, tmp_path):
    done("pay", paid(), "--out", tmp_path / "desk")
    files = {one.name: one.read_bytes() for one in (tmp_path / "desk").iterdir()}
    assert set(files) == {
        "report.html", "workbook.xlsx", "figures.json", "figures.csv", "release.json", "exclusions.csv",
        "to-look-at.csv", "run.json",
    }  # fmt: skip  # a name to a line says no more
    run = json.loads(files.pop("run.json"))
    assert run["files"] == {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    assert run["tables"][0]["seed"] == 31032017


def test_the_same_file_gives_the_same_bytes(paid, tmp_path):
    file = paid()
    for name in ("one", "two"):
        done("pay", file, "--out", tmp_path / name)
    for one in (tmp_path / "one").iterdir():
        assert one.read_bytes() == (tmp_path / "two" / one.name).read_bytes()


def texts_of(content):
    """The text of a file, and of every member of a packed one."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())


def test_a_draft_says_so_in_every_file_of_figures(paid, tmp_path):
    done("pay", paid(), "--profile", "draft-2026", "--out", tmp_path / "desk")
    for name in ("report.html", "workbook.xlsx", "figures.json", "figures.csv", "release.json"):
        assert "Draft: not in force" in texts_of((tmp_path / "desk" / name).read_bytes()), name


def test_two_years_give_the_change(paid):
    both = pay_file(year=2024) + pay_file(year=2025, raised=2).split(b"\n", 1)[1]
    newest, before = figures(paid(both))
    assert (newest["snapshot"], before["snapshot"]) == ("2025-03-31", "2024-03-31")
    [change] = [one for one in newest["results"] if one["measure"] == "mean_gap_change"]
    assert abs(change["value"]) < 1e-9


def test_by_sex_the_governments_row_is_written_and_passes_its_rules(paid, tmp_path):
    done("pay", paid(), "--profile", "gpg-2017", "--out", tmp_path / "desk")
    [row] = csv.DictReader(io.StringIO((tmp_path / "desk" / "gender-pay-gap-service.csv").read_text()))
    assert not validate(row)
    assert float(row["MaleLowerQuartile"]) + float(row["FemaleLowerQuartile"]) == 100


def by_sex(bonus_of):
    """A file of forty women and forty men; ``bonus_of`` says what each sex has."""
    rows = [
        f"Example NHS Trust,2025-03-31,{sex}{n},unheard of,{20 + n % 9}.00,{bonus_of[sex]},5,AfC,{sex},permanent\n"
        for sex in ("female", "male")
        for n in range(40)
    ]
    return "".join([HEADER, "\n", *rows]).encode()


@pytest.mark.parametrize(
    ("bonus_of", "said"),
    [
        ({"female": "", "male": ""}, ()),
        ({"female": "50.00", "male": ""}, ()),
        ({"female": "", "male": "50.00"}, ("The mean gap in bonus (DiffMeanBonusPercent) is blank", "The median gap")),
    ],
)
def test_what_the_government_would_refuse_is_told(paid, tmp_path, bonus_of, said):
    result = done("pay", paid(by_sex(bonus_of)), "--profile", "gpg-2017", "--out", tmp_path / "desk")
    [row] = csv.DictReader(io.StringIO((tmp_path / "desk" / "gender-pay-gap-service.csv").read_text()))
    told = " ".join(result.stderr.split())
    assert len(validate(row)) == len(said)
    assert told.count("the service will not take this row as it is") == len(said)
    assert all(one in told for one in said)


def test_a_report_by_sex_counts_people_whose_ethnicity_cannot_be_placed(paid, tmp_path):
    file = paid(by_sex({"female": "", "male": ""}))
    data = figures(file, "--profile", "gpg-2017")
    one = the(data, "mean_hourly_gap", comparator="men-women", group="women")
    assert (one["n"], one["n_reference"]) == (40, 40)
    assert "could not be placed" in refused(InputRefused, "pay", file)


def test_the_period_and_salary_sacrifice_can_be_said(paid, tmp_path):
    rows = "".join(
        f"{n},{group},{600 + n % 7 * more},30,60\n"
        for group, more in (("white", 10), ("bme", 20))
        for n in range(*((0, 30) if group == "white" else (30, 60)))
    )
    file = paid(f"person,group,ordinary_pay,weekly_hours,salary_sacrifice\n{rows}".encode())
    day = ("--snapshot", "2025-03-31")
    weekly = done("pay", file, *day, "--period", "week", "--sacrifice-in-pay", "--out", tmp_path / "week")
    assert weekly.exit_code == 0
    report = (tmp_path / "week" / "report.html").read_text()
    assert "a week (7 days) was taken" in report
    assert "what people gave up is taken off" in report
    done("pay", file, *day, "--out", tmp_path / "month")
    assert "a month (30.44 days) was taken" in (tmp_path / "month" / "report.html").read_text()


def test_without_other_words_the_first_page_is_printed(paid):
    said = done("pay", paid()).stdout
    assert "within" in said or "same band" in said
    assert "govuk-2023.1" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--profile", "gpg-2018"), "There is no profile 'gpg-2018'. There are: draft-2026, govuk-2023, gpg-2017."),
        (("--characteristic", "sex"), "does not compare people by sex"),
        (("--ledger", "ledger"), "--ledger is for an approved set"),
        (("--out", "public"), "is not written under a name like this one"),
    ],
)
def test_what_cannot_be_asked_is_said(paid, arguments, said):
    assert said in refused(WrongArguments, "pay", paid(), *arguments)


def test_a_file_of_one_group_gives_no_gap(paid):
    content = f"{HEADER}\nExample,2025-03-31,P1,white,12.50,,2,Agenda for Change,female,permanent\n".encode()
    assert "no employees in one of the groups" in refused(NothingCalculable, "pay", paid(content))


# FOR OTHERS


def approved(file, tmp_path, *arguments, audience="public"):
    if "--out" not in arguments:
        arguments = (*arguments, "--format", "json")
    return command("pay", file, "--audience", audience, "--ledger", tmp_path / "ledger", *arguments)


def test_a_set_for_others_is_taken_away_or_not_made(paid, tmp_path):
    arguments = ("--audience", "public", "--ledger", tmp_path / "ledger")
    assert "leave --audience out" in refused(WrongArguments, "pay", paid(), *arguments)
    assert not (tmp_path / "ledger").exists()


def test_figures_for_others_need_a_ledger(paid):
    assert "--ledger" in refused(DisclosureRefused, "pay", paid(), "--audience", "public", "--format", "json")


def test_an_approved_set_holds_nothing_of_what_was_handed_in(paid, tmp_path):
    approved(paid(), tmp_path, "--out", tmp_path / "set")
    names = {one.name for one in (tmp_path / "set").iterdir()}
    assert names == {"report.html", "workbook.xlsx", "figures.json", "figures.csv", "release.json", "run.json"}
    data = json.loads((tmp_path / "set" / "figures.json").read_text())
    assert data["made_from"] == []
    assert data["notices"] == []
    hidden = [one for one in data["results"] if isinstance(one["value"], dict)]
    assert hidden
    assert {one["value"]["hidden"] for one in hidden} == {"withheld to protect people"}


def test_what_a_few_people_are_paid_stands_in_no_file(paid, tmp_path):
    """Twelve people of one group, all on a rate that nobody else is on."""
    few = b"".join(
        b"Example NHS Trust,2025-03-31,F%d,m,41.37,913.00,6,Agenda for Change,female,permanent\n" % n for n in range(12)
    )
    file = paid(pay_file() + few)
    done("pay", file, "--out", tmp_path / "desk")
    assert "41.37" in texts_of((tmp_path / "desk" / "figures.json").read_bytes())
    for audience in ("public", "organisation"):
        approved(file, tmp_path, "--out", tmp_path / audience, audience=audience)
        for one in (tmp_path / audience).iterdir():
            assert "41.37" not in texts_of(one.read_bytes()), one.name


def test_the_same_set_may_be_made_again_and_a_corrected_one_may_not(paid, tmp_path):
    file = paid()
    assert approved(file, tmp_path).exit_code == 0
    assert approved(file, tmp_path).exit_code == 0
    corrected = paid(
        pay_file() + b"Example NHS Trust,2025-03-31,NEW,n,60.00,,8a,Agenda for Change,male,permanent\n", "new.csv"
    )
    result = approved(corrected, tmp_path)
    assert isinstance(result.exception, DisclosureRefused)
    assert "given once" in str(result.exception)


def test_a_second_profile_of_the_same_day_is_refused(paid, tmp_path):
    file = paid()
    approved(file, tmp_path)
    assert isinstance(approved(file, tmp_path, "--profile", "draft-2026").exception, DisclosureRefused)


@pytest.mark.parametrize("first", ["public", "organisation"])
def test_public_and_organisation_each_have_their_set_in_either_order(paid, tmp_path, first):
    file = paid()
    second = {"public": "organisation", "organisation": "public"}[first]
    assert approved(file, tmp_path, audience=first).exit_code == 0
    assert approved(file, tmp_path, audience=second).exit_code == 0


def test_the_next_year_brings_its_change(paid, tmp_path):
    first = pay_file(3000, year=2024)
    assert approved(paid(first), tmp_path).exit_code == 0
    both = paid(first + pay_file(3000, year=2025, raised=2).split(b"\n", 1)[1], "both.csv")
    assert approved(both, tmp_path, "--out", tmp_path / "set").exit_code == 0
    newest, _ = json.loads((tmp_path / "set" / "figures.json").read_text())
    [change] = [one for one in newest["results"] if one["measure"] == "mean_gap_change"]
    assert change["value"] == 0


def test_a_year_that_was_corrected_since_stands_beside_no_other(paid, tmp_path):
    first = pay_file(3000, year=2024)
    approved(paid(first), tmp_path)
    extra = b"Example NHS Trust,2024-03-31,NEW,n,190.00,,8a,Agenda for Change,male,permanent\n"
    both = paid(first + extra + pay_file(3000, year=2025).split(b"\n", 1)[1], "both.csv")
    assert approved(both, tmp_path, "--out", tmp_path / "set").exit_code == 0
    data = json.loads((tmp_path / "set" / "figures.json").read_text())
    assert data["snapshot"] == "2025-03-31"
