"""The length that a browser says its body has is read as a number, or the body is refused."""

import pytest
from django.http import HttpResponse

from tallystick_web.core.middleware import body_limited

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("length", ["²", "-1", "1e3", "1_0", " "])
def test_a_length_that_is_no_number_is_refused_like_one_that_is_too_large(rf, length):
    answer = body_limited(lambda request: HttpResponse())(rf.post("/", CONTENT_LENGTH=length))
    assert answer.status_code == 413


@pytest.mark.parametrize("length", ["", "0", "10"])
def test_a_length_within_the_limit_is_let_through(rf, length):
    answer = body_limited(lambda request: HttpResponse())(rf.post("/", CONTENT_LENGTH=length))
    assert answer.status_code == 200
