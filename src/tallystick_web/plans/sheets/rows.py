"""A plan as rows of a table: one for each item that the reader may read, in the order of the plan."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tallystick_web.core.sheets.text import Value
from tallystick_web.plans.network import Network, Node
from tallystick_web.plans.rules import Kind
from tallystick_web.plans.sheets.columns import Column

Row = Mapping[Column, Value]
"""The filled cells of a row."""

_LETTERS = {Kind.COMMITMENT: "C", Kind.OBJECTIVE: "O", Kind.OUTCOME: "OC", Kind.ACTION: "A", Kind.SUCCESS: "M"}
_SAID = (
    Column.NOTE,
    Column.ACCOUNTABLE_TITLE,
    Column.LEAD_TITLE,
    Column.STARTS_ON,
    Column.DUE_ON,
    Column.INTERVENTION,
    Column.CAUSE,
    Column.HOW,
    Column.EVIDENCE_GRADE,
    Column.EVIDENCE_SOURCE,
    Column.COST,
    Column.HOURS,
    Column.VOICE,
)
_LONDON = ZoneInfo("Europe/London")


def rows_of(network: Network, *, people: Mapping[UUID, str], measures: Mapping[str, str]) -> list[Row]:
    """The rows of a plan. ``people`` and ``measures`` are what each is called, by id."""
    nodes = sorted(network.nodes.values(), key=lambda one: (list(Kind).index(one.kind), one.place, str(one.id)))
    references = _references(nodes)
    return [_row(node, network, references, people, measures) for node in nodes]


def _references(nodes: list[Node]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for kind, letters in _LETTERS.items():
        found |= {
            one.id: f"{letters}{number}" for number, one in enumerate((one for one in nodes if one.kind is kind), 1)
        }
    return found


def _row(
    node: Node,
    network: Network,
    references: Mapping[UUID, str],
    people: Mapping[UUID, str],
    measures: Mapping[str, str],
) -> Row:
    wording = node.wording
    cells: dict[Column, Any] = {
        Column.REFERENCE: references[node.id],
        Column.KIND: node.kind.label,
        Column.TEXT: wording.text,
        Column.UNDER: "\n".join(_uppers(node, network, references)),
        Column.ACCOUNTABLE: people.get(wording.accountable, "") if wording.accountable else "",
        Column.LEAD: people.get(wording.lead, "") if wording.lead else "",
        Column.MEASURES: "\n".join(measures.get(one, one) for one in node.measures),
        Column.STAGE: node.stage.label,
    }
    cells |= {column: _value(getattr(wording, column)) for column in _SAID}
    cells |= _expected(node, measures) | _update(node)
    return {column: cells[column] for column in Column if cells.get(column) not in (None, "")}


def _uppers(node: Node, network: Network, references: Mapping[UUID, str]) -> list[str]:
    """The references of what an item stands under; of what is in another plan, its words."""
    others = [network.outside.get(one) for one in node.uppers]
    return [
        *(references[one] for one in node.uppers if one in references),
        *(one.wording.text for one in others if one is not None),
    ]


def _value(value: Any) -> Any:
    return value.label if hasattr(value, "label") else value


def _expected(node: Node, measures: Mapping[str, str]) -> dict[Column, Any]:
    expected = node.wording.expected
    if expected is None:
        return {}
    return {
        Column.EXPECTED_MEASURE: measures.get(expected.measure, expected.measure),
        Column.EXPECTED_DIRECTION: expected.direction.label,
        Column.EXPECTED_SIZE: expected.size,
        Column.EXPECTED_BY: expected.by,
    }


def _update(node: Node) -> dict[Column, Any]:
    if node.update is None:
        return {}
    return {
        Column.STATUS: node.update.delivery.label,
        Column.UPDATE: node.update.said,
        Column.NEXT: node.update.next,
        Column.UPDATED_ON: node.update.at.astimezone(_LONDON).date(),
    }
