"""Who is in which group: the table people can check by eye."""

import pytest

from tallystick.vocabulary.ethnicity import Category, Unknown, Unmatched, Why, grouping, groupings, roll_up

# code, then the group in each grouping
GROUPS = """
    code              | wres    | five    | five-2001  | govuk           | white-british-rest | finest
    A                 | white   | white   | white      | white-british   | white-british      | a
    B                 | white   | white   | white      | ethnic-minority | rest               | b
    C                 | white   | white   | white      | ethnic-minority | rest               | c
    CY                | white   | white   | white      | ethnic-minority | rest               | c
    CX                | white   | white   | white      | ethnic-minority | rest               | c
    D                 | bme     | mixed   | mixed      | ethnic-minority | rest               | d
    E                 | bme     | mixed   | mixed      | ethnic-minority | rest               | e
    F                 | bme     | mixed   | mixed      | ethnic-minority | rest               | f
    G                 | bme     | mixed   | mixed      | ethnic-minority | rest               | g
    GC                | bme     | mixed   | mixed      | ethnic-minority | rest               | g
    H                 | bme     | asian   | asian-2001 | ethnic-minority | rest               | h
    J                 | bme     | asian   | asian-2001 | ethnic-minority | rest               | j
    K                 | bme     | asian   | asian-2001 | ethnic-minority | rest               | k
    L                 | bme     | asian   | asian-2001 | ethnic-minority | rest               | l
    M                 | bme     | black   | black      | ethnic-minority | rest               | m
    N                 | bme     | black   | black      | ethnic-minority | rest               | n
    P                 | bme     | black   | black      | ethnic-minority | rest               | p
    PC                | bme     | black   | black      | ethnic-minority | rest               | p
    R                 | bme     | asian   | other-2001 | ethnic-minority | rest               | r
    S                 | bme     | other   | other-2001 | ethnic-minority | rest               | s
    SC                | bme     | other   | other-2001 | ethnic-minority | rest               | s
    Z                 | unknown | unknown | unknown    | unknown         | unknown            | unknown
    99                | unknown | unknown | unknown    | unknown         | unknown            | unknown
    not-stated        | unknown | unknown | unknown    | unknown         | unknown            | unknown
    prefer-not-to-say | unknown | unknown | unknown    | unknown         | unknown            | unknown
    not-known         | unknown | unknown | unknown    | unknown         | unknown            | unknown
    not-asked         | unknown | unknown | unknown    | unknown         | unknown            | unknown
    withdrawn         | unknown | unknown | unknown    | unknown         | unknown            | unknown
"""
# group code, then where it fits wholly; "-" where its people spread over several groups
COARSER = """
    code            | wres    | five    | five-2001  | govuk           | finest
    white           | white   | white   | white      | -               | -
    bme             | bme     | -       | -          | ethnic-minority | -
    asian           | bme     | asian   | -          | ethnic-minority | -
    asian-2001      | bme     | asian   | asian-2001 | ethnic-minority | -
    other           | bme     | other   | other-2001 | ethnic-minority | s
    other-2001      | bme     | -       | other-2001 | ethnic-minority | -
    ethnic-minority | -       | -       | -          | ethnic-minority | -
    rest            | -       | -       | -          | ethnic-minority | -
    white-british   | white   | white   | white      | white-british   | a
    unknown         | unknown | unknown | unknown    | unknown         | unknown
    h               | bme     | asian   | asian-2001 | ethnic-minority | h
"""


def cells(drawn):
    head, *body = ([cell.strip() for cell in line.split("|")] for line in drawn.strip().splitlines())
    return [(row[0], name, group) for row in body for name, group in zip(head[1:], row[1:], strict=True)]


@pytest.mark.parametrize(("code", "name", "group"), cells(GROUPS))
def test_a_category_code_is_in_the_group_of_the_table(code, name, group):
    assert roll_up(code, grouping(name)) == group


@pytest.mark.parametrize(("code", "name", "group"), cells(COARSER))
def test_a_group_rolls_up_only_into_a_group_that_holds_all_of_it(code, name, group):
    found = roll_up(code, grouping(name))
    if group == "-":
        assert isinstance(found, Unmatched)
        assert found.why is Why.SPANS_GROUPS
    else:
        assert found == group


def test_the_tables_cover_every_member_and_every_grouping():
    rows = {(code, name) for code, name, _ in cells(GROUPS)}
    every = [*Category, *(unknown.value for unknown in Unknown)]
    assert {(str(member), entry.name) for member in every for entry in groupings()} <= rows


def test_the_broad_groups_are_in_alphabetical_order_with_other_and_unknown_last():
    order = [group.code for group in grouping("five").groups]
    assert order == ["asian", "black", "mixed", "white", "other", "unknown"]


def test_the_definition_of_the_standard_says_who_is_in_each_group():
    assert grouping("wres").definition() == (
        "White: White British, White Irish and any other White background. "
        "BME: Mixed White and Black Caribbean, Mixed White and Black African, Mixed White and Asian, "
        "any other Mixed background, Indian, Pakistani, Bangladeshi, any other Asian background, "
        "Black Caribbean, Black African, any other Black background, Chinese and any other ethnic group. "
        "Unknown ethnicity: Not stated, prefer not to say, not known, not asked and withdrawn."
    )


def test_the_definition_of_gov_uk_puts_white_minorities_among_the_minorities():
    minorities, white_british, unknown = grouping("govuk").definition().split(". ")
    assert minorities.startswith(
        "Ethnic minority (including White minorities): White Irish, any other White background, Mixed"
    )
    assert white_british == "White British: White British"
    assert unknown.startswith("Unknown ethnicity: ")
