"""Files of registers as people really have them: what columns hold, what a row says, and what becomes of it."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.core.sheets.cells import whole_day_in
from tallystick_web.core.sheets.tables import Table, headed
from tallystick_web.organisations.rules import Capability
from tallystick_web.registers.brought.cells import Around, Names, cell_of, value_in
from tallystick_web.registers.brought.holds import LEFT_OUT, guessed, how_many, offered
from tallystick_web.registers.brought.judged import Against, Fate, Judged, There, counted, judged, known_among
from tallystick_web.registers.brought.lines import Out, Row, Why, read
from tallystick_web.registers.columns import CLOSED, OPEN, OPEN_AGAIN, Choice, Column, ColumnKind, Register
from tallystick_web.registers.described.policies import POLICIES
from tallystick_web.registers.rules import key_of

GRACE, SAM, ANNE, OTHER_ANNE = (UUID(int=number) for number in range(1, 5))
WARD, ACME = UUID(int=11), UUID(int=12)
TODAY = date(2026, 11, 26)
NOBODY_OR_SEVERAL = "“Who answers for it” names nobody whom your organisation knows by that name, or several people."


class Colour(Choice):
    """A closed list with a comma in it."""

    RED = "red"
    BOTH = "both"

    @property
    def label(self) -> str:
        """As people read it."""
        return {Colour.RED: "red", Colour.BOTH: "green, or blue"}[self]


EVERY_KIND = Register(
    id="things",
    place="register/things",
    title="Things",
    one="thing",
    several="things",
    lead="Things of every kind.",
    title_label="Name of the thing",
    counts="things",
    columns=(
        Column(name="colour", label="Colour", kind=ColumnKind.CHOICE, choices=Colour, also_called=("shade",)),
        Column(name="colours", label="Other colours", kind=ColumnKind.SEVERAL, choices=Colour),
        Column(name="made_on", label="Made on", kind=ColumnKind.DAY, also_called=("built",)),
        Column(name="pieces", label="Pieces", kind=ColumnKind.WHOLE),
        Column(name="weight", label="Weight", kind=ColumnKind.NUMBER),
        Column(name="price", label="Price", kind=ColumnKind.MONEY),
        Column(name="is_sold", label="Is it sold?", kind=ColumnKind.YES),
        Column(name="story", label="Its story", kind=ColumnKind.WORDS),
        Column(name="address", label="Whom to ask", kind=ColumnKind.ADDRESS),
        Column(name="ward", label="Ward", kind=ColumnKind.UNIT),
        Column(name="maker", label="Maker", kind=ColumnKind.ENTRY, of="makers"),
    ),
    states=(OPEN, OPEN_AGAIN, CLOSED),
    months=12,
    keeps=frozenset({Capability.KEEP_REGISTERS}),
)
AROUND = Around(
    people=Names({GRACE: "Grace Mensah", SAM: "Samuel Okoro", ANNE: "Anne Li", OTHER_ANNE: "Anne Li"}),
    units=Names({WARD: "Ward 5"}),
    entries={"makers": Names({ACME: "Acme Ltd"})},
    fits={"weight": (8, 2), "price": (12, 2)},
)


def table(*rows, name="Things"):
    return Table(name=name, rows=list(enumerate((tuple(one) for one in rows), start=1)))


def understood(*tables, register=EVERY_KIND, holds=None):
    found = headed(tables, lambda headings: how_many(register, headings, {}))
    every = {}
    for one in found:
        for heading, holding in guessed(register, [each for each in one.headings if each], {}).items():
            every.setdefault(heading, holding)
    return read(tables, found, register=register, holds=every | (holds or {}), around=AROUND, today=TODAY)


def blank(register):
    several = {one.name for one in register.columns if one.kind is ColumnKind.SEVERAL}
    said = {one.name: () if one.name in several else None for one in register.columns}
    return {"title": "", "owner": None, "unit": None, "note": ""} | said


def becomes(rows, *there, register=EVERY_KIND):
    return list(judged(rows, Against(register=register, blank=blank(register), today=TODAY), known_among(there)))


def an_entry(number, *, state="open", has_ended=False, register=EVERY_KIND, **said):
    values = blank(register) | said
    return There(id=UUID(int=number), values=values, state=state, key=key_of(register, values), has_ended=has_ended)


def said(rows):
    return [(one.place.row, one.why, one.said) for one in rows if isinstance(one, Out)]


# WHAT COLUMNS HOLD


def test_headings_are_known_however_they_are_typed():
    headings = ["name of the thing", "shade", "built", "lead", "status", "oddity", "reference in tallystick"]
    assert list(guessed(EVERY_KIND, headings, {}).values()) == [
        "title",
        "colour",
        "made_on",
        "owner",
        "state",
        LEFT_OUT,
        "id",
    ]


def test_an_answer_that_was_given_before_counts_more_than_a_guess_and_none_counts_that_no_longer_is_one():
    assert guessed(EVERY_KIND, ["shade", "oddity"], {"oddity": "price", "shade": LEFT_OUT}) == {
        "shade": LEFT_OUT,
        "oddity": "price",
    }
    assert guessed(EVERY_KIND, ["shade"], {"shade": "gone"}) == {"shade": "colour"}


def test_of_two_columns_that_hold_the_same_the_first_is_taken():
    assert guessed(EVERY_KIND, ["title", "name"], {}) == {"title": "title", "name": LEFT_OUT}


def test_everything_that_can_be_held_is_on_offer_once():
    every = [holds for holds, _ in offered(EVERY_KIND)]
    assert len(every) == len(set(every))
    assert {one.name for one in EVERY_KIND.columns} < set(every)


# WHAT A CELL SAYS


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("colour", " Red ", "red"),
        ("colour", "GREEN,  or blue", "both"),
        ("colours", "red; green, or blue", ("red", "both")),
        ("colours", "green, or blue\nred", ("red", "both")),
        ("colours", "red, red", ("red",)),
        ("made_on", "31/03/2026", date(2026, 3, 31)),
        ("made_on", "2026-03-31", date(2026, 3, 31)),
        ("made_on", "2026-03-31 00:00:00", date(2026, 3, 31)),
        ("made_on", "31st March 2026", date(2026, 3, 31)),
        ("made_on", "1.4.98", date(1998, 4, 1)),
        ("pieces", "1,200", 1200),
        ("pieces", "12.0", 12),
        ("weight", "-2.5", Decimal("-2.50")),
        ("price", "£1,200.50", Decimal("1200.50")),
        ("is_sold", "Y", True),
        ("is_sold", "false", False),
        ("story", " a \n b ", "a\nb"),
        ("address", "mailto:a@example.org", "a@example.org"),
        ("ward", "ward  5", WARD),
        ("maker", "ACME Ltd", ACME),
        ("maker", str(ACME).upper(), ACME),
    ],
)
def test_a_cell_is_understood(name, text, value):
    assert value_in(EVERY_KIND.column(name), text, AROUND) == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("colour", "mauve"),
        ("colours", "red; mauve"),
        ("made_on", "March 2026"),
        ("made_on", "03/14/2026"),
        ("made_on", "soon"),
        ("pieces", "2.5"),
        ("pieces", "two"),
        ("weight", "1.005"),
        ("weight", "1234567"),
        ("is_sold", "perhaps"),
        ("ward", "Ward 6"),
        ("maker", str(UUID(int=99))),
    ],
)
def test_a_cell_that_is_not_understood_is_told_by_what_was_expected_and_never_repeated(name, text):
    with pytest.raises(Refused) as refused:
        value_in(EVERY_KIND.column(name), text, AROUND)
    assert EVERY_KIND.column(name).label in str(refused.value)
    assert text not in str(refused.value)


def test_part_of_a_year_is_no_day():
    assert whole_day_in("Q3") is None
    assert whole_day_in("2026/27") is None


def test_names_that_a_reader_may_not_read_cannot_be_tried_out():
    hidden = Around(entries={"makers": Names({ACME: "Acme Ltd"})}, hides=frozenset({"makers"}))
    for text in ("Acme Ltd", "Nobody Ltd"):
        with pytest.raises(Refused, match="cannot read here"):
            value_in(EVERY_KIND.column("maker"), text, hidden)
    assert cell_of(EVERY_KIND.column("maker"), ACME, hidden) == ""


def test_of_two_with_one_name_the_live_one_is_meant_and_each_leaves_by_its_id():
    names = Names({ACME: "Acme Ltd", WARD: "acme ltd"}, live={WARD})
    assert names.ids("ACME LTD") == [WARD]
    assert (names.name(ACME), names.name(WARD)) == (str(ACME), str(WARD))


# ROWS


ROWS = table(
    ["Things of the trust", "", "", ""],
    ["Name", "Built", "Owner", "Oddity"],
    ["A lamp", "1 May 2026", "GM", "x"],
    ["", "", "", ""],
    ["A chair", "May", "", ""],
    ["Name", "Built", "Owner", "Oddity"],
    ["a  LAMP", "2 May 2026", "", ""],
    ["A table", "", "Anne Li", ""],
    ["A bed", "", "", "y"],
)


def test_every_row_below_the_headings_is_read_or_left_out_with_its_line_and_the_reason():
    rows = understood(ROWS)
    assert len(rows) == 7
    assert [one.values["title"] for one in rows if isinstance(one, Row)] == ["A lamp", "A bed"]
    assert rows[0].values["owner"] == GRACE
    assert said(rows) == [
        (4, Why.BLANK, ""),
        (5, Why.NOT_UNDERSTOOD, "“Made on” must be a whole day, such as 31 March 2027."),
        (6, Why.HEADINGS, ""),
        (7, Why.TWICE, "The same as things, row 3."),
        (8, Why.NOT_UNDERSTOOD, NOBODY_OR_SEVERAL),
    ]


def test_sheets_without_headings_or_without_a_title_are_left_out_row_by_row():
    notes = table(["Made by the estates team"], ["Ask for more"], name="Notes")
    lists = table(["Shade", "Built"], ["red", "1 May 2026"], name="Lists")
    rows = understood(ROWS, notes, lists)
    assert [one.why for one in rows if isinstance(one, Out) and one.place.table == "Notes"] == [Why.NO_HEADINGS] * 2
    assert [one.why for one in rows if isinstance(one, Out) and one.place.table == "Lists"] == [Why.NO_TITLE]


def test_a_state_is_known_by_its_words():
    [row, other] = understood(table(["Name", "Status"], ["A lamp", "closed"], ["A bed", "broken"]))
    assert row.state == "closed"
    assert other.said == "“Where it stands” must be one of: Open; Closed."


def test_rows_without_a_title_are_not_taken_for_each_other():
    rows = understood(table(["Name", "Built"], ["", "1 May 2026"], ["", "2 May 2026"]))
    assert [one.why for one in becomes(rows)] == [Why.NOT_UNDERSTOOD] * 2


# WHAT BECOMES OF THEM


def test_a_row_is_new_or_there_already_saying_the_same_or_something_else():
    rows = understood(
        table(["Name", "Built", "Pieces"], ["A lamp", "1 May 2026", ""], ["A bed", "", "2"], ["A chair", "", "4"])
    )
    lamp = an_entry(21, title="a lamp", made_on=date(2026, 5, 1), pieces=9)
    bed = an_entry(22, title="A bed", pieces=1)
    found = becomes(rows, lamp, bed)
    assert [one.fate for one in found] == [Fate.CHANGED, Fate.CHANGED, Fate.NEW]
    assert found[0].differs == ["title"], "a blank cell changes nothing, and capitals are a change"
    assert (found[1].differs, found[1].says["pieces"]) == (["pieces"], 2)
    assert [one.fate for one in becomes(rows[:1], an_entry(21, title="A  lamp", made_on=date(2026, 5, 1)))] == [
        Fate.SAME
    ], "spaces that files do not keep are no change"


def test_an_entry_is_known_by_its_reference_also_under_another_name():
    rows = understood(table(["Name", "Reference in Tallystick"], ["A lamp", str(UUID(int=21))]))
    [one] = becomes(rows, an_entry(21, title="A lantern"), an_entry(22, title="A bed"))
    assert (one.fate, one.there.id, one.differs) == (Fate.CHANGED, UUID(int=21), ["title"])
    [clash] = becomes(rows, an_entry(21, title="A lantern"), an_entry(22, title="A lamp"))
    assert isinstance(clash, Out)
    [nothing] = becomes(rows, an_entry(22, title="A bed"))
    assert "of nothing in this register" in nothing.said


def test_what_is_live_is_meant_rather_than_what_is_over():
    rows = understood(table(["Name", "Pieces"], ["A lamp", "2"]))
    over = an_entry(20, title="A lamp", pieces=2, state="closed", has_ended=True)
    live = an_entry(21, title="A lamp", pieces=1)
    assert becomes(rows, over, live)[0].there.id == live.id
    assert becomes(rows, over)[0].fate is Fate.SAME


def test_a_state_changes_only_by_a_step_that_there_is():
    rows = understood(table(["Name", "Status"], ["A policy", "Withdrawn"]), register=POLICIES)
    drafted = an_entry(21, register=POLICIES, title="A policy", state="draft", topic="conduct")
    assert becomes(rows, drafted, register=POLICIES)[0].differs == ["state"]
    rows = understood(table(["Name", "Status"], ["A policy", "Draft"]), register=POLICIES)
    forced = an_entry(21, register=POLICIES, title="A policy", state="in-force", topic="conduct")
    assert "in one step" in becomes(rows, forced, register=POLICIES)[0].said


def test_what_a_register_refuses_is_left_out_with_its_reason():
    rows = understood(
        table(["Name", "Topic", "Result"], ["A policy", "conduct", "the policy was changed"], ["Another", "", ""]),
        register=POLICIES,
    )
    first, second = becomes(rows, register=POLICIES)
    assert first.said == "Say when its effect on ethnic minority staff was looked at."
    assert "needs an answer" in second.said


def test_rows_in_and_out_are_all_rows():
    every = becomes(understood(ROWS), an_entry(21, title="A bed"))
    one = counted(every)
    assert (one.new, one.same, one.changed) == (1, 1, 0)
    assert one.out == {Why.BLANK: 1, Why.NOT_UNDERSTOOD: 2, Why.HEADINGS: 1, Why.TWICE: 1}
    assert one.all == 7
    assert all(isinstance(each, Judged | Out) for each in every)
