"""Comparisons, tables and policies for tests, made up so that every field holds something."""

from dataclasses import fields, is_dataclass

from tallystick.disclosure.policies import internal
from tallystick.release.comparison import Also, Comparison, EqualRate, Side
from tallystick.release.make import make
from tallystick.release.quantity import Quantity, Unit, people
from tallystick.release.release import DefinitionUsed, Provenance, Source, Table
from tallystick.release.verdict import Extra, Measure, NotCalculable, Verdict

INTERNAL = internal()


def side(group="bme"):
    return Side(
        group=group,
        happened=people(9),
        people=people(725),
        years=Quantity(1, Unit.YEARS),
        rate=Quantity(9 / 725, Unit.RATE),
    )


def ratio(amount=1.8292089249492901):
    return Quantity(amount, Unit.RATIO)


def full_comparison(value=None):
    """A comparison with something in every field, though no real one holds all of them at once."""
    return Comparison(
        indicator="3",
        measure=Measure.RELATIVE_LIKELIHOOD,
        row="one-year",
        group="bme",
        value=value or ratio(),
        low=ratio(0.83),
        high=ratio(4.0),
        open="high",
        p=Quantity(0.135, Unit.PROBABILITY),
        q=Quantity(0.27, Unit.PROBABILITY),
        verdict=Verdict.CANNOT_TELL,
        favours="white",
        top=side("bme"),
        bottom=side("white"),
        unknown=side("unknown"),
        parity=EqualRate(
            group="bme", actual=people(9), change=people(-4), expected=people(5), people=people(725), gives=ratio(1.02)
        ),
        also=(
            Also(kind=Extra.PER_1000, of="bme", value=Quantity(12.4, Unit.PER_1000)),
            Also(
                kind=Extra.POOLED,
                of="2024 and 2025",
                value=ratio(),
                low=ratio(0.9),
                high=ratio(3),
                verdict=Verdict.CLOSE,
            ),
        ),
        not_calculable=NotCalculable.NO_COUNTS,
    )


def table(*results, **changes):
    return Table(
        **{
            "organisation": "Northmoor",
            "standard": "wres",
            "year": 2025,
            "provenance": Provenance(
                definition=DefinitionUsed(id="wres/2025.1", status="unchecked", sha256="a" * 64),
                vocabulary="2026.1+abc",
                program="tallystick 0",
                made_from=(Source(file="return.csv", sha256="b" * 64, rows=2),),
            ),
            "notices": ("line 5: read as a total",),
            "results": results or (full_comparison(),),
        }
        | changes
    )


def release(*results, policy=INTERNAL, **changes):
    return make([table(*results, **changes)], policy)


def everything_in(value):
    """A value and everything that stands anywhere inside it."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from everything_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from everything_in(item)
