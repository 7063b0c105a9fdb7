"""Papers: begun, written by several people, made by the worker from frozen figures, and read by those they are for."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tallystick.release.policy import Audience
from tallystick_web.core.fence import inside
from tallystick_web.core.files import Shelf, read
from tallystick_web.core.models import AuditEvent, Work
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans.rules import Kind
from tallystick_web.publications import actions, making, queries
from tallystick_web.publications.jobs import make_paper
from tallystick_web.publications.models import PaperText, PaperVersion
from tallystick_web.publications.paper.canonical import from_bytes, to_bytes
from tallystick_web.publications.paper.pdf import NoPdf
from tallystick_web.publications.paper_rules import part_called
from tallystick_web.publications.rules import PaperKind
from tallystick_web.reviews.actions.freezing import freeze_figures
from tallystick_web.reviews.queries.frozen import content_of, newest_frozen
from tests.integration.web.clock import NOON
from tests.integration.web.numbers.handed_in import words
from tests.integration.web.reviews.frozen_stories import Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
TODAY = NOON.date()
EVERY = (Audience.ORGANISATION, Audience.PUBLIC)


@pytest.fixture
def story():
    return Story()


@pytest.fixture
def frozen(story):
    """The same story with its figures frozen."""
    with story.inside():
        story.aim()
        freeze_figures(review=story.review, at=NOON, by=story.person(RoleId.EDI_LEAD))
    return story


def begun(story, kind=PaperKind.BOARD, audience=Audience.ORGANISATION, title="How race equality stands"):
    with story.inside():
        return actions.begin_paper(
            review=story.review, kind=kind, audience=audience, title=title, by=story.person(RoleId.EDI_LEAD), at=NOON
        )


def written(story, paper, part, text, *, seen=0, item=None, by=RoleId.EDI_LEAD):
    chosen = part_called(PaperKind(paper.kind), part, of_item=item is not None)
    with story.inside():
        return actions.write_part(
            paper=paper,
            part=chosen,
            item=item,
            text=text,
            seen=seen,
            by=story.person(by),
            at=NOON + timedelta(minutes=seen),
        )


def made(story, paper, on=TODAY):
    with story.inside():
        by = story.person(RoleId.EDI_LEAD)
    make_paper(str(story.where.pk), str(paper.pk), str(by.pk), on.isoformat())
    with story.inside():
        return queries.newest_version(paper)


def of(story, paper):
    """The document that stands for a paper now."""
    with story.inside():
        version = queries.newest_version(queries.paper_called(story.where.pk, paper.pk, EVERY))
        return from_bytes(read(Shelf.PAPERS, version.document))


# MAKING


def test_a_paper_is_made_in_every_form_and_each_is_kept_under_its_hash(frozen):
    paper = begun(frozen)
    version = made(frozen, paper)
    assert {"html", "docx", "pptx", "xlsx"} <= set(version.files)
    for file in version.files.values():
        assert len(read(Shelf.PAPERS, file["sha256"])) == file["size"]
    assert version.files["docx"]["name"] == "how-race-equality-stands-1.docx"


def test_what_it_says_of_the_measure_is_what_the_approved_set_says(frozen):
    paper = begun(frozen)
    made(frozen, paper)
    document = of(frozen, paper)
    [table] = next(one for one in document.sections if one.key == "measures").blocks
    with frozen.inside():
        _, now = frozen.points()
    latest = table.rows[0][3]
    assert (Decimal(latest.value), latest.figure) == (now.value, now.source)
    assert latest.text.startswith(f"{now.says}; ")
    assert latest.text.endswith("; 420 of 1,200 against 120 of 760; 31 March 2025")


def test_done_twice_nothing_is_added(frozen):
    paper = begun(frozen)
    first, second = made(frozen, paper), made(frozen, paper)
    assert first.pk == second.pk
    with frozen.inside():
        assert len(queries.versions_of(paper)) == 1


def test_later_figures_change_nothing_until_they_are_frozen(frozen):
    paper = begun(frozen)
    made(frozen, paper)
    before = to_bytes(of(frozen, paper))
    frozen.hand_in(2025, 600, at=NOON + timedelta(hours=1))
    made(frozen, paper)
    assert to_bytes(of(frozen, paper)) == before


def test_a_correction_makes_a_new_version_and_keeps_the_old_one(frozen):
    paper = begun(frozen)
    first = made(frozen, paper)
    with frozen.inside():
        freeze_figures(
            review=frozen.review,
            at=NOON + timedelta(hours=2),
            by=frozen.person(RoleId.EDI_LEAD),
            reason="A band was counted twice.",
        )
    page = frozen.words(RoleId.BOARD_MEMBER, "paper", paper=paper.pk)
    assert "Number 2 corrects them" in page
    second = made(frozen, paper)
    assert (first.number, second.number) == (1, 2)
    assert read(Shelf.PAPERS, first.document)
    assert "version 2. A band was counted twice." in of(frozen, paper).as_of


def test_without_the_program_for_pdfs_all_other_forms_are_made_and_the_page_says_why(frozen, monkeypatch):
    def cannot(_):
        raise NoPdf("There is no PDF.")

    monkeypatch.setattr("tallystick_web.publications.jobs.to_pdf", cannot)
    paper = begun(frozen)
    assert set(made(frozen, paper).files) == {"html", "docx", "pptx", "xlsx"}
    assert "There is no PDF, because the server lacks what makes one." in frozen.words(
        RoleId.EDI_LEAD, "paper", paper=paper.pk
    )


def test_without_frozen_figures_nothing_is_made(story):
    paper = begun(story)
    with story.inside(), pytest.raises(Refused, match="Freeze the figures"):
        actions.ask_for_paper(paper=paper, on=TODAY, by=story.person(RoleId.EDI_LEAD), at=NOON)
    assert made(story, paper) is None


@pytest.mark.parametrize("kind", list(PaperKind))
def test_each_kind_is_made_in_a_bounded_number_of_questions(frozen, kind, django_assert_max_num_queries):
    paper = begun(frozen, kind)
    with frozen.inside():
        newest = newest_frozen(frozen.review)
        with django_assert_max_num_queries(25):
            document = making.made_of(queries.paper_called(frozen.where.pk, paper.pk, EVERY), newest, TODAY)
    assert document.sections


# FOR WHOM


def test_the_public_paper_names_nobody_whoever_wrote_the_name(frozen):
    paper = begun(frozen, PaperKind.PACK, Audience.PUBLIC)
    written(frozen, paper, "worries", "Westmoor team-lead has no time.")
    made(frozen, paper)
    printed = to_bytes(of(frozen, paper)).decode()
    assert "Westmoor team-lead" not in printed
    assert "Head of recruitment" in printed
    assert of(frozen, paper).mark == "Public"


def test_whoever_reads_the_public_s_figures_alone_does_not_open_a_paper_of_the_organisation(frozen):
    inner, outer = begun(frozen), begun(frozen, audience=Audience.PUBLIC)
    made(frozen, inner)
    readers = {RoleId.BOARD_MEMBER: 200, RoleId.STAFF: 403, RoleId.GOVERNOR: 403}
    for role, status in readers.items():
        assert frozen.get(role, "paper", paper=inner.pk).status_code == status
    with frozen.inside():
        assert queries.paper_called(frozen.where.pk, inner.pk, [Audience.PUBLIC]) is None
        assert queries.paper_called(frozen.where.pk, outer.pk, [Audience.PUBLIC]) is not None


def test_a_paper_of_another_organisation_is_not_there(frozen):
    other = Story("eastmoor")
    paper = begun(frozen)
    made(frozen, paper)
    for route, more in (("paper", {}), ("paper-make", {}), ("paper-file", {"number": 1, "form": "html"})):
        assert other.get(RoleId.EDI_LEAD, route, paper=paper.pk, **more).status_code == 404


def test_a_file_comes_as_an_attachment_with_the_bytes_that_were_kept(frozen):
    paper = begun(frozen)
    version = made(frozen, paper)
    answer = frozen.get(RoleId.BOARD_MEMBER, "paper-file", paper=paper.pk, number=1, form="docx")
    assert answer.content == read(Shelf.PAPERS, version.files["docx"]["sha256"])
    assert answer["Content-Disposition"] == 'attachment; filename="how-race-equality-stands-1.docx"'
    assert frozen.get(RoleId.BOARD_MEMBER, "paper-file", paper=paper.pk, number=1, form="odt").status_code == 404


# WRITING


def test_what_is_written_stands_in_the_paper_and_what_stood_before_is_kept(frozen):
    paper = begun(frozen)
    written(frozen, paper, "worries", "First words.")
    written(frozen, paper, "worries", "Second words.", seen=1)
    written(frozen, paper, "successes", "Panels score.", item=frozen.objective)
    made(frozen, paper)
    printed = to_bytes(of(frozen, paper)).decode()
    assert "Second words." in printed
    assert "First words." not in printed
    assert "Panels score." in printed
    with frozen.inside():
        assert PaperText.objects.of(frozen.where).count() == 3


def test_of_two_writers_the_second_is_told_and_nothing_is_lost(frozen):
    paper = begun(frozen)
    written(frozen, paper, "worries", "What the lead wrote.")
    answer = frozen.post(
        RoleId.BOARD_SECRETARY,
        "paper-write",
        {"text": "What the secretary wrote.", "seen": 0},
        paper=paper.pk,
        part="worries",
    )
    page = words(answer)
    assert "Somebody else wrote this part after you opened the page." in page
    assert "What the lead wrote." in page
    assert "What the secretary wrote." in page
    with frozen.inside():
        assert queries.written_for(paper)["worries", ""].text == "What the lead wrote."


def test_a_number_that_matches_no_figure_is_pointed_out_beside_the_text_and_stops_nothing(frozen):
    paper = begun(frozen)
    answer = frozen.post(
        RoleId.EDI_LEAD,
        "paper-write",
        {"text": "We now appoint 97.3% of all BME applicants.", "seen": 0},
        paper=paper.pk,
        part="moved",
    )
    assert answer.status_code == 303
    assert answer.url == frozen.address("paper-write", paper=paper.pk, part="moved")
    page = frozen.words(RoleId.EDI_LEAD, "paper-write", paper=paper.pk, part="moved")
    assert "Look at this again" in page
    assert "“97.3%”" in page


def test_a_text_that_says_what_the_figures_say_is_let_be(frozen):
    paper = begun(frozen)
    with frozen.inside():
        content = content_of(newest_frozen(frozen.review), Audience.ORGANISATION)
        assert making.remarks_on("People should be heard before anything is decided.", paper, content) == ()


def test_a_pack_says_what_was_written_for_the_board_paper(frozen):
    board, pack = begun(frozen), begun(frozen, PaperKind.PACK)
    written(frozen, board, "worries", "Nobody has time.")
    made(frozen, pack)
    assert "Nobody has time." in to_bytes(of(frozen, pack)).decode()


def test_a_part_is_of_an_objective_of_this_plan(frozen):
    paper = begun(frozen)
    good = frozen.get(RoleId.EDI_LEAD, "paper-write-item", paper=paper.pk, part="successes", item=frozen.objective.pk)
    bad = frozen.get(RoleId.EDI_LEAD, "paper-write-item", paper=paper.pk, part="successes", item=frozen.outcome.pk)
    assert (good.status_code, bad.status_code) == (200, 404)
    assert Kind(frozen.objective.kind) is Kind.OBJECTIVE


def test_there_is_one_paper_of_each_kind_for_each_audience(frozen):
    begun(frozen)
    begun(frozen, audience=Audience.PUBLIC)
    with pytest.raises(Refused, match="has such a paper already"):
        begun(frozen, title="Another")


# GAPS


def test_a_gap_is_named_on_the_page_and_on_the_front_with_who_closes_it(frozen):
    paper = begun(frozen)
    with frozen.inside():
        first = making.gaps_of(paper, content_of(newest_frozen(frozen.review), Audience.ORGANISATION))[0]
    standard, _, rule = first.rule.partition("/")
    data = {"who": "Workforce analyst", "due_on_day": 31, "due_on_month": 1, "due_on_year": 2027}
    answer = frozen.post(RoleId.EDI_LEAD, "paper-gap", data, paper=paper.pk, standard=standard, rule=rule)
    assert answer.status_code == 303
    assert "Workforce analyst, by 31 January 2027" in frozen.words(RoleId.EDI_LEAD, "paper", paper=paper.pk)
    made(frozen, paper)
    front = of(frozen, paper).sections[0]
    assert front.key == "gaps"
    assert any(line.endswith("Workforce analyst, by 31 January 2027.") for line in front.blocks[0].items)


# WHO DID WHAT


def test_asking_for_a_paper_is_left_to_the_worker_and_everything_is_in_the_log(frozen):
    begin = frozen.post(
        RoleId.BOARD_SECRETARY,
        "paper-begin",
        {"kind": "board", "audience": "organisation", "title": "Race equality"},
        review=frozen.review.pk,
    )
    assert begin.status_code == 303
    with frozen.inside():
        [paper] = queries.papers_of(frozen.review, EVERY)
    assert frozen.post(RoleId.BOARD_SECRETARY, "paper-make", paper=paper.pk).status_code == 303
    [work] = Work.objects.filter(job="publications.jobs.make_paper")
    assert work.arguments["paper"] == str(paper.pk)
    assert "The paper is being made." in frozen.words(RoleId.EDI_LEAD, "paper", paper=paper.pk)
    made(frozen, paper)
    kinds = list(AuditEvent.objects.filter(about_id__in=[paper.pk]).order_by("number").values_list("kind", flat=True))
    assert kinds == ["paper-begun", "paper-making-asked"]
    with inside(frozen.where.pk):
        [version] = PaperVersion.objects.of(frozen.where)
    assert AuditEvent.objects.filter(kind="paper-made", about_id=version.pk).count() == 1


def test_a_board_member_reads_and_does_not_write(frozen):
    paper = begun(frozen)
    for route, parts in (("paper-make", {}), ("paper-write", {"part": "worries"})):
        assert frozen.get(RoleId.BOARD_MEMBER, route, paper=paper.pk, **parts).status_code == 403
    page = frozen.words(RoleId.BOARD_MEMBER, "paper", paper=paper.pk)
    assert "What is not written yet" not in page


def test_the_page_of_a_paper_asks_the_database_fifteen_questions_at_most(frozen, django_assert_max_num_queries):
    paper = begun(frozen)
    made(frozen, paper)
    browser, address = frozen.browsers[RoleId.EDI_LEAD], frozen.address("paper", paper=paper.pk)
    browser.get(address)
    with django_assert_max_num_queries(15):
        assert browser.get(address).status_code == 200
