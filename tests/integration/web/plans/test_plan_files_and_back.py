"""A plan leaves as a file and comes in as one: nothing is lost on the way, nothing is made that nobody looked at."""

import io
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from xlsxwriter import Workbook

from tallystick_web.core.fence import inside
from tallystick_web.organisations.rules import RoleId
from tallystick_web.plans import actions, queries, queries_bringing
from tallystick_web.plans.brought.holds import Holds
from tallystick_web.plans.rules import Delivery, EvidenceGrade, Kind
from tests.integration.web.clock import NOON
from tests.integration.web.plans import made
from tests.integration.web.plans.house import House, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]

ROWS = (
    ("Outcome", "What will we do?", "Owner", "By when", "RAG", "Oddity"),
    ("Recruitment is fair", "=Score in writing", "Team lead", "Sep 2026", "On track", "x"),
    ("", "Publish shortlisting", "TL", "ongoing", "Amber", "y"),
)


@pytest.fixture
def house():
    return House("northmoor", "Northmoor Hospitals")


@pytest.fixture
def plan(house):
    with inside(house.organisation.pk):
        return made.plan(house.organisation)


@pytest.fixture
def next_plan(house, plan):
    with inside(house.organisation.pk):
        return made.plan(house.organisation, starts_on=date(2027, 4, 1), title="Plan of 2027")


def workbook(*rows):
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet("Plan")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return out.getvalue()


def send(house, plan, content, name="plan.xlsx", role=RoleId.EDI_LEAD):
    file = io.BytesIO(content)
    file.name = name
    return house.post(role, "plan-bring-in", {"file": file}, plan=plan.pk)


def fields_in(page):
    """What the form of a page would send as it stands: its hidden file, and the answer chosen for every column."""
    found = {"packed": re.search(r'name="packed" value="([^"]+)"', page)[1]}
    for name, options in re.findall(r'<select[^>]* name="(column-\d+)".*?>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else "ignored"
    return found


def make(house, plan, answer, **changed):
    sent = fields_in(text(answer)) | {"step": "make"} | changed
    return house.post(RoleId.EDI_LEAD, "plan-bring-in", sent, plan=plan.pk)


def network(plan):
    with inside(plan.organisation_id):
        return queries.network_of(plan)


def everything(of):
    """What every item says, with the words of what it stands under, its measures and what was said of the doing."""
    found = of.nodes
    said = [
        (
            one.kind,
            one.wording,
            sorted(found[key].wording.text for key in one.uppers),
            sorted(one.measures),
            (one.update.delivery, one.update.said, one.update.next) if one.update else None,
        )
        for one in found.values()
    ]
    return sorted(said, key=repr)


@pytest.fixture
def full(house, plan):
    """A plan in which everything is said that can be said, some of it twice and some of it strange."""
    with inside(plan.organisation_id):
        outcome = made.outcome(plan)
        commitment = made.item(plan, Kind.COMMITMENT, "To be an anti-racist organisation", note="Said\nin two lines")
        action = made.action(
            plan,
            outcome,
            commitment,
            starts_on=date(2026, 4, 1),
            cause="=Panels decide before they score",
            evidence_grade=EvidenceGrade.SOME,
            evidence_source="Kline, 2021",
            cost=Decimal("1200.50"),
            hours=Decimal("7.5"),
            measures=("wres/3", "wres/2"),
        )
        made.item(plan, Kind.ACTION, "@Every panel: scores, then talks", outcome, lead_title="Head of pay")
        made.item(plan, Kind.ACTION, "The same words", outcome)
        made.item(plan, Kind.ACTION, "The same words", outcome)
        made.item(plan, Kind.SUCCESS, "Nine of ten panels\nkeep their sheets", outcome)
        actions.update_item(
            item=action,
            delivery=Delivery.HELD_UP,
            said="-2 panels",
            next_step="Ask again",
            by=made.person(plan.organisation, RoleId.TEAM_LEAD),
            at=NOON,
        )
    return plan


@pytest.mark.parametrize("form", ["xlsx", "csv", "docx"])
def test_a_plan_that_leaves_comes_in_again_without_loss(house, full, next_plan, form):
    content = house.get(RoleId.EDI_LEAD, "plan-file", plan=full.pk, form=form).content
    looked_at = send(house, next_plan, content, f"plan.{form}")
    answer = make(house, next_plan, looked_at)

    assert "Look at these first" not in text(looked_at)
    assert answer.status_code == 303
    assert everything(network(next_plan)) == everything(network(full))


@pytest.mark.parametrize("form", ["xlsx", "csv", "docx"])
def test_a_file_holds_no_draft_for_whoever_reads_none(house, full, form):
    content = house.get(RoleId.STAFF, "plan-file", plan=full.pk, form=form).content
    keepers = house.get(RoleId.EDI_LEAD, "plan-file", plan=full.pk, form=form).content

    assert b"anti-racist" not in content or form != "csv"
    assert len(content) < len(keepers)
    if form == "docx":
        assert Document(io.BytesIO(content)).tables == []


def test_a_plan_of_another_organisation_is_no_file(house, full):
    other = House("canary-beck", "Canary Beck")
    assert other.get(RoleId.EDI_LEAD, "plan-file", plan=full.pk, form="csv").status_code == 404
    assert other.get(RoleId.EDI_LEAD, "plan-bring-in", plan=full.pk).status_code == 404


def test_what_would_be_added_is_seen_first_and_nothing_is_made(house, plan):
    page = text(send(house, plan, workbook(*ROWS)))

    assert "One outcome and two actions would be added, as drafts." in page
    assert "“ongoing” was not understood" in page
    assert "“Amber” is a colour" in page
    assert "30 September 2026" in page
    assert network(plan).nodes == {}


def test_what_was_seen_is_made_as_drafts_and_the_answers_are_remembered(house, plan):
    looked_at = send(house, plan, workbook(*ROWS))
    answer = make(house, plan, looked_at, **{"column-5": "cause"})
    found = network(plan)
    [outcome] = found.of(Kind.OUTCOME)

    assert answer.status_code == 303
    assert {one.wording.text: one.wording.cause for one in found.under(outcome, Kind.ACTION)} == {
        "=Score in writing": "x",
        "Publish shortlisting": "y",
    }
    with inside(plan.organisation_id):
        assert queries_bringing.columns_said(plan.organisation_id)["oddity"] is Holds.CAUSE
    again = fields_in(text(send(house, plan, workbook(*ROWS))))
    assert again["column-5"] == "cause"


def test_what_somebody_else_says_of_columns_meanwhile_changes_no_page_that_is_open(house, plan, next_plan):
    strange = workbook(("Northmoor", "2026"), ("Was", "Wer"), ("Score in writing", "Team lead"))
    mine = text(send(house, plan, strange))
    with inside(plan.organisation_id):
        by = made.person(house.organisation, RoleId.EDI_LEAD)
        queries_bringing.ColumnAnswer.objects.bulk_create(
            queries_bringing.ColumnAnswer(
                organisation_id=plan.organisation_id, heading=heading, holds=holds, by=by, at=NOON
            )
            for heading, holds in (("was", "action"), ("wer", "lead"))
        )
    sent = fields_in(mine) | {"step": "make", "column-0": "action"}
    house.post(RoleId.EDI_LEAD, "plan-bring-in", sent, plan=plan.pk)
    make(house, next_plan, send(house, next_plan, strange))

    # My page took the first row for headings, and holds to that; a page that is opened now knows better.
    assert [one.wording.text for one in network(plan).of(Kind.ACTION)] == ["Was", "Score in writing"]
    assert [one.wording.text for one in network(next_plan).of(Kind.ACTION)] == ["Score in writing"]


def test_looking_again_with_other_answers_makes_nothing(house, plan):
    sent = fields_in(text(send(house, plan, workbook(*ROWS)))) | {"step": "look", "column-1": "ignored"}
    page = text(house.post(RoleId.EDI_LEAD, "plan-bring-in", sent, plan=plan.pk))

    assert "One outcome would be added, as drafts." in page
    assert network(plan).nodes == {}


def test_of_two_people_who_bring_in_the_same_file_the_second_adds_nothing(house, plan):
    looked_at = send(house, plan, workbook(*ROWS))
    make(house, plan, looked_at)
    second = make(house, plan, looked_at)

    assert "the plan says it already" in text(second)
    assert len(network(plan).of(Kind.ACTION)) == 2


def test_what_was_dropped_may_be_brought_in_again(house, plan):
    with inside(plan.organisation_id):
        dropped = made.item(plan, Kind.OUTCOME, "Recruitment is fair")
        made.go(dropped, "withdraw")
    page = text(send(house, plan, workbook(*ROWS)))

    assert "One outcome and two actions would be added" in page


def test_a_second_file_goes_under_what_the_first_one_made(house, plan):
    make(house, plan, send(house, plan, workbook(*ROWS)))
    more = workbook(ROWS[0], ("Recruitment is fair", "Review adverts", "", "", "", ""))
    make(house, plan, send(house, plan, more))
    found = network(plan)
    [outcome] = found.of(Kind.OUTCOME)

    assert len(found.under(outcome, Kind.ACTION)) == 3


def test_a_teams_file_names_an_outcome_of_the_organisations_plan(house, plan):
    where = house.organisation
    with inside(where.pk):
        outcome = made.outcome(plan)
        made.go(outcome, "agree")
        unit = made.team(where, "Recruitment")
        team = made.plan(where, unit=unit, title="Recruitment's plan")
    rows = (
        ("Kind", "What it says", "Stands under"),
        ("action", "Score in writing", "People are appointed equally often"),
    )
    make(house, team, send(house, team, workbook(*rows)))

    [action] = network(team).of(Kind.ACTION)
    assert action.uppers == (outcome.pk,)


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"%PDF-1.7", "plan.csv", "it is a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "plan.xlsx", "could not be read"),
        (b"PK\x03\x04", "plan.docx", "could not be read"),
        (b"one column\nand no more\n", "plan.csv", "No table with headings"),
        (b"a,b\n" + b"1,2\n" * 6000, "plan.csv", "more than any plan does"),
        (b"", "plan.csv", "The file is empty"),
        (b"a,b\n1,2\n", "plan.exe", "Choose a workbook"),
    ],
)
def test_what_cannot_be_a_plan_is_said_beside_the_file(house, plan, content, name, why):
    page = text(send(house, plan, content, name))

    assert why in page
    assert "There is a problem" in page


def test_what_was_read_for_one_plan_is_no_ones_to_change_or_to_use_in_another(house, plan, next_plan):
    sent = fields_in(text(send(house, plan, workbook(*ROWS)))) | {"step": "make"}
    elsewhere = house.post(RoleId.EDI_LEAD, "plan-bring-in", sent, plan=next_plan.pk)
    changed = house.post(RoleId.EDI_LEAD, "plan-bring-in", sent | {"packed": f"x{sent['packed']}"}, plan=plan.pk)

    for answer in (elsewhere, changed):
        assert "Choose the file again" in text(answer)
    assert network(plan).nodes == network(next_plan).nodes == {}


@pytest.mark.parametrize("role", [RoleId.STAFF, RoleId.EXECUTIVE, RoleId.TEAM_LEAD])
def test_only_those_who_keep_the_plan_bring_anything_in(house, plan, role):
    assert house.get(role, "plan-bring-in", plan=plan.pk).status_code == 403
    assert send(house, plan, workbook(*ROWS), role=role).status_code == 403


def test_a_name_in_a_file_is_known_among_the_organisations_own_people_alone(house, plan):
    make(house, plan, send(house, plan, workbook(*ROWS)))
    lead = {one.wording.text: one.wording.lead for one in network(plan).of(Kind.ACTION)}
    with inside(plan.organisation_id):
        expected = made.person(house.organisation, RoleId.TEAM_LEAD).pk

    assert lead == {"=Score in writing": expected, "Publish shortlisting": expected}


def test_a_plan_is_full_at_some_point(house, plan):
    rows = [("Outcome", "Action"), *(("One", f"Action number {number}") for number in range(1001))]
    page = text(make(house, plan, send(house, plan, workbook(*rows))))

    assert "up to 1000 are taken" in page
    assert network(plan).nodes == {}


def test_an_update_says_that_it_comes_from_the_file(house, plan):
    make(house, plan, send(house, plan, workbook(*ROWS)))
    [first] = [one for one in network(plan).of(Kind.ACTION) if one.update]
    assert replace(first.update, by=None, at=NOON).said == "So it says in the file that was brought in."
