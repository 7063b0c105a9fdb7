"""Whatever address somebody makes up below the public pages, nothing is there, and nothing breaks."""

import pytest
from django.test import Client

from tests.integration.web.reviews.held import opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.mark.parametrize(
    "path",
    [
        "progress%00/1/index.html",
        "progress/1/index.html%00",
        "%00",
        "progress/1/../2/index.html",
        "progress/1/%2e%2e/2/index.html",
        "progress//1/index.html",
        "progress/٣/index.html",
        "progress/99999999999999999999/index.html",
        "progress/1/" + "a" * 3000,
        "\N{RIGHT-TO-LEFT OVERRIDE}/1/x",
    ],
)
@pytest.mark.parametrize("method", ["get", "head"])
def test_an_address_that_was_made_up_is_answered_like_every_other_where_nothing_is(path, method):
    opened("northmoor", "Northmoor Trust")
    ask = getattr(Client(), method)
    found, plain = ask(f"/public/northmoor/{path}"), ask("/public/northmoor/nothing.html")
    assert (found.status_code, found.content) == (404, plain.content)
