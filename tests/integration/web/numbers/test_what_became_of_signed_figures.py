"""Whoever signs figures, or decides about exact ones, is told what came of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tallystick.errors import DisclosureRefused
from tallystick_web.core.fence import inside
from tallystick_web.core.registry import what_became
from tallystick_web.deposits.signed_by import signed_by
from tallystick_web.numbers import jobs
from tallystick_web.numbers.actions import accept_contract
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import ROWS, make, person_of_analyst, return_of, sign, trust, words

pytestmark = pytest.mark.django_db
FIRST = ROWS.format(a=300, b=420)


@pytest.fixture
def northmoor():
    where, people = trust("northmoor", (RoleId.ANALYST, RoleId.HR_DIRECTOR))
    sign(where, return_of(where.name, FIRST))
    return where, people


def refuse(*_):
    raise DisclosureRefused("nothing could be protected")


def signed_page(where, browser, place=-1):
    with inside(where.pk):
        deposit = signed_by(where.pk)[place].deposit
    return words(browser.get(reverse("hand-in-signed", kwargs={"organisation": where.slug, "deposit": deposit})))


def decide(where, at):
    with inside(where.pk):
        accept_contract(standards=["wres"], role="IG lead", by=person_of_analyst(where), at=at)


def became(where):
    with inside(where.pk):
        return what_became(where.pk, None, reads_desk=False)


def test_before_anything_is_made_the_page_says_that_it_waits(northmoor):
    where, people = northmoor
    assert "The privacy check waits to be begun." in signed_page(where, people[RoleId.ANALYST])


def test_once_sets_are_made_the_page_says_so_for_each_reader(northmoor):
    where, people = northmoor
    make(where)
    said = signed_page(where, people[RoleId.ANALYST])
    assert "An approved set with these figures was made for people of your organisation" in said
    assert "An approved set with these figures was made for the public" in said
    assert "waits" not in said


def test_where_none_could_be_made_the_page_says_why(northmoor, monkeypatch):
    where, people = northmoor
    monkeypatch.setattr(jobs, "approve", refuse)
    make(where)
    said = signed_page(where, people[RoleId.ANALYST])
    assert "No approved set with these figures could be made for the public: no set passed the re-identif" in said


@pytest.mark.parametrize("crosses", [FIRST, ROWS.format(a=310, b=420)])
def test_whether_a_correction_waits_is_told_to_the_desk_alone(northmoor, crosses):
    where, people = northmoor
    make(where)
    sign(where, return_of(where.name, crosses), at=NOON + timedelta(hours=1))
    make(where)
    other = signed_page(where, people[RoleId.HR_DIRECTOR])
    assert "is said at the analyst’s desk alone" in other
    assert "could be made" not in other
    assert "was made for" not in other
    desk = signed_page(where, people[RoleId.ANALYST])
    assert "is said at the analyst’s desk alone" not in desk


def test_a_decision_that_could_not_be_carried_out_is_said_on_the_page_of_figures(northmoor, monkeypatch):
    where, people = northmoor
    assert became(where) == ()
    make(where)
    decide(where, timezone.now())
    assert "waits to be begun" in became(where)[0]
    with monkeypatch.context() as patched:
        patched.setattr(jobs, "approve", refuse)
        make(where)
    first, second = became(where)
    assert first.startswith("A new approved set could not be made for people of your organisation: no set passed")
    assert second.endswith("what was approved before; the earlier ones stay.")
    said = words(people[RoleId.ANALYST].get(reverse("hand-in", kwargs={"organisation": where.slug})))
    assert second in said


def test_a_decision_that_was_carried_out_is_said_to_be(northmoor):
    where, _ = northmoor
    decide(where, timezone.now())
    make(where)
    assert [one.partition(",")[0] for one in became(where)] == [
        "A new approved set was made for people of your organisation",
        "A new approved set was made for the public",
    ]
