"""Who evidence is for: what was said for few stays for the few, and whoever cannot attach it cannot take it off."""

from uuid import UUID

import pytest

from tallystick_web.organisations.rules import RoleId
from tests.integration.web.evidence.keeping import NOTE, Place, a_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("still_clock")]


def test_a_correction_for_more_people_does_not_open_what_was_said_for_few():
    north = Place("northmoor", "Northmoor Hospitals")
    evidence = north.add(
        visibility="team", text="Counsel says that we would lose.", kind="document", file=a_file("advice.pdf")
    )
    before = north.versions(evidence)[0].id
    wider = NOTE | {"version": "1", "why": "Fit for all to read.", "text": "Advice was taken."}
    wider |= {"kind": "document", "file": a_file("summary.pdf", b"%PDF-1.7 a summary")}
    assert north.send("correct-evidence", wider, evidence=evidence).status_code == 303
    now = north.versions(evidence)[0].id

    def reads(role, version):
        return north.browser(role).get(north.address("evidence-file", evidence_version=version)).status_code

    said = north.page("evidence-piece", RoleId.BOARD_MEMBER, evidence=evidence)
    assert "Advice was taken." in said
    assert "Counsel" not in said
    assert (reads(RoleId.BOARD_MEMBER, now), reads(RoleId.BOARD_MEMBER, before)) == (200, 404)
    assert "Counsel" in north.page("evidence-piece", RoleId.AUDITOR, evidence=evidence)
    assert reads(RoleId.AUDITOR, before) == 200


def test_whoever_cannot_attach_evidence_to_a_thing_cannot_take_it_off_either():
    north = Place("northmoor", "Northmoor Hospitals")
    about = {"subject_kind": "data-source", "subject": north.source()}
    evidence = UUID(north.send("add-evidence-about", NOTE, **about).url.rstrip("/").rpartition("/")[2])
    on_it = north.page("evidence-piece", evidence=evidence).partition("/evidence/attached/")[2].partition("/")[0]
    assert "/evidence/attached/" not in north.page("evidence-piece", RoleId.EXECUTIVE, evidence=evidence)
    why = {"why": "It is not mine."}
    assert north.send("detach-evidence", why, RoleId.EXECUTIVE, evidence_on=on_it).status_code == 403
    assert north.send("detach-evidence", why, evidence_on=on_it).status_code == 303
