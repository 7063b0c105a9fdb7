"""What a made-up organisation has settled: its parts, who belongs to them, its words, its sources of figures, and
its evidence.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.timezone import localdate

from tallystick.example.kinds import OrganisationKind as MadeUpKind
from tallystick.example.kinds import plan_of
from tallystick_web.config.example.evidence import keep_evidence
from tallystick_web.config.example.people import Filled
from tallystick_web.config.example.plans import LATEST
from tallystick_web.numbers.inventory import SUBJECT, Said, add_source
from tallystick_web.numbers.source_rules import SourceKind
from tallystick_web.organisations.actions.units import add_member, add_unit
from tallystick_web.organisations.actions.words import choose_words
from tallystick_web.organisations.models import Unit
from tallystick_web.organisations.rules import RoleId, UnitKind

_GROUPS = (
    (UnitKind.BOARD, "Board of directors", (RoleId.BOARD_MEMBER,), False),
    (UnitKind.COMMITTEE, "People committee", (RoleId.BOARD_MEMBER,), False),
    (UnitKind.SENIOR_TEAM, "Senior management team", (RoleId.EXECUTIVE, RoleId.HR_DIRECTOR), False),
    (UnitKind.NETWORK, "Race equality network", (RoleId.NETWORK_CHAIR,), True),
)
_SOURCES = (
    (
        SourceKind.STAFF_RECORD,
        "Staff record",
        "Everybody employed on 31 March.",
        "94.7",
        "Ethnicity of staff who moved from other employers is often missing.",
    ),
    (
        SourceKind.RECRUITMENT,
        "Recruitment system",
        "Posts advertised outside and inside.",
        "93.8",
        "Campaigns overseas are recorded by hand.",
    ),
    (
        SourceKind.CASES,
        "Formal cases",
        "Disciplinary and capability cases since 2019.",
        "95.0",
        "",
    ),
    (SourceKind.STAFF_SURVEY, "NHS Staff Survey", "Everybody who answered.", None, "Fewer than half answer."),
)


def settle(made: Filled, people: str) -> None:
    """Settle everything, on behalf of the people whose work it would be."""
    _units(made, people)
    lead, now = made.people[RoleId.EDI_LEAD], timezone.now()
    choose_words(
        organisation=made.organisation,
        term="ethnic-minority",
        reason="Our staff network asked us to write words out rather than use initials.",
        consulted="The race equality network and the equality steering group.",
        review_on=localdate() + timedelta(days=365),
        by=lead,
        at=now,
    )
    sources = {}
    for kind, name, covers, known, faults in _SOURCES:
        said = Said(
            owner=made.people[RoleId.ANALYST].name,
            covers=covers,
            known_share=Decimal(known) if known else None,
            faults=faults,
            next_refresh=date(LATEST + 2, 4, 30),
        )
        sources[kind] = add_source(kind=kind, name=name, said=said, by=lead, at=now).pk
    keep_evidence(lead, {kind: (SUBJECT, key) for kind, key in sources.items()})


def _units(made: Filled, people: str) -> None:
    for name in plan_of(MadeUpKind(people)).directorates:
        _unit(made, UnitKind.DIRECTORATE, name)
    for kind, name, roles, is_officer in _GROUPS:
        unit = _unit(made, kind, name)
        for role in (one for one in roles if one in made.people):
            add_member(
                unit=unit,
                person=made.people[role],
                is_officer=is_officer,
                since=localdate(),
                by=made.people[RoleId.ADMINISTRATOR],
                at=timezone.now(),
            )


def _unit(made: Filled, kind: UnitKind, name: str) -> Unit:
    return add_unit(
        organisation=made.organisation,
        kind=kind,
        name=name,
        part_of=None,
        since=localdate(),
        by=made.people[RoleId.ADMINISTRATOR],
        at=timezone.now(),
    )
