"""People are asked, take part and are paid; a mistake is taken back; and who is forgotten is counted as before."""

import re
from datetime import timedelta

import pytest

from tallystick_web.core import erasures
from tallystick_web.core.declaring import declarants, populations
from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions.people import forget_again, forget_long_silent
from tallystick_web.registers.models import Contact, EntryChange
from tallystick_web.registers.part_rules import Stage
from tallystick_web.registers.queries.parts import asked_lately, parts_in_words, parts_of, steps_of
from tests.integration.web.clock import NOON
from tests.integration.web.registers.house import TODAY, House, ago, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
EVENTS = RoleId.EVENTS_LEAD
AS_SPEAKER = {"part": "speaker", "prominence": "main"}


@pytest.fixture
def north():
    return House()


def person(house, name, **said):
    consent = {"consent_on": ago(30), "consent_way": "email"}
    return house.keep("contacts", title=name, **{"roles": ("speaker",), "side": "outside", **consent, **said})


def event(house, name="Spring conference", on=None, kind="conference"):
    return house.keep("events", title=name, kind=kind, on=on or ago(1))


def ask_for(house, entry, *people, stage="invited", role=EVENTS, **said):
    answers = {**AS_SPEAKER, "people": [str(one) for one in people], "stage": stage, **said}
    return house.send("fill-panel", answers, role, register="events", entry=entry)


def came(house, entry, contact="nobody", **said):
    answers = {**AS_SPEAKER, "person": str(contact), "found": "list", **said}
    return house.send("appearance-add", answers, EVENTS, register="events", entry=entry)


def parts(house, entry):
    with inside(house.organisation.pk):
        return parts_of(house.organisation.pk, "events", entry)


def words(house, entry):
    with inside(house.organisation.pk):
        return parts_in_words(house.organisation.pk, "events", entry)


def appearances(house, name="speakers", row="all"):
    with inside(house.organisation.pk):
        found = populations()[name].find(house.organisation.pk, ago(100), in_days(100))[row]
        return sorted(((one.times, one.subject) for one in found), key=str)


# ASKING


def test_a_panel_is_filled_in_one_step_and_who_spoke_is_recorded(north):
    entry, amina, ben = event(north), person(north, "Amina Okafor", body="Eastvale"), person(north, "Ben Shah")
    assert "Amina Okafor, Eastvale" in north.page("fill-panel", EVENTS, register="events", entry=entry)
    assert ask_for(north, entry, amina, ben).status_code == 303
    assert words(north, entry) == "2 thought of, 2 invited, 0 said yes, 0 took part and 0 paid."
    taken = next(one.id for one in parts(north, entry) if one.name == "Amina Okafor")
    for stage in ("accepted", "appeared"):
        assert "They " in north.page("part-move", EVENTS, taken=taken, stage=stage)
        assert north.send("part-move", {}, EVENTS, taken=taken, stage=stage).status_code == 303
    assert north.send("part-paid", {"paid": "yes"}, EVENTS, taken=taken).status_code == 303
    assert words(north, entry) == "2 thought of, 2 invited, 1 said yes, 1 took part and 1 paid."
    said = north.page("taking-part", EVENTS, register="events", entry=entry)
    assert "2 people were thought of: 2 invited, 1 said yes, 1 took part and 1 paid." in said
    assert "Speaker, a main slot: took part, paid." in said
    assert [north.events(f"part-{one}") for one in ("taken", "moved", "paid")] == [1, 2, 1]


def test_who_is_not_confirmed_or_off_the_list_is_not_offered_and_cannot_be_asked(north):
    entry = event(north)
    stale = north.keep(
        "contacts",
        today=ago(400),
        title="Stale Person",
        roles=("speaker",),
        side="outside",
        consent_on=ago(500),
        consent_way="form",
    )
    assert "Stale Person" not in north.page("fill-panel", EVENTS, register="events", entry=entry)
    assert "is not in this list any more" in ask_for(north, entry, stale).content.decode()
    assert not parts(north, entry)


def test_asking_somebody_more_often_than_they_agreed_needs_to_be_said(north):
    amina = person(north, "Amina Okafor", agreed=1)
    first, second = event(north, "First"), event(north, "Second")
    assert ask_for(north, first, amina).status_code == 303
    said = north.page("fill-panel", EVENTS, register="events", entry=second)
    assert (
        "Asked as often as agreed. Asked once in the last 12 months, last on 26 November 2026; agreed to once" in said
    )
    refused = ask_for(north, second, amina).content.decode()
    assert "One of the people you chose was asked as often as they agreed to" in refused
    assert not parts(north, second)
    assert ask_for(north, second, amina, all_the_same="on").status_code == 303
    said = north.page("fill-panel", EVENTS, register="events", entry=event(north, "Third"))
    assert "Asked more often than agreed. Asked twice" in said


def test_names_are_for_who_asks_people_and_numbers_for_everybody(north):
    entry = event(north)
    ask_for(north, entry, person(north, "Amina Okafor"))
    said = north.page("taking-part", RoleId.BOARD_MEMBER, register="events", entry=entry)
    assert "1 person was thought of: 1 invited" in said
    assert "Amina" not in said
    assert north.get("fill-panel", RoleId.BOARD_MEMBER, register="events", entry=entry).status_code == 403
    taken = parts(north, entry)[0].id
    assert north.get("part", RoleId.BOARD_MEMBER, taken=taken).status_code == 403


@pytest.mark.parametrize("kind", ["safe-space", "team-meeting"])
def test_who_comes_to_a_safe_space_is_never_listed(north, kind):
    entry, amina = event(north, kind=kind), person(north, "Amina Okafor")
    for route in ("fill-panel", "appearance-add"):
        assert north.get(route, EVENTS, register="events", entry=entry).status_code == 303
    ask_for(north, entry, amina)
    came(north, entry, amina)
    assert not parts(north, entry)
    assert "is never listed" in north.page("taking-part", EVENTS, register="events", entry=entry)


def test_nobody_has_taken_part_in_what_lies_ahead(north):
    entry = event(north, on=in_days(10))
    assert "This has not happened yet" in came(north, entry, person(north, "Amina Okafor")).content.decode()


@pytest.mark.parametrize(("on", "is_offered"), [(ago(1), True), (in_days(10), False)])
def test_that_somebody_took_part_is_offered_once_the_day_has_come(north, on, is_offered):
    entry, amina = event(north, on=on), person(north, "Amina Okafor")
    ask_for(north, entry, amina)
    [taken] = parts(north, entry)
    of_one = north.page("part", EVENTS, taken=taken.id)
    assert ("They took part" in of_one) is is_offered
    assert ("can be noted from" in of_one) is not is_offered
    every = north.page("taking-part", EVENTS, register="events", entry=entry)
    assert ("Record somebody who took part" in every) is is_offered


def test_people_whom_a_link_chose_are_shown_ticked_and_alone(north):
    entry, amina, ben = event(north), person(north, "Amina Okafor"), person(north, "Ben Shah")
    said = panel(north, entry, amina)
    assert "1 person you chose is ticked below." in said
    assert re.findall(r'value="([0-9a-f-]{36})"[^>]*checked', said) == [str(amina)]
    assert "Ben Shah" not in said
    assert "2 people you chose are ticked below." in panel(north, entry, amina, ben)


def test_whoever_a_link_chose_and_cannot_be_asked_is_counted_and_not_named(north):
    entry, amina = event(north), person(north, "Amina Okafor")
    old = {"today": ago(400), "roles": ("speaker",), "side": "outside", "consent_on": ago(500), "consent_way": "form"}
    stale = north.keep("contacts", title="Stale Person", **old)
    said = panel(north, entry, amina, stale)
    assert "1 person you chose is ticked below. 1 other is off the list" in said
    assert "Stale Person" not in said
    assert "Nobody you chose can be asked" in panel(north, entry, stale)
    assert "Amina Okafor" not in panel(north, entry, stale)
    assert "Amina Okafor" in panel(north, entry, "nonsense")


def panel(house, entry, *chosen):
    query = "?" + "&".join(f"person={one}" for one in chosen)
    return house.page("fill-panel", EVENTS, query, register="events", entry=entry)


# CORRECTING


def test_a_mistaken_step_is_taken_back_with_a_reason_and_stays_to_be_read(north):
    entry, amina = event(north), person(north, "Amina Okafor")
    came(north, entry, amina)
    taken = parts(north, entry)[0].id
    assert north.send("part-paid", {"paid": "yes"}, EVENTS, taken=taken).status_code == 303
    with inside(north.organisation.pk):
        first, second = [one.step.id for one in steps_of(north.organisation.pk, taken)]
    assert north.send("part-correct", {"why": "Wrong"}, EVENTS, taken=taken, step=first).url.endswith(f"{taken}/")
    answer = north.send("part-correct", {"why": "It was her colleague."}, EVENTS, taken=taken, step=second)
    assert answer.status_code == 303
    assert words(north, entry).endswith("1 took part and 0 paid.")
    assert "It was taken back: It was her colleague." in north.page("part", EVENTS, taken=taken)
    north.send("part-correct", {"why": "She was ill."}, EVENTS, taken=taken, step=first)
    assert words(north, entry) == "Nobody yet."
    assert appearances(north) == []


# ONE PERSON IN TWO ENTRIES


def test_merging_counts_one_person_and_undoing_it_leaves_everything_as_it_was(north):
    amina, again = person(north, "Amina Okafor"), person(north, "A Okafor")
    first, second = event(north, "First"), event(north, "Second")
    came(north, first, amina)
    came(north, second, again)
    before = appearances(north), north.now(again, "contacts").state.id
    assert set(before[0]) == {(1, amina), (1, again)}
    assert "A Okafor" in north.page("contact-merge", EVENTS, contact=amina, other=again)
    answer = north.send("contact-merge", {"kept": str(amina)}, EVENTS, contact=amina, other=again)
    assert answer.status_code == 303
    assert appearances(north) == [(2, amina)]
    assert len(asked(north)) == 1
    with inside(north.organisation.pk):
        same = declarants()["contact"].also(north.organisation.pk, [amina, again])
    assert same == {amina: (amina, again), again: (again, amina)}
    page = north.page("fill-panel", EVENTS, register="events", entry=event(north, "Third"))
    assert "A Okafor" not in page
    assert "Asked twice in the last 12 months" in page
    assert "Amina Okafor" in north.page("contact-part", EVENTS, contact=again)
    assert north.send("contact-part", {}, EVENTS, contact=again).status_code == 303
    assert (appearances(north), north.now(again, "contacts").state.id) == before
    assert [north.events("entry-merged"), north.events("entry-parted")] == [1, 1]


def asked(house):
    with inside(house.organisation.pk):
        return asked_lately(house.organisation.pk, on=TODAY)


# FORGETTING


def test_who_asks_to_be_forgotten_is_gone_and_counted_as_before(north):
    amina, again = person(north, "Amina Okafor", address="amina@example.org"), person(north, "A Okafor")
    entry = event(north)
    came(north, entry, amina)
    came(north, event(north, "Second"), again)
    north.send("contact-merge", {"kept": str(amina)}, EVENTS, contact=amina, other=again)
    before, load = words(north, entry), asked(north)
    assert "Their 2 entries" in north.page("contact-forget", EVENTS, contact=again)
    assert north.send("contact-forget", {"how": "email"}, EVENTS, contact=again).status_code == 200
    answer = north.send("contact-forget", {"how": "email", "is_meant": "on"}, EVENTS, contact=again)
    assert answer.status_code == 303
    assert (words(north, entry), asked(north)) == (before, load)
    assert appearances(north) == [(2, None)]
    assert "Okafor" not in north.page("taking-part", EVENTS, register="events", entry=entry)
    with inside(north.organisation.pk):
        assert not Contact.objects.of(north.organisation).exists()
        kept = [str(one) for one in EntryChange.objects.of(north.organisation).values_list("said", "why")]
        assert not [one for one in kept if "Okafor" in one or "amina@" in one]
    assert north.events("entry-forgotten") == 1


def test_a_restored_backup_forgets_them_again(north):
    amina = person(north, "Amina Okafor")
    line = {"organisation": str(north.organisation.pk), "contact": str(amina)}
    assert forget_again(line, NOON)
    assert not forget_again(line, NOON)
    assert "entry-forgotten" in erasures._again  # that it is offered is the point


def test_people_are_forgotten_five_years_after_the_last_part_they_took(north):
    old = {"today": TODAY.replace(year=2021, day=20), "consent_on": TODAY.replace(year=2021, day=20)}
    gone, active = person(north, "Gone", **old), person(north, "Active", **old)
    came(north, event(north), active)
    assert forget_long_silent(NOON) == 1
    with inside(north.organisation.pk):
        assert list(Contact.objects.of(north.organisation).values_list("pk", flat=True)) == [active]
    assert forget_long_silent(NOON + timedelta(days=1)) == 0
    assert gone != active


# WHAT IS COUNTED OF IT


def test_main_slots_and_trainers_days_are_counted_apart(north):
    amina, ben = person(north, "Amina Okafor"), person(north, "Ben Shah")
    entry = event(north)
    came(north, entry, amina)
    came(north, entry, ben, prominence="other")
    came(north, entry, ben, part="trainer", prominence="other", days="2.5")
    came(north, entry)
    assert [times for times, _ in appearances(north, row="main")] == [1, 1]
    assert appearances(north, row="other") == [(1, ben)]
    assert [(float(times), who) for times, who in appearances(north, "trainers")] == [(2.5, ben)]


def test_who_was_invited_to_a_round_table_is_counted_with_who_came(north):
    entry = event(north, kind="roundtable")
    amina, ben = person(north, "Amina Okafor"), person(north, "Ben Shah")
    ask_for(north, entry, amina, ben, part="attendee")
    taken = next(one for one in parts(north, entry) if one.name == "Amina Okafor")
    assert taken.taken.stage is Stage.INVITED
    north.send("part-move", {}, EVENTS, taken=taken.id, stage="appeared")
    assert set(appearances(north, "roundtables-invited")) == {(1, amina), (1, ben)}
    assert appearances(north, "roundtables-invited", "came") == [(1, amina)] == appearances(north, "roundtables")
    assert not asked(north)


def test_the_bank_says_how_many_can_be_asked_for_what(north):
    person(north, "Amina Okafor", roles=("speaker", "author"))
    person(north, "Ben Shah")
    said = north.page("bank", EVENTS)
    assert "2 people can be asked today." in said
