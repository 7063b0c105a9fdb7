"""Definition files are loaded all or nothing, and everything wrong with any of them is said at once."""

import pytest

from tallystick.definitions.load import load_folder
from tallystick.errors import DefinitionsRefused, ExitCode

HEAD = """
standard = "bells"
year = {year}
revision = 1
title = "Standard of the bell ringers"
short_title = "Bells"
summary = "An invented standard."
grouping = "wres"
about = "bme"
beside = "white"
survey = ""
survey_scheme = ""
term = "bme"
written_by = "Ann Author"
review_by = 2027-03-31
status = "unchecked"
source = "https://example.org/bells"
"""
INDICATOR = """
[[indicators]]
id = "{id}"
title = "Ringing"
asks = "Who rings?"
why = "Bells are heard by everyone."
kind = "likelihood"
valence = "benefit"
event = "rang"
pool = "everyone in the tower"
window = "the year to 31 March"
top = "white"
bottom = "bme"
equal_rates = "totals-free"
headline = "one-year"
rows = [{{ id = "one-year", label = "One year" }}, {{ id = "two-year", label = "Two years", years = 2 }}]
wording = {{ people = "ringers", happened = "rang", happening = "ringing", event = "peals" }}
"""
GOOD = HEAD.format(year=2025) + INDICATOR.format(id="1") + INDICATOR.format(id="2")
LATER = HEAD.format(year=2026) + 'based_on = "bells/2025"\n'


@pytest.fixture
def folder(tmp_path):
    """Writes definition files, and reads the folder they are in."""

    def load(**texts):
        (tmp_path / "bells").mkdir(exist_ok=True)
        for name, text in texts.items():
            content = text if isinstance(text, bytes) else text.encode()
            (tmp_path / "bells" / f"{name.removeprefix('y')}.toml").write_bytes(content)
        return load_folder(tmp_path)

    return load


@pytest.fixture
def problems(folder):
    """What is said of definition files that are refused."""

    def refused(**texts):
        with pytest.raises(DefinitionsRefused) as error:
            folder(**texts)
        head, *told = str(error.value).split("\n")
        assert head == "No definition was loaded."
        return told

    return refused


def test_a_good_file_is_loaded_under_its_name(folder):
    loaded = folder(y2025=GOOD)
    assert list(loaded) == ["bells/2025"]
    assert loaded["bells/2025"].id == "bells/2025.1"
    assert [one.id for one in loaded["bells/2025"].indicators] == ["1", "2"]


HEADS = GOOD.replace('"likelihood"', '"representation"', 1).replace('"benefit"', '"place"', 1)
HEADS = HEADS.replace('"totals-free"', '"share-of-whole"', 1).replace('top = "white"', 'top = "bme"', 1)
WHOLE = HEADS.replace('label = "Two years", years = 2', 'label = "Everyone", is_whole = true', 1)
WHOLE = WHOLE.replace('headline = "one-year"', 'headline = "one-year"\nwhole = "two-year"', 1)


def test_an_indicator_of_heads_with_a_whole_and_a_headline_is_loaded(folder):
    assert folder(y2025=WHOLE)["bells/2025"].indicator("1").whole == "two-year"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEADS, "indicator 1: counts heads, so whole must name a row"),
        (WHOLE.replace(", is_whole = true", ""), "indicator 1: counts heads, so whole must name a row"),
        (WHOLE.replace('headline = "one-year"\n', "", 1), "indicator 1: counts heads, so headline must name"),
    ],
    ids=["no whole", "a whole that is none", "no headline"],
)
def test_an_indicator_of_heads_that_would_say_nothing_is_refused(problems, text, words):
    assert any(words in problem for problem in problems(y2025=text))


@pytest.mark.parametrize(
    ("found", "instead", "words"),
    [
        ('equal_rates = "totals-free"', 'equal_rates = "not-asked"', "there is totals-free or posts-fixed"),
        ('term = "bme"', 'term = "minority"', "term minority is not a term on offer; there are bme, "),
        ('survey_scheme = ""', 'survey_scheme = "my-own"', "is not in the vocabulary; there are "),
        ('survey = ""', 'survey = ""\ncolour = "red"', "colour: Unexpected keyword argument"),
        ('why = "Bells', 'wy = ""\nwhy = "Bells', "indicators.0.wy: Unexpected keyword argument"),
        ("revision = 1", 'revision = "first"', "revision: Input should be a valid integer"),
        ("review_by = 2027-03-31", 'review_by = "soon"', "review_by: "),
        ('status = "unchecked"', 'status = "good"', "status: Input should be 'unchecked', 'checked'"),
        ('kind = "likelihood"', 'kind = "luck"', "indicators.0.kind: Input should be 'representation'"),
        ('title = "Standard of the bell ringers"\n', "", "title: "),
        ("years = 2", 'years = "two"', "indicators.0.rows.1.years: Input should be a valid integer"),
        ('grouping = "wres"', 'grouping = "rainbow"', "grouping rainbow is not in the vocabulary; there are wres, "),
        ('status = "unchecked"', 'status = "checked"', "status is checked, and no second person is named"),
        (
            'status = "unchecked"',
            'status = "checked"\nchecked_by = "Ann Author"',
            "status is checked, and no second person is named",
        ),
        ('status = "unchecked"', 'status = "checked"\nchecked_by = " "', "status is checked, and no second person"),
        ('written_by = "Ann Author"', 'written_by = " "', "written_by is blank"),
        (
            'headline = "one-year"',
            'headline = "ten-year"',
            "indicator 1: names the row ten-year, which is not in its list",
        ),
        ('label = "One year"', 'label = "One year", part_of = "all"', "indicator 1: names the row all"),
        ('label = "One year"', 'label = "One year", adds_up = [["x"]]', "indicator 1: names the row x"),
        ('id = "two-year"', 'id = "one-year"', "indicator 1: row one-year appears twice"),
        ("years = 2", "years = 0", "indicator 1: row two-year has a window under one year"),
        ('id = "2"', 'id = "1"', "indicator 1 appears twice"),
        (
            'headline = "one-year"',
            'derived_from = "7"\nheadline = "one-year"',
            "derived_from names 7, which is not here",
        ),
        ('valence = "benefit"', 'valence = "place"', "valence place does not go with likelihood"),
        ('bottom = "bme"', 'bottom = "white"', "the same group stands on top and at the bottom"),
        (
            'bottom = "bme"',
            'bottom = "black"',
            "black, which is not in the grouping wres; its groups are white",
        ),
        ('about = "bme"', 'about = "bmee"', "bmee"),
        ("year = 2025", "year = 2024", "says it is bells/2024"),
        ('standard = "bells"', 'standard = "horns"', "says it is horns/2025"),
        ("revision = 1", "revision = = 1", "Invalid value"),
    ],
)
def test_what_is_wrong_is_said_with_the_name_of_the_file_and_the_place(problems, found, instead, words):
    assert found in GOOD
    told = problems(y2025=GOOD.replace(found, instead, 1))
    assert any(problem.startswith("bells/2025: ") and words in problem for problem in told), told


def test_a_definition_that_a_second_person_checked_is_loaded(folder):
    checked = GOOD.replace('status = "unchecked"', 'status = "checked"\nchecked_by = "Bea Checker"')
    assert folder(y2025=checked)["bells/2025"].checked_by == "Bea Checker"


def test_a_bad_file_stops_the_good_ones_and_every_problem_of_every_file_is_said(problems):
    told = problems(
        y2023="not toml",
        y2024=GOOD.replace('grouping = "wres"', 'grouping = "rainbow"').replace("year = 2025", "year = 1925"),
        y2025=GOOD,
        y2026=LATER.replace("revision = 1", 'revision = "first"\ncolour = "red"'),
    )
    assert sorted({problem.split(":")[0] for problem in told}) == ["bells/2023", "bells/2024", "bells/2026"]
    assert len([problem for problem in told if problem.startswith("bells/2024")]) == 2
    assert len([problem for problem in told if problem.startswith("bells/2026")]) == 2


def test_a_refused_definition_ends_as_refused_input_does():
    assert DefinitionsRefused.exit_code is ExitCode.INPUT_REFUSED


def test_a_file_that_is_not_utf_8_is_refused_like_any_other(problems):
    [problem] = problems(y2025=GOOD.replace("Ann Author", "Anne Éluard").encode("cp1252"))
    assert problem.startswith("bells/2025: ")


# BASED ON ANOTHER


def test_what_a_file_does_not_say_is_as_in_the_one_it_is_based_on(folder):
    change = '\n[[indicators]]\nid = "2"\npool = "everyone in the choir"\n'
    earlier, later = folder(y2025=GOOD, y2026=LATER + change).values()
    assert later.indicator("1") == earlier.indicator("1")
    assert later.indicator("2").pool == "everyone in the choir"
    assert later.indicator("2").event == "rang"
    assert [one.id for one in later.indicators] == ["1", "2"]


def test_a_file_may_add_an_indicator_to_those_it_is_based_on(folder):
    _, later = folder(y2025=GOOD, y2026=LATER + INDICATOR.format(id="3")).values()
    assert [one.id for one in later.indicators] == ["1", "2", "3"]


def test_a_chain_of_files_is_followed_to_its_end(folder):
    last = HEAD.format(year=2027) + 'based_on = "bells/2026"\n'
    change = '\n[[indicators]]\nid = "2"\npool = "everyone in the choir"\n'
    loaded = folder(y2025=GOOD, y2026=LATER + change, y2027=last)
    assert loaded["bells/2027"].indicator("2").pool == "everyone in the choir"


CHECKED = GOOD.replace('status = "unchecked"', 'status = "checked"\nchecked_by = "Bea Checker"')


def test_who_checked_one_year_has_not_checked_the_next(folder):
    assert folder(y2025=CHECKED, y2026=LATER)["bells/2026"].checked_by == ""


def test_who_wrote_one_year_has_not_signed_the_next(problems):
    told = problems(y2025=CHECKED, y2026=LATER.replace('written_by = "Ann Author"\n', ""))
    assert any("written_by" in problem for problem in told)


def test_the_changes_of_one_year_are_not_those_of_the_next(folder):
    earlier = GOOD.replace('survey = ""', 'survey = ""\nchanges = ["More bells."]')
    assert folder(y2025=earlier, y2026=LATER)["bells/2026"].changes == ()


def test_files_based_on_one_another_in_a_ring_are_refused(problems):
    told = problems(y2025=GOOD.replace('survey = ""', 'survey = ""\nbased_on = "bells/2026"'), y2026=LATER)
    assert [problem.split(":")[0] for problem in told] == ["bells/2025", "bells/2026"]
    assert all("leads back to" in problem for problem in told)


def test_a_file_based_on_itself_is_refused(problems):
    [problem] = problems(y2026=LATER.replace("bells/2025", "bells/2026"))
    assert "based_on leads back to bells/2026" in problem


def test_a_file_based_on_one_that_is_not_there_is_refused(problems):
    [problem] = problems(y2026=LATER)
    assert problem.replace("'", "") == "bells/2026: based_on names bells/2025, which does not exist"


@pytest.mark.parametrize(
    "later",
    [
        LATER.replace('"bells/2025"', "2025"),
        LATER.replace('"bells/2025"', '["bells/2025"]'),
        LATER + 'indicators = ["2"]\n',
        LATER + "indicators = 2\n",
        LATER + '\n[[indicators]]\npool = "everyone in the choir"\n',
        LATER + "\n[[indicators]]\nid = [1]\n",
    ],
    ids=["a number", "a list", "names of indicators", "a number of indicators", "no id", "a list for an id"],
)
def test_a_change_of_the_wrong_type_is_a_problem_among_others(problems, later):
    told = problems(y2024="not toml", y2025=GOOD, y2026=later)
    assert {problem.split(":")[0] for problem in told} == {"bells/2024", "bells/2026"}


# FINGERPRINT


def fingerprint(loaded, name="bells/2025"):
    return loaded[name].sha256


@pytest.mark.parametrize(
    "same",
    [
        f"# a remark\n{GOOD}",
        GOOD.replace("\n[[indicators]]", "\n\n\n# a remark\n[[indicators]]"),
        GOOD.replace("year = 2025\nrevision = 1", "revision = 1\nyear   =   2025"),
        GOOD.replace("\n", "\r\n"),
    ],
    ids=["a remark", "blank lines", "another order", "other line ends"],
)
def test_the_fingerprint_does_not_change_with_what_means_nothing(folder, same):
    assert fingerprint(folder(y2025=GOOD)) == fingerprint(folder(y2025=same))


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("revision = 1", "revision = 2"),
        ('pool = "everyone in the tower"', 'pool = "everyone in the choir"'),
        ("2027-03-31", "2027-04-01"),
        ('label = "Two years"', 'label = "Both years"'),
        ('top = "white"\nbottom = "bme"', 'top = "bme"\nbottom = "white"'),
    ],
)
def test_the_fingerprint_changes_with_anything_that_means_something(folder, found, instead):
    assert found in GOOD
    assert fingerprint(folder(y2025=GOOD)) != fingerprint(folder(y2025=GOOD.replace(found, instead, 1)))


def test_the_fingerprint_changes_with_the_file_it_is_based_on(folder):
    before = fingerprint(folder(y2025=GOOD, y2026=LATER), "bells/2026")
    changed = GOOD.replace("everyone in the tower", "everyone in the choir")
    assert before != fingerprint(folder(y2025=changed, y2026=LATER), "bells/2026")
