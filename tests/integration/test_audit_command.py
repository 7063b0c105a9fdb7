"""`tallystick audit` as people and scripts meet it."""

import csv
import hashlib
import io
import json

import pytest

from tests.integration.commands import ended, program

HEADER = "id,kind,published,decimals,top_happened,top_people,top_rate,bottom_happened,bottom_people,bottom_rate"
FITS = "half,share,5.0,,11,220,,,,"
CUT_OFF = "cut,share,6.31,,23,364,,,,"
SOLVED = "solved,share,1.8,,,284,,,,"
UNTOLD = "untold,ratio,1.5,,,,,,,"
NOUGHT = "nought,ratio,2.0,,9,50,,0,100,"
WRONG = "wrong,ratio,1.1,,,,9.6,,,55.9"


@pytest.fixture
def run(tmp_path):
    """Give it the lines under the header and the options; it gives how the program ended."""

    def audit(*lines, options=(), header=HEADER):
        path = tmp_path / "figures.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return ended("audit", path, *options)

    return audit


def test_csv_is_what_other_programs_rely_on(run):
    done = run(FITS, CUT_OFF, SOLVED, UNTOLD, WRONG, options=["--format", "csv"])
    assert list(csv.reader(io.StringIO(done.stdout))) == [
        ["id", "reading", "recomputed", "fits"],
        ["half", "half-up", "5", "true"],
        ["cut", "truncated", "6.31868131868", "true"],
        ["solved", "back-solved", "5", "true"],
        ["untold", "not-checkable", "", "false"],
        ["wrong", "none-fits", "0.171735241503", "false"],
    ]
    assert done.stderr == ""


def test_json_carries_the_words_too(run):
    made = json.loads(run(FITS, SOLVED, UNTOLD, WRONG, options=["--format", "json"]).stdout)
    assert made["summary"] == {"figures": 4, "fit": 2, "none_fits": 1, "not_checkable": 1}
    assert made["made_from"][0]["file"] == "figures.csv"
    half, solved, untold, wrong = made["results"]
    assert (half["published"], half["recomputed"], half["unit"], half["fits"]) == (5.0, 5.0, "percent", True)
    assert solved["whole_numbers"] == {"sought": "count", "low": 5, "high": 5}
    assert [note["weight"] for note in solved["notes"]] == ["disclosure"]
    assert (untold["recomputed"], untold["whole_numbers"]) == (None, None)
    assert [note["about"] for note in wrong["notes"]] == ["not-of-its-rates"]


def test_no_whole_number_is_null_in_json(run):
    made = json.loads(run("none,share,58.5,,188,,,,,", options=["--format", "json"]).stdout)
    assert made["results"][0]["whole_numbers"] == {"sought": "total", "low": None, "high": None}


@pytest.mark.parametrize(
    ("lines", "exit_code"),
    [([FITS, CUT_OFF], 0), ([UNTOLD], 0), ([FITS, WRONG], 1), (["broken,odds,1,,,,,,,"], 3), ([], 3)],
    ids=["all fit", "nothing to check", "one does not", "a line is refused", "no line"],
)
def test_the_exit_code_says_how_it_ended(run, lines, exit_code):
    assert run(*lines, options=["--quiet"]).returncode == exit_code


def test_a_refusal_names_the_line(run):
    done = run(FITS, "broken,odds,1,,,,,,,")
    assert "line 3: kind is not one of" in done.stderr
    assert done.stdout == ""


def test_no_such_file_is_a_wrong_argument(run, tmp_path):
    done = program("audit", tmp_path / "gone.csv")
    assert (done.returncode, "there is no such file" in done.stderr.decode()) == (2, True)


def test_without_a_format_people_read_a_summary(run):
    done = run(FITS, WRONG)
    assert "One figure can be made from what was printed beside it and one cannot." in done.stdout
    assert "What stands beside it gives 0.1717." in " ".join(done.stdout.split())
    assert run(FITS, options=["--quiet"]).stdout == ""


def test_a_division_by_nought_is_said_wherever_people_read(run, tmp_path):
    out = tmp_path / "out"
    done = run(NOUGHT, UNTOLD, options=["--out", str(out)])
    assert done.returncode == 0
    assert "divided by a number that is printed as nought" in " ".join(done.stdout.split())
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "Cannot be calculated (1)" in page
    assert "Too little printed to tell (1)" in page
    nought, untold = json.loads((out / "audit.json").read_text(encoding="utf-8"))["results"]
    assert nought["reading"] == untold["reading"] == "not-checkable"
    assert "printed as nought" in nought["sentence"]
    assert "printed as nought" not in untold["sentence"]


SWAPPED = ["q14 white,share,30.0,,50,200,,,,", "q14 <bme>,share,25.0,,60,200,,,,"]
TOGETHER = "each follows from those of the other"


def test_notes_across_lines_leave_the_csv_as_it_is(run):
    done = run(*SWAPPED, options=["--format", "csv"])
    assert done.stdout.splitlines() == [
        "id,reading,recomputed,fits",
        "q14 white,none-fits,25,false",
        "q14 <bme>,none-fits,30,false",
    ]
    assert done.stderr.startswith("Across lines: Neither “q14 white” nor “q14 <bme>” follows")
    assert run(*SWAPPED, options=["--format", "csv", "--quiet"]).stderr == ""


def test_notes_across_lines_stand_wherever_people_read(run, tmp_path):
    out = tmp_path / "out"
    assert TOGETHER in " ".join(run(*SWAPPED, options=["--out", str(out)]).stdout.split())
    page = (out / "report.html").read_text(encoding="utf-8")
    assert TOGETHER in page
    assert "<bme>" not in page


def test_notes_across_lines_are_data_in_json(run):
    made = json.loads(run(*SWAPPED, FITS, options=["--format", "json"]).stdout)
    [note] = made["notes_across_lines"]
    assert TOGETHER in note.pop("sentence")
    assert note == {"about": "labels-swapped", "weight": "warning", "ids": ["q14 white", "q14 <bme>"]}
    assert json.loads(run(FITS, options=["--format", "json"]).stdout)["notes_across_lines"] == []


def test_the_sum_of_shares_ends_where_they_end(run):
    done = run(*(f"x {name},share,{share},,,1000,,,," for name, share in (("a", 76), ("b", 20), ("c", 6))))
    text = " ".join(done.stdout.split())
    assert "come to 102%. Rounding allows anything from 100.5% to 103.5%." in text
    assert done.returncode == 0


def test_a_folder_holds_the_page_and_the_readings(run, tmp_path):
    out = tmp_path / "out"
    done = run(FITS, WRONG, options=["--out", str(out), "--format", "csv"])
    assert done.returncode == 1
    assert {path.name for path in out.iterdir()} == {"report.html", "audit.csv", "audit.json", "run.json"}
    assert (out / "audit.csv").read_text(encoding="utf-8") == done.stdout
    files = json.loads((out / "run.json").read_text(encoding="utf-8"))["files"]
    assert files == {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in ("report.html", "audit.csv", "audit.json")
    }


def test_a_folder_that_is_not_empty_is_left_alone(run, tmp_path):
    done = run(FITS, options=["--out", str(tmp_path)])
    assert (done.returncode, "not an empty folder" in done.stderr) == (2, True)


def test_an_id_is_text_in_every_output(run, tmp_path):
    out = tmp_path / "out"
    done = run(
        '"=1+1",share,5.0,,11,220,,,,', "<b>x</b>,share,9,,11,220,,,,", options=["--out", str(out), "--format", "csv"]
    )
    assert "'=1+1,half-up" in done.stdout
    page = (out / "report.html").read_text(encoding="utf-8")
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_the_form_of_the_file_is_shown_and_can_be_used(run):
    header, *lines = program("show", "figures").stdout.decode().splitlines()
    done = run(*lines, header=header, options=["--format", "csv"])
    assert done.returncode == 0
    assert done.stdout.count("half-up") == 2
