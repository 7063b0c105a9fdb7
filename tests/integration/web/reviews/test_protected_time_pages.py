"""Protected time: the person and the co-ordinator see it, and nobody else learns an hour of it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tallystick_web.core.fence import everywhere, inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rows_about import rows_about
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.due import forget_person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.reviews.actions import time
from tallystick_web.reviews.models import TimeCoordinator, TimePromise, TimePromiseEnd, TimeUsed, TimeUsedEnd
from tallystick_web.reviews.queries.time import coordinator_of, sentence_for_others, time_of, time_of_all
from tallystick_web.reviews.time_rules import quarter_of
from tests.integration.web.clock import NOON
from tests.integration.web.plans.house import text
from tests.integration.web.reviews.heard_house import DAY, HELD, TODAY, HeardHouse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

CO = RoleId.TEAM_LEAD
NOTE = {
    "on_day": "25",
    "on_month": "11",
    "on_year": "2026",
    "hours": "1.5",
    "what_for": "Mentoring a colleague",
    "in_protected": "no",
}


@pytest.fixture
def house():
    made = HeardHouse("northmoor", "Northmoor Hospitals")
    made.join()
    with inside(made.organisation.pk):
        yield made


@pytest.fixture
def kept(house):
    """A house with a co-ordinator, in which a member of staff was promised time and used some."""
    house.coordinate(CO)
    house.promise(RoleId.STAFF, "13", "Zither mentor")
    house.note(RoleId.STAFF, "7", "Quince panel")
    return house


def test_a_person_reads_their_own_hours_in_a_sentence(kept):
    page = text(kept.get(RoleId.STAFF, "protected-time"))
    assert "You are promised 39 hours this quarter, and used 7 hours." in page
    assert "Team lead, the co-ordinator, sees them too." in page


def test_the_co_ordinator_sees_everybody_and_is_told_what_to_talk_about(kept):
    kept.note(RoleId.STAFF, "40", "Quince panel", on=TODAY - DAY, in_protected=False)
    page = text(kept.get(CO, "protected-time"))
    for said in (
        "Member of staff",
        "39 hours",
        "8 hours more asked for than promised",
        "40 hours out of their own time",
    ):
        assert said in page
    assert "asked again within seven days, once" in page


@pytest.mark.parametrize("role", [one for one in HELD if one not in (CO, RoleId.STAFF)])
def test_nobody_else_learns_of_another_person_s_hours(kept, role):
    seen = text(kept.get(role, "protected-time"))
    for route in ("log", "my-work", "people", "consultations"):
        seen += text(kept.get(role, route))
    assert not [one for one in ("Zither", "Quince", "39 hours", "7 hours", "Used of it") if one in seen]


def test_the_log_keeps_that_something_was_noted_and_nothing_of_it(kept):
    kept.post(RoleId.STAFF, "protected-time-note", NOTE)
    found = AuditEvent.objects.filter(chain=kept.organisation.pk, kind__startswith="protected-time")
    assert [(one.kind, one.more) for one in found.order_by("number")] == [
        ("protected-time-coordinator-named", {"person": str(kept.person(CO).pk)}),
        ("protected-time-promised", {}),
        ("protected-time-used", {}),
        ("protected-time-used", {}),
    ]
    assert kept.person(RoleId.STAFF).pk not in {one.about_id for one in found}


def test_the_log_names_nobody_who_notes_hours_as_that_would_tell_who_has_such_time(kept):
    kept.post(RoleId.STAFF, "protected-time-note", NOTE)
    row = TimeUsed.objects.of(kept.organisation).get(what_for=NOTE["what_for"])
    kept.post(RoleId.STAFF, "protected-time-take-back", {}, time_used=row.pk)
    kinds = ("protected-time-used", "protected-time-entry-taken-back")
    found = AuditEvent.objects.filter(chain=kept.organisation.pk, kind__in=kinds)
    assert {(one.kind, one.by) for one in found} == {(kind, None) for kind in kinds}


def test_a_person_notes_their_own_hours_once_and_takes_them_back(kept):
    said = NOTE | {"form_key": str(uuid4())}
    for _ in range(2):
        kept.post(RoleId.STAFF, "protected-time-note", said)
    row = TimeUsed.objects.of(kept.organisation).get(what_for="Mentoring a colleague")
    assert (str(row.hours), row.in_protected, row.on) == ("1.5", False, TODAY - DAY)
    assert "Mentoring a colleague" in text(kept.get(RoleId.STAFF, "protected-time"))
    kept.post(RoleId.STAFF, "protected-time-take-back", {}, time_used=row.pk)
    assert "Mentoring a colleague" not in text(kept.get(RoleId.STAFF, "protected-time"))
    assert kept.get(RoleId.STAFF, "protected-time-take-back", time_used=row.pk).status_code == 404
    with pytest.raises(Refused, match="in the meantime"):
        time.take_back(used=row, by=kept.person(RoleId.STAFF), at=NOON)


def test_only_the_co_ordinator_notes_hours_for_somebody_else(kept):
    other = {"person": str(kept.person(RoleId.ADVISER).pk)}
    kept.post(RoleId.STAFF, "protected-time-note", NOTE | other)
    kept.post(CO, "protected-time-note", NOTE | other)
    rows = TimeUsed.objects.of(kept.organisation).filter(what_for="Mentoring a colleague")
    assert {(one.person_id, one.by_id) for one in rows} == {
        (kept.person(RoleId.STAFF).pk, kept.person(RoleId.STAFF).pk),
        (kept.person(RoleId.ADVISER).pk, kept.person(CO).pk),
    }
    with pytest.raises(Refused, match="by nobody else"):
        time.note_time(
            person=kept.person(RoleId.STAFF),
            on=TODAY,
            hours=1,
            what_for="x",
            in_protected=True,
            by=kept.person(RoleId.HR_DIRECTOR),
            at=NOON,
        )


def test_an_entry_or_promise_of_another_person_is_shut_and_of_another_organisation_not_there(kept):
    entry, promise = (model.objects.of(kept.organisation).get().pk for model in (TimeUsed, TimePromise))
    strange = HeardHouse("canary-beck", "Canary Hospitals")
    with inside(strange.organisation.pk):
        theirs, theirs_promised = strange.note(RoleId.STAFF).pk, strange.promise(RoleId.STAFF).pk
    for role in (RoleId.HR_DIRECTOR, RoleId.ADMINISTRATOR, RoleId.EDI_LEAD, CO):
        assert answers(kept, role, theirs, theirs_promised) == {404}
        assert role is CO or answers(kept, role, entry, promise) == {403}
    assert not TimeUsedEnd.objects.of(kept.organisation).exists()
    assert not TimePromiseEnd.objects.of(kept.organisation).exists()


def answers(house, role, entry, promise):
    """What somebody is answered who opens or sends the forms about an entry and a promise."""
    places = (("protected-time-take-back", {"time_used": entry}), ("protected-time-end", {"time_promise": promise}))
    asked = [(house.get(role, route, **parts), house.post(role, route, {}, **parts)) for route, parts in places]
    assert not [one for both in asked for one in both if "Quince" in text(one) or "Zither" in text(one)]
    return {one.status_code for both in asked for one in both}


def test_the_director_promises_time_and_sees_no_hours_by_that(house):
    house.coordinate(CO)
    said = {
        "person": str(house.person(RoleId.STAFF).pk),
        "what_for": "Zither mentor",
        "hours": "8",
        "starts_on_day": "1",
        "starts_on_month": "12",
        "starts_on_year": "2026",
        "ends_on_day": "30",
        "ends_on_month": "11",
        "ends_on_year": "2027",
    }
    house.post(RoleId.HR_DIRECTOR, "protected-time-promise", said)
    assert "Zither" not in text(house.get(RoleId.HR_DIRECTOR, "protected-time"))
    assert "Zither mentor: 8 hours a month" in text(house.get(RoleId.STAFF, "protected-time"))
    assert house.get(RoleId.STAFF, "protected-time-promise").status_code == 403
    assert "a year at most" in text(house.post(CO, "protected-time-promise", said | {"ends_on_year": "2028"}))


def test_the_co_ordinator_ends_a_promise_and_what_was_promised_until_then_stays(kept):
    row = TimePromise.objects.of(kept.organisation).get()
    wrong = {"last_on_day": "1", "last_on_month": "11", "last_on_year": "2026"}
    assert "stays promised" in text(kept.post(CO, "protected-time-end", wrong, time_promise=row.pk))
    right = {"last_on_day": "30", "last_on_month": "11", "last_on_year": "2026"}
    kept.post(CO, "protected-time-end", right, time_promise=row.pk)
    assert "You are promised 26 hours this quarter" in text(kept.get(RoleId.STAFF, "protected-time"))
    with pytest.raises(Refused, match="in the meantime"):
        time.end_promise(promise=row, last_on=TODAY, by=kept.person(CO), at=NOON)


def test_the_newest_co_ordinator_sees_and_the_one_before_no_longer(kept):
    for role in (RoleId.ADVISER, RoleId.EDI_LEAD):
        kept.post(RoleId.HR_DIRECTOR, "protected-time-coordinator", {"person": str(kept.person(role).pk)})
        assert coordinator_of(kept.organisation.pk) == kept.person(role)
    assert "Everybody’s time" in text(kept.get(RoleId.EDI_LEAD, "protected-time"))
    for role in (CO, RoleId.ADVISER):
        assert "Everybody’s time" not in text(kept.get(role, "protected-time"))


def test_whoever_names_cannot_name_themselves(house):
    own = {"person": str(house.person(RoleId.HR_DIRECTOR).pk)}
    assert "Select a valid choice" in text(house.post(RoleId.HR_DIRECTOR, "protected-time-coordinator", own))
    with pytest.raises(Refused, match="somebody else"):
        time.name_coordinator(person=house.person(RoleId.HR_DIRECTOR), by=house.person(RoleId.HR_DIRECTOR), at=NOON)
    assert not TimeCoordinator.objects.of(house.organisation).exists()


def test_without_ten_people_others_learn_nothing_at_all(kept):
    assert sentence_for_others(time_of_all(kept.organisation.pk), quarter_of(TODAY)) == ""


def test_a_person_who_was_forgotten_has_no_name_among_the_hours(kept):
    someone = kept.person(RoleId.STAFF)
    someone.name = "Zebedee Quill"
    someone.save()
    assert "Zebedee Quill" in text(kept.get(CO, "protected-time"))
    forget_person(person=someone, at=NOON + timedelta(days=900))
    page = text(kept.get(CO, "protected-time"))
    assert "Zebedee" not in page
    assert "A former colleague" in page


def test_whoever_asks_what_is_held_of_them_is_given_their_hours(kept):
    someone = kept.person(RoleId.STAFF)
    with everywhere("as the operator does who is asked"):
        found = list(rows_about(people=[someone.pk], accounts=[], address="x@example.org"))
    tables = {one["table"] for one in found if "person" in one["found by"]}
    assert {"reviews.TimePromise", "reviews.TimeUsed"} <= tables


def test_hours_that_were_taken_back_count_no_longer(kept):
    row = TimeUsed.objects.of(kept.organisation).get()
    time.take_back(used=row, by=kept.person(CO), at=NOON)
    assert time_of(time_of_all(kept.organisation.pk), kept.person(RoleId.STAFF)).entries == ()
