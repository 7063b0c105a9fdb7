import pytest

from tallystick.vocabulary.ethnicity import grouping, groupings
from tallystick.vocabulary.terms import (
    Terms,
    definition,
    group_label,
    official,
    statutory_outputs,
    term,
    terms,
)


def test_the_terms_offered_are_the_listed_ones():
    assert {each.id: each.offered for each in terms()} == {
        "bme": True,
        "ethnic-minority": True,
        "black-and-minority-ethnic": True,
        "global-majority": True,
        "bame": False,
    }


def test_the_official_term_is_that_of_the_standard():
    assert official().short == "BME"
    assert official().full == "Black and minority ethnic (BME)"


def test_every_term_says_when_to_use_it_and_where_it_comes_from():
    assert all(each.short and each.full and each.note for each in terms())
    assert all(each.source.startswith("https://") for each in terms())


def test_the_house_term_is_used_where_nothing_else_is_laid_down():
    assert Terms("ethnic-minority").for_output("board-paper") == term("ethnic-minority")


def test_a_statutory_output_keeps_the_official_word():
    assert statutory_outputs() >= {"wres", "wres-return"}
    assert all(Terms("global-majority").for_output(name) == official() for name in statutory_outputs())


def test_an_override_wins_for_its_output_alone():
    chosen = Terms("ethnic-minority", {"intranet": "global-majority", "wres": "black-and-minority-ethnic"})
    assert chosen.for_output("intranet").id == "global-majority"
    assert chosen.for_output("wres").id == "black-and-minority-ethnic"
    assert chosen.for_output("board-paper").id == "ethnic-minority"


def test_a_choice_cannot_change_behind_its_back():
    overrides = {"intranet": "bme"}
    chosen = Terms("ethnic-minority", overrides)
    overrides["intranet"] = "global-majority"
    assert chosen.for_output("intranet").id == "bme"
    with pytest.raises(TypeError):
        chosen.overrides["intranet"] = "global-majority"


@pytest.mark.parametrize(("house", "overrides"), [("bame", {}), ("bme", {"board-paper": "bame"})])
def test_a_term_for_quoting_cannot_be_chosen(house, overrides):
    with pytest.raises(ValueError, match="only for quoting"):
        Terms(house, overrides)


def test_a_term_outside_the_list_cannot_be_chosen():
    with pytest.raises(ValueError, match="there is no term 'minority'"):
        Terms("minority")


@pytest.mark.parametrize(
    ("code", "term_id", "in_sentence", "as_heading"),
    [
        ("white", "bme", "white", "White"),
        ("bme", "bme", "BME", "BME"),
        ("bme", "ethnic-minority", "ethnic minority", "Ethnic minority"),
        ("bme", "global-majority", "global majority", "Global majority"),
        ("unknown", "bme", "unknown", "Unknown ethnicity"),
    ],
)
def test_a_group_is_named_by_the_term(code, term_id, in_sentence, as_heading):
    label = group_label(grouping("wres"), code, term=term(term_id))
    assert (label.in_sentence, label.as_heading, str(label)) == (in_sentence, as_heading, in_sentence)


def test_a_term_renames_only_the_set_it_stands_for():
    renamed = {
        (entry.name, group.code)
        for entry in groupings()
        for group in entry.groups
        if "global majority" in group_label(entry, group.code, term=term("global-majority")).in_sentence
    }
    assert renamed == {("wres", "bme")}


def test_the_definition_stands_under_the_chosen_name_with_the_same_people():
    words = definition(grouping("wres"), term=term("ethnic-minority"))
    assert ". Ethnic minority: Mixed White and Black Caribbean, " in words
    assert words.replace("Ethnic minority:", "BME:") == grouping("wres").definition()
