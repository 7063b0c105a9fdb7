"""The list of members in words: who shares what since when, in the order it was given, and nobody ranked."""

from types import SimpleNamespace
from uuid import uuid4

import pytest

from tallystick.release.policy import Audience
from tallystick_web.numbers.presenters.decisions import SharingPage, approved_set
from tallystick_web.numbers.presenters.members import BesidePage, approved_of, members_page, shared_reader
from tallystick_web.numbers.presenters.reading import SignedYears
from tallystick_web.numbers.presenters.standards import StandPage
from tallystick_web.numbers.rules import Subject
from tallystick_web.numbers.sharing import Member, SharedSet, ShareLine
from tests.integration.web.clock import NOON


def shared(subject=Subject.STANDARDS, *, years=(2023, 2024, 2025), audience=Audience.PUBLIC):
    return SharedSet(
        release=uuid4(),
        subject=subject,
        audience=audience,
        vintage=2,
        sha256="ab",
        years=years,
        made_at=NOON,
        since=NOON,
    )


def member(name, *shares):
    return Member(organisation=uuid4(), slug=name.casefold(), name=name, shares=shares)


def test_who_shares_says_what_of_which_years_and_since_when():
    [line] = members_page("beacon", [member("North", shared(), shared(Subject.PAY, years=(2026,)))]).lines
    assert line.says == (
        "Shares workforce standards, 2023 to 2025, since 26 November 2026",
        "Shares pay gaps, 2026, since 26 November 2026",
    )
    assert line.href == "/o/beacon/members/north/"


def test_who_does_not_share_says_so_and_leads_nowhere():
    [line] = members_page("beacon", [member("North")]).lines
    assert (line.says, line.href) == (("Does not share",), "")


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ([], "No organisation is listed as your member."),
        ([member("A")], "You have 1 member. None of them share figures with you."),
        ([member("A", shared()), member("B")], "You have 2 members. One of them shares figures with you."),
    ],
)
def test_the_first_sentence_counts(members, says):
    assert members_page("beacon", members).says == says


@pytest.mark.parametrize(
    ("audience", "says"), [(Audience.PUBLIC, "Anybody may read them."), (Audience.ORGANISATION, "not for publication")]
)
def test_a_host_is_told_for_whom_shared_figures_are(audience, says):
    given = shared(audience=audience)
    reader = shared_reader("beacon", member("North", given), given, frozenset())
    assert says in reader.about
    assert reader.seen == "Shared by North since 26 November 2026"
    assert reader.switches("standard") == ()


def test_a_host_is_not_told_when_a_members_next_year_begins():
    given = shared(years=(2025,))
    reader = shared_reader("beacon", member("North", given), given, frozenset())
    front = SimpleNamespace(contents=SimpleNamespace(years=(2025,)))
    page = StandPage(front=front, reader=reader, signed=SignedYears(), approved=approved_of(given), making=(), every=())
    assert page.first_year == "The set shared with you holds one year."


def test_members_who_share_nothing_are_named_and_what_is_compared_comes_first():
    told = SimpleNamespace(compared="Each is a share.", says="All lie within.", left_out=())
    page = BesidePage(beside=told, silent=("North", "South"))
    assert page.says == "Each is a share. All lie within."
    assert page.who_is_not_here == (
        "North and South share no workforce standards with you, so nothing of them is here.",
    )


def test_an_approved_set_is_named_by_what_it_is_of():
    assert approved_set(Subject.PAY, Audience.PUBLIC, 3, [2026]) == "Pay gaps, 2026, for publication (set 3)"
    assert approved_set(Subject.STANDARDS, Audience.ORGANISATION, 1, [2025, 2023]) == (
        "Workforce standards, 2023 to 2025, for the organisation (set 1)"
    )


def line(**said):
    given = {"id": uuid4(), "host": "Beacon", "subject": Subject.PAY, "audience": Audience.PUBLIC, "vintage": 1}
    return ShareLine(**given | {"years": (2026,), "by": "Nia", "at": NOON} | said)


def test_a_share_ends_when_it_is_taken_back_or_the_membership_ends():
    untils = [
        row[3]
        for row in SharingPage(
            lines=(line(), line(is_host_still=False), line(ended_at=NOON, ended_by="Sam")), hosts=(), sets=()
        ).history.rows
    ]
    assert untils == ["today", "the end of the membership", "26 November 2026, midday, taken back by Sam"]
    assert [one.is_current for one in (line(), line(is_host_still=False), line(ended_at=NOON))] == [True, False, False]


def test_why_nothing_can_be_shared_is_said_with_what_to_do():
    assert "Ask whoever runs the service" in SharingPage(lines=(), hosts=(), sets=()).cannot
    assert "no approved set to share yet" in SharingPage(lines=(), hosts=("Beacon",), sets=()).cannot
