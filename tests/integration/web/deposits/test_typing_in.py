"""Figures typed in, line by line, by one person and by two."""

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import TWO, fields_of, indicators, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("standard", ["wres", "wdes"])
def test_every_form_opens_with_a_box_for_every_line(ours, standard):
    deposit = ours.start(f"{standard}/2026")
    for indicator in indicators(standard):
        answer = ours.of().get(ours.address("indicator", deposit, indicator=indicator))
        assert answer.status_code == 200
        assert any(name.startswith(f"{indicator}|") for name in fields_of(answer))


def test_what_was_typed_is_kept_as_it_was_typed(ours):
    deposit = ours.start()
    ours.type_in(deposit, "2", {**TWO, "2||white|people": "1,200"})
    assert ours.cells(deposit)["2||white"] == {"happened": "150", "people": "1,200"}


def test_the_sums_stand_there_after_saving(ours):
    deposit = ours.start()
    ours.type_in(deposit, "2", TWO)
    said = words(ours.of().get(ours.address("indicator", deposit, indicator="2")))
    assert "12.5%" in said
    assert "7.9%" in said
    assert "White rate over BME rate: 1.58" in said


def test_blank_cells_are_no_problem_until_they_are_asked_for(ours):
    deposit = ours.start()
    ours.type_in(deposit, "2", {"2||white|happened": "150"})
    answer = ours.of().get(ours.address("indicator", deposit, indicator="2"))
    assert "There is a problem" not in words(answer)
    assert "Started" in words(ours.of().get(ours.address("figures", deposit)))


def test_a_problem_leads_to_its_box_and_holds_no_count(ours):
    deposit = ours.start()
    saved = ours.type_in(deposit, "2", {**TWO, "2||white|happened": "1375", "2||bme|people": "eighty"})
    page = ours.of().get(saved.headers["Location"]).content.decode()
    summary = page.partition("nhsuk-error-summary")[2].partition("</ul>")[0]
    assert 'href="#2--white-happened"' in summary
    assert 'href="#2--bme-people"' in summary
    assert "1375" not in summary
    assert "Has problems (2)" in words(ours.of().get(ours.address("figures", deposit)))


@pytest.mark.parametrize("typed", ["-3", "2.5", "about ten", "1e999", "9" * 39, "=1+1", "12%"])
def test_a_box_that_holds_no_count_is_a_problem_and_is_kept(ours, typed):
    deposit = ours.start()
    ours.type_in(deposit, "2", {**TWO, "2||bme|happened": typed})
    assert ours.cells(deposit)["2||bme"]["happened"] == typed
    assert ours.versions(deposit)[-1].problems == 1
    assert ours.versions(deposit)[-1].cube_sha256 == ""


def test_what_nobody_sees_is_taken_out(ours):
    deposit = ours.start()
    ours.type_in(deposit, "2", {**TWO, "2||bme|happened": "6\x000\u202e"})
    assert ours.cells(deposit)["2||bme"]["happened"] == "60"


@pytest.mark.parametrize("name", ["2|no-such-row|white|happened", "3|one-year|white|happened", "2||white|organisation"])
def test_a_box_that_the_form_does_not_have_is_refused(ours, name):
    deposit = ours.start()
    assert ours.type_in(deposit, "2", {**TWO, name: "5"}).status_code == 400
    assert ours.versions(deposit) == []


def test_a_form_sent_twice_saves_one_version(ours):
    deposit = ours.start()
    address = ours.address("indicator", deposit, indicator="2")
    sent = {**fields_of(ours.of().get(address)), **TWO}
    first, second = (ours.of().post(address, sent) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(ours.versions(deposit)) == 1


def test_a_form_sent_again_with_other_answers_is_not_called_saved(ours):
    deposit = ours.start()
    address = ours.address("indicator", deposit, indicator="2")
    sent = {**fields_of(ours.of().get(address)), **TWO}
    ours.of().post(address, sent)
    answer = ours.of().post(address, {**sent, "2||bme|happened": "77"})
    assert answer.status_code == 409
    assert "You sent this page before with other answers, and those were saved." in words(answer)
    assert f'href="{address}"' in answer.content.decode()
    assert ours.cells(deposit)["2||bme"]["happened"] == "60"


def test_saving_what_is_there_already_adds_no_version(ours):
    deposit = ours.start()
    for _ in range(2):
        assert ours.type_in(deposit, "2", TWO).status_code == 303
    assert len(ours.versions(deposit)) == 1


# TWO PEOPLE


@pytest.fixture
def overtaken(ours):
    """The lead changed a line after the analyst opened the form, and the analyst saves another."""
    deposit = ours.start()
    ours.type_in(deposit, "2", TWO)
    address = ours.address("indicator", deposit, indicator="2")
    opened = fields_of(ours.of().get(address))
    ours.type_in(deposit, "2", {**TWO, "2||bme|happened": "61"}, role=RoleId.EDI_LEAD)
    return deposit, address, ours.of().post(address, {**opened, "2||white|happened": "155"})


def test_nothing_is_saved_over_what_somebody_else_changed(ours, overtaken):
    deposit, _, answer = overtaken
    assert answer.status_code == 409
    assert len(ours.versions(deposit)) == 2
    assert ours.cells(deposit)["2||white"]["happened"] == "150"


def test_the_page_says_who_changed_what_and_shows_both(overtaken):
    _, _, answer = overtaken
    said = words(answer)
    assert "Northmoor Equality, diversity and inclusion lead" in said
    assert "1 line of indicator 2" in said
    assert "Indicator 2, White appointments 155, out of 1200 appointments 150, out of 1200" in said
    assert "Indicator 2, BME appointments 60, out of 760 appointments 61, out of 760" in said
    assert 'value="155"' in answer.content.decode()


def test_saving_again_knowingly_saves_over_them(ours, overtaken):
    deposit, address, answer = overtaken
    assert ours.of().post(address, fields_of(answer)).status_code == 303
    assert ours.cells(deposit)["2||white"]["happened"] == "155"
    assert ours.cells(deposit)["2||bme"]["happened"] == "60"


def test_two_people_in_two_indicators_do_not_stand_in_each_others_way(ours):
    deposit = ours.start()
    ours.type_in(deposit, "2", TWO)
    address = ours.address("indicator", deposit, indicator="4")
    opened = fields_of(ours.of().get(address))
    ours.type_in(deposit, "2", {**TWO, "2||bme|happened": "61"}, role=RoleId.EDI_LEAD)
    assert ours.of().post(address, {**opened, "4||white|happened": "5"}).status_code == 303
    assert ours.cells(deposit)["2||bme"]["happened"] == "61"
    assert ours.cells(deposit)["4||white"]["happened"] == "5"
