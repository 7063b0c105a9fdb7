"""The folder of an edition: what its pages say, that they hang together, and that nothing in them runs."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from uuid import UUID
from xml.etree import ElementTree

import pytest

from tallystick.vocabulary.formulas import as_it_was
from tallystick.vocabulary.terms import term
from tallystick_web.publications.paper_rules import parts_of
from tallystick_web.publications.rules import PaperKind
from tallystick_web.publications.site import build_site, front_pages
from tallystick_web.publications.site.front import EditionLine, Listing, PublicationLine
from tallystick_web.reviews.frozen_rules import from_bytes, to_bytes
from tests.unit.web.publications.inputs_made import FROZEN, measure, point
from tests.unit.web.publications.sites_made import HOSTILE, PUBLIC, Page, hostile_site, site

TODAY = date(2026, 11, 26)
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def made():
    return build_site(site())


def words(made, path="index.html"):
    return Page(made[path]).words


def pages(made):
    return {path: Page(content) for path, content in made.items() if path.endswith(".html")}


# WHAT IT SAYS


def test_the_first_page_begins_with_what_happened_and_shows_what_did_not(made):
    said = words(made)
    assert "Two actions were promised: one is done and one is held up. One is late." in said
    assert "Four measures are watched. One became better and one worse by more than chance explains" in said
    order = (
        "Two actions were",
        "What was decided",
        "has not happened",
        "What moved",
        "In our words",
        "How each objective",
    )
    assert sorted(map(said.index, order)) == [said.index(one) for one in order]
    assert "A second person looks at each case before it starts Held up, late" in said
    assert "Relative likelihood of appointment No more than 1.25 by 31 March 2027. Behind." in said


def test_the_first_page_tells_each_objective_in_a_line_and_a_page_of_its_own_tells_the_rest(made):
    front, own = words(made), words(made, "objective-1.html")
    line = (
        "Two outcomes. Two actions: one is done and one is held up. One is late. The staff network disagrees about one"
    )
    assert line in front
    assert "objective-1.html" in Page(made["index.html"]).links
    for said in ("People are appointed equally often", "It feels no fairer.", "Nobody was free to do it."):
        assert said not in front
        assert said in own


def test_what_missed_stands_open_and_other_actions_behind_a_word(made):
    said = made["objective-1.html"].decode()
    first, second = said.split("<article>")[1:]
    assert first.index("<details>") < first.index("Every panel scores in writing")
    assert "<details>" not in second
    assert "A second person looks at each case" in second


def test_the_plan_has_a_page_for_each_objective_that_says_why_it_should_work(made):
    assert "Panels decide on what was written down before." not in words(made, "plan.html")
    said = words(made, "plan-1.html")
    assert "Why it should work Panels decide on what was written down before." in said
    assert "Expected It should come closer to 1 by 0.3 by 31 March 2027" in said
    assert "Answers for it Director of human resources Due 31 March 2027" in said


def test_an_outcome_under_no_objective_is_lost_on_no_page():
    items = tuple(replace(one, uppers=()) if one.kind == "outcome" else one for one in PUBLIC.items)
    made = build_site(site(replace(PUBLIC, items=items)))
    assert "No outcome stands under it yet." in words(made)
    assert "What stands under no objective" in words(made)
    assert "It feels no fairer." in words(made, "objective-2.html")


def test_a_long_list_of_what_did_not_happen_shows_five_and_keeps_the_rest():
    late = next(one for one in PUBLIC.items if one.is_late)
    more = tuple(replace(late, id=str(UUID(int=100 + at)), text=f"Promise {at}") for at in range(6))
    page = build_site(site(replace(PUBLIC, items=(*PUBLIC.items, *more))))["index.html"].decode()
    [rest] = page.split("<summary>")[1:]
    assert rest.startswith("3 more</summary>")  # seven actions and a target
    assert rest.count("<li><a") >= 3
    assert all(f"Promise {at}" in page for at in range(6))


def test_sentences_have_small_numbers_in_words_and_no_two_marks_together(made):
    for path, page in pages(made).items():
        assert not re.search(r"[.?!]:", page.words), path
    assert not re.search(r"\b[1-9] (actions?|outcomes?|measures?|are|is)\b", words(made))


def test_measures_without_a_value_stand_in_one_list_behind_those_that_have_one():
    blank = [measure(f"planned/{at}", f"planned measure {at}", ()) for at in range(3)]
    said = words(build_site(site(replace(PUBLIC, measures=(*blank, *PUBLIC.measures)))), "figures.html")
    assert "Seven measures are watched, and three of them have no value yet. Of the others, one became" in said
    assert "Three measures have no value yet They were chosen" in said
    assert (
        said.index("Median pay gap") < said.rindex("Three measures have no value yet") < said.index("Planned measure 0")
    )


def test_measures_that_are_all_withheld_have_their_place_and_no_picture():
    hidden = replace(measure("wres/8", "discrimination", (point("2025", "", why="Withheld to protect people"),)))
    made = build_site(site(replace(PUBLIC, measures=(hidden,), items=())))
    said = words(made, "figures.html")
    assert "Discrimination 2025: Withheld to protect people" in said
    assert "One measure is watched. No value of it can be shown." in said
    assert "<svg" not in made["figures.html"].decode()
    assert "wres/2025/2" in made["figures.html"].decode()  # where it stands in its approved set


def test_words_for_ethnic_groups_are_the_organisations_own_beside_the_standards(made):
    assert "together, it writes “BME”." in words(made, "definitions.html")
    own = words(build_site(site(term=term("ethnic-minority"))), "definitions.html")
    assert f"together, it writes “{term('ethnic-minority').short}”." in own
    assert "The national standard says “BME”, and so do the approved sets of figures: they are the same people." in own


@pytest.mark.parametrize("kind", PaperKind)
def test_no_heading_that_the_public_reads_speaks_to_whoever_wrote(kind):
    for part in parts_of(kind):
        assert not re.search(r"\byou", part.heading or part.label, re.IGNORECASE), part.id


def test_disagreement_stands_unedited_and_silence_is_not_agreement(made):
    said = words(made, "objective-1.html")
    assert "Disagrees It feels no fairer. The organisation replied: Yes." in said
    other = said[said.index("Nobody is disciplined") :]
    assert "What the staff network says Not asked" in other


def test_what_is_withheld_has_its_place_and_no_number(made):
    said = words(made, "figures.html")
    assert "2025 Withheld to protect people Not given" in said
    [line] = [one for one in figures(made) if one["measure"] == "wres/9" and one["label"] == "2025"]
    assert (line["value"], line["low"], line["high"], line["why"]) == ("", "", "", "Withheld to protect people")


def test_a_correction_says_what_it_corrects_and_why(made):
    said = words(made, "corrections.html")
    assert "This edition corrects edition 2." in said
    assert "A team was counted twice. It is counted once now." in said
    assert "Edition 2: A word was wrong." in said


def test_an_empty_plan_makes_every_page_too():
    empty = replace(PUBLIC, items=(), measures=())
    made = build_site(site(empty, corrects=None, decisions=(), written=(), questions=(), views={}, evidence={}))
    assert "The plan holds no actions yet." in words(made)
    assert "No figures are published in this edition." in words(made, "figures.html")
    assert "This edition corrects nothing." in words(made, "corrections.html")


def test_an_edition_of_figures_alone_tells_of_measures_and_of_no_plan():
    made = build_site(site(replace(PUBLIC, plan="", plan_title="", items=()), views={}, evidence={}))
    said = words(made)
    assert "Four measures are watched. One became better" in said
    assert "1.90 times (95% range 1.7 to 2.2 times ) in 2025" in said
    assert "The plan" not in said.replace("The plan and its figures", "").replace("Progress The plan Figures", "")
    assert "This edition is of figures, and of no plan." in words(made, "plan.html")


def test_one_action_and_one_measure_are_told_as_one():
    frozen = replace(PUBLIC, items=PUBLIC.items[:4], measures=PUBLIC.measures[:1])
    said = words(build_site(site(frozen)))
    assert "One action was promised, and it is done. One measure is watched." in said


def test_what_the_organisation_scored_itself_stands_on_a_page_of_its_own_with_words_beside_squares(made):
    said = Page(made["frameworks.html"]).words
    for one in (
        "year to March 2026",
        "The scores come to 19 of 33.",
        "2 of 3. Achieving",
        "Agreed by a second person on",
    ):
        assert one in said.replace(" .", "."), one
    assert made["frameworks.html"].count(b'fill="#005eb8"') == 2
    assert b'href="frameworks.html"' in made["index.html"]


def test_without_an_assessment_there_is_no_such_page_and_no_link_to_it():
    made = build_site(site(scored=()))
    assert "frameworks.html" not in made
    assert b"frameworks.html" not in made["index.html"]


# HOW IT HANGS TOGETHER


def test_every_link_leads_to_a_file_or_a_place_that_is_there():
    made = {f"progress/3/{path}": content for path, content in build_site(site()).items()}
    made |= front_pages(listing())
    there = pages(made)
    for path, page in there.items():
        for link in (one for one in page.links if one != "data:,"):
            file, _, place = link.partition("#")
            wanted = resolved(path, file)
            assert "://" not in link, link
            assert wanted in made, (path, link)
            assert not place or place in there[wanted].places, (path, link)


def resolved(path, link):
    """Where a relative address leads from a page, as a browser has it for files."""
    if not link:
        return path
    parts = list(PurePosixPath(path).parent.parts)
    for one in PurePosixPath(link).parts:
        parts = parts[:-1] if one == ".." else [*parts, one]
    return "/".join(parts)


def test_places_in_a_page_have_names_of_their_own(made):
    for path, content in made.items():
        if path.endswith(".html"):
            found = [one.split('"')[0] for one in content.decode().split(' id="')[1:]]
            assert len(found) == len(set(found)), path


def test_the_same_edition_gives_the_same_bytes():
    assert build_site(site()) == build_site(site())


def test_the_list_of_files_has_the_hash_of_each_and_no_other(made):
    listed = json.loads(made["publication.json"])
    others = {path: content for path, content in made.items() if path != "publication.json"}
    assert listed["files"] == {path: hashlib.sha256(content).hexdigest() for path, content in others.items()}
    assert listed["frozen"] == hashlib.sha256(made["plan.json"]).hexdigest()
    assert from_bytes(made["plan.json"]) == PUBLIC


# DATA


def figures(made):
    return list(csv.DictReader(io.StringIO(made["data/figures.csv"].decode(), newline="")))


def test_the_table_schema_names_the_columns_that_are_there(made):
    described = json.loads(made["data/datapackage.json"])
    assert [one["name"] for one in described["resources"]] == ["figures", "plan"]
    for one in described["resources"]:
        content = made[f"data/{one['path']}"]
        head = content.decode().split("\n", 1)[0].split(",")
        assert [field["name"] for field in one["schema"]["fields"]] == head
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_every_value_is_of_the_type_that_the_schema_says(made):
    read = {"number": float, "date": date.fromisoformat, "boolean": ("true", "false").index, "string": str}
    for one in json.loads(made["data/datapackage.json"])["resources"]:
        types = {field["name"]: field["type"] for field in one["schema"]["fields"]}
        for line in csv.DictReader(io.StringIO(made[f"data/{one['path']}"].decode(), newline="")):
            for name, text in line.items():
                assert text == "" or read[types[name]](text) is not None


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_what_a_spreadsheet_would_calculate_is_made_harmless_and_reads_back(start):
    items = tuple(replace(one, text=start) for one in PUBLIC.items)
    made = build_site(site(replace(PUBLIC, items=items)))
    lines = list(csv.DictReader(io.StringIO(made["data/plan.csv"].decode(), newline="")))
    assert all(one["text"].startswith("'") for one in lines)
    assert {as_it_was(one["text"]) for one in lines} <= {start, f"'{start}"}


# NOTHING RUNS


def test_hostile_text_stays_text_in_every_field():
    made, calm = build_site(hostile_site()), build_site(site())
    for path, page in pages(made).items():
        known = pages(calm)[path]
        assert set(page.tags) <= set(known.tags) | {"ul", "li", "dl", "dt", "dd", "h2", "h3", "br", "a"}, path
        assert page.attributes <= known.attributes | {"id", "href"}, path
    assert HOSTILE in Page(made["index.html"]).words


def test_no_page_holds_a_script_a_style_or_an_address_elsewhere(made):
    for path, page in pages(made).items():
        assert not {"script", "style", "iframe", "form", "img"} & set(page.tags), path
        assert not {one for one in page.attributes if one.startswith("on") or one == "style"}, path
        assert b"http" not in made[path].replace(b"http://www.w3.org/2000/svg", b""), path


# THE LIST BEFORE IT


def edition(number, **said):
    known = {
        "id": UUID(int=number),
        "number": number,
        "published_at": datetime(2026, number, 1, 9, tzinfo=UTC),
        "published_on": date(2026, number, 1),
        "due_on": date(2026, 1, 29),
        "cut_off": "1 January 2026",
        "manifest": "ab" * 32,
    }
    return EditionLine(**known | said)


def listing(*editions, **said):
    known = {"slug": "progress", "title": "Our plan", "kind": "Progress", "editions": editions or (edition(3),)}
    return Listing(
        id=UUID(int=99),
        organisation=FROZEN.organisation,
        slug="northmoor",
        on=TODAY,
        is_made_up=False,
        publications=(PublicationLine(**known | said),),
    )


def test_the_list_says_what_is_late_what_was_corrected_and_what_was_withdrawn():
    two = edition(2, corrects=1, reason="A team was counted twice.", withdrawn_why="It was wrong too.")
    two = replace(two, withdrawn_at=datetime(2026, 5, 1, tzinfo=UTC))
    made = front_pages(listing(two, edition(1, corrected_by=2), waits_since=date(2026, 11, 23)))
    front, editions = Page(made["index.html"]).words, Page(made["progress/index.html"]).words

    assert "The next edition is 3 days late and not published yet." in front
    assert "No edition stands." in front  # what a withdrawn edition corrected stays wrong
    assert "It corrects edition 1: A team was counted twice." in editions
    assert "Edition 2 corrects this one." in editions
    assert "Withdrawn on 1 May 2026. It was wrong too." in editions
    assert "Published on 1 February 2026, 3 days late. It was due by 29 January 2026." in editions


def test_the_feed_is_an_atom_feed_whose_ids_stay():
    feed = ElementTree.fromstring(front_pages(listing(edition(2), edition(1)))["feed.xml"])
    later = ElementTree.fromstring(front_pages(listing(edition(3), edition(2), edition(1)))["feed.xml"])
    ids = [one.findtext(f"{ATOM}id") for one in feed.iter(f"{ATOM}entry")]

    assert feed.tag == f"{ATOM}feed"
    assert all(feed.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == FROZEN.organisation
    assert [one.findtext(f"{ATOM}id") for one in later.iter(f"{ATOM}entry")][1:] == ids
    assert feed.findtext(f"{ATOM}updated") == "2026-02-01T09:00:00+00:00"


def test_a_feed_of_hostile_words_is_still_one():
    feed = front_pages(listing(edition(1, corrects=1, reason=HOSTILE), title=HOSTILE))["feed.xml"]
    assert HOSTILE in ElementTree.fromstring(feed).findtext(f"{ATOM}entry/{ATOM}title")


def test_a_made_up_organisation_says_so_on_every_page():
    for path, page in pages(build_site(site(is_made_up=True))).items():
        assert "made up" in page.words, path


def test_what_is_frozen_is_what_is_published():
    assert build_site(site())["plan.json"] == to_bytes(PUBLIC)
