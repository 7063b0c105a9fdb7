"""Files of pay that are handed in: their days, the rules they can be measured by, and what a person signs."""

from dataclasses import dataclass
from datetime import date

from tallystick.definitions.pay.options import Assignments, BankStaff, PayOptions
from tallystick.definitions.pay.profiles import profiles
from tallystick.vocabulary.pay_periods import PayPeriod
from tallystick_web.core.rules import Refused
from tallystick_web.deposits.rules import ASKED
from tallystick_web.deposits.upload_rules import Stage, check_may_become
from tallystick_web.organisations.rules import OrganisationKind

STATEMENT = (
    "I have looked at what was understood of these files of pay. As far as I can tell it is right, and the figures may "
    "be made from it."
)
_YEARS = 8
_PUBLIC, _PRIVATE = (3, 31), (4, 5)
_FIRST = ("govuk-2023", "gpg-2017")  # what most people come for stands first


@dataclass(frozen=True, kw_only=True)
class PayChoices:
    """What is said about files of pay beside the files."""

    snapshot: date
    takes_every_day: bool
    profile: str
    characteristic: str
    assignments: Assignments
    bank: BankStaff
    period: PayPeriod
    sacrifice_in_pay: bool
    leaves_out: bool

    @property
    def options(self) -> PayOptions:
        """Those that belong to counting."""
        return PayOptions(
            assignments=self.assignments,
            bank=self.bank,
            period=self.period,
            sacrifice_in_pay=self.sacrifice_in_pay,
            analysis=self.leaves_out,
        )


def snapshot_days(on: date) -> tuple[date, ...]:
    """Days that pay can be of, the newest first: 31 March for public bodies, 5 April for others, once it has come."""
    days = (date(on.year - back, *day) for back in range(_YEARS) for day in (_PRIVATE, _PUBLIC))
    return tuple(day for day in days if day <= on)


def usual_day(kind: OrganisationKind, *, on: date) -> date:
    """The newest day on which an organisation of this kind counts."""
    day = _PUBLIC if ASKED[kind] else _PRIVATE
    return next(one for one in snapshot_days(on) if (one.month, one.day) == day)


def ways() -> tuple[tuple[str, str, str], ...]:
    """Every set of rules with each thing that people may be grouped by under it: its id, the group, and its title."""
    order = {name: place for place, name in enumerate(_FIRST)}
    found = sorted(profiles().values(), key=lambda one: (order.get(one.id, len(order)), one.id))
    return tuple((one.id, by, one.title) for one in found for by in one.characteristics)


def check_can_sign(stage: Stage, *, blocking: int, agreed: bool) -> None:
    """Raise Refused unless figures can be made of files of pay, and the person agrees to the statement."""
    check_may_become(stage, Stage.SIGNED)
    if blocking:
        raise Refused(
            f"{'1 thing stands' if blocking == 1 else f'{blocking} things stand'} in the way of signing. Answer the "
            "questions, or choose to go on without these people."
        )
    if not agreed:
        raise Refused("Tick the box to say that you agree to the statement.")


def check_is_newest(*, seen: object, newest: object) -> None:
    """Raise Refused where files were read again after a page was opened: it showed something else."""
    if seen != newest:
        raise Refused("These files were read again after you opened the page. Nothing of yours was saved. Look again.")
