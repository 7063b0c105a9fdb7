"""Parts of the organisation and recruitment, wherever they are printed."""

import json
from dataclasses import replace

import pytest

from tallystick.publishing import inside
from tallystick.publishing.data import to_csv, to_json
from tallystick.publishing.report import to_html
from tallystick.publishing.report.how_counted import years_read
from tallystick.publishing.report.inside import parts_grids, parts_in_short
from tallystick.publishing.sentences.common import NOT_A_FINDING
from tallystick.publishing.sentences.parts import part_sentence
from tallystick.publishing.workbook import to_xlsx
from tallystick.release.comparison import Comparison
from tallystick.release.verdict import Measure, NotCalculable, Verdict
from tallystick.vocabulary.terms import official
from tests.unit.publishing.detailed import CHOICES, detailed
from tests.unit.publishing.reading import read_page
from tests.unit.publishing.releases import example, words_for
from tests.unit.publishing.workbooks import opened, table_of

DETAILED = detailed()


@pytest.fixture(scope="module")
def page():
    return read_page(to_html(DETAILED, term=official()))


@pytest.fixture(scope="module")
def workbook():
    return opened(to_xlsx(DETAILED, term=official()))


@pytest.fixture(scope="module")
def document():
    return json.loads(to_json([DETAILED], term=official()))


def section(page, key):
    (found,) = [one for one in page.every("section") if one.attributes.get("id") == f"wres-2025-{key}"]
    return found


def grids(part):
    """Tables by caption: rows of words."""
    return {
        next(table.every("caption")).words(): [
            [cell.words() for cell in row.every() if cell.tag in ("th", "td")] for row in table.every("tr")
        ]
        for table in part.every("table")
    }


# LABELS


@pytest.mark.parametrize(
    ("by", "part", "label"),
    [
        ("band", "8a", "Band 8a"),
        ("medical-grade", "trainee", "Trainee grades"),
        ("age-band", "25-34", "25 to 34"),
        ("sex", "unknown", "Not known"),
        ("international-recruit", "yes", "Recruited abroad"),
        ("ethnicity", "bme", "BME"),
        ("disability", "disabled", "Disabled"),
        ("directorate", "surgery", "Surgery"),
        ("directorate", "", "Not recorded"),
        ("directorate", "counted-together", "Directorates with few people, counted together"),
        ("staff-group", "Band 5 nurses", "Band 5 nurses"),
    ],
)
def test_a_part_has_the_words_of_its_list_or_its_own_name(by, part, label):
    assert inside.part_label(by, part) == label


def test_parts_stand_in_the_order_of_their_list_or_of_the_alphabet_and_not_recorded_last():
    (table,) = DETAILED.tables
    found = {those[0].by: list(dict.fromkeys(one.part for one in those)) for those in inside.families(table.breakdowns)}
    assert found["band"] == ["2", "8a", "vsm"]
    assert found["age-band"] == ["under-25", "25-34", ""]
    assert found["directorate"] == ["=Medicine", "Surgery", ""]


# THE REPORT


def annex(page, key):
    """The tables of one indicator, or of recruitment, in the annex."""
    (found,) = [one for one in page.every() if one.attributes.get("id") == f"wres-2025-{key}-parts"]
    return grids(found)


def test_parts_of_a_likelihood_stand_in_the_annex(page):
    tables = annex(page, "2")
    head, *rows = tables["By directorate: appointments, white rate over BME rate"]
    assert head == [
        *("Part", "White", "BME", "Unknown ethnicity", "Times as often", "95% range", "What it says"),
    ]
    # Six tenths of 300 of 1,200 and of 120 of 760; the ratio is as before.
    assert rows[1][:5] == ["Surgery", "180 of 720", "72 of 456", "8 of 42", "1.58"]
    assert rows[1][-1] == "a clear difference"
    assert [row[0] for row in rows] == ["=Medicine", "Surgery", "Not recorded"]
    assert [caption.partition(":")[0] for caption in tables] == ["By directorate", "By band"]


def test_the_section_names_the_parts_that_differ_and_leads_to_the_annex(page):
    said = section(page, "2").words()
    assert "These parts differ by more than chance." in said
    assert "Surgery (directorate): 1.58 times as often, in favour of white people." in said
    assert "=Medicine (directorate): 1.58 times as often" in said
    assert not [caption for caption in grids(section(page, "2")) if caption.startswith("By ")]
    assert [link for link in section(page, "2").every("a") if link.attributes["href"] == "#wres-2025-2-parts"]


def test_where_no_part_differs_that_is_no_finding(page):
    assert f"No part shows a difference beyond chance. {NOT_A_FINDING}" in section(page, "1").words()


def test_of_very_many_parts_the_first_are_named():
    (table,) = DETAILED.tables
    surgery = next(one for one in table.parts_of("2") if one.part == "Surgery")
    many = tuple(replace(surgery, part=f"Ward {letter}") for letter in "abcdefghijk")
    words = words_for(DETAILED)
    said = parts_in_short(words.definition.indicator("2"), replace(table, breakdowns=many), words)
    assert [line.partition(" (")[0] for line in said.beside] == [
        *(f"Ward {one}" for one in "abcdefgh"),
        "And three more.",
    ]


def test_a_part_without_a_comparison_is_named_under_its_table_with_the_reason():
    (table,) = DETAILED.tables
    surgery = next(one for one in table.parts_of("2") if one.part == "Surgery")
    nobody = Comparison(
        indicator="2",
        measure=Measure.RELATIVE_LIKELIHOOD,
        verdict=Verdict.NOT_CALCULABLE,
        not_calculable=NotCalculable.NO_EVENTS,
    )
    empty = tuple(replace(surgery, part=name, result=nobody) for name in ("Stores", "Post room"))
    words = words_for(DETAILED)
    with_rows, without = (
        parts_grids(words.definition.indicator("2"), replace(table, breakdowns=parts), words)[0]
        for parts in ((surgery, *empty), empty)
    )
    assert [row[0] for row in with_rows.rows] == ["Surgery"]
    assert with_rows.note == "Not compared, because it happened to nobody in either group: Post room and Stores."
    assert (without.rows, without.note) == ((), with_rows.note)
    short = parts_in_short(words.definition.indicator("2"), replace(table, breakdowns=empty), words)
    assert short.main == "No part has enough people for a comparison."


def test_the_report_has_parts_of_the_period_that_speaks_and_the_workbook_of_every_one(page, workbook):
    (caption, (_, *rows)), *_ = annex(page, "3").items()
    assert caption == "By age band: cases, one year, BME rate over white rate"
    assert len(rows) <= 3
    _, lines = table_of(workbook["WRES parts"])
    assert {row[2].value for row in lines if row[1].value.endswith("(indicator 3)")} == {
        "One year",
        "Two years together",
    }


def test_parts_of_the_workforce_stand_in_the_annex(page):
    tables = annex(page, "1")
    head, *rows = tables["By directorate: staff, and the BME share against the whole workforce"]
    assert head[:5] == ["Part", "White", "BME", "Unknown ethnicity", "BME share"]
    assert [row[0] for row in rows] == ["=Medicine", "Surgery", "Not recorded"]
    assert rows[1][-1] == "close to equal"


def test_recruitment_has_a_section_a_line_on_the_first_page_and_its_parts_in_the_annex(page):
    tables = grids(section(page, "funnel"))
    head, *rows = tables["Applications by step"]
    assert head[:4] == ["Group", "Applied", "Shortlisted", "of the step before"]
    assert head[4:] == ["Interviewed", "of the step before", "Offered", "of the step before", *head[8:]]
    assert head[8:] == ["Appointed", "of the step before"]
    assert rows[0] == ["White", "900", "450", "50.0%", "300", "66.7%", "90", "30.0%", "81", "90.0%"]
    assert [row[0] for row in rows] == ["White", "BME", "Unknown ethnicity"]
    assert rows[2][:4] == ["Unknown ethnicity", "0", "0", "none"]
    assert list(tables) == ["Applications by step"]
    assert [row[0] for row in annex(page, "funnel")["Applications by step, by directorate"][1:]] == [
        "=Medicine",
        "Surgery",
        "Not recorded",
    ]
    assert [link for link in page.every("a") if link.attributes.get("href") == "#wres-2025-funnel"]


def test_the_annex_comes_after_everything_else_and_is_closed(page):
    (main,) = page.every("main")
    sections = [one for one in main.children if not isinstance(one, str)]
    assert sections[-1].attributes["id"] == "annex"
    assert not [one for one in sections[-1].every("details") if "open" in one.attributes]


def test_the_report_says_who_was_counted(page):
    (box,) = [one for one in page.every("section") if one.attributes.get("id") == "counted"]
    said = [f"{one.words()} {other.words()}" for one, other in zip(box.every("dt"), box.every("dd"), strict=True)]
    assert said == list(CHOICES)


def test_how_files_were_read_is_said_by_year_and_file_and_once_for_all_standards():
    (table,) = DETAILED.tables
    file = table.provenance.made_from[0].file
    notices = (f"{file}: two rows are set aside.", "nothing of any one file", f"{file}, sheet 'Old': is hidden")
    tables = [replace(table, year=year, notices=notices) for year in (2024, 2025)]
    read = years_read(replace(DETAILED, tables=(*tables, replace(tables[1], standard="wdes"))))
    of_a_year = (("", ("Nothing of any one file.",)), (file, ("Two rows are set aside.", "Sheet 'Old': is hidden.")))
    assert [(each.year, each.files) for each in read] == [(2025, of_a_year), (2024, of_a_year)]


def test_a_report_of_counts_says_nothing_of_parts():
    words = read_page(to_html(example(), term=official())).words()
    for absent in (inside.INSIDE, inside.FUNNEL, "Who was counted", "annex"):
        assert absent not in words


# THE WORKBOOK


def test_the_sheets_have_every_part(workbook):
    (table,) = DETAILED.tables
    heads, rows = table_of(workbook["WRES parts"])
    likelihoods = [part for part in table.breakdowns if part.result.measure == "relative_likelihood"]
    assert len(rows) == len(likelihoods)
    by_head = [{head.value: cell.value for head, cell in zip(heads, row, strict=True)} for row in rows]
    (surgery,) = [r for r in by_head if r["Part"] == "Surgery" and r["Indicator"].endswith("(indicator 2)")]
    assert (surgery["White: happened"], surgery["White: people"], surgery["BME: people"]) == (180, 720, 456)
    assert surgery["Ratio"] == pytest.approx((180 / 720) / (72 / 456))
    assert surgery["What it says"] == "a clear difference"
    assert surgery["Which rate over which"] == "White over BME"
    _, shares = table_of(workbook["WRES staff in parts"])
    assert len(shares) == 3


def test_the_workbook_has_recruitment_and_who_was_counted(workbook):
    heads, rows = table_of(workbook["WRES recruitment"])
    first = {head.value: cell.value for head, cell in zip(heads, rows[0], strict=True)}
    assert (first["Part"], first["Group"], first["Applied"], first["Shortlisted"]) == (inside.WHOLE, "White", 900, 450)
    assert first["Shortlisted, of the step before (%)"] == 0.5
    _, notes = table_of(workbook["Notes"])
    assert [row[2].value for row in notes if row[0].value == "Who was counted"] == list(CHOICES)


def test_other_ways_of_counting_are_further_figures(workbook):
    _, rows = table_of(workbook["Further figures"])
    given = [row[4].value for row in rows if row[2].value.endswith("(indicator 2)")]
    assert given == [
        *("allowing for which posts people applied to", "without people recruited overseas"),
        "people rather than events",
    ]


def test_a_name_that_looks_like_a_formula_is_text(workbook):
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    assert [cell for cell in cells if cell.value == "=Medicine"]


def test_a_workbook_of_counts_has_no_such_sheets():
    names = opened(to_xlsx(example(), term=official())).sheetnames
    assert not [name for name in names if "parts" in name or "recruitment" in name]


# JSON


def test_parts_have_the_names_of_a_result_and_two_more(document):
    names = set(document["results"][0])
    assert document["breakdowns"]
    assert all(set(part) == {"by", "part", "since", *names} for part in document["breakdowns"])


def test_a_part_carries_its_own_sentence(document):
    said = {(part["indicator"], part["by"], part["part"]): part["sentence"] for part in document["breakdowns"]}
    assert said["2", "directorate", "Surgery"].startswith("Surgery: White applicants were appointed")
    assert said["2", "directorate", None].startswith("Not recorded: Too few people to be sure")
    points = [p["sentence"] for p in document["breakdowns"] if p["measure"] == "point_difference"]
    assert [sentence.partition(":")[0] for sentence in points] == ["Surgery", "=Medicine", "Not recorded"]


def test_a_part_that_fails_only_the_correction_does_not_blame_small_counts():
    (table,) = DETAILED.tables
    part = next(one for one in table.parts_of("2") if one.part == "Surgery")
    failed = replace(part, result=replace(part.result, verdict=Verdict.CANNOT_TELL))
    said = part_sentence(failed, words_for(DETAILED))
    assert said.endswith("Among so many rows a difference like this can turn up by chance. " + NOT_A_FINDING)
    assert "counts this small" not in said


def test_recruitment_in_json(document):
    line = document["funnel"][0]
    assert (line["by"], line["part"], line["group"]) == (None, None, "white")
    assert line["steps"][1] == {"stage": "shortlisted", "reached": 450, "rate": 0.5}
    assert document["choices"] == list(CHOICES)


def test_a_return_of_counts_has_empty_lists():
    (empty,) = [json.loads(to_json([example()], term=official()))]
    assert (empty["breakdowns"], empty["funnel"], empty["choices"]) == ([], [], [])


def test_the_csv_holds_the_results_alone():
    assert to_csv([DETAILED], term=official()).count("\n") == len(DETAILED.tables[0].results) + 1
