"""Releases of pay for tests: a made-up trust is counted, measured and released, then hidden as a case needs.

In the trust people of all other ethnic groups are paid more than White people on average, because more of them are
doctors, and less than White people inside nearly every band.
"""

from dataclasses import fields, replace
from datetime import date
from functools import cache

import numpy as np

from tallystick.definitions.pay import profile
from tallystick.disclosure.policies import internal
from tallystick.release.pay import NUMBERS, NotPayable, PayFigure, PayMeasure, PayRelease, PayTable
from tallystick.release.policy import Audience
from tallystick.release.quantity import Quantity
from tallystick.release.release import DefinitionUsed, Provenance, Source
from tallystick.release.rounding import shown
from tallystick.release.shown import Hidden, Reason, Shown
from tallystick.statistics.pay.table import SEED, Ask, pay_figures
from tallystick.tallies.paid import PARTS_OF_A_POUND
from tallystick.tallies.paid_people import NO_RATE, PaidPeople, Trait
from tallystick.vocabulary.staff_types import StaffType

TRUST = "Northmoor Teaching Hospitals (made up)"
THIS_YEAR, LAST_YEAR = date(2026, 3, 31), date(2025, 3, 31)
HIDDEN = Hidden(Reason.PROTECTS_PEOPLE)
NOT_FOR_OTHERS = "Figures for the public"

# Kind of job, band, two rates an hour, and how many White, other and unknown people are on the lower and higher one.
STAFF = (
    ("non-clinical", "2", (12.37, 12.51), (180, 60, 10), (400, 60, 12)),
    ("non-clinical", "4", (13.94, 15.16), (120, 30, 8), (260, 34, 6)),
    ("non-clinical", "6", (19.45, 23.44), (40, 12, 3), (110, 14, 2)),
    ("non-clinical", "8a", (27.62, 31.08), (20, 5, 1), (64, 5, 1)),
    ("non-clinical", "vsm", (62.00, 78.50), (4, 0, 0), (8, 0, 0)),
    ("clinical", "2", (12.37, 12.51), (150, 90, 12), (360, 110, 10)),
    ("clinical", "3", (12.51, 13.02), (120, 60, 8), (270, 70, 9)),
    ("clinical", "5", (15.74, 19.15), (210, 340, 25), (520, 260, 20)),
    ("clinical", "6", (19.45, 23.44), (170, 150, 12), (560, 130, 14)),
    ("clinical", "7", (23.82, 27.24), (90, 40, 4), (330, 44, 6)),
    ("clinical", "8a", (27.62, 31.08), (30, 8, 1), (110, 10, 2)),
    ("medical", "trainee", (18.02, 30.85), (60, 90, 9), (80, 70, 8)),
    ("medical", "consultant", (51.90, 68.75), (50, 90, 6), (130, 70, 8)),
)
WHITE, OTHER, UNKNOWN = ("a", "a", "a", "a", "c"), ("h", "n", "h", "m", "j", "h", "n", "d", "s"), ("z", "z", "z")
CLUSTERS = {"2": "1", "3": "1", "4": "1", "5": "2", "6": "2", "7": "2", "8a": "3", "vsm": "4"}
MEDICAL_CLUSTERS = {"consultant": "5", "trainee": "7"}


def people(staff=STAFF, *, snapshot=THIS_YEAR, bonuses=True, bands=True):
    """Everybody of a drawn workforce, one by one."""
    rows = list(_rows(staff))
    kinds, levels, rates, ethnicities, sexes = zip(*rows, strict=True)
    traits = {
        "ethnicity": Trait.of_people(ethnicities),
        "sex": Trait.of_people(sexes),
        "staff_type": Trait.of_people([_staff_type(*job) for job in zip(kinds, levels, strict=True)]),
        "band": Trait.of_people(levels),
        "cluster": Trait.of_people([{**CLUSTERS, **MEDICAL_CLUSTERS}[level] for level in levels]),
        "age_band": Trait.of_people([("25-34", "35-44", "45-54")[place % 3] for place in range(len(rows))]),
    }
    places = {"staff_type", "band", "cluster"}
    paid = [level == "consultant" and place % 3 == 0 for place, level in enumerate(levels)]
    excellence = np.array([300_000 + 1_000 * (place % 7) if one else 0 for place, one in enumerate(paid)])
    long_service = np.array([50_000 if place % 200 == 0 else 0 for place in range(len(rows))])
    return PaidPeople(
        organisation=TRUST,
        snapshot=snapshot,
        traits={name: one for name, one in traits.items() if bands or name not in places},
        rate=np.array([NO_RATE if n % 150 == 7 else round(r * PARTS_OF_A_POUND) for n, r in enumerate(rates)]),
        bonus={"clinical-excellence": excellence, "long-service": long_service} if bonuses else {},
        person=np.array([f"person {place}" for place in range(len(rows))]),
    )


def _staff_type(kind, band):
    """The terms that a job is on."""
    if kind == "medical":
        return StaffType.MEDICAL_AND_DENTAL
    return StaffType.VERY_SENIOR_MANAGER if band == "vsm" else StaffType.AGENDA_FOR_CHANGE


def _rows(staff):
    """Kind of job, band, rate, ethnicity and sex: one for each person."""
    for kind, band, rates, *numbers in staff:
        for rate, of_rate in zip(rates, numbers, strict=True):
            for codes, number in zip((WHITE, OTHER, UNKNOWN), of_rate, strict=True):
                for n in range(number):
                    yield kind, band, rate, codes[n % len(codes)], "male" if n % 4 == 0 else "female"


def _year_before():
    """The same people a year earlier: everybody paid less, and people of other ethnic groups by more."""
    now = people()
    white = np.isin(np.array(now.traits["ethnicity"].values), ["a", "c", "z"])[now.traits["ethnicity"].of]
    rate = (now.rate * np.where(white, 0.965, 0.945)).astype(np.int64) // 10**6 * 10**6
    return replace(now, snapshot=LAST_YEAR, rate=np.where(now.rate == NO_RATE, NO_RATE, rate))


@cache
def full(rules="govuk-2023", characteristic="ethnicity"):
    """One year, with something in every section."""
    return release_of(table_of(people(), rules=rules, characteristic=characteristic))


@cache
def two_years():
    """This year with the year before it."""
    before = _year_before()
    return release_of(table_of(people(), before=before), table_of(before))


@cache
def draft():
    """The same under the profile that is no law yet."""
    return full("draft-2026")


@cache
def by_sex():
    """Men and women, under the law."""
    return full("gpg-2017", "sex")


@cache
def small():
    """A small organisation on its analyst's desk: three staff groups, no bonuses."""
    few = tuple((kind, band, rates, (9, 3, 1), (14, 2, 0)) for kind, band, rates, *_ in STAFF[:3])
    return release_of(table_of(people(few, bonuses=False)))


@cache
def without_bands():
    """Pay and ethnicity were handed in and nothing else, so nobody can say who is where."""
    return release_of(table_of(people(bonuses=False, bands=False)))


@cache
def all_hidden():
    """The small organisation outside the desk: every number withheld."""
    return hiding(small(), lambda _: True, audience=Audience.PUBLIC, watermark=NOT_FOR_OTHERS)


@cache
def one_group():
    """An organisation in which everybody is White or unknown, whose file has no finer groups."""
    alike = tuple((kind, band, rates, (9, 0, 2), (14, 0, 1)) for kind, band, rates, *_ in STAFF[:4])
    made = table_of(people(alike))
    kept = tuple(one for one in made.figures if one.comparator in ("", "white-rest"))
    why = NotPayable.GROUPS_NOT_GIVEN
    missing = tuple(
        PayFigure(measure=PayMeasure.MEAN_HOURLY_GAP, comparator=name, why_not=why) for name in ("five", "category")
    )
    return release_of(replace(made, figures=(*kept, *missing)))


def release_of(*tables, audience=Audience.INTERNAL, watermark=None):
    return PayRelease(
        audience=audience,
        policy=internal().name,
        watermark=internal().watermark if watermark is None else watermark,
        tables=tables,
    )


def table_of(who, *, rules="govuk-2023", characteristic="ethnicity", before=None):
    """Everything that is said of some people under a profile."""
    used = profile(rules)
    left_out = {"not-employed": 41, "no-hours": 5}
    asked = Ask(people=who, profile=used, characteristic=characteristic, minimum=10, before=before, left_out=left_out)
    return PayTable(
        organisation=TRUST,
        snapshot=who.snapshot,
        profile=used.id,
        banner=used.banner,
        characteristic=characteristic,
        provenance=Provenance(
            definition=DefinitionUsed(id=used.name, status=str(used.status), sha256=used.sha256),
            vocabulary="ethnicity/2021",
            program="tallystick 0.1",
            made_from=(Source(file=f"pay-{who.snapshot.year}.csv", sha256="ab" * 32, rows=who.number + 46),),
        ),
        notices=("3 rates are under the legal minimum wage. They were counted.",),
        choices=(
            "A person with several assignments is counted once, in the one with most hours.",
            "Pay includes allowances and shift pay, and leaves out overtime.",
        ),
        seed=SEED,
        figures=tuple(_released(figure) for figure in pay_figures(asked)),
    )


def _released(figure):
    numbers = {name: getattr(figure, name) for name in NUMBERS}
    desk = internal()
    return replace(
        figure, **{name: shown(one, policy=desk) for name, one in numbers.items() if isinstance(one, Quantity)}
    )


def hiding(release, is_hidden, **changed):
    """The release with every number of the figures that are to be hidden put out of sight."""
    tables = tuple(
        replace(
            table,
            figures=tuple(hidden(one) if is_hidden(one) else one for one in table.figures),
            withheld=sum(map(is_hidden, table.figures)),
        )
        for table in release.tables
    )
    return replace(release, tables=tables, **changed)


def hidden(figure):
    """The figure with all its numbers withheld."""
    return replace(figure, **{name: HIDDEN for name in NUMBERS if isinstance(getattr(figure, name), Shown)})


def only(release, is_kept):
    """The release with those figures alone that are kept."""
    return replace(
        release,
        tables=tuple(replace(one, figures=tuple(filter(is_kept, one.figures))) for one in release.tables),
    )


def numbers_of(release):
    """Every shown number of a release, with the figure that holds it."""
    for table in release.tables:
        for figure in table.figures:
            for field in fields(figure):
                if isinstance(getattr(figure, field.name), Shown):
                    yield figure, getattr(figure, field.name)
