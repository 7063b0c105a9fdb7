"""Releases for readers outside the analyst's desk, and figures hidden at will."""

from dataclasses import fields, is_dataclass, replace
from datetime import date

from tallystick.account.wres import tables_of
from tallystick.disclosure.decisions import Contract, Decisions
from tallystick.disclosure.gate import Gate, guard
from tallystick.release.make import make
from tallystick.release.policy import Audience
from tallystick.release.protection import Acceptance, Coarsened, Protection
from tallystick.release.shown import Hidden, Reason, Shown
from tests.integration.made_up_trusts import understood, years_of

BY_NAME = Acceptance(name="Ada Osei", role="Senior information risk owner", on=date(2026, 11, 1))
ACCEPTED = Decisions(contract=Contract(standards=("wres",), accepted=BY_NAME))
UNDECIDED = Decisions()
HIDDEN = Hidden(Reason.PROTECTS_PEOPLE)
PROTECTION = Protection(
    contract="hes",
    finer="hes",
    survey="survey-11",
    menu=("contract",),
    withheld=12,
    coarsened=(Coarsened(table="directorate", indicator="3"),),
)


def guarded(seed=3, *, decisions=ACCEPTED, audience=Audience.ORGANISATION):
    """The release of a made-up trust for others, through the gate."""
    gate = Gate(audience=audience, decisions=decisions)
    [tables] = tables_of(understood("Made-up Trust", 2025, next(years_of(seed, years=1)))).values()
    return make(guard(tables, gate), gate.policy_for(["wres"]))


def with_hidden(part, chosen):
    """The same with each figure hidden for which ``chosen()`` is true."""
    if isinstance(part, Shown):
        return HIDDEN if chosen() else part
    if isinstance(part, tuple):
        return tuple(with_hidden(one, chosen) for one in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{f.name: with_hidden(getattr(part, f.name), chosen) for f in fields(part)})
    return part


def for_others(release, chosen):
    """A desk release as if the gate had made it, with figures hidden at will and what others never get taken out."""
    tables = tuple(
        replace(
            table,
            results=with_hidden(table.results, chosen),
            breakdowns=with_hidden(table.breakdowns, chosen),
            others=with_hidden(table.others, chosen),
            restated=(),
            funnel=(),
            notices=(),
            protection=PROTECTION,
            provenance=replace(table.provenance, made_from=()),
        )
        for table in release.tables
    )
    return replace(release, audience=Audience.PUBLIC, watermark="For publication", tables=tables)
