"""Which organisations are made up, how large they are, and who works in them. Everybody is invented."""

from dataclasses import dataclass

from tallystick_web.organisations.rules import OrganisationKind, RoleId

LATEST = 2025


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One made-up organisation.

    ``kind`` decides its pages and ``people`` whom the library makes up for it; ``staff`` says of how many the figures
    are. ``names`` gives each role the person who holds it: the first two open the organisation.
    """

    slug: str
    kind: OrganisationKind
    people: str
    staff: int
    seed: int
    names: tuple[tuple[RoleId, str], ...]


_FIRST = (RoleId.ADMINISTRATOR, RoleId.INFORMATION_GOVERNANCE)
_FEW = (*_FIRST, RoleId.ANALYST, RoleId.EDI_LEAD, RoleId.BOARD_MEMBER)
_NAMES = (
    *("Priya Raman", "Tom Ashworth", "Grace Mensah", "Hannah Cole", "Samuel Okoro", "Wei Chen", "Maria Santos"),
    *("David Price", "Amina Yusuf", "Peter Novak", "Leila Haddad", "James Kerr", "Ngozi Eze", "Ruth Cohen"),
    *("Imran Malik", "Fiona Grant", "Marcus Bell", "Sofia Rossi", "Daniel Owusu", "Kate Lowe", "Yusra Ahmed"),
    *("Owen Pritchard", "Chidi Obi", "Helen Marsh", "Rajesh Patel", "Aisling Byrne", "Tunde Adeyemi", "Sian Morgan"),
    *("Farah Siddiqui", "George Lambert", "Mei Lin", "Patrick Doyle", "Zainab Hussain", "Colin Fraser"),
    *("Abena Boateng", "Laura Finch", "Arjun Nair", "Nicola Reid", "Kwame Asante", "Joanna Kowalska", "Simon Tate"),
)


def _people(*held: RoleId, start: int = 0) -> tuple[tuple[RoleId, str], ...]:
    return tuple(zip(held, _NAMES[start : start + len(held)], strict=True))


_EVERY_ROLE = tuple(one for one in RoleId if one not in (*_FIRST, RoleId.MEMBERSHIP_ANALYST))

_OF_A_BODY = (
    *(RoleId.MEMBERSHIP_ANALYST, RoleId.COMMUNICATIONS_LEAD, RoleId.EVENTS_LEAD, RoleId.PROCUREMENT_LEAD),
    *(RoleId.AUDITOR, RoleId.INVITATIONS_COORDINATOR, RoleId.EXECUTIVE),
)

PLANS = (
    Plan(
        slug="vale-hospitals",
        kind=OrganisationKind.TRUST,
        people="trust",
        staff=1600,
        seed=4,
        names=_people(*_FIRST, *_EVERY_ROLE),
    ),
    Plan(
        slug="downs-mental-health",
        kind=OrganisationKind.TRUST,
        people="mental-health",
        staff=700,
        seed=5,
        names=_people(*_FEW, start=19),
    ),
    Plan(
        slug="fells-ambulance",
        kind=OrganisationKind.AMBULANCE_TRUST,
        people="ambulance",
        staff=600,
        seed=6,
        names=_people(*_FEW, start=24),
    ),
    Plan(
        slug="alliance-of-boards",
        kind=OrganisationKind.MEMBERSHIP_BODY,
        people="membership-body",
        staff=200,
        seed=7,
        names=_people(*_FEW, *_OF_A_BODY, start=29),
    ),
)
"""The membership body comes last: the others are its members."""

SHARE_WITH_THE_BODY = ("vale-hospitals", "fells-ambulance")
EARLIER = {"vale-hospitals": 2021, "downs-mental-health": 2023, "fells-ambulance": 2023, "alliance-of-boards": 2024}
"""The first year each has figures for."""
