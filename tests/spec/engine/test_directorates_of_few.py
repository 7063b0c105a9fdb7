"""A text in the column for directorates is a part of its own only where ten people have it: it may be a name."""

import pytest

from tests.spec.engine.drawn import counted, line

CANARY = "Quillfeather"


def staff(*, organisation="R1A", first=0, **directorates):
    """Lines of a staff list in which so many people stand under each text."""
    texts = [text for text, number in directorates.items() for _ in range(number)]
    return [f"{organisation} | {first + place} | {text}" for place, text in enumerate(texts)]


def people(*lines):
    return "\n".join(["organisation | person | directorate", *lines])


def parts(made):
    """How many people there are in each part, and those of no part; of the workforce of indicator 1."""
    found = made.cube.filter(indicator="1", row="workforce", by="directorate")
    return dict(found.select("stratum", "happened").iter_rows())


def test_ten_people_make_a_part_and_nine_do_not():
    made = counted(staff=people(*staff(Surgery=10, Estates=9, Quillfeather=1)))
    assert parts(made) == {"Surgery": 10, "counted-together": 10}
    assert line(made, "1", "workforce") == {"white": 20}


def test_the_texts_are_told_in_number_and_never_repeated():
    [said] = counted(staff=people(*staff(Surgery=10, Estates=9, Quillfeather=1))).notices
    assert said.startswith("2 texts in the column for directorates stand each beside fewer than 10 people")
    assert CANARY not in said
    [said] = counted(staff=people(*staff(Surgery=10, Quillfeather=1))).notices
    assert said.startswith("1 text in the column for directorates stands beside fewer than 10 people")


def test_where_every_text_is_that_of_many_nothing_is_said():
    made = counted(staff=people(*staff(Surgery=10, Estates=11), "R1A | 99 |"))
    assert made.notices == ()
    assert parts(made) == {"Surgery": 10, "Estates": 11, "": 1}


def test_each_organisation_is_looked_at_by_itself():
    made = counted(staff=people(*staff(Surgery=10), *staff(organisation="R2B", first=50, Surgery=9)))
    assert made.placed.together == 1
    found = made.cube.filter(indicator="1", row="workforce", by="directorate")
    assert sorted(found.select("organisation", "stratum").iter_rows()) == [
        ("R1A", "Surgery"),
        ("R2B", "counted-together"),
    ]


def test_all_kinds_of_record_are_counted_as_one():
    cases = "person | directorate\n" + "\n".join(f"x{number} | Surgery" for number in range(2))
    assert parts(counted(staff=people(*staff(Surgery=8)), cases=cases)) == {"Surgery": 8}
    assert parts(counted(staff=people(*staff(Surgery=7)), cases=cases)) == {"counted-together": 7}


@pytest.mark.parametrize(("applied", "part"), [("10", "Surgery"), ("9", "counted-together"), ("", "counted-together")])
def test_a_row_of_applications_stands_for_as_many_as_it_says(applied, part):
    made = counted(applications=f"applied | shortlisted | directorate\n{applied} | 1 | Surgery")
    assert set(made.funnel.filter(by="directorate")["stratum"]) == {part}


def test_the_text_is_in_nothing_that_was_counted():
    cases = f"person | directorate\nx1 | {CANARY}"
    applications = f"applied | shortlisted | directorate\n1 | 1 | {CANARY}"
    made = counted(staff=people(*staff(Surgery=10, Quillfeather=1)), cases=cases, applications=applications)
    told = [*made.notices, *(str(table.rows()) for table in (made.cube, made.funnel, made.excluded, made.vacancies))]
    assert [one for one in told if CANARY in one] == []
