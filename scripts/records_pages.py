"""The page about records, and the table schemas beside it: written from the schemas that recognition goes by."""

from collections.abc import Iterator, Mapping

from markdown_parts import code, page, table

from tallystick.records.frames import RecordKind
from tallystick.records.recognise.headers import LOOKED_AT
from tallystick.records.schemas import Field, FieldType, Schema, schemas
from tallystick.records.table_schema import table_schema_json
from tallystick.records.template import what_to_write

HEADS = ("Column", "Needed", "Type", "What it holds", "Headers that are understood too")


def table_schemas() -> dict[str, str]:
    """The published schema of each kind of record, by its name under docs/reference."""
    return {f"records/{kind}.schema.json": table_schema_json(kind) for kind in RecordKind}


def records_page(intro: str, types: Mapping[str, str]) -> str:
    """Every kind of record with its columns, and what is written in a column of each type."""
    return page(
        "# Records",
        intro.format(lines=LOOKED_AT),
        *(part for of in schemas() for part in section(of)),
        "## What is written in a column",
        table(("Type", "What it is", "What to write"), (type_line(kind, types[kind]) for kind in FieldType)),
    )


def section(of: Schema) -> Iterator[str]:
    yield f"## {of.title}"
    yield f"{of.row} As a table schema: [{of.kind}.schema.json](records/{of.kind}.schema.json)."
    yield table(HEADS, (field_line(field) for field in of.fields))
    if of.one_of:
        titles = (" or ".join(of.named(name).title for name in group) for group in of.one_of)
        yield f"Needed as well, one of each: {'; '.join(titles)}."
    yield f"Source: {of.source}. Version {of.version}."


def field_line(field: Field) -> tuple[str, ...]:
    meaning = f"{field.meaning} Personal data." if field.personal else field.meaning
    others = ", ".join(dict.fromkeys((*field.prefer, *field.aliases)))
    return field.title, "yes" * field.required, code(field.type), meaning, others


def type_line(kind: FieldType, words: str) -> tuple[str, str, str]:
    return code(kind), words, what_to_write(Field(name="", title="", type=kind, meaning=""))
