"""The pages of a chapter about pay in the order they are read: the first page, sections, questions, how it was made."""

from dataclasses import replace

from tallystick.publishing.pay.report.chapter import chapter_of
from tallystick.publishing.pay.report.page import series_of
from tallystick.release.policy import Audience
from tallystick_web.numbers.pay_chapters import Pay
from tallystick_web.numbers.presenters.pay import MADE, QUESTIONS, pay_page
from tallystick_web.numbers.presenters.reading import Reader
from tests.unit.publishing.pay import pay_releases

READER = Reader(slug="northmoor", audience=Audience.PUBLIC, allowed=(Audience.PUBLIC,), capabilities=frozenset())


def made(release=None):
    [years] = series_of(release or pay_releases.full())
    chapter = chapter_of(years, "ethnicity-1")
    return Pay(chapters=(chapter,), compared={"ethnicity-1": years[0].headline.title})


def page(part, pay=None):
    pay = pay or made()
    return pay_page(
        pay,
        pay.chapters[0],
        part,
        reader=READER,
        switches=(),
        place=lambda key, part: f"{key}/{part}",
        file=lambda form: f"file.{form}",
    )


def test_the_pages_follow_the_order_of_the_report():
    parts = [one.part for one in page("").steps]
    assert parts[0] == ""
    assert parts[-2:] == [QUESTIONS, MADE]
    assert [parts.index(one) for one in ("headline", "quarters", "why", "bonuses", "closing")] == sorted(
        parts.index(one) for one in ("headline", "quarters", "why", "bonuses", "closing")
    )


def test_each_page_holds_one_thing_and_leads_to_its_neighbours():
    first, questions, last = page(""), page(QUESTIONS), page(MADE)
    assert first.front is not None
    assert (first.section, first.questions, first.before) == (None, (), None)
    assert len(questions.questions) == 9
    assert (questions.front, questions.section) == (None, None)
    assert last.section.title == "Who was counted, and what was left out"
    assert last.provenance is not None
    assert (last.before.part, last.after) == (QUESTIONS, None)


def test_the_name_of_the_gap_stands_once_above_a_section():
    pay = made()
    [chapter] = pay.chapters
    front = replace(chapter.front, caption=f"{chapter.front.title}, as the guidance has it, 31 March 2026")
    named = replace(pay, chapters=(replace(chapter, front=front),))
    assert page(QUESTIONS, named).caption == front.caption
    other = replace(pay, chapters=(replace(chapter, front=replace(front, caption="Our rules, 31 March 2026")),))
    assert page(QUESTIONS, other).caption == f"{front.title}, Our rules, 31 March 2026"


def test_a_part_that_the_chapter_does_not_have_is_no_page():
    assert page("nothing") is None


def test_every_page_says_whom_it_compares():
    pay = made()
    assert {page(one.part, pay).compared for one in page("", pay).steps} == {
        "White people (White minorities included) with everyone else"
    }


def test_a_draft_keeps_its_banner_on_every_page():
    pay = made(pay_releases.draft())
    assert {page(one.part, pay).banner for one in page("", pay).steps} == {pay_releases.draft().tables[0].banner}
