"""Pages made from the code are those the code makes, and the index of the documentation leads to every page."""

import os
import subprocess
import sys

import pytest

from tallystick.definitions import available
from tallystick.records.frames import RecordKind
from tallystick_web.questionnaires.sets import sets
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.every import register_measures
from tests.repository.test_documents import LINK
from tests.repository.tracked import ROOT

DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
BY_HAND_TOO = DOCS / "assurance"  # holds pages that were written by a person as well
# Another terminal than the one the pages were last made in.
ELSEWHERE = {"COLUMNS": "43", "FORCE_COLOR": "1", "LANG": "C", "TZ": "Pacific/Kiritimati"}


def contents(folder):
    """Every page under a folder, by its name."""
    files = sorted(path for kind in ("*.md", "*.json") for path in folder.rglob(kind))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The pages as the code makes them now, in another terminal and time zone."""
    folder = tmp_path_factory.mktemp("docs")
    command = [sys.executable, ROOT / "scripts" / "make-docs", folder]
    subprocess.run(command, cwd=folder, env={**os.environ, **ELSEWHERE}, check=True)
    return {place: contents(folder / place) for place in ("reference", "assurance")}


# GENERATED PAGES


def test_every_reference_page_is_current(made):
    now, kept = made["reference"], contents(REFERENCE)
    stale = [name for name in sorted({*now, *kept}) if now.get(name) != kept.get(name)]
    assert stale == [], "run `make docs` and keep what it writes"


def test_every_page_for_assurance_is_current(made):
    now, kept = made["assurance"], contents(BY_HAND_TOO)
    assert now.keys() == {
        "asvs.md",
        "log-events.md",
        "record-of-processing.md",
        "retention-schedule.md",
        "roles.md",
    }
    assert [name for name in now if now[name] != kept.get(name)] == [], "run `make docs` and keep what it writes"


def test_every_definition_has_its_page(made):
    pages = {f"definitions/{name.replace('/', '-')}.md" for name in available()}
    assert pages == {name for name in made["reference"] if name.startswith("definitions/")}


def test_every_kind_of_record_has_its_table_schema(made):
    published = {f"records/{kind}.schema.json" for kind in RecordKind}
    assert published == {name for name in made["reference"] if name.startswith("records/")}


def test_every_register_and_every_measure_of_registers_stands_once_on_their_page(made):
    lines = made["reference"]["registers.md"].decode().splitlines()
    named = [line for line in lines if line.startswith("| Name | `")]
    assert sorted(named) == sorted(f"| Name | `{one}` |" for one in registers())
    counted = [line.partition("`registers/")[2].partition("`")[0] for line in lines if "<br>`registers/" in line]
    assert sorted(counted) == sorted(register_measures())


def test_every_question_set_with_its_questions_and_measures_stands_once_on_their_page(made):
    lines = made["reference"]["questionnaires.md"].decode().splitlines()
    named = [line.split("`")[1] for line in lines if line.startswith("| Name | `")]
    assert sorted(named) == sorted(sets())
    counted = [
        line.partition("`questionnaires/")[2].partition("`")[0] for line in lines if "<br>`questionnaires/" in line
    ]
    assert sorted(counted) == sorted(one.id for of in sets().values() for one in of.measure)
    asked = [line.split("`")[1] for line in lines if line.startswith("| `")]
    assert sorted(asked) == sorted(one.id for of in sets().values() for one in of.question)


def test_a_generated_page_says_so_at_its_top(made):
    pages = {name: text for place in made.values() for name, text in place.items() if name.endswith(".md")}
    assert [name for name, text in pages.items() if not text.startswith(b"<!-- Written by `make docs`.")] == []


def test_a_page_holds_no_path_of_this_machine(made):
    assert [name for place in made.values() for name, text in place.items() if str(ROOT).encode() in text] == []


# INDEX


def unlinked(index, text, pages):
    """The pages that an index does not link."""
    targets = (next(filter(None, match.groups())).partition("#")[0] for match in LINK.finditer(text))
    linked = {(index.parent / target).resolve() for target in targets if target}
    return sorted(page.name for page in pages if page not in linked)


def test_the_index_links_every_page():
    """The pages of a folder that has an index of its own, as the tour has, stand there."""
    index, tour = DOCS / "README.md", DOCS / "tour/README.md"
    pages = [path for path in DOCS.rglob("*.md") if path != index]
    of_tour = [path for path in pages if path.parent == tour.parent and path != tour]
    assert len(pages) >= 20
    assert len(of_tour) >= 10
    assert unlinked(index, index.read_text(encoding="utf-8"), [one for one in pages if one not in of_tour]) == []
    assert unlinked(tour, tour.read_text(encoding="utf-8"), of_tour) == []


def test_a_page_missing_from_the_index_is_named():
    index = DOCS / "README.md"
    pages = [DOCS / "adr" / "a.md", DOCS / "b.md"]
    assert unlinked(index, "[a](adr/a.md#part)", pages) == ["b.md"]
