"""The tour is whole: a page for everybody, five jobs on each, a picture for each job, and no word for a button that the
service does not use."""

import re

import pytest
from PIL import Image

from tests.repository.tracked import ROOT, tracked_files
from tests.tour import FOLDER, PEOPLE, NotAStep, Picture, page, read

PICTURES = FOLDER / "images"
LARGEST, ALL_TOGETHER = 150_000, 6_000_000  # bytes
SHORTEST, LONGEST = 45, 120  # lines of a page
SOURCES = (".jinja", ".py", ".toml")


def pictures():
    return [(person, one) for person in PEOPLE for job in page(person).jobs for one in job.steps if is_picture(one)]


def is_picture(step):
    return isinstance(step, Picture)


# PAGES


def test_everybody_the_service_is_for_has_a_page_and_nobody_else_has():
    assert {one.stem for one in FOLDER.glob("*.md")} == {*PEOPLE, "README"}


@pytest.mark.parametrize("person", PEOPLE)
def test_a_page_has_five_jobs_and_each_says_what_it_is_for(person):
    text = (FOLDER / f"{person}.md").read_text(encoding="utf-8")
    tour = page(person)
    assert tour.title == PEOPLE[person]
    assert re.findall(r"^## (\d+)\. ", text, re.MULTILINE) == list("12345")
    assert [job.title for job in tour.jobs if "You want" not in job.text] == []
    assert [job.title for job in tour.jobs if not any(not is_picture(step) for step in job.steps)] == []
    assert SHORTEST <= len(text.splitlines()) <= LONGEST


def test_the_first_page_leads_to_all_in_their_order():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[([^\]]+)\]\(([^)]+)\.md\)", text, re.MULTILINE)
    assert rows == [(title, person) for person, title in PEOPLE.items()]
    assert "(tour/README.md)" in (ROOT / "docs" / "README.md").read_text(encoding="utf-8")


# PICTURES


def test_each_job_has_a_picture_that_is_described():
    without = [
        (person, job.title)
        for person in PEOPLE
        for job in page(person).jobs
        if not any(is_picture(one) and len(one.alt) > len("A picture") for one in job.steps)
    ]
    assert without == []


def test_pictures_that_are_named_are_there_and_no_others():
    named = [one.file for _, one in pictures()]
    assert len(named) == len(set(named))
    assert {FOLDER / one for one in named} == set(PICTURES.iterdir())


def test_pictures_are_small_and_of_one_width():
    sizes = {one.name: one.stat().st_size for one in PICTURES.iterdir()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}
    assert sum(sizes.values()) <= ALL_TOGETHER
    for one in PICTURES.iterdir():
        with Image.open(one) as picture:
            assert (picture.width, picture.mode) == (1100, "P"), one.name


# WORDS
# What is bold is the name of a link, a button or a question. Some are put together where the page is made ("Begin one:
# Pulse survey"), so each part is looked for by itself. A number, and the period that a name holds, are worked out.

MONTHS = "January|March|April|June|July|September|October|December"
WORKED_OUT = re.compile(rf"(?: to)?(?: (?:{MONTHS}))? \d+$|\b\d{{4}}|\b(?:{MONTHS})\b| to ")
PUT_TOGETHER = {
    "Open surveys": ["Open ", "Surveys"],
    "Open scored frameworks": ["Open ", "Scored frameworks"],
    "Open reflections": ["Open ", "Reflections"],
    "Open prompts and checklists": ["Open ", "Prompts and checklists"],
    "Look at Units": ["Look at", "Units"],
    "Board papers, year to March 2026": ["Board papers, "],
    "Race equality: the spring review, for the board": ["Race equality: the spring review, ", "for the board"],
    "All editions of Our race equality plan: how it goes": ["All editions of", "Our race equality plan: how it goes"],
    "Made-up Vale Hospitals": ["Vale Hospitals"],
}


def names():
    return {
        (person, name)
        for person in PEOPLE
        for job in page(person).jobs
        for one in job.steps
        if not is_picture(one) and one.does not in {"see", "not_see", "address", "given"}
        for name in (one.names[:1] if one.does in {"fill", "day"} else one.names)
    }


def said_by_the_service():
    """All that the service can say, with strings that go over several lines of code put together."""
    return plain(
        "\n".join(
            re.sub(r"[\"']\s*\n\s*f?[\"']", "", one.read_text(encoding="utf-8"))
            for one in tracked_files()
            if one.suffix in SOURCES and one.is_relative_to(ROOT / "src")
        )
    )


def plain(text):
    """Without tags and apostrophes, of which there are two kinds."""
    return " ".join(re.sub(r"</?[a-z][^<>]*>|['\u2018\u2019]", " ", text).split()).casefold()


def unknown(names, said):
    """Names with a part that the service says nowhere."""
    for person, name in sorted(names):
        parts = PUT_TOGETHER.get(name) or [one for whole in name.split(": ") for one in WORKED_OUT.split(whole)]
        looked_for = [plain(one).strip(" ,.") for one in parts]
        if missing := [one for one in looked_for if one not in said]:
            yield f"{person}: {name} ({missing})"


def test_names_of_links_and_buttons_are_those_of_the_service():
    assert list(unknown(names(), said_by_the_service())) == []


# THE TESTS THEMSELVES


def test_a_name_that_is_said_nowhere_is_found():
    assert list(unknown({("staff", "Press me")}, said_by_the_service())) == ["staff: Press me (['press me'])"]


@pytest.mark.parametrize("line", ["Go to **Plan**.", "Open **Plan**.", "You see nothing.", "Press **Save** twice."])
def test_a_sentence_that_no_browser_can_follow_is_refused(line):
    with pytest.raises(NotAStep):
        read("somebody", f"# Somebody\n\n## 1. A job\n\n1. {line}\n")
