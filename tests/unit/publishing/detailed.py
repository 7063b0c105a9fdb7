"""A release with all that records can say: other ways of counting, parts of the organisation, recruitment, choices."""

from dataclasses import replace

from tallystick.account import wres
from tallystick.account.understand import understood_counts
from tallystick.release.make import make
from tallystick.tallies.detail import Breakdown, By, Detail, FunnelLine, Variant, VariantKind
from tallystick.tallies.return_file import read_return_file
from tests.unit.publishing.releases import EXAMPLES, FULL
from tests.unit.release.tables import INTERNAL
from tests.unit.statistics.vacancies import sums_of

CHOICES = ("Are bank staff counted? Left out.", "Are hosted staff counted? Counted (the organisation's own choice).")
PARTS = ("Surgery", "=Medicine", "")
# At every vacancy both groups have the same chance.
EQUAL = [(2, 8, 1, 4)] * 60


def part_of(tally, tenths):
    """A tenth or several of a group."""
    people = None if tally.people is None else tally.people * tenths // 10
    return replace(tally, happened=tally.happened * tenths // 10, people=people)


def breakdowns(made, indicator, row, by, parts):
    tallies = made.find(indicator, row).values()
    return [
        Breakdown(
            indicator=indicator, row=row, by=by, stratum=part, tallies=tuple(part_of(one, tenths) for one in tallies)
        )
        for part, tenths in zip(parts, (6, 3, 1), strict=True)
    ]


def detail_of(made, *, vacancies=EQUAL):
    wanted = [("1", "workforce", By.DIRECTORATE, PARTS), ("2", "", By.DIRECTORATE, PARTS)]
    wanted += [("3", row, By.AGE_BAND, ("25-34", "under-25", "")) for row in ("one-year", "two-year")]
    wanted += [("2", "", By.BAND, ("vsm", "2", "8a"))]
    return Detail(
        variants=variants_of(made, vacancies),
        breakdowns=tuple(part for one in wanted for part in breakdowns(made, *one) if part.tallies),
        funnel=(
            *(funnel_line(None, "", group, start) for group, start in (("white", 900), ("bme", 700), ("unknown", 0))),
            *(funnel_line(By.DIRECTORATE, part, "bme", 80) for part in PARTS),
        ),
    )


def variants_of(made, vacancies):
    tallies = tuple(made.find("2").values())
    kinds = VariantKind.WITHOUT_INTERNATIONAL_RECRUITS, VariantKind.DISTINCT_PEOPLE
    return (
        Variant(kind=VariantKind.STRATIFIED, indicator="2", row="", tallies=(), vacancies=sums_of(vacancies)),
        *(Variant(kind=kind, indicator="2", row="", tallies=tallies) for kind in kinds),
    )


def funnel_line(by, part, group, start):
    reached = (start, start // 2, start // 3, start // 10, start // 11)
    return FunnelLine(by=by, stratum=part, group=group, reached=reached)


def table_of(content=None, *, name=FULL, vacancies=EQUAL):
    """The table before it is released."""
    file = read_return_file(content or (EXAMPLES / name).read_bytes(), name=name)
    (account,) = understood_counts([file]).accounts
    made = replace(account.made, detail=detail_of(account.made, vacancies=vacancies))
    (measured,) = wres._measured([made])
    return wres._table(measured, replace(account, made=made, choices=CHOICES))


def detailed(policy=INTERNAL, **wanted):
    return make([table_of(**wanted)], policy)
