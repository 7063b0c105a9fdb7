"""Staff files in the browser: what was understood, questions that are remembered, and counts that are used."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils import timezone

from tallystick.account.stock import Stock
from tallystick.account.taking_stock import Taken
from tallystick.example.truth import truth_of
from tallystick.vocabulary.employment import ContractType
from tallystick.vocabulary.ethnicity import Category
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.models import Work
from tallystick_web.deposits import jobs as of_deposits
from tallystick_web.deposits import queries
from tallystick_web.deposits.models import Answer
from tallystick_web.deposits.stopping import note_stop
from tallystick_web.deposits.upload_rules import MOST_WAITING, Stage
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.deposits.handing_in import HEADER, fields_of, words
from tests.integration.web.deposits.staff_files import YEAR, Handing, files_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("data")]

# HANDED IN AND UNDERSTOOD


def test_files_are_read_and_what_was_understood_is_shown(handing, extracts):
    upload = handing.hand_in(extracts)
    said = words(handing.page(upload))
    assert "Nothing stands in the way of using the counts." in said
    assert "The staff list of 31 March" in said
    assert "Rows left out, and why" in said
    assert "deposit.toml" not in said
    assert "tallystick check" not in said


def test_what_lies_on_the_disk_is_for_the_service_alone(handing, extracts, data):
    handing.hand_in(extracts)
    for place in files_in(data / "incoming"):
        assert place.stat().st_mode & 0o077 == 0, place
    assert (data / "incoming").stat().st_mode & 0o077 == 0


def test_the_counts_are_those_that_the_people_were_made_with(handing, extracts, staff_world, ours):
    upload = handing.hand_in(extracts)
    assert handing.press(upload, "-take").status_code == 303
    with inside(ours.where.pk):
        deposit = queries.being_prepared(ours.where.pk, "wres", YEAR)
        made = queries.account_of(queries.latest(deposit)).made
    assert set(made.tallies) == set(truth_of(staff_world, YEAR).tallies)
    assert made.detail.breakdowns


def without_survey(extracts):
    return {name: content for name, content in extracts.items() if "survey" not in name}


def return_file(name, *lines):
    return "\n".join([HEADER, *(f"{name},wres,{YEAR},{line}" for line in lines), ""]).encode()


def test_a_return_file_among_the_files_gives_the_counts_that_they_do_not_hold(handing, extracts, ours):
    survey = return_file("Northmoor Trust", "5,,white,,,21.5", "5,,bme,,,27.1")
    upload = handing.hand_in({**without_survey(extracts), "survey.csv": survey})
    assert handing.press(upload, "-take").status_code == 303
    with inside(ours.where.pk):
        made = queries.account_of(queries.latest(queries.being_prepared(ours.where.pk, "wres", YEAR))).made
    assert made.find("5")["bme"].percent == Decimal("27.1")
    assert made.rows_of("1")


def test_counts_of_another_organisation_among_the_files_are_refused(handing, extracts):
    survey = return_file("Southmoor Trust", "5,,white,,,21.5", "5,,bme,,,27.1")
    upload = handing.hand_in({**without_survey(extracts), "survey.csv": survey})
    assert f"survey.csv: this return file is of Southmoor Trust, {YEAR}." in words(handing.page(upload))
    assert handing.stage(upload) is Stage.REFUSED


def test_a_row_that_is_left_out_is_told_by_its_file_and_line(handing, extracts):
    upload = handing.hand_in(extracts)
    sheet = handing.page(upload, "-left-out").content.decode().splitlines()
    assert sheet[0] == "file,line,kind,standard,reason"
    assert len(sheet) > 1


def test_of_one_file_that_cannot_be_read_nothing_is_counted_and_it_is_named(handing, extracts, ours):
    upload = handing.hand_in({**extracts, "extra.csv": b"\x00\x01\x02 nothing of this is text"})
    said = words(handing.page(upload))
    assert handing.stage(upload) is Stage.REFUSED
    assert "These files cannot be read as they are." in said
    assert "extra.csv" in said
    with inside(ours.where.pk):
        assert queries.being_prepared(ours.where.pk, "wres", YEAR) is None


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "Choose the files you want to hand in"),
        ({"book.xlsm": b"x"}, "book.xlsm is not a kind of file that is read"),
        ({"a.csv": b""}, "empty"),
        ({"A.csv": b"x", "a.csv": b"y"}, "Two of the files are called"),
        ({f"{n}.csv": b"x" for n in range(41)}, "You chose 41 files"),
    ],
)
def test_what_is_not_taken_is_refused_with_a_sentence_and_leaves_nothing(files, says, handing, data):
    answer = handing.send(files)
    assert answer.status_code == 200
    assert says in words(answer)
    assert files_in(data / "incoming") == []
    assert not Work.objects.exists()


def test_a_name_from_elsewhere_stays_inside_the_folder(handing, extracts, data):
    name, content = next(iter(extracts.items()))
    upload = handing.hand_in({f"..\\..\\up/..{name}": content})
    assert all(place.is_relative_to(data / "incoming" / upload.hex) for place in files_in(data / "incoming"))


def test_the_same_form_again_does_nothing_twice(handing, extracts, data):
    page = handing.browser.get(handing.address(""))
    key = fields_of(page)["form_key"]
    first, second = (handing.send(extracts, form_key=key) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert len(list((data / "incoming").iterdir())) == 2  # what arrived once, and where things arrive


@pytest.mark.parametrize("role", [RoleId.EDI_LEAD, RoleId.BOARD_MEMBER, RoleId.HR_DIRECTOR])
def test_nobody_but_who_hands_files_in_sees_anything_of_them(role, ours, extracts):
    upload = Handing(ours).hand_in(extracts)
    for page in ("", "-seen", "-answers", "-columns", "-take", "-give-up", "-left-out"):
        address = Handing(ours).address(page, upload if page else None)
        assert ours.of(role).get(address).status_code == 403, page


# QUESTIONS


def test_what_stands_in_the_way_can_be_answered_and_is_remembered(ours, extracts):
    handing = Handing(ours)
    upload = handing.hand_in(extracts)
    assert "1 thing stands in the way of using the counts" in words(handing.page(upload))
    assert handing.press(upload, "-take").status_code == 409
    answer = {"text-pay_scales": "VSM Spot Salary", "answer-pay_scales": "vsm"}
    assert handing.press(upload, "-answers", **answer).status_code == 303
    assert handing.stage(upload) is Stage.RECEIVED
    handing.work()
    answer = {"text-pay_scales": "Made-up Apprentice Rate", "answer-pay_scales": "under-1"}
    handing.press(upload, "-answers", **answer)
    handing.work()
    assert "Nothing stands in the way" in words(handing.page(upload))
    with inside(ours.where.pk):
        answers = Answer.objects.of(ours.where).order_by("at")
        assert [(one.text, one.answer) for one in answers] == [
            ("VSM Spot Salary", "vsm"),
            ("Made-up Apprentice Rate", "under-1"),
        ]
    assert "Nothing stands in the way" in words(handing.page(handing.hand_in(extracts)))


def test_a_column_that_was_not_used_can_be_named(handing, extracts):
    name = next(one for one in extracts if "OLM" in one)
    strange = {**extracts, name: extracts[name].replace(b"Course", b"Kurs", 1)}
    assert strange[name] != extracts[name]
    upload = handing.hand_in(strange)
    said = words(handing.page(upload))
    assert "Kurs" in said


def test_an_answer_to_questions_of_an_earlier_reading_is_not_saved(handing, extracts):
    upload = handing.hand_in(extracts)
    answer = handing.press(upload, "-columns", seen=str(UUID(int=1)))
    assert answer.status_code == 200
    assert "read again after you opened the page" in words(answer)


def test_counts_that_were_read_again_meanwhile_are_looked_at_before_they_are_used(handing, extracts, ours):
    upload = handing.hand_in(extracts)
    answer = handing.press(upload, "-take", seen=str(UUID(int=1)))
    assert "read again after you opened the page" in words(answer)
    assert handing.stage(upload) is Stage.UNDERSTOOD


def test_a_worker_that_was_too_slow_changes_nothing_of_what_a_quicker_one_read(handing, extracts, ours, monkeypatch):
    answer = handing.send(extracts)
    upload = UUID(answer.headers["Location"].strip("/").rpartition("/")[2])
    [work] = Work.objects.filter(job__endswith="read_upload")
    take = of_deposits.take_stock

    def slow(*given, **named):
        """Reads under older answers; meanwhile the lease has run out and somebody else has read the files."""
        monkeypatch.setattr(of_deposits, "take_stock", take)
        Work.objects.filter(pk=work.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
        jobs.run.func(str(work.pk))
        return Taken(stock=Stock())

    monkeypatch.setattr(of_deposits, "take_stock", slow)
    with pytest.raises(jobs.JobFailed, match="LeaseLost"):
        jobs.run.func(str(work.pk))
    assert handing.press(upload, "-take").status_code == 303
    with inside(ours.where.pk):
        assert queries.being_prepared(ours.where.pk, "wres", YEAR) is not None


def test_other_files_under_the_same_form_are_not_thrown_away_in_silence(handing, extracts):
    key = fields_of(handing.browser.get(handing.address("")))["form_key"]
    assert handing.send(extracts, form_key=key).status_code == 303
    other = handing.send({"other.csv": b"a,b\n1,2\n"}, form_key=key)
    assert other.status_code == 409
    assert "with other answers" in words(other)


def test_only_so_many_wait_at_a_time(handing):
    for number in range(MOST_WAITING):
        assert handing.send({f"{number}.csv": b"a,b\n1,2\n"}).status_code == 303
    refused = handing.send({"more.csv": b"a,b\n1,2\n"})
    assert f"{MOST_WAITING} sets of staff files wait for a decision" in words(refused)


def test_a_name_of_many_bytes_is_cut_where_a_disk_takes_it(handing):
    upload = handing.hand_in({"\N{GRINNING FACE}" * 90 + ".csv": b"a,b\n1,2\n"})
    assert handing.page(upload).status_code == 200


# USED


def test_counts_of_files_stand_beside_what_was_typed_in(handing, extracts, ours, staff_world):
    deposit = ours.start(f"wres/{YEAR}")
    ours.type_in(deposit, "5", {"5||white|percent": "21.5", "5||bme|percent": "27.1"})
    upload = handing.hand_in(without_survey(extracts))
    assert handing.press(upload, "-take").status_code == 303
    with inside(ours.where.pk):
        version = queries.latest(queries.being_prepared(ours.where.pk, "wres", YEAR))
        made = queries.account_of(version).made
    assert {"1", "3", "5"} <= {one.indicator for one in made.tallies}
    assert made.find("1") or made.rows_of("1")
    assert set(version.cells) == {"5||white", "5||bme"}


def test_what_is_typed_in_afterwards_takes_the_place_of_what_was_counted(handing, extracts, ours):
    handing.press(handing.hand_in(extracts), "-take")
    with inside(ours.where.pk):
        deposit = queries.being_prepared(ours.where.pk, "wres", YEAR).pk
        counted = queries.account_of(queries.latest(queries.find(ours.where.pk, deposit))).made
    typed = {"2||white|happened": "7", "2||white|people": "90", "2||bme|happened": "3", "2||bme|people": "60"}
    answer = ours.type_in(deposit, "2", typed)
    assert answer.status_code == 303, words(answer)
    with inside(ours.where.pk):
        made = queries.account_of(queries.latest(queries.find(ours.where.pk, deposit))).made
    assert made.find("2")["white"].happened == 7
    assert made.rows_of("1") == counted.rows_of("1")
    assert [one for one in made.detail.breakdowns if one.indicator == "2"] == []
    assert [one for one in made.detail.breakdowns if one.indicator == "1"]


def test_signed_figures_are_handed_in_again_with_a_reason_only(handing, extracts, ours):
    handing.press(handing.hand_in(extracts), "-take")
    with inside(ours.where.pk):
        deposit = queries.being_prepared(ours.where.pk, "wres", YEAR).pk
    assert ours.sign(deposit).status_code == 303
    upload = handing.hand_in(extracts)
    refused = handing.press(upload, "-take", why="")
    assert refused.status_code == 200
    assert "Say why they are handed in again" in words(refused)
    assert 'href="#id_why"' in refused.content.decode(), "the summary leads to the box"
    assert handing.stage(upload) is Stage.UNDERSTOOD
    assert handing.press(upload, "-take", why="Late leavers were added").status_code == 303


def test_what_files_do_not_count_again_stays_as_it_was_signed(handing, extracts, ours):
    deposit = ours.start(f"wres/{YEAR}")
    ours.type_in(deposit, "5", {"5||white|percent": "21.5", "5||bme|percent": "27.1"})
    handing.press(handing.hand_in(without_survey(extracts)), "-take")
    assert ours.sign(deposit).status_code == 303
    upload = handing.hand_in(without_survey(extracts))
    assert handing.press(upload, "-take", why="Late leavers were added").status_code == 303
    with inside(ours.where.pk):
        version = queries.latest(queries.being_prepared(ours.where.pk, "wres", YEAR))
    assert set(version.cells) == {"5||white", "5||bme"}


def number_of_somebody_known(staff_world):
    held = [
        one
        for one in staff_world.year(YEAR).in_post
        if one.contract is ContractType.PERMANENT and not one.lead_employer
    ]
    return next(str(one.person.number + 20_000_000) for one in held if one.person.ethnicity == Category("A"))


def analyst_of(ours):
    return Person.objects.of(ours.where).get(email__startswith="analyst@")


def unknown_and_all(handing, ours, extracts):
    """How many people of indicator 1 have no known ethnicity, and how many there are."""
    handing.press(handing.hand_in(extracts), "-take")
    with inside(ours.where.pk):
        made = queries.account_of(queries.latest(queries.being_prepared(ours.where.pk, "wres", YEAR))).made
    heads = made.find("1", "workforce").values()
    return sum(one.happened for one in heads if one.group == "unknown"), sum(one.happened for one in heads)


def test_whoever_asked_not_to_be_counted_by_ethnicity_is_staff_of_no_known_one(handing, extracts, ours, staff_world):
    unknown, everybody = unknown_and_all(handing, ours, extracts)
    with inside(ours.where.pk):
        note_stop(number=number_of_somebody_known(staff_world), by=analyst_of(ours), at=timezone.now())
    assert unknown_and_all(handing, ours, extracts) == (unknown + 1, everybody)
