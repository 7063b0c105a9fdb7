"""What `tallystick check` prints of a folder of extracts: in which order, and readable on a narrow terminal."""

import re

import pytest

from tallystick.errors import ExitCode
from tests.integration.commands import command, done

WIDTHS = [80, 120]
IN_ORDER = [
    "Nothing stands in the way of a return.",
    "What each file was taken for",
    "Which days they cover",
    "For how many rows ethnicity is known",
    "What else was found",
    "Rows left out",
    "Who is counted",
    "What each column was taken for",
]


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-up")
    done("example", folder / "trust", "--staff", "120", "--years", "1")
    (year,) = [each for each in (folder / "trust").iterdir() if each.name.isdigit()]
    return year


@pytest.fixture(scope="module", params=WIDTHS)
def width(request):
    return request.param


@pytest.fixture(scope="module")
def said(width, made_up):
    """What is printed at a width: the same for every test, because the command changes nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        return done("check", made_up, "--year", made_up.name).stdout


def test_it_answers_in_the_order_that_somebody_asks(said):
    places = [said.index(each) for each in IN_ORDER]
    assert places == sorted(places)
    assert said.rstrip().endswith(IN_ORDER[0])


def test_each_file_has_one_line(said, made_up):
    part = said[said.index(IN_ORDER[1]) : said.index(IN_ORDER[2])]
    for file in made_up.iterdir():
        if file.suffix != ".toml" and file.name != "pay.csv":  # which a return leaves alone
            assert len([line for line in part.splitlines() if file.name in line]) == 1


def test_no_word_is_broken(said):
    words = set(re.findall(r"\w+", said))
    assert {"applications", "learning", "January", "withdrawn", "International", "organisations"} & words
    assert words.isdisjoint({"applica", "tions", "learnin", "Januar", "withdraw", "ity", "n", "y"})


def test_no_line_is_wider_than_the_terminal(said, width):
    assert max(len(line) for line in said.splitlines()) <= width


def test_a_reason_is_a_sentence_and_no_code(said):
    assert "The course is mandatory." in said
    assert not re.search(r"\b(contract-type|another-assignment|no-indicator|another-kind-of-case)\b", said)


def test_a_column_points_to_what_it_was_taken_for(said):
    assert "Employee Number → person" in said
    assert "Not used: Last Name" in said


def test_quiet_says_nothing(made_up):
    result = done("check", made_up, "--year", made_up.name, "--quiet")
    assert result.output == ""


def test_what_stands_in_the_way_comes_first_and_is_pointed_to_at_the_end(made_up, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    kept = (made_up / "deposit.toml").read_text(encoding="utf-8")
    (made_up / "deposit.toml").unlink()
    try:
        result = command("check", made_up, "--year", made_up.name)
    finally:
        (made_up / "deposit.toml").write_text(kept, encoding="utf-8")
    assert result.exit_code == ExitCode.INPUT_REFUSED
    first = result.stdout[: result.stdout.index(IN_ORDER[1])]
    assert re.search(r"\d things? stands? in the way of a return", first)
    assert "pay scale" in first
    assert "→" in first
    assert result.stdout.rstrip().endswith("in the way of a return: see the top.")
