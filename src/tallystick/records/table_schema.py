"""The schema of each kind of record in the form that others check tables with: Frictionless Table Schema."""

import json
from typing import Any

from tallystick.records.closed_lists import written
from tallystick.records.frames import RecordKind
from tallystick.records.schemas import Field, FieldType, Schema, schema

_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {
    FieldType.DATE: "date",
    FieldType.DECIMAL: "number",
    FieldType.PERCENT: "number",
    FieldType.WHOLE_NUMBER: "integer",
}


def table_schema(kind: RecordKind) -> dict[str, Any]:
    """The table schema of a kind, for tables whose headers are the titles we ask for."""
    of = schema(kind)
    return {
        "$schema": _PROFILE,
        "name": str(kind),
        "title": of.title,
        "description": of.row,
        "version": of.version,
        "sources": [{"title": of.source}],
        "fields": [_field(field) for field in of.fields],
        "fieldsMatch": "partial",
        "missingValues": [""],
        **_needs(of),
    }


def table_schema_json(kind: RecordKind) -> str:
    """The file: the same schema gives the same bytes."""
    return json.dumps(table_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _field(field: Field) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": field.title,
        "type": _TYPES.get(field.type, "string"),
        "description": field.meaning,
        "constraints": {"required": field.required},
        "tallystick": {
            "field": field.name,
            "type": str(field.type),
            "personal": field.personal,
            "alsoKnownAs": sorted({*field.prefer, *field.aliases}),
        },
    }
    values = written(field.type)
    if values:
        # Not an enumeration: words for the same, and local codes, are understood as well.
        described["examples"] = list(values)
    return described


def _needs(of: Schema) -> dict[str, Any]:
    groups = [[of.named(name).title for name in group] for group in of.one_of]
    return {"tallystick": {"atLeastOneOf": groups}} if groups else {}
