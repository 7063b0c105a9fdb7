"""Approved sets of made-up organisations, listed as the service lists them."""

from functools import cache

from tallystick.account.approve import Asked, approve
from tallystick.account.understand import understood_counts
from tallystick.account.wres import tables_of
from tallystick.attack.facts import Facts
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.release.canonical import to_bytes
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance
from tallystick.tallies.return_file import read_return_file
from tallystick_web.core.fence import inside
from tallystick_web.numbers.actions import record_release
from tallystick_web.numbers.queries import ledger
from tallystick_web.numbers.rules import Subject
from tests.integration.web.clock import NOON

ACCEPTED = Decisions(contract=Contract(standards=("wres",), accepted=Acceptance(name="A", role="B", on=NOON.date())))
HEADER = "organisation,standard,year,indicator,row,group,happened,people,percent"
# White and BME people shortlisted, and how many of them were appointed.
RECRUITMENT = ((300, 1200), (90, 600))


@cache
def standards_set(name, recruitment=RECRUITMENT, *, year=2025, exact=True, audience=Audience.PUBLIC, rows=""):
    """The approved set of an organisation that handed in recruitment and nothing else, or these rows of a return."""
    (white, of_white), (bme, of_bme) = recruitment
    lines = [f"white,{white},{of_white}", f"bme,{bme},{of_bme}"]
    text = (
        f"{HEADER}\n{rows}" if rows else "\n".join([HEADER, *(f"{name},wres,{year},2,,{line}," for line in lines), ""])
    )
    understood = understood_counts([read_return_file(text.encode(), name="return.csv")])
    [tables] = tables_of(understood).values()
    decisions = ACCEPTED if exact else Decisions()
    return approve(tables, Asked(audience=audience, decisions=decisions, earlier={}, facts=Facts())).content


def list_set(where, content, *, subject=Subject.STANDARDS):
    """List an approved set of an organisation."""
    with inside(where.pk):
        return record_release(
            organisation=where.pk,
            subject=subject,
            content=content,
            deposits=[],
            tests={},
            ledger_seen=[one.pk for one in ledger(where.pk, subject)],
            at=NOON,
        )


def list_pay(where, release):
    """List an approved set of pay."""
    return list_set(where, to_bytes(release), subject=Subject.PAY)
