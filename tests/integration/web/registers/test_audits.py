"""The yearly audit of buying: it is prepared by one person, tested by another, and its findings are answered."""

from datetime import date
from uuid import UUID

import pytest

from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions import audits as actions
from tallystick_web.registers.actions.entries import add_entry, move_entry
from tallystick_web.registers.described import registers
from tallystick_web.registers.queries import audits as queries
from tallystick_web.registers.sample_rules import seed_of
from tests.integration.web.clock import NOON
from tests.integration.web.registers.house import TODAY, House, of_day

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]
LEAD, AUDITOR, DIRECTOR = RoleId.PROCUREMENT_LEAD, RoleId.AUDITOR, RoleId.EXECUTIVE
YEAR = date(2026, 3, 31)


@pytest.fixture
def north():
    house = House()
    partner = house.keep("suppliers", title="Friends of Health", kind="partner", is_major=True, state="in-use")
    contract(house, "Cleaning", starts_on=date(2024, 5, 1))
    contract(house, "Film for recruitment", kind="commission", starts_on=YEAR, supplier=partner)
    contract(house, "Next year’s tender", starts_on=date(2026, 4, 1))
    contract(house, "Small", is_above_limit=False)
    contract(house, "Only planned", state="planned")
    house.keep("suppliers", title="Corner shop", kind="supplier", is_major=False, state="in-use")
    return house


def contract(house, title, **said):
    said = {"kind": "tender", "is_above_limit": True, "starts_on": date(2025, 6, 1), "state": "in-force"} | said
    return house.keep("contracts", title=title, **said)


def prepared(house):
    answers = {
        "title": "Audit of 2025/26",
        "scope": "Tenders",
        "auditor": "Head of audit",
        **of_day("year_ended", YEAR),
    }
    answer = house.send("audit-prepare", answers, LEAD)
    assert answer.status_code == 303, answer.content.decode()
    return UUID(answer.url.rstrip("/").rpartition("/")[2])


def audit_now(house, audit):
    with inside(house.organisation.pk):
        return queries.audit_now(house.organisation.pk, audit)


def test_the_sample_holds_what_was_in_force_in_the_year_and_every_major_partner(north):
    found = audit_now(north, prepared(north))

    of = {one.id: found.tested[one.values["contract"] or one.values["supplier"]] for one in found.tests}
    assert sorted((of[one.id], one.values["tested"]) for one in found.tests) == [
        ("Cleaning", "weighed"),
        ("Film for recruitment", "brief"),
        ("Friends of Health", "commitment"),
        ("Friends of Health", "review"),
    ]
    assert found.entry.values["rule"] == (
        "Every contract of the year above the limit in the policy: 2. Every major supplier and partner in use: 1."
    )


def test_a_contract_that_ended_before_the_year_is_not_in_it_and_one_that_ended_in_it_is(north):
    over = contract(north, "Over long ago", starts_on=date(2020, 1, 1))
    lately = contract(north, "Over lately", starts_on=date(2020, 1, 1))
    end(north, over, on=date(2025, 3, 31))
    end(north, lately, on=date(2025, 4, 1))
    titles = {one.title for one in audit_now(north, prepared(north)).tests}

    assert "Over lately" in titles
    assert "Over long ago" not in titles


def end(house, key, *, on):
    said = {"to": "ended", "why": "It ran out.", "by": house.person(LEAD), "at": NOON, "today": on}
    with inside(house.organisation.pk):
        move_entry(register=registers()["contracts"], entry=key, **said)


def test_of_many_contracts_a_sample_is_drawn_that_the_printed_rule_draws_again(north):
    for number in range(58):
        contract(north, f"Contract {number:02}", value=1000 + number)
    audit = prepared(north)
    found = audit_now(north, audit)

    # 60 are above the limit: every 3rd by value. Those without a value come last, in the order of their ids.
    start = seed_of(audit) % 3
    by_value = [f"Contract {number:02}" for number in reversed(range(58))]
    drawn = [one.title for one in found.tests if one.values["contract"]]
    assert {one for one in drawn if one.startswith("Contract")} == set(by_value[start::3])
    assert len(drawn) == 20
    assert f"the seed {seed_of(audit)} divided by 3" in found.entry.values["rule"]


def test_an_audit_goes_from_its_sample_to_findings_that_are_answered_and_closed(north):
    audit = prepared(north)
    page = north.page("audit", AUDITOR, buying_audit=audit)
    assert "There is no opinion yet. None of the 4 tests has a result yet." in page
    test = next(one for one in audit_now(north, audit).tests if one.title == "Cleaning")

    result = {"passed": "no", "observed": "", "version": "1"}
    assert "Say what was seen" in north.send("audit-test", result, AUDITOR, audit_test=test.id).content.decode()
    result["observed"] = "The weight was 5 per cent, not 10."
    assert north.send("audit-test", result, AUDITOR, audit_test=test.id).status_code == 303
    opinion = {"opinion": "limited", "reasons": "One tender.", "version": "2", **of_day("reported_on", TODAY)}
    assert north.send("audit-opinion", opinion, AUDITOR, buying_audit=audit).status_code == 303
    finding = {"title": "The weight is not used.", "severity": "high", "recommendation": "Check it before award."}
    assert north.send("audit-finding-add", finding, AUDITOR, buying_audit=audit).status_code == 303

    [found] = audit_now(north, audit).findings
    page = north.page("audit", LEAD, buying_audit=audit)
    assert "Opinion: limited assurance. 4 tests: 1 not passed and 3 still to come." in page
    assert "One finding: 1 not answered yet." in page
    answer = {"response": "agreed", "says": "Yes.", **of_day("due_on", date(2026, 12, 31))}
    assert north.send("finding-answer", answer, LEAD, audit_finding=found.entry.id).status_code == 303
    assert "One finding: 1 to be done." in north.page("audit", LEAD, buying_audit=audit)
    close = {"how": "A step in the form.", "version": "1", **of_day("closed_on", TODAY)}
    assert north.send("finding-close", close, LEAD, audit_finding=found.entry.id).status_code == 303
    assert "One finding: 1 closed." in north.page("audit", LEAD, buying_audit=audit)


def test_the_page_says_what_the_findings_of_the_year_before_became(north):
    before = north.keep("audits", title="Audit of 2024/25", year_ended=date(2025, 3, 31), opinion="no", reasons="None.")
    north.keep("findings", title="Nobody looks.", audit=before, severity="high", recommendation="Look.")
    page = north.page("audit", LEAD, buying_audit=prepared(north))

    assert "“Audit of 2024/25”: no assurance. One finding: 1 not answered yet." in page
    assert "Nobody looks." in page


def test_who_wrote_a_finding_cannot_answer_it_even_with_both_roles(north):
    audit = prepared(north)
    auditor = north.person(AUDITOR)
    with inside(north.organisation.pk):
        said = {"title": "It is late.", "severity": "low", "recommendation": "Be on time."}
        made = actions.write_finding(audit=audit, values=said, by=auditor, at=NOON, today=TODAY)
        with pytest.raises(Refused, match="You wrote this finding"):
            actions.answer_finding(
                finding=made.pk, response="agreed", says="", due_on=TODAY, by=auditor, at=NOON, today=TODAY
            )
        # an answer of whoever wrote the finding counts as none, however it came to be there
        answer = {"title": "Agreed", "finding": made.pk, "response": "agreed", "due_on": TODAY}
        add_entry(register=registers()["finding-responses"], values=answer, by=auditor, at=NOON, today=TODAY)
    page = north.page("audit", LEAD, buying_audit=audit)

    assert "One finding: 1 not answered yet." in page
    assert "Whoever wrote the finding answered it." in page


def test_who_prepared_an_audit_does_not_write_what_came_of_it(north):
    audit = prepared(north)
    said = {"title": "All is well.", "severity": "low", "recommendation": "None."}
    with inside(north.organisation.pk), pytest.raises(Refused, match="You prepared this audit"):
        actions.write_finding(audit=audit, values=said, by=north.person(LEAD), at=NOON, today=TODAY)


def test_an_audit_of_nothing_leaves_nothing_behind():
    empty = House()
    answers = {"title": "Audit", "scope": "", "auditor": "", **of_day("year_ended", YEAR)}
    said = empty.send("audit-prepare", answers, LEAD).content.decode()

    assert "There is nothing to test" in said
    assert empty.events("entry-added") == 0


@pytest.mark.parametrize(
    ("route", "role"),
    [("audit-opinion", LEAD), ("audit-opinion", RoleId.EDI_LEAD), ("audit-finding-add", DIRECTOR)],
)
def test_only_an_auditor_writes_what_came_of_an_audit(north, route, role):
    assert north.get(route, role, buying_audit=prepared(north)).status_code == 403
    assert north.get("audit-prepare", AUDITOR).status_code == 403
