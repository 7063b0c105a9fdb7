"""The page about registers: what each keeps, the ways of its entries, when they go stale, and what is counted of it."""

from collections.abc import Iterator, Mapping

from markdown_parts import code, listed, page, table

from tallystick_web.organisations.rules import Capability, roles
from tallystick_web.plans.coverage_rules import Place, places
from tallystick_web.registers.columns import Column, ColumnKind, Register, State
from tallystick_web.registers.described import registers
from tallystick_web.registers.measured.book import RegisterMeasure
from tallystick_web.registers.measured.every import PREFIX, register_measures
from tallystick_web.registers.part_rules import FOLLOWS, TAKING, Found, Paid, Prominence, Stage
from tallystick_web.registers.rules import SOON_DAYS, Freshness

_MEASURES = ("Measure", "What it counts", "In", "How often", "Better")


def registers_page(intro: str, kinds: Mapping[str, str], freshness: Mapping[str, str]) -> str:
    """The page; ``kinds`` and ``freshness`` are the words for what columns hold and for how an entry stands."""
    own = (
        "Beside its columns an entry has a title, a part of the organisation, somebody who answers for it, and a note."
    )
    return page(
        "# Registers",
        intro.format(registers=len(registers()), measures=len(register_measures())),
        "## What columns hold",
        table(("Kind", "What it takes"), ((code(one), kinds[one]) for one in ColumnKind)),
        own,
        "## How an entry stands",
        table(("Stands", "What that means"), ((one.label, freshness[one].format(days=SOON_DAYS)) for one in Freshness)),
        "## Who may do what",
        table(("May", "Roles"), _capabilities()),
        "## Taking part",
        *_taking_part(),
        *(part for place in places().values() if _of(place) for part in _area(place)),
    )


def _of(place: Place) -> list[Register]:
    return [one for one in registers().values() if one.place == place.id]


def _area(place: Place) -> Iterator[str]:
    """Every register of one place of the service, and what is counted of them."""
    yield f"## {place.text[:1].upper()}{place.text[1:]}"
    here = _of(place)
    for one in here:
        yield from _register(one)
    ids = {one.id for one in here}
    yield _measures([one for one in register_measures().values() if one.reads and one.reads[0] in ids])


def _capabilities() -> Iterator[tuple[str, str]]:
    """Everything that a register asks of its readers and keepers, and the roles that may."""
    asked = {may for one in registers().values() for may in one.reads | one.keeps}
    for one in Capability:
        if one in asked:
            yield one.label, ", ".join(role.label for role in roles().values() if one in role.capabilities)


# TAKING PART


def _taking_part() -> Iterator[str]:
    yield "As what somebody can take part:"
    rows = ((registers()[key].title, ", ".join(one.label for one in taking.parts)) for key, taking in TAKING.items())
    yield table(("Register", "As"), rows)
    yield "How far it came:"
    ways = ((one.label, ", ".join(next_one.label for next_one in FOLLOWS[one])) for one in Stage)
    yield table(("Stage", "What can follow"), ways)
    lists = (("How prominent", Prominence), ("How somebody was paid", Paid), ("How somebody was found", Found))
    yield listed(f"{head}: {', '.join(one.label for one in kind)}" for head, kind in lists)
    yield _measures([one for one in register_measures().values() if not one.reads])


# A REGISTER


def _register(register: Register) -> Iterator[str]:
    yield f"### {register.title}"
    yield register.lead
    yield table(("", ""), _facts(register))
    if register.columns:
        yield table(("Column", "Kind", "What it says"), map(_column, register.columns))


def _facts(register: Register) -> Iterator[tuple[str, str]]:
    yield "Name", code(register.id)
    yield "Its title", register.title_label
    yield "Counted as", register.counts
    yield "States", "; ".join(_states(register))
    yield "Goes stale", f"{register.months} months after it was confirmed" if register.months else "never"
    yield "Read by", _people(register.reads)
    yield "Kept by", _people(register.keeps)
    yield "Known again by", "; ".join(_called(register, name) for name in register.key)


def _called(register: Register, name: str) -> str:
    return register.title_label if name == "title" else register.column(name).label


def _states(register: Register) -> Iterator[str]:
    """Each state once, with the states that it can come from."""
    for one in {each.id: each for each in register.states}.values():
        came = sorted({before for way in register.states if way.id == one.id for before in way.follows})
        after = f" (after {' or '.join(register.state(before).label.lower() for before in came)})" if came else ""
        yield f"{one.label}{after}{_does_not_count(one)}"


def _does_not_count(state: State) -> str:
    return "" if state.is_live else ", which does not count"


def _people(enough: frozenset[Capability]) -> str:
    return "people who may: " + "; or: ".join(
        f"{one.label[:1].lower()}{one.label[1:]}" for one in Capability if one in enough
    )


def _column(column: Column) -> tuple[str, str, str]:
    return column.label, code(column.kind), " ".join(_said_of(column))


def _said_of(column: Column) -> Iterator[str]:
    if column.is_needed:
        yield "Needed."
    if column.choices is not None:
        yield f"{'; '.join(one.label for one in column.choices)}."
    if column.of:
        yield f"From: {registers()[column.of].title}."
    if column.hint:
        yield f"{column.hint.rstrip('.')}."
    if column.is_personal:
        yield "About a person: the history keeps no value."


# WHAT IS COUNTED


def _measures(measures: list[RegisterMeasure]) -> str:
    return table(_MEASURES, (_measure(one) for one in measures)) if measures else ""


def _measure(measure: RegisterMeasure) -> tuple[str, ...]:
    protected = " Leaves as a typed count of people does." if measure.counts_people else ""
    return (
        f"{measure.name}<br>{code(f'{PREFIX}/{measure.id}')}",
        f"{measure.what}{protected}",
        measure.unit.label,
        measure.cadence.label,
        measure.better.label,
    )
