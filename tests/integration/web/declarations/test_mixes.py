"""Mixes: made once, by a job, from what people said for counting; released values alone are kept."""

from datetime import date, timedelta

import pytest

from tallystick_web.core import jobs, registry
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.declarations import actions
from tallystick_web.declarations.mix_rules import MAKE_MIXES
from tallystick_web.declarations.models import Declarant, Mix
from tallystick_web.declarations.queries.mixes import mixes
from tallystick_web.declarations.rules import Purpose
from tallystick_web.numbers.measures import measures_called, series_of
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.clock import NOON
from tests.integration.web.declarations.appearing import Stage, take_effect
from tests.integration.web.declarations.guests import House, says

pytestmark = pytest.mark.usefixtures("fresh_database", "still_clock")
WORDS = "from an ethnic minority"


@pytest.fixture
def stage():
    with Stage().offered() as offered:
        yield offered


@pytest.fixture
def crowd(house, guests, stage):
    """Twenty-two of one side, thirty of the other, and fifteen who do not say; all appear, and half in main talks."""
    people = [guests.invite(f"Guest{number}") for number in range(67)]
    for number, one in enumerate(people[:52]):
        says(house, one, ethnicity="N" if number < 22 else "A")
    house.ask(*people[52:60])
    stage.put("all", people)
    stage.put("main", people[::2])
    take_effect(house)
    return people


def make(house):
    jobs.now(MAKE_MIXES, organisation=house.pk)
    return kept(house)


def kept(house):
    with inside(house.pk):
        return {one.row: one for one in mixes(house.pk)}


def test_a_mix_is_made_of_the_half_year_that_is_over(house, crowd, stage):
    made = make(house)["all"]
    assert (house.pk, date(2026, 4, 1), date(2026, 9, 30)) in stage.asked_for
    # 22 is shown as 20, 30 as 30, 15 as 15 and 67 as 65.
    assert (made.shown.minority, made.shown.white, made.shown.unknown, made.shown.of) == (20, 30, 15, 65)
    assert made.bounds.low <= 100 * 22 / 67 < 100 * 37 / 67 <= made.bounds.high
    assert made.invited == 60  # 52 who said something, and eight who were asked besides
    assert AuditEvent.objects.filter(kind="mix-made").count() == 1


def test_true_counts_are_kept_nowhere(house, crowd):
    make(house)
    with inside(house.pk):
        values = [value for row in Mix.objects.of(house.pk).values() for value in row.values()]
    assert not {22, 67} & {one for one in values if isinstance(one, int)}


def test_a_period_is_never_counted_again(house, crowd, guests):
    before = make(house)
    for number in range(12):
        says(house, guests.invite(f"Late{number}"), ethnicity="N")
    take_effect(house)
    assert make(house) == before
    assert AuditEvent.objects.filter(kind="mix-made").count() == 1


def test_nothing_is_made_while_a_change_waits(house, crowd, guests):
    says(house, guests.invite("Late"), ethnicity="N")
    assert make(house) == {}


def test_who_withdrew_is_not_known(house, crowd):
    with inside(house.pk):
        for one in crowd[:13]:
            declarant = Declarant.objects.of(house.pk).get(subject=one)
            actions.withdraw(declarant=declarant, purposes=[Purpose.MONITORING], at=NOON)
    take_effect(house)
    assert make(house)["all"].shown is None  # nine of one side are left


def test_what_was_said_for_another_purpose_is_not_counted(house, guests, stage):
    people = [guests.invite(f"Guest{number}") for number in range(60)]
    for number, one in enumerate(people):
        says(house, one, ethnicity="N" if number < 30 else "A", allowed=(Purpose.INVITATION,))
    stage.put("all", people)
    take_effect(house)
    assert make(house)["all"].shown is None


def test_entries_of_one_person_are_one_of_ten(house, guests, stage):
    people = [guests.invite(f"Guest{number}") for number in range(55)]
    for number, one in enumerate(people):
        says(house, one, ethnicity="N" if number < 10 else "A")
    guests.merged = {people[0]: (people[1],), people[1]: (people[0],)}
    stage.put("all", people)
    take_effect(house)
    assert make(house)["all"].shown is None


def test_who_was_forgotten_is_counted_and_not_known(house, crowd, stage):
    stage.put_forgotten("all", 20)
    shown = make(house)["all"].shown
    assert (shown.minority, shown.white, shown.unknown, shown.of) == (20, 30, 35, 85)


def test_another_organisation_has_no_mix_of_it(house, crowd):
    other = House("abbeydale", "Abbeydale Hospitals")
    make(house)
    assert kept(other) == {}


def test_it_is_asked_for_from_time_to_time_once_declarations_count(house, crowd):
    ask = registry.due()["mixes asked for"]
    assert ask(NOON + timedelta(hours=1)) == 1
    assert Work.objects.filter(job=MAKE_MIXES).count() == 1
    assert ask(NOON + timedelta(hours=1)) == 0


def test_the_page_says_the_least_and_the_most_first(house, crowd):
    make(house)
    page = house.browser(RoleId.EVENTS_LEAD).get(house.address("mixes")).content.decode()
    assert "Of every 100 talks, at least" in page
    assert "April to September 2026" in page
    assert "who have not said" in page
    assert "url(#keynotes-hatch)" in page


def test_before_there_is_any_the_page_says_what_is_missing(house, stage):
    page = house.browser(RoleId.EVENTS_LEAD).get(house.address("mixes")).content.decode()
    assert "Ten people or more must have said" in page
    assert "No mix was made yet" in page


def test_whoever_reads_no_registers_reads_no_mixes(house, stage):
    assert house.browser(RoleId.STAFF).get(house.address("mixes")).status_code == 403


def test_changing_what_one_person_said_changes_no_byte_of_the_page(house, crowd):
    make(house)
    browser = house.browser(RoleId.EVENTS_LEAD)
    before = browser.get(house.address("mixes")).content
    says(house, crowd[0], ethnicity="A")
    after = browser.get(house.address("mixes")).content
    assert b"Some people said something new" in after
    assert body_of(before) == body_of(after)


def body_of(page):
    """What is said of mixes, without the line that says that changes wait."""
    return page[page.index(b"<section") : page.index(b"How it is counted")]


def test_a_mix_is_a_measure_with_both_ends(house, guests):
    people = [guests.invite(f"Guest{number}") for number in range(67)]
    for number, one in enumerate(people[:52]):
        says(house, one, ethnicity="N" if number < 22 else "A")
    speakers = Stage()
    speakers.put("all", people)
    take_effect(house)
    with speakers.offered("speakers"):
        make(house)
    with inside(house.pk):
        [measure] = measures_called(house.pk, ["declarations/speaker-mix"]).values()
        [point] = series_of(house.pk, [measure.id], "public")[measure.id]
    assert (point.as_of, point.label) == (date(2026, 9, 30), "April to September 2026")
    assert point.value == point.low
    assert point.says == f"at least {point.low}%, at most {point.high}%"
