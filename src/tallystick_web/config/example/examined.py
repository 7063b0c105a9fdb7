"""What a made-up membership body looked back at: two quarters of outputs, and the yearly audit of buying."""

from datetime import date, datetime, timedelta
from typing import TypedDict
from uuid import UUID

from tallystick_web.config.example.registered import Keeper
from tallystick_web.organisations.models import Person
from tallystick_web.organisations.rules import RoleId
from tallystick_web.registers.actions import audits, looking_back
from tallystick_web.registers.actions.entries import move_entry
from tallystick_web.registers.described import registers
from tallystick_web.registers.described.audits import Passed, Response
from tallystick_web.registers.described.outputs import Mark
from tallystick_web.registers.queries.audits import audit_now
from tallystick_web.registers.queries.looking_back import look_back_now

_MARKS = (Mark.CONSIDERED, Mark.SHAPED, Mark.MENTIONED, Mark.NOT_RELEVANT, Mark.CONSIDERED, Mark.MISSING)
_SEEN = {
    Mark.MISSING: "Nobody asked how it reads for people from ethnic minority groups.",
    Mark.MENTIONED: "A sentence at the end, and no example.",
}
_MISSED = ("An article on ward managers that names six of them, and shows one.", "The launch of the yearly survey")


def look_back(keeper: Keeper) -> None:
    """Look back at the newest two quarters: one is done and read twice, the other is half marked."""
    for name, is_done in (("q1", True), ("q0", False)):
        begun = _begin(keeper, name)
        _mark(keeper, begun, is_done=is_done)
        _miss(keeper, begun, name, _MISSED[not is_done])
        if is_done:
            step = {"to": "closed", "why": "Both readings are in, and the benchmark is agreed."}
            move_entry(
                register=registers()["look-backs"], entry=begun, **step, **_by(keeper, RoleId.COMMUNICATIONS_LEAD)
            )


def _begin(keeper: Keeper, name: str) -> UUID:
    period = keeper.period(name)
    values = {"title": f"Look-back, {period.label}", "quarter_ended": period.until, "benchmark": 70}
    row = looking_back.begin_look_back(values=values, **_by(keeper, RoleId.COMMUNICATIONS_LEAD))
    return row.pk


def _mark(keeper: Keeper, begun: UUID, *, is_done: bool) -> None:
    found = look_back_now(keeper.made.organisation.pk, begun)
    outputs = [one.output.id for one in found.read] if found is not None else []
    marks = [_MARKS[place % len(_MARKS)] for place in range(len(outputs))]
    given = {one: (mark, _SEEN.get(mark, "")) for one, mark in zip(outputs, marks, strict=True)}
    some = outputs if is_done else outputs[: len(outputs) // 2]
    who = RoleId.COMMUNICATIONS_LEAD
    looking_back.mark_outputs(look_back=begun, given={one: given[one] for one in some}, **_by(keeper, who))
    if is_done:
        again = dict(given)
        again[outputs[0]] = (Mark.MENTIONED, "It is said once, and nothing is asked for.")
        looking_back.mark_again(look_back=begun, given=again, **_by(keeper, RoleId.EDI_LEAD))


def _miss(keeper: Keeper, begun: UUID, name: str, title: str) -> None:
    values = {"title": title, "on": keeper.period(name).since + timedelta(days=20), "why": "It was written in a day."}
    looking_back.name_missed_chance(look_back=begun, values=values, **_by(keeper, RoleId.COMMUNICATIONS_LEAD))


# THE YEARLY AUDIT


def audit(keeper: Keeper) -> None:
    """Prepare the audit of the last year, test most of its sample, and answer one of two findings."""
    ended = keeper.period("y0").until
    begun = audits.prepare_audit(
        values={
            "title": f"Buying, year to March {ended.year}",
            "year_ended": ended,
            "scope": "Contracts above the limit, and whether major partners share our values.",
        },
        **_by(keeper, RoleId.PROCUREMENT_LEAD),
    ).pk
    _test(keeper, begun)
    _find(keeper, begun)


def _test(keeper: Keeper, begun: UUID) -> None:
    found = audit_now(keeper.made.organisation.pk, begun)
    tests = list(found.tests) if found is not None else []
    for place, one in enumerate(tests[:-1]):
        passed = Passed.NO if place % 4 == 2 else Passed.YES
        observed = "The file has no sign of it." if passed is Passed.NO else ""
        audits.write_result(
            test=one.id, passed=passed, observed=observed, seen=one.version, **_by(keeper, RoleId.AUDITOR)
        )


def _find(keeper: Keeper, begun: UUID) -> None:
    titles = (
        "One tender gave race equality half the weight that the policy fixes",
        "A result was due and not looked at",
    )
    advice = ("Have the form refuse another weight.", "Put every result into the diary of whoever keeps the contract.")
    rows = [
        audits.write_finding(
            audit=begun,
            values={"title": title, "severity": severity, "recommendation": what},
            **_by(keeper, RoleId.AUDITOR),
        )
        for title, what, severity in zip(titles, advice, ("high", "medium"), strict=True)
    ]
    audits.answer_finding(
        finding=rows[0].pk,
        response=Response.AGREED,
        says="The form is changed with the next release.",
        due_on=keeper.today + timedelta(days=60),
        **_by(keeper, RoleId.PROCUREMENT_LEAD),
    )


class _Did(TypedDict):
    by: Person
    at: datetime
    today: date


def _by(keeper: Keeper, role: RoleId) -> _Did:
    return {"by": keeper.made.people[role], "at": keeper.now, "today": keeper.today}
