"""Measures that people type in: two people for every value, and what readers outside the desk are given of people."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.numbers import recorded, recorded_queries
from tallystick_web.numbers.measure_rules import Better, Cadence, MeasureUnit
from tallystick_web.numbers.measures import catalogue, measure_called, series_of, worsened
from tallystick_web.numbers.recorded_rules import CORRECTED, WITHHELD, Typed
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.people import browser_of, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
PLANNED = "planned/trust/interviews-scored"
MARCH, NEXT_MARCH = date(2025, 3, 31), date(2026, 3, 31)


@pytest.fixture
def north():
    return organisation("northmoor", "Northmoor Hospitals")


@pytest.fixture
def south():
    return organisation("abbeydale", "Abbeydale Hospitals")


def person(where, role):
    return Person.objects.of(where).get(email=f"{role}@{where.slug}.example.org")


def begun(where, *, unit=MeasureUnit.SHARE, counts_people=True, title="Places taken", takes="", cadence=Cadence.YEARLY):
    with inside(where.pk):
        return recorded.begin_measure(
            meaning=recorded.Meaning(title=title, what="What is counted.", better=Better.HIGHER, population="All"),
            unit=unit,
            cadence=cadence,
            counts_people=counts_people,
            takes=takes,
            by=person(where, RoleId.EDI_LEAD),
            at=NOON,
        )


def typed(where, measure, *numbers, as_of=MARCH, by=RoleId.EDI_LEAD):
    happened_of_people = dict(zip(("happened", "people"), numbers, strict=True)) if len(numbers) == 2 else {}
    value = Typed(**happened_of_people) if happened_of_people else Typed(value=Decimal(numbers[0]))
    reading = recorded.Reading(typed=value, as_of=as_of, data_date=as_of, label=str(as_of.year), obtained="A list")
    with inside(where.pk):
        return recorded.type_value(
            measure=measure.pk, reading=reading, today=NOON.date(), by=person(where, by), at=NOON
        )


def checked(where, value, *, why="", by=RoleId.ANALYST):
    with inside(where.pk):
        return recorded.check_value(value=value.pk, is_agreed=not why, why=why, by=person(where, by), at=NOON)


def key_of(measure):
    return measure.takes or f"recorded/{measure.pk}"


def series(where, measure, audience=Audience.ORGANISATION):
    with inside(where.pk):
        return series_of(where.pk, [key_of(measure)], audience).get(key_of(measure), ())


def says(where, measure, audience=Audience.ORGANISATION):
    return [(one.label, one.says) for one in series(where, measure, audience)]


# TWO PEOPLE


def test_a_value_counts_for_nobody_until_another_person_agreed(north):
    measure = begun(north)
    value = typed(north, measure, 300, 1200)
    assert [says(north, measure, one) for one in Audience] == [[], [], []]
    with pytest.raises(Refused, match="Another person must agree"):
        checked(north, value, by=RoleId.EDI_LEAD)
    checked(north, value)
    assert says(north, measure) == [("2025", "25% (about 300 of 1,200)")]
    assert says(north, measure, Audience.INTERNAL) == [("2025", "25% (300 of 1,200)")]


def test_a_refused_value_counts_for_nobody_and_needs_a_reason(north):
    measure = begun(north)
    value = typed(north, measure, 300, 1200)
    with inside(north.pk), pytest.raises(Refused, match="Say why you refuse"):
        recorded.check_value(value=value.pk, is_agreed=False, why="", by=person(north, RoleId.ANALYST), at=NOON)
    checked(north, value, why="Two lists were added up.")
    assert says(north, measure, Audience.INTERNAL) == []
    with pytest.raises(Refused, match="decided in the meantime"):
        checked(north, value)
    checked(north, typed(north, measure, 310, 1200))
    assert says(north, measure, Audience.INTERNAL) == [("2025", "25.8% (310 of 1,200)")]


def test_every_verb_is_told_in_the_log_without_a_figure(north):
    measure = begun(north)
    checked(north, typed(north, measure, 300, 1200))
    checked(north, typed(north, measure, 300, 1200, as_of=NEXT_MARCH), why="Not counted yet.")
    told = [one for one in AuditEvent.objects.filter(chain=north.pk) if one.kind.startswith("recorded-")]
    assert [one.kind for one in sorted(told, key=lambda one: one.number)] == [
        "recorded-measure-begun",
        "recorded-value-typed",
        "recorded-value-agreed",
        "recorded-value-typed",
        "recorded-value-refused",
    ]
    assert not any("300" in str(one.more) for one in told)


# WHAT LEAVES THE DESK


def test_few_people_are_withheld_outside_the_desk_whatever_the_measure_is_called(north):
    measure = begun(north, title="Cakes eaten")
    checked(north, typed(north, measure, 4, 300))
    for audience in (Audience.ORGANISATION, Audience.PUBLIC):
        [point] = series(north, measure, audience)
        assert (point.value, point.why, point.says) == (None, WITHHELD, WITHHELD)


def test_a_figure_of_people_is_given_once_and_a_correction_of_it_is_withheld(north):
    measure = begun(north)
    checked(north, typed(north, measure, 300, 1200))
    second = typed(north, measure, 303, 1200)
    assert says(north, measure) == [("2025", "25% (about 300 of 1,200)")]
    checked(north, second)
    assert says(north, measure) == [("2025", CORRECTED)]
    assert says(north, measure, Audience.INTERNAL) == [("2025", "25.3% (303 of 1,200)")]
    checked(north, typed(north, measure, 320, 1200, as_of=NEXT_MARCH))
    assert says(north, measure)[-1] == ("2026", "26% to the nearest 2 (about 320 of 1,200)")


def test_a_correction_of_things_is_shown_at_once(north):
    measure = begun(north, counts_people=False)
    checked(north, typed(north, measure, 3, 7))
    checked(north, typed(north, measure, 4, 7))
    assert says(north, measure) == [("2025", "57.1% (4 of 7)")]


def test_two_figures_of_people_on_days_close_to_each_other_are_refused(north):
    measure = begun(north)
    typed(north, measure, 300, 1200)
    with pytest.raises(Refused, match="close to this day"):
        typed(north, measure, 301, 1200, as_of=date(2025, 4, 1))
    with pytest.raises(Refused, match="waiting for a second person already"):
        typed(north, measure, 301, 1200)


def test_a_measure_without_a_range_is_not_said_to_be_worse_where_it_counts_people(north):
    people = begun(north, unit=MeasureUnit.COUNT)
    things = begun(north, unit=MeasureUnit.COUNT, counts_people=False, title="Events held")
    for measure in (people, things):
        checked(north, typed(north, measure, 60))
        checked(north, typed(north, measure, 20, as_of=NEXT_MARCH))
    with inside(north.pk):
        worse = worsened(north.pk, [key_of(people), key_of(things)], Audience.ORGANISATION)
    assert worse == {key_of(things)}


# WHAT IT MEANS


def test_figures_under_other_words_are_held_against_those_before_only_where_that_is_said(north):
    measure = begun(north, counts_people=False)
    checked(north, typed(north, measure, 3, 7))
    for is_comparable, year in ((True, 2023), (False, 2024)):
        meaning = recorded.Meaning(title=f"Places of {year}", what="Something else.", better=Better.LOWER)
        with inside(north.pk):
            recorded.reword_measure(
                measure=measure.pk,
                meaning=meaning,
                is_comparable=is_comparable,
                by=person(north, RoleId.EDI_LEAD),
                at=NOON,
            )
    checked(north, typed(north, measure, 4, 7, as_of=NEXT_MARCH))
    assert [bool(one.broken_by) for one in series(north, measure)] == [False, True]
    with inside(north.pk):
        found = measure_called(north.pk, key_of(measure))
    assert (found.name, found.better) == ("Places of 2024", Better.LOWER)


def test_a_name_is_taken_once(north):
    begun(north)
    with pytest.raises(Refused, match="already a recorded measure called"):
        begun(north, title="places TAKEN ")


# IN THE PLACE OF A PLANNED MEASURE


def test_a_recorded_measure_takes_the_place_the_id_and_the_kind_of_count_of_a_planned_one(north):
    with inside(north.pk):
        plan = measure_called(north.pk, PLANNED)
    measure = begun(north, takes=PLANNED, unit=MeasureUnit.MONEY, counts_people=False, title="Scored")
    assert (measure.unit, measure.cadence) == (plan.unit, plan.cadence)
    checked(north, typed(north, measure, 30, 60))
    with inside(north.pk):
        assert measure_called(north.pk, PLANNED).name == "Scored"
        assert [one.id for one in catalogue(north.pk)].count(PLANNED) == 1
        assert series_of(north.pk, [PLANNED], Audience.PUBLIC)[PLANNED][-1].value == 50
    with pytest.raises(Refused, match="started to record this measure already"):
        begun(north, takes=PLANNED, title="Scored again")


@pytest.mark.parametrize("takes", ["planned/trust/wres-2", "planned/trust/none", "wres/2", "nothing"])
def test_no_place_is_taken_of_what_is_not_planned_to_be_typed_in(north, takes):
    with pytest.raises(Refused, match="does not name this measure"):
        begun(north, takes=takes)


# ANOTHER ORGANISATION


def test_another_organisation_has_none_of_it(north, south):
    measure = begun(north)
    checked(north, typed(north, measure, 300, 1200))
    with inside(south.pk):
        assert measure_called(south.pk, key_of(measure)) is None
        assert series_of(south.pk, [key_of(measure)], Audience.INTERNAL) == {}
        assert recorded_queries.recorded(south.pk) == []
        assert recorded_queries.waiting(south.pk) == []
    begun(south)  # the same name


# ON ITS PAGES


def address(name, **parts):
    return reverse(name, kwargs={"organisation": "northmoor", **parts})


NEW = {
    "title": "Policies looked at",
    "what": "Policies that were looked at for race equality.",
    "population": "Policies that were due",
    "counts_people": "no",
    "unit": "share",
    "better": "higher",
    "cadence": "yearly",
}
VALUE = {
    "happened": "30",
    "people": "60",
    **{
        f"{name}_{part}": text
        for name in ("as_of", "data_date")
        for part, text in zip(("day", "month", "year"), ("31", "3", "2026"), strict=True)
    },
    "obtained": "The list of policies",
}


def sent(client, where, data):
    return client.post(where, {"form_key": str(uuid4())} | data)


def text(answer):
    return answer.content.decode()


def the_id(answer):
    return UUID(answer.headers["Location"].rstrip("/").rpartition("/")[2])


def test_one_person_begins_and_types_another_checks_and_everybody_reads(north):
    lead, analyst, member = (browser_of(north, one) for one in (RoleId.EDI_LEAD, RoleId.ANALYST, RoleId.BOARD_MEMBER))
    assert "Record a measure by hand" in text(lead.get(address("measures")))
    key = the_id(sent(lead, address("measure-add"), NEW))
    own = address("measure", measure=f"recorded/{key}")
    assert lead.get(address("recorded-measure", recorded_measure=key)).headers["Location"] == own
    assert "There are no figures yet" in text(lead.get(own))
    assert sent(lead, address("measure-type", recorded_measure=key), VALUE).status_code == 303
    waiting = text(lead.get(address("values-waiting")))
    assert "One value is waiting for a second person. You cannot be that person." in waiting
    assert "You can be that person." in text(analyst.get(address("values-waiting")))
    with inside(north.pk):
        [value] = recorded_queries.waiting(north.pk)
    page = address("value-check", recorded_value=value.id)
    assert "Save what you say" not in text(lead.get(page))
    assert "Save what you say" in text(analyst.get(page))
    assert sent(analyst, page, {"decision": "agree", "why": ""}).status_code == 303
    said = text(member.get(own))
    assert "For 31 March 2026 it was 50% (30 of 60)." in said
    assert "Every value that was typed" not in said
    assert "The list of policies" not in said


def test_a_number_of_people_is_seen_as_typed_by_who_typed_it_and_who_checks(north):
    measure = begun(north, cadence=Cadence.YEARLY)
    value = typed(north, measure, 4, 300)
    page, own = address("value-check", recorded_value=value.pk), address("measure", measure=key_of(measure))
    for role in (RoleId.EDI_LEAD, RoleId.HR_DIRECTOR):
        assert "1.3% (4 of 300)" in text(browser_of(north, role).get(page))
    member = browser_of(north, RoleId.BOARD_MEMBER)
    assert member.get(page).status_code == 403
    assert "4 of 300" not in text(member.get(own))
    checked(north, value)
    said = text(member.get(own))
    assert "There is no figure for 2025: withheld to protect people." in said
    assert "4 of 300" not in said


def test_a_typed_number_with_what_does_not_fit_is_told_beside_its_box(north):
    measure = begun(north)
    client = browser_of(north, RoleId.EDI_LEAD)
    said = text(sent(client, address("measure-type", recorded_measure=measure.pk), VALUE | {"happened": "61"}))
    assert "There are more of them than there are in all" in said
    said = text(sent(client, address("measure-type", recorded_measure=measure.pk), VALUE | {"as_of_year": "2027"}))
    assert "This day has not come yet" in said


def test_words_that_name_people_are_asked_about_where_nobody_is_said_to_be_counted(north):
    client = browser_of(north, RoleId.EDI_LEAD)
    named = NEW | {"what": "Policies that Black staff looked at."}
    said = text(sent(client, address("measure-add"), named))
    assert "Its words name a group of people (“black”)" in said
    assert sent(client, address("measure-add"), named | {"is_things": "on"}).status_code == 303
    of_people = named | {"title": "Another", "counts_people": "yes"}
    assert sent(client, address("measure-add"), of_people).status_code == 303


def test_a_planned_measure_offers_to_be_recorded_and_is_then_the_same_measure_with_figures(north):
    client = browser_of(north, RoleId.EDI_LEAD)
    own = address("measure", measure=PLANNED)
    assert "Start recording this" in text(client.get(own))
    assert "Start recording this" not in text(browser_of(north, RoleId.BOARD_MEMBER).get(own))
    begin = f"{address('measure-add')}?takes={PLANNED}"
    assert "It takes the place of a measure that the plan names" in text(client.get(begin))
    words = {name: NEW[name] for name in ("title", "what", "population", "better")}
    key = the_id(sent(client, begin, words))
    sent(client, address("measure-type", recorded_measure=key), VALUE)
    with inside(north.pk):
        [value] = recorded_queries.waiting(north.pk)
    sent(browser_of(north, RoleId.ANALYST), address("value-check", recorded_value=value.id), {"decision": "agree"})
    assert "it was 50% (30 of 60)" in text(client.get(own))
    assert client.get(f"{address('measure-add')}?takes=wres/2").status_code == 404


def test_a_measure_is_said_anew_and_what_was_said_before_stays(north):
    measure = begun(north, counts_people=False)
    client = browser_of(north, RoleId.EDI_LEAD)
    words = {name: NEW[name] for name in ("title", "what", "population", "better")}
    page = address("measure-reword", recorded_measure=measure.pk)
    assert "Answer the question" in text(sent(client, page, words))
    assert sent(client, page, words | {"is_comparable": "no"}).status_code == 303
    said = text(client.get(address("measure", measure=key_of(measure))))
    assert "Policies looked at" in said
    assert "Places taken: What is counted." in said
