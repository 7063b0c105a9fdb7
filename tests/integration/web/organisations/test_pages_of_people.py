"""What pages about people offer, and that many people cost no more questions than few."""

import pytest

from tallystick_web.organisations import urls
from tallystick_web.organisations.rules import RoleId
from tests.integration.web.organisations import making

pytestmark = pytest.mark.django_db
PLAIN = [one for one in urls.urlpatterns if "<" not in str(one.pattern)]


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
