"""What stands before the editions: which edition holds, and what is said where none does."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from tallystick_web.publications.site.front import (
    EditionLine,
    Listing,
    PublicationLine,
    front_page,
    front_pages,
    is_in_front,
)

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


def edition(number, **said):
    day = date(2026, 11, number)
    known = {"published_at": NOON, "published_on": day, "due_on": day, "cut_off": "noon", "manifest": "0" * 64}
    return EditionLine(id=UUID(int=number), number=number, **known | said)


def standing(*editions):
    found = PublicationLine(slug="plan", title="Our plan", kind="Progress", editions=editions).standing
    return found and found.number


def test_the_newest_edition_holds():
    assert standing(edition(2), edition(1)) == 2


def test_an_earlier_one_holds_again_where_the_newest_was_withdrawn():
    assert standing(edition(2, withdrawn_why="A line was wrong."), edition(1)) == 1


def test_what_was_corrected_holds_no_more_where_the_correction_was_withdrawn():
    withdrawn = edition(2, corrects=1, reason="Counted twice.", withdrawn_why="The correction was wrong as well.")
    assert standing(withdrawn, edition(1, corrected_by=2)) is None


def listing():
    published = PublicationLine(slug="plan", title="Our plan", kind="Progress", editions=(edition(1),))
    said = {"id": UUID(int=9), "organisation": "Northmoor Trust", "slug": "northmoor", "on": date(2026, 11, 26)}
    return Listing(is_made_up=False, publications=(published,), **said)


def test_a_page_alone_is_the_one_among_all_of_them():
    every = front_pages(listing())
    assert set(every) == {"index.html", "feed.xml", "style.css", "plan/index.html"}
    assert every == {path: front_page(listing(), path) for path in every if is_in_front(path)}


def test_a_publication_that_is_not_there_can_be_called_so_and_has_no_page():
    assert is_in_front("other/index.html")
    assert front_page(listing(), "other/index.html") is None


@pytest.mark.parametrize(
    "path",
    ["", "plan", "other.html", "plan/feed.xml", "plan/1/index.html", "/index.html", "./index.html/", "index.htm"],
)
def test_no_page_in_front_can_be_called_otherwise(path):
    assert not is_in_front(path)
