"""The length that a browser says its body has is read as a number, or the body is refused."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse

from tallystick_web.core.middleware import BodyLimited, takes_files

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", ["²", "-1", "1e3", "1_0", " "])
def test_a_length_that_is_no_number_is_refused_like_one_that_is_too_large(rf, length):
    answer = BodyLimited(lambda request: HttpResponse())(rf.post("/", CONTENT_LENGTH=length))
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["", "0", "10"])
def test_a_length_within_the_limit_is_let_through(rf, length):
    answer = BodyLimited(lambda request: HttpResponse())(rf.post("/", CONTENT_LENGTH=length))
    assert answer.status_code == 200


LARGE = 1_000_001


@pytest.mark.parametrize(("takes", "signed_in", "status"), [(True, True, None), (True, False, 413), (False, True, 413)])
def test_a_large_body_is_for_views_that_take_files_and_for_who_is_signed_in(rf, takes, signed_in, status):
    request = rf.post("/", CONTENT_LENGTH=str(LARGE))
    request.user = SimpleNamespace(is_authenticated=signed_in)

    def view(request):
        """Takes what is sent."""

    answer = BodyLimited(HttpResponse).process_view(request, takes_files(view) if takes else view, (), {})
    assert getattr(answer, "status_code", None) == status


def test_no_view_takes_more_than_what_is_asked_for(rf, settings):
    length = settings.TALLYSTICK_LARGEST_UPLOAD + 1
    assert BodyLimited(lambda request: HttpResponse())(rf.post("/", CONTENT_LENGTH=str(length))).status_code == 413
