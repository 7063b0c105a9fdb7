"""People take an edition to its readers page by page, each in their role, and are told what comes next."""

import re
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tallystick_web.core.models import Work
from tallystick_web.organisations.rules import RoleId
from tallystick_web.publications.jobs import make_edition
from tallystick_web.publications.models import Edition, Publication
from tallystick_web.publications.rules import EditionStage
from tallystick_web.reviews.rules import Verdict
from tests.integration.web.clock import NOON
from tests.integration.web.publications.published_stories import REASON, Published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
LEAD, DIRECTOR, SECRETARY = RoleId.EDI_LEAD, RoleId.HR_DIRECTOR, RoleId.BOARD_SECRETARY
DAY = {"due_on_day": "30", "due_on_month": "11", "due_on_year": "2026"}


@pytest.fixture
def story():
    return Published()


def frozen(story):
    with story.inside():
        story.decide(story.freeze())


def newest(story):
    with story.inside():
        return Edition.objects.of(story.where).order_by("-number").first()


def made(story):
    edition = newest(story)
    make_edition(str(story.where.pk), str(edition.pk))
    return edition


def begin(story, **said):
    entered = {"review": str(story.review.pk)} | DAY | said
    return story.post(LEAD, "edition-begin", entered, publication=story.publication.pk)


def stage(story, edition):
    with story.inside():
        return story.now_of(edition).stage


def test_an_edition_whose_pages_broke_says_so_and_is_made_again(story):
    frozen(story)
    begin(story)
    edition = newest(story)
    Work.objects.filter(arguments__edition=str(edition.pk)).update(attempt=1, ended_at=NOON, code="ValueError")
    said = story.words(LEAD, "edition", edition=edition.pk)
    assert "Its pages could not be made" in said
    assert "This takes a few moments" not in said

    assert story.post(LEAD, "edition-make-again", edition=edition.pk).status_code == 303
    assert "Its pages are being made" in story.words(LEAD, "edition", edition=edition.pk)
    made(story)
    assert stage(story, edition) is EditionStage.MADE


def test_what_everybody_reads_stays_on_the_list_while_another_edition_is_made(story):
    with story.inside():
        story.out()
    begin(story)
    said = story.words(LEAD, "publications")
    assert said.index("Edition 2") < said.index("Edition 1")


def test_an_edition_is_begun_looked_at_signed_off_and_published(story):
    frozen(story)
    assert begin(story).status_code == 303
    assert "Its pages are being made" in story.words(LEAD, "edition", edition=newest(story).pk)
    edition = made(story)

    assert "You began it, so somebody else does" in story.words(LEAD, "edition", edition=edition.pk)
    preview = story.get(DIRECTOR, "edition-preview", edition=edition.pk, path="index.html")
    assert "What was promised, and what it changed" in preview.content.decode()
    assert Client().get("/public/westmoor/progress/1/index.html").status_code == 404

    assert "Sign it off" in story.words(DIRECTOR, "edition", edition=edition.pk)
    story.post(DIRECTOR, "edition-sign", {"said": "Looked at."}, edition=edition.pk)
    assert stage(story, edition) is EditionStage.SIGNED_OFF

    asked = story.words(SECRETARY, "edition-publish", edition=edition.pk)
    assert "It cannot be taken out again" in asked
    story.post(SECRETARY, "edition-publish", edition=edition.pk)
    assert Client().get("/public/westmoor/progress/1/index.html").content == preview.content
    said = story.words(LEAD, "edition", edition=edition.pk)
    assert "Published by Westmoor board-secretary" in said
    assert "On time." in said


def test_what_stops_a_sign_off_is_said_on_the_page_and_by_the_form(story):
    with story.inside():
        frozen = story.freeze()
    assert "has not decided on these figures yet" in begin(story).content.decode()
    with story.inside():
        story.decide(frozen)
    begin(story)
    edition = made(story)
    with story.inside():
        story.decide(frozen, Verdict.REFER_BACK)
    why = "These figures were referred back"
    assert why in story.words(DIRECTOR, "edition", edition=edition.pk)
    assert why in story.post(DIRECTOR, "edition-sign", {"said": ""}, edition=edition.pk).content.decode()
    assert stage(story, edition) is EditionStage.MADE


def test_a_time_before_which_nothing_is_published_is_entered_and_kept_to(story):
    frozen(story)
    until = {"not_before_day": "27", "not_before_month": "11", "not_before_year": "2026"}
    assert "Enter the time on that day" in begin(story, **until).content.decode()
    assert "Enter the day, or leave the time blank" in begin(story, time="9:30am").content.decode()
    begin(story, **until, time="9:30am")
    edition = made(story)
    assert edition.until == NOON.replace(day=27, hour=9, minute=30)
    story.post(DIRECTOR, "edition-sign", {"said": ""}, edition=edition.pk)
    assert "published by itself on 27 November 2026, 9:30am" in story.words(SECRETARY, "edition", edition=edition.pk)
    answer = story.post(SECRETARY, "edition-publish", edition=edition.pk)
    assert "held back until a later time" in answer.content.decode()


def test_a_published_edition_is_corrected_and_withdrawn_with_reasons(story):
    with story.inside():
        edition = story.out()
    answer = story.post(LEAD, "edition-correct", {"reason": " "} | DAY, edition=edition.pk)
    assert "Enter what was wrong" in answer.content.decode()
    story.post(LEAD, "edition-correct", {"reason": REASON} | DAY, edition=edition.pk)
    correction = newest(story)
    assert (correction.corrects_id, correction.reason) == (edition.pk, REASON)
    assert REASON in story.words(SECRETARY, "edition", edition=correction.pk)

    story.post(SECRETARY, "edition-withdraw", {"reason": "The survey was misread."}, edition=edition.pk)
    assert stage(story, edition) is EditionStage.WITHDRAWN
    assert "The survey was misread." in story.words(LEAD, "edition", edition=edition.pk)


def test_without_frozen_figures_an_edition_is_not_offered(story):
    said = story.words(LEAD, "edition-begin", publication=story.publication.pk)
    assert "No figures were frozen for any review yet" in said
    assert "Begin this edition" not in said


def test_a_publication_is_begun_under_an_address_of_small_letters(story):
    entered = {"kind": "wres", "title": "Workforce race equality report", "slug": "WRES report"}
    assert "letters, numbers and dashes" in story.post(LEAD, "publication-begin", entered).content.decode()
    story.post(LEAD, "publication-begin", entered | {"slug": "WRES"})
    with story.inside():
        assert Publication.objects.of(story.where).get(kind="wres").slug == "wres"
    assert (
        "has this address already" in story.post(LEAD, "publication-begin", entered | {"slug": "wres"}).content.decode()
    )


def test_an_organisation_that_published_nothing_is_told_what_to_do_first():
    story = Published("eastmoor")
    said = story.words(LEAD, "publications")
    assert "No edition was begun yet" in said
    assert "What everybody reads" not in said


def test_the_page_of_an_edition_says_whether_its_files_hold_and_what_readers_will_miss(story):
    with story.inside():
        edition = story.out()
    said = story.words(LEAD, "edition", edition=edition.pk)
    assert "Proved Every stored file has its SHA-256. Two figures equal the approved sets." in said
    assert "No paper for everybody is in it" in said
    assert "Workforce Race Equality Standard: " in said  # what a board needs of the figures and does not find


def test_a_stored_file_that_was_changed_on_the_disk_is_told_of(story, settings):
    with story.inside():
        edition = story.out()
        sha256 = story.now_of(edition).files["figures.html"]
    assert "Proved" in story.words(LEAD, "edition", edition=edition.pk)
    place = Path(settings.TALLYSTICK_DATA) / "published" / sha256[:2] / sha256
    kept = place.read_bytes()
    place.write_bytes(kept + b" ")
    try:
        said = story.words(LEAD, "edition", edition=edition.pk)
    finally:
        place.write_bytes(kept)
    assert "Not proved A stored file of this edition is missing or was changed." in said


def test_before_it_is_published_its_link_to_all_editions_leads_to_those_of_the_organisation(story):
    with story.inside():
        story.decide(story.freeze())
        edition = story.edition()
    here = story.address("edition-preview", edition=edition.pk, path="index.html")
    link = re.search(r'href="([^"]*)">All editions', story.browsers[LEAD].get(here).content.decode())[1]
    answer = story.browsers[LEAD].get(urljoin(here, link), follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[0][0] == story.address("publication", publication=story.publication.pk)


def test_who_may_not_publish_is_not_offered_it(story):
    with story.inside():
        story.decide(story.freeze())
        edition = story.edition()
        story.sign_off(edition)
    assert "Publish it" in story.words(SECRETARY, "edition", edition=edition.pk)
    assert "Publish it" not in story.words(LEAD, "edition", edition=edition.pk)
    assert story.get(LEAD, "edition-publish", edition=edition.pk).status_code == 403


def test_a_late_edition_is_said_to_be_late(story):
    with story.inside():
        story.decide(story.freeze())
        story.edition(due_on=NOON.date() - timedelta(days=3))
    assert "3 days late and not published yet" in story.words(LEAD, "publication", publication=story.publication.pk)


@pytest.mark.parametrize("route", ["publications", "publication", "edition"])
def test_a_page_asks_few_questions_however_many_editions_there_are(story, route):
    with story.inside():
        edition = story.out()
    parts = {
        "publications": {},
        "publication": {"publication": story.publication.pk},
        "edition": {"edition": edition.pk},
    }

    def asked():
        with CaptureQueriesContext(connection) as seen:
            assert story.get(SECRETARY, route, **parts[route]).status_code == 200
        return len(seen)

    asked()  # who signs in is noted at the first page
    before = asked()
    with story.inside():
        for _ in range(3):
            story.publish_correction(edition)
    assert asked() == before
    assert before <= 15
