"""Evidence that was for few and is for more people from a correction on: what it said before stays for the few."""

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
