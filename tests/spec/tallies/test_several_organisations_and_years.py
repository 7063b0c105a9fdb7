from tests.spec.tallies.drawn import file_of, refused, returns_in, words
from tests.unit.tallies.return_files import read

title = "One file may hold many organisations and years; each organisation and year is a return of its own"

MANY = """
    organisation | year | indicator | group | happened | people
    Northmoor    | 2025 | 3         | white | 17       | 2505
    Southmoor    | 2025 | 3         | white | 10       | 1000
    Northmoor    | 2025 | 3         | bme   | 9        | 725
    Northmoor    | 2020 | 3         | white | 20       | 2400
    Southmoor    | 2025 | 3         | bme   | 4        | 200
    Northmoor    | 2020 | 3         | bme   | 11       | 650
"""


def test_each_organisation_and_year_is_a_return_in_the_order_they_first_appear():
    assert returns_in(MANY) == [("Northmoor", "wres", 2025), ("Southmoor", "wres", 2025), ("Northmoor", "wres", 2020)]


def test_lines_find_their_return_wherever_they_stand():
    made = read(file_of(MANY)).returns
    assert [words(each.find("3", "one-year")["bme"]) for each in made] == ["9 of 725", "4 of 200", "11 of 650"]


def test_each_year_is_read_by_its_own_definition():
    assert [each.definition_id for each in read(file_of(MANY)).returns] == ["wres/2025.1", "wres/2025.1", "wres/2020.1"]


def test_a_group_given_by_one_organisation_is_not_lent_to_another():
    short = "\n".join(line for line in MANY.splitlines() if "| 4        |" not in line)
    [problem] = refused(short)
    assert problem.startswith("line 3: indicator 3, row one-year has no line for the group 'bme'")


NO_DEFINITION = """
    organisation | year | indicator | group | happened | people
    Northmoor    | 2012 | 3         | white | 17       | 2505
    Northmoor    | 2012 | 3         | bme   | 9        | 725
"""


def test_a_year_without_a_definition_is_refused_with_the_years_there_are():
    [problem] = refused(NO_DEFINITION)
    assert problem.startswith("lines 2, 3: there is no definition of 'wres' for 2012. There are: ")
    assert "wres/2025" in problem


FINANCIAL_YEAR = MANY.replace("2020", "2019/20")


def test_a_financial_year_is_refused_with_the_year_that_is_meant():
    assert refused(FINANCIAL_YEAR) == [
        "lines 5, 7: year is written as a pair; write the year of the 31 March snapshot (2020)"
    ]
