"""What is said of a figure."""

from decimal import Decimal

import pytest

from tallystick.account.audit import audited
from tallystick.publishing.audit import words
from tallystick.release.audited import LinesNote, Sought, WholeNumbers
from tallystick.release.quantity import Unit
from tallystick.release.readings import About, AboutLines, Kind, Reading
from tallystick.release.shown import Shown
from tests.spec.audit.drawn import figure


def read(kind, published, top="", bottom="", more=""):
    return audited(figure(kind, published, top=top, bottom=bottom, more=more))


def test_every_reading_and_note_has_its_words():
    assert set(words.NOTES) == set(About)
    assert set(words.LINES_NOTES) == set(words.LINES_TITLES) == set(AboutLines)
    for reading in Reading:
        assert reading.sentence.endswith(".")
        assert reading.label == reading.label.lower()
    assert len({kind.in_words for kind in Kind}) == len(Kind)


@pytest.mark.parametrize(
    ("kind", "published", "text"),
    [
        ("ratio", "1.50", "1.50"),
        ("ratio", "1.25%", "1.25%"),
        ("share", "12.40", "12.40%"),
        ("points", "-13", "−13 points"),
        ("relative_gap", "-1.8", "−1.8%"),
        ("growth", "1400", "1,400%"),
        ("growth", "", "not published"),
    ],
)
def test_a_figure_is_shown_as_it_was_published(kind, published, text):
    assert words.published_text(read(kind, published)) == text


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (("ratio", "1.5", "9/50", "12/100"), "1.5000"),
        (("share", "5", "11/220"), "5.000%"),
        (("relative_gap", "3.90", "31.79%", "27.89%"), "£3.90000"),
        (("share", "22", "/3296"), "709 to 741"),
        (("share", "24.7", "908/"), "a total of 3,669 to 3,683"),
        (("share", "0.0", "2/"), "a total of 4,001 or more"),
        (("share", "58.5", "188/"), "no whole number"),
        (("share", "5"), ""),
    ],
)
def test_what_a_reading_gives_is_shown_with_its_unit(cells, text):
    assert words.recomputed_text(read(*cells)) == text


def test_a_figure_that_nothing_fits_is_told_with_what_is_known_of_it():
    assert words.paragraph(read("share", "16.0", "393/2464")) == (
        "16.0% was printed. What stands beside it gives 15.9497%. Rounded twice, first to one decimal more, the "
        "calculation would give it. With the count as printed, the total would have to be 2,449 to 2,463."
    )
    assert words.paragraph(read("share", "58.5", "188/")).endswith("cut off and not rounded, the total could be 321.")


def test_a_division_by_nought_is_not_called_too_little():
    nought, blank = read("ratio", "2", "9/50", "0/100"), read("ratio", "2", "9/50")
    assert words.made_label(nought) == "cannot be calculated"
    assert "printed as nought" in words.made_sentence(nought)
    assert words.made_label(blank) == "too little printed"
    assert words.made_sentence(blank) == "What is printed beside it is not enough to calculate it."


def test_a_ratio_printed_as_a_percentage_is_told_as_one():
    assert [words.note_sentence(note) for note in read("ratio", "150%", "9/50", "12/100").notes] == [
        "The figure is the ratio times 100.",
        "It is a ratio and was printed with a percent sign.",
    ]


def percent(text):
    return Shown(value=Decimal(text), text=text, unit=Unit.PERCENT)


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (
            LinesNote(
                about=AboutLines.SHARES_NOT_100,
                ids=("a {0}", "b", "c"),
                numbers=(percent("101.0"), percent("100.85"), percent("101.15")),
            ),
            (
                "“a {0}”, “b” and “c” come to 101.0%. Rounding allows anything from 100.85% to 101.15%. So if they are "
                "the parts of one whole, a share is wrong, or somebody was left out or counted twice."
            ),
        ),
        (
            LinesNote(about=AboutLines.LABELS_SWAPPED, ids=("a", "b")),
            "Neither “a” nor “b” follows from its own numbers, and each follows from those of the other.",
        ),
        (
            LinesNote(about=AboutLines.ANOTHER_YEAR, ids=("a 2024", "a 2022", "a 2023"), years=(2024,)),
            (
                "“a 2024” does not follow from its own numbers, and follows from those of “a 2022” or “a 2023”. It may "
                "be the figure of another year."
            ),
        ),
        (
            LinesNote(
                about=AboutLines.NATIONAL_OF_ANOTHER_YEAR,
                ids=("a",),
                numbers=(percent("26.4"), percent("28.6")),
                years=(2024, 2022, 2023),
            ),
            (
                "“a” gives 26.4%. That is the national figure on file for 2022 and 2023; the one for 2024 is 28.6%. "
                "Look both up before you rely on either."
            ),
        ),
    ],
    ids=lambda value: str(value.about) if isinstance(value, LinesNote) else "",
)
def test_lines_are_told_together_by_their_own_names(note, sentence):
    assert words.lines_sentence(note) == sentence


def test_a_small_number_is_named_without_blame():
    [note] = read("share", "1.8", "/284").notes
    assert words.note_sentence(note) == (
        "The percentage and the number printed beside it leave one possibility: 5. So the small number can be worked "
        "out by any reader, although it was not printed."
    )


@pytest.mark.parametrize(
    ("results", "sentence"),
    [
        (["fits"], "One figure can be made from what was printed beside it and none cannot."),
        (["fits"] * 12 + ["not"], "12 figures can be made from what was printed beside them and one cannot."),
        (
            ["not", "?", "?"],
            (
                "No figures can be made from what was printed beside them, one cannot, and for two too little was "
                "printed to tell."
            ),
        ),
        (
            ["fits", "?", "nought"],
            (
                "One figure can be made from what was printed beside it, none cannot, for one too little was printed "
                "to tell, and for one it would take a division by nought."
            ),
        ),
        (
            ["not", "nought", "nought"],
            (
                "No figures can be made from what was printed beside them, one cannot, and for two it would take a "
                "division by nought."
            ),
        ),
    ],
)
def test_the_first_sentence_counts(results, sentence):
    made = {
        "fits": read("share", "5", "11/220"),
        "not": read("share", "9", "11/220"),
        "?": read("share", "5"),
        "nought": read("ratio", "2", "9/50", "0/100"),
    }
    assert words.lead(tuple(made[result] for result in results)) == sentence


def test_whole_numbers_are_written_for_files_without_commas():
    found = WholeNumbers(sought=Sought.TOTAL, low=1378762, high=1384930)
    assert words.whole_numbers_text(found) == "1378762 to 1384930"
    assert Decimal(words.whole_numbers_text(WholeNumbers(sought=Sought.COUNT, low=5, high=5))) == 5
