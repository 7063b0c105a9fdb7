"""Made-up trusts that move through years, as counts: quick enough to release hundreds of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tallystick.account.understood import Accounted, Understood
from tallystick.definitions import load
from tallystick.release.release import Source
from tallystick.tallies import Return, Tally
from tallystick.tallies.detail import Breakdown, By, Detail
from tallystick.vocabulary.ethnicity.groupings import grouping

CATEGORIES = [group.code for group in grouping("finest").groups]
_MEMBER = {group.code: next(iter(group.members)) for group in grouping("finest").groups}
ROWS = ("non-clinical/3", "non-clinical/6", "clinical/5", "clinical/7", "medical/consultant")
SIZES = (220, 600, 1500, 4000, 9000)


def groups_of(name):
    """The group of every category, in the order of CATEGORIES."""
    there = grouping(name)
    return [there.group_of(_MEMBER[code]).code for code in CATEGORIES]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """One year of one trust: people and events by category and directorate."""

    staff: np.ndarray
    cases: np.ndarray
    trained: np.ndarray
    shortlisted: np.ndarray
    appointed: np.ndarray
    bands: np.ndarray  # by row of indicator 1 and category


def years_of(seed, *, years):
    """Yield a trust's years, each made from the one before: some leave, others join."""
    rng = np.random.default_rng(seed)
    size, directorates = SIZES[seed % len(SIZES)], 3 + seed % 8
    shares = rng.dirichlet(np.array([30, 1.2, 2] + [0.6] * (len(CATEGORIES) - 4) + [1.5]) * (0.5 + seed % 3))
    places = rng.dirichlet(np.full(directorates, 2.0))
    staff = rng.multinomial(size, np.outer(shares, places).ravel()).reshape(len(CATEGORIES), directorates)
    for _ in range(years):
        yield counted(rng, staff, shares, places)
        stay = rng.binomial(staff, 0.87)
        joined = rng.multinomial(int(size - stay.sum()) + int(rng.integers(0, 20)), np.outer(shares, places).ravel())
        staff = stay + joined.reshape(staff.shape)


def counted(rng, staff, shares, places):
    bme = np.array([group == "bme" for group in groups_of("wres")])[:, None]
    shortlisted = rng.poisson(np.outer(shares, places) * 0.3 * staff.sum())
    return Counted(
        staff=staff,
        cases=rng.binomial(staff, 0.008 * (1 + 0.6 * bme)),
        trained=rng.binomial(staff, 0.35 - 0.05 * bme),
        shortlisted=shortlisted,
        appointed=rng.binomial(shortlisted, 0.22 - 0.06 * bme),
        bands=np.array([rng.multinomial(n, [0.2, 0.15, 0.35, 0.2, 0.1]) for n in staff.sum(axis=1)]).T,
    )


def understood(name, year, found):
    """What handing in such a year would be understood as."""
    made = Return(
        organisation=name,
        standard="wres",
        year=year,
        definition_id=load("wres", year).id,
        tallies=tuple(_tallies(found)),
        detail=Detail(breakdowns=tuple(_breakdowns(found))),
    )
    source = Source(file="staff.csv", sha256="0" * 64, rows=int(found.staff.sum()))
    return Understood(accounts=(Accounted(made=made, made_from=(source,), notices=()),))


def _tallies(found) -> Iterator[Tally]:
    for row, heads in zip(ROWS, found.bands, strict=True):
        for group, number in _summed(heads, "wres").items():
            yield Tally(indicator="1", row=row, group=group, happened=number)
    for indicator, row, events, people in _events(found):
        yield from _pairs(indicator, row, events.sum(axis=1), people.sum(axis=1), "wres")


def _events(found):
    yield "2", "", found.appointed, found.shortlisted
    yield "3", "one-year", found.cases, found.staff
    yield "4", "", found.trained, found.staff


def _pairs(indicator, row, events, people, name):
    happened, those = _summed(events, name), _summed(people, name)
    return [
        Tally(indicator=indicator, row=row, group=group, happened=happened[group], people=those[group])
        for group in those
    ]


def _summed(counts, name):
    found = dict.fromkeys([group.code for group in grouping(name).groups], 0)
    for group, number in zip(groups_of(name), counts, strict=True):
        found[group] += int(number)
    return found


def _heads(row, counts, name):
    return tuple(
        Tally(indicator="1", row=row, group=group, happened=number) for group, number in _summed(counts, name).items()
    )


def _breakdowns(found) -> Iterator[Breakdown]:
    for by, name in ((By.BROAD_GROUP, "five"), (By.ETHNIC_CATEGORY, "finest")):
        for stratum in dict.fromkeys(groups_of(name)):
            there = np.array([group == stratum for group in groups_of(name)])[:, None]
            yield from _inside(by, stratum, found, there)
    for place in range(found.staff.shape[1]):
        there = np.arange(found.staff.shape[1])[None, :] == place
        yield from _inside(By.DIRECTORATE, f"Directorate {chr(65 + place)}", found, there)


def _inside(by, stratum, found, there) -> Iterator[Breakdown]:
    """Every indicator among the people of one part, by the groups of the standard."""
    heads = _heads("workforce", (found.staff * there).sum(axis=1), "wres")
    yield Breakdown(indicator="1", row="workforce", by=by, stratum=stratum, tallies=heads)
    for indicator, row, events, people in _events(found):
        tallies = _pairs(indicator, row, (events * there).sum(axis=1), (people * there).sum(axis=1), "wres")
        yield Breakdown(indicator=indicator, row=row, by=by, stratum=stratum, tallies=tuple(tallies))
