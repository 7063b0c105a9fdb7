"""Every page about an organisation, for every role: opened by those who may, and by nobody else."""

import pytest

from tallystick_web.organisations import urls
from tallystick_web.organisations.rules import RoleId, roles
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db
PLAIN = [one for one in urls.urlpatterns if "<" not in str(one.pattern)]


def test_every_page_of_an_organisation_asks_who_is_there():
    assert [one.name for one in urls.urlpatterns if not hasattr(one.callback, "needs")] == []


@pytest.mark.parametrize("role", list(RoleId))
def test_a_role_opens_its_own_pages_and_no_others(role):
    opened = making.organisation()
    browser = making.signed_in(making.person(opened, role))
    for page in PLAIN:
        enough = page.callback.needs_one_of
        may = not enough or bool(enough & roles()[role].capabilities)
        status = browser.get(f"/o/northmoor/{page.pattern}").status_code
        assert (status in (200, 302)) == may, page.name
        assert status == 403 or may, page.name


def test_who_has_no_role_there_meets_the_page_of_what_does_not_exist():
    making.organisation()
    stranger = making.signed_in(making.organisation("southdale").administrator)
    for page in PLAIN:
        assert stranger.get(f"/o/northmoor/{page.pattern}").status_code == 404, page.name
        assert stranger.get(f"/o/nowhere/{page.pattern}").status_code == 404, page.name


def test_numbers_of_another_organisation_lead_nowhere():
    opened, other = making.organisation(), making.organisation("southdale")
    browser = making.signed_in(other.administrator)
    appointment = making.appointment(opened, opened.administrator)
    for path in (f"people/{opened.administrator.pk}/", f"people/roles/{appointment.pk}/end/"):
        assert browser.get(f"/o/southdale/{path}").status_code == 404


def test_membership_analysts_are_offered_only_where_there_are_members():
    browser = making.signed_in(making.organisation().administrator)
    assert b"Membership analyst" not in browser.get("/o/northmoor/people/invite/").content


def test_pages_ask_the_database_as_often_for_many_people_as_for_few(django_assert_max_num_queries):
    opened = making.organisation()
    somebody, *_ = [making.person(opened, RoleId.STAFF) for _ in range(12)]
    making.invited(opened, RoleId.ANALYST)
    browser = making.signed_in(opened.administrator)
    browser.get("/o/northmoor/settings/")
    for path in (*(str(one.pattern) for one in PLAIN), f"people/{somebody.pk}/"):
        with django_assert_max_num_queries(15):
            assert browser.get(f"/o/northmoor/{path}").status_code in (200, 302, 403)
