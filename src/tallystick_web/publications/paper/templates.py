"""The templates of papers, and the one environment that renders them: autoescaped, strict about names, no clock."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tallystick_web.publications", "jinja2"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **filled: Any) -> str:
    """What a template of papers makes of what it is filled with."""
    return _environment().get_template(template).render(**filled)
