"""Sources: every kind is told, overdue is said in words, and a name stands once."""

from datetime import date
from decimal import Decimal

import pytest

from tallystick.definitions.indicator import RecordedAs
from tallystick_web.core.rules import Refused
from tallystick_web.numbers.inventory import Entry, Source
from tallystick_web.numbers.presenters.sources import SourcesPage, lines_of
from tallystick_web.numbers.source_rules import SourceKind, check_name_is_free, is_overdue, refresh_in_words
from tests.integration.web.clock import NOON

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("due", "says", "overdue"),
    [
        (None, "No date is set", False),
        (date(2026, 11, 26), "Due today", False),
        (date(2026, 11, 27), "Due in 1 day", False),
        (date(2027, 11, 26), "Due in 365 days", False),
        (date(2026, 11, 25), "Overdue by 1 day", True),
        (date(2022, 11, 26), "Overdue by 1,461 days", True),
    ],
)
def test_when_a_source_is_renewed_is_said_from_today(due, says, overdue):
    assert (refresh_in_words(due, on=TODAY), is_overdue(due, on=TODAY)) == (says, overdue)


@pytest.mark.parametrize("kind", SourceKind)
def test_every_kind_has_a_name_and_says_what_comes_from_it(kind):
    assert kind.label
    assert kind.used_for.endswith(".")


def test_whatever_an_indicator_counts_comes_from_one_kind_of_source():
    placed = [recorded for kind in SourceKind for recorded in kind.records]
    assert sorted(placed) == sorted(RecordedAs)


def test_a_name_stands_once_whatever_its_capitals():
    with pytest.raises(Refused, match="already a source"):
        check_name_is_free(name=" trac ", taken=frozenset({"Trac"}))
    check_name_is_free(name="Trac 2", taken=frozenset({"Trac"}))


def entry(**said):
    given = {"owner": "Team", "covers": "", "known_share": None, "faults": "", "next_refresh": None, "by": "Nia"}
    return Entry(**given | {"at": NOON} | said)


def page(*sources, known=()):
    listed = [Source(id=None, kind=kind, name=name, entries=(one,)) for kind, name, one in sources]
    return SourcesPage(lines=lines_of(listed, dict(known), today=TODAY), can_keep=False)


def test_the_first_sentence_counts_and_names_what_is_overdue():
    late, early = entry(next_refresh=date(2026, 1, 1)), entry(next_refresh=date(2027, 1, 1))
    two = page((SourceKind.PAY, "Payroll", late), (SourceKind.BOARD, "Board list", early))
    assert two.says == "Two sources are on the list. Overdue: Payroll."
    assert page((SourceKind.BOARD, "Board list", early)).says == "One source is on the list. None is overdue."
    assert page().says == "It is not written down yet where your figures come from."


def test_kinds_that_are_not_there_are_named_unless_nothing_is():
    assert page().missing == ""
    said = page((SourceKind.PAY, "Payroll", entry())).missing
    assert said.startswith("Not on the list: staff record, recruitment,")
    assert "pay" not in said.replace("pay band", "")


def test_what_figures_say_of_a_source_stands_before_what_was_typed():
    typed = entry(known_share=Decimal("94.0"))
    [line] = page((SourceKind.PAY, "Payroll", typed), known=[(SourceKind.PAY, ("Not known: 3.0%.",))]).lines
    assert line.completeness == ("Not known: 3.0%.", "Group known of 94% (Nia said so on 26 November 2026).")
    [line] = page((SourceKind.PAY, "Payroll", entry())).lines
    assert line.completeness == ("Not said yet",)


@pytest.mark.parametrize(("share", "text"), [("100.0", "100%"), ("0.0", "0%"), ("94.5", "94.5%"), ("90", "90%")])
def test_a_typed_share_is_written_as_people_write_it(share, text):
    [line] = page((SourceKind.PAY, "Payroll", entry(known_share=Decimal(share)))).lines
    assert f"of {text} (" in line.completeness[0]
