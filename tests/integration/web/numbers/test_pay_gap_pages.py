"""Pay gap pages show the newest approved set of pay for their reader, and downloads hold exactly that."""

import csv
import io
import json

import pytest
from django.urls import reverse

from tallystick.publishing.pay.data import to_json
from tallystick.release.policy import Audience
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.numbers.approved_sets import list_pay
from tests.integration.web.numbers.people import browser_of, organisation
from tests.unit.publishing.pay import pay_releases

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def north():
    return organisation("northmoor", "Northmoor Hospitals")


@pytest.fixture
def lead(north):
    return browser_of(north, RoleId.EDI_LEAD)


@pytest.fixture
def analyst(north):
    return browser_of(north, RoleId.ANALYST)


def for_others(release):
    return pay_releases.release_of(*release.tables, audience=Audience.ORGANISATION, watermark="For the organisation")


def address(name="pay-gap", **parts):
    return reverse(name, kwargs={"organisation": "northmoor", **parts})


def text_of(answer):
    return answer.content.decode()


def test_without_pay_figures_the_page_says_what_to_do(lead, north):
    said = text_of(lead.get(address()))
    assert "Pay gaps are made from files of pay" in said
    assert "Ask your workforce analyst" in said
    first = text_of(browser_of(north, RoleId.ANALYST).get(address()))
    assert "What to do first" in first
    assert reverse("hand-in-pay", kwargs={"organisation": "northmoor"}) in first


def test_the_first_page_gives_the_gap_where_it_comes_from_and_how_many_are_unknown(lead, north):
    list_pay(north, for_others(pay_releases.full()))
    said = text_of(lead.get(address()))
    places = [
        said.index(words) for words in ("Mean hourly pay gap", "Where the mean gap comes from", "Ethnicity not known")
    ]
    assert places == sorted(places)


def test_every_section_has_a_page_and_every_page_says_whom_it_compares(lead, north):
    list_pay(north, for_others(pay_releases.two_years()))
    first = text_of(lead.get(address()))
    steps = [line.split('href="')[1].split('"')[0] for line in first.splitlines() if "/pay-gap/ethnicity-1/" in line]
    assert len(steps) >= 12
    answers = {step: lead.get(step) for step in dict.fromkeys(steps)}
    assert {one.status_code for one in answers.values()} == {200}
    compared = "Compared: White people (White minorities included) with everyone else."
    assert all(compared in text_of(one) for one in answers.values())
    assert any("Still open" in text_of(one) for one in answers.values())


def test_a_draft_says_so_on_every_page(lead, north):
    list_pay(north, for_others(pay_releases.draft()))
    banner = pay_releases.draft().tables[0].banner
    assert banner
    for page in (address(), address("pay-gap-part", chapter="ethnicity-1", part="quarters")):
        assert banner in text_of(lead.get(page)).replace("&#39;", "'")


def test_everything_withheld_is_said_and_shows_no_number(lead, north):
    list_pay(north, for_others(pay_releases.all_hidden()))
    said = text_of(lead.get(address()))
    assert "Every figure of this report is withheld to protect people" in said
    assert (
        "withheld to protect people"
        in text_of(lead.get(address("pay-gap-part", chapter="ethnicity-1", part="how-it-was-made"))).lower()
    )


def test_the_desk_is_for_those_who_read_the_desk(lead, analyst, north):
    list_pay(north, pay_releases.full())
    assert "There are no pay figures that you can read yet." in text_of(lead.get(address()))
    assert lead.get(address("pay-gap-download", form="csv")).status_code == 404
    assert lead.get(f"{address()}?for=internal").status_code == 404
    assert "Nothing here has been through the privacy check" in text_of(analyst.get(address()))


def test_a_download_holds_exactly_what_the_pages_show(lead, analyst, north):
    release = for_others(pay_releases.all_hidden())
    list_pay(north, pay_releases.small())
    list_pay(north, release)
    assert json.loads(lead.get(address("pay-gap-download", form="json")).content) == json.loads(to_json([release]))
    rows = list(csv.DictReader(io.StringIO(text_of(lead.get(address("pay-gap-download", form="csv"))))))
    assert {row["audience"] for row in rows} == {"organisation"}
    assert {row["value"] for row in rows} <= {"", "withheld to protect people"}
    seen = analyst.get(f"{address('pay-gap-download', form='csv')}?for=organisation")
    assert text_of(seen) == text_of(lead.get(address("pay-gap-download", form="csv")))


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "html"])
def test_a_download_is_an_attachment_that_says_whose_it_is(form, lead, north):
    list_pay(north, for_others(pay_releases.small()))
    answer = lead.get(address("pay-gap-download", form=form))
    assert answer["Content-Disposition"] == f'attachment; filename="pay-gap-northmoor.{form}"'


@pytest.mark.parametrize(
    ("chapter", "part"), [("ethnicity-2", ""), ("ethnicity-1", "nothing"), ("sex-1", "quarters"), ("x", "questions")]
)
def test_a_page_that_is_not_in_the_set_is_not_there(chapter, part, lead, north):
    list_pay(north, for_others(pay_releases.small()))
    page = address("pay-gap-part", chapter=chapter, part=part) if part else address("pay-gap-chapter", chapter=chapter)
    assert lead.get(page).status_code == 404


def test_pay_of_one_organisation_is_not_there_for_another(lead, north):
    south = organisation("abbeydale", "Abbeydale Hospitals")
    list_pay(south, for_others(pay_releases.small()))
    assert "There are no pay figures that you can read yet." in text_of(lead.get(address()))
    assert lead.get(reverse("pay-gap", kwargs={"organisation": "abbeydale"})).status_code == 404


def test_a_reader_of_published_figures_sees_those_and_no_others(north):
    list_pay(north, for_others(pay_releases.small()))
    governor = browser_of(north, RoleId.GOVERNOR)
    assert "There are no pay figures that you can read yet." in text_of(governor.get(address()))


def test_a_page_about_pay_takes_few_questions(lead, north, django_assert_max_num_queries):
    list_pay(north, for_others(pay_releases.small()))
    for page in (address(), address("pay-gap-part", chapter="ethnicity-1", part="questions")):
        with django_assert_max_num_queries(15):
            assert lead.get(page).status_code == 200
