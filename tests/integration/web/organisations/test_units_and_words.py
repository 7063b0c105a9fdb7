"""Units as a dated tree, who belongs to them, and the words an organisation chooses."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tallystick_web.core import audit
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.rules import Event
from tallystick_web.organisations import actions, queries_log
from tallystick_web.organisations.models import Membership
from tallystick_web.organisations.queries import chosen_words
from tallystick_web.organisations.queries_units import tree_on
from tallystick_web.organisations.rules import RoleId, UnitKind
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db
APRIL, JULY, OCTOBER = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)


@pytest.fixture
def opened():
    return making.organisation()


@pytest.fixture
def by(opened):
    return {"by": opened.administrator, "at": timezone.now()}


def add(opened, by, name, kind=UnitKind.DIRECTORATE, part_of=None, since=APRIL):
    with opened.inside():
        return actions.add_unit(
            organisation=opened.organisation, kind=kind, name=name, part_of=part_of, since=since, **by
        )


def names(opened, on):
    def drawn(branches):
        return {one.name: drawn(one.parts) for one in branches}

    with opened.inside():
        return drawn(tree_on(opened.organisation.pk, on))


def test_the_tree_of_an_earlier_day_stays_what_it_was(opened, by):
    nursing, wards = add(opened, by, "Nursing"), None
    wards = add(opened, by, "Wards", UnitKind.TEAM, nursing)
    surgery = add(opened, by, "Surgery", since=JULY)
    with opened.inside():
        actions.rename_unit(unit=nursing, name="Nursing and midwifery", since=JULY, **by)
        actions.move_unit(unit=wards, part_of=surgery, since=OCTOBER, **by)
        actions.close_unit(unit=nursing, since=OCTOBER, **by)
    assert names(opened, APRIL - timedelta(days=1)) == {}
    assert names(opened, APRIL) == {"Nursing": {"Wards": {}}}
    assert names(opened, JULY) == {"Nursing and midwifery": {"Wards": {}}, "Surgery": {}}
    assert names(opened, OCTOBER) == {"Surgery": {"Wards": {}}}


def test_the_past_of_a_unit_is_not_rewritten(opened, by):
    nursing = add(opened, by, "Nursing")
    with opened.inside():
        actions.rename_unit(unit=nursing, name="Care", since=JULY, **by)
        with pytest.raises(Refused, match="last changed from 1 July 2026"):
            actions.rename_unit(unit=nursing, name="Wards", since=APRIL, **by)


def test_a_unit_with_parts_is_not_closed(opened, by):
    nursing = add(opened, by, "Nursing")
    add(opened, by, "Wards", UnitKind.TEAM, nursing)
    with pytest.raises(Refused, match="Wards would have no place"), opened.inside():
        actions.close_unit(unit=nursing, since=JULY, **by)


def test_a_unit_is_never_part_of_itself(opened, by):
    nursing = add(opened, by, "Nursing")
    wards = add(opened, by, "Wards", UnitKind.TEAM, nursing)
    with pytest.raises(Refused, match="part of itself"), opened.inside():
        actions.move_unit(unit=nursing, part_of=wards, since=JULY, **by)


def test_a_network_takes_officers_and_refuses_members_with_a_sentence(opened, by):
    network = add(opened, by, "Race equality network", UnitKind.NETWORK)
    with opened.inside():
        with pytest.raises(Refused, match="Only the officers of a staff network"):
            actions.add_member(unit=network, person=opened.governance, is_officer=False, since=APRIL, **by)
        actions.add_member(unit=network, person=opened.governance, is_officer=True, since=APRIL, **by)
        assert [one.is_officer for one in Membership.objects.of(opened.organisation)] == [True]


def test_the_page_says_the_same_where_a_member_of_a_network_is_entered(opened, by):
    network = add(opened, by, "Race equality network", UnitKind.NETWORK)
    browser = making.signed_in(opened.administrator)
    path = f"/o/northmoor/units/{network.pk}/people/"
    sent = {
        "person": str(opened.governance.pk),
        "since_day": "1",
        "since_month": "4",
        "since_year": "2026",
        "form_key": making.form_key(browser, path),
    }
    assert "never its members" in browser.post(path, sent).content.decode()
    assert browser.post(path, sent | {"is_officer": "on"}).status_code == 303


def test_a_membership_has_a_first_and_a_last_day(opened, by):
    board = add(opened, by, "Board", UnitKind.BOARD)
    with opened.inside():
        membership = actions.add_member(unit=board, person=opened.governance, is_officer=False, since=JULY, **by)
        with pytest.raises(Refused, match="belongs to the unit already"):
            actions.add_member(unit=board, person=opened.governance, is_officer=False, since=JULY, **by)
        with pytest.raises(Refused, match="last day is before"):
            actions.end_member(membership=membership, until=APRIL, **by)
        actions.end_member(membership=membership, until=OCTOBER, **by)
        with pytest.raises(Refused, match="ended in the meantime"):
            actions.end_member(membership=membership, until=OCTOBER, **by)
        actions.add_member(
            unit=board, person=opened.governance, is_officer=False, since=OCTOBER + timedelta(days=1), **by
        )


def test_the_page_shows_the_tree_of_the_day_that_is_asked_for(opened, by):
    add(opened, by, "Surgery", since=JULY)
    browser = making.signed_in(opened.governance)
    july = browser.get("/o/northmoor/units/", {"day_day": "1", "day_month": "7", "day_year": "2026"}).content
    june = browser.get("/o/northmoor/units/", {"day_day": "30", "day_month": "6", "day_year": "2026"}).content
    assert b"Surgery" in july
    assert b"Surgery" not in june
    assert (
        b"must be a real date"
        in browser.get("/o/northmoor/units/", {"day_day": "31", "day_month": "6", "day_year": "2026"}).content
    )


# WORDS


def choose(opened, by, term, **given):
    said = {"reason": "Our network asked for it", "consulted": "The network", "review_on": date(2028, 1, 1)} | given
    with opened.inside():
        return actions.choose_words(organisation=opened.organisation, term=term, **said, **by)


def test_without_a_choice_there_is_no_term_and_the_page_says_what_holds(opened):
    with opened.inside():
        assert chosen_words(opened.organisation.pk) is None
    page = making.signed_in(opened.governance).get("/o/northmoor/our-words/").content.decode()
    assert "has not chosen a collective term yet" in page
    assert "Black and minority ethnic (BME)" in page


def test_the_newest_choice_holds_and_the_page_says_why_who_and_when(opened, by):
    earlier = by | {"at": by["at"] - timedelta(days=1)}
    choose(opened, earlier, "black-and-minority-ethnic", reason="The first reason")
    choose(opened, by, "global-majority")
    with opened.inside():
        assert chosen_words(opened.organisation.pk).term == "global-majority"
    page = making.signed_in(opened.governance).get("/o/northmoor/our-words/").content.decode()
    for said in (
        "writes “global majority”",
        "Our network asked for it",
        "Ada Marsh",
        "1 January 2028",
        "The first reason",
    ):
        assert said in page


def test_a_term_for_quotations_alone_is_refused(opened, by):
    with pytest.raises(Refused, match="only for quoting"):
        choose(opened, by, "bame")


def test_words_of_another_organisation_are_its_own(opened, by):
    other = making.organisation("southdale")
    choose(opened, by, "global-majority")
    with other.inside():
        assert chosen_words(other.organisation.pk) is None


def test_each_change_writes_one_event_and_a_refused_one_none(opened, by):
    def kinds():
        return list(
            AuditEvent.objects.filter(chain=opened.organisation.pk).order_by("number").values_list("kind", flat=True)
        )

    before = len(kinds())
    nursing = add(opened, by, "Nursing")
    choose(opened, by, "global-majority")
    with opened.inside():
        actions.rename_unit(unit=nursing, name="Care", since=JULY, **by)
        actions.move_unit(unit=nursing, part_of=None, since=JULY, **by)
        membership = actions.add_member(unit=nursing, person=opened.governance, is_officer=False, since=JULY, **by)
        actions.end_member(membership=membership, until=OCTOBER, **by)
        actions.close_unit(unit=nursing, since=OCTOBER, **by)
        with pytest.raises(Refused):
            actions.close_unit(unit=nursing, since=OCTOBER, **by)
    with pytest.raises(Refused):
        add(opened, by, "Deep", part_of=nursing, since=OCTOBER)
    assert kinds()[before:] == [
        *("unit-added", "words-chosen", "unit-renamed", "unit-moved", "member-added", "member-ended", "unit-closed")
    ]


# THE LOG


def test_the_log_names_who_did_what_and_is_read_by_those_who_may(opened):
    making.invited(opened, RoleId.STAFF, name="Nia Pool")
    page = making.signed_in(opened.governance).get("/o/northmoor/log/").content.decode()
    assert "Person invited" in page
    assert "Nia Pool" in page
    assert "Ada Marsh" in page
    assert making.signed_in(making.person(opened, RoleId.STAFF)).get("/o/northmoor/log/").status_code == 403


def test_the_log_shows_one_kind_and_turns_pages(opened, by):
    for number in range(55):
        add(opened, by, f"Unit {number}")
    browser = making.signed_in(opened.governance)
    only = browser.get("/o/northmoor/log/", {"kind": "unit-added"}).content.decode()
    assert "55 entries" in only
    assert only.count("<strong>Unit added</strong>") == 50
    older = browser.get("/o/northmoor/log/", {"kind": "unit-added", "page": "2"}).content.decode()
    assert older.count("<strong>Unit added</strong>") == 5
    assert browser.get("/o/northmoor/log/", {"page": "x"}).status_code == 200


def test_the_log_tells_what_became_of_figures_only_to_those_who_work_with_exact_counts(opened):
    for kind in ("figures-signed-off", "approved-set-made", "approved-set-not-made"):
        with opened.inside():
            audit.record(kind, organisation=opened.organisation.pk, by=None, at=timezone.now())
    address = "/o/northmoor/log/"
    page = making.signed_in(opened.governance).get(address).content.decode()
    assert "Approved set" not in page
    assert "approved-set" not in page
    assert page.count("Figures signed off, and the privacy check asked for") == 1
    only = making.signed_in(opened.governance).get(address, {"kind": "approved-set-not-made"}).content.decode()
    assert "could not be made" not in only
    for reads_desk, seen in ((False, 0), (True, 2)):
        events, _ = queries_log.events_of(opened.organisation.pk, reads_desk=reads_desk)
        assert sum(one.kind.startswith("approved-set") for one in events) == seen


def test_every_event_about_an_approved_set_is_known_by_its_kind():
    of_sets = [one for one in Event if "SET" in one.name]
    assert of_sets
    assert all(one.startswith(queries_log.OF_APPROVED_SETS) for one in of_sets)


def test_the_log_of_another_organisation_stays_there(opened):
    other = making.organisation("southdale")
    making.invited(other, RoleId.STAFF, name="Somebody Elsewhere")
    assert "Somebody Elsewhere" not in making.signed_in(opened.governance).get("/o/northmoor/log/").content.decode()


# OPENING


def test_the_operator_opens_an_organisation_and_its_first_people_join(capsys):
    from django.core.management import call_command

    call_command(
        "open_organisation",
        "westmere",
        "--name=Westmere NHS Trust",
        "--kind=trust",
        "--administrator=Una Admin <una@westmere.example>",
        "--governance=Gil Lead <gil@westmere.example>",
    )
    lines = capsys.readouterr().out.splitlines()
    links = [line.rpartition(": ")[2] for line in lines[1:]]
    people = [making.join(link) for link in links]
    assert [one.name for one in people] == ["Una Admin", "Gil Lead"]
    assert making.signed_in(people[0]).get("/o/westmere/people/").status_code == 200


@pytest.mark.parametrize(
    ("administrator", "governance", "said"),
    [
        ("Una <una@w.example>", "Una <una@w.example>", "two people who have different"),
        ("una@w.example", "Gil <gil@w.example>", "Write it as"),
        ("<una@w.example>", "Gil <gil@w.example>", "has no name"),
    ],
)
def test_opening_says_what_is_wrong(administrator, governance, said):
    from django.core.management import CommandError, call_command

    with pytest.raises(CommandError, match=said):
        call_command(
            "open_organisation",
            "westmere",
            "--name=Westmere",
            "--kind=trust",
            f"--administrator={administrator}",
            f"--governance={governance}",
        )
