"""Who may read what, and how far signed figures have come, without any database."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from tallystick.release.policy import Audience
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.signed_by import SignedBy
from tallystick_web.numbers.presenters.reading import SignedYears, making_said, next_update, role_in_sentence
from tallystick_web.numbers.rules import (
    Making,
    WhyNone,
    check_can_accept,
    check_can_take_back,
    in_order,
    making_of,
    readable,
    told_to,
    why_none_for,
)

EVERY = frozenset(Audience)
OLD, NEW = uuid4(), uuid4()


def test_the_desk_needs_a_permission_beside_the_audience():
    assert readable(EVERY, reads_desk=False) == (Audience.ORGANISATION, Audience.PUBLIC)
    assert readable(EVERY, reads_desk=True) == tuple(Audience)


def test_a_permission_for_the_desk_opens_nothing_to_those_of_another_audience():
    assert readable({Audience.PUBLIC}, reads_desk=True) == (Audience.PUBLIC,)


def test_a_year_that_is_signed_and_not_in_the_set_is_arriving():
    making = making_of({2024: NEW, 2025: OLD}, years=[2025], made_from=[str(OLD)])
    assert making == Making(arriving=(2024,))


def test_a_year_whose_figures_were_handed_in_again_is_renewed():
    assert making_of({2025: NEW}, years=[2025], made_from=[str(OLD)]) == Making(renewed=(2025,))


def test_where_everything_signed_is_in_the_set_nothing_is_said():
    making = making_of({2025: OLD}, years=[2025], made_from=[str(OLD)])
    assert making.is_done
    assert making_said(making, is_counting=False) == ()


@pytest.mark.parametrize("audience", [Audience.ORGANISATION, Audience.PUBLIC])
def test_a_correction_is_spoken_of_at_the_desk_alone(audience):
    corrected = Making(arriving=(2024,), renewed=(2025,))
    assert told_to(corrected, audience) == Making(arriving=(2024,))
    assert told_to(corrected, Audience.INTERNAL) == corrected


@pytest.mark.parametrize("audience", [Audience.ORGANISATION, Audience.PUBLIC])
def test_readers_are_told_why_nothing_comes_only_where_something_of_theirs_is_on_its_way(audience):
    assert why_none_for(told_to(Making(renewed=(2025,)), audience), audience) is None
    assert why_none_for(told_to(Making(arriving=(2025,)), audience), audience) is audience


def test_the_desk_is_told_why_it_has_nothing_and_then_why_others_have_nothing():
    assert why_none_for(Making(arriving=(2025,)), Audience.INTERNAL) is Audience.INTERNAL
    assert why_none_for(Making(renewed=(2025,)), Audience.INTERNAL) is Audience.ORGANISATION
    assert why_none_for(Making(), Audience.INTERNAL) is Audience.ORGANISATION


def test_where_making_them_broke_that_is_said_in_place_of_their_coming():
    [said] = making_said(Making(arriving=(2024,), renewed=(2025,)), is_counting=False, has_broken=True)
    assert said == (
        "The figures of 31 March 2024 and 2025 are signed off. When they were being made ready, something went wrong; "
        "it will be tried again within the hour."
    )
    assert making_said(Making(), is_counting=False, has_broken=True) == ()


@pytest.mark.parametrize(("standards", "accepted"), [((), ()), (("wres",), ("wres",)), (("a", "b"), ("b", "a"))])
def test_an_acceptance_says_something_new(standards, accepted):
    with pytest.raises(Refused):
        check_can_accept(standards=standards, accepted=accepted)


def test_another_standard_can_be_accepted_beside():
    check_can_accept(standards=("wres", "wdes"), accepted=("wres",))


def test_only_an_acceptance_that_holds_is_taken_back():
    check_can_take_back(accepted=("wres",))
    with pytest.raises(Refused):
        check_can_take_back(accepted=())


def test_years_that_are_coming_are_named_in_one_sentence():
    [said] = making_said(Making(arriving=(2016, 2017, 2018)), is_counting=False)
    assert said.startswith("The figures of 31 March 2016, 2017 and 2018 are signed off and are being made ready.")


@pytest.mark.parametrize("why", list(WhyNone))
def test_what_cannot_come_is_not_said_to_be_coming(why):
    [said] = making_said(Making(arriving=(2025,), why_none=why), is_counting=False)
    assert "being made ready" not in said


def test_years_still_being_counted_are_said_beside_those_that_are_coming():
    assert len(making_said(Making(arriving=(2024,)), is_counting=True)) == 2


def test_what_most_people_come_for_stands_first():
    assert in_order(["sc-wres", "wdes", "wres", "wdes"]) == ("wres", "wdes", "sc-wres")


def test_the_next_update_is_the_next_day_of_counting_or_overdue():
    assert next_update(2026, date(2026, 11, 26)).startswith("After 31 March 2027")
    assert next_update(2025, date(2026, 11, 26)).startswith("The figures of 31 March 2026 can be handed in now")


def test_a_role_stands_in_a_sentence_in_small_letters():
    assert role_in_sentence("edi-lead") == "equality, diversity and inclusion lead"
    assert role_in_sentence("head of something") == "head of something"


def test_who_signed_is_named_to_those_alone_who_may_read_people():
    one = SignedBy(
        deposit=OLD, standard="wres", year=2025, role="analyst", name="Ada", at=datetime(2025, 6, 12, 9, tzinfo=UTC)
    )
    every = {"standard": "wres", "made_from": [str(OLD)]}
    assert SignedYears.from_all([one], **every, with_names=True).who(one) == "Ada, workforce analyst"
    assert SignedYears.from_all([one], **every, with_names=False).who(one) == "the workforce analyst"
    told = SignedYears.from_all([one], **every, with_names=True).newest
    assert told == "Counted on 31 March 2025, signed off by the workforce analyst on 12 June 2025."


def test_a_signature_under_figures_that_others_replaced_is_not_told():
    one = SignedBy(
        deposit=OLD, standard="wres", year=2025, role="analyst", name="Ada", at=datetime(2025, 6, 12, tzinfo=UTC)
    )
    assert SignedYears.from_all([one], standard="wres", made_from=[str(NEW)], with_names=True).newest == ""
