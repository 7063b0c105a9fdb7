"""The page of frozen figures in words: what moved, what did not, what worries, and of what nothing can be read."""

from dataclasses import replace

from tallystick_web.reviews.presenters.frozen import FrozenPage
from tests.unit.web.reviews.frozen_sample import FROZEN, ITEM, MEASURE, POINT

EARLIER = replace(POINT, as_of="2024-03-31", label="2024", value="1.58", says="1.58 times", source="ab#wres/2024/2")
WORSE = replace(MEASURE, name="Appointed", points=(EARLIER, POINT), baseline=EARLIER)
BETTER = replace(WORSE, id="wres/3", name="Disciplined", is_worse=False, is_better=True, targets=())
STILL = replace(BETTER, id="wres/4", name="Trained", is_better=False)
HIDDEN = replace(POINT, value="", low="", high="", says="Withheld to protect people", why="Withheld to protect people")
WITHHELD = replace(STILL, id="wres/7", name="Promoted", points=(HIDDEN,), baseline=None)
PLANNED = replace(STILL, id="planned/x", name="Heard", points=(), baseline=None, is_counted=False)
DONE = replace(ITEM, id="2", text="Publish the scores", delivery="done", delivery_says="Done", is_late=False)
HELD_UP = replace(ITEM, id="3", text="Train panels", delivery="held-up", delivery_says="Held up", is_late=False)
DROPPED = replace(HELD_UP, id="4", text="Dropped long ago", stage="dropped")


def page(**changed):
    several = {"measures": (WORSE, BETTER, STILL, WITHHELD, PLANNED), "items": (ITEM, DONE, HELD_UP, DROPPED)}
    return FrozenPage(frozen=replace(FROZEN, **several | changed), sets=2)


def texts(lines):
    return [one.text for one in lines]


def test_the_first_sentence_counts_what_moved_and_what_is_late():
    assert page().says == (
        "Of three measures with figures, one got better and one got worse by more than chance usually gives. "
        "One of three actions is late."
    )


def test_every_measure_stands_in_one_place():
    shown = page()
    assert (texts(shown.better), texts(shown.still), texts(shown.worse)) == (
        ["Disciplined"],
        ["Trained"],
        ["Appointed"],
    )
    assert [(one.text, one.says) for one in shown.unseen] == [
        ("Promoted", "Withheld to protect people"),
        ("Heard", "Nothing counts it yet"),
    ]
    assert texts(shown.behind) == ["Appointed"]


def test_what_is_late_is_not_told_twice_and_what_was_dropped_worries_nobody():
    shown = page()
    assert (texts(shown.late), texts(shown.held_up)) == ([ITEM.text], ["Train panels"])


def test_where_nothing_moved_that_is_said():
    shown = page(measures=(STILL, replace(STILL, id="wres/5")), items=(DONE,))
    assert shown.says == (
        "Of two measures with figures, none moved by more than chance usually gives. The one action is not late."
    )
    assert page(measures=(WITHHELD,), items=()).says == "No measure has a figure that could be read."
    assert page(measures=(), items=(ITEM, DONE)).says == "No measure watches this plan. One of two actions is late."


def test_the_table_says_what_is_withheld_and_never_a_number_for_it():
    rows = {row[0]: row for row in page().table.rows}
    assert rows["Promoted"][1:5] == ("None agreed", "Withheld to protect people", "–", "31 March 2025")
    assert "Heard" not in rows  # nothing counts it: it stands among those without a figure
    assert rows["Appointed"][1:4] == ("1.58 times (2024)", "2.22 times", "1.85 times to 2.66 times")


def test_a_break_in_a_series_is_told_beside_the_values():
    broken = replace(STILL, points=(EARLIER, replace(POINT, broken_by="It was counted otherwise before.")))
    shown = page(measures=(broken,))
    assert shown.still[0].says.endswith("It was counted otherwise before.")
    assert shown.table.note == "It was counted otherwise before."


def test_a_correction_says_which_and_why():
    assert page().when == "Frozen on 26 November 2026, midday. Nothing that came later is in it."
    again = page(number=2, reason="A year was missing. ")
    assert again.when == "Frozen on 26 November 2026, midday. This is number 2, because: A year was missing."
    assert (page().is_newest, again.is_newest) == (False, True)


def test_where_no_measure_has_a_figure_nothing_is_said_to_have_moved_or_stood_still():
    assert page(measures=(), items=()).still_says == "No measure has a figure, so nothing can be said."
