"""Bonus of twelve months: awards of consultants, vouchers for everybody in one kind of organisation."""

from dataclasses import dataclass

from tallystick.example.kinds import OrganisationKind
from tallystick.example.pay.draws import Draws, chance_of
from tallystick.example.pay.scales import pay_document
from tallystick.example.people import Post

CONSULTANT = "medical/consultant"
_BEFORE_AN_AWARD = 3
_LONG_SERVICE = 10
_MOST_STEPS = 9


@dataclass(frozen=True)
class Bonus:
    """What somebody was paid in bonus in twelve months, in whole pounds."""

    pounds: int
    kind: str


NO_BONUS = Bonus(0, "")


def bonus_of(post: Post, kind: OrganisationKind, *, years: int, draws: Draws) -> Bonus:
    """The bonus of the person in a post, who has been there for ``years``."""
    amounts = pay_document()["bonus"]
    if kind is OrganisationKind.MEMBERSHIP_BODY:
        return Bonus(amounts["voucher"], "Voucher")
    if kind is OrganisationKind.AMBULANCE:
        return Bonus(amounts["long_service"], "Long service award") if years == _LONG_SERVICE else NO_BONUS
    return _award(post, years, draws)


def _award(post: Post, years: int, draws: Draws) -> Bonus:
    document = pay_document()
    chance = chance_of(post.person, document["built-in"]["award"])
    if post.job.row != CONSULTANT or years < _BEFORE_AN_AWARD or draws.award >= chance:
        return NO_BONUS
    amounts = document["bonus"]
    if draws.national < amounts["national_share"]:
        awards = amounts["national_awards"]
        return Bonus(awards[int(draws.award_step * len(awards))], "National clinical impact award")
    return Bonus(amounts["local_award"] * (1 + int(draws.award_step * _MOST_STEPS)), "Local clinical excellence award")
