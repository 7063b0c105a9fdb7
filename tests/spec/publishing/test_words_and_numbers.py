"""The words of every sentence: which collective term, which signs, and that a figure is never left blank."""

import re

import pytest

from tallystick.publishing.data import to_csv, to_json
from tallystick.publishing.report import to_html
from tallystick.publishing.sentences import sentence_of
from tallystick.release.quantity import Unit
from tallystick.release.shown import Reason, Shown
from tallystick.release.verdict import Verdict
from tallystick.vocabulary.terms import Terms, official, term, terms
from tests.unit.publishing.releases import FULL, ONE_INDICATOR, example, figures_of, release_of, with_hidden, words_for

OFFERED = [one.id for one in terms() if one.offered]
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FINDINGS = ("more than chance alone usually gives", "further apart than chance", "Chance is an unlikely explanation")


def spoken(release, *, house=None):
    """Every result of a release with what it says."""
    words = words_for(release, house=house)
    return [(result, sentence_of(result, words)) for result in release.tables[0].results]


@pytest.fixture(scope="module", params=[FULL, ONE_INDICATOR])
def every_result(request):
    return spoken(example(request.param))


def test_a_finding_is_claimed_for_clear_and_small_alone(every_result):
    claims = [(result.verdict, any(words in said for words in FINDINGS)) for result, said in every_result]
    assert claims == [(verdict, verdict in (Verdict.CLEAR, Verdict.SMALL)) for verdict, _ in claims]


def test_whatever_cannot_be_told_is_no_finding_of_no_difference(every_result):
    unsure = [said for result, said in every_result if result.verdict is Verdict.CANNOT_TELL]
    assert unsure
    assert [said for said in unsure if "This is not a finding of no difference." not in said] == []


def test_whatever_cannot_be_told_says_which_way_it_leans(every_result):
    unsure = [said for result, said in every_result if result.verdict is Verdict.CANNOT_TELL]
    assert [said for said in unsure if "leaning" not in said.casefold()] == []


def test_whatever_cannot_be_told_gives_both_limits_where_there_is_a_range(every_result):
    unsure = [(r, said) for r, said in every_result if r.verdict is Verdict.CANNOT_TELL and r.low and r.high]
    assert [said for r, said in unsure if f"from {r.low.text} to {r.high.text} " not in said] == []


def test_a_ratio_never_stands_with_a_percent_sign(every_result):
    ratios = {figure.text for r, _ in every_result for figure in figures_of(r) if unit_of(figure) is Unit.RATIO}
    percentages = {f.text for r, _ in every_result for f in figures_of(r) if unit_of(f) in (Unit.RATE, Unit.PERCENT)}
    assert ratios - percentages
    said = " ".join(sentence for _, sentence in every_result)
    assert [ratio for ratio in ratios - percentages if f" {ratio}%" in said] == []
    assert re.search(r"%\)? times", said) is None


def test_a_difference_of_shares_is_in_points(every_result):
    for result, said in every_result:
        figures = [f for f in (result.value, result.low, result.high) if unit_of(f) is Unit.POINTS]
        assert [f.text for f in figures if f"{f.text}%" in said] == []
        assert "points" in said or not figures or result.value.value == 0


def test_no_sentence_shows_the_insides_of_the_program(every_result):
    insides = re.compile(r"None|Shown|Hidden|Decimal|Verdict|cannot-tell|not-calculable|nan|inf\b|\bbme\b")
    assert [said for _, said in every_result if insides.search(said)] == []


def test_every_sentence_ends_as_a_sentence_does(every_result):
    assert [said for _, said in every_result if not re.fullmatch(r"[A-Z0-9].*[.)]", said) or "  " in said] == []


def unit_of(figure):
    return figure.unit if isinstance(figure, Shown) else None


# HOUSE TERMS


@pytest.mark.parametrize("house", [name for name in OFFERED if name != official().id])
def test_a_house_term_changes_the_words_and_not_the_numbers(house):
    ours, theirs = (spoken(example(FULL), house=name) for name in (None, house))
    short = term(house).short
    assert [NUMBER.findall(said) for _, said in ours] == [NUMBER.findall(said) for _, said in theirs]
    assert [said for _, said in theirs if official().short in said] == []
    assert sum(short.casefold() in said.casefold() for _, said in theirs) > 50


@pytest.mark.parametrize("house", OFFERED)
def test_the_collective_term_of_the_report_is_explained_in_whole_sentences(house):
    page = to_html(release_of("2: white 300/1200, bme 120/760"), term=term(house))
    explained = next(p for p in re.findall(r"<p>(.*?)</p>", page, re.DOTALL) if "collective term" in p)
    assert term(house).full.casefold() in explained.casefold()
    assert explained[:1].isupper()


@pytest.mark.parametrize("house", OFFERED)
def test_the_race_equality_standard_keeps_the_official_word_unless_an_override_names_it(house):
    assert Terms(house=house).for_output("wres") == official()
    assert Terms(house=house, overrides={"wres": house}).for_output("wres") == term(house)


def test_white_and_unknown_keep_their_names_under_every_term():
    said = " ".join(sentence for _, sentence in spoken(example(FULL), house="global-majority"))
    assert "White applicants" in said
    assert "as often as global majority applicants" in said
    assert "the ethnicity of" in said


# WITHHELD FIGURES


@pytest.mark.parametrize("indicator", ["1", "2", "3", "4", "5", "9", "rdr"])
def test_a_withheld_figure_is_told_by_its_reason(indicator):
    release = with_hidden(example(FULL), indicator)
    said = [sentence for result, sentence in spoken(release) if result.indicator == indicator and result.value]
    assert said
    assert [sentence for sentence in said if Reason.PROTECTS_PEOPLE not in sentence] == []


@pytest.mark.parametrize("indicator", ["2", "3", "4", "5", "9", "rdr"])
def test_no_number_of_a_withheld_result_is_told(indicator):
    """Only what the words of the definition hold is left: the band, the thousand, the row's own name."""
    release = with_hidden(example(FULL), indicator)
    for result, said in spoken(release):
        if result.indicator == indicator:
            assert set(NUMBER.findall(said)) <= {"0.80", "1.25", "3", "1,000"}, said


# WHAT THE TEXT OF FIGURES DEPENDS ON


def test_a_difference_that_is_clear_without_a_ratio_is_reported_though_it_is_the_only_figure():
    release = release_of("2: white 50/100, bme 0/100")
    (result,) = release.tables[0].results
    assert result.verdict is Verdict.CLEAR
    assert "times upwards" in spoken(release)[0][1]


def test_json_csv_and_sentences_say_the_same():
    release = example(FULL)
    said = [sentence for _, sentence in spoken(release)]
    in_json, in_csv = (write([release], term=official()) for write in (to_json, to_csv))
    assert [sentence for sentence in said if sentence not in in_json] == []
    assert [sentence for sentence in said if sentence not in in_csv.replace('""', '"')] == []
