"""What everybody reads, in a browser: from the service and from a folder, without signing in and without a script."""

import pytest
from django.core.management import call_command

from tests.integration.web.publications.published_stories import Published
from tests.system.web.looking import look
from tests.system.web.people import go_on_as

PAGES = ("index", "objective-1", "plan", "plan-1", "figures", "definitions", "protection", "corrections", "data")


@pytest.fixture
def story(service):
    made = Published()
    with made.inside():
        made.aim()
        made.disagree()
        made.publish_correction(made.out())
    return made


def test_everybody_reads_what_was_published_on_any_screen(page, service, story, accessibility_problems):
    noticed = []
    page.on("console", lambda message: noticed.append(message.text) if message.type == "error" else None)

    assert page.goto(f"{service}/public/").status == 200
    look(page, accessibility_problems, "public-front")
    page.get_by_role("link", name="Westmoor Trust").click()
    look(page, accessibility_problems, "public-organisation")
    page.get_by_role("link", name="All editions of Our plan").click()
    look(page, accessibility_problems, "public-editions")
    page.get_by_role("link", name="Read edition 2").click()
    for name in PAGES:
        page.goto(f"{service}/public/westmoor/progress/2/{name}.html")
        look(page, accessibility_problems, f"public-{name}")
    assert page.context.cookies() == []
    assert noticed == []  # nothing was refused by the policy of what a page may do


def test_the_folder_reads_the_same_from_a_disk(page, story, tmp_path, accessibility_problems):
    call_command("export_public", "westmoor", str(tmp_path / "out"), verbosity=0)
    page.goto((tmp_path / "out" / "index.html").as_uri())
    page.get_by_role("link", name="Read edition 2").click()
    page.get_by_role("link", name="Figures").click()
    look(page, accessibility_problems, "folder-figures")
    assert page.get_by_role("heading", level=1).inner_text() == "Figures"
    assert page.evaluate("getComputedStyle(document.querySelector('header')).backgroundColor") == "rgb(0, 94, 184)"
    page.get_by_role("link", name="All editions, with what was corrected").click()
    assert "Edition 2 corrects this one." in page.inner_text("main")


def test_a_person_takes_an_edition_to_its_readers(page, service, story, accessibility_problems):
    with story.inside():
        edition = story.correct(story.now_of(story.last).row)
    go_on_as(page, service, story.browsers["board-secretary"])
    page.goto(service + story.address("publications"))
    look(page, accessibility_problems, "publications")
    page.goto(service + story.address("edition-publish", edition=edition.pk))
    look(page, accessibility_problems, "edition-publish")
    page.goto(service + story.address("edition", edition=edition.pk))
    look(page, accessibility_problems, "edition")
    page.goto(service + story.address("edition-correct", edition=story.last.pk))
    look(page, accessibility_problems, "edition-correct")
    page.goto(service + story.address("edition-preview", edition=edition.pk, path="index.html"))
    look(page, accessibility_problems, "edition-preview")
