"""Keeping evidence, as a browser meets it: from the first piece to the page of a framework, printed."""

from datetime import date

import pytest

from tests.integration.web.evidence.keeping import Place
from tests.system.web.people import fill_day, go_on_as

LONG = "Paper to the people committee on what became of the mixed panels for posts from band 8a to band 9 and beyond"

pytestmark = pytest.mark.usefixtures("made_up")


def test_a_lead_keeps_a_piece_of_evidence_and_holds_it_for_two_frameworks(service, page, looked_at, tmp_path):
    place = given_an_edi_lead_is_signed_in(service, page)
    when_they_add_a_paper_on_a_data_source(service, page, looked_at, place, tmp_path)
    when_they_hold_it_for_two_frameworks(page, looked_at)
    then_the_pages_of_both_show_it_and_what_has_none(service, page, looked_at)
    then_it_is_corrected_and_withdrawn_and_stays_to_be_read(service, page, looked_at)


def given_an_edi_lead_is_signed_in(service, page):
    place = Place("northmoor", "Northmoor Hospitals")
    go_on_as(page, service, place.lead)
    page.goto(f"{service}/o/northmoor/evidence/")
    return place


def when_they_add_a_paper_on_a_data_source(service, page, looked_at, place, tmp_path):
    looked_at("evidence-none")
    source = place.source("Recruitment system")
    page.goto(f"{service}/o/northmoor/sources/{source}/")
    looked_at("source-without-evidence")
    page.get_by_role("link", name="Add evidence").click()
    page.get_by_role("button", name="Add the evidence").click()
    looked_at("evidence-wrong")
    (tmp_path / "board paper.pdf").write_bytes(b"%PDF-1.7 a paper")
    page.get_by_label("Title").fill(LONG)
    page.get_by_label("Document").check()
    page.get_by_label("Text (optional)").fill("See section 3.\nThe share of mixed panels rose from 4 in 10 to 9 in 10.")
    page.locator("input[type=file]").set_input_files(tmp_path / "board paper.pdf")
    fill_day(page, "Date of the evidence", date(2026, 11, 3))
    page.get_by_label("Something was done").check()
    page.get_by_label("Some evidence").check()
    page.get_by_label("Everybody who reads evidence", exact=True).check()
    page.get_by_role("button", name="Add the evidence").click()
    page.get_by_text("The evidence was added.").wait_for()
    looked_at("evidence-piece")


def when_they_hold_it_for_two_frameworks(page, looked_at):
    for framework, clause in (("Workforce Race Equality Standard", "2: Who is"), ("NHS equality", "2a: How likely")):
        page.get_by_role("link", name=framework).last.click()
        page.get_by_label(clause).check()
        looked_at("evidence-map")
        page.get_by_role("button", name="Save").click()
        page.get_by_text("What it is held for is saved.").wait_for()
    looked_at("evidence-held-for-two")


def then_the_pages_of_both_show_it_and_what_has_none(service, page, looked_at):
    page.goto(f"{service}/o/northmoor/evidence/frameworks/")
    looked_at("frameworks")
    for framework in ("wres", "edi-plan", "equality-duty"):
        page.goto(f"{service}/o/northmoor/evidence/frameworks/{framework}/")
        looked_at(f"coverage-{framework}")
        assert page.get_by_role("link", name=LONG).count() == (framework != "equality-duty")
    page.goto(f"{service}/o/northmoor/evidence/?framework=wres")
    looked_at("evidence-list")


def then_it_is_corrected_and_withdrawn_and_stays_to_be_read(service, page, looked_at):
    page.get_by_role("link", name=LONG).click()
    page.get_by_role("link", name="Correct it").click()
    looked_at("evidence-correct")
    page.get_by_label("Why is it corrected?").fill("The date was that of the draft.")
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_role("link", name="Attach it to something").click()
    looked_at("evidence-attach")
    page.go_back()
    page.get_by_role("link", name="It is not about this").click()
    looked_at("evidence-detach")
    page.go_back()
    page.get_by_role("link", name="Withdraw it").click()
    looked_at("evidence-withdraw")
    page.get_by_label("Why?").fill("A later paper says otherwise.")
    page.get_by_role("button", name="Withdraw the evidence").click()
    page.get_by_text("This evidence was withdrawn.").wait_for()
    page.get_by_text("Who said what, and when").click()
    looked_at("evidence-withdrawn")
