"""What the first page of surveys and checklists says."""

from collections.abc import Collection
from dataclasses import dataclass

from tallystick_web.organisations.rules import Capability
from tallystick_web.questionnaires.set_rules import AnswerSet, SetKind
from tallystick_web.questionnaires.sets import sets_of


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The question sets of one kind, under a heading, with the page on which they are used (blank where not here)."""

    heading: str
    lead: str
    route: str
    sets: tuple[AnswerSet, ...]


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """The first page: a shelf for each kind of question set."""

    lead: str
    shelves: tuple[Shelf, ...]


_WORKED_WITH = frozenset({Capability.READ_SURVEYS, Capability.FILL_SHEETS})
_LEAD = "Ask people what they see, think about race while work is planned, and score the organisation with evidence."
_LEAD_TO_READ = (
    "Read every question that your organisation can ask, before anybody asks you. To answer a survey you need its "
    "link: whoever runs it sends it to you, and nobody learns what you said."
)
_SHELVES = (
    (
        SetKind.SURVEY,
        "Surveys",
        "Many people answer, and nobody learns who said what.",
        "waves",
        Capability.READ_SURVEYS,
    ),
    (
        SetKind.SHEET,
        "Prompts and checklists",
        "They are answered on the page of the work itself, or in a round that samples it.",
        "rounds",
        Capability.FILL_SHEETS,
    ),
    (
        SetKind.FRAMEWORK,
        "Scored frameworks",
        "The organisation scores itself with evidence, and a second person agrees.",
        "assessments",
        Capability.READ_PLAN,
    ),
    (
        SetKind.REFLECTION,
        "Reflections",
        "For their writers alone. Others see only how many have reflected.",
        "reflections",
        Capability.READ_PLAN,
    ),
)


def home_page(capabilities: Collection[Capability]) -> HomePage:
    """The shelves, each with a link to its page for those whom it opens for.

    To whom no survey or checklist opens, it is there to read what people are asked before they are.
    """
    return HomePage(
        lead=_LEAD_TO_READ if _WORKED_WITH.isdisjoint(capabilities) else _LEAD,
        shelves=tuple(
            Shelf(heading=heading, lead=lead, route=route if needs in capabilities else "", sets=sets_of(kind))
            for kind, heading, lead, route, needs in _SHELVES
        ),
    )
