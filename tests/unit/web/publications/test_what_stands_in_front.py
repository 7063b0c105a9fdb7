"""What stands before the editions: which edition holds, and what is said where none does."""

from datetime import UTC, date, datetime
from uuid import UUID

from tallystick_web.publications.site.front import EditionLine, PublicationLine

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
