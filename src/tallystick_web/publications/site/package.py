"""What the open data is described with: a Frictionless data package with a Table Schema for each file of lines."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from tallystick_web.publications.site.content import Site
from tallystick_web.publications.site.figures import FIGURE_COLUMNS, NUMBERS, PLAN_COLUMNS

_TYPES = {**dict.fromkeys(NUMBERS, "number"), "as_of": "date", "due_on": "date", "updated_on": "date"} | {
    "is_late": "boolean"
}
_TABLES = {"figures": FIGURE_COLUMNS, "plan": PLAN_COLUMNS}


def data_package(site: Site, files: Mapping[str, bytes]) -> bytes:
    """The description of ``data/figures.csv`` and ``data/plan.csv``, which stands beside them."""
    said = {
        "profile": "tabular-data-package",
        "name": f"{site.frozen.slug}-{site.slug}-{site.number}",
        "title": f"{site.frozen.organisation}: {site.title}, edition {site.number}",
        "resources": [_resource(name, columns, files[f"data/{name}.csv"]) for name, columns in _TABLES.items()],
    }
    return as_json(said)


def as_json(said: Any) -> bytes:
    """JSON that is the same for the same values."""
    return (json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False) + "\n").encode()


def _resource(name: str, columns: Mapping[str, str], content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {"name": one, "type": _TYPES.get(one, "string"), "description": what} for one, what in columns.items()
            ],
            "missingValues": [""],
        },
    }
