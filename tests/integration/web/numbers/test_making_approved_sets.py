"""The worker makes what was signed ready for each audience, once, and says where it cannot."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command

from tallystick.errors import DisclosureRefused
from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.files import Shelf, read
from tallystick_web.core.models import AuditEvent
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.queries import signed
from tallystick_web.numbers import chapters, jobs, queries
from tallystick_web.numbers.actions import accept_contract, record_release
from tallystick_web.numbers.models import NoRelease, Observation, Release
from tallystick_web.numbers.rules import Subject, WhyNone
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import ROWS, make, person_of_analyst, return_of, sign, trust

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=1)


@pytest.fixture
def northmoor():
    where, _ = trust("northmoor")
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
    make(where)
    return where


def listed(where):
    with inside(where.pk):
        return list(Release.objects.of(where).order_by("made_at").values_list("audience", "vintage"))


def noted(where):
    with inside(where.pk):
        return sorted(NoRelease.objects.of(where).values_list("audience", "why"))


def accept(where):
    with inside(where.pk):
        accept_contract(standards=["wres"], role="IG lead", by=person_of_analyst(where), at=NOON)


def test_each_audience_gets_a_set_of_its_own(northmoor):
    assert sorted(listed(northmoor)) == [("internal", 1), ("organisation", 1), ("public", 1)]


def test_making_the_same_figures_again_makes_nothing_new(northmoor):
    make(northmoor)
    assert len(listed(northmoor)) == 3


def test_figures_that_take_the_place_of_others_make_a_second_set_for_the_desk_and_the_first_stays(northmoor):
    sign(northmoor, return_of(northmoor.name, ROWS.format(a=310, b=420)), at=LATER)
    make(northmoor)
    assert sorted(listed(northmoor)) == [("internal", 1), ("internal", 2), ("organisation", 1), ("public", 1)]
    assert noted(northmoor) == [("organisation", WhyNone.CORRECTION_WAITS), ("public", WhyNone.CORRECTION_WAITS)]


def test_a_correction_of_figures_that_leave_exactly_comes_to_everybody():
    where, _ = trust("northmoor")
    accept(where)
    for handed_in, at in ((300, NOON), (310, LATER)):
        sign(where, return_of(where.name, ROWS.format(a=handed_in, b=420)), at=at)
        make(where)
    with inside(where.pk):
        newest = queries.latest(where.pk, Audience.PUBLIC, Subject.STANDARDS)
        appointed = queries.content_of(newest.sha256).tables[0].of_indicator("2")[0]
    assert (newest.vintage, appointed.top.happened.text) == (2, "310")


def test_a_new_year_comes_though_a_correction_of_another_waits(northmoor):
    sign(northmoor, return_of(northmoor.name, ROWS.format(a=310, b=420)), at=LATER)
    sign(northmoor, return_of(northmoor.name, ROWS.format(a=250, b=400), year=2024), at=LATER)
    make(northmoor)
    with inside(northmoor.pk):
        newest = queries.latest(northmoor.pk, Audience.PUBLIC, Subject.STANDARDS)
        tables = {one.year: one for one in queries.content_of(newest.sha256).tables}
    assert sorted(tables) == [2024, 2025]
    assert tables[2025].of_indicator("2")[0].top.happened.text == "300"


def test_whether_a_correction_crossed_a_rounding_cannot_be_seen_by_those_it_is_hidden_from():
    """One trust corrects by one person, the other by many: the readers of both keep what they have."""
    listed_after = []
    for slug, corrected in (("northmoor", 421), ("southmoor", 520)):
        where, _ = trust(slug)
        sign(where, return_of(where.name, ROWS.format(a=300, b=420)))
        make(where)
        sign(where, return_of(where.name, ROWS.format(a=300, b=corrected)), at=LATER)
        make(where)
        listed_after.append([one for one in listed(where) if one[0] != "internal"])
    assert listed_after[0] == listed_after[1]


def test_another_year_is_added_to_those_before(northmoor):
    sign(northmoor, return_of(northmoor.name, ROWS.format(a=310, b=400), year=2024), at=LATER)
    make(northmoor)
    with inside(northmoor.pk):
        assert queries.latest(northmoor.pk, Audience.INTERNAL, Subject.STANDARDS).years == [2024, 2025]


def test_a_set_that_was_not_tested_with_all_its_readers_have_is_refused(northmoor):
    with inside(northmoor.pk):
        there = queries.latest(northmoor.pk, Audience.PUBLIC, Subject.STANDARDS)
        with pytest.raises(Refused):
            record_release(
                organisation=northmoor.pk,
                subject=Subject.STANDARDS,
                content=read(Shelf.RELEASES, there.sha256),
                deposits=[],
                tests={},
                ledger_seen=[],
                at=LATER,
            )
    assert len(listed(northmoor)) == 3


def test_what_was_read_before_a_correction_never_becomes_the_newest_of_the_desk(northmoor, monkeypatch):
    """One worker is slow: it read the first figures. A correction is signed, and another makes the sets of that."""
    made, corrected = jobs.releases_of, return_of(northmoor.name, ROWS.format(a=300, b=431))

    def slow(*given):
        monkeypatch.setattr(jobs, "releases_of", made)
        sign(northmoor, corrected, at=LATER)
        make(northmoor)
        return made(*given)

    sign(northmoor, return_of(northmoor.name, ROWS.format(a=310, b=400)), at=LATER - timedelta(minutes=1))
    monkeypatch.setattr(jobs, "releases_of", slow)
    make(northmoor)
    with inside(northmoor.pk):
        newest = queries.latest(northmoor.pk, Audience.INTERNAL, Subject.STANDARDS)
        [signed_now] = {one.deposit for one in signed(northmoor.pk)}
    assert newest.deposits == [str(signed_now)]


def test_where_another_set_was_listed_meanwhile_it_is_tested_again(northmoor, monkeypatch):
    """What the worker sees first is out of date, as if another had listed a set while this one was tested."""
    sign(northmoor, return_of(northmoor.name, ROWS.format(a=310, b=400), year=2024), at=LATER)
    ledger, approve, seen, tested = queries.ledger, jobs.approve, [], []

    def out_of_date_at_first(*asked):
        seen.append(asked)
        return ledger(*asked)[:-1] if len(seen) == 1 else ledger(*asked)

    monkeypatch.setattr(queries, "ledger", out_of_date_at_first)
    monkeypatch.setattr(jobs, "approve", lambda tables, asked: tested.append(asked.audience) or approve(tables, asked))
    make(northmoor)
    assert tested == [Audience.ORGANISATION, Audience.ORGANISATION, Audience.PUBLIC]
    assert listed(northmoor).count(("organisation", 2)) == 1


def test_the_set_of_readers_who_cannot_have_one_is_noted_once_and_the_desk_keeps_its_own(monkeypatch):
    where, _ = trust("northmoor")
    sign(where, return_of(where.name, ROWS.format(a=300, b=420)))

    def refuse(*_):
        raise DisclosureRefused("nothing could be protected")

    monkeypatch.setattr(jobs, "approve", refuse)
    make(where)
    make(where)
    assert listed(where) == [("internal", 1)]
    assert noted(where) == [(one, WhyNone.CANNOT_BE_PROTECTED) for one in ("organisation", "public")]


def test_figures_of_which_nothing_can_be_calculated_are_noted():
    where, _ = trust("northmoor")
    sign(where, return_of(where.name, "3,one-year,white,0,0, 3,one-year,bme,0,0,"))
    make(where)
    with inside(where.pk):
        assert set(NoRelease.objects.of(where).values_list("why", flat=True)) == {WhyNone.NOTHING_CALCULABLE}


def test_every_set_that_is_listed_is_in_the_audit(northmoor):
    kinds = list(AuditEvent.objects.filter(chain=northmoor.pk).values_list("kind", flat=True))
    assert kinds.count("approved-set-made") == 3


NUMBERS = ("audience", "standard", "year", "indicator", "row", "measure", "group", "value", "low", "high", "verdict")


def test_the_index_of_a_set_is_the_same_after_it_was_thrown_away(northmoor):
    def rows():
        return sorted(Observation.objects.of(northmoor).values_list(*NUMBERS, "is_headline", "is_hidden"), key=str)

    with inside(northmoor.pk):
        before = rows()
        Observation.objects.of(northmoor).update(value=0)
        assert before
        assert rows() != before
    call_command("rebuild_observations")
    with inside(northmoor.pk):
        assert rows() == before


def test_a_page_that_was_made_with_its_set_is_not_made_again(northmoor, monkeypatch):
    with inside(northmoor.pk):
        sha256 = queries.latest(northmoor.pk, Audience.PUBLIC, Subject.STANDARDS).sha256

    def never(*_):
        raise AssertionError("made again")

    monkeypatch.setattr(chapters, "content_of", never)
    assert chapters.front_of(sha256, "wres", None).contents.years == (2025,)
    assert chapters.page_of(sha256, "wres", "2", None).section.indicator.id == "2"
    cache.clear()
    with pytest.raises(AssertionError):
        chapters.front_of(sha256, "wres", None)
