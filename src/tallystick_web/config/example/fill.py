"""Filling an installation with made-up organisations: the newest year now, earlier years in the worker."""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tallystick.example.kinds import OrganisationKind as MadeUpKind
from tallystick.example.kinds import plan_of
from tallystick.example.world import World, make_world
from tallystick.release.policy import Audience
from tallystick_web.config.example.asked import ask_in_body, ask_in_trust
from tallystick_web.config.example.declared import ask_of_staff, declare
from tallystick_web.config.example.examined import audit, look_back
from tallystick_web.config.example.pay import release_pay
from tallystick_web.config.example.people import Filled, open_with_people
from tallystick_web.config.example.plans import EARLIER, LATEST, SHARE_WITH_THE_BODY, Plan
from tallystick_web.config.example.promised import promise
from tallystick_web.config.example.published import publish
from tallystick_web.config.example.recorded import record
from tallystick_web.config.example.registered import count_measures, keep_registers
from tallystick_web.config.example.reviewed import hold_to_account
from tallystick_web.config.example.settled import settle
from tallystick_web.config.example.took_part import take_part
from tallystick_web.core import jobs
from tallystick_web.core.fence import inside
from tallystick_web.core.rules import Refused
from tallystick_web.numbers import queries, sharing
from tallystick_web.numbers.actions import accept_contract
from tallystick_web.numbers.rules import Subject
from tallystick_web.organisations.actions.hosting import join_host
from tallystick_web.organisations.queries import every_organisation
from tallystick_web.organisations.rules import RoleId, roles

_ACCEPT = frozenset(
    {"vale-hospitals", "downs-mental-health", "fells-ambulance"}
)  # the fourth shows what it is like where nobody decided
_PLANNED = frozenset({"vale-hospitals", "alliance-of-boards"})  # the others show what it is like without


def _keep_of_trust(made: Filled) -> None:
    keeper = keep_registers(made, "registers-trust.toml")
    ask_of_staff(keeper)
    ask_in_trust(keeper)
    count_measures(made)


def _keep_of_body(made: Filled) -> None:
    keeper = keep_registers(made, "registers-body.toml")
    people = take_part(keeper)
    look_back(keeper)
    audit(keeper)
    declare(keeper, people)
    ask_in_body(keeper)
    count_measures(made)


_RECORDED = frozenset({"vale-hospitals"})
_REVIEWED = frozenset({"vale-hospitals"})
_REGISTERED = {"vale-hospitals": _keep_of_trust, "alliance-of-boards": _keep_of_body}
Say = Callable[[str], None]


def check_may_fill() -> None:
    """Raise Refused where made-up organisations would stand beside real ones, or are there already."""
    if not settings.TALLYSTICK_IS_MADE_UP:
        raise Refused("TALLYSTICK_MADE_UP is not yes, so this installation is for real figures. Nothing was made up.")
    there = every_organisation()
    if not all(one.is_made_up for one in there):
        raise Refused("There are organisations here that are not made up. Nothing was made up beside them.")
    if there:
        raise Refused(
            "The made-up organisations are there already. Their passwords were printed when they were made; to have "
            "new ones, stop the service, delete its folder and start again."
        )


def fill(plans: Sequence[Plan], say: Say) -> list[Filled]:
    """Open every organisation of the plans, with people and figures."""
    filled = []
    for plan in plans:
        say(f"Making up {plan_of(MadeUpKind(plan.people)).organisation} ...")
        filled.append(_open(plan))
    _join(filled)
    for plan, made in zip(plans, filled, strict=True):
        if EARLIER[plan.slug] < LATEST:
            jobs.later(
                "deposits.jobs.count_example", **_counting(plan, made, first=EARLIER[plan.slug], last=LATEST - 1)
            )
    return filled


def _open(plan: Plan) -> Filled:
    name = plan_of(MadeUpKind(plan.people)).organisation
    made = open_with_people(plan, name, timezone.now())
    key = made.organisation.pk
    with inside(key):
        if plan.slug in _ACCEPT:
            lead = RoleId.INFORMATION_GOVERNANCE
            accept_contract(standards=["wres"], role=roles()[lead].label, by=made.people[lead], at=timezone.now())
        settle(made, plan.people)
        jobs.now("deposits.jobs.count_example", **_counting(plan, made, first=LATEST, last=LATEST))
        jobs.now("numbers.jobs.make_releases", organisation=key)
        if plan.slug in _PLANNED:
            promise(made)
        if plan.slug in _RECORDED:
            record(made)
        if plan.slug in _REGISTERED:
            with transaction.atomic():  # a thousand small steps, written to the disk together
                _REGISTERED[plan.slug](made)
        if plan.slug in _REVIEWED:
            publish(made, hold_to_account(made))
        if plan.staff >= 1000:
            release_pay(made.organisation, _world(plan), LATEST)
    return made


def _counting(plan: Plan, made: Filled, *, first: int, last: int) -> dict[str, str | int]:
    return {
        "organisation": str(made.organisation.pk),
        "by": str(made.people[RoleId.ANALYST].pk),
        "first": first,
        "last": last,
        "people": plan.people,
        "staff": plan.staff,
        "seed": plan.seed,
        "earliest": EARLIER[plan.slug],
        "newest": LATEST,
    }


def _world(plan: Plan) -> World:
    years = LATEST - EARLIER[plan.slug] + 1
    return make_world(MadeUpKind(plan.people), staff=plan.staff, years=years, seed=plan.seed, last=LATEST)


def _join(filled: Sequence[Filled]) -> None:
    """Make the others members of the body, and have two of them share their approved sets with it."""
    *members, body = filled
    for made in members:
        organisation = made.organisation
        with inside(organisation.pk):
            join_host(member=organisation, host=body.organisation, by=None, at=timezone.now())
            if organisation.slug in SHARE_WITH_THE_BODY:
                newest = queries.latest(organisation.pk, Audience.PUBLIC, Subject.STANDARDS)
                if newest is not None:
                    lead = made.people[RoleId.INFORMATION_GOVERNANCE]
                    sharing.share(release=newest, host=body.organisation, by=lead, at=timezone.now())
