"""A document as its canonical file and back: the same document gives the same bytes, whatever the machine."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from tallystick_web.publications.paper.document import (
    Block,
    Bullets,
    Callout,
    Cell,
    CellKind,
    Chart,
    ChartKind,
    Document,
    Facts,
    Mark,
    Paragraph,
    Section,
    Sign,
    Table,
    Tone,
)

FORM = 1


class UnknownForm(ValueError):
    """A file that is no document in the form that this version of the program reads."""


def to_bytes(document: Document) -> bytes:
    """The canonical file of a document. Raises UnicodeEncodeError where a text is no text."""
    held = {"form": FORM, "document": _plain(document)}
    return (json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode("utf-8")


def from_bytes(content: bytes) -> Document:
    """The document of a canonical file. Raises UnknownForm where it is none."""
    try:
        held = json.loads(content)
        if held["form"] != FORM:
            raise UnknownForm(f"a document of form {held['form']}, where form {FORM} is read")
        return _document(held["document"])
    except (KeyError, TypeError, AttributeError, ValueError) as fault:
        raise UnknownForm("this file is no document that can be read") from fault


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return {**named, "block": value.block} if hasattr(value, "block") else named
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.value if isinstance(value, Enum) else value


def _document(held: Mapping[str, Any]) -> Document:
    made = {
        **held,
        "cover": _facts(held["cover"]),
        "sections": tuple(_section(one) for one in held["sections"]),
        "annex": tuple(_table(one) for one in held["annex"]),
    }
    return Document(**made)


def _section(held: Mapping[str, Any]) -> Section:
    return Section(**{**held, "blocks": tuple(_block(one) for one in held["blocks"])})


def _block(held: Mapping[str, Any]) -> Block:
    return _READERS[held["block"]](held)


def _paragraph(held: Mapping[str, Any]) -> Paragraph:
    return Paragraph(**{**_bare(held), "tone": Tone(held["tone"])})


def _bullets(held: Mapping[str, Any]) -> Bullets:
    return Bullets(**{**_bare(held), "items": tuple(held["items"])})


def _table(held: Mapping[str, Any]) -> Table:
    rows = tuple(tuple(_cell(cell) for cell in row) for row in held["rows"])
    return Table(**{**_bare(held), "heads": tuple(held["heads"]), "rows": rows})


def _cell(held: Mapping[str, Any]) -> Cell:
    return Cell(**{**held, "kind": CellKind(held["kind"]), "sign": Sign(held["sign"])})


def _facts(held: Mapping[str, Any]) -> Facts:
    return Facts(rows=tuple((asks, says) for asks, says in held["rows"]))


def _callout(held: Mapping[str, Any]) -> Callout:
    return Callout(**_bare(held))


def _chart(held: Mapping[str, Any]) -> Chart:
    left, right = held["sides"]
    marks = tuple(Mark(**{**one, "sign": Sign(one["sign"])}) for one in held["marks"])
    return Chart(**{**_bare(held), "kind": ChartKind(held["kind"]), "marks": marks, "sides": (left, right)})


def _bare(held: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in held.items() if name != "block"}


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Block]] = {
    Paragraph.block: _paragraph,
    Bullets.block: _bullets,
    Table.block: _table,
    Facts.block: _facts,
    Callout.block: _callout,
    Chart.block: _chart,
}
