import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.vocabulary.ethnicity import (
    Category,
    How,
    Reading,
    Unknown,
    Unmatched,
    Why,
    category_of,
    match_label,
    read,
    scheme,
    schemes,
)
from tallystick.vocabulary.ethnicity.labels import normalise_label
from tallystick.vocabulary.ethnicity.members import EXPLANATIONS


@pytest.mark.parametrize(
    ("text", "member", "how"),
    [
        ("A", "A", How.CODE),
        (" cy ", "C", How.CODE),
        ("pc", "P", How.CODE),
        ("99.0", "not-known", How.CODE),
        ("A White - British", "A", How.CODE_AND_LABEL),
        ("A - White British", "A", How.CODE_AND_LABEL),
        ("(A) White British", "A", How.CODE_AND_LABEL),
        ("Z Not Stated", "not-stated", How.CODE_AND_LABEL),
        ("S Other", "S", How.CODE_AND_LABEL),
        ("SC Filipino", "S", How.CODE_AND_LABEL),
        ("LZ Other Asian", "L", How.FIRST_LETTER),
        ("PC Nigerian heritage", "P", How.CODE_BEFORE_OTHER_WORDS),
        ("Mixed: White & Asian", "F", How.LABEL),
        ("", "not-known", How.BLANK),
        ("  \t", "not-known", How.BLANK),
        ("DX", "D", How.FIRST_LETTER),
    ],
)
def test_a_field_is_read_forgivingly_and_says_what_decided(text, member, how):
    assert read(text) == Reading(member, how)


@pytest.mark.parametrize("letter", "IOQTUVWXY")
def test_letters_that_are_not_national_codes_are_refused(letter):
    for code in (letter, letter + "A"):
        assert category_of(code) == Unmatched(code, Why.NOT_IN_LIST)


@pytest.mark.parametrize("code", ["A1", "B1", "M3"])
def test_a_letter_and_a_digit_of_another_list_are_not_rolled_up(code):
    assert category_of(code) == Unmatched(code, Why.NOT_IN_LIST)


@pytest.mark.parametrize("text", ["NA", "n/a", "ND", "No"])
def test_short_forms_of_no_answer_do_not_become_black_african(text):
    assert isinstance(category_of(text), Unmatched)


def test_an_unlisted_code_is_not_believed_without_words_that_agree():
    assert category_of("No answer at present") == Unmatched("No answer at present", Why.NOT_IN_LIST)


@pytest.mark.parametrize("text", ["C Chinese", "A White and Asian", "99 White British"])
def test_a_code_whose_words_say_something_else_is_unmatched(text):
    found = category_of(text)
    assert isinstance(found, Unmatched)
    assert found.why is Why.CODE_AND_LABEL_DIFFER
    assert len(found.possible) == 2


def test_the_same_number_means_other_people_in_another_list():
    assert category_of("1", scheme="census-2011") is Category.WHITE_BRITISH
    assert category_of("01", scheme="census-2021") is Category.BANGLADESHI
    assert category_of("1") == Unmatched("1", Why.NOT_IN_LIST)


@pytest.mark.parametrize("code", ["DX", "ZX"])
def test_local_detail_is_no_part_of_a_census_list(code):
    assert category_of(code, scheme="census-2021") == Unmatched(code, Why.NOT_IN_LIST)


def test_an_unknown_list_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="census-1991"):
        category_of("A", scheme="census-1991")
    with pytest.raises(ValueError, match="census-1991"):
        scheme("census-1991")


SEEN = """
    A: White British; WHITE - British; White: English, Welsh, Scottish, Northern Irish or British
    A: white-british; White: English/Welsh/Scottish/Northern Irish/British; British (White)
    B: White - Irish; Irish; white irish
    C: Any other White background; White - Other; Gypsy or Irish Traveller; Roma; White: Roma; Gypsy/Roma
    C: White – Any Other White Background; Traveller of Irish heritage; Other white; White gipsy or irish traveler
    D: White & Black Caribbean; Mixed - White and Black Carribean; Mixed: White & Black Caribbean
    D: White/Black Caribbean; MIXED - White & Black Caribbean
    E: mixed white and black african; Mixed/multiple ethnic groups: White and Black African
    F: White and Asian; Mixed or Multiple ethnic groups: White and Asian; Mixed White/Asian
    G: Any other mixed background; Mixed - Other; Any other Mixed/multiple ethnic background
    H: Indian; ASIAN or ASIAN BRITISH - Indian; Asian/Asian British: Indian; Asian British Indian; British Indian
    J: Pakistani; Asian, Asian British or Asian Welsh: Pakistani
    K: Bangladeshi; Asian or Asian British - Bangladeshi; Asian - bangladesi
    L: Any other Asian background; Other Asian; Asian - Other; Sri Lankan; Tamil; British Asian
    M: Black Caribbean; Black or Black British - Caribbean; Caribbean; Afro-Caribbean
    M: Black, African, Caribbean or Black British: Caribbean
    N: Black African; BLACK or BLACK BRITISH - African; Black/African/Caribbean/Black British: African
    P: Black - Any other; Other Black; Black or Black British - Any other Black background; Somali
    R: Chinese; Other ethnic groups - Chinese; Asian/Asian British - Chinese; OTHER ETHNIC GROUP - Chinese
    S: Any other ethnic group; Other ethnic group: Arab; Arab; Filipino; OTHER ETHNIC GROUP - Any other ethnic group
    not-stated: Not stated; Ethnicity not stated; Declined; Undisclosed; NOT DISCLOSED
    prefer-not-to-say: Prefer not to say; I do not wish to disclose my ethnic origin; I don’t wish to say; prefer-not-to-say
    not-known: Not known; Unknown; Unspecified; NULL; Not recorded; unknown/null; not-known
    not-asked: Not asked; Not yet asked; not-asked
    withdrawn: Withdrawn; Consent withdrawn
"""  # noqa: E501 (a table reads better in whole lines)
PAIRS = [
    (line.split(":")[0].strip(), label.strip())
    for line in SEEN.strip().splitlines()
    for label in line.split(":", 1)[1].split(";")
]


@pytest.mark.parametrize(("member", "label"), PAIRS)
def test_words_that_systems_and_surveys_use_are_understood(member, label):
    assert match_label(label) == member


def test_the_words_listed_here_reach_every_member():
    assert {member for member, _ in PAIRS} == {*Category, *Unknown}


@pytest.mark.parametrize(
    ("label", "possible"),
    [
        ("White", "ABC"),
        ("Mixed", "DEFG"),
        ("Asian", "HJKLR"),
        ("Asian/Asian British", "HJKLR"),
        ("Black", "MNP"),
        ("Black or Black British", "MNP"),
        ("African/Caribbean", "MNP"),
        ("Other", "CGLPRS"),
        ("Other/Chinese", "RS"),
        ("Pakistani/Bangladeshi", "JK"),
        ("BAME", "DEFGHJKLMNPRS"),
        ("British", "ABCDEFGHJKLMNPRS"),
    ],
)
def test_words_that_several_categories_fit_are_not_specific_enough(label, possible):
    assert match_label(label) == Unmatched(label, Why.NOT_SPECIFIC, frozenset(map(Category, possible)))


def test_two_kinds_of_unknown_under_one_name_stay_apart():
    label = "Not known / prefer not to say"
    both = frozenset({Unknown.NOT_KNOWN, Unknown.PREFER_NOT_TO_SAY})
    assert match_label(label) == Unmatched(label, Why.SEVERAL_UNKNOWNS, both)


def test_words_in_no_list_are_said_to_be_in_no_list():
    assert match_label("Vogon") == Unmatched("Vogon", Why.NOT_IN_LIST)


def test_what_somebody_wrote_stays_out_of_logs():
    assert "Ann Example" not in repr(category_of("Ann Example, 07700 900000"))


def test_every_reason_has_its_sentence():
    assert set(EXPLANATIONS) == set(Why)
    assert Why.NOT_SPECIFIC.explanation == "It is not specific enough: several ethnic categories fit."


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    once = normalise_label(text)
    assert normalise_label(once) == once


@given(st.text(max_size=30), st.sampled_from([entry.name for entry in schemes()]))
def test_any_text_is_a_member_or_unmatched_and_never_an_accident(text, name):
    found = category_of(text, scheme=name)
    assert isinstance(found, Category | Unknown | Unmatched)


@given(
    st.sampled_from(scheme("nhs-2001").codes),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["{} {}", "{} - {}", " {}: {} ", "({}) {}", "{} – {}"]),
)
def test_a_code_and_its_own_words_agree_in_any_dress(code, case, dress):
    assert category_of(case(dress.format(code.code, code.label))) == code.member
