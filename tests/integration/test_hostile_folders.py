"""Files made to do harm, beside a good one: each is a sentence, and who reads them neither dies nor swells."""

import json
import resource

import pytest

from tallystick.account.stock import stock_to_document
from tallystick.account.taking_stock import take_stock
from tallystick.example.kinds import OrganisationKind
from tallystick.example.make import folder_of
from tallystick.example.world import make_world
from tests.integration.test_hostile_files import READ, REFUSED, made
from tests.unit.records.reading import hostile_texts
from tests.unit.records.reading.hostile_texts import CELL

pytestmark = pytest.mark.unwatched

ORGANISATION, YEAR = "Made-up Vale Hospitals", 2025
HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent\n"
WORKBOOKS, OLDER, TEXTS = READ
# What looks like a staff list is taken for one, whatever stands in it; the others look like nothing.
LIKE_STAFF = {name: kind for name, kind in TEXTS.items() if kind[0]().lstrip(b"\xef\xbb\xbf").startswith(b"Employee")}
OTHERS = {name: kind for name, kind in {**WORKBOOKS, **OLDER, **TEXTS}.items() if name not in LIKE_STAFF}
MEGABYTES = 1_000  # by which a process may have grown that reads everything; those of one file are 900 at most


@pytest.fixture(scope="module")
def staff_list():
    world = make_world(OrganisationKind.TRUST, staff=60, years=1, seed=3, last=YEAR)
    return next((name, content) for name, content in folder_of(world, YEAR).items() if name.startswith("Staff"))


@pytest.fixture
def stock_of(tmp_path, staff_list):
    """Takes stock of files beside a good staff list."""

    def take(files):
        for name, content in (*files.items(), staff_list):
            (tmp_path / name).write_bytes(content)
        names = [tmp_path / name for name in (*files, staff_list[0])]
        return take_stock(names, organisation=ORGANISATION, year=YEAR, answers={}).stock

    return take


def problems_by_file(stock, names):
    """The sentences about each file. A sentence begins with the file it is about."""
    longest_first = sorted(names, key=len, reverse=True)
    found = {name: [] for name in names}
    for problem in map(str.strip, stock.problems):
        found[next(name for name in longest_first if problem.startswith(name))].append(problem)
    return found


def most_memory():
    """The most that this process ever had, in megabytes. Tests before this one are in it."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def test_each_file_that_is_refused_is_named_and_the_good_one_is_not(stock_of, staff_list):
    before = most_memory()
    stock = stock_of(made(REFUSED))
    found = problems_by_file(stock, [*REFUSED, staff_list[0]])
    assert {name: len(said) for name, said in found.items()} == {**dict.fromkeys(REFUSED, 1), staff_list[0]: 0}
    assert CELL not in json.dumps(stock_to_document(stock))
    assert most_memory() - before < MEGABYTES


def test_each_file_that_looks_like_nothing_is_named_and_nothing_of_it_is_told(stock_of, staff_list):
    stock = stock_of(made(OTHERS))
    found = problems_by_file(stock, [*OTHERS, staff_list[0]])
    assert [name for name, said in found.items() if not said] == [staff_list[0]]
    assert CELL not in json.dumps(stock_to_document(stock))
    assert max(map(len, stock.problems)) < 700


@pytest.mark.parametrize("name", LIKE_STAFF)
def test_what_looks_like_a_staff_list_is_read_and_nothing_of_it_is_told(name, stock_of):
    stock = stock_of(made({name: LIKE_STAFF[name]}))
    document = json.dumps(stock_to_document(stock))
    assert stock.problems or name in [one.file for one in stock.files]
    assert CELL not in document
    assert len(document) < 20_000


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("nothing.csv", HEADER.encode() + b",\n" * 1_200_000, "over 2 MB"),
        ("blank-lines.csv", HEADER.encode() + b"\n" * 400_000, "there is no line under the header"),
        ("long.csv", HEADER.encode() + b"9" * 1_900_000, "cannot be read as CSV"),
        ("nul.csv", HEADER.encode() + b"\0", "not a text file"),
        ("cells.csv", f"{HEADER}{ORGANISATION},wres,2025,2,{','.join([CELL] * 5)}\n".encode(), "not a whole number"),
        ("numbers.csv", f"{HEADER}{ORGANISATION},wres,2025,2,,white,{'9' * 5_000},1,\n".encode(), "larger than any"),
        ("staff.csv", f"organisation,year,group,Name\n{','.join([CELL] * 4)}\n".encode(), "not the header"),
    ],
)
def test_what_means_to_be_a_return_file_is_refused_without_its_cells(name, content, says, stock_of):
    stock = stock_of({name: content})
    assert says in " ".join(stock.problems)
    assert CELL not in json.dumps(stock_to_document(stock))


@pytest.mark.long
@pytest.mark.parametrize("name", [*REFUSED, *OTHERS])
def test_each_file_alone_beside_a_good_one(name, stock_of):
    stock = stock_of(made({name: {**REFUSED, **OTHERS}[name]}))
    assert stock.problems
    assert all(problem.strip().startswith(name) for problem in stock.problems)


def test_those_that_look_like_staff_lists_are_not_left_out():
    assert len(LIKE_STAFF) >= 10
    assert set(LIKE_STAFF) < set(hostile_texts.HARMLESS)
