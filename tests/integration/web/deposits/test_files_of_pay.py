"""Files of pay in the browser: what was understood, choices and questions, signing, and figures for every reader."""

import csv
import io
import re
from collections import Counter
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from tallystick.release.policy import Audience
from tallystick.release.shown import Hidden
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.deposits.models import Answer, UploadReading
from tallystick_web.deposits.stopping import note_stop
from tallystick_web.deposits.upload_rules import Stage
from tallystick_web.numbers import queries
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.pay_files import pay_file
from tests.integration.web.deposits.handing_in import fields_of, words
from tests.integration.web.deposits.paying import SAID, Paying
from tests.integration.web.deposits.staff_files import files_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("data")]

HEADER = "organisation,snapshot,person,group,hourly_pay,bonus,band,staff_type"


@pytest.fixture
def paying(ours, data):
    return Paying(ours)


@pytest.fixture(scope="module")
def pay():
    """A file of pay of 300 people of our trust."""
    return {"pay.csv": pay_file(300, organisation="Northmoor Trust")}


def drawn(*lines):
    return {"pay.csv": "\n".join([HEADER, *lines, ""]).encode()}


def some(number, *, group="white", pay="15.00", first=1, day="2025-03-31"):
    return [f"Northmoor Trust,{day},{place},{group},{pay},,5," for place in range(first, first + number)]


# UNDERSTOOD


def test_every_row_is_told_of_and_nothing_is_made_before_somebody_signs(paying):
    lines = [*some(30), *some(20, group="bme", pay="12.00", first=31), "Northmoor Trust,2025-03-31,51,white,,,5,"]
    upload = paying.hand_in(drawn(*lines, "Northmoor Trust,2024-03-31,52,white,14.00,,5,", "Total,,,,,,,"))
    said = words(paying.page(upload))
    assert "Counted are 51 people on 31 March 2025. Nothing stands in the way of making figures." in said
    assert "pay.csv 53 51 50 0 2" in said
    assert "The row is of another snapshot date All figures 1" in said
    assert "No pay in the period: counted, but not on full pay Pay for an hour 1" in said
    rows = list(csv.DictReader(io.StringIO(paying.page(upload, "-left-out").content.decode())))
    assert {int(one["line"]) for one in rows} == {52, 53, 54}
    assert paying.release("internal") is None
    assert "tallystick" not in said.replace("Tallystick", "").casefold() or "deposit.toml" not in said


def test_a_file_that_is_not_of_pay_is_refused_with_what_was_expected(paying):
    upload = paying.hand_in({"other.csv": b"Colour,Size\nred,1\n"})
    said = words(paying.page(upload))
    assert paying.stage(upload) is Stage.REFUSED
    assert "Nothing was counted. What is wrong other.csv" in said
    assert "tallystick show" not in said
    assert "What is each of these files?" in said


def test_files_of_somebody_else_are_pointed_out(paying):
    file = drawn(*some(30), *some(20, group="bme", first=31))["pay.csv"].replace(b"Northmoor", b"Eastmoor")
    said = words(paying.page(paying.hand_in({"pay.csv": file})))
    assert "The files name Eastmoor Trust. Their pay was taken as that of Northmoor Trust." in said


def test_a_group_that_is_not_known_stands_in_the_way_until_it_is_answered_and_is_remembered(paying):
    lines = [*some(30), *some(20, group="bme", first=31), *some(20, group="Ours Alone", first=51)]
    upload = paying.hand_in(drawn(*lines))
    said = words(paying.page(upload))
    assert "1 thing stands in the way of making figures." in said
    assert "Which category does each of these stand for?" in said
    assert paying.browser.get(paying.address("-sign", upload)).status_code == 302
    assert paying.press(upload, "-answers", **{"ethnicity-0": "H"}).status_code == 303
    paying.work()
    assert "Nothing stands in the way" in words(paying.page(upload))
    again = paying.hand_in(drawn(*lines))
    assert "Nothing stands in the way" in words(paying.page(again))


def test_where_nobody_can_be_placed_everybody_is_asked_about(paying):
    upload = paying.hand_in(drawn(*some(30, group="Ours Alone"), *some(30, group="Theirs Alone", first=31)))
    said = words(paying.page(upload))
    assert "2 things stand in the way" in said or "3 things stand in the way" in said
    assert "Ours Alone" in said
    assert "Theirs Alone" in said
    assert paying.press(upload, "-answers", **{"ethnicity-0": "A", "ethnicity-1": "H"}).status_code == 303
    paying.work()
    assert "Nothing stands in the way" in words(paying.page(upload))


def test_somebody_may_choose_to_go_on_without_people_who_could_not_be_placed(paying):
    upload = paying.hand_in(drawn(*some(30), *some(20, group="bme", first=31), *some(8, group="Ours Alone", first=51)))
    address = paying.address("-choices", upload)
    key = {"form_key": fields_of(paying.browser.get(address))["form_key"]}
    assert paying.browser.post(address, {**key, **SAID, "leaves_out": "on"}).status_code == 303
    paying.work()
    said = words(paying.page(upload))
    assert "Counted are 50 people on 31 March 2025. Nothing stands in the way" in said
    assert "The ethnicity could not be placed All figures 8" in said


def test_two_days_in_a_file_count_where_that_is_chosen(paying):
    lines = [*some(30), *some(20, group="bme", first=31), *some(30, day="2024-03-31", first=1)]
    upload = paying.hand_in(drawn(*lines, *some(20, group="bme", first=31, day="2024-03-31")), days="every")
    assert "Counted are 50 people on 31 March 2025 and 50 people on 31 March 2024." in words(paying.page(upload))


def test_people_on_the_list_of_the_stopped_are_counted_and_their_ethnicity_is_not_known(paying, ours):
    with inside(ours.where.pk):
        by = Person.objects.of(ours.where).get(email__startswith="analyst@")
        note_stop(number="31", by=by, at=timezone.now())
    upload = paying.hand_in(drawn(*some(30), *some(20, group="bme", first=31)))
    assert "31 March 2025 50 50 1" in words(paying.page(upload))


# SIGNED AND MADE


def test_signed_files_give_figures_for_every_reader_and_are_erased(paying, pay, data):
    upload = paying.make(pay)
    assert paying.stage(upload) is Stage.ERASED
    desk, organisation, public = (paying.release(one) for one in ("internal", "organisation", "public"))
    assert [one.tables[0].snapshot.isoformat() for one in (desk, organisation, public)] == ["2025-03-31"] * 3
    assert len(desk.tables[0].figures) > len(organisation.tables[0].figures) >= len(public.tables[0].figures)
    assert files_in(data / "incoming") == []
    with inside(paying.ours.where.pk):
        assert not UploadReading.objects.of(paying.ours.where).exists()
    said = words(paying.page(upload))
    assert "The pay figures are made" in said
    assert said.count("Figures were made for") == 3
    assert "No row about anybody’s pay is kept." in said


def test_the_gap_is_that_of_the_people(paying):
    paying.make(drawn(*some(60, pay="20.00"), *some(60, group="bme", pay="15.00", first=61)))
    [mean] = [
        one
        for one in paying.release("internal").tables[0].figures
        if one.measure == "mean_hourly_gap"
        and one.comparator == "white-rest"
        and not one.by
        and not one.variant
        and one.group == "bme"
    ]
    assert float(mean.value.value) == pytest.approx(25.0)


def test_each_step_is_one_event_and_says_nothing_of_anybody(paying, pay, ours):
    paying.make(pay)
    kinds = Counter(AuditEvent.objects.filter(chain=ours.where.pk).values_list("kind", flat=True))
    of_pay = {kind: kinds[kind] for kind in kinds if kind.startswith(("files", "pay", "approved"))}
    assert of_pay == {
        "files-received": 1,
        "files-read": 1,
        "pay-signed-off": 1,
        "approved-set-made": 3,
        "pay-sets-made": 1,
        "files-erased": 1,
    }


def test_of_few_people_others_than_the_desk_have_no_gap(paying):
    paying.make(drawn(*some(12), *some(6, group="bme", pay="12.00", first=13)))
    assert paying.release("internal") is not None
    other = paying.release("organisation")
    values = [one.value for one in other.tables[0].figures if one.measure == "mean_hourly_gap"] if other else []
    assert all(isinstance(one, Hidden) or one is None for one in values)


def test_a_correction_of_the_same_day_waits_and_the_page_says_so(paying):
    first = drawn(*some(60, pay="20.00"), *some(60, group="bme", pay="15.00", first=61))
    paying.make(first)
    before = paying.release("public")
    upload = paying.make(drawn(*some(60, pay="20.00"), *some(59, group="bme", pay="15.00", first=61)))
    assert paying.why_none("public") == paying.why_none("organisation") == "correction-waits"
    assert paying.release("public") == before
    assert paying.release("internal") != before
    said = words(paying.page(upload))
    assert said.count("No figures could be made for") == 2
    assert "Corrections wait for the figures of the next year" in said


def test_the_same_files_again_change_nothing_and_the_page_says_so(paying, pay):
    paying.make(pay)
    upload = paying.make(pay)
    assert words(paying.page(upload)).count("stay as they are: these files give the same") == 3


def test_files_that_are_understood_otherwise_when_figures_are_made_have_to_be_signed_again(paying):
    lines = [*some(60), *some(60, group="bme", first=61), *some(60, group="Ours Alone", pay="12.00", first=121)]
    first = paying.hand_in(drawn(*lines))
    paying.press(first, "-answers", **{"ethnicity-0": "H"})
    paying.work()
    assert paying.sign(first).status_code == 303
    remember(paying, "Ours Alone", "Z")
    paying.work()
    assert paying.stage(first) is Stage.UNDERSTOOD
    assert paying.release("internal") is None
    assert AuditEvent.objects.filter(kind="pay-read-otherwise").count() == 1


def remember(paying, text, answer):
    with inside(paying.ours.where.pk):
        Answer.objects.create(
            organisation=paying.ours.where, table="ethnicity", text=text, answer=answer, at=timezone.now()
        )


# WHO MAY, AND FORMS THAT COME AGAIN


@pytest.mark.parametrize("role", [RoleId.HR_DIRECTOR, RoleId.EDI_LEAD, RoleId.BOARD_MEMBER])
def test_nobody_but_who_hands_staff_files_in_sees_these_pages(role, paying, pay, ours):
    upload = paying.hand_in(pay)
    other = ours.of(role)
    pages = ["-seen", "-answers", "-columns", "-choices", "-sign", "-give-up", "-left-out", "-to-look-at"]
    assert {other.get(paying.address(one, upload)).status_code for one in pages} == {403}
    assert other.get(paying.address()).status_code == 403


def test_what_is_of_another_organisation_is_not_there(paying, pay, theirs):
    upload, other = paying.hand_in(pay), Paying(theirs)
    pages = ["-seen", "-choices", "-sign", "-give-up", "-left-out"]
    assert {other.page(upload, one).status_code for one in pages} == {404}
    assert other.browser.post(other.address("-sign", upload), {"agreed": "on"}).status_code == 404


def test_a_signature_that_is_sent_twice_signs_once(paying, pay):
    upload = paying.hand_in(pay)
    address = paying.address("-sign", upload)
    sent = {**fields_of(paying.browser.get(address)), "role": "analyst", "agreed": "on"}
    assert [paying.browser.post(address, sent).status_code for _ in range(2)] == [303, 303]
    assert AuditEvent.objects.filter(kind="pay-signed-off").count() == 1
    assert Work.objects.filter(job="deposits.jobs.make_pay").count() == 1


def test_what_was_read_again_meanwhile_is_not_signed(paying, pay):
    upload = paying.hand_in(pay)
    address = paying.address("-sign", upload)
    sent = {**fields_of(paying.browser.get(address)), "role": "analyst", "agreed": "on"}
    choices = paying.address("-choices", upload)
    key = {"form_key": fields_of(paying.browser.get(choices))["form_key"]}
    paying.browser.post(choices, {**key, **SAID, "bank": "left-out"})
    paying.work()
    assert "read again after you opened the page" in words(paying.browser.post(address, sent))
    assert paying.stage(upload) is Stage.UNDERSTOOD


def test_without_agreement_or_in_a_role_that_does_not_sign_nothing_is_signed(paying, pay):
    upload = paying.hand_in(pay)
    assert paying.sign(upload, agreed="").status_code == 200
    assert paying.sign(upload, role="board-member").status_code == 200
    assert paying.stage(upload) is Stage.UNDERSTOOD


def test_files_of_pay_are_not_staff_files_and_the_other_way_round(paying, pay):
    upload = paying.hand_in(pay)
    where = {"organisation": paying.ours.where.slug, "upload": upload}
    assert paying.browser.get(reverse("hand-in-files-seen", kwargs=where)).status_code == 404
    assert paying.browser.get(reverse("hand-in-files-take", kwargs=where)).status_code == 404


# READ


def test_figures_by_another_characteristic_or_day_are_read_beside_the_newest(paying, pay):
    paying.make(pay)
    paying.make(pay, way="gpg-2017/sex")
    address = reverse("pay-gap", kwargs={"organisation": paying.ours.where.slug})
    newest = paying.browser.get(address)
    assert "Gender pay gap" in words(newest)
    [other] = set(re.findall(r'href="([^"]*[?&]set=[0-9a-f]{64})"', newest.content.decode()))
    answer = paying.browser.get(unescape(other))
    assert "Ethnicity pay gap" in words(answer)
    downloads = [one for one in re.findall(r'href="([^"]*)" download', answer.content.decode()) if ".csv" in one]
    assert b"ethnicity" in paying.browser.get(unescape(downloads[0])).content


def test_a_set_of_other_readers_is_not_there(paying, pay, ours):
    paying.make(pay)
    with inside(ours.where.pk):
        desk = queries.latest(ours.where.pk, Audience.INTERNAL, Subject.PAY).sha256
    address = reverse("pay-gap", kwargs={"organisation": ours.where.slug})
    assert paying.browser.get(f"{address}?for=internal&set={desk}").status_code == 200
    assert ours.of(RoleId.EDI_LEAD).get(f"{address}?set={desk}").status_code == 404
