"""`tallystick verify` over forged publications: their list of files is right, and what it lists is not true."""

import csv
import json
import random
import zipfile

import pytest

from tallystick.account.published import verify
from tallystick.errors import InputRefused
from tests.integration.test_verify_command import (
    FIGURES,
    RATIO,
    RELEASE,
    STANDARDS,
    folder,
    lines,
    manifest,
    other,
    page,
    plan,
    publication,
    put,
    said_of,
)

__all__ = ["folder"]
MOVED = [
    (0, {"label": "2024", "as_of": "2024-03-31"}),
    (0, {"label": "2024"}),
    (0, {"measure": "wres/3"}),
    (0, {"measure": "wres/2:two-year:relative_likelihood:"}),
    (0, {"measure": ""}),
    (0, {"label": ""}),
    (1, {"measure": "wres/1:non-clinical/8b:share:bme"}),
    (1, {"measure": "wres/1"}),
    (2, {"measure": "pay/mean_hourly_gap"}),
    (2, {"measure": "pay/median_hourly_gap:men-women"}),
    (2, {"measure": "pay/median_hourly_gap:white-rest:asian"}),
    (2, {"label": "2024", "as_of": "2024-03-31"}),
    (3, {"measure": "wres/2"}),
    (3, {"measure": "pay/median_hourly_gap"}),
]


@pytest.mark.parametrize(("n", "beside"), MOVED)
def test_a_true_figure_that_stands_under_another_measure_or_another_year_everywhere_is_found(folder, n, beside):
    code, said = said_of(folder, publication(other(FIGURES, n, **beside)))
    assert code == 1
    assert f"the figure {FIGURES[n]['id']} was moved" in said


@pytest.mark.parametrize(("where", "make"), [("data/figures.csv", lines), ("plan.json", plan)])
@pytest.mark.parametrize("n", range(4))
def test_a_figure_that_one_file_alone_puts_elsewhere_is_found(folder, where, make, n):
    code, said = said_of(folder, publication(**{where: make(other(FIGURES, n, label="2026"))}))
    assert code == 1
    assert f"{where}: the figure {FIGURES[n]['id']} was moved" in said


def test_a_day_that_is_not_of_the_place_is_found(folder):
    code, said = said_of(folder, publication(other(FIGURES, 2, as_of="2025-04-01")))
    assert code == 1
    assert "under the day 2025-04-01" in said


def test_no_approved_set_can_be_left_out_by_calling_its_figures_typed_in(folder):
    figures = other(FIGURES, 0, id="recorded-value/2", value="1.01", low="", high="", text="1.01 times")
    code, said = said_of(folder, publication(figures, **{"figures.html": page(figures, with_low=False)}))
    assert code == 1
    assert "whose values no hand types in" in said


def test_a_second_column_of_one_name_is_found_as_programs_read_the_last_and_people_the_first(folder):
    rows = list(csv.reader(lines().decode().splitlines()))
    forged = "\n".join(",".join([row[0], "value" if row[0] == "figure" else "9.9", *row[1:]]) for row in rows).encode()
    code, said = said_of(folder, publication(**{"data/figures.csv": forged}))
    assert code == 1
    assert "2 columns called value" in said


@pytest.mark.parametrize("behind", [b"a" * 200_000 + b"\n", b"x,y\n", b"a,b,c,d,e,f,g,h,i\n"])
def test_a_line_that_has_no_columns_to_stand_in_is_found(folder, behind):
    code, said = said_of(folder, publication(**{"data/figures.csv": lines() + behind}))
    assert code == 1
    assert "data/figures.csv: a line in it" in said


# NOTHING MAKES IT BREAK OFF


def test_a_list_and_a_plan_that_are_nested_without_end_are_told_of(folder):
    deep = b"[" * 200_000
    with pytest.raises(InputRefused):
        verify(put(folder, {"publication.json": deep}))
    code, said = said_of(folder, publication(**{"plan.json": deep}))
    assert code == 1
    assert f"plan.json: it leaves out the figure {RATIO}" in said


def test_a_zip_that_was_changed_on_its_way_is_refused_or_found_whatever_was_changed(tmp_path):
    whole = tmp_path / "whole.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in publication().items():
            archive.writestr(path, content)
    content = whole.read_bytes()
    assert [one.problems for one in verify(whole)] == [()]
    drawn, changed, refused = random.Random(10), tmp_path / "changed.zip", 0
    for _ in range(150):
        damaged = bytearray(content)
        for _ in range(3):
            damaged[drawn.randrange(len(damaged))] ^= drawn.randrange(1, 255)
        changed.write_bytes(damaged)
        try:
            verify(changed)
        except InputRefused:
            refused += 1
    assert refused > 75


def test_names_in_a_publication_steer_no_terminal_and_add_no_line(folder):
    made = publication()
    made["publication.json"] = manifest(
        {path: content for path, content in made.items() if path != "publication.json"},
        organisation={"slug": "x\x1b[2J\nnorthmoor/progress, edition 1: proved."},
    )
    listed = json.loads(made["publication.json"])
    made["publication.json"] = json.dumps(listed | {"files": {**listed["files"], "a\x1b[8m\nb": "0"}}).encode()
    code, said = said_of(folder, made)
    assert code == 1
    assert "\x1b" not in said
    assert "edition 1: proved." not in said.splitlines()


def test_the_set_that_these_forgeries_are_of_is_one(folder):
    assert RELEASE.tables[0].year == 2025
    assert STANDARDS in RATIO
    assert [one.problems for one in verify(put(folder, publication()))] == [()]
