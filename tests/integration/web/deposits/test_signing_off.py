"""Signing freezes figures; later ones take their place; nobody else's are ever met."""

import pytest
from django_tasks import task_backends

from tallystick.tallies.return_file import read_return_file
from tallystick_web.core.fence import inside
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.deposits import queries
from tallystick_web.organisations.rules import OrganisationKind, RoleId
from tests.integration.web.deposits.handing_in import TWO, fields_of, trust, whole_return, words

pytestmark = pytest.mark.django_db
PAGES = ["figures", "check", "compare", "sign", "signed", "history", "file", "withdraw", "paste", "upload"]


@pytest.fixture
def ready(ours):
    """Figures in which nothing is wrong."""
    deposit = ours.start()
    ours.take_in(deposit, whole_return(ours.name, 2026))
    return deposit


def test_signing_freezes_and_says_what_happens_now(ours, ready):
    answer = ours.sign(ready)
    assert answer.status_code == 303
    said = words(ours.of().get(answer.headers["Location"]))
    assert "Figures signed off" in said
    assert "The privacy check waits to be begun" in said
    assert "runs now" not in said
    (signed,) = ours.sign_offs()
    assert (signed.role, signed.by.name) == ("analyst", "Northmoor Workforce analyst")


def test_signing_asks_for_approved_sets(ours, ready, django_capture_on_commit_callbacks):
    backend = task_backends["default"]
    backend.clear()
    with django_capture_on_commit_callbacks(execute=True):
        ours.sign(ready)
    [asked] = Work.objects.filter(pk__in=[one.args[0] for one in backend.results])
    assert (asked.job, asked.organisation) == ("numbers.jobs.make_releases", ours.where.pk)


def test_whoever_entered_figures_is_told_so_plainly_before_signing_them(ours, ready):
    assert "You entered the last change yourself" in words(ours.of().get(ours.address("sign", ready)))
    other = words(ours.of(RoleId.HR_DIRECTOR).get(ours.address("sign", ready)))
    assert "You entered" not in other
    assert ours.sign(ready, role=RoleId.HR_DIRECTOR).status_code == 303


def test_nobody_signs_without_agreeing(ours, ready):
    answer = ours.of().post(
        ours.address("sign", ready), {**fields_of(ours.of().get(ours.address("sign", ready))), "role": "analyst"}
    )
    assert answer.status_code == 200
    assert "Tick the box" in words(answer)
    assert ours.sign_offs() == []


def test_nobody_signs_in_a_role_that_is_not_theirs(ours, ready):
    answer = ours.send(ours.address("sign", ready), {"role": "hr-director", "agreed": "on"})
    assert answer.status_code == 200
    assert ours.sign_offs() == []


def test_figures_with_problems_are_not_signed(ours, ready):
    opened = fields_of(ours.of().get(ours.address("sign", ready)))
    ours.type_in(ready, "2", {"2||bme|happened": "many"})
    answer = ours.of().post(ours.address("sign", ready), {**opened, "role": "analyst", "agreed": "on"})
    assert answer.status_code == 409
    assert "There is 1 problem to mend" in words(answer)
    assert ours.sign_offs() == []


def test_nobody_signs_what_changed_after_they_looked(ours, ready):
    opened = fields_of(ours.of().get(ours.address("sign", ready)))
    ours.type_in(ready, "2", {"2||bme|happened": "61"}, role=RoleId.EDI_LEAD)
    answer = ours.of().post(ours.address("sign", ready), {**opened, "role": "analyst", "agreed": "on"})
    assert answer.status_code == 409
    assert "Somebody else changed these figures" in words(answer)
    assert ours.sign_offs() == []


def test_nothing_entered_is_not_signed(ours):
    deposit = ours.start()
    answer = ours.of().post(
        ours.address("sign", deposit),
        {"form_key": "7b0b7a9c-7f0e-4d0e-8a52-1f1cb66e8c8a", "version": "0", "role": "analyst", "agreed": "on"},
    )
    assert answer.status_code == 409
    assert ours.sign_offs() == []


def test_a_signature_sent_twice_is_one_signature(ours, ready):
    sent = {**fields_of(ours.of().get(ours.address("sign", ready))), "role": "analyst", "agreed": "on"}
    first, second = (ours.of().post(ours.address("sign", ready), sent) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    again = ours.of().post(ours.address("sign", ready), {**sent, "form_key": "7b0b7a9c-7f0e-4d0e-8a52-1f1cb66e8c8a"})
    assert again.status_code == 409
    assert len(ours.sign_offs()) == 1


def test_signed_figures_are_not_changed(ours, ready):
    opened = fields_of(ours.of().get(ours.address("indicator", ready, indicator="2")))
    shown = ours.upload(ready, whole_return(ours.name, 2026))
    back = fields_of(ours.of().get(ours.address("withdraw", ready)))
    ours.sign(ready)
    assert ours.of().post(ours.address("indicator", ready, indicator="2"), {**opened, **TWO}).status_code == 409
    assert ours.agree(ready, shown).status_code == 409
    assert ours.of().post(ours.address("withdraw", ready), back).status_code == 409
    assert len(ours.versions(ready)) == 1


# CORRECTING


def test_a_correction_needs_a_reason_begins_as_a_copy_and_takes_the_place(ours, ready):
    ours.sign(ready)
    refused = ours.send(ours.address("start"), {"which": "wres/2026", "why": " "})
    assert "Say why they are handed in again" in words(refused)
    second = ours.start(why="Two appointments were counted twice.")
    assert ours.cells(second) == ours.cells(ready)
    ours.type_in(second, "2", {"2||white|happened": "148"})
    assert [str(one.deposit) for one in ours.signed()] == [ready]
    ours.sign(second)
    assert [str(one.deposit) for one in ours.signed()] == [second]
    said = words(ours.of().get(ours.address("")))
    assert "Replaced by a later one" in said
    earlier = words(ours.of().get(ours.address("figures", ready)))
    assert "Later figures have taken their place" in earlier
    assert "Two appointments were counted twice." in words(ours.of().get(ours.address("figures", second)))


def test_a_year_that_is_being_prepared_is_opened_and_not_begun_again(ours):
    assert ours.start() == ours.start(role=RoleId.EDI_LEAD)
    assert len(ours.deposits()) == 1


def test_figures_taken_back_are_not_changed_or_signed_and_stay_on_record(ours, ready):
    assert ours.send(ours.address("withdraw", ready), {}).status_code == 303
    assert ours.type_in(ready, "2", TWO).status_code == 409
    assert "Taken back before sign-off" in words(ours.of().get(ours.address("")))
    assert ours.start() != ready


def test_history_names_lines_and_people_without_counts(ours, ready):
    ours.type_in(ready, "2", {"2||bme|happened": "777"}, role=RoleId.EDI_LEAD)
    said = words(ours.of().get(ours.address("history", ready)))
    assert "Northmoor Equality, diversity and inclusion lead, typed in Indicator 2, BME" in said
    assert "777" not in said


# WHAT IS COMPARED


def test_what_moved_since_last_year_is_said_before_signing(ours):
    last = ours.start("wres/2025")
    ours.take_in(last, whole_return(ours.name, 2025))
    ours.sign(last)
    now = ours.start()
    lines = [one for one in whole_return(ours.name, 2026).decode().splitlines() if ",2026,7," not in one]
    ours.take_in(now, "\n".join(lines).encode())
    ours.type_in(now, "2", {"2||white|happened": "31", "2||white|people": "9000"})
    said = words(ours.of().get(ours.address("compare", now)))
    assert "Indicator 7, fair career progression is missing now. It was there in 2025." in said
    assert "more people than in 2025" in said
    assert (
        "a count that changed by more than a fifth and by at least 3, and people that changed by more than 10%" in said
    )
    assert "Look again: “Appointments” and “Out of”" in said
    assert "Appointments, 2025 Appointments, 2026 Out of, 2025 Out of, 2026 Rate, 2025 Rate, 2026" in said
    signing = words(ours.of().get(ours.address("sign", now)))
    assert "What stands under 2026 is frozen. 2025 is what was signed before." in signing
    assert "Appointments, 2025 Appointments, 2026" in signing


def test_ready_says_how_many_indicators_are_not_handed_in(ours):
    deposit = ours.start()
    ours.take_in(deposit, ours.file())
    said = words(ours.of().get(ours.address("figures", deposit)))
    assert "Ready, 6 indicators not handed in" in said
    assert "2 of 6 lines filled in. The others can stay blank Complete" in said


def test_counts_stand_under_the_words_of_their_indicator(ours, ready):
    for page in (ours.address("indicator", ready, indicator="2"), ours.address("sign", ready)):
        said = words(ours.of().get(page))
        assert "Appointments Out of" in said
        assert "Happened" not in said


def test_without_an_earlier_year_there_is_nothing_to_compare(ours, ready):
    assert "There are no signed figures of an earlier year" in words(ours.of().get(ours.address("compare", ready)))


# WHO


@pytest.mark.parametrize("page", ["", "start", *PAGES])
def test_a_page_asks_the_database_few_questions(ours, ready, page, django_assert_max_num_queries):
    ours.sign(ready) if page in ("signed", "file") else None
    ours.of().get(ours.address(""))
    with django_assert_max_num_queries(15):
        assert ours.of().get(ours.address(page, ready if page in PAGES else None)).status_code == 200


def test_the_return_is_downloaded_as_a_file_that_no_browser_guesses_at(ours, ready):
    ours.sign(ready)
    answer = ours.of().get(ours.address("file", ready))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="northmoor-wres-2026.csv"'
    assert read_return_file(answer.content, name="again.csv").returns[0].year == 2026


@pytest.mark.parametrize("page", PAGES)
def test_figures_of_another_organisation_are_not_there(ours, theirs, page):
    deposit, _ = theirs.start(), ours.start()
    for send in (ours.of().get, ours.of().post):
        assert send(ours.address(page, deposit)).status_code == 404
    assert ours.of().get(ours.address("indicator", deposit, indicator="2")).status_code == 404


@pytest.mark.parametrize("page", ["", "start", *PAGES])
def test_whoever_neither_hands_in_nor_signs_sees_none_of_it(ours, ready, page):
    board = ours.of(RoleId.BOARD_MEMBER)
    assert board.get(ours.address(page, ready if page in PAGES else None)).status_code == 403


def test_whoever_signs_reads_and_does_not_type(ours, ready):
    director = ours.of(RoleId.HR_DIRECTOR)
    first = director.get(ours.address(""))
    assert first.status_code == 200
    assert f'href="{ours.address("")}"' in first.content.decode()
    assert director.get(ours.address("figures", ready)).status_code == 200
    assert director.get(ours.address("indicator", ready, indicator="2")).status_code == 403


LEAD, DIRECTOR = RoleId.EDI_LEAD, RoleId.HR_DIRECTOR
ANALYST_SEES = "The exact counts are seen by who works with figures that have not been through the privacy check"


@pytest.mark.parametrize("role", [LEAD, DIRECTOR])
def test_counts_that_were_signed_are_for_those_who_read_what_was_not_checked(ours, ready, role):
    ours.sign(ready)
    browser, figures = ours.of(role), ours.address("figures", ready)
    said = words(browser.get(figures))
    assert "Signed off by Northmoor Workforce analyst" in said
    assert ANALYST_SEES in said
    assert "Download" not in said
    assert browser.get(ours.address("file", ready)).headers["Location"] == figures
    for page in PAGES:
        assert "<td" not in browser.get(ours.address(page, ready), follow=True).content.decode(), page
    analyst = ours.of().get(figures)
    assert "<td" in analyst.content.decode()
    assert ANALYST_SEES not in words(analyst)


def test_counts_that_others_took_the_place_of_stay_hidden_too(ours, ready):
    ours.sign(ready)
    ours.sign(ours.start(why="Two were counted twice."))
    assert ANALYST_SEES in words(ours.of(LEAD).get(ours.address("figures", ready)))
    assert ours.of(LEAD).get(ours.address("file", ready)).status_code == 302


def test_the_year_before_stands_beside_only_for_those_who_read_what_was_not_checked(ours):
    last = ours.start("wres/2025")
    ours.take_in(last, whole_return(ours.name, 2025))
    ours.sign(last)
    now = ours.start()
    ours.take_in(now, whole_return(ours.name, 2026))
    for page in ("compare", "sign"):
        said = words(ours.of(DIRECTOR).get(ours.address(page, now)))
        assert "Appointments, 2025" not in said
        assert "signed figures of 2025" in said
        assert ANALYST_SEES in said
        assert "Appointments, 2025" in words(ours.of().get(ours.address(page, now)))
    assert ours.sign(now, role=DIRECTOR).status_code == 303


def test_a_correction_shows_nobody_the_signed_counts_who_does_not_see_them(ours, ready):
    ours.sign(ready)
    assert "You begin with empty boxes" in words(ours.of(LEAD).get(ours.address("figures", ready)))
    second = ours.start(why="Two were counted twice.", role=LEAD)
    assert ours.versions(second) == []


def test_whoever_types_without_signing_does_not_sign(ours, ready):
    assert ours.of(RoleId.EDI_LEAD).get(ours.address("sign", ready)).status_code == 403


def test_each_step_leaves_one_event_without_names_or_figures(ours, ready):
    ours.sign(ready)
    events = AuditEvent.objects.filter(chain=ours.where.pk, about="deposits.Deposit").order_by("number")
    assert [one.kind for one in events] == ["figures-begun", "figures-changed", "figures-signed-off"]
    assert {key for one in events for key in one.more} <= {"version"}


def test_what_is_signed_is_what_figures_are_made_from(ours, ready):
    with inside(ours.where.pk):
        assert queries.signed(ours.where.pk) == []
    ours.sign(ready)
    (signed,) = ours.signed()
    assert signed.account.made.organisation == "Northmoor Trust"
    assert signed.account.made.find("1", "non-clinical/2")["white"].happened == 310


def test_the_first_page_says_what_is_due(ours, ready):
    said = words(ours.of().get(ours.address("")))
    assert "Still to be signed off: Workforce Race Equality Standard for 2026" in said
    ours.sign(ready)
    said = words(ours.of().get(ours.address("")))
    assert "Still to be signed off: Workforce Disability Equality Standard for 2026" in said
    assert "Signed off by Northmoor Workforce analyst, workforce analyst" in said


def test_a_membership_body_is_asked_for_nothing_and_may_count_itself():
    body = trust("beacon", kind=OrganisationKind.MEMBERSHIP_BODY)
    said = words(body.of().get(body.address("")))
    assert "Nobody asks your organisation for these figures" in said
    assert "due" not in said.partition("Workforce Race Equality Standard")[2].partition("Workforce Disability")[0]
    assert body.start("wres/2026")


def signed_with(ours, year, white, *, why=""):
    """Figures of a year, signed, with so many people of one line."""
    deposit = ours.start(f"wres/{year}", why=why)
    ours.take_in(deposit, whole_return(ours.name, year))
    cells = {"2||white|happened": str(white), "2||white|people": "1200"}
    cells |= {"2||bme|happened": "60", "2||bme|people": "760"}
    assert ours.type_in(deposit, "2", cells).status_code == 303
    return deposit


def test_a_difference_that_is_corrected_data_is_told_from_what_happened(ours):
    assert ours.sign(signed_with(ours, 2025, 150)).status_code == 303
    again = signed_with(ours, 2025, 154, why="Four appointments were missing")
    said = words(ours.of().get(ours.address("compare", again)))
    assert "Corrected since the figures of 2025 were signed" in said
    assert "Indicator 2, White 150 154 +4" in said
    assert ours.sign(again).status_code == 303
    said = words(ours.of().get(ours.address("compare", signed_with(ours, 2026, 155))))
    assert "Lines of 2025 that were corrected after they were signed" in said
    assert "Indicator 2, White 150 +4 +1 155" in said
