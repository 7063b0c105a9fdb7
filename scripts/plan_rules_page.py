"""The page about what a plan is made of: kinds of item, the stages each goes through, who may do what, and files."""

from collections.abc import Iterator

from markdown_parts import code, listed, page, table

from tallystick_web.organisations.rules import Capability, roles
from tallystick_web.plans.rules import Delivery, EvidenceGrade, Intervention, Kind, Stage, Voice
from tallystick_web.plans.sheets.columns import Column
from tallystick_web.plans.ways import Transition, transitions

_ABOUT_PLANS = (Capability.READ_PLAN, Capability.KEEP_PLAN, Capability.KEEP_TEAM_PLAN, Capability.AGREE_PLAN)


def plan_rules_page(intro: str) -> str:
    return page(
        "# Plans",
        intro,
        "## Kinds of item",
        table(("Kind", "Stands under"), ((capital(one.label), stands_under(one)) for one in Kind)),
        "Of another plan than its own, only an action serves something: an outcome.",
        "## Stages",
        diagram(),
        table(("From", "To", "What it is called", "What it asks for"), (way_row(one) for one in transitions())),
        "## Who may do what",
        table(("Role", *(one.label for one in _ABOUT_PLANS)), role_rows()),
        "Whoever is accountable for an item or leads it, or has a task for it, says what was done about it and reads "
        "it while it is a draft. A change of what was agreed is decided by another person than the one who asked.",
        "## What an action says",
        *(part for head, kind in _LISTS for part in (f"{head}:", listed(one.label for one in kind))),
        "## Columns of a file",
        "A plan that is taken along as a workbook, a Word document or a CSV file has these columns. In a cell with "
        "several values each has a line. A day is written 2027-03-31 in a CSV file.",
        table(("Column", "Name in the code"), ((one.head, code(one)) for one in Column)),
    )


_LISTS = (
    ("What it does", Intervention),
    ("How good the evidence is", EvidenceGrade),
    ("How it is going", Delivery),
    ("Where people say themselves whether an outcome has come about", Voice),
)


def capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def stands_under(kind: Kind) -> str:
    return " or ".join(one.label for one in Kind if one in kind.serves) or "nothing"


def diagram() -> str:
    """The stages and the ways between them, drawn by whatever shows Markdown."""
    stages = [f'    state "{one.label}" as {name_of(one)}' for one in Stage]
    ways = [f"    {name_of(one.source)} --> {name_of(one.target)}: {one.text}" for one in transitions()]
    ends = [f"    {name_of(one)} --> [*]" for one in Stage if not any(way.source is one for way in transitions())]
    begins = f"    [*] --> {name_of(Stage.DRAFT)}"
    return "\n".join(["```mermaid", "stateDiagram-v2", *stages, begins, *ways, *ends, "```"])


def name_of(stage: Stage) -> str:
    return str(stage).replace("-", "_")


def way_row(way: Transition) -> tuple[str, ...]:
    asked = (
        ("a reason", way.asks_reason),
        ("the item it goes into", way.asks_other),
        ("somebody who may agree", way.is_agreed),
    )
    return way.source.label, way.target.label, way.text, ", ".join(text for text, is_asked in asked if is_asked)


def role_rows() -> Iterator[tuple[str, ...]]:
    for role in roles().values():
        may = [one in role.capabilities for one in _ABOUT_PLANS]
        if any(may):
            yield (role.label, *("yes" if one else "" for one in may))
