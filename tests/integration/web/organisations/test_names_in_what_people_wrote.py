"""Whatever the public reads is cleared of the names of people whom an organisation knows, however they were typed."""

from unicodedata import normalize

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.queries_people import names_in
from tallystick_web.reviews.freezing import LEFT_OUT
from tests.integration.web.clock import NOON
from tests.integration.web.plans.made import person
from tests.integration.web.reviews.held import HELD, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


@pytest.fixture
def find():
    """What finds names in an organisation that knows three people more than it was opened with."""
    where = opened("northmoor", "Northmoor Trust")
    with inside(where.pk):
        for n, name in enumerate(("Zoë O'Quill-Farrow", " Ada  Wren ", "Hope")):
            Person.objects.create(organisation=where, name=name, email=f"{n}@northmoor.example.org", added_at=NOON)
        return names_in(where.pk)


@pytest.mark.parametrize(
    "typed",
    [
        "Zoë O'Quill-Farrow",
        "ZOË O'QUILL-FARROW",
        normalize("NFD", "Zoë O'Quill-Farrow"),
        "Zoë O’Quill-Farrow",
        "Zoë O'Quill\N{NON-BREAKING HYPHEN}Farrow",
        "Zoë\N{NO-BREAK SPACE}O'Quill-Farrow",
        "Zoë   O'Quill-Farrow",
        "Zoë\r\nO'Quill-Farrow",
        "Zoë \N{ZERO WIDTH SPACE}O'Quill-Farrow",
        "Ada Wren",
        "Ada\tWren",
    ],
)
def test_a_name_is_found_however_it_was_typed(find, typed):
    assert find.sub(LEFT_OUT, f"Ask {typed}, please.") == f"Ask {LEFT_OUT}, please."
    assert find.sub(LEFT_OUT, f"{typed}’s team") == f"{LEFT_OUT}’s team"


@pytest.mark.parametrize("text", ["Hope is not a plan.", "Ada, and Wren.", "Adam Wrenfield", "Nada Wren"])
def test_words_that_only_look_like_a_name_stay(find, text):
    assert find.sub(LEFT_OUT, text) == text


def test_an_organisation_that_knows_no_full_name_has_nothing_to_find():
    where = opened("southmoor", "Southmoor Trust")
    with inside(where.pk):
        assert names_in(where.pk).sub("x", person(where, HELD[0]).name) == "x"
        Person.objects.of(where).update(name="Hope")
        assert names_in(where.pk) is None
