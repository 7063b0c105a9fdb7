"""Every table of registers, and which of them is whose."""

from collections.abc import Mapping
from types import MappingProxyType

from tallystick_web.registers.models.audits import AuditFinding, AuditTest, BuyingAudit, FindingResponse
from tallystick_web.registers.models.bringing import RegisterColumnAnswer, RegisterFile
from tallystick_web.registers.models.cases import CaseStudy
from tallystick_web.registers.models.concerns import CarersPassportCount, ConcernCount, ConcernRoute
from tallystick_web.registers.models.contacts import Contact
from tallystick_web.registers.models.contracts import Contract, ContractResult
from tallystick_web.registers.models.development import DevelopmentCount
from tallystick_web.registers.models.elections import Election, ElectionStep
from tallystick_web.registers.models.entries import Entry, EntryChange, RegisterReading
from tallystick_web.registers.models.events import HeldEvent, Offer, Programme
from tallystick_web.registers.models.experts import Expert, ExpertRequest
from tallystick_web.registers.models.funding import Funding
from tallystick_web.registers.models.influence import InfluencePiece, InfluencePriority, Opening, Position, ViewRequest
from tallystick_web.registers.models.initiatives import HireCount, Initiative, InitiativeCount
from tallystick_web.registers.models.lists import ListEntry
from tallystick_web.registers.models.media import CoverageFound, Outlet, Relation
from tallystick_web.registers.models.networks import DialogueIssue, NetworkSponsor, NetworkSupport, StaffNetwork
from tallystick_web.registers.models.outputs import LookBack, LookBackMark, MissedChance, Output
from tallystick_web.registers.models.parts import PartStep, TakenPart
from tallystick_web.registers.models.pledges import Pledge
from tallystick_web.registers.models.policies import Policy
from tallystick_web.registers.models.resources import LearningNote, Resource, ResourceUse
from tallystick_web.registers.models.stakeholders import Stakeholder, StakeholderMessage, WorkPlan
from tallystick_web.registers.models.suppliers import AgencyCount, Supplier
from tallystick_web.registers.models.training import Course, LearningTime, PanelCount, TrainingCount

_TABLES: tuple[type[Entry], ...] = (
    Policy,
    Course,
    TrainingCount,
    PanelCount,
    LearningTime,
    StaffNetwork,
    NetworkSponsor,
    NetworkSupport,
    DialogueIssue,
    ConcernCount,
    ConcernRoute,
    CarersPassportCount,
    Expert,
    ExpertRequest,
    Resource,
    ResourceUse,
    LearningNote,
    CaseStudy,
    Pledge,
    Election,
    ElectionStep,
    Initiative,
    InitiativeCount,
    HireCount,
    Funding,
    ListEntry,
    Supplier,
    AgencyCount,
    Contract,
    ContractResult,
    BuyingAudit,
    AuditTest,
    AuditFinding,
    FindingResponse,
    Output,
    LookBack,
    LookBackMark,
    MissedChance,
    HeldEvent,
    Offer,
    Programme,
    Contact,
    Outlet,
    CoverageFound,
    Relation,
    InfluencePriority,
    InfluencePiece,
    Opening,
    ViewRequest,
    Position,
    Stakeholder,
    StakeholderMessage,
    WorkPlan,
    DevelopmentCount,
)


def tables() -> Mapping[str, type[Entry]]:
    """The table of each register, by its id."""
    return _BY_REGISTER


_BY_REGISTER = MappingProxyType({one.register: one for one in _TABLES})

__all__ = [
    "AgencyCount",
    "AuditFinding",
    "AuditTest",
    "BuyingAudit",
    "CarersPassportCount",
    "ConcernCount",
    "ConcernRoute",
    "Contact",
    "Contract",
    "ContractResult",
    "CoverageFound",
    "DevelopmentCount",
    "Entry",
    "EntryChange",
    "FindingResponse",
    "HeldEvent",
    "InfluencePiece",
    "InfluencePriority",
    "LookBack",
    "LookBackMark",
    "MissedChance",
    "Offer",
    "Opening",
    "Outlet",
    "Output",
    "PartStep",
    "Policy",
    "Position",
    "Programme",
    "RegisterColumnAnswer",
    "RegisterFile",
    "RegisterReading",
    "Relation",
    "Stakeholder",
    "StakeholderMessage",
    "Supplier",
    "TakenPart",
    "ViewRequest",
    "WorkPlan",
    "tables",
]
