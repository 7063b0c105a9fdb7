"""Everything that was published in five years, side by side: it gives no withheld count away, and stays as it was."""

from io import StringIO

import pytest
from django.core.management import call_command

from tallystick.account.published import verify
from tallystick.attack import attack_releases
from tallystick_web.core.files import Shelf, read
from tallystick_web.publications.gathering import site_of
from tallystick_web.publications.site import build_site
from tests.integration.web.numbers.approved_sets import standards_set
from tests.integration.web.numbers.handed_in import make, return_of, sign
from tests.integration.web.publications.published_stories import Published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.usefixtures("still_clock")]
# A small organisation where nobody accepted that figures leave exactly. From year to year few people come and go.
ROWS = """
1,clinical/6,white,{a},,
1,clinical/6,bme,{b},,
1,workforce,white,{a},,
1,workforce,bme,{b},,
2,,white,{c},90,
2,,bme,{d},41,
3,one-year,white,{e},{a},
3,one-year,bme,{f},{b},
"""
YEARS = {
    2021: {"a": 61, "b": 22, "c": 31, "d": 9, "e": 4, "f": 3},
    2022: {"a": 62, "b": 22, "c": 31, "d": 8, "e": 5, "f": 3},
    2023: {"a": 62, "b": 23, "c": 30, "d": 9, "e": 4, "f": 4},
    2024: {"a": 60, "b": 25, "c": 32, "d": 11, "e": 4, "f": 2},
    2025: {"a": 61, "b": 26, "c": 33, "d": 12, "e": 3, "f": 4},
}


@pytest.fixture
def story():
    """Five years, each signed off, frozen, decided on and published in its turn."""
    made = Published("westmoor", years=(), is_exact=False)
    with made.inside():
        made.editions = [publish_year(made, year, counts) for year, counts in YEARS.items()]
        yield made


def publish_year(story, year, counts):
    sign(story.where, return_of(story.where.name, ROWS.format(**counts), year=year), at=story.later())
    make(story.where)
    story.decide(story.freeze(reason=f"The figures of {year} are in." if year > min(YEARS) else ""))
    edition = story.edition()
    story.sign_off(edition)
    story.publish(edition)
    return edition


def approved(story):
    """The approved sets that stand in what was published, each once."""
    paths = {path: sha for edition in story.editions for path, sha in story.now_of(edition).files.items()}
    return [read(Shelf.PUBLISHED, sha) for path, sha in paths.items() if path.startswith("approved/")]


def test_five_years_side_by_side(story, tmp_path):
    """One story: to make five years takes long."""
    sets = approved(story)
    assert len(sets) == len(YEARS)
    assert not attack_releases(sets).won
    planted = standards_set(story.where.name, ((33, 90), (12, 41)), exact=True)
    assert attack_releases([*sets, planted]).won
    the_first_edition_is_still_made_byte_for_byte(story)
    everything_is_proved_from_the_static_copy(tmp_path / "copy")


def the_first_edition_is_still_made_byte_for_byte(story):
    first = story.now_of(story.editions[0])
    made = build_site(site_of(first.row))
    same = {path: content == read(Shelf.PUBLISHED, first.files[path]) for path, content in made.items()}
    assert same == dict.fromkeys(first.files, True)


def everything_is_proved_from_the_static_copy(copy):
    call_command("export_public", "westmoor", str(copy), stdout=StringIO())
    proved = verify(copy)
    assert len(proved) == len(YEARS)
    assert [one.problems for one in proved] == [()] * len(YEARS)
