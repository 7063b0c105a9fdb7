"""Every register there is, by its id, in the order in which pages list them."""

from collections.abc import Mapping
from types import MappingProxyType

from tallystick_web.registers.columns import Register
from tallystick_web.registers.described.audits import AUDIT_TESTS, AUDITS, FINDING_RESPONSES, FINDINGS
from tallystick_web.registers.described.cases import CASES
from tallystick_web.registers.described.concerns import CONCERNS
from tallystick_web.registers.described.contacts import CONTACTS
from tallystick_web.registers.described.contracts import CONTRACT_RESULTS, CONTRACTS
from tallystick_web.registers.described.development import DEVELOPMENT_COUNTS
from tallystick_web.registers.described.elections import ELECTIONS_AND_STEPS
from tallystick_web.registers.described.events import EVENTS, OFFERS, PROGRAMMES
from tallystick_web.registers.described.experts import EXPERTS_AND_REQUESTS
from tallystick_web.registers.described.funding import FUNDING
from tallystick_web.registers.described.influence import INFLUENCE, OPENINGS, POSITIONS, PRIORITIES, REQUESTS
from tallystick_web.registers.described.initiatives import INITIATIVES_AND_COUNTS
from tallystick_web.registers.described.lists import LISTS
from tallystick_web.registers.described.media import COVERAGE, OUTLETS, RELATIONS
from tallystick_web.registers.described.networks import NETWORKS_AND_DIALOGUE
from tallystick_web.registers.described.outputs import LOOK_BACK_MARKS, LOOK_BACKS, MISSED_CHANCES, OUTPUTS
from tallystick_web.registers.described.pledges import PLEDGES
from tallystick_web.registers.described.policies import POLICIES
from tallystick_web.registers.described.resources import RESOURCES_AND_LEARNING
from tallystick_web.registers.described.stakeholders import MESSAGES, STAKEHOLDERS, WORK_PLANS
from tallystick_web.registers.described.suppliers import AGENCY_COUNTS, SUPPLIERS
from tallystick_web.registers.described.training import TRAINING

_EVERY: tuple[Register, ...] = (
    POLICIES,
    *TRAINING,
    *NETWORKS_AND_DIALOGUE,
    *CONCERNS,
    *EXPERTS_AND_REQUESTS,
    *RESOURCES_AND_LEARNING,
    CASES,
    PLEDGES,
    *ELECTIONS_AND_STEPS,
    *INITIATIVES_AND_COUNTS,
    FUNDING,
    LISTS,
    SUPPLIERS,
    AGENCY_COUNTS,
    CONTRACTS,
    CONTRACT_RESULTS,
    AUDITS,
    AUDIT_TESTS,
    FINDINGS,
    FINDING_RESPONSES,
    OUTPUTS,
    LOOK_BACKS,
    LOOK_BACK_MARKS,
    MISSED_CHANCES,
    EVENTS,
    OFFERS,
    PROGRAMMES,
    CONTACTS,
    OUTLETS,
    COVERAGE,
    RELATIONS,
    PRIORITIES,
    INFLUENCE,
    OPENINGS,
    REQUESTS,
    POSITIONS,
    STAKEHOLDERS,
    MESSAGES,
    WORK_PLANS,
    DEVELOPMENT_COUNTS,
)


def registers() -> Mapping[str, Register]:
    """Every register by its id."""
    return _BY_ID


_BY_ID = MappingProxyType({one.id: one for one in _EVERY})
