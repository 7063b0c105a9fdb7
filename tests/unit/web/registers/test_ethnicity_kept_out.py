"""A file that says how people describe themselves is refused whole, and one that speaks of race equality is not."""

import pytest

from tallystick_web.core.sheets.tables import Table, headed, heading_of
from tallystick_web.registers.brought.holds import how_many, own_headings
from tallystick_web.registers.brought.refused import EthnicityInFile, check_no_ethnicity
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.contacts import CONTACTS
from tallystick_web.registers.described.policies import POLICIES

SPELT = (
    "Ethnicity",
    "ETHNIC GROUP",
    "ethnic_origin",
    "EthnicCode",
    "Ethnicity (guessed from photo)",
    "E t h n i c i t y",
    "Éthnicity",
    "".join(chr(ord(one) + 0xFEE0) for one in "Ethnicity"),  # in letters of double width
    "Ethnicity",
    "eth\u200bnicity",
    "\N{CYRILLIC CAPITAL LETTER IE}thni\N{CYRILLIC SMALL LETTER ES}ity",  # with two letters of another alphabet
    "Ethnicty",
    "Etnicity",
    "ethnisity",
    "Eth. code",
    "Race",
    "Race/ethnicity",
    "Speaker's race",
    "Racialised as",
    "BAME?",
    "Is BME",
    "Person of colour",
    "Global majority",
    "Nationality",
    "Country of birth",
    "Cultural background",
    "Heritage",
    "Skin colour",
    "White / non-white",
    "Diverse speaker (Y/N)",
    "Asian?",
)
PEOPLE = ("Name", "Email", "Role")


def table(*rows, name="Speakers"):
    return Table(name=name, rows=list(enumerate((tuple(one) for one in rows), start=1)))


def refusal(register, *tables):
    """What is said of a file; blank where it is taken."""
    found = headed(tables, lambda headings: how_many(register, headings, {}))
    try:
        check_no_ethnicity(tables, found, register)
    except EthnicityInFile as refused:
        return str(refused)
    return ""


def speakers(heading, *cells):
    rows = [(f"Person {number}", f"p{number}@example.org", "speaker", cell) for number, cell in enumerate(cells)]
    return table((*PEOPLE, heading), *rows)


@pytest.mark.parametrize("heading", SPELT)
@pytest.mark.parametrize("cells", [("Y", "N"), ("", ""), ("A", "B"), ("1", "2")], ids=["yes", "blank", "codes", "n"])
def test_a_heading_of_ethnicity_over_people_is_refused_however_it_is_spelt(heading, cells):
    assert refusal(CONTACTS, speakers(heading, *cells)).startswith("This file was not kept")


@pytest.mark.parametrize("heading", ["Ethnicity of the author", "Race", "Ethnic group", "Author's BAME status"])
def test_it_is_refused_in_every_register(heading):
    for register in registers().values():
        if heading_of(heading) in own_headings(register):
            continue  # what it asks is how far something is about race
        rows = table((register.title_label, "Something", heading), ("One", "x", "yes"), ("Two", "y", "no"))
        assert refusal(register, rows), register.id


@pytest.mark.parametrize(
    "cells",
    [
        ("White British", "Black African", "Indian"),
        ("A - White British", "B - White Irish", ""),
        ("Asian", "tbc", "?"),
        ("white", "Prefer not to say", "not known", "unknown"),
        ("mixed - white and black carribean", "n/a", "x", "y", "z"),
        ("Probably Black", "looks white", "not sure"),
    ],
)
def test_categories_under_an_innocent_heading_are_refused(cells):
    assert refusal(CONTACTS, speakers("Remarks 2", *cells))


def test_a_second_sheet_a_second_row_of_headings_and_a_column_without_a_heading_hide_nothing():
    innocent = speakers("Town", "Leeds", "York")
    hidden = table(("Ref", "Ethnic origin"), ("1", "A"), ("2", "C"), name="Sheet2")
    assert "column B of the second sheet" in refusal(CONTACTS, innocent, hidden)
    below = table((*PEOPLE, "About them", ""), ("", "", "", "Town", "Ethnicity"), ("Ann", "", "speaker", "Leeds", "A"))
    assert "column E of the table" in refusal(CONTACTS, below)
    bare = table((*PEOPLE, ""), ("Ann", "", "speaker", "White British"), ("Bea", "", "speaker", "Black Caribbean"))
    assert "column D" in refusal(CONTACTS, bare)
    no_headings = table(("White British",), ("Indian",), name="List")
    assert "second sheet" in refusal(CONTACTS, innocent, no_headings)


def test_it_is_refused_among_sixty_columns():
    heads = [*PEOPLE, *(f"Extra {number}" for number in range(56)), "Ethnicity"]
    wide = table(heads, ["Ann", "a@example.org", "speaker", *("x" for _ in range(57))])
    assert "column BH" in refusal(CONTACTS, wide)


def test_what_a_file_says_is_not_repeated():
    said = refusal(CONTACTS, speakers("Zzcanary ethnicity", "Zzcanary one", "Zzcanary two"))
    assert said
    assert "Zzcanary" not in said


@pytest.mark.parametrize(
    "heading",
    [
        "Topics",
        "Biography",
        "Organisation",
        "Background",
        "Race equality topics",
        "Ethics training",
        "Technical needs",
        "Town",
        "Fee",
        "Media trained",
    ],
)
def test_an_innocent_list_of_speakers_is_taken(heading):
    cells = ("Black Thrive and others", "Leeds", "The history of nursing", "Ethnicity pay gaps", "Race")
    assert refusal(CONTACTS, speakers(heading, *cells)) == ""


def test_what_a_register_asks_itself_is_taken_in_its_own_words():
    """The headings of every register, over cells that no form would find strange."""
    for register in registers().values():
        heads = (register.title_label, *(one.label for one in register.columns))
        rows = table(heads, ["One", *("yes" for _ in register.columns)], ["Two", *("no" for _ in register.columns)])
        assert refusal(register, rows) == "", register.id


def test_counts_and_subjects_of_race_equality_are_taken():
    counts = table(("Name", "Of which ethnic minority", "All"), ("2025", "12", "40"), ("2026", "14", "41"))
    assert refusal(POLICIES, counts) == ""
    subjects = table(
        ("Name", "Race impact reviewed", "RAG"), ("One", "yes", "Black"), ("Two", "no", "Red"), ("3", "", "")
    )
    assert refusal(POLICIES, subjects) == ""
    events = table(("Name", "Result"), ("Black History Month", "Mixed"), ("South Asian heritage", "Other"))
    assert refusal(POLICIES, events) == ""


@pytest.mark.parametrize("heading", ["ETHCAT", "Ethcode", "PoC", "Global maj.", "Skin", "16+1 code", "ONS 18+1"])
def test_a_shortened_heading_over_yes_and_no_is_refused(heading):
    assert refusal(CONTACTS, table(("Name", heading), ("Ada", "y"), ("Ben", "n")))


def test_codes_of_the_national_list_are_refused_whatever_stands_over_them():
    rows = [("Ada", "A"), ("Ben", "M"), ("Cy", "n"), ("Di", "K"), ("Ed", "A")]
    assert refusal(CONTACTS, table(("Name", "Code"), *rows))
    assert refusal(CONTACTS, table(("Name", "Note"), *rows))


@pytest.mark.parametrize(
    "cells", [("y", "n", "y", "n"), ("S", "M", "L", "M"), ("A", "B", "C", "A"), ("A", "M", "Q", "K")]
)
def test_letters_that_are_something_else_are_let_be(cells):
    assert not refusal(CONTACTS, table(("Name", "Size"), *(zip(("Ada", "Ben", "Cy", "Di"), cells, strict=True))))


def test_a_group_in_brackets_after_a_name_is_refused():
    assert refusal(CONTACTS, table(("Name", "Email"), ("Ada (Black African)", "a@example.org"), ("Ben [Indian]", "")))
    assert not refusal(CONTACTS, table(("Name", "Email"), ("Ada (chair)", "a@example.org"), ("Ben (Leeds)", "")))


def test_a_second_table_far_below_is_looked_at_too():
    people = [(f"Person {number}", "x") for number in range(60)]
    assert refusal(CONTACTS, table(("Name", "Place"), *people, ("Name", "Ethnicity"), ("Ada", "N"), ("Ben", "A")))
