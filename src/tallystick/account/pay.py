"""People who are paid to releases of pay: measured, then made fit to leave, once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tallystick import __version__
from tallystick.account.pay_read import PayRead
from tallystick.definitions.pay import Profile
from tallystick.errors import NothingCalculable
from tallystick.release.make import make_pay
from tallystick.release.pay import PayRelease, PayTable
from tallystick.release.policy import Policy
from tallystick.release.quantity import Quantity
from tallystick.release.release import DefinitionUsed, Provenance
from tallystick.statistics.pay.table import SEED, Ask, pay_figures
from tallystick.tallies.paid_people import PaidPeople
from tallystick.vocabulary import VERSION, fingerprint

_SHORT = 12


@dataclass(frozen=True, kw_only=True)
class PayAsked:
    """Under which profile pay is to be measured, and what people are grouped by."""

    profile: Profile
    characteristic: str


def pay_releases_of(read: PayRead, asked: PayAsked, policy: Policy) -> tuple[PayRelease, ...]:
    """One release for the analyst's desk for each organisation, the newest snapshot date first.

    Raises NothingCalculable when not one figure could be made.
    """
    tables = pay_tables_of(read, asked, minimum=asked.profile.minimum.desk)
    return tuple(make_pay(of_one, policy) for of_one in tables.values())


def pay_tables_of(read: PayRead, asked: PayAsked, *, minimum: int) -> dict[str, list[PayTable[Quantity]]]:
    """The exact tables of each organisation, the newest snapshot date first.

    Groups of fewer than ``minimum`` people are counted together where the comparator lets them be. Raises
    NothingCalculable when not one figure could be made, and WrongArguments as the profile does.
    """
    asked.profile.compared(asked.characteristic)  # before anything is counted
    tables = {
        organisation: [_table(one, _year_before(one, people), read.of(organisation), asked, minimum) for one in people]
        for organisation, people in _by_organisation(read.people).items()
    }
    _refuse_nothing([table for of_one in tables.values() for table in of_one])
    return tables


def _by_organisation(people: Iterable[PaidPeople]) -> Mapping[str, list[PaidPeople]]:
    found: dict[str, list[PaidPeople]] = defaultdict(list)
    for one in sorted(people, key=lambda one: one.snapshot, reverse=True):
        found[one.organisation].append(one)
    return {organisation: found[organisation] for organisation in dict.fromkeys(one.organisation for one in people)}


def _year_before(one: PaidPeople, people: Sequence[PaidPeople]) -> PaidPeople | None:
    """The same organisation's people a year earlier, whatever the day was in that year."""
    return next((before for before in people if before.snapshot.year == one.snapshot.year - 1), None)


def _table(
    people: PaidPeople, before: PaidPeople | None, read: PayRead, asked: PayAsked, minimum: int
) -> PayTable[Quantity]:
    figures = pay_figures(
        Ask(
            people=people,
            profile=asked.profile,
            characteristic=asked.characteristic,
            minimum=minimum,
            before=before,
            left_out=read.left_out(people),
        )
    )
    return PayTable(
        organisation=people.organisation,
        snapshot=people.snapshot,
        profile=asked.profile.id,
        banner=asked.profile.banner,
        characteristic=asked.characteristic,
        provenance=_provenance(asked.profile, read),
        notices=read.notices,
        choices=read.choices,
        seed=SEED,
        figures=figures,
    )


def _provenance(profile: Profile, read: PayRead) -> Provenance:
    return Provenance(
        definition=DefinitionUsed(id=profile.name, status=str(profile.status), sha256=profile.sha256),
        vocabulary=f"{VERSION}+{fingerprint()[:_SHORT]}",
        program=f"tallystick {__version__}",
        made_from=read.sources,
    )


def _refuse_nothing(tables: Sequence[PayTable[Quantity]]) -> None:
    gaps = [one for table in tables for one in table.figures if one.reference or one.why_not]
    if any(one.value is not None for one in gaps):
        return
    reasons = dict.fromkeys(f"  {one.why_not}." for one in gaps if one.why_not)
    raise NothingCalculable("\n".join(["The file was understood, and no gap can be worked out from it.", *reasons]))
