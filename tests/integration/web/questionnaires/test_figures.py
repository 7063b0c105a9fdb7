"""What is kept of a survey when it is closed, once; and what its measures come to in the catalogue."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.registry import measure_sources
from tallystick_web.questionnaires.actions.answering import answer
from tallystick_web.questionnaires.queries import due_measures, readings
from tallystick_web.questionnaires.queries.readings import series
from tallystick_web.questionnaires.rules import COUNT_SETS, RELEASE_WAVE, Way
from tallystick_web.questionnaires.sets import PREFIX, sets
from tallystick_web.questionnaires.wave_rules import Answered
from tests.integration.web.clock import NOON
from tests.integration.web.questionnaires.asking_house import AskingHouse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
KNOWN = f"{PREFIX}/network-known"


@pytest.fixture
def house():
    return AskingHouse()


def answered(house, wave, *, safe, unknown):
    """So many people say that they know the network, and so many that they do not."""
    with inside(house.pk):
        for said, many in (("safe", safe), ("unknown", unknown)):
            for _ in range(many):
                given = Answered(version=wave.version, answers={"network-known": said}, group="white")
                answer(wave=wave.pk, organisation=house.pk, link=None, given=given, at=NOON)
    return wave


def closed(house, title="Autumn", *, safe=12, unknown=8, way=Way.OPEN, days=14):
    wave = answered(house, house.wave(title=title, way=way, days=days), safe=safe, unknown=unknown)
    house.close(wave)
    return wave


def points(house, name=KNOWN):
    with inside(house.pk):
        return series(house.pk, [name]).get(name, ())


def test_nothing_is_kept_while_a_survey_is_open(house):
    wave = answered(house, house.wave(way=Way.OPEN), safe=12, unknown=8)
    jobs.now(RELEASE_WAVE, organisation=house.pk, wave=wave.pk)
    assert house.shown(wave) == {}
    assert points(house) == ()


def test_figures_are_made_when_it_is_closed_and_never_again(house):
    wave = closed(house)
    first = house.shown(wave)
    assert first["", "all"] == {"answers": 20}
    assert first["network-known", "all"]["share"] == 60
    jobs.now(RELEASE_WAVE, organisation=house.pk, wave=wave.pk)
    closed(house, "Spring", safe=3, unknown=30)
    assert house.shown(wave) == first
    assert house.events("wave-released") == 2


def test_of_nine_answers_nothing_is_kept_but_that_it_is_withheld(house):
    wave = closed(house, safe=5, unknown=4)
    assert all(shown == {} for shown in house.shown(wave).values())
    (point,) = points(house)
    assert (point.value, point.why) == (None, "withheld to protect people")
    assert "nothing is shown" in house.page("wave", wave=wave.pk)


def test_a_measure_has_a_point_for_each_wave_and_they_are_in_the_catalogue(house):
    closed(house, "Autumn")
    closed(house, "Spring", safe=15, unknown=5, days=20)
    assert [(one.label, int(one.value), one.broken_by) for one in points(house)] == [
        ("Autumn", 60, ""),
        ("Spring", 75, ""),
    ]
    (measure,) = measure_sources()[PREFIX].catalogue(house.pk, [KNOWN])
    assert measure.id == KNOWN


def test_a_wave_by_an_open_link_is_not_joined_with_one_by_invitation(house):
    closed(house, "Autumn", way=Way.INVITED)
    closed(house, "Spring", days=20)
    assert [one.broken_by for one in points(house)] == ["", "Asked by one link for all."]


def test_the_page_says_the_figures_first_and_what_is_withheld_in_words(house):
    wave = closed(house)
    page = house.page("wave", wave=wave.pk)
    assert "20 people answered" in page
    assert "60% answered in favour (12 of 20; 95% range 39% to 78%)" in page
    assert "withheld to protect people" in page
    assert "nobody can tell whether somebody answered more than once" in page


def test_figures_of_one_organisation_are_not_of_another(house):
    wave = closed(house)
    other = AskingHouse("southmoor", "Southmoor Hospitals")
    assert other.get("wave", wave=wave.pk).status_code == 404
    assert points(other) == ()


@pytest.fixture
def pooled(monkeypatch):
    """The measure of how many know the network, as one that is counted of all waves of a period together."""
    of = sets()["pulse"]
    (measure,) = [replace(one, is_pooled=True) for one in of.measure if one.id == "network-known"]
    found = {KNOWN: (of, measure)}
    monkeypatch.setattr(due_measures, "every_measure", lambda: found)
    monkeypatch.setattr(readings, "every_measure", lambda: found)


def count(house):
    jobs.now(COUNT_SETS, organisation=house.pk, at=(NOON + timedelta(days=200)).isoformat())


def test_waves_that_are_too_small_by_themselves_are_counted_together_once_their_period_is_over(house, pooled):
    for title in ("A round table", "Another"):
        closed(house, title, safe=6, unknown=3)
    jobs.now(COUNT_SETS, organisation=house.pk, at=NOON.isoformat())
    assert [one.value for one in points(house)] == [None], "nothing was closed in the period before"
    count(house)
    _, point = points(house)
    assert (f"{point.value:.1f}", point.says) == ("66.7", "66.7%, of 18 answers")
    count(house)
    assert len(points(house)) == 2


def test_waves_together_are_withheld_where_one_of_them_could_be_taken_away(house, pooled):
    closed(house, "A conference", safe=20, unknown=20)
    closed(house, "A round table", safe=6, unknown=3)
    count(house)
    (point,) = points(house)
    assert (point.value, point.why) == (None, "withheld to protect people")
