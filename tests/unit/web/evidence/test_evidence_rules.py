"""What makes a piece of evidence, and who sees it."""

from dataclasses import replace
from datetime import date

import pytest

from tallystick_web.core.rules import Refused
from tallystick_web.evidence.rules import (
    Grade,
    Kind,
    Said,
    Shows,
    Visibility,
    check_link,
    check_mapping,
    check_said,
    visible_to,
)

TODAY = date(2026, 11, 26)
NOTE = Said(
    title="What the network said",
    kind=Kind.NOTE,
    shows=Shows.EFFECT,
    dated=TODAY,
    grade=Grade.OPINION,
    visibility=Visibility.TEAM,
    text="It is easier to speak up.",
    link="",
)


def test_a_note_needs_a_title_and_a_text():
    check_said(NOTE, has_file=False, today=TODAY)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"title": "  "}, "Enter a title"),
        ({"dated": date(2026, 11, 27)}, "today or in the past"),
        ({"kind": Kind.DOCUMENT}, "needs its file"),
        ({"kind": Kind.LINK}, "needs its address"),
        ({"kind": Kind.QUOTE, "text": " ", "link": "https://example.org"}, "needs its words"),
        ({"text": ""}, "nothing to look at"),
        ({"link": "http://example.org"}, "must begin with https"),
    ],
)
def test_what_is_missing_is_said(change, says):
    with pytest.raises(Refused, match=says):
        check_said(replace(NOTE, **change), has_file=False, today=TODAY)


@pytest.mark.parametrize("link", ["https://example.org", "https://example.org/a/b?c=d#e", "https://example.org:443/"])
def test_an_address_of_a_page_is_taken(link):
    check_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "HTTPS//example.org",
        "https://",
        "https:///path",
        "https://name:word@example.org/",
        "https://name@example.org/",
        "https://example.org:8443/",
        "https://example.org:x/",
        "https://[::1",
        "https://example.org/a b",
        "https://example.org/\u202eb",
        "https://example.org/" + "x" * 500,
        "//example.org",
    ],
)
def test_every_other_address_is_refused(link):
    with pytest.raises(Refused):
        check_link(link)


@pytest.mark.parametrize(
    ("keeps_plan", "reads_organisation", "seen"),
    [
        (False, False, {"may-be-published"}),
        (True, False, {"may-be-published"}),
        (False, True, {"may-be-published", "organisation"}),
        (True, True, {"may-be-published", "organisation", "team"}),
    ],
)
def test_drafts_are_for_who_keeps_the_plan_and_reads_its_figures(keeps_plan, reads_organisation, seen):
    assert visible_to(keeps_plan=keeps_plan, reads_organisation=reads_organisation) == seen


def test_a_mapping_that_others_changed_meanwhile_is_refused_first():
    with pytest.raises(Refused, match="Somebody else changed"):
        check_mapping(seen=["1"], now=["1", "2"], chosen=["1"])
    with pytest.raises(Refused, match="You changed nothing"):
        check_mapping(seen=["1"], now=["1"], chosen=["1"])
    check_mapping(seen=["1"], now=["1"], chosen=[])


def test_doing_and_changing_have_no_word_in_common_for_readers():
    assert Shows.ACTIVITY.label == "something was done"
    assert Shows.EFFECT.label == "something changed"
