"""Action plans as people really write them: what columns hold, what a blank cell means, and what nobody can know."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from tallystick_web.core.sheets.cells import day_in, number_in, one_of, who_in
from tallystick_web.core.sheets.tables import Table, headed, heading_of
from tallystick_web.plans.brought.cells import delivery_in, is_colour
from tallystick_web.plans.brought.gathering import gathered
from tallystick_web.plans.brought.holds import Holds, guessed, how_many
from tallystick_web.plans.brought.lines import lines_of, understood
from tallystick_web.plans.brought.proposal import Around, proposed
from tallystick_web.plans.presenters.bringing import BroughtPage
from tallystick_web.plans.rules import Delivery, EvidenceGrade, Kind

GRACE, SAMUEL, WEI = UUID(int=1), UUID(int=2), UUID(int=3)
PEOPLE = {GRACE: "Grace Mensah", SAMUEL: "Samuel Okoro", WEI: "Wei Chen"}
BEGINS = date(2026, 4, 1)
A_COLOUR = "is a colour, which says neither what was done nor what changed. It is left out."
AROUND = Around(begins=BEGINS, people=PEOPLE, measures={"relative likelihood of entering a process": "wres/3"})


def table(*rows, name="Plan"):
    return Table(name=name, rows=list(enumerate((tuple(one) for one in rows), start=1)))


def brought(*tables, said=None, around=AROUND):
    found = headed(tables, lambda headings: how_many(headings, said or {}))
    holds = understood(found, said or {})
    return proposed(gathered([list(lines_of(one, holds)) for one in found]), around)


def words(proposal, kind):
    return [one.wording.text for one in proposal.items if one.kind is kind]


def over(proposal, text):
    """The words of what an item stands under."""
    [item] = [one for one in proposal.items if one.wording.text == text]
    return [proposal.items[at].wording.text for at in item.under]


def named(proposal, text):
    [item] = [one for one in proposal.items if one.wording.text == text]
    return item


def told(proposal):
    return [f"{one.place}: {one.text}" for one in proposal.told]


# FIVE PLANS

COLOURS_AND_INITIALS = table(
    ["Northmoor Hospitals WRES action plan 2026", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["No.", "Outcome", "Action", "Owner", "By when", "RAG (Nov)"],
    ["1", "Recruitment is fair", "Panels score in writing", "GM", "Sep-26", "G"],
    ["2", "", "Publish shortlisting by ethnicity", "SO / WC", "31/03/27", "Amber"],
    ["3", '"', "Review adverts", "JS", "Ongoing", "Green - complete"],
    ["", "", "", "", "", ""],
    ["4", "Nobody is disciplined unequally", "Decide with two people", "Head of HR", "Q3", "R"],
)


def test_a_plan_with_colours_and_initials():
    plan = brought(COLOURS_AND_INITIALS)

    assert words(plan, Kind.OUTCOME) == ["Recruitment is fair", "Nobody is disciplined unequally"]
    assert over(plan, "Review adverts") == ["Recruitment is fair"]
    assert over(plan, "Decide with two people") == ["Nobody is disciplined unequally"]
    scoring = named(plan, "Panels score in writing")
    assert (scoring.wording.lead, scoring.wording.due_on) == (GRACE, date(2026, 9, 30))
    several = named(plan, "Publish shortlisting by ethnicity")
    assert (several.wording.lead, several.wording.lead_title) == (None, "SO / WC")
    assert named(plan, "Decide with two people").wording.due_on == date(2026, 12, 31)
    assert named(plan, "Review adverts").update[0] is Delivery.DONE
    assert scoring.update is None
    assert told(plan) == [
        "Plan, row 4: Owner: “GM” was understood as Grace Mensah.",
        f"Plan, row 4: RAG (Nov): “G” {A_COLOUR}",
        "Plan, row 5: Owner: “SO / WC” names several people; one leads. It stands as a role for now.",
        f"Plan, row 5: RAG (Nov): “Amber” {A_COLOUR}",
        "Plan, row 6: Owner: “JS” are initials of nobody, or of several people. They stand as a role for now.",
        "Plan, row 6: By when: “Ongoing” was not understood, and is left out.",
        f"Plan, row 8: RAG (Nov): “R” {A_COLOUR}",
    ]


SECTIONS = table(
    ["Action", "Lead", "Timescale", "How will we know?", "Progress"],
    ["Objective 1: Recruitment", "", "", "", ""],
    [
        "Panels score in writing",
        "Head of recruitment (Grace Mensah)",
        "31 March 2027",
        "Score sheets are kept",
        "Begun",
    ],
    ["", "", "", "", "Two of nine panels do it"],
    ["Action", "Lead", "Timescale", "How will we know?", "Progress"],
    ["Objective 2: Voice", "", "", "", ""],
    ["The network has protected time", "Samuel Okoro, chair", "by end of June 2026", "", ""],
)


def test_a_plan_with_headings_between_its_rows():
    plan = brought(SECTIONS)
    scoring = named(plan, "Panels score in writing")

    assert words(plan, Kind.OBJECTIVE) == ["Objective 1: Recruitment", "Objective 2: Voice"]
    assert len(words(plan, Kind.ACTION)) == 2
    assert (scoring.wording.lead, scoring.wording.lead_title) == (GRACE, "Head of recruitment")
    assert scoring.wording.note == (
        "How we would know: Score sheets are kept\nSaid in the file: Begun\nTwo of nine panels do it"
    )
    other = named(plan, "The network has protected time").wording
    assert (other.lead, other.lead_title, other.due_on) == (SAMUEL, "chair", date(2026, 6, 30))


SEVERAL_LEVELS = table(
    [
        "Strategic objective",
        "Desired outcome",
        "What will we do?",
        "Success measures",
        "Exec sponsor",
        "Lead",
        "Status",
    ],
    [
        "Fair jobs",
        "People are appointed equally",
        "Score in writing",
        "Ratio is in the band",
        "Wei Chen",
        "GM",
        "On track",
    ],
    ["", "", "Train panels", "Nine of ten panels are trained", "", "", "Not started"],
    ["", "People stay", "Ask leavers why", "", "Director of nursing", "", ""],
    ["Fair process", "", "Two people decide", "", "", "", ""],
    ["", "", "Score in writing", "", "", "", ""],
)


def test_a_plan_of_several_levels():
    plan = brought(SEVERAL_LEVELS)

    assert over(plan, "People stay") == ["Fair jobs"]
    assert over(plan, "Train panels") == ["People are appointed equally"]
    assert over(plan, "Nine of ten panels are trained") == ["People are appointed equally"]
    assert named(plan, "People are appointed equally").wording.accountable == WEI
    assert named(plan, "People stay").wording.accountable_title == "Director of nursing"
    assert named(plan, "Score in writing").update[0] is Delivery.UNDER_WAY
    # Another objective begins anew: what stands under it serves no outcome that was named above.
    assert over(plan, "Two people decide") == []
    assert len([one for one in words(plan, Kind.ACTION) if one == "Score in writing"]) == 1


LONG = "Review every policy that decides who is promoted, " * 8

TWO_TABLES = (
    table(["Our commitment", ""], ["To be an anti-racist organisation", ""], name="Table 1"),
    table(
        ["WRES indicator", "Priority", "Actions to be taken", "Completion date", "Budget"],
        ["Relative likelihood of entering a process", "Process", LONG, "31.12.2026", "£1,250.50"],
        ["Indicator 3", "Process", "Publish them", "TBC", "none"],
        name="Table 2",
    ),
)


def test_a_plan_in_two_tables_with_long_cells():
    plan = brought(*TWO_TABLES)
    [long, short] = [one for one in plan.items if one.kind is Kind.ACTION]

    assert len(long.wording.text) <= 300
    assert long.wording.text.endswith("…")
    assert long.wording.note == LONG.strip()
    assert (long.wording.cost, long.measures) == (Decimal("1250.50"), ("wres/3",))
    assert short.wording.cost is None
    said = " ".join(told(plan))
    assert "Table 2, row 3: Completion date: “TBC” was not understood" in said
    assert "Table 2, row 3: Budget: “none” was not understood" in said
    assert "Table 2, row 3: WRES indicator: no measure is called “Indicator 3”." in said
    assert "Table 2, row 2: “Review every policy" in said


STRANGE = table(
    ["Was", "Wer", "Bis"],
    ["Panels score in writing", "Grace Mensah", "2027-03-31"],
)


def test_a_plan_with_headings_that_nobody_knows_waits_for_a_person():
    assert brought(STRANGE).items == ()
    said = {"was": Holds.ACTION, "wer": Holds.LEAD, "bis": Holds.DUE_ON}
    [action] = brought(STRANGE, said=said).items

    assert action.wording.text == "Panels score in writing"
    assert (action.wording.lead, action.wording.due_on) == (GRACE, date(2027, 3, 31))


# WHAT HOLDS OF ALL OF THEM


def test_every_row_is_an_item_goes_on_above_or_is_told():
    plan = brought(
        table(
            ["Outcome", "Action", "Lead", "By when"],
            ["", "", "Grace Mensah", ""],
            ["Fair", "Score", "", ""],
            ["", "as above", "", "Q1"],
        )
    )
    assert told(plan) == [
        "Plan, row 2: This row has no words of an item of its own. What stands under “Lead” was left out."
    ]
    assert named(plan, "Score").wording.due_on == date(2026, 6, 30)


def test_what_the_plan_says_already_is_not_made_again():
    there = {(Kind.OUTCOME, "recruitment is fair"): UUID(int=77)}
    plan = brought(COLOURS_AND_INITIALS, around=Around(begins=BEGINS, people={}, measures={}, there=there))

    assert named(plan, "Recruitment is fair").existing == UUID(int=77)
    assert "Recruitment is fair" not in [one.wording.text for one in plan.new]


def test_of_two_columns_that_seem_to_hold_the_same_the_first_is_taken_and_updates_are_all_kept():
    found = guessed(["owner", "lead", "q1 update", "q2 update", "colour"], {})
    assert list(found.values()) == [Holds.LEAD, Holds.IGNORED, Holds.UPDATE, Holds.UPDATE, Holds.IGNORED]


def test_what_a_person_said_of_a_heading_comes_before_any_guess():
    assert guessed([heading_of("Owner:")], {"owner": Holds.NOTE}) == {"owner": Holds.NOTE}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-31", date(2027, 3, 31)),
        ("2027-03-31 09:30:00", date(2027, 3, 31)),
        ("5/6/2026", date(2026, 6, 5)),
        ("05.06.26", date(2026, 6, 5)),
        ("1st September 2026", date(2026, 9, 1)),
        ("31-Mar-27", date(2027, 3, 31)),
        ("March 2027", date(2027, 3, 31)),
        ("Feb 28", date(2028, 2, 29)),
        ("by end of December 2026", date(2026, 12, 31)),
        ("Q1", date(2026, 6, 30)),
        ("Q4", date(2027, 3, 31)),
        ("Q2 2027/28", date(2027, 9, 30)),
        ("2026/27", date(2027, 3, 31)),
        ("31/02/2027", None),
        ("13/13/2026", None),
        ("ongoing", None),
        ("Smarch 2027", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_here_write_it(text, day):
    assert day_in(text, begins=BEGINS) == day


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("£1,250.50", Decimal("1250.50")),
        ("90", Decimal(90)),
        ("-5", None),
        ("NaN", None),
        ("Infinity", None),
        ("some", None),
    ],
)
def test_a_number_is_read_with_its_pound_and_commas(text, number):
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "delivery"),
    [
        ("Complete", Delivery.DONE),
        ("GREEN - On track", Delivery.UNDER_WAY),
        ("not started", Delivery.NOT_STARTED),
        ("Delayed", Delivery.HELD_UP),
        ("Green", None),
        ("🔴", None),
        ("75%", None),
    ],
)
def test_how_it_is_going_is_read_from_words_and_never_from_a_colour(text, delivery):
    assert delivery_in(text) is delivery


def test_a_colour_is_known_as_one():
    assert [is_colour(one) for one in ("Amber", "G", "🟢", "Green - complete", "75%")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("grace mensah", GRACE, ""),
        ("Director of people, Wei Chen", WEI, "Director of people"),
        ("G Mensah", GRACE, ""),
        ("WC", WEI, ""),
        ("wc", None, "wc"),
        ("Trust board", None, "Trust board"),
    ],
)
def test_a_person_is_known_by_name_or_by_initials_that_one_person_has(text, person, title):
    who = who_in(text, PEOPLE)
    assert (who.person, who.title) == (person, title)


def test_initials_of_two_people_are_nobodys():
    assert who_in("GM", PEOPLE | {UUID(int=9): "George Morris"}).person is None


def test_one_of_a_list_is_read_as_people_or_the_code_call_it():
    assert one_of(EvidenceGrade, "untested") is EvidenceGrade.UNTESTED
    assert one_of(Delivery, " Under  WAY") is Delivery.UNDER_WAY
    assert one_of(Delivery, "somehow") is None


def test_a_file_with_objectives_alone_is_told_that_its_actions_serve_no_outcome():
    objectives = table(["Objective", "Action"], ["Fair recruitment", "Panels score in writing"], ["", "Review adverts"])

    said = BroughtPage(proposal=brought(objectives), names=PEOPLE).told
    assert said[0].startswith("Two actions serve no outcome of the file.")
    assert not any("serve" in one for one in BroughtPage(proposal=brought(COLOURS_AND_INITIALS), names=PEOPLE).told)
