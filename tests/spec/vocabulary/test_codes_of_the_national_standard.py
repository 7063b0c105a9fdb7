"""What each code stands for in each published list."""

import pytest

from tallystick.vocabulary.ethnicity import Category, Unknown, category_of, match_label, scheme, schemes

LOCAL = {
    "C": "C2 C3 CA CB CC CD CE CF CG CH CJ CK CL CM CN CP CQ CR CS CT CU CV CW CX CY",
    "G": "GA GB GC GD GE GF",
    "L": "LA LB LC LD LE LF LG LH LJ LK",
    "P": "PA PB PC PD PE",
    "S": "SA SB SC SD SE",
}
LABELS = {
    "A": "White - British",
    "B": "White - Irish",
    "C": "White - Any other white background",
    "D": "Mixed - White and Black Caribbean",
    "E": "Mixed - White and Black African",
    "F": "Mixed - White and Asian",
    "G": "Mixed - Any other mixed",
    "H": "Asian - Indian",
    "J": "Asian - Pakistani",
    "K": "Asian - Bangladeshi",
    "L": "Asian - Any other Asian",
    "M": "Black - Caribbean",
    "N": "Black - African",
    "P": "Black - Any other Black",
    "R": "Chinese",
    "S": "Any other ethnic group",
    "Z": "Not stated",
    "99": "Not known",
}
# The order of the boxes on the form of 2011, and of the published table of 2021, as NHS categories.
CENSUS_2011 = "ABCCDEFGHJKRLNMPSS"
CENSUS_2021 = "KRHJLNMPFEDGABCCCSS"


def test_the_national_standard_has_sixteen_categories_two_unknowns_and_their_words():
    standard = {code.code: code.label for code in scheme("nhs-2001").codes if code.code in LABELS}
    assert standard == LABELS
    assert [category.value for category in Category] == list("ABCDEFGHJKLMNPRS")


def test_the_national_list_holds_no_further_codes_than_the_local_ones():
    local = {code for codes in LOCAL.values() for code in codes.split()}
    assert {code.code for code in scheme("nhs-2001").codes} == set(LABELS) | local


@pytest.mark.parametrize(("letter", "codes"), LOCAL.items())
def test_local_detail_counts_as_its_national_code(letter, codes):
    assert {category_of(code) for code in codes.split()} == {Category(letter)}


def test_declined_and_unrecorded_are_different_codes():
    assert category_of("Z") is Unknown.NOT_STATED
    assert category_of("99") is Unknown.NOT_KNOWN


@pytest.mark.parametrize(("name", "letters"), [("census-2011", CENSUS_2011), ("census-2021", CENSUS_2021)])
def test_a_census_list_rolls_up_into_the_national_categories(name, letters):
    read = [category_of(str(number), scheme=name) for number in range(1, len(letters) + 1)]
    assert read == [Category(letter) for letter in letters]


@pytest.mark.parametrize(
    ("name", "label", "category"),
    [
        ("census-2011", "White: Gypsy or Irish Traveller", Category.OTHER_WHITE),
        ("census-2011", "Other ethnic group: Arab", Category.ANY_OTHER),
        ("census-2021", "White: Roma", Category.OTHER_WHITE),
        ("census-2021", "Other ethnic group: Arab", Category.ANY_OTHER),
        ("census-2021", "Asian, Asian British or Asian Welsh: Chinese", Category.CHINESE),
    ],
)
def test_the_boxes_that_the_census_added_have_a_national_category(name, label, category):
    assert {code.label: code.member for code in scheme(name).codes}[label] is category


def test_the_lists_have_their_published_sizes():
    assert {entry.name: len(entry.codes) for entry in schemes()} == {
        "nhs-2001": 16 + 2 + 51,
        "census-2011": 18 + 2,
        "census-2021": 19 + 2,
        "nss-2021": 18,
        "nss-2025": 19,
    }


@pytest.mark.parametrize("name", ["nhs-2001", "census-2011", "census-2021"])
def test_every_category_can_be_reached_from_every_list(name):
    reached = {code.member for code in scheme(name).codes}
    assert reached == {*Category, Unknown.NOT_STATED, Unknown.NOT_KNOWN}


@pytest.mark.parametrize("code", [code for entry in schemes() for code in entry.codes], ids=str)
def test_the_words_of_a_code_mean_what_the_code_means(code):
    assert match_label(code.label) == code.member
