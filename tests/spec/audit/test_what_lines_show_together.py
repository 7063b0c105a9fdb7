"""What several lines of a file show together and none shows alone: drawn files, each with what is said of it."""

from dataclasses import replace

import pytest

from tallystick.release.readings import AboutLines
from tallystick.statistics.across_lines import across_lines
from tallystick.statistics.readings import read
from tests.spec.audit.drawn import figure

# id | kind | published | top | bottom, then after each file what is said, of which lines.
FILES = """
# The parts of one whole: 76.0, 20.0 and 5.0 make 101.0, and three roundings of 0.05 explain no more than 0.15.
    trust white     | share | 76.0 | 760/1000 |
    trust bme       | share | 20.0 | 200/1000 |
    trust unknown   | share | 5.0  | 50/1000  |
    = shares-not-100: trust white, trust bme, trust unknown

# 33.3 three times is 99.9, which three roundings explain.
    trust a | share | 33.3 | 1/3 |
    trust b | share | 33.3 | 1/3 |
    trust c | share | 33.3 | 1/3 |
    =

# 33.2 three times is 99.6, which they do not; and the counts show that the three are the whole.
    trust a | share | 33.2 | 1/3 |
    trust b | share | 33.2 | 1/3 |
    trust c | share | 33.2 | 1/3 |
    = shares-not-100: trust a, trust b, trust c

# Six times 1/6, cut off, is 99.6. Six roundings would explain 0.3; cutting off explains up to 0.6.
    trust a | share | 16.6 | 1/6 |
    trust b | share | 16.6 | 1/6 |
    trust c | share | 16.6 | 1/6 |
    trust d | share | 16.6 | 1/6 |
    trust e | share | 16.6 | 1/6 |
    trust f | share | 16.6 | 1/6 |
    =

# However far from 100, counts that make up the whole show that the shares are its parts.
    trust a | share | 10.0 | 1/3 |
    trust b | share | 10.0 | 1/3 |
    trust c | share | 10.0 | 1/3 |
    = shares-not-100: trust a, trust b, trust c

# Separate questions asked of the same people come to anything.
    survey bullied  | share | 24.0 | 24/100 |
    survey harassed | share | 29.0 | 29/100 |
    survey promoted | share | 51.0 | 51/100 |
    survey unfair   | share | 14.0 | 14/100 |
    =

# The whole has to be the same.
    trust white   | share | 76.0 | 760/1000 |
    trust bme     | share | 20.0 | 200/1000 |
    trust unknown | share | 5.0  | 60/1200  |
    =

# With no whole printed, the names have to say that nobody was left out.
    2020 white      | share | 76 | |
    2020 bme        | share | 22 | |
    2020 not stated | share | 4  | |
    = shares-not-100: 2020 white, 2020 bme, 2020 not stated

    2020 white   | share | 50 | |
    2020 asian   | share | 20 | |
    2020 unknown | share | 25 | |
    =

# A line of its own for everybody, or for some groups together, is one too many and is no slip.
    trust white   | share | 70.0 | 700/1000  |
    trust asian   | share | 20.0 | 200/1000  |
    trust black   | share | 10.0 | 100/1000  |
    trust mixed   | share | 4.0  | 40/1000   |
    =

# Two shares are no parts of a whole that anybody said to be complete; nor are bands, years or single words.
    trust white | share | 76.0 | 760/1000 |
    trust bme   | share | 20.0 | 200/1000 |
    =

    bme band 5 | share | 30.0 | 30/100 |
    bme band 6 | share | 30.0 | 30/100 |
    bme band 7 | share | 35.0 | 35/100 |
    =

    white   | share | 76.0 | 760/1000 |
    bme     | share | 20.0 | 200/1000 |
    unknown | share | 5.0  | 50/1000  |
    =

# Labels that changed places: 50 of 200 is 25%, 60 of 200 is 30%.
    q14 white | share | 30.0 | 50/200 |
    q14 bme   | share | 25.0 | 60/200 |
    = labels-swapped: q14 white, q14 bme

    q14 white | share | 25.0 | 50/200 |
    q14 bme   | share | 25.0 | 60/200 |
    =

# One that borrows is a slip of its own, not a swap.
    q14 white | share | 30.0 | 50/200 |
    q14 bme   | share | 30.0 | 60/200 |
    =

    q14 white | share | 27.0 | 50/200 |
    q14 bme   | share | 25.0 | 60/200 |
    =

    q14 white | share | 30.0 | 50/200 |
    q14 bme   | share | 27.0 | 60/200 |
    =

# Names that have less in common are not held together.
    q14 white women | share | 30.0 | 50/200 |
    q15 bme men     | share | 25.0 | 60/200 |
    =

# Last year's figure beside this year's counts: 1 of 10 is 10%, 2 of 10 is 20%.
    board 2022-23 | share | 10.0 | 1/10 |
    board 2023-24 | share | 10.0 | 2/10 |
    = another-year: board 2023-24, board 2022-23

    ind 3 2023 | ratio | 1.50 | 9/50 | 12/100
    ind 3 2024 | ratio | 1.50 | 9/50 | 10/100
    = another-year: ind 3 2024, ind 3 2023

    board 2023 | share | 20.0 | 1/10 |
    board 2024 | share | 10.0 | 2/10 |
    = another-year: board 2023, board 2024; another-year: board 2024, board 2023

# Only the same kind of figure, plainly rounded; and a figure that fits its own counts is left alone.
    ind 3 2023 | ratio | 1.50 | 9/50 | 12/100
    ind 3 2024 | ratio | 0.67 | 9/50 | 10/100
    =

    board 2023 | share | 10.0 | 1/10 |
    board 2024 | share | 10.0 | 1/10 |
    =

    board 2023 trust    | share | 10.0 | 1/10 |
    board 2024 hospital | share | 10.0 | 2/10 |
    =

# National figures on file for indicator 3: 1.14 for 2021 and 2022, 1.03 for 2023, none for 2024.
    indicator 3 national 2023 | ratio | 1.14 | |
    = national-of-another-year: indicator 3 national 2023

    indicator 3 national 2022 | ratio | 1.14 | |
    =

    indicator 3 national 2023 | ratio | 1.30 | |
    =

    indicator 3 national 2024 | ratio | 1.14 | |
    =

    indicator 3 trust 2023 | ratio | 1.14 | |
    =

    national 2023 | ratio | 1.14 | |
    =

    wdes indicator 3 national 2023 | ratio | 1.14 | |
    =

    indicator 3 national 2022 and 2023 | ratio | 1.14 | |
    =

# The workforce of England was 26.4% BME in 2023 and 28.6% in 2024; a difference is set against its bottom.
    ind1 against england 2024 | points | 3.6 | 30.0% | 26.4%
    = national-of-another-year: ind1 against england 2024

    ind1 against england 2024 | points | 1.4 | 30.0% | 28.6%
    =

    ind1 england 2024 | share | 26.4 | |
    = national-of-another-year: ind1 england 2024

    ind1 england 2024 | growth | 26.4 | |
    =
"""


def drawn():
    blocks, lines, title = [], [], ""
    for raw in FILES.strip().splitlines():
        text = raw.strip()
        if text.startswith("="):
            blocks.append(pytest.param(lines, text[1:].strip(), id=title))
            lines = []
        elif text.startswith("#"):
            title = text[1:].strip()
        elif text:
            lines.append([cell.strip() for cell in text.split("|")])
    return blocks


def line(name, kind, published, top, bottom):
    return read(replace(figure(kind, published, top=top, bottom=bottom), id=name))


@pytest.mark.parametrize(("lines", "said"), drawn())
def test_lines_are_held_together(lines, said):
    notes = across_lines([line(*cells) for cells in lines])
    assert "; ".join(f"{note.about}: {', '.join(note.ids)}" for note in notes) == said


def test_every_note_is_drawn():
    assert {block.values[1].partition(":")[0] for block in drawn()} - {""} == set(AboutLines)


def test_the_sum_stands_with_what_rounding_allows():
    lines = [
        line(f"x {name}", "share", share, f"/{1000}", "") for name, share in (("a", "76"), ("b", "20"), ("c", "6"))
    ]
    [note] = across_lines(lines)
    assert [float(number.amount) for number in note.numbers] == [102, 100.5, 103.5]


def test_years_stand_with_a_national_figure():
    [note] = across_lines([line("indicator 3 national 2023", "ratio", "1.14", "", "")])
    assert note.years == (2023, 2021, 2022)
    assert [str(number.amount) for number in note.numbers] == ["1.14", "1.03"]


def test_a_file_of_nothing_shows_nothing():
    assert across_lines([]) == ()


def test_readings_stay_as_they_are():
    swapped = [line("q14 white", "share", "30.0", "50/200", ""), line("q14 bme", "share", "25.0", "60/200", "")]
    assert across_lines(swapped)
    assert [one.reading for one in swapped] == ["none-fits", "none-fits"]
