"""What people say counts from a batch of ten changes on, ends on its day, and is unknown in five ways."""

from datetime import date, timedelta

import pytest

from tallystick_web.core import registry
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.declarations import actions, queries
from tallystick_web.declarations.models import Batch, DeclarationLink, Declared, DeclaredNot
from tallystick_web.declarations.queries.said import said_for
from tallystick_web.declarations.rules import Purpose, Said, Unknown
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.declarations.guests import KIND, House, says

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
TODAY = NOON.date()


def waiting(house):
    with inside(house.pk):
        return queries.waiting_changes(house.pk)


def close(house, at=NOON):
    with inside(house.pk):
        return actions.close_batch(organisation=house.pk, at=at)


def known(house, people, purpose=Purpose.MONITORING, on=TODAY):
    """What a job is told of some people, each under every id that is theirs."""
    ids = {one: (one,) for one in people} if not isinstance(people, dict) else people
    with inside(house.pk):
        return said_for(house.pk, KIND, ids, purpose, on)


def crowd(house, guests, many, **said):
    people = [guests.invite(f"Guest{number}") for number in range(many)]
    for one in people:
        says(house, one, **said)
    return people


# BATCHES


def test_nine_changes_wait_and_the_tenth_lets_all_take_effect(house, guests):
    people = crowd(house, guests, 9)
    assert waiting(house) == 9
    assert close(house) is None
    assert set(known(house, people).values()) == {Unknown.NOT_ASKED}
    people += crowd(house, guests, 1)
    assert close(house).changes == 10
    assert {one.ethnicity for one in known(house, people).values()} == {"N"}
    assert waiting(house) == 0
    assert AuditEvent.objects.filter(kind="declaration-batch-closed").count() == 1


def test_one_person_is_one_change_however_much_they_changed(house, guests):
    crowd(house, guests, 4)
    assert waiting(house) == 4, "three purposes each are not twelve changes"
    with inside(house.pk):
        assert Declared.objects.of(house.pk).count() == 12


def test_whoever_does_not_let_their_answer_be_counted_is_a_change_as_well(house, guests):
    people = crowd(house, guests, 10, allowed=[])
    assert close(house) is not None
    assert set(known(house, people).values()) == {Unknown.NOT_STATED}


def test_what_is_taken_back_waits_for_a_batch_and_is_erased_all_the_same(house, guests):
    people = crowd(house, guests, 10)
    close(house)
    with inside(house.pk):
        declarant = Declared.objects.of(house.pk).get(declarant__subject=people[0], purpose="monitoring").declarant
        actions.withdraw(declarant=declarant, purposes=[Purpose.MONITORING], at=NOON)
        assert not Declared.objects.of(house.pk).filter(declarant=declarant, purpose="monitoring").exists()
    assert waiting(house) == 1
    assert close(house) is None
    assert not isinstance(known(house, people)[people[0]], Said)


def test_batches_are_closed_from_time_to_time_in_every_organisation(house, guests):
    other = House("abbeydale", "Abbeydale Hospitals")
    crowd(house, guests, 10)
    crowd(other, guests, 9)
    assert registry.due()["batches of declarations closed"](NOON) == 1
    with inside(house.pk):
        assert Batch.objects.of(house.pk).get().number == 1


# THE FIVE WAYS OF NOT KNOWING


def test_the_five_ways_of_not_knowing_are_told_apart(house, guests):
    never, silent, blank, prefers, gone, said = (guests.invite(f"G{number}") for number in range(6))
    house.ask(silent)
    says(house, blank, ethnicity="not-stated")
    says(house, prefers, ethnicity="prefer-not-to-say")
    with inside(house.pk):
        actions.withdraw(declarant=says(house, gone), purposes=[Purpose.MONITORING], at=NOON)
    says(house, said, ethnicity="R", words="Cantonese")
    crowd(house, guests, 6)
    assert close(house) is not None
    assert known(house, [never, silent, blank, prefers, gone, said]) == {
        never: Unknown.NOT_ASKED,
        silent: Unknown.NOT_KNOWN,
        blank: Unknown.NOT_STATED,
        prefers: Unknown.PREFER_NOT_TO_SAY,
        gone: Unknown.WITHDRAWN,
        said: Said(ethnicity="R", words="Cantonese"),
    }


def test_own_words_without_a_group_are_no_group(house, guests):
    [one, *_] = people = crowd(house, guests, 10, ethnicity="not-stated", words="Somali")
    close(house)
    assert known(house, people)[one] is Unknown.NOT_STATED


def test_each_purpose_is_told_by_itself(house, guests):
    people = crowd(house, guests, 10, allowed=[Purpose.INVITATION])
    close(house)
    assert set(known(house, people, Purpose.MONITORING).values()) == {Unknown.NOT_STATED}
    assert {one.ethnicity for one in known(house, people, Purpose.INVITATION).values()} == {"N"}


def test_of_merged_entries_the_first_counts_that_said_something(house, guests):
    first, second, third = crowd(house, guests, 10, allowed=[])[:3]
    says(house, second, ethnicity="A")
    says(house, third, ethnicity="N")
    crowd(house, guests, 10)
    close(house)
    assert known(house, {first: (first, second, third)})[first].ethnicity == "A"


def test_nobody_of_another_organisation_is_told(house, guests):
    other = House("abbeydale", "Abbeydale Hospitals")
    people = crowd(house, guests, 10)
    close(house)
    assert set(known(other, people).values()) == {Unknown.NOT_ASKED}


# UNTIL WHEN


def test_what_is_past_its_day_is_not_told_and_then_erased(house, guests):
    people = crowd(house, guests, 10)
    close(house)
    the_day = date(2028, 11, 26)
    assert isinstance(known(house, people, on=the_day - timedelta(days=1))[people[0]], Said)
    assert known(house, people, on=the_day)[people[0]] is Unknown.NOT_ASKED
    at = NOON.replace(year=2028)
    assert registry.due(is_held=True)["declarations past their day erased"](at) == 30
    with inside(house.pk):
        assert not Declared.objects.of(house.pk).exists()
        assert set(DeclaredNot.objects.of(house.pk).values_list("which", flat=True)) == {Unknown.NOT_KNOWN}
    assert waiting(house) == 10


def test_what_former_colleagues_said_is_erased_with_their_names(house):
    from tallystick_web.declarations.rules import What
    from tallystick_web.organisations.due import forget_person

    person = house.people[RoleId.STAFF]
    with inside(house.pk):
        link = actions.open_own_link(organisation=house.pk, kind="person", subject=person.pk, what=What.SAY, at=NOON)
        said = Said(ethnicity="N")
        actions.say(link=link.pk, organisation=house.pk, said=said, allowed=[*Purpose], at=NOON)
    erase = registry.due()["declarations of former colleagues erased"]
    assert erase(NOON) == 0
    with inside(house.pk):
        forget_person(person=person, at=NOON)
    assert erase(NOON) == 1
    with inside(house.pk):
        assert not Declared.objects.of(house.pk).exists()


def test_links_are_deleted_a_month_after_they_opened_anything(house, ada):
    house.ask(ada)
    delete = registry.due()["links to declare deleted"]
    assert delete(NOON + timedelta(days=44)) == 0
    assert delete(NOON + timedelta(days=45)) == 1
    with inside(house.pk):
        assert not DeclarationLink.objects.of(house.pk).exists()


# COUNTS THAT OTHERS READ


def test_how_many_answered_is_said_in_tens_and_moves_with_a_batch_alone(house, guests):
    with inside(house.pk):
        crowd(house, guests, 19)
        assert queries.answered_count(house.pk, KIND) is None
        actions.close_batch(organisation=house.pk, at=NOON)
        assert queries.answered_count(house.pk, KIND) == 10
