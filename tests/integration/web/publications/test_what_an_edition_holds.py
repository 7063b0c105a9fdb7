"""What stands in an edition beside its plan: papers, national figures, replies in their order; and what does not."""

import io
import json
import re
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client

from tallystick.account.published import verify
from tallystick.definitions.comparators import on_file
from tallystick.release.policy import Audience
from tallystick_web.core.files import Shelf, read
from tallystick_web.numbers.measures import series_of
from tallystick_web.organisations.rules import RoleId
from tallystick_web.publications import actions
from tallystick_web.publications.jobs import make_paper
from tallystick_web.publications.paper_rules import part_called
from tallystick_web.publications.queries import newest_version
from tallystick_web.publications.rules import PaperKind
from tallystick_web.questionnaires.actions import frameworks
from tallystick_web.questionnaires.framework_rules import Given
from tallystick_web.questionnaires.sets import set_called
from tallystick_web.reviews.models import ViewReply
from tallystick_web.reviews.queries.network import views_of
from tallystick_web.reviews.rules import Side
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.holding import hold
from tests.integration.web.publications.published_stories import REPLIED, Published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
WORRY = "Panels depend on three people."


@pytest.fixture
def story():
    made = Published()
    with made.inside():
        yield made


def paper(story, audience=Audience.PUBLIC, **more):
    """The board paper of the review, written and made by the worker."""
    by = story.person(RoleId.EDI_LEAD)
    begun = actions.begin_paper(
        review=story.review, kind=PaperKind.BOARD, audience=audience, title="How it goes", by=by, at=NOON
    )
    said = {"worries": WORRY, "decision": "Approve it.", "meeting": "Board in public"} | more
    for name, text in said.items():
        part = part_called(PaperKind.BOARD, name, of_item=False)
        actions.write_part(paper=begun, part=part, text=text, seen=0, by=by, at=story.later())
    make_paper(str(story.where.pk), str(begun.pk), str(by.pk), NOON.date().isoformat())
    return newest_version(begun)


def publish(story):
    edition = story.edition()
    story.sign_off(edition)
    story.publish(edition)
    return edition


def page(story, edition, path):
    return read(Shelf.PUBLISHED, story.now_of(edition).files[path]).decode()


# PAPERS


def test_a_paper_for_everybody_goes_into_the_edition_and_the_folder_is_proved(story, tmp_path):
    story.decide(story.freeze())
    version = paper(story)
    edition = publish(story)
    call_command("export_public", "westmoor", str(tmp_path / "out"), stdout=io.StringIO())
    root = tmp_path / "out/progress/1"

    for form in ("html", "docx"):
        kept = read(Shelf.PAPERS, version.files[form]["sha256"])
        assert (root / f"papers/board.{form}").read_bytes() == kept
        assert Client().get(f"/public/westmoor/progress/1/papers/board.{form}").content == kept
    [found] = verify(tmp_path / "out")
    assert found.problems == ()
    assert "Board paper of two pages (Web page)" in page(story, edition, "data.html")

    (root / "papers/board.docx").write_bytes(b"another")
    assert any("papers/board.docx" in one for one in verify(tmp_path / "out")[0].problems)


def test_what_was_written_for_a_paper_stands_on_the_first_page_under_words_for_its_readers(story):
    story.decide(story.freeze())
    paper(story)
    front = page(story, publish(story), "index.html")
    assert front.index("What the board was asked") < front.index("What worries us") < front.index(WORRY)
    assert "Board in public" not in front  # what stands on a cover is of a meeting


def test_a_paper_of_other_figures_or_for_the_organisation_alone_is_in_no_edition(story):
    story.decide(story.freeze())
    paper(story)
    paper(story, Audience.ORGANISATION)
    story.decide(story.freeze("A team was counted twice"))
    files = story.now_of(publish(story)).files
    assert not [path for path in files if path.startswith("papers/")]


def test_a_paper_for_the_private_part_of_a_meeting_is_in_no_edition_and_no_word_of_it(story):
    story.decide(story.freeze())
    paper(story, session="in-private")
    edition = publish(story)
    assert not [path for path in story.now_of(edition).files if path.startswith("papers/")]
    assert WORRY not in page(story, edition, "index.html")


# FIGURES


def test_a_national_figure_of_the_same_kind_stands_beside_ours_with_its_own_year():
    story = Published(years=((2020, 300), (2021, 420)))
    [known] = [one for one in on_file("wres") if (one.year, one.indicator) == (2021, "2")]
    with story.inside():
        story.decide(story.freeze())
        edition = publish(story)
        for path in ("figures.html", "objective-1.html"):
            said = page(story, edition, path)
            assert f"National figure, for orientation: {known.value} in 2021." in said
            assert "England, NHS trusts. From www.england.nhs.uk, from the body that made it" in said


def test_without_a_national_figure_in_the_approved_set_none_is_printed(story):
    story.decide(story.freeze())  # of 2025, for which the approved set has none
    assert "National figure, for" not in page(story, publish(story), "figures.html")


def test_each_measure_names_the_definition_that_its_approved_set_was_counted_under(story):
    story.decide(story.freeze())
    edition = publish(story)
    said = page(story, edition, "definitions.html")
    [name] = [one for one in story.now_of(edition).files if one.startswith("approved/")]
    used = [one["provenance"]["definition"] for one in json.loads(page(story, edition, name))["tables"]]
    assert {one["id"] for one in used} == set(re.findall(r"definition <code>([^<]*)</code>", said))
    assert {one["sha256"] for one in used} == set(re.findall(r"SHA-256 <code>([^<]*)</code>", said))


def test_figures_that_are_held_back_are_in_no_byte_of_an_edition(story):
    story.decide(story.freeze())
    before = story.now_of(publish(story)).files
    hold(story.where, story.person(RoleId.ANALYST), year=2026, at=story.later())
    story.hand_in(2026, 500, at=story.later())
    story.decide(story.freeze("Once more"))
    files = story.now_of(publish(story)).files

    # What those on a list read: there is a figure, and it could have come in.
    [held] = [one for one in series_of(story.where.pk, ["wres/2"], Audience.PUBLIC)["wres/2"] if one.label == "2026"]
    assert {path for path in files if "approved/" in path} == {path for path in before if "approved/" in path}
    for path, sha256 in files.items():
        content = read(Shelf.PUBLISHED, sha256).decode()
        assert "wres/2026" not in content, path
        assert held.source.partition("#")[0] not in content, path
        assert held.says not in content, path


# WHAT WAS SAID


def test_of_two_replies_of_one_moment_the_organisations_stands_first(story):
    reply = story.disagree()
    for at in range(6):
        ViewReply.objects.create(
            organisation=story.where,
            view=reply.view,
            side=Side.NETWORK,
            said=f"We still disagree {at}.",
            by=story.person(RoleId.NETWORK_CHAIR),
            at=reply.at if at < 5 else reply.at - timedelta(minutes=1),
        )
    said = [one.said for one in views_of(story.review)[story.outcome.pk].replies]
    assert said[:2] == ["We still disagree 5.", REPLIED]


# WHAT THE ORGANISATION SCORED ITSELF


def assessed(story, year, *, is_public=True):
    """An assessment by the Equality Delivery System in which every part has a 2, agreed by a second person."""
    lead, of = story.person(RoleId.EDI_LEAD), set_called("eds-2022")
    key = frameworks.begin_assessment(of=of, year_ended=year, by=lead, at=story.later()).pk
    for question in of.questions:
        given = Given(
            answer="2",
            explanation=f"{lead.name} asked forty people.",
            evidence="Minutes of May\nhttps://example.org/minutes",
            tested_with="The patients’ panel",
        )
        frameworks.score_part(assessment=key, question=question, given=given, seen=0, by=lead, at=story.later())
    frameworks.offer_assessment(assessment=key, summary="Services moved.", by=lead, at=story.later())
    by = story.person(RoleId.BOARD_SECRETARY)
    frameworks.decide_assessment(
        assessment=key, agrees=True, why="", is_public=is_public, seen=1, by=by, at=story.later()
    )
    return lead.name


def test_an_agreed_assessment_stands_in_the_edition_without_whoever_scored_it(story):
    name = assessed(story, date(2026, 3, 31))
    story.decide(story.freeze())
    said = page(story, publish(story), "frameworks.html")
    for one in ("The scores come to 22 of 33", "Achieving", "Services moved.", "The patients’ panel", "Minutes of May"):
        assert one in said, one
    assert name not in said
    assert "asked forty people." in said
    assert "https://" not in said


def test_what_is_for_readers_inside_or_was_agreed_after_the_figures_were_frozen_is_in_no_edition(story):
    assessed(story, date(2026, 3, 31), is_public=False)
    story.decide(story.freeze())
    assessed(story, date(2027, 3, 31))
    assert "frameworks.html" not in story.now_of(publish(story)).files
