"""Figures of made-up people, before and after the gate, and found again by their fields."""

from tallystick.definitions.pay import profile
from tallystick.disclosure.pay import PayGate, guard_pay, pay_menus
from tallystick.disclosure.policies import internal, policies
from tallystick.release.make import make_pay
from tallystick.release.pay import PayTable
from tallystick.release.release import DefinitionUsed, Provenance
from tallystick.statistics.pay.table import SEED, Ask, pay_figures

GOVUK = profile("govuk-2023")


def figures_of(people, *, rules=GOVUK, characteristic="ethnicity", minimum=0, before=None):
    """Every figure of some people."""
    return pay_figures(Ask(people=people, profile=rules, characteristic=characteristic, minimum=minimum, before=before))


def table_of(people, *, rules=GOVUK, characteristic="ethnicity", minimum=0, before=None):
    """The exact table of some people."""
    used = DefinitionUsed(id=rules.name, status=str(rules.status), sha256=rules.sha256)
    return PayTable(
        organisation=people.organisation,
        snapshot=people.snapshot,
        profile=rules.id,
        banner=rules.banner,
        characteristic=characteristic,
        provenance=Provenance(definition=used, vocabulary="2026.1", program="tallystick", made_from=()),
        notices=("12 rows were left out",),
        choices=("One row for each person.",),
        seed=SEED,
        figures=figures_of(people, rules=rules, characteristic=characteristic, minimum=minimum, before=before),
    )


def gate_of(audience="public", *, rules=GOVUK):
    """The gate of an audience under a profile."""
    menu = pay_menus()[audience]
    policy = policies()[menu.policy]
    return PayGate(menu=menu, fewest=max(rules.minimum.publish, policy.hide_below), rule=policy.rule)


def on_the_desk(*tables):
    """The release of tables for the analyst's desk."""
    return make_pay(list(tables), internal())


def released(*tables, audience="public", rules=GOVUK):
    """The release of tables for an audience, through the gate."""
    gate = gate_of(audience, rules=rules)
    policy = policies()[gate.menu.policy].for_audience(
        gate.menu.audience, name=gate.menu.policy, watermark=gate.menu.title
    )
    return make_pay(guard_pay(tables, gate), policy)


def found(figures, measure, **wanted):
    """Every figure of a measure with these fields; what is not named is blank."""
    blank = dict.fromkeys(("by", "part", "variant", "detail", "quarter"), "")
    fields = blank | {"comparator": "white-rest"} | wanted
    return [
        one
        for one in figures
        if one.measure == measure and all(getattr(one, name) == value for name, value in fields.items())
    ]


def the(figures, measure, **wanted):
    """The one figure of a measure with these fields."""
    (one,) = found(figures, measure, **wanted)
    return one


def amount(number):
    """The exact number, or None."""
    return None if number is None else number.amount
